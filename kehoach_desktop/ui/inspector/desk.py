"""What the panes work on: the draft, where its office stands, and the registers read from the store."""

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ...domain.format_standard import Ruleset
from ...domain.plan import Plan
from ...domain.plan_changes import Change
from ...domain.plan_edits import Edited, Place, has_spot
from ...errors import KnownError
from ...operations.inspecting.edits import with_text
from ...operations.inspecting.offers import Offers
from ...operations.inspecting.registers import Registers, registers
from ...operations.inspecting.search import AddressIndex
from ...operations.inspecting.standpoint import Standpoint
from ...operations.rulesets import ruleset
from ..background import run
from ..editor.draft import Draft

_ALL = frozenset(field.name for field in fields(Plan))


class Desk(QObject):
    """`changed(names)`: these fields of the plan are others. `text_changed`: blocks of its body are.
    `registers_changed`: the lists of the office are. `failed`: one sentence for the clerk.
    """

    changed = Signal(object)
    text_changed = Signal()
    registers_changed = Signal()
    failed = Signal(str)

    def __init__(self, draft: Draft, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft, self.data_dir = draft, data_dir
        self.known: Registers | None = None
        self._index: AddressIndex | None = None
        self._offers: Offers | None = None
        self._here: tuple[tuple[object, ...], Standpoint] | None = None
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.draft.changed.connect(self._tell)
        self.draft.replaced.connect(self._start_anew)

    def _tell(self, change: Change, _: Place) -> None:
        """Keys in the body are none of most panes' business."""
        if change.fields:
            self.changed.emit(change.field_names)
        if change.blocks:
            self.text_changed.emit()

    def _start_anew(self) -> None:
        """Another plan: it may be of another office."""
        self.changed.emit(_ALL)
        self.text_changed.emit()
        self.load()

    # ---------------------------------------------------------------- the plan

    @property
    def plan(self) -> Plan:
        return self.draft.plan

    @property
    def rules(self) -> Ruleset:
        return ruleset(self.plan.ruleset)

    def push(self, edited: Edited | None) -> bool:
        """Makes the deed part of the draft; False when it changes nothing."""
        if edited is None:
            return False
        before = edited.caret if has_spot(self.plan, edited.caret.spot) else None
        return self.draft.push(edited, before)

    def type_text(self, spot: str, text: str, title: str) -> bool:
        """What stands in a line now. Keys of one word are one step of undo; False when it does not fit there."""
        edited = with_text(self.plan, spot, text, title)
        if edited is None:
            return False
        self.draft.push(edited, Place(spot), self.draft.word_key(spot))
        return True

    def end_word(self) -> None:
        self.draft.end_word()

    # ---------------------------------------------------------------- the office

    def here(self) -> Standpoint | None:
        """Where the office of the plan stands; None until the registers are read."""
        if self.known is None:
            return None
        plan = self.plan
        told = (plan.ruleset, plan.parent_body, plan.issuing_body, plan.issue_date, plan.house_style)
        if self._here is None or self._here[0] != told:
            self._here = told, self.known.standpoint(plan)
        return self._here[1]

    def index(self) -> AddressIndex | None:
        here = self.here()
        if here is None or self.known is None:
            return None
        if self._index is None or self._index.here != here:
            self._index, self._offers = AddressIndex(self.known, here), None
        return self._index

    def offers(self) -> Offers | None:
        index = self.index()
        if index is not None and self._offers is None:
            self._offers = Offers(index)
        return self._offers

    def load(self, then: Callable[[], None] | None = None) -> None:
        """Reads the registers, beside the window; `then` is done when they are there."""
        plan, data_dir = self.plan, self.data_dir

        def read() -> tuple[Registers, AddressIndex]:
            known = registers(data_dir, plan)
            return known, AddressIndex(known, known.standpoint(plan))

        def take(found: tuple[Registers, AddressIndex]) -> None:
            self._take(*found)
            if then is not None:
                then()

        run(read, take, self._fail, owner=self)

    def save(self, work: Callable[[], object], then: Callable[[], None] | None = None) -> None:
        """Changes a register, and reads all of them anew; `then` is not done where one of both fails."""
        run(work, lambda _: self.load(then), self._fail, owner=self)

    def _take(self, known: Registers, index: AddressIndex) -> None:
        self.known, self._index = known, index
        self.draft.deadline_rules = known.deadline_rules
        self._offers = self._here = None
        self.registers_changed.emit()

    def _fail(self, error: KnownError) -> None:
        self.failed.emit(str(error))
