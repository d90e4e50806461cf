"""The paper as it is seen: the rows of a plan, scrolled, zoomed and painted, with a caret that blinks.

All of the paper is measured in twips; only `_scale` knows the screen. The text never scrolls sideways. Rows that nobody
has looked at are laid out while nothing else is to be done, and what is on screen stays where it is meanwhile.
"""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from ...domain.blanks import Place
from ..theme import theme
from .arrangement import LEAST_ZOOM, MOST_ZOOM, Arrangement
from .caret import Selection
from .draft import Draft
from .hand import Hand
from .margins import Margins
from .marks import Mark, MarkKind, Marks
from .page_rows import PageRows
from .painting import RowPainter, Shown, colour, inks, mark_range
from .paper_fonts import load_fonts
from .rows import Kind, Row

CARET_ROOM = 28  # pixels above and below the caret that stay in view
_CARET_WIDTH = 2
ZOOM_STEP = 10
_BLANK_TIP = "Chỗ trống: điền trước khi ban hành (F4 tới chỗ kế tiếp)"


class PaperSurface(QAbstractScrollArea):
    """What a hand has written, shown. It follows the hand, and changes nothing.

    Signals:
        caret_moved(Place): caret or selection are elsewhere, or what would be typed looks otherwise.
        zoom_changed(int): in percent.
    """

    caret_moved = Signal(object)
    zoom_changed = Signal(int)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        load_fonts()
        self._hand = Hand(draft, inks(), self)
        self._arrangement = Arrangement(self, self._hand)
        self._marks = Marks()
        self._margins = Margins(self._arrangement, self._hand, self._marks)
        self._shows_caret = False
        self._idle = QTimer(self, interval=0)
        self._blink = QTimer(self)
        self.setFrameShape(self.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self._hand.moved.connect(self._show_caret)
        self._idle.timeout.connect(self._lay_out_some)
        self._blink.timeout.connect(self._turn_caret)
        theme.changed.connect(self._show_colours)
        self._rearrange()

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
    def zoom(self) -> int:
        """In percent, as it is shown."""
        return self._arrangement.zoom

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

    def _show_colours(self) -> None:
        self._hand.set_inks(inks())
        self._settle()

    def _show_caret(self) -> None:
        """Brings the caret into view, and says where it is."""
        self._settle()
        if self.isVisible() and not self._hand.is_bystander:
            self._arrangement.bring_into_view(self._wanted_box(), CARET_ROOM)
        self._start_blinking()
        self.updateMicroFocus()
        self.caret_moved.emit(self.caret)

    def _wanted_box(self) -> QRectF:
        """The caret, with all that shall be seen with it as far as that fits: what is selected in its block or field,
        and where it came from afar that block or field from its beginning."""
        box, anchor = self.caret_box(), self.selection.anchor
        if anchor != self.caret and anchor.spot == self.caret.spot:
            box = self._with_what_fits(box, self.letter_box(anchor))
        if self._hand.has_jumped and not self._arrangement.shows(box, CARET_ROOM):
            first = self._hand.rows.rows_of(self.caret.spot)[0]
            box = self._with_what_fits(box, self._arrangement.on_screen(QRectF(first.x, first.top, 0, 0)))
        return box

    def _with_what_fits(self, box: QRectF, more: QRectF) -> QRectF:
        whole = QRectF(box)
        whole.setTop(min(box.top(), more.top()))
        whole.setBottom(max(box.bottom(), more.bottom()))
        return whole if whole.height() <= self.viewport().height() - 2 * CARET_ROOM else box

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
        before = self.caret_box()
        was_seen = before.top() >= 0 and before.bottom() <= event.oldSize().height()
        self._rearrange()
        if was_seen and self.isVisible():  # a bar that opens over or under the paper does not hide what is worked on
            self._arrangement.bring_into_view(self._wanted_box(), CARET_ROOM)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        for row in self._hand.rows.between(*self._arrangement.shown_heights()):
            if row.layout is None:
                self._arrangement.forget_place()
                self._settle()
                break
        self._arrangement.remember_place()
        self.viewport().update()
        self.updateMicroFocus()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
            return
        super().wheelEvent(event)

    # ------------------------------------------------------------ what is pointed at

    def _finding_at(self, point: QPointF) -> Mark | None:
        top = self._arrangement.on_paper(point).y()
        return self._margins.finding_at(point, self._hand.rows.between(top - 1, top + 1))

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
