"""The clerk's hand on the paper: caret and selection, and what each deed makes of the plan.

Every deed is one edit pushed to the draft; the rows follow when the draft says so. Letters of one word are one step to
undo: the word is counted on at a space, a mark, a click, and when the caret leaves the field or block. NFC is made when
the word ends, not before: an input tool counts its Backspaces in what it sent itself.
"""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QObject, Signal

from ...domain import plan_edits as edits
from ...domain.blanks import Place
from ...domain.format_standard.ruleset import Ruleset
from ...domain.plan import Block, Plan, Recipient, Role
from ...domain.plan_edits import Edited, Look
from ...operations.rulesets import ruleset
from .blank_walk import next_blank
from .caret import CaretMoves, Selection, is_in_word
from .draft import Draft
from .keys import Deed
from .page_rows import PageRows
from .rows import Inks

_RECIPIENTS = "recipients/"


class Hand(QObject):
    """Signals: `moved` – caret or selection are elsewhere; `rows_changed` – what is shown is another."""

    moved = Signal()
    rows_changed = Signal()

    def __init__(self, draft: Draft, inks: Inks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.rows = PageRows(draft.plan, ruleset(draft.plan.ruleset), inks)
        self.moves = CaretMoves(self.rows)
        start = self.moves.nearest(Place(draft.plan.blocks[0].id if draft.plan.blocks else "subject"))
        self.selection = Selection(start, start)
        self.is_in_use = False  # whether a change from elsewhere may move the caret
        self.has_jumped = False  # while the caret is put into another block or field, not moved there step by step
        self._is_walking = False
        self.is_bystander = False  # while the plan changes under it, and its caret is of no interest
        self._goal: float | None = None
        self._look: Look | None = None
        self._is_pushing = False
        self._deeds: dict[Deed, Callable[[], None]] = {
            Deed.SELECT_ALL: self.select_all,
            Deed.NEW_BLOCK: self.new_block,
            Deed.LINE_BREAK: self.break_line,
            Deed.LEVEL_DOWN: lambda: self.shift_level(1),
            Deed.LEVEL_UP: lambda: self.shift_level(-1),
            Deed.ERASE_BEFORE: self.erase_before,
            Deed.ERASE_AFTER: lambda: self._erase(edits.delete_after),
            Deed.ERASE_WORD_BEFORE: lambda: self._erase(edits.delete_word_before),
            Deed.ERASE_WORD_AFTER: lambda: self._erase(edits.delete_word_after),
            Deed.MOVE_UP: self.move_up,
            Deed.MOVE_DOWN: self.move_down,
            Deed.BOLD: self.toggle_bold,
            Deed.ITALIC: self.toggle_italic,
            Deed.UNDO: self.undo,
            Deed.REDO: draft.redo,
        }
        draft.changed.connect(self._follow)
        draft.replaced.connect(self._begin)

    @property
    def plan(self) -> Plan:
        return self._draft.plan

    @property
    def ruleset(self) -> Ruleset:
        return self.rows.ruleset

    @property
    def head(self) -> Place:
        return self.selection.head

    @property
    def is_in_body(self) -> bool:
        return self.rows.block_number(self.head.spot) is not None

    def does(self, deed: Deed) -> bool:
        """Whether a deed was one of these, and has been done."""
        done = self._deeds.get(deed)
        if done:
            done()
        return done is not None

    # ------------------------------------------------------------ caret and selection

    def select(self, anchor: Place, head: Place) -> None:
        """Puts the selection there; a field that is left is finished first."""
        anchor, head = self.moves.nearest(anchor), self.moves.nearest(head)
        if anchor.spot != head.spot:
            head = self.moves.kept_together(anchor, head)
        is_elsewhere = head.spot != self.head.spot
        if is_elsewhere:
            anchor, head = self._leave(anchor, head)
        self.has_jumped = is_elsewhere and anchor.spot == head.spot and not self._is_walking
        self._put(Selection(anchor, head))
        self.has_jumped = False

    def go_to(self, place: Place) -> None:
        self.select(place, place)

    def choose(self, place: Place) -> None:
        """A click: the caret, or the whole blank that was clicked on."""
        self.select(*(self._atom_around(place) or (place, place)))

    def _atom_around(self, place: Place) -> tuple[Place, Place] | None:
        for start, end in self.moves.atoms(place.spot):
            if start <= place.offset < end:
                return Place(place.spot, start), Place(place.spot, end)
        return None

    def leave(self) -> None:
        """The paper loses the focus: what was being written is finished."""
        had_kept = self.rows.kept is not None
        selection = Selection(*self._leave(self.selection.anchor, self.head))
        if had_kept or selection != self.selection:
            self._put(selection)

    def _put(self, selection: Selection) -> None:
        self._goal = None
        if selection.head != self.head:
            self._look = None
        self.selection = selection
        self._draft.set_caret(selection.head)
        self.moved.emit()

    def _leave(self, anchor: Place, head: Place) -> tuple[Place, Place]:
        """The word ends; a line of Nơi nhận is read, and one that stayed empty goes."""
        self.finish_word()
        spot = self.head.spot
        if self.rows.kept:
            self.rows.keep(None)
            anchor, head = self.moves.nearest(anchor), self.moves.nearest(head)
            self.rows_changed.emit()
        if not spot.startswith(_RECIPIENTS) or not spot[len(_RECIPIENTS) :].isdecimal():
            return anchor, head
        number, before = int(spot[len(_RECIPIENTS) :]), len(self.plan.recipients)
        edited = edits.finish_recipient(self.plan, number, self.ruleset)
        if edited is None:
            return anchor, head
        self.push(edited)
        if len(self.plan.recipients) < before:
            anchor, head = _one_line_less(anchor, number), _one_line_less(head, number)
        return self.moves.nearest(anchor), self.moves.nearest(head)

    def move(self, deed: Deed, *, keeps_anchor: bool, page: float = 0.0) -> None:
        """One of the moves; `page` is how far a page is, in twips."""
        goal = self._goal
        if not keeps_anchor and not self.selection.is_empty and deed in (Deed.LEFT, Deed.RIGHT):
            first, last = self.moves.ordered(self.selection)
            self.go_to(first if deed is Deed.LEFT else last)
            return
        if deed in (Deed.UP, Deed.DOWN, Deed.PAGE_UP, Deed.PAGE_DOWN):
            row, position = self.moves.row_of(self.head)
            caret = row.caret(position)
            goal = caret.x() if goal is None else goal
            head = self._vertical(deed, goal, caret.center().y(), page)
        else:
            head, goal = self._moved(deed), None
        self._is_walking = True
        self.select(self.selection.anchor if keeps_anchor else head, head)
        self._is_walking = False
        self._goal = goal

    def _vertical(self, deed: Deed, x: float, y: float, page: float) -> Place:
        match deed:
            case Deed.UP:
                return self.moves.above(self.head, x)
            case Deed.DOWN:
                return self.moves.below(self.head, x)
            case Deed.PAGE_UP:
                return self.moves.place_at(x, y - page) or self.head
            case _:
                return self.moves.place_at(x, y + page) or self.head

    def _moved(self, deed: Deed) -> Place:
        moves, head = self.moves, self.head
        spots = self.rows.spots()
        found: dict[Deed, Callable[[], Place]] = {
            Deed.LEFT: lambda: moves.left(head),
            Deed.RIGHT: lambda: moves.right(head),
            Deed.WORD_LEFT: lambda: moves.word_left(head),
            Deed.WORD_RIGHT: lambda: moves.word_right(head),
            Deed.LINE_START: lambda: moves.line_start(head),
            Deed.LINE_END: lambda: moves.line_end(head),
            Deed.BLOCK_UP: lambda: Place(head.spot) if head.offset else moves.next_spot(head, -1),
            Deed.BLOCK_DOWN: lambda: moves.next_spot(head, 1),
            Deed.START: lambda: Place(spots[0]),
            Deed.END: lambda: moves.spot_ends(Place(spots[-1]))[1],
        }
        return found[deed]()

    def select_all(self) -> None:
        everything = self.moves.everything(self.head)
        self.select(everything.anchor, everything.head)

    def select_word(self, place: Place) -> None:
        self.select(*self.moves.word_at(place))

    def select_spot(self, place: Place) -> None:
        self.select(*self.moves.spot_ends(place))

    def go_to_blank(self, step: int) -> str | None:
        """The next or previous thing that is still missing, selected whole; its name, None where nothing is."""
        chosen = next_blank(self.rows, self.moves, self.selection, step)
        if chosen is None:
            return None
        around = edits.blank_at(self.plan, chosen.place) or self._atom_around(chosen.place)
        self.select(*(around or (chosen.place, chosen.place)))
        return chosen.name

    # ------------------------------------------------------------ typing

    def type_text(self, text: str) -> None:
        """Letters from the keyboard or an input method."""
        selection = self.selection
        edited = edits.replace_text(self.plan, selection.anchor, selection.head, text, self._look)
        if edited.plan is self.plan and edited.caret == self.head:
            return
        look = self._look
        self.push(edited, self._merge_key() if selection.is_empty else None)
        self._look = look
        if text and not is_in_word(text[-1]):
            self.finish_word()
            if text == " " and (formatted := edits.autoformat(self.plan, self.head)):
                self.push(formatted)

    def finish_word(self) -> None:
        """A word has ended: its letters are composed, and what is typed next is another step."""
        edited = edits.compose_word(self.plan, self.head)
        if edited.plan is not self.plan:
            self.push(edited, self._merge_key())
        self._draft.end_word()

    def _merge_key(self) -> Hashable:
        return self._draft.word_key(self.head.spot)

    def erase_selection(self) -> bool:
        if self.selection.is_empty:
            return False
        self.push(edits.replace_text(self.plan, self.selection.anchor, self.selection.head, ""))
        return True

    def erase_before(self) -> None:
        """Backspace: one code point, as input tools count."""
        self._erase(edits.delete_before)

    def _erase(self, edit: Callable[[Plan, Place], Edited]) -> None:
        if self.erase_selection():
            return
        edited = edit(self.plan, self.head)
        is_in_spot = edited.caret.spot == self.head.spot and len(edited.plan.blocks) == len(self.plan.blocks)
        self.push(edited, self._merge_key() if is_in_spot else None)

    # ------------------------------------------------------------ blocks and looks

    def new_block(self) -> None:
        """Enter: in the body a new block, in Nơi nhận a new line, in any other field on to the next."""
        self.finish_word()
        if self.is_in_body:
            self.push(edits.split_block(self.plan, self.selection.anchor, self.head))
        elif self._is_written_recipient():
            number = int(self.head.spot[len(_RECIPIENTS) :])
            if finished := edits.finish_recipient(self.plan, number, self.ruleset):
                self.push(finished)
            self.push(edits.add_recipients(self.plan, [Recipient("")], number + 1))
        else:
            self.go_to(self.moves.next_spot(self.head, 1))

    def _is_written_recipient(self) -> bool:
        return self.head.spot.startswith(_RECIPIENTS) and bool(self.rows.text_of(self.head.spot).strip())

    def break_line(self) -> None:
        self.finish_word()
        self.push(edits.break_line(self.plan, self.selection.anchor, self.head))

    def shift_level(self, by: int) -> None:
        """Tab and Shift+Tab: a level down or up, or the next or previous field."""
        if self.is_in_body:
            self.finish_word()
            self.push(edits.shift_level(self.plan, self.selection.anchor, self.head, by))
        else:
            self.go_to(self.moves.next_spot(self.head, by))

    def set_role(self, role: Role) -> None:
        self._on_blocks(edits.set_role(self.plan, self.selection.anchor, self.head, role))

    def move_up(self) -> None:
        self._on_blocks(edits.move_up(self.plan, self.selection.anchor, self.head))

    def move_down(self) -> None:
        self._on_blocks(edits.move_down(self.plan, self.selection.anchor, self.head))

    def _on_blocks(self, edited: Edited) -> None:
        if self.is_in_body:
            self.push(edited)

    def toggle_bold(self) -> None:
        self._toggle(edits.toggle_bold, "bold")

    def toggle_italic(self) -> None:
        self._toggle(edits.toggle_italic, "italic")

    def _toggle(self, edit: Callable[[Plan, Place, Place], Edited], name: str) -> None:
        if not self.is_in_body:
            return
        if not self.selection.is_empty:
            self.push(edit(self.plan, self.selection.anchor, self.head))
            return
        bold, italic = self.look.bold, self.look.italic
        self._look = Look(not bold, italic) if name == "bold" else Look(bold, not italic)
        self.moved.emit()

    @property
    def look(self) -> Look:
        """What bold and italic show: of the selection, or of what would be typed."""
        return self._look or edits.look_at(self.plan, self.selection.anchor, self.head)

    def paste(self, blocks: Sequence[Block]) -> None:
        self.finish_word()
        self.push(edits.paste_blocks(self.plan, self.selection.anchor, self.head, blocks))

    # ------------------------------------------------------------ the draft

    def undo(self) -> None:
        self.finish_word()
        self._draft.undo()

    def push(self, edited: Edited, merge_key: Hashable | None = None) -> None:
        """An edit as one step; the caret goes where it says."""
        self._is_pushing = True
        try:
            has_changed = self._draft.push(edited, self.head, merge_key)
        finally:
            self._is_pushing = False
        self._keep_field(edited.caret.spot)
        head = self.head if edited.caret == edits.NOWHERE else edited.caret
        self._show(self.moves.nearest(head), edited.anchor, has_changed=has_changed)

    def _keep_field(self, spot: str) -> None:
        """A field that has been emptied stays while the caret is in it."""
        if spot == self.rows.kept:
            if spot and edits.spot_text(self.plan, spot):
                self.rows.keep(None)
        elif not self.rows.has(spot) and edits.field_kind(self.plan, spot) is not None:
            self.rows.keep(spot)

    def _follow(self, _change: object, caret: Place) -> None:
        """The plan is another one: the rows become its rows, the caret stays where it can."""
        if not self._is_pushing:
            self.rows.kept = None
        self.rows.follow(self.plan, ruleset(self.plan.ruleset))
        if not self._is_pushing:  # else the caret comes with the edit
            self.is_bystander = not self.is_in_use
            self._show(self.moves.nearest(caret if self.is_in_use else self.head), None, has_changed=True)
            self.is_bystander = False

    def _show(self, head: Place, anchor: Place | None, *, has_changed: bool) -> None:
        selection = Selection(self.moves.nearest(anchor) if anchor else head, head)
        if has_changed:
            self.selection = selection  # the old one may be gone
            self.rows_changed.emit()
        self._put(selection)

    def _begin(self) -> None:
        self.rows.follow(self.plan, ruleset(self.plan.ruleset))
        self._show(self.moves.nearest(self._draft.caret), None, has_changed=True)

    def set_inks(self, inks: Inks) -> None:
        """Other colours: kept in the layouts, so these are made anew."""
        self.rows.set_inks(inks)


def _one_line_less(place: Place, gone: int) -> Place:
    """`place` when a line of Nơi nhận above it is gone."""
    number = place.spot.removeprefix(_RECIPIENTS)
    if number.isdecimal() and number != place.spot and int(number) > gone:
        return Place(f"{_RECIPIENTS}{int(number) - 1}", place.offset)
    return place
