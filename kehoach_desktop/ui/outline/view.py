"""The list of the outline under keys and mouse: goes, opens, closes, and lets an entry be dragged to another place."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from ..theme import restyle, theme
from . import moving
from .delegate import OutlineDelegate, indicator
from .entries import Entry
from .model import MIME, OutlineModel

_FEWEST = 3  # rows that are always in view
_USUAL = 9


class OutlineView(QListView):
    """`chosen(spot)`: go there. `move_asked(spot, gap)`: the entry with that spot, before another. `left`: Esc."""

    chosen = Signal(str)
    move_asked = Signal(str, int)
    left = Signal()

    def __init__(self, model: OutlineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outline = model
        self._gap: int | None = None  # where what is dragged would go
        self._dragged = -1
        self._is_read_only = False
        self.setModel(model)
        self._delegate = OutlineDelegate(self)
        self.setItemDelegate(self._delegate)
        restyle(self, kind="list")
        self.setAccessibleName("Mục lục")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(False)  # ours shows where the entry may go, not where the mouse is
        self._connect_signals()

    def _connect_signals(self) -> None:
        theme.changed.connect(self._measure)

    def _measure(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.size("list"), _USUAL * theme.size("row_tree"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), _FEWEST * theme.size("row_tree"))

    # ---------------------------------------------------------------- the row of the keyboard

    def entry(self) -> Entry | None:
        return self._outline.entry(self.currentIndex().row())

    def select(self, row: int) -> None:
        self.setCurrentIndex(self._outline.index(row))

    def show_here(self) -> None:
        """The row of the caret comes into view; the keyboard's own is left where it is being used."""
        if not self.hasFocus():
            self.select(self._outline.here)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select(self._outline.here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        entry, held = self._outline.entry(row), event.modifiers()
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by and held & Qt.KeyboardModifier.AltModifier:
            self.ask_move(by)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif entry is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(entry.spot)
        elif event.key() == Qt.Key.Key_Right:
            self._open(row, entry)
        elif event.key() == Qt.Key.Key_Left:
            self._close(row, entry)
        else:
            super().keyPressEvent(event)

    def _open(self, row: int, entry: Entry) -> None:
        if self._outline.is_closed(row):
            self._outline.set_closed(row, False)
        elif entry.has_children:
            self.select(row + 1)

    def _close(self, row: int, entry: Entry) -> None:
        if entry.has_children and not self._outline.is_closed(row):
            self._outline.set_closed(row, True)
        elif (parent := self._outline.parent_row(row)) is not None:
            self.select(parent)

    def toggle(self, row: int) -> None:
        self._outline.set_closed(row, not self._outline.is_closed(row))

    # ---------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self._is_on_arrow(index, event):
            self.toggle(index.row())
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_dragging = self.state() == QAbstractItemView.State.DraggingState
        super().mouseReleaseEvent(event)
        is_click = index.isValid() and index == self.currentIndex() and not is_dragging
        if is_click and event.button() == Qt.MouseButton.LeftButton and not self._is_on_arrow(index, event):
            entry = self._outline.entry(index.row())
            if entry is not None:
                self.chosen.emit(entry.spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # the first click went there already; on the arrow each one counts

    def _is_on_arrow(self, index: QModelIndex, event: QMouseEvent) -> bool:
        entry = self._outline.entry(index.row())
        rect = QRectF(self.visualRect(index))
        return entry is not None and self._delegate.is_on_arrow(rect, entry, event.position().x())

    # ---------------------------------------------------------------- moving

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        self.setDragEnabled(not is_read_only)

    def ask_move(self, by: int) -> None:
        """Alt+Up, Alt+Down: past the entry beside it."""
        gap = self._beside(by)
        entry = self.entry()
        if gap is not None and entry is not None:
            self.move_asked.emit(entry.spot, gap)

    def _beside(self, by: int) -> int | None:
        number = self._number(self.entry())
        return None if number is None or self._is_read_only else moving.gap_beside(self._outline.entries, number, by)

    def _number(self, entry: Entry | None) -> int | None:
        return self._outline.entries.number_of(entry.spot) if entry else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        number = self._outline.entries.number_of(event.mimeData().data(MIME).toStdString())
        if number is None or self._is_read_only:
            event.ignore()
            return
        self._dragged = number
        self.setState(QAbstractItemView.State.DraggingState)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)  # scrolls at the edges
        self._gap = self._gap_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drag()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The plan moves the blocks; the view must not take the row out of the list."""
        gap, number = self._gap_at(event.position().toPoint()), self._dragged
        self._end_drag()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        entries = self._outline.entries
        if gap is not None and gap not in (number, entries.group_end(number)):
            self.move_asked.emit(entries.list[number].spot, gap)

    def _end_drag(self) -> None:
        self._gap = None
        self.stopAutoScroll()
        self.setState(QAbstractItemView.State.NoState)
        self.viewport().update()

    def _gap_at(self, point: QPoint) -> int | None:
        """The gap nearest to a point, of those where the dragged entry may go."""
        entries = self._outline.entries
        if not 0 <= self._dragged < len(entries.list):
            return None
        rows = {gap: self._row_behind(gap) for gap in moving.gaps(entries, self._dragged)}
        first = self.visualRect(self._outline.index(0))
        at = (point.y() - first.top()) / max(first.height(), 1)
        seen = {gap: abs(row - at) for gap, row in rows.items() if row is not None}
        return min(seen, key=seen.__getitem__, default=None)

    def _row_behind(self, gap: int) -> int | None:
        """The row that a gap lies over; None under a closed entry."""
        entries = self._outline.entries.list
        return self._outline.row_of(entries[gap].spot) if gap < len(entries) else self._outline.rowCount() - 1

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        row = self._row_behind(self._gap) if self._gap is not None else None
        if row is not None:
            rect = QRectF(self.visualRect(self._outline.index(row)))
            depth = self._outline.entries.list[self._dragged].depth
            painter = QPainter(self.viewport())
            painter.fillRect(indicator(rect, depth), theme.color("accent_text"))
            painter.end()

    # ---------------------------------------------------------------- menu

    def menu_for(self, row: int) -> QMenu:
        """What can be done with a row, each with its key."""
        menu = QMenu(self)
        entry = self._outline.entry(row)
        if entry is None:
            return menu
        self.select(row)
        menu.addAction("Đến chỗ này\tEnter", lambda: self.chosen.emit(entry.spot))
        if entry.has_children:
            is_closed = self._outline.is_closed(row)
            menu.addAction("Mở ra\t→" if is_closed else "Thu gọn\t←", lambda: self.toggle(row))
        if entry.level >= 0:
            menu.addSeparator()
            for by, words in ((-1, "Dời lên\tAlt+↑"), (1, "Dời xuống\tAlt+↓")):
                action = menu.addAction(words, partial(self.ask_move, by))
                action.setEnabled(self._beside(by) is not None)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        at = self.visualRect(index).bottomLeft() if by_key else event.pos()
        menu = self.menu_for(index.row())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))
