"""The paper as it is worked on: keys, mouse, input methods and the clipboard become deeds of the hand."""

from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from ...domain import plan_edits as edits
from ...domain.blanks import Place
from ...domain.edits.citing import insert_citation
from ...domain.format_standard.zones import ZONE_NAMES
from ...domain.plan import Citation, Role
from ...domain.plan_edits import Look
from . import clipboard
from .accessible import announce_paper, tell_caret, tell_spot
from .blank_walk import blank_elsewhere
from .caret import is_in_word
from .clipboard import Pasted
from .draft import Draft
from .input_method import InputMethod
from .keys import MOVES, Deed, wish_of
from .role_words import ROLE_WORDS
from .surface import CARET_ROOM, PaperSurface

_AUTOSCROLL_MS = 40
CUT = "Nội dung dán quá dài: chỉ nhận phần đầu. Phần còn lại vẫn nguyên ở nơi đã chép."
_EDITS = frozenset(Deed) - MOVES - {Deed.SELECT_ALL, Deed.COPY, Deed.NEXT_BLANK, Deed.PREVIOUS_BLANK}
_STILL_HERE = frozenset(
    {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
)


class PaperView(PaperSurface):
    """The plan of a draft, typed into where it stands.

    Signals, besides those of the surface:
        blank_reached(str): F4 has chosen what is missing; its name.
        blank_elsewhere(Place): nothing is missing here any more, but there, which is not on the paper.
        mark_activated(Mark): the icon of a finding was clicked.
        citation_requested(): Ctrl+K, or `@` has just been typed where a document may be named.
        composed(): what an input method is composing is another; see `composing`.
        menu_requested(QPoint): the context menu, at a point of the screen.
        told(str): something to be known about a deed that Ctrl+Z takes back.
    """

    blank_reached = Signal(str)
    blank_elsewhere = Signal(object)
    mark_activated = Signal(object)
    citation_requested = Signal()
    composed = Signal()
    menu_requested = Signal(QPoint)
    told = Signal(str)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(draft, parent)
        announce_paper()
        self._draft = draft
        self._input = InputMethod(self._hand)
        self._is_read_only = False
        self._told_spot = ""
        self._is_dragging = False
        self._double_click = QElapsedTimer()
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL_MS)
        self.setAccessibleName("Giấy")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._hand.rows_changed.connect(self._forget_told)
        self.caret_moved.connect(self._tell_readers)
        self._autoscroll.timeout.connect(self._drag_on)

    def _forget_told(self) -> None:
        """Other rows: the text at the caret may be another one."""
        self._told_spot = ""

    def _tell_readers(self, caret: Place) -> None:
        if caret.spot != self._told_spot:
            self._told_spot = caret.spot
            tell_spot(self)
        tell_caret(self)

    # ------------------------------------------------------------ asked and told from outside

    @property
    def look(self) -> Look:
        """What bold and italic show."""
        return self._hand.look

    @property
    def role(self) -> Role | None:
        """The role of the block at the caret; None in a field."""
        number = self._hand.rows.block_number(self.caret.spot)
        return None if number is None else self._draft.plan.blocks[number].role

    @property
    def has_selection(self) -> bool:
        return not self.selection.is_empty

    def selected_text(self) -> str:
        return edits.copied_text(self._draft.plan, self.selection.anchor, self.selection.head)

    @property
    def composing(self) -> str:
        """What an input method has not committed yet."""
        return self._input.composing

    def spot_text(self) -> str:
        """What is stored in the block or field of the caret."""
        return self._hand.rows.text_of(self.caret.spot)

    def spot_name(self) -> str:
        """What the block or field of the caret is called."""
        role = self.role
        return ROLE_WORDS[role] if role else ZONE_NAMES[self._hand.moves.row_of(self.caret)[0].paragraph.zone]

    def go_to(self, place: Place) -> None:
        self._input.finish()
        self._hand.go_to(place)

    def select(self, anchor: Place, head: Place) -> None:
        self._input.finish()
        self._hand.select(anchor, head)

    def finish(self) -> None:
        """What is half typed is taken: before saving, and when the editor is left."""
        self._input.finish()
        self._hand.leave()

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only

    # ------------------------------------------------------------ deeds

    def do(self, deed: Deed) -> None:
        """A deed of the keys, from a menu or a button."""
        self._do(deed)

    def toggle_bold(self) -> None:
        self._do(Deed.BOLD)

    def toggle_italic(self) -> None:
        self._do(Deed.ITALIC)

    def set_role(self, role: Role) -> None:
        if self._may_edit():
            self._hand.set_role(role)

    def level_down(self) -> None:
        self._do(Deed.LEVEL_DOWN)

    def level_up(self) -> None:
        self._do(Deed.LEVEL_UP)

    def move_block_up(self) -> None:
        self._do(Deed.MOVE_UP)

    def move_block_down(self) -> None:
        self._do(Deed.MOVE_DOWN)

    def undo(self) -> None:
        self._do(Deed.UNDO)

    def redo(self) -> None:
        self._do(Deed.REDO)

    def copy(self) -> None:
        self._do(Deed.COPY)

    def cut(self) -> None:
        self._do(Deed.CUT)

    def paste(self) -> None:
        self._do(Deed.PASTE)

    def paste_plain(self) -> None:
        self._do(Deed.PASTE_PLAIN)

    def select_all(self) -> None:
        self._do(Deed.SELECT_ALL)

    def insert_citation(self, citation: Citation, since: Place | None = None) -> None:
        """A cited document at the caret, for what is selected or was typed `since` that place to find it."""
        if not self._may_edit():
            return
        anchor, head = self.selection.anchor, self.selection.head
        if since and since.spot == head.spot and since.offset <= head.offset:
            anchor = since
        self._hand.finish_word()
        self._hand.push(insert_citation(self._draft.plan, anchor, head, citation, self._hand.ruleset))

    def _may_edit(self) -> bool:
        if self._is_read_only:
            return False
        self._input.finish()
        return True

    def _do(self, deed: Deed) -> None:
        if deed in _EDITS and self._is_read_only:
            return
        if self._input.is_composing and deed in (Deed.ERASE_BEFORE, Deed.ERASE_AFTER):
            return  # it means letters that are not in the plan yet
        self._input.finish()
        match deed:
            case Deed.NEXT_BLANK | Deed.PREVIOUS_BLANK:
                self._walk_blanks(1 if deed is Deed.NEXT_BLANK else -1)
            case Deed.COPY | Deed.CUT:
                self._copy()
                if deed is Deed.CUT:
                    self._hand.erase_selection()
            case Deed.PASTE:
                self._paste(clipboard.pasted(clipboard.held()))
            case Deed.PASTE_PLAIN:
                self._paste(clipboard.pasted_plainly(clipboard.held()))
            case Deed.CITE:
                self.citation_requested.emit()
            case _:
                self._hand.does(deed)

    def _walk_blanks(self, step: int) -> None:
        if name := self._hand.go_to_blank(step):
            self.blank_reached.emit(name)
        elif place := blank_elsewhere(self._hand.rows):
            self.blank_elsewhere.emit(place)

    def _copy(self) -> None:
        if self.has_selection:
            QGuiApplication.clipboard().setMimeData(self._copied())

    def _copied(self) -> QMimeData:
        selection = self.selection
        return clipboard.copied(self._draft.plan, selection.anchor, selection.head, self._hand.rows.context)

    def _paste(self, found: Pasted) -> None:
        if found.blocks:
            self._hand.paste(found.blocks)
            if found.is_cut:
                self.told.emit(CUT)

    # ------------------------------------------------------------ keys and input methods

    def event(self, event: QEvent) -> bool:
        # Keys of the paper are its own before they are a menu's: the deed is the same, the key is told better here.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and wish_of(event):
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False  # Tab is a level; Ctrl+Tab leaves

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wish = wish_of(event)
        if wish is None:
            super().keyPressEvent(event)
            return
        if wish.deed is Deed.TYPE:
            self._type(wish.text)
        elif wish.deed in MOVES:
            self._input.finish()
            page = (self.viewport().height() - 2 * CARET_ROOM) / self._arrangement.scale
            self._hand.move(wish.deed, keeps_anchor=wish.keeps_anchor, page=page)
        elif wish.role is not None:
            self.set_role(wish.role)
        else:
            self._do(wish.deed)
        event.accept()

    def _type(self, text: str) -> None:
        if not self._is_read_only:
            self._hand.type_text(text)
            self._offer_citation(text)

    def _offer_citation(self, typed: str) -> None:
        """`@` asks for a document, but not in the middle of a word: that is an address of electronic mail."""
        if not typed.endswith("@") or not self._hand.is_in_body:
            return
        before = self.spot_text()[: max(self.caret.offset - 1, 0)]
        if not before or not is_in_word(before[-1]):
            self.citation_requested.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._is_read_only:
            self._input.take(event)
            self._settle()
            self._start_blinking()
            self.updateMicroFocus()
            self._offer_citation(event.commitString())
            self.composed.emit()
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        if self._is_read_only and query is Qt.InputMethodQuery.ImEnabled:
            return False
        found = self._input.answer(query, self.caret_box())
        return super().inputMethodQuery(query) if found is None else found

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._hand.is_in_use = True
        self._start_blinking()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._input.finish()
        if event.reason() not in _STILL_HERE:
            self._hand.leave()
            self._hand.is_in_use = False
        self._start_blinking()
        super().focusOutEvent(event)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if mark := self._finding_at(event.position()):
            self.mark_activated.emit(mark)
            return
        if place is None or event.button() is not Qt.MouseButton.LeftButton:
            if event.button() is Qt.MouseButton.RightButton and place and not self.has_selection:
                self.go_to(place)
            return
        self._input.finish()
        self._hand.finish_word()
        if self._double_click.isValid() and self._double_click.elapsed() < QApplication.doubleClickInterval():
            self._double_click.invalidate()
            self._hand.select_spot(place)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._hand.select(self.selection.anchor, place)
        else:
            self._hand.choose(place)
        self._is_dragging = True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place and event.button() is Qt.MouseButton.LeftButton:
            self._hand.select_word(place)
            self._double_click.start()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._is_dragging or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        self._drag_to(event.position())
        if 0 <= event.position().y() < self.viewport().height():
            self._autoscroll.stop()
        elif not self._autoscroll.isActive():
            self._autoscroll.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_dragging = False
        self._autoscroll.stop()

    def _drag_to(self, point: QPointF) -> None:
        if place := self.place_at(point):
            self._hand.select(self.selection.anchor, place)

    def _drag_on(self) -> None:
        """The mouse is held above or below the view: the paper moves on under it."""
        if self._is_dragging:
            self._drag_to(QPointF(self.viewport().mapFromGlobal(self.cursor().pos())))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        here = self.viewport().mapToGlobal(self.caret_box().bottomLeft().toPoint()) if by_key else event.globalPos()
        self.menu_requested.emit(here)

    # ------------------------------------------------------------ drop: a paste at the place

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._is_read_only and not event.mimeData().hasUrls() and clipboard.can_paste(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        place = self.place_at(event.position())
        if place is None or self._is_read_only or event.mimeData().hasUrls():
            return
        self.go_to(place)
        self._paste(clipboard.pasted(event.mimeData()))
        event.acceptProposedAction()
