"""A table field: filled cell by cell, pasted from Excel, or opened wide in a window of its own."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ....domain.plan import Run
from ....domain.templates import Field
from ....domain.templates.defaults import fallback
from ....domain.templates.template import FieldType
from ....domain.templates.values import Value
from ...forms import NameLine
from ...theme import restyle, theme
from ...widgets import Button, CellEditing, CellView, TextLabel
from .base import Around, Editor
from .table_model import TableModel

Index = QModelIndex | QPersistentModelIndex
_NARROWEST, _MOST_HIGH = 88, 340
_ROW_MOST = 84  # the rest of a long cell is told by its tooltip, and where it is typed
_WIDE, _HIGH = 960, 560
_RING, _CORNER = 2, 6  # as wide as the ring of a field


class CellDelegate(CellEditing):
    """A column of bodies offers the known ones; dates and numbers are typed on one line."""

    def __init__(self, model: TableModel, around: Around, parent: QObject) -> None:
        super().__init__(parent)
        self._model, self._around = model, around

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.columns[index.column()]
        if column.type is FieldType.AGENCY:
            editor: QWidget = NameLine(self._around.agencies, parent)
        elif column.type in (FieldType.TEXT, FieldType.LIST):
            editor = super().createEditor(parent, option, index)
        else:
            editor = QStyledItemDelegate.createEditor(self, parent, option, index)
        editor.setAccessibleName(column.label)
        return editor

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, NameLine):
            self._model.setData(index, editor.text())
        else:
            super().setModelData(editor, model, index)


class CellTable(CellView):
    """Enter or F2 edits a cell, Del empties it, Ctrl+V takes cells from Excel; Tab leaves the table.

    `focus_changed(has_focus)`: for the frame around it.
    """

    focus_changed = Signal(bool)

    def __init__(self, model: TableModel, around: Around, name: str, parent: QWidget | None = None) -> None:
        super().__init__(model, name, parent)
        self._cells = model
        self.setItemDelegate(CellDelegate(model, around, self))
        self.setTabKeyNavigation(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.verticalHeader().setMaximumSectionSize(theme.px(_ROW_MOST))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._cells.rowsInserted.connect(self.updateGeometry)
        self._cells.rowsRemoved.connect(self.updateGeometry)
        self._cells.dataChanged.connect(lambda *_: self.updateGeometry())
        self._cells.modelReset.connect(self.updateGeometry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The columns share the width as long as each can hold a few words."""
        super().resizeEvent(event)
        count = self._cells.columnCount()
        width = max(self.viewport().width() // count, theme.px(_NARROWEST))
        for column in range(count):
            self.setColumnWidth(column, width)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        rows = self.verticalHeader().length() + self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height() if self.horizontalScrollBar().isVisible() else 0
        return QSize(theme.px(_NARROWEST), min(rows + bar + 2, theme.px(_MOST_HIGH)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_NARROWEST), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Reached by Tab it stands on a cell, which Enter edits."""
        super().focusInEvent(event)
        if not self.selectedIndexes():
            here = self.currentIndex()
            self.setCurrentIndex(here if here.isValid() else self._cells.index(0, 0))
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste) and index.isValid():
            self._cells.paste(index.row(), index.column(), QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class TableEditor(Editor):
    def __init__(self, one: Field, around: Around) -> None:
        holder = QWidget()
        super().__init__(one, holder)
        default = fallback(one)
        self.model = TableModel(one.columns, default if isinstance(default, tuple) else (), self)
        self._around = around
        self.table = CellTable(self.model, around, one.label)
        self.add_button = _quiet("Thêm dòng", "plus")
        self.remove_button = _quiet("Bỏ dòng", "x")
        self.open_button = _quiet("Mở rộng…")
        row = QHBoxLayout()
        row.setSpacing(theme.space("half"))
        for button in (self.add_button, self.remove_button, self.open_button):
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("half"))
        column.addWidget(_Frame(self.table))
        column.addLayout(row)
        holder.setFocusProxy(self.table)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.model.edited.connect(self.edited)
        self.add_button.clicked.connect(lambda: self._add(self.table))
        self.remove_button.clicked.connect(lambda: self._remove(self.table))
        self.open_button.clicked.connect(self._open)

    def _add(self, table: QTableView) -> None:
        """To the empty row at the end."""
        index = self.model.index(self.model.rowCount() - 1, 0)
        table.setFocus()
        table.setCurrentIndex(index)
        table.edit(index)

    def _remove(self, table: QTableView) -> None:
        index = table.currentIndex()
        self.model.remove(index.row() if index.isValid() else self.model.rowCount() - 2)

    def _open(self) -> None:
        """The same table with more room."""
        dialog = WideTable(self, self._around, self.table)
        dialog.exec()
        dialog.deleteLater()

    @property
    def stops(self) -> list[QWidget]:
        return [self.table, self.add_button, self.remove_button, self.open_button]

    @property
    def is_filled(self) -> bool:
        return bool(self.model.filled_rows)

    def value(self) -> Value | None:
        if not self.model.is_given:
            return None
        if problem := self.model.first_problem():
            row, column, sentence = problem
            raise ValueError(f"dòng {row + 1}, cột “{column.label}”: {sentence}")
        return tuple(self.model.filled_rows) or None

    def state(self) -> object:
        return self.model.filled_rows if self.model.is_given else []

    def restore(self, state: object) -> None:
        if isinstance(state, list) and state:
            self.model.set_rows(state)

    def show_readings(self, known: Mapping[str, tuple[Run, ...]]) -> None:
        self.model.set_readings(known)


class WideTable(QDialog):
    def __init__(self, editor: TableEditor, around: Around, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(editor.field.label)
        self.resize(theme.px(_WIDE), theme.px(_HIGH))
        self.table = CellTable(editor.model, around, editor.field.label)
        self.table.setCurrentIndex(editor.model.index(0, 0))
        add, remove = _quiet("Thêm dòng", "plus"), _quiet("Bỏ dòng", "x")
        add.clicked.connect(lambda: editor._add(self.table))
        remove.clicked.connect(lambda: editor._remove(self.table))
        buttons = QDialogButtonBox()
        buttons.addButton(Button("Xong", kind="primary"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(add, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(remove, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        pad = theme.space("pad")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space("gap"))
        if editor.field.help:
            column.addWidget(TextLabel(editor.field.help, "caption", "muted"))
        column.addWidget(_Frame(self.table), 1)
        column.addWidget(buttons)


class _Frame(QFrame):
    """A table's edge, which shows whether the table has the focus."""

    def __init__(self, table: CellTable) -> None:
        super().__init__()
        self._has_focus = False
        restyle(self, kind="card")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[_RING] * 4)
        column.addWidget(table)
        table.focus_changed.connect(self._show_focus)

    def _show_focus(self, has_focus: bool) -> None:
        self._has_focus = has_focus
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._has_focus:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), _RING))
            inside = QRectF(self.rect()).adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
            painter.drawRoundedRect(inside, theme.px(_CORNER), theme.px(_CORNER))
            painter.end()


def _quiet(word: str, icon_name: str | None = None) -> Button:
    return Button(word, icon_name, "quiet", compact=True)
