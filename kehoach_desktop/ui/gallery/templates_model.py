"""The templates as a list, and what of it is shown: one side, those that hold the words, one's own level first."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from ...domain.format_standard import Side
from ...domain.templates import Template
from ...domain.templates.template import Level
from ...domain.vietnamese import fold

Index = QModelIndex | QPersistentModelIndex
OWN = "own"
_FEWEST_WORDS = 2  # "Kế hoạch trống" says nothing without its kind


class TemplateRole(IntEnum):
    TEMPLATE = Qt.ItemDataRole.UserRole + 1
    ICON = Qt.ItemDataRole.UserRole + 2
    SECOND_LINE = Qt.ItemDataRole.UserRole + 3
    SHORT_NAME = Qt.ItemDataRole.UserRole + 4  # without the kind, which the second line says


class TemplatesModel(QAbstractListModel):
    """`kinds` are the names of the types of documents, by side and code."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Template] = []
        self._kinds: dict[tuple[str, str], str] = {}

    def set_rows(self, templates: Sequence[Template], kinds: dict[tuple[str, str], str]) -> None:
        self.beginResetModel()
        self._rows, self._kinds = list(templates), kinds
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        template = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return template.name
            case Qt.ItemDataRole.ToolTipRole:
                return template.description
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{template.name}, {self._second_line(template)}"
            case TemplateRole.TEMPLATE:
                return template
            case TemplateRole.ICON:
                return template.icon
            case TemplateRole.SECOND_LINE:
                return self._second_line(template)
            case TemplateRole.SHORT_NAME:
                return self._short_name(template)
        return None

    def _kind(self, template: Template) -> str:
        return self._kinds.get((template.side.value, template.document_kind), template.document_kind)

    def _short_name(self, template: Template) -> str:
        rest = template.name.removeprefix(f"{self._kind(template)} ")
        is_whole = rest.startswith("của ") or len(rest.split()) < _FEWEST_WORDS
        return template.name if is_whole else rest[:1].upper() + rest[1:]

    def _second_line(self, template: Template) -> str:
        kind = self._kind(template)
        if not template.fields:
            return f"{kind} · chỉ có đầu và cuối văn bản"
        return f"{kind} · {len(template.fields)} ô điền"


class ShownTemplates(QSortFilterProxyModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._side = Side.PARTY.value
        self._own: frozenset[str] = frozenset()
        self._level = Level.ANY
        self.setDynamicSortFilter(True)
        self.sort(0)

    def show_only(self, side: str, words: str) -> None:
        """`side` is a `Side`, or `OWN` for the templates of the office."""
        self.beginFilterChange()
        self._side, self._words = side, fold(words).split()
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def set_office(self, level: Level, own: frozenset[str]) -> None:
        """`own` are the ids of the templates of the office's own."""
        self._level, self._own = level, own
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        template = self._template(self.sourceModel().index(row, 0, parent))
        is_own = template.id in self._own
        if is_own is not (self._side == OWN) or (not is_own and template.side.value != self._side):
            return False
        text = fold(f"{template.name} {template.description}")
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        return self._rank(left) < self._rank(right)

    def _rank(self, index: Index) -> tuple[bool, int]:
        """Templates for another level come last; the source's own order counts otherwise."""
        template = self._template(index)
        is_other = Level.ANY not in (self._level, template.level) and template.level is not self._level
        return is_other, index.row()

    def _template(self, index: Index) -> Template:
        template = index.data(TemplateRole.TEMPLATE)
        assert isinstance(template, Template)
        return template
