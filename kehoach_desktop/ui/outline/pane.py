"""The pane "Mục lục": what the plan is made of, where the caret stands, another order by drag or Alt+arrows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.blanks import Place
from ...domain.layout.context import Context
from ...domain.numbering import Labels
from ...domain.plan_changes import Change
from ...operations.rulesets import ruleset
from ..editor.draft import Draft
from ..theme import restyle, theme
from ..widgets import IconMark, TextLabel
from . import moving
from .entries import entries_of, is_listed
from .model import OutlineModel
from .view import OutlineView

_LABELS = frozenset({"ruleset", "house_style"})  # fields that change the form of labels


class Outline(QFrame):
    """The signals:

    place_requested(Place): the clerk wants to be there.
    told(sentence): what was moved; Ctrl+Z takes it back.
    left(): Esc, back to the paper.
    """

    place_requested = Signal(object)
    told = Signal(str)
    left = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        restyle(self, kind="panel")
        self.model = OutlineModel(self)
        self.view = OutlineView(self.model)
        self.setFocusProxy(self.view)
        self._lay_out()
        self._read()
        self._connect_signals()

    def _lay_out(self) -> None:
        self.title = TextLabel("Mục lục", "strong", lines=1)
        self.pages = TextLabel("", "caption", "muted", lines=1)
        self.pages.hide()
        row = QHBoxLayout()
        row.addWidget(IconMark("list-tree", "muted"))
        row.addWidget(self.title, 1)
        row.addWidget(self.pages)
        self._head = row
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self._fit()

    def _fit(self) -> None:
        # A head as high as a control, with the icon where the rows have their arrows.
        above = (theme.size("control") - theme.line_height()) // 2
        self._head.setContentsMargins(theme.space("gap"), above, theme.space("gap"), above)
        self._head.setSpacing(theme.px(6))

    def _connect_signals(self) -> None:
        # draft
        self._draft.changed.connect(self._follow)
        self._draft.replaced.connect(self._read)
        # view
        self.view.chosen.connect(lambda spot: self.place_requested.emit(Place(spot)))
        self.view.move_asked.connect(self._move)
        self.view.left.connect(self.left)
        theme.changed.connect(self._fit)

    def enter(self) -> None:
        """The keyboard comes in."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def set_read_only(self, is_read_only: bool) -> None:
        self.view.set_read_only(is_read_only)

    # ---------------------------------------------------------------- the caret

    def show_place(self, place: Place) -> None:
        """Where the caret of the paper is."""
        before = self.model.here
        self.model.set_caret(place.spot)
        if self.model.here != before:
            self.view.show_here()

    def show_pages(self, words: str) -> None:
        """Which pages of the print are in view, as in "Trang 1–2"; "" while nobody knows."""
        self.pages.setText(words)
        self.pages.setVisible(bool(words))

    # ---------------------------------------------------------------- the plan

    def _forms(self) -> Labels:
        plan = self._draft.plan
        return Context(ruleset(plan.ruleset), plan.layout, plan.house_style).labels

    def _read(self) -> None:
        self.model.set_entries(entries_of(self._draft.plan, self._forms()))

    def _follow(self, change: Change) -> None:
        """Words of a paragraph are none of the outline's; a heading's are, and everything that may number anew."""
        blocks = change.blocks
        if change.is_structural or change.field_names & _LABELS:
            self._read()
        elif blocks is not None and any(map(is_listed, blocks.new)):
            self.model.set_entries(self.model.entries.with_words_of(blocks.new))

    def _move(self, spot: str, gap: int) -> None:
        before = self.model.entries
        number = before.number_of(spot)
        if number is None:
            return
        if self._draft.push(moving.moved(self._draft.plan, before, number, gap)):
            row = self.model.row_of(spot)
            if row is not None:
                self.view.select(row)
            self.told.emit(moving.moved_words(before, self.model.entries, spot))
