"""The pages of a plan, as they will come out of the printer: what is on them, what is marked, what is pointed at."""

from __future__ import annotations

from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from ...domain.plan import Plan
from ..theme import theme
from .arrangement import Box
from .latest import LatestWork
from .pictures import PictureKey, Pictures, draw_picture
from .scrolling import BEGINNING, ScrolledPages

if TYPE_CHECKING:
    from ...operations.pages import Pages, Place

EMPTY = "Mở một kế hoạch để xem trang in."
SORRY = "Chưa dựng được trang in của kế hoạch này. Chữ đang soạn không bị ảnh hưởng."
_BAR = 3  # px, at the edge of the page
_MARK_AT = 1 / 3  # of the height: where a block is put that was out of sight
_LIVE_MS = 60  # of stillness, before the pages are set anew while one types
_LONGEST_WAIT_MS = 1500
_FIRST_MS_A_PAGE = 4  # what setting them anew will take, told from how many there are


def _set(plan: Plan, last: tuple[Plan, Pages] | None) -> tuple[Plan, Pages, float]:
    """With the milliseconds that it took."""
    from ...operations.pages import pages_of  # typst and pdfium load beside the window, when first needed

    start = perf_counter()
    pages = pages_of(plan, last)
    return plan, pages, (perf_counter() - start) * 1000


def _forget() -> None:
    from ...operations.pages import forget

    forget()


