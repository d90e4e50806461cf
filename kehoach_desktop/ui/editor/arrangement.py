"""Where the paper lies in its view: zoom, scrolling, and which rows are laid out by now.

All of the paper is measured in twips; `scale` alone knows the screen. The row of the caret, or the first that shows,
stays where it is on the screen while rows above it get their true heights.
"""

from time import perf_counter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QAbstractScrollArea

from ..theme import theme
from .hand import Hand

LEAST_ZOOM, MOST_ZOOM = 60, 160
_TWIPS_PER_INCH, _DOTS_PER_INCH = 1440, 96
_GUTTER = 12  # pixels between the page and the edge of the view
_SIDE_ROOM = 24  # pixels that the text keeps from that edge when the page is wider
_NAME_ROOM = 64  # on the left, where the name of the role stands; as much as there is where the view is very narrow
_SLICE_S = 0.006


class Arrangement:
    """The rows of a hand in a view. `wish` is the zoom asked for, None as wide as the view; `zoom` the one shown."""

    def __init__(self, view: QAbstractScrollArea, hand: Hand) -> None:
        self._view, self._hand = view, hand
        self.wish: int | None = None
        self.zoom = 100
        self._kept: tuple[str, float] | None = None  # a spot, and where on the screen it shall stay

    # ------------------------------------------------------------ geometry

    @property
    def scale(self) -> float:
        """Pixels to the twip."""
        return self.zoom / 100 * _DOTS_PER_INCH / _TWIPS_PER_INCH

    def origin(self) -> QPointF:
        """Where the text area begins, in the view."""
        page, scale, width = self._hand.rows.page, self.scale, self._view.viewport().width()
        left = (width - page.width.twips * scale) / 2 + page.left.twips * scale
        text = page.text_width.twips * scale
        most = max(width - _SIDE_ROOM - text, _SIDE_ROOM)
        left = max(min(left, most), min(theme.px(_NAME_ROOM), most))
        return QPointF(left, _GUTTER + page.top.twips * scale - self._view.verticalScrollBar().value())

    @property
    def view_width(self) -> int:
        return self._view.viewport().width()

    def on_screen(self, box: QRectF) -> QRectF:
        """A box of the paper in pixels of the view."""
        origin, scale = self.origin(), self.scale
        return QRectF(
            origin.x() + box.x() * scale, origin.y() + box.y() * scale, box.width() * scale, box.height() * scale
        )

    def on_paper(self, point: QPointF) -> QPointF:
        return (point - self.origin()) / self.scale

    def page_box(self) -> QRectF:
        """The sheet of paper, in pixels of the view."""
        page, origin, scale = self._hand.rows.page, self.origin(), self.scale
        top = origin.y() - page.top.twips * scale
        left = origin.x() - page.left.twips * scale
        return QRectF(left, top, page.width.twips * scale, self._total_height() - 2 * _GUTTER)

    def _total_height(self) -> int:
        page = self._hand.rows.page
        height = page.top.twips + self._hand.rows.height + page.bottom.twips
        return round(height * self.scale) + 2 * _GUTTER

    def shown_heights(self) -> tuple[float, float]:
        """From where to where the paper shows."""
        top = self.on_paper(QPointF(0, 0)).y()
        return top, top + self._view.viewport().height() / self.scale

    # ------------------------------------------------------------ arranging

    def fit(self) -> bool:
        """Another size of the view, or another wish: whether the zoom is another now."""
        before = self.zoom
        self.zoom = self._fitting_zoom()
        return self.zoom != before

    def _fitting_zoom(self) -> int:
        page, width = self._hand.rows.page, self._view.viewport().width()
        whole = 100 * _TWIPS_PER_INCH / _DOTS_PER_INCH
        fit = int((width - 2 * _GUTTER) / page.width.twips * whole)
        most = int((width - _SIDE_ROOM - theme.px(_NAME_ROOM)) / page.text_width.twips * whole)
        wish = fit if self.wish is None else min(self.wish, most)
        return min(max(wish, LEAST_ZOOM), MOST_ZOOM)

    def settle(self) -> None:
        """Lays out what shows; the row that was kept stays where it was on the screen."""
        for _ in range(3):
            self._set_range()
            self._keep_place()
            waiting = [row for row in self._hand.rows.between(*self.shown_heights()) if row.layout is None]
            if not waiting:
                break
            for row in waiting:
                row.lay_out()
            self._hand.rows.stack()
        self.remember_place()

    def _set_range(self) -> None:
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        bar.setRange(0, max(self._total_height() - height, 0))
        bar.setPageStep(height)
        bar.setSingleStep(max(round(self._hand.moves.row_of(self._hand.head)[0].metrics.pitch * self.scale), 1))

    def _keep_place(self) -> None:
        bar = self._view.verticalScrollBar()
        if self._kept is None or not bar.value():
            return
        rows = self._hand.rows.rows_of(self._kept[0])
        if rows:
            moved = self.origin().y() + rows[0].y * self.scale - self._kept[1]
            bar.setValue(bar.value() + round(moved))

    def remember_place(self) -> None:
        """The row of the caret if it shows, else the first one that does."""
        top, bottom = self.shown_heights()
        rows = self._hand.rows
        own = rows.rows_of(self._hand.head.spot)
        if not (own and top <= own[0].y < bottom):
            own = [row for row in rows.between(top, bottom) if row.is_editable][:1]
        self._kept = (own[0].spots[0], self.origin().y() + own[0].y * self.scale) if own else None

    def lay_out_some(self) -> bool:
        """Rows that nobody has looked at yet, for a few milliseconds; whether there are no more."""
        end = perf_counter() + _SLICE_S
        waiting = self._hand.rows.waiting()
        for row in waiting:
            row.lay_out()
            if perf_counter() > end:
                break
        if waiting:
            self._hand.rows.stack()
            self._set_range()
            self._keep_place()
            self.remember_place()
        return not waiting or waiting[-1].layout is not None

    def forget_place(self) -> None:
        """The view was scrolled: what shows now is what stays."""
        self._kept = None

    def shows(self, box: QRectF, room: int) -> bool:
        """Whether a box of the view is seen with some room above and below."""
        return box.top() >= room and box.bottom() <= self._view.viewport().height() - room

    def bring_into_view(self, box: QRectF, room: int) -> None:
        """Scrolls as little as it takes to show a box of the view with some room above and below."""
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if box.top() < room:
            bar.setValue(bar.value() + round(box.top()) - room)
        elif box.bottom() > height - room:
            bar.setValue(bar.value() + round(box.bottom()) + room - height)
        self.remember_place()
