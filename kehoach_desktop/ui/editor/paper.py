"""The paper: shows the rows of a plan, scrolls and zooms them, and hands keys, mouse and input methods to the hand.

All of the paper is measured in twips; only `_scale` knows the screen. The text never scrolls sideways. Rows that nobody
has looked at are laid out while nothing else is to be done, and what is on screen stays where it is meanwhile.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from ...domain import plan_edits as edits
from ...domain.blanks import Place
from ...domain.format_standard.zones import ZONE_NAMES
from ...domain.plan import Block, Citation, Role
from ...domain.plan_edits import Look
from ..theme import theme
from . import clipboard
from .accessible import announce_paper, tell_caret, tell_spot
from .arrangement import LEAST_ZOOM, MOST_ZOOM, Arrangement
from .caret import Selection
from .draft import Draft
from .hand import Hand
from .input_method import InputMethod
from .keys import MOVES, Deed, wish_of
from .margins import Margins
from .marks import Mark, MarkKind, Marks
from .page_rows import PageRows
from .painting import RowPainter, Shown, colour, inks, mark_range
from .paper_fonts import load_fonts
from .role_words import ROLE_WORDS
from .rows import Kind, Row

_CARET_ROOM = 28  # pixels above and below the caret that stay in view
_CARET_WIDTH = 2
ZOOM_STEP = 10
_AUTOSCROLL_MS = 40
_BLANK_TIP = "Chỗ trống: điền trước khi ban hành (F4 tới chỗ kế tiếp)"
_EDITS = frozenset(Deed) - MOVES - {Deed.SELECT_ALL, Deed.COPY, Deed.NEXT_BLANK, Deed.PREVIOUS_BLANK}
_STILL_HERE = frozenset(
    {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
)


class PaperView(QAbstractScrollArea):
    """The plan of a draft, typed into where it stands.

    Signals:
        caret_moved(Place): caret or selection are elsewhere, or what would be typed looks otherwise.
        blank_reached(str): F4 has chosen what is missing; its name.
        mark_activated(Mark): the icon of a finding was clicked.
        citation_requested(): Ctrl+K, or `@` has just been typed.
        menu_requested(QPoint): the context menu, at a point of the screen.
        zoom_changed(int): in percent.
    """

    caret_moved = Signal(object)
    blank_reached = Signal(str)
    mark_activated = Signal(object)
    citation_requested = Signal()
    menu_requested = Signal(QPoint)
    zoom_changed = Signal(int)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        announce_paper()
        self._draft = draft
        self._hand = Hand(draft, inks(), self)
        self._input = InputMethod(self._hand)
        self._arrangement = Arrangement(self, self._hand)
        self._marks = Marks()
        self._margins = Margins(self._arrangement, self._hand, self._marks)
        self._read_clipboard: clipboard.BlocksReader = clipboard.read_blocks
        self._is_read_only = False
        self._shows_caret = False
        self._told_spot = ""
        self._is_dragging = False
        self._double_click = QElapsedTimer()
        self._idle = QTimer(self, interval=0)
        self._blink = QTimer(self)
        self._autoscroll = QTimer(self, interval=_AUTOSCROLL_MS)
        self.setAccessibleName("Giấy")
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._connect_signals()
        self._rearrange()

    def _connect_signals(self) -> None:
        self._hand.rows_changed.connect(self._show_rows)
        self._hand.moved.connect(self._show_caret)
        self._idle.timeout.connect(self._lay_out_some)
        self._blink.timeout.connect(self._turn_caret)
        self._autoscroll.timeout.connect(self._drag_on)
        theme.changed.connect(self._show_colours)

    # ------------------------------------------------------------ asked and told from outside

    @property
    def rows(self) -> PageRows:
        """What is shown."""
        return self._hand.rows

    @property
    def selection(self) -> Selection:
        return self._hand.selection

    @property
    def caret(self) -> Place:
        return self._hand.head

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
    def zoom(self) -> int:
        """In percent, as it is shown."""
        return self._arrangement.zoom

    @property
    def has_selection(self) -> bool:
        return not self.selection.is_empty

    def selected_text(self) -> str:
        return edits.copied_text(self._draft.plan, self.selection.anchor, self.selection.head)

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

    def show_marks(self, kind: MarkKind, marks: Iterable[Mark]) -> None:
        """Shows these of a kind, and takes away those of the kind that were shown."""
        self._marks.show(kind, marks)
        self.viewport().update()

    def set_zoom(self, percent: int | None) -> None:
        """None: as wide as the view."""
        self._arrangement.wish = percent
        self._rearrange()

    def zoom_in(self) -> None:
        self.set_zoom(min(self.zoom // ZOOM_STEP * ZOOM_STEP + ZOOM_STEP, MOST_ZOOM))

    def zoom_out(self) -> None:
        self.set_zoom(max(-(-self.zoom // ZOOM_STEP) * ZOOM_STEP - ZOOM_STEP, LEAST_ZOOM))

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only

    def set_clipboard_reader(self, read: clipboard.BlocksReader) -> None:
        """What turns HTML and text of other programs into blocks."""
        self._read_clipboard = read

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

    def next_blank(self) -> None:
        self._do(Deed.NEXT_BLANK)

    def previous_blank(self) -> None:
        self._do(Deed.PREVIOUS_BLANK)

    def insert_citation(self, citation: Citation) -> None:
        """A cited document at the caret; the `@` that asked for it goes."""
        if not self._may_edit():
            return
        anchor, head = self.selection.anchor, self.selection.head
        if anchor == head and head.offset and self._hand.rows.text_of(head.spot)[head.offset - 1] == "@":
            anchor = Place(head.spot, head.offset - 1)
        self._hand.push(edits.insert_citation(self._draft.plan, anchor, head, citation, self._hand.ruleset))

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
                if name := self._hand.go_to_blank(1 if deed is Deed.NEXT_BLANK else -1):
                    self.blank_reached.emit(name)
            case Deed.COPY | Deed.CUT:
                self._copy()
                if deed is Deed.CUT:
                    self._hand.erase_selection()
            case Deed.PASTE:
                self._paste(clipboard.pasted_blocks(clipboard.held(), self._read_clipboard))
            case Deed.PASTE_PLAIN:
                self._paste(clipboard.plain_text_blocks(clipboard.held()))
            case Deed.CITE:
                self.citation_requested.emit()
            case _:
                self._hand.does(deed)

    def _copy(self) -> None:
        if self.has_selection:
            QGuiApplication.clipboard().setMimeData(self._copied())

    def _copied(self) -> QMimeData:
        selection = self.selection
        return clipboard.copied(self._draft.plan, selection.anchor, selection.head, self._hand.rows.context)

    def _paste(self, blocks: Sequence[Block]) -> None:
        if blocks:
            self._hand.paste(blocks)

    # ------------------------------------------------------------ geometry

    def caret_box(self) -> QRectF:
        """The caret in pixels of the view."""
        row, position = self._hand.moves.row_of(self.caret)
        box = self._arrangement.on_screen(row.caret(position))
        return QRectF(box.x() - _CARET_WIDTH / 2, box.y(), _CARET_WIDTH, box.height())

    def letter_box(self, place: Place) -> QRectF:
        """The letter behind a place, in pixels of the view."""
        row, position = self._hand.moves.row_of(place)
        return self._arrangement.on_screen(next(iter(row.boxes(position, position + 1)), row.caret(position)))

    def place_at(self, point: QPointF) -> Place | None:
        """The place nearest to a point of the view."""
        at = self._arrangement.on_paper(point)
        return self._hand.moves.place_at(at.x(), at.y())

    # ------------------------------------------------------------ arranging

    def _rearrange(self) -> None:
        """The view has another size, or the paper another zoom."""
        has_changed = self._arrangement.fit()
        self._settle()
        if has_changed:
            self.zoom_changed.emit(self.zoom)

    def _settle(self) -> None:
        """Lays out what shows, and the rest when there is time."""
        self._arrangement.settle()
        self._idle.start()
        self.viewport().update()

    def _lay_out_some(self) -> None:
        if self._arrangement.lay_out_some():
            self._idle.stop()

    def _show_rows(self) -> None:
        """Other rows; where the caret is follows at once, and arranges them."""
        self._told_spot = ""

    def _show_colours(self) -> None:
        self._hand.set_inks(inks())
        self._settle()

    def _show_caret(self) -> None:
        """Brings the caret into view, and says where it is."""
        if self.caret.spot != self._told_spot:
            self._told_spot = self.caret.spot
            tell_spot(self)
        self._settle()
        if self.isVisible() and not self._hand.is_bystander:
            self._arrangement.bring_into_view(self.caret_box(), _CARET_ROOM)
        self._start_blinking()
        self.updateMicroFocus()
        tell_caret(self)
        self.caret_moved.emit(self.caret)

    # ------------------------------------------------------------ the blinking caret

    def _start_blinking(self) -> None:
        self._shows_caret = self.hasFocus()
        flash = QApplication.cursorFlashTime()
        if self._shows_caret and flash > 0:
            self._blink.start(flash // 2)
        else:
            self._blink.stop()
        self.viewport().update()

    def _turn_caret(self) -> None:
        self._shows_caret = not self._shows_caret
        self.viewport().update(self.caret_box().toAlignedRect().adjusted(-2, -2, 2, 2))

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("canvas"))
        page = self._arrangement.page_box()
        painter.fillRect(page, colour("paper"))
        rows = self._rows_to_paint(event)
        painter.save()
        painter.setClipRect(page)
        painter.translate(self._arrangement.origin())
        painter.scale(self._arrangement.scale, self._arrangement.scale)
        RowPainter(painter, self._arrangement.scale, Shown(self._hand.moves, self._marks, self.selection)).draw(rows)
        painter.restore()
        self._margins.paint(painter, rows)
        if self._shows_caret:
            painter.fillRect(self.caret_box(), colour("ink"))
        painter.end()

    def _rows_to_paint(self, event: QPaintEvent) -> list[Row]:
        top = self._arrangement.on_paper(QPointF(event.rect().topLeft())).y()
        bottom = self._arrangement.on_paper(QPointF(event.rect().bottomLeft())).y()
        margin = 400  # twips: letters and pills reach over the edge of their line
        return self._hand.rows.between(top - margin, bottom + margin)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._rearrange()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        for row in self._hand.rows.between(*self._arrangement.shown_heights()):
            if row.layout is None:
                self._arrangement.forget_place()
                self._settle()
                break
        self._arrangement.remember_place()
        self.viewport().update()
        self.updateMicroFocus()

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
            page = (self.viewport().height() - 2 * _CARET_ROOM) / self._arrangement.scale
            self._hand.move(wish.deed, keeps_anchor=wish.keeps_anchor, page=page)
        elif wish.role is not None:
            self.set_role(wish.role)
        else:
            self._do(wish.deed)
        event.accept()

    def _type(self, text: str) -> None:
        if self._is_read_only:
            return
        self._hand.type_text(text)
        if text == "@" and self._hand.is_in_body:
            self.citation_requested.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._is_read_only:
            self._input.take(event)
            self._settle()
            self._start_blinking()
            self.updateMicroFocus()
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

    def _finding_at(self, point: QPointF) -> Mark | None:
        top = self._arrangement.on_paper(point).y()
        return self._margins.finding_at(point, self._hand.rows.between(top - 1, top + 1))

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        here = self.viewport().mapToGlobal(self.caret_box().bottomLeft().toPoint()) if by_key else event.globalPos()
        self.menu_requested.emit(here)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(QPointF(event.pos())), self)
            return True
        return super().viewportEvent(event)

    def _tip_at(self, point: QPointF) -> str:
        if finding := self._finding_at(point):
            return finding.note
        at = self._arrangement.on_paper(point)
        for row in self._hand.rows.between(at.y() - 1, at.y() + 1):
            for part, start, end in row.part_ranges():
                if part.kind is Kind.BLANK and any(box.contains(at) for box in row.boxes(start, end)):
                    return _BLANK_TIP
            for mark in self._marks.of(row.spots):
                if mark.note and any(box.contains(at) for box in row.boxes(*mark_range(row, mark))):
                    return mark.note
        return ""

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
        self._paste(clipboard.pasted_blocks(event.mimeData(), self._read_clipboard))
        event.acceptProposedAction()
