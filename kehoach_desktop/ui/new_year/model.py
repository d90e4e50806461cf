"""The lines of the dialog: years that may change, each with its tick, then what is marked to be looked at."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ...domain.new_year import Mark, Proposal, Renewal
from .words import place_of, place_words

LINE = Qt.ItemDataRole.UserRole
NO_YEARS = "Không có năm nào cần đổi."

_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Heading:
    words: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence in the place of lines that there are none of."""

    words: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year that changes when it is ticked."""

    proposal: Proposal
    place: str


@dataclass(frozen=True, slots=True)
class Look:
    """Something that nobody changes but the clerk."""

    mark: Mark
    place: str


Line = Heading | Remark | Year | Look


def lines_of(renewal: Renewal) -> Iterator[Line]:
    places = place_words(renewal.source)
    yield Heading("Năm có thể đổi")
    if not renewal.proposals:
        yield Remark(NO_YEARS)
    for proposal in renewal.proposals:
        yield Year(proposal, place_of(proposal.spot, places))
    for words, marks in (
        ("Cơ quan đã kết thúc hoạt động, cần xem lại", renewal.ended_bodies),
        ("Căn cứ cũ, cần xem lại", renewal.old_bases),
    ):
        if marks:
            yield Heading(words)
        for mark in marks:
            yield Look(mark, place_of(mark.spot, places))


class NewYearModel(QAbstractListModel):
    """`ticked`: another set of years is to be changed."""

    ticked = Signal()

    def __init__(self, renewal: Renewal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = list(lines_of(renewal))
        self._accepted = set(renewal.defaults)
        self._all = {one.number for one in renewal.proposals}

    @property
    def accepted(self) -> frozenset[int]:
        return frozenset(self._accepted)

    @property
    def total(self) -> int:
        return len(self._all)

    def tick_all(self) -> None:
        self._set(set(self._all))

    def tick_none(self) -> None:
        self._set(set())

    def toggle(self, index: Index) -> None:
        line = self.lines[index.row()] if index.isValid() else None
        if isinstance(line, Year):
            self._set(self._accepted ^ {line.proposal.number})

    def _set(self, accepted: set[int]) -> None:
        if accepted != self._accepted:
            self._accepted = accepted
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))
            self.ticked.emit()

    # ---------------------------------------------------------------- what Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        can_be_met = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        match self.lines[index.row()]:
            case Year():
                return can_be_met | Qt.ItemFlag.ItemIsUserCheckable
            case Look():
                return can_be_met
            case _:
                return Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(line)
            case Qt.ItemDataRole.CheckStateRole if isinstance(line, Year):
                is_ticked = line.proposal.number in self._accepted
                return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
            case _ if role == LINE:
                return line
        return None


def _spoken(line: Line) -> str:
    match line:
        case Year(proposal, place):
            sentence = f"{proposal.before}{proposal.old}{proposal.after}".strip()
            return f"{place}: đổi {proposal.old} thành {proposal.new} trong “{sentence}”. {proposal.why}"
        case Look(mark, place):
            return f"{place}: {mark.text}. {mark.why}"
        case _:
            return line.words
