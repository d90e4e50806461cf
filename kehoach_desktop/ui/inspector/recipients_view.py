"""The list of Nơi nhận: rows of one or two lines with grip, note and the cross that takes a line away."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..theme import icon, paint_icon, theme
from .recipients_model import RecipientsModel, Role
from .whole_list import WholeList

_GRIP = 26  # left of the names
_CROSS = 28  # its own place, over the end of a note: nothing shifts when it shows
_EDGE = 12  # right of the notes
_BAR = 3
_GAP = 8

Index = QModelIndex | QPersistentModelIndex


def elided_lines(text: str, widths: Sequence[int], of: QWidget) -> list[str]:
    """`text` in lines of these widths; the last one is cut only when they are not enough."""
    font = of.font()
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        width = widths[len(found)]
        line.setLineWidth(width)
        start = line.textStart()
        if len(found) == len(widths) - 1:
            found.append(of.fontMetrics().elidedText(text[start:].strip(), Qt.TextElideMode.ElideRight, width))
            break
        found.append(text[start : start + line.textLength()].strip())
    layout.endLayout()
    return found or [""]


class _RowDelegate(QStyledItemDelegate):
    def __init__(self, view: "RecipientsView") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines, note = self._arranged(index)
        tall = len(lines) > 1 or note == "below"
        return QSize(theme.px(120), theme.size("row_two") if tall else theme.size("control"))

    def _room(self) -> int:
        return self._view.viewport().width() - theme.px(_GRIP) - theme.px(_CROSS)

    def _arranged(self, index: Index) -> tuple[list[str], str]:
        """The lines of the name, and where the note goes: beside the first, beside the second, nowhere."""
        name, note = str(index.data()), str(index.data(Role.NOTE) or "")
        metrics, room = self._view.fontMetrics(), self._room()
        if not note:
            return elided_lines(name, (room, room), self._view), ""
        beside = room - self._note_width(note) - theme.px(_GAP)
        if metrics.horizontalAdvance(name) <= beside:
            return [name], "beside"
        return elided_lines(name, (room, beside), self._view), "below"

    def _note_width(self, note: str) -> int:
        """As far as it reaches into the room of names; its end stands where the cross shows."""
        return self._view.fontMetrics().horizontalAdvance(note) - theme.px(_CROSS) + theme.px(_EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        is_archive = bool(index.data(Role.IS_ARCHIVE))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, selected, hovered, is_archive)
        lines, note = self._arranged(index)
        high = theme.line_height()
        used = high * (2 if note == "below" else len(lines))
        top = rect.top() + (rect.height() - used) // 2
        self._paint_sign(painter, rect, top, is_archive)
        self._paint_name(painter, rect, top, lines, index)
        if note:
            line = QRect(rect.left(), top + (high if note == "below" else 0), rect.width(), high)
            self._paint_note(painter, line, index, has_cross=selected or hovered)
        if (selected or hovered) and not is_archive:
            paint_icon(painter, QRectF(self.cross(rect)), "x", theme.color("text"))
        if selected and self._view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, selected: bool, hovered: bool, is_archive: bool) -> None:
        role = "accent_soft" if selected else "hover" if hovered else "raised" if is_archive else "surface"
        painter.fillRect(rect, theme.color(role))
        if selected:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(_BAR), rect.height()), theme.color("accent_text"))
        elif not is_archive:
            painter.fillRect(
                QRect(rect.left() + theme.px(_GRIP), rect.bottom(), rect.width() - theme.px(_GRIP) - theme.px(_GAP), 1),
                theme.color("line"),
            )

    def _paint_sign(self, painter: QPainter, rect: QRect, top: int, is_archive: bool) -> None:
        side = theme.px(14)
        at = QRectF(rect.left() + theme.px(7), top + (theme.line_height() - side) / 2, side, side)
        paint_icon(painter, at, "archive" if is_archive else "grip-vertical", theme.color("muted"))

    def _paint_name(self, painter: QPainter, rect: QRect, top: int, lines: list[str], index: Index) -> None:
        is_blank = bool(index.data(Role.IS_BLANK))
        painter.setFont(self._view.font())
        left, high = rect.left() + theme.px(_GRIP), theme.line_height()
        for number, text in enumerate(lines):
            place = QRect(left, top + number * high, self._room(), high)
            if is_blank:
                width = self._view.fontMetrics().horizontalAdvance(text)
                painter.fillRect(QRect(left, place.top() + 1, width, high - 2), theme.color("blank"))
            painter.setPen(theme.color("on_blank" if is_blank else "text"))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_note(self, painter: QPainter, line: QRect, index: Index, *, has_cross: bool) -> None:
        """Begins where it always does; the cross, when it shows, takes its end."""
        note, metrics = str(index.data(Role.NOTE)), self._view.fontMetrics()
        place = line.adjusted(theme.px(_GRIP), 0, -theme.px(_EDGE), 0)
        place.setLeft(max(place.left(), place.right() + 1 - metrics.horizontalAdvance(note)))
        if has_cross:
            place.setRight(line.right() - theme.px(_CROSS))
            note = metrics.elidedText(note, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(theme.color("muted"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, note)

    def cross(self, rect: QRect) -> QRect:
        side = theme.px(14)
        left = rect.right() - theme.px(_CROSS) + (theme.px(_CROSS) - side) // 2
        return QRect(left, rect.center().y() - side // 2, side, side)

    # ---------------------------------------------------------------- edited in place

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        is_note = self._view.edits_note and not index.data(Role.IS_ARCHIVE)
        line.setPlaceholderText("ghi chú, như: để báo cáo" if is_note else "")
        line.setAccessibleName("Ghi chú" if is_note else "Nơi nhận")
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            role = Role.NOTE if self._is_note(index) else Qt.ItemDataRole.EditRole
            editor.setText(str(index.data(role) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QLineEdit) and isinstance(model, RecipientsModel):
            role = Role.NOTE if self._is_note(index) else Qt.ItemDataRole.EditRole
            if editor.text() != str(index.data(role) or ""):
                model.setData(index, editor.text(), role)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        left = theme.px(_GRIP) - theme.px(6)
        editor.setGeometry(rect.adjusted(left, 2, -theme.px(4), -2))

    def _is_note(self, index: Index) -> bool:
        return self._view.edits_note and not index.data(Role.IS_ARCHIVE)


class RecipientsView(WholeList):
    """`remove_requested(row)`, `move_requested(row, to)`, `file_requested(row)`: its body in the register."""

    remove_requested = Signal(int)
    move_requested = Signal(int, int)
    file_requested = Signal(int)

    def __init__(self, model: RecipientsModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._recipients = model
        self.edits_note = False
        self.setAccessibleName("Danh sách nơi nhận")
        self._delegate = _RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)

    # ---------------------------------------------------------------- keys and mouse

    def selected_row(self) -> int:
        return self.currentIndex().row()

    def select(self, row: int) -> None:
        self.setCurrentIndex(self._recipients.index(row))

    def edit_name(self, row: int) -> None:
        self._edit(row, note=False)

    def edit_note(self, row: int) -> None:
        self._edit(row, note=True)

    def _edit(self, row: int, *, note: bool) -> None:
        self.edits_note = note
        self.edit(self._recipients.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:  # Enter of the line in place comes by here
            super().keyPressEvent(event)
            return
        row, alt = self.selected_row(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        is_line = self._recipients.recipient(row) is not None
        match event.key():
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                if is_line:
                    self._ask_move(row, 1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Delete if is_line:
                self.remove_requested.emit(row)
            case Qt.Key.Key_F2 if row >= 0:
                self.edit_note(row)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row >= 0:
                self.edit_name(row)
            case _:
                super().keyPressEvent(event)

    def _ask_move(self, row: int, by: int) -> None:
        if 0 <= row + by < self._recipients.archive_row:
            self.move_requested.emit(row, row + by)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        pressed_here = index.isValid() and index == self.currentIndex()
        super().mouseReleaseEvent(event)
        if pressed_here and event.button() == Qt.MouseButton.LeftButton and self._on_cross(event):
            self.remove_requested.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or self._on_cross(event):
            return
        note = str(index.data(Role.NOTE) or "")
        reach = self.fontMetrics().horizontalAdvance(note) + theme.px(_CROSS) + theme.px(_GAP)
        on_note = bool(note) and event.position().x() > self.viewport().width() - reach
        self._edit(index.row(), note=on_note)

    def _on_cross(self, event: QMouseEvent) -> bool:
        """The whole right edge of the row: no target is smaller than a finger of 24."""
        index = self.indexAt(event.position().toPoint())
        near = event.position().x() >= self.viewport().width() - theme.px(_CROSS)
        return near and self._recipients.recipient(index.row()) is not None

    def cross_of(self, row: int) -> QRect:
        """Where a row's cross is: a door for tests, which click on it."""
        return self._delegate.cross(self.visualRect(self._recipients.index(row)))

    def dropEvent(self, event: QDropEvent) -> None:
        """The plan moves the line; the view must not take it out of the list."""
        super().dropEvent(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)

    # ---------------------------------------------------------------- menu

    def menu_for(self, row: int) -> QMenu:
        menu = QMenu(self)
        line = self._recipients.recipient(row)
        menu.addAction(icon("square-pen"), "Sửa…\tEnter", lambda: self.edit_name(row))
        if line is None:
            return menu
        menu.addAction("Ghi chú…\tF2", lambda: self.edit_note(row))
        up = menu.addAction("Dời lên\tAlt+↑", lambda: self._ask_move(row, -1))
        down = menu.addAction("Dời xuống\tAlt+↓", lambda: self._ask_move(row, 1))
        up.setEnabled(row > 0)
        down.setEnabled(row < self._recipients.archive_row - 1)
        menu.addSeparator()
        menu.addAction(icon("book-user"), "Trong danh bạ…", lambda: self.file_requested.emit(row))
        menu.addAction(icon("x"), "Bỏ khỏi nơi nhận\tDel", lambda: self.remove_requested.emit(row))
        return menu