class PagesView(ScrolledPages):
    """The pages of the plan shown last. They are set and drawn beside the window; what is there stays till then.

    `place_clicked(spot, block)`: a paragraph was pointed at; each is a text or None.
    `pages_set`: what is shown is the plan as it is now. `failed(sentence)`.
    """

    place_clicked = Signal(object, object)
    pages_set = Signal()
    failed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._shown: tuple[Plan, Pages] | None = None
        self._asked: Plan | None = None
        self._version = 0
        self._setting_ms = 0.0
        self._is_cold = True  # nothing is kept that would set the pages sooner
        self._pictures = Pictures()
        self._mark: str | None = None
        self._places: list[Place] = []
        self._is_mark_wanted = False  # in sight, as soon as it is on a page
        self._pressed: QPointF | None = None
        self._setter = LatestWork("pages", SORRY)
        self._drawer = LatestWork("pictures", SORRY)
        self.setAccessibleName("Trang in")
        self.setAccessibleDescription(EMPTY)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._connect_signals()

    def _connect_signals(self) -> None:
        # from the workers
        self._setter.done.connect(self._on_set)
        self._setter.failed.connect(self._on_failed)
        self._drawer.done.connect(self._on_drawn)
        self._drawer.failed.connect(self.failed)
        # ours
        self.page_changed.connect(self._on_page_changed)
        for work in (self._setter, self._drawer):
            self.destroyed.connect(partial(LatestWork.stop, work))

    # ---------------------------------------------------------------- what is shown

    @property
    def pages(self) -> Pages | None:
        return self._shown[1] if self._shown else None

    @property
    def is_current(self) -> bool:
        """Whether the pages are those of the plan as it is now."""
        return self._plan is (self._shown[0] if self._shown else None)

    @property
    def wait_ms(self) -> int:
        """How long typing should have paused before the plan is shown anew. Setting the pages takes a core of the
        machine from the keys: few pages follow at once, many wait till somebody looks up.
        """
        if self._setting_ms <= _LIVE_MS:
            return _LIVE_MS
        return min(round(3 * self._setting_ms), _LONGEST_WAIT_MS)

    def show_plan(self, plan: Plan | None) -> None:
        """May be called at every key: the last plan wins. Nothing is set while nobody looks."""
        self._plan = plan
        if plan is None:
            self._setter.forget()
            self._use(None)
        else:
            self._ask_pages()

    def _ask_pages(self) -> None:
        if self._plan is None or not self.isVisible() or self.is_current or self._plan is self._asked:
            return
        self._asked = self._plan
        self._setter.ask(partial(_set, self._plan, self._shown))

    def _on_set(self, result: tuple[Plan, Pages, float] | None) -> None:
        if self._plan is None or result is None:
            return
        plan, pages, took = result
        is_first = self._is_cold or self._shown is None or self._shown[0].id != plan.id
        self._is_cold = False
        if is_first:  # slower than those that follow, which find most of their work done
            took = min(took, _FIRST_MS_A_PAGE * len(pages.sizes))
        if pages is not self.pages:
            self._setting_ms = took
        self._use((plan, pages))
        if self.is_current:
            self.pages_set.emit()

    def _on_failed(self, sentence: str) -> None:
        if self._plan is not None:
            self.failed.emit(sentence)

    def _use(self, result: tuple[Plan, Pages] | None) -> None:
        is_same_plan = bool(result and self._shown and result[0].id == self._shown[0].id)
        anchor = self._anchor() if is_same_plan else BEGINNING
        old = self.pages
        self._shown = result
        if result is None:
            self._asked = None
        new = self.pages
        if old is None or new is None or old.pdf != new.pdf:
            self._version += 1
        if old is None or new is None:
            self._pictures.clear()
        else:
            self._pictures.drop_beyond(len(new.sizes))
        self._find_mark()
        self._sizes = new.sizes if new else ()
        self._arrange(anchor)
        if self._is_mark_wanted:
            self._scroll_to_mark()

    def _on_page_changed(self, page: int, count: int) -> None:
        self.setAccessibleDescription(f"Trang {page}/{count}" if count else EMPTY)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_pages()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._setter.forget()
        if self._asked is not (self._shown[0] if self._shown else None):
            self._asked = None  # what waited is asked for again when the view is back
        self._pictures.clear()

    def let_go(self) -> None:
        """The pages are closed: what only sets them sooner is given up. They are still there when they are opened."""
        self._is_cold = True
        self._setter.ask(_forget)

    def stop(self) -> None:
        """Before the program ends: afterwards no thread is left."""
        self._setter.stop()
        self._drawer.stop()

    # ---------------------------------------------------------------- the current block

    def mark_block(self, block: str | None, *, scroll: bool = False) -> None:
        """Marks a block of the body, or a field by its spot; with `scroll` brings it in sight, now or once set."""
        self._is_mark_wanted = scroll and block is not None
        if block != self._mark:
            self._mark = block
            self._find_mark()
            self.viewport().update()
        if self._is_mark_wanted and self.is_current:
            self._scroll_to_mark()

    def _find_mark(self) -> None:
        self._places = []
        if self._shown and self._mark:
            from ...operations.pages import places_of  # by now it is loaded

            self._places = places_of(self._shown[1], self._mark)

    def mark_rects(self) -> list[QRect]:
        """The bars at the edges of the pages, in the view."""
        return [self._bar(place) for place in self._places]

    def _bar(self, place: Place) -> QRect:
        box = self._arrangement.boxes[place.page]
        top = box.top + place.rectangle.top * box.scale - self._top
        height = (place.rectangle.bottom - place.rectangle.top) * box.scale
        left = (box.left - self._left) / self._dots
        return QRect(round(left), round(top / self._dots), theme.px(_BAR), max(round(height / self._dots), 1))

    def _scroll_to_mark(self) -> None:
        bars = self.mark_rects()
        if not bars:
            return
        self._is_mark_wanted = False
        room = self.viewport().rect()
        if not any(room.top() <= bar.top() and bar.bottom() <= room.bottom() for bar in bars):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + bars[0].top() - round(room.height() * _MARK_AT))

    # ---------------------------------------------------------------- drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.color("canvas"))
        if not self._arrangement.boxes:
            self._paint_empty(painter)
        seen = self._seen()
        for page in seen:
            self._paint_page(painter, page)
        for place in self._places:
            if place.page in seen:
                painter.fillRect(self._bar(place), theme.color("accent"))
        if self.hasFocus():
            self._paint_focus(painter)
        painter.end()
        self._ask_picture(seen)

    def _paint_empty(self, painter: QPainter) -> None:
        if self._plan is not None:  # its pages are on their way
            return
        margin = theme.space("pad")
        room = self.viewport().rect().adjusted(margin, margin, -margin, -margin)
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), EMPTY)

    def _paint_page(self, painter: QPainter, page: int) -> None:
        box = self._arrangement.boxes[page]
        sheet = self._on_view(box)
        found = self._pictures.of_page(page)
        if found is None:
            painter.fillRect(sheet, theme.paper_color("sheet"))
        else:
            self._paint_picture(painter, sheet, found[1])
        painter.setPen(QPen(theme.color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(sheet.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_picture(self, painter: QPainter, sheet: QRectF, image: QImage) -> None:
        size = sheet.size() * self._dots
        is_its_own = abs(image.width() - size.width()) <= 1 and abs(image.height() - size.height()) <= 1
        if is_its_own:
            image.setDevicePixelRatio(self._dots)
            painter.drawImage(sheet.topLeft(), image)  # dot on dot
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, image)

    def _on_view(self, box: Box) -> QRectF:
        dots = self._dots
        return QRectF((box.left - self._left) / dots, (box.top - self._top) / dots, box.width / dots, box.height / dots)

    def _paint_focus(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme.color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _ask_picture(self, seen: list[int]) -> None:
        """The first in view that is missing or old; when it comes the view is painted and asks for the next."""
        if self._drawer.is_busy or self.pages is None:
            return
        tint = theme.paper_color("sheet").name()
        for page in seen:
            key = PictureKey(self._version, page, self._arrangement.boxes[page].scale, tint)
            found = self._pictures.of_page(page)
            if found is None or found[0] != key:
                self._drawer.ask(partial(draw_picture, self.pages, key))
                return

    def _on_drawn(self, result: tuple[PictureKey, QImage]) -> None:
        key, image = result
        if self.isVisible() and key.page < len(self._arrangement.boxes):
            self._pictures.put(key, image, self._seen())
            self.viewport().update()

    # ---------------------------------------------------------------- pointing

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or pressed is None:
            return
        if (event.position() - pressed).manhattanLength() < QApplication.startDragDistance():
            self._click(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_place = self._place_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if is_place else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() != shape:
            self.viewport().setCursor(shape)

    def _place_at(self, position: QPointF) -> tuple[Place, float, float] | None:
        x, y = self._on_canvas(position)
        page = self._arrangement.at(x, y)
        if page is None or self.pages is None:
            return None
        from ...operations.pages import place_near

        point = self._arrangement.boxes[page].point(x, y)
        place = place_near(self.pages, page, *point)
        return (place, *point) if place else None

    def _click(self, position: QPointF) -> None:
        found = self._place_at(position)
        if found is not None:
            place, x, y = found
            self._point_at(place, x, y)

    def _point_at(self, place: Place, x: float, y: float) -> None:
        spot, block = place.spot(x, y), place.paragraph.block
        spot = spot or block or next((span.spot for span in place.paragraph.spans if span.spot), None)
        if spot is not None:
            self.place_clicked.emit(spot, block)

    def _press(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
            return True
        return super()._press(key)

    def _enter(self) -> None:
        """As a click on the marked block, or on the first paragraph in sight."""
        room = self.viewport().rect()
        if self.pages is None:
            return
        in_sight = [place for place in self._places if self._bar(place).intersects(room)]
        others = (place for place in self.pages.places if room.contains(self._bar(place).center()))
        place = next(iter(in_sight), None) or next(others, None)
        if place is not None:
            self._point_at(place, place.rectangle.left, place.rectangle.top)
