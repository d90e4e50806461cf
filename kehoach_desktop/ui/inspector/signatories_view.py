"""The list of people who sign, each on a card with a round mark; why not, where not."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import (
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..theme import icon, paint_icon, theme
from ..widgets.text_lines import paint_lines, wrapped
from .signatories_model import Role, SignatoriesModel
from .whole_list import WholeList

_TEXT = 46  # left of the words: the mark and its room
_SIDE = 10
_PAD = 5
_BETWEEN = 6
_SIGN = 14

Index = QModelIndex | QPersistentModelIndex


class _CardDelegate(QStyledItemDelegate):
    def __init__(self, view: "SignatoriesView") -> None:
        super().__init__(view)
        self._view = view

    def _width(self) -> int:
        return self._view.viewport().width() - theme.px(_TEXT) - theme.px(_SIDE)

    def _reason_height(self, reason: str) -> int:
        return len(self._reason_lines(reason)) * theme.line_height("caption") + theme.px(4) if reason else 0

    def _reason_lines(self, reason: str) -> list[str]:
        return wrapped(reason, theme.font("caption"), self._width() - theme.px(_SIGN + 6))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = theme.line_height() + theme.line_height("caption") + self._reason_height(str(index.data(Role.REASON)))
        return QSize(theme.px(200), words + 2 * theme.px(_PAD) + theme.px(_BETWEEN))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        card = rect.adjusted(0, 0, -1, -theme.px(_BETWEEN))
        reason = str(index.data(Role.REASON))
        chosen = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        hovered = bool(state & QStyle.StateFlag.State_MouseOver) and not reason
        current = bool(state & QStyle.StateFlag.State_Selected) and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent_soft" if chosen else "hover" if hovered else "window" if reason else "surface"
        painter.setBrush(theme.color(ground))
        painter.setPen(QPen(theme.color("focus"), 2) if current else theme.color("edge" if chosen else "line"))
        inner = QRectF(card).adjusted(1, 1, -1, -1) if current else QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(inner, theme.radius("control"), theme.radius("control"))
        self._paint_mark(painter, card, chosen=chosen, allowed=not reason)
        self._paint_words(painter, card, index, chosen=chosen, reason=reason)
        painter.restore()

    def _paint_mark(self, painter: QPainter, card: QRect, *, chosen: bool, allowed: bool) -> None:
        side = theme.px(14)
        at = QRectF(card.left() + theme.px(14), card.center().y() - side / 2, side, side)
        painter.setPen(theme.color("accent" if chosen else "edge" if allowed else "line"))
        painter.setBrush(theme.color("accent" if chosen else "surface" if allowed else "window"))
        painter.drawEllipse(at)
        if chosen:
            dot = side / 3
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("on_accent"))
            painter.drawEllipse(at.center(), dot / 2, dot / 2)

    def _paint_words(self, painter: QPainter, card: QRect, index: Index, *, chosen: bool, reason: str) -> None:
        left, top, width = card.left() + theme.px(_TEXT), card.top() + theme.px(_PAD), self._width()
        allowed = not reason
        font = theme.font("strong" if chosen else "body")
        painter.setFont(font)
        painter.setPen(theme.color("text" if allowed else "disabled"))
        name = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, theme.line_height()), Qt.AlignmentFlag.AlignVCenter, name)
        top += theme.line_height()
        caption = theme.font("caption")
        painter.setFont(caption)
        painter.setPen(theme.color("muted"))
        position = QFontMetrics(caption).elidedText(str(index.data(Role.POSITION)), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(left, top, width, theme.line_height("caption")), Qt.AlignmentFlag.AlignVCenter, position)
        if reason:
            top += theme.line_height("caption") + theme.px(4)
            side = theme.px(_SIGN)
            paint_icon(painter, QRectF(left, top + 1, side, side), "info", theme.color("muted"))
            room = QRectF(left + theme.px(_SIGN + 6), top, width - theme.px(_SIGN + 6), card.bottom() - top)
            paint_lines(painter, room, self._reason_lines(reason), caption, theme.line_height("caption"))


class SignatoriesView(WholeList):
    """`taken(row)`: that person signs. `correct_requested(row)`, `remove_requested(row)`."""

    taken = Signal(int)
    correct_requested = Signal(int)
    remove_requested = Signal(int)

    def __init__(self, model: SignatoriesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._people = model
        self.setProperty("kind", "panel")
        self.setAccessibleName("Danh bạ người ký")
        self.setItemDelegate(_CardDelegate(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if row >= 0:
                self._take(row)
            case Qt.Key.Key_F2 if row >= 0:
                self.correct_requested.emit(row)
            case Qt.Key.Key_Delete if row >= 0:
                self.remove_requested.emit(row)
            case _:
                super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._take(index.row())

    def _take(self, row: int) -> None:
        choice = self._people.choice(row)
        if choice is not None and choice.is_allowed:
            self.taken.emit(row)

    def menu_for(self, row: int) -> QMenu:
        menu = QMenu(self)
        choice = self._people.choice(row)
        take = menu.addAction(icon("signature"), "Chọn ký\tEnter", lambda: self._take(row))
        take.setEnabled(bool(choice and choice.is_allowed))
        menu.addAction(icon("square-pen"), "Sửa người ký…\tF2", lambda: self.correct_requested.emit(row))
        menu.addAction(icon("x"), "Bỏ khỏi danh bạ\tDel", lambda: self.remove_requested.emit(row))
        return menu
