"""Pages to scroll through and to make larger and smaller: the geometry, the keys and the wheel of the view."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QFrame, QStyle, QWidget

from ..theme import theme
from .arrangement import Arrangement, Size, arrange, fitting_scale

ZOOMS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200)
_GAP = 12
_LINE = 40  # px that an arrow goes
_SCREEN_DOTS = 96 / 72  # to a point at 100 %
_WHEEL_STEP = 120  # of a wheel with notches; touchpads send less at a time

Anchor = tuple[int, float, float]  # a place in the pages: a page, and points from its corner
BEGINNING: Anchor = (0, 0.0, -1.0)

_ZOOM_KEYS = {
    Qt.Key.Key_Equal: "zoom_in",
    Qt.Key.Key_Plus: "zoom_in",
    Qt.Key.Key_Minus: "zoom_out",
    Qt.Key.Key_Underscore: "zoom_out",
    Qt.Key.Key_0: "fit_width",
}
_SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
}
_STEPS: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


def zoom_deed(event: QKeyEvent) -> str | None:
    """The name of what Ctrl+=, Ctrl+- and Ctrl+0 do."""
    modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    return _ZOOM_KEYS.get(Qt.Key(event.key())) if modifiers == Qt.KeyboardModifier.ControlModifier else None


class ScrolledPages(QAbstractScrollArea):
    """Where the pages lie in the view; what is on them is drawn by who inherits.

    `page_changed(page, count)`: the page in the middle of the view, from 1; 0 of 0 when there is none.
    `zoom_changed(percent, fits)`.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(int, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: Sequence[Size] = ()
        self._arrangement = Arrangement()
        self._percent, self._fits, self._columns = 100, True, 1
        self._current = (0, 0)
        self._wheel = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._on_theme_changed)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._tell_page)

    # ---------------------------------------------------------------- size

    @property
    def percent(self) -> int:
        return self._percent

    @property
    def fits_width(self) -> bool:
        return self._fits

    @property
    def has_two_columns(self) -> bool:
        """A door for tests: how the pages lie follows from the width."""
        return self._columns == 2

    @property
    def current_page(self) -> int | None:
        """From 0; what the print dialog calls the current page."""
        return self._current[0] - 1 if self._current[1] else None

    def fit_width(self) -> None:
        self._fits = True
        self._arrange(self._anchor())

    def set_zoom(self, percent: int, at: QPointF | None = None) -> None:
        """`at` is the point of the view that stays where it is: that of the mouse, or the middle."""
        point = at or QPointF(self.viewport().rect().center())
        anchor = self._anchor(point)
        self._fits = False
        self._percent = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        self._arrange(anchor, point)

    def zoom_in(self, at: QPointF | None = None) -> None:
        self.set_zoom(next((zoom for zoom in ZOOMS if zoom > self._percent), ZOOMS[-1]), at)

    def zoom_out(self, at: QPointF | None = None) -> None:
        self.set_zoom(next((zoom for zoom in reversed(ZOOMS) if zoom < self._percent), ZOOMS[0]), at)

    def set_two_columns(self, two: bool) -> None:
        anchor = self._anchor()
        self._columns = 2 if two else 1
        self._arrange(anchor)

    # ---------------------------------------------------------------- where it lies

    @property
    def _dots(self) -> float:
        """Of the screen to a pixel of Qt's."""
        return self.viewport().devicePixelRatioF()

    @property
    def _top(self) -> int:
        return round(self.verticalScrollBar().value() * self._dots)

    @property
    def _left(self) -> int:
        return round(self.horizontalScrollBar().value() * self._dots)

    def _seen(self) -> list[int]:
        return self._arrangement.between(self._top, self._top + round(self.viewport().height() * self._dots))

    def _anchor(self, point: QPointF | None = None) -> Anchor | None:
        """A page, and what is at a point of the view in points of it; of the top left corner if none is named."""
        if not self._arrangement.boxes:
            return None
        x, y = self._on_canvas(point or QPointF(0, 0))
        page = self._arrangement.at(x, y)
        page = self._arrangement.nearest(y) if page is None else page
        return page, *self._arrangement.boxes[page].point(x, y)

    def _on_canvas(self, point: QPointF) -> tuple[float, float]:
        return point.x() * self._dots + self._left, point.y() * self._dots + self._top

    def _arrange(self, anchor: Anchor | None, point: QPointF | None = None) -> None:
        """Lays the pages out anew; `anchor` comes back to where it was in the view."""
        sizes = self._sizes
        gap, room = round(theme.px(_GAP) * self._dots), self._room()
        if self._fits and sizes:
            scale = fitting_scale(sizes, self._columns, room, gap)
            self._percent = round(scale / self._dots / _SCREEN_DOTS * 100)
        else:
            scale = self._percent / 100 * _SCREEN_DOTS * self._dots
        self._arrangement = arrange(sizes, scale, self._columns, room, gap, fits=self._fits)
        self._set_scroll_bars()
        if anchor is not None and self._arrangement.boxes:
            self._bring(*anchor, point or QPointF(0, 0))
        self.zoom_changed.emit(self._percent, self._fits)
        self._tell_page()
        self.viewport().update()

    def _room(self) -> int:
        """The width for pages, in dots: always less the scroll bar, else fitting would call and banish it in turn."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self.verticalScrollBar())
        return max(int((self.maximumViewportSize().width() - bar) * self._dots), 1)

    def _set_scroll_bars(self) -> None:
        size, room = self._arrangement, self.maximumViewportSize()
        width, height = int(size.width / self._dots), int(size.height / self._dots)
        across = 0 if self._fits else width - self.viewport().width()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setRange(0, max(height - room.height(), 0))
        horizontal.setRange(0, max(across, 0))
        vertical.setRange(0, max(height - self.viewport().height(), 0))  # a bar below has taken some
        line = theme.px(_LINE)
        for bar, length in ((vertical, self.viewport().height()), (horizontal, self.viewport().width())):
            bar.setSingleStep(line)
            bar.setPageStep(max(length - line, line))  # a line or two stay in sight

    def _bring(self, page: int, x: float, y: float, point: QPointF) -> None:
        boxes = self._arrangement.boxes
        if page >= len(boxes):  # that page is gone
            self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())
            return
        box = boxes[page]
        is_above_all = page == 0 and y < 0 and point.isNull()  # the gap over the first page does not grow
        top = 0 if is_above_all else round((box.top + y * box.scale) / self._dots - point.y())
        self.verticalScrollBar().setValue(top)
        self.horizontalScrollBar().setValue(round((box.left + x * box.scale) / self._dots - point.x()))

    def _tell_page(self) -> None:
        count = len(self._arrangement.boxes)
        middle = self._top + self.viewport().height() * self._dots / 2
        current = (self._arrangement.nearest(middle) + 1, count) if count else (0, 0)
        if current != self._current:
            self._current = current
            self.page_changed.emit(*current)

    def go_to_page(self, page: int) -> None:
        """Counted from 0."""
        if 0 <= page < len(self._arrangement.boxes):
            top = self._arrangement.boxes[page].top / self._dots - theme.px(_GAP)
            self.verticalScrollBar().setValue(round(top))

    def _on_theme_changed(self) -> None:
        self._arrange(self._anchor())

    # ---------------------------------------------------------------- by wheel and keys

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._wheel += event.angleDelta().y()
        while abs(self._wheel) >= _WHEEL_STEP:
            if self._wheel > 0:
                self.zoom_in(event.position())
                self._wheel -= _WHEEL_STEP
            else:
                self.zoom_out(event.position())
                self._wheel += _WHEEL_STEP
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and zoom_deed(event):
            event.accept()  # here these keys are for the pages, whatever they are in the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if deed := zoom_deed(event):
            getattr(self, deed)()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self._press(event.key()):
            event.ignore()  # Ctrl+PgDn and such are the window's

    def _press(self, key: int) -> bool:
        if key in _SCROLLS:
            self.verticalScrollBar().triggerAction(_SCROLLS[key])
        elif key in _STEPS:
            self._go_across(_STEPS[key])
        else:
            return False
        return True

    def _go_across(self, step: int) -> None:
        """Left and right, or where there is nothing at the sides, to the page before and after."""
        bar = self.horizontalScrollBar()
        if bar.maximum():
            bar.setValue(bar.value() + step * bar.singleStep())
        else:
            self._turn(step)

    def _turn(self, pages: int) -> None:
        """To the top of the next or the former page, or row of two."""
        if self._arrangement.boxes:
            top = self._arrangement.nearest(self._top + 2 * theme.px(_GAP) * self._dots)
            self.go_to_page(top + pages * self._columns)

    # ---------------------------------------------------------------- the window round it

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange(self._anchor())
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._anchor())

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(640))
