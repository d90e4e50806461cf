"""The list at the caret. It lies over the paper and never takes the keyboard from it."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from ..theme import paint_icon, theme
from .offers import Offer, OffersModel

_WIDTH = 460
_SIDE = 12
_WORDS = 36  # left of the words: the icon and its room
_ROWS, _FEWEST = 5, 2
_AWAY = 4  # between the caret and the list
_BAR = 3
_BORDER = 4  # of the card and of the list in it

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def row_height(offer: Offer) -> int:
    return theme.size("row_two") if offer.detail else theme.size("control") + 4


class _OfferDelegate(QStyledItemDelegate):
    """The short name over what else is known of the document."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        offer = model.offer(index.row()) if isinstance(model, OffersModel) else None
        return QSize(theme.px(200), row_height(offer) if offer else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        offer = model.offer(index.row()) if isinstance(model, OffersModel) else None
        if offer is None:
            return
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, rect, option.state)
        side = theme.size("icon")
        sign = QRectF(rect.left() + theme.px(_SIDE), rect.center().y() - side / 2 + 0.5, side, side)
        paint_icon(painter, sign, "text-quote" if offer.citation else "plus", theme.color("muted"))
        words = QRect(rect.adjusted(theme.px(_WORDS), 0, -theme.px(_SIDE), 0))
        self._paint_words(painter, words, offer, is_current=bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("accent_soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), theme.color("accent_text"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))

    def _paint_words(self, painter: QPainter, room: QRect, offer: Offer, *, is_current: bool) -> None:
        lines = [(offer.title, "strong" if is_current else "body", "text")]
        if offer.detail:
            lines.append((offer.detail, "caption", "muted"))
        top = room.center().y() - sum(theme.line_height(style) for _, style, _ in lines) // 2
        for text, style, role in lines:
            painter.setFont(theme.font(style))
            painter.setPen(theme.color(role))
            height = theme.line_height(style)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(QRect(room.left(), top, room.width(), height), _LEFT, shown)
            top += height


class CitationPopup(QFrame):
    """`taken()`: the current offer was clicked."""

    taken = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_below = True
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Văn bản viện dẫn")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.model = OffersModel(self)
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_OfferDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("Các văn bản viện dẫn")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view)
        self.view.clicked.connect(lambda _: self.taken.emit())
        self.hide()

    def show_offers(self, found: Sequence[Offer]) -> None:
        """The first one is chosen, and stays so while letters narrow the list."""
        self.model.set_offers(found)
        self.view.setCurrentIndex(self.model.index(0))

    def show_at(self, caret: QRectF, top: float | None = None) -> None:
        """Below the caret wherever two offers have room; else above `top`, where what is being written begins.

        Both are in pixels of the parent.
        """
        home = self.parentWidget()
        if home is None:
            return
        count = self.model.rowCount()
        heights = [row_height(offer) for row in range(count) if (offer := self.model.offer(row))]
        height = sum(heights) if count <= _ROWS else sum(heights[:_ROWS]) + heights[-1] // 2
        height += _BORDER
        bars = Qt.ScrollBarPolicy
        self.view.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded if count > _ROWS else bars.ScrollBarAlwaysOff)
        width = min(theme.px(_WIDTH), home.width() - 2 * _AWAY)
        top = caret.top() if top is None else min(max(top, 0.0), caret.top())
        below, above = home.height() - caret.bottom() - 2 * _AWAY, top - 2 * _AWAY
        if not (self.isVisible() and height <= (below if self._is_below else above)):  # else it stays on its side
            few = min(height, sum(heights[:_FEWEST]) + _BORDER)
            self._is_below = few <= below or below >= above
        room = max(int(below if self._is_below else above), theme.size("row_two"))
        if height > room:
            height = room
            self.view.setVerticalScrollBarPolicy(bars.ScrollBarAsNeeded)
        left = min(max(int(caret.left()) - theme.px(_WORDS), _AWAY), home.width() - width - _AWAY)
        at = int(caret.bottom()) + _AWAY if self._is_below else int(top) - _AWAY - height
        self.setGeometry(left, at, width, height)
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """To the next one; past the last one to the first."""
        row = (self.view.currentIndex().row() + by) % max(self.model.rowCount(), 1)
        self.view.setCurrentIndex(self.model.index(row))

    def current(self) -> Offer | None:
        return self.model.offer(self.view.currentIndex().row())
