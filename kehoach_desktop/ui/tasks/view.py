"""The table on the screen: headings that fold, marks, keys, the menu, and the place that is kept."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ...domain.task_list import Group, Grouping
from ...domain.task_list.entries import Key
from ..theme import theme
from .columns import OWN, View, at_usual_text, last_of, widths
from .delegate import TaskDelegate, heading_height, is_on_chevron, task_height
from .model import Column, Heading, Item, Line, TasksModel
from .places import Place, is_task, place_of
from .scale import Scale
from .table_header import TableHeader

_STEP = 24  # of a column that is made wider by key
_ENTERED = (Column.STATUS, Column.PROGRESS, Column.RESULT)
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TaskTable(QTableView):
    """`opened(Line)`: Enter or a double click. `edit_asked(row, column)`: F2, or a double click where something is
    entered. `fold_asked(heading row)`. `marks_changed`: other rows are marked. `menu_asked(place)`: the menu belongs on
    this point of the screen.
    """

    opened = Signal(object)
    edit_asked = Signal(int, int)
    fold_asked = Signal(int)
    marks_changed = Signal()
    menu_asked = Signal(QPoint)

    def __init__(self, model: TasksModel, scale: Scale) -> None:
        super().__init__()
        self._tasks, self._time, self._view = model, scale, View.TIMELINE
        self._count = 0
        self.own_widths: dict[View, dict[Column, int]] = {}
        self._is_filling = self._is_fitting = False
        self._low: set[int] = set()  # the rows that are as low as headings
        self.setAccessibleName("Danh sách nhiệm vụ")
        self.setModel(model)
        self.header = TableHeader(scale, self)
        self.setHorizontalHeader(self.header)
        self.setItemDelegate(TaskDelegate(self, scale))
        self._set_up()
        self.show_view(View.TIMELINE)
        scale.changed.connect(self.viewport().update)
        theme.changed.connect(self._measure)
        self.header.sectionResized.connect(self._take_width)
        self.header.sectionHandleDoubleClicked.connect(self._forget_width)

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there, or the columns would move whenever a search leaves fewer rows than fit.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalHeader().setDefaultSectionSize(task_height())
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # ---------------------------------------------------------------- what is shown

    def show_groups(
        self, groups: Sequence[Group], grouping: Grouping, folded: Collection[str], *, keeps_place: bool
    ) -> None:
        """Marks stay on their tasks; with `keeps_place` what was in sight stays where it was."""
        place = place_of(self, self._tasks)
        self._is_filling = True
        self._tasks.set_groups(groups, grouping, folded)
        self._fit_rows()
        self._count = sum(len(group.entries) for group in groups)
        self.fit_columns()
        self._take_place(place, keeps_place=keeps_place)
        self._is_filling = False
        self.marks_changed.emit()

    def show_view(self, view: View) -> None:
        self._view = view
        for column in OWN:
            can_be_drawn = column is not last_of(view)
            mode = QHeaderView.ResizeMode.Interactive if can_be_drawn else QHeaderView.ResizeMode.Fixed
            self.header.setSectionResizeMode(column, mode)
        self.fit_columns()

    def _fit_rows(self) -> None:
        """Headings are lower. Told row by row, the table would be laid out anew for each."""
        rows, headings = self.verticalHeader(), self._tasks.headings()
        was_blocked = rows.blockSignals(True)
        for row in self._low.difference(headings):  # heights outlive the rows that had them
            if row < rows.count():
                rows.resizeSection(row, task_height())
        for row in headings:
            rows.resizeSection(row, heading_height())
        rows.blockSignals(was_blocked)
        self._low = set(headings)
        self.updateGeometries()

    def fit_columns(self) -> None:
        room = self.viewport().width()
        found = widths(self._view, room, self._count, self.own_widths.get(self._view))
        self._is_fitting = True
        for column in Column:
            self.setColumnHidden(column, column not in found)
            if column in found and self.columnWidth(column) != found[column]:
                self.setColumnWidth(column, found[column])
        self._is_fitting = False
        if Column.TIMELINE in found:
            self._time.fit(found[Column.TIMELINE])

    @property
    def drawable(self) -> list[Column]:
        """The columns in sight that can be made wider or narrower."""
        return [column for column in OWN if column is not last_of(self._view) and not self.isColumnHidden(column)]

    def widen(self, column: Column, by: int) -> None:
        """By so many steps; fewer than none make it narrower."""
        self._take_width(column, 0, self.columnWidth(column) + by * theme.px(_STEP))

    def forget_widths(self) -> None:
        self.own_widths.pop(self._view, None)
        self.fit_columns()

    def _forget_width(self, column: int) -> None:
        self.own_widths.get(self._view, {}).pop(Column(column), None)
        self.fit_columns()

    def _take_width(self, column: int, _: int, px: int) -> None:
        """Drawn with the mouse. What is kept is what it came to: the others need their room."""
        if self._is_fitting or self._is_filling or column not in OWN:
            return
        own = self.own_widths.setdefault(self._view, {})
        own[Column(column)] = at_usual_text(px)
        self.fit_columns()
        own[Column(column)] = at_usual_text(self.columnWidth(column))

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(task_height())
        self._fit_rows()
        self.fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """On a ground of its own, or Qt would not move what is there when it is scrolled, but paint all anew."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.color("surface"))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    # ---------------------------------------------------------------- place and marks

    def _take_place(self, place: Place, *, keeps_place: bool) -> None:
        choice, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        rows = self._tasks.rows_of({*place.marked, *(key for key in (place.current, place.top) if is_task(key))})
        marks = QItemSelection()
        for row in sorted(rows[key] for key in place.marked if key in rows):
            index = self._tasks.index(row, 0)
            marks.append(QItemSelectionRange(index, self._tasks.index(row, len(Column) - 1)))
        choice.select(marks, flags.ClearAndSelect)
        if (current := self._row_of(place.current, rows)) is not None:
            choice.setCurrentIndex(self._tasks.index(current, Column.CONTENT), flags.NoUpdate)
        if not keeps_place:
            self.scrollToTop()
        elif (top := self._row_of(place.top, rows)) is not None:
            self.verticalScrollBar().setValue(self.verticalHeader().sectionPosition(top) - place.offset)

    def _row_of(self, name: Key | str | None, rows: Mapping[Key, int]) -> int | None:
        if name is None:
            return None
        return self._tasks.row_of_group(name) if isinstance(name, str) else rows.get(name)

    def marked(self) -> list[Item]:
        """From the top; headings are no tasks."""
        choice = self.selectionModel().selection()
        spans = [range(choice.at(at).top(), choice.at(at).bottom() + 1) for at in range(choice.count())]
        rows = sorted({row for span in spans for row in span})
        return [item for row in rows if (item := self._tasks.item(row)) is not None]

    def mark_only(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._tasks.index(row, Column.CONTENT), flags.ClearAndSelect | flags.Rows)

    @property
    def current_line(self) -> Line | None:
        return self._tasks.line(self.currentIndex().row())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._is_filling:
            self.viewport().update()
            self.marks_changed.emit()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # the ring goes around whole rows

    # ---------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._moves_time(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line
        if months := self._moves_time(event):
            self._time.move(months)
        elif line is not None and event.key() in _RETURN:
            self.opened.emit(line)
        elif isinstance(line, Item) and event.key() == Qt.Key.Key_F2:
            self.edit_asked.emit(self.currentIndex().row(), Column.STATUS)
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._ask_for_menu(self.visualRect(self.currentIndex()).center())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._toggle_mark(line)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.modifiers():
            self._fold_by_key(line, folds=event.key() == Qt.Key.Key_Left)
        elif event.key() == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # one cell on the clipboard helps nobody: that is what Excel is for
        else:
            super().keyPressEvent(event)

    def _moves_time(self, event: QKeyEvent) -> int:
        """Ctrl+← and Ctrl+→: by how many months, 0 for any other key."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.ControlModifier:
            return 0
        if self.isColumnHidden(Column.TIMELINE):
            return 0
        return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)

    def _toggle_mark(self, line: Line | None) -> None:
        row = self.currentIndex().row()
        if isinstance(line, Heading):
            self.fold_asked.emit(row)
        elif line is not None:
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(self.currentIndex(), flags.Toggle | flags.Rows)

    def _fold_by_key(self, line: Line | None, *, folds: bool) -> None:
        """← folds a group, from a task it goes to its heading; → unfolds, and goes on into the group."""
        row = self.currentIndex().row()
        if isinstance(line, Heading) and line.is_folded is not folds:
            self.fold_asked.emit(row)
        elif isinstance(line, Heading) and not folds and self._tasks.item(row + 1) is not None:
            self.mark_only(row + 1)
        elif isinstance(line, Item) and folds:
            self.mark_only(self._tasks.heading_above(row))

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing here: that is for the field above."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, not along the one row."""
        last = self._tasks.rowCount() - 1
        match action:
            case QAbstractItemView.CursorAction.MoveHome if last >= 0:
                return self._tasks.index(0, Column.CONTENT)
            case QAbstractItemView.CursorAction.MoveEnd if last >= 0:
                return self._tasks.index(last, Column.CONTENT)
            case _:
                return super().moveCursor(action, modifiers)

    # ---------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_heading = isinstance(self._tasks.line(index.row()), Heading)
        super().mousePressEvent(event)
        if is_heading and event.button() == Qt.MouseButton.LeftButton and is_on_chevron(event.position().x()):
            self.fold_asked.emit(index.row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = self._tasks.line(index.row())
        if line is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if isinstance(line, Heading) and is_on_chevron(event.position().x()):
            self.fold_asked.emit(index.row())  # two quick clicks fold and unfold
        elif isinstance(line, Item) and index.column() in _ENTERED:
            self.edit_asked.emit(index.row(), index.column())
        else:
            self.opened.emit(line)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not self.isColumnHidden(Column.TIMELINE):
            turned = event.angleDelta().y() or event.angleDelta().x()
            self._time.move(-1 if turned > 0 else 1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self._ask_for_menu(self.visualRect(self.currentIndex()).center() if is_by_key else event.pos())

    def _ask_for_menu(self, at: QPoint) -> None:
        self.menu_asked.emit(self.viewport().mapToGlobal(at))
