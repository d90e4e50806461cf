"""The table on the screen: ticks and answers by mouse and keys, and rows as high as their words."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from ..theme import theme
from .cells import Box, row_height
from .columns import Column, widths
from .delegate import ReceivingDelegate
from .model import ReceivingModel

Index = QModelIndex | QPersistentModelIndex
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_ASIDE = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ReceivingTable(QTableView):
    """Space ticks, Enter or F2 answers, ← and → go to another question of the row, Ctrl+A ticks all."""

    def __init__(self, model: ReceivingModel) -> None:
        super().__init__()
        self._rows = model
        self.setAccessibleName("Tiến độ các cơ quan gửi về")
        self.setModel(model)
        self.delegate = ReceivingDelegate(self, model)
        self.setItemDelegate(self.delegate)
        self._set_up()
        self._connect_signals()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # Always there, or every row would be measured anew whenever a filter leaves fewer than fit.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def _connect_signals(self) -> None:
        self._rows.modelReset.connect(self._measure)
        self._rows.resized.connect(self._fit_rows)
        self._rows.resized.connect(self._go_on)
        theme.changed.connect(self._measure)

    # ---------------------------------------------------------------- how high, how wide

    def _measure(self) -> None:
        for column, width in widths(self.viewport().width()).items():
            self.setColumnWidth(column, width)
        self._fit_rows(range(self._rows.rowCount()))

    def _fit_rows(self, rows: Iterable[int]) -> None:
        """Told row by row, the table would be laid out anew for each."""
        wide = [(column, self.columnWidth(column)) for column in Column if column is not Column.CHECK]
        header = self.verticalHeader()
        was_blocked = header.blockSignals(True)
        for at in rows:
            # As the current row looks, which has heavier words: heights stay when the keys go through the rows.
            cells = ((self._rows.blocks(at, column, is_selected=True), width) for column, width in wide)
            header.resizeSection(at, row_height(cells))
        header.blockSignals(was_blocked)
        self.updateGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._measure()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(320), theme.px(160))

    # ---------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the Enter that ends typing goes through the line and comes by here
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self._rows.tick_all(is_on=True)
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # one cell alone on the clipboard helps nobody
        elif event.key() == Qt.Key.Key_Space and not event.modifiers() and current.isValid():
            self._toggle(current)
        elif event.key() in _OPEN_KEYS and not event.modifiers() and current.isValid():
            self._open_box(current, self.delegate.question)
        elif event.key() in _ASIDE and current.isValid():
            self._go_aside(current, _ASIDE[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing here: tasks that begin alike are many."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, not along the one row."""
        last = self._rows.rowCount() - 1
        match action:
            case QAbstractItemView.CursorAction.MoveHome if last >= 0:
                return self._rows.index(0, Column.TASK)
            case QAbstractItemView.CursorAction.MoveEnd if last >= 0:
                return self._rows.index(last, Column.TASK)
            case _:
                return super().moveCursor(action, modifiers)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.delegate.question = 0
            self._go_on()
        self.viewport().update()

    def _go_on(self) -> None:
        """The keys mean the first question of the row that waits; where none does, the one they meant."""
        boxes = [box for box, _ in self.delegate.boxes(self.currentIndex())]
        waiting = next((box for box in boxes if not box.question.is_answered), None)
        last = max(len(boxes) - 1, 0)
        self.delegate.question = waiting.number if waiting else min(self.delegate.question, last)

    def _go_aside(self, index: QModelIndex, step: int) -> None:
        count = len(list(self.delegate.boxes(index)))
        self.delegate.question = min(max(self.delegate.question + step, 0), max(count - 1, 0))
        self.viewport().update()

    def _toggle(self, index: Index) -> None:
        """Where nothing is to be accepted before it is answered, the question opens instead."""
        if self._rows.toggle(index.row()):
            said = str(self._rows.index(index.row(), Column.CHECK).data())
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        else:
            self._open_box(index, self.delegate.question)

    # ---------------------------------------------------------------- answering

    def _open_box(self, index: Index, number: int) -> None:
        self.scrollTo(self._rows.index(index.row(), Column.NOTES))
        found = self.delegate.box(index, number)
        if found is None:
            return
        box, rect = found
        self.delegate.question = number
        if box.question.is_typed:
            self.edit(self._rows.index(index.row(), Column.NOTES))
            return
        menu = self.menu_of(index.row(), box)
        menu.setMinimumWidth(round(rect.width()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.viewport().mapToGlobal(rect.bottomLeft().toPoint() + QPoint(0, 2)))

    def menu_of(self, at: int, box: Box) -> QMenu:
        """What can be answered; what was is ticked."""
        menu = QMenu(self)
        for option in box.question.options:
            action = menu.addAction(option.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(option.words == box.question.answer)
            if action.isChecked():
                menu.setActiveAction(action)
            action.triggered.connect(lambda _, option=option: self._rows.answer(at, box.question, option))
        return menu

    # ---------------------------------------------------------------- mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if index.column() == Column.CHECK:
            self._toggle(index)
        elif box := self._box_under(index, event.position()):
            self._open_box(index, box.number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        is_box = index.isValid() and self._box_under(index, event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_box else Qt.CursorShape.ArrowCursor)
        self._hover(index if index.column() == Column.CHECK else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, index: QModelIndex | None) -> None:
        hovered = QPersistentModelIndex(index) if index is not None else None
        if hovered != self.delegate.hovered:
            self.delegate.hovered = hovered
            self.viewport().update()

    def _box_under(self, index: QModelIndex, at: QPointF) -> Box | None:
        return self.delegate.box_at(index, at) if index.column() == Column.NOTES else None
