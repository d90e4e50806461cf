"""The rows on the screen: headings, marks, keys, the menu, and plans dragged out as files."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView

from ..theme import icon, restyle, theme
from .deeds import OF_LIST, Deed
from .delegate import PlanDelegate, heading_height
from .model import ROW, PlanListModel


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the clerk was: what is marked and current, and which row stood where."""

    marked: frozenset[str]
    is_all: bool
    current: str | None
    row: int
    top: int


class PlanView(QTableView):
    """`deed_asked`: something is to be done with the plans that are marked. `carried`: they are being dragged.

    `marks_changed`: others are marked. `pointed(row, place)`: the pointer rests on a plan, or on none (None).
    """

    deed_asked = Signal(Deed)
    carried = Signal()
    marks_changed = Signal()
    pointed = Signal(object, QRect)

    def __init__(self, model: PlanListModel, now: Callable[[], datetime.datetime] = datetime.datetime.now) -> None:
        super().__init__()
        self._plans = model
        self.deeds: tuple[Deed, ...] = OF_LIST
        self.says_more: Callable[[], bool] = lambda: False  # something else tells what a tooltip would
        self._place: _Place | None = None
        self._query: object = None
        self.setAccessibleName("Danh sách kế hoạch")
        self.setModel(model)
        self.setItemDelegate(PlanDelegate(self, now))
        model.in_sight = self.rows_in_sight
        self._set_up()
        self._connect_signals()
        self._measure()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        restyle(self, kind="list")

    def _connect_signals(self) -> None:
        self._plans.modelAboutToBeReset.connect(self._keep_place)
        self._plans.loaded.connect(self._take_place)
        self._plans.placed.connect(self._place_headings)
        self.verticalScrollBar().valueChanged.connect(self._point_at_nothing)
        theme.changed.connect(self._measure)

    # ---------------------------------------------------------------- headings

    def _measure(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(theme.size("row_plan"))
        self._fit(self._plans.here)

    def _fit(self, rows: Iterable[int]) -> None:
        plain, heading = theme.size("row_plan"), heading_height()
        for row in rows:
            height = plain + (heading if self._plans.heading(row) else 0)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def _place_headings(self, first: int, last: int) -> None:
        """Rows that come in behind the eye push nothing about: what was in sight before stays where it is."""
        seen = next((row for row in self.rows_in_sight() if not first <= row <= last), None)
        top = self.rowViewportPosition(seen) if seen is not None else 0
        self._fit(range(first, min(last + 2, self._plans.rowCount())))
        if seen is not None and (moved := self.rowViewportPosition(seen) - top):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + moved)
        self.viewport().update()  # rows that were here may have found their twins

    def rows_in_sight(self) -> range:
        first = self.rowAt(0)
        last = self.rowAt(self.viewport().height() - 1)
        return range(max(first, 0), (last if last >= 0 else self._plans.rowCount() - 1) + 1)

    # ---------------------------------------------------------------- the list is read anew

    def _keep_place(self) -> None:
        """The rows of the same question come again, for instance after a save: marks and place are to stay."""
        self._point_at_nothing()
        self._place = None
        if self._plans.query != self._query:
            return
        row = max(self.rowAt(0), 0)
        marked = {self._plans.id_at(one) for span in self.marked() for one in span if one in self._plans.here}
        self._place = _Place(
            frozenset(filter(None, marked)),
            self.marked_count() == self._plans.rowCount() > 0,
            self._plans.id_at(self.currentIndex().row()),
            row,
            self.rowViewportPosition(row),
        )

    def _take_place(self) -> None:
        place, self._place = self._place, None
        self._query = self._plans.query
        self._fit(self._plans.here)
        if place is None:
            self.scrollToTop()
        else:
            self._mark_again(place)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.rowViewportPosition(place.row) - place.top)
        self.marks_changed.emit()

    def _mark_again(self, place: _Place) -> None:
        choice = self.selectionModel()
        rows = {self._plans.id_at(row): row for row in self._plans.here}
        if place.current in rows:
            at = self._plans.index(rows[place.current])
            choice.setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
        if place.is_all:
            self.selectAll()
            return
        for plan_id in place.marked & rows.keys():
            choice.select(self._plans.index(rows[plan_id]), QItemSelectionModel.SelectionFlag.Select)

    # ---------------------------------------------------------------- marks

    def marked(self) -> list[range]:
        """The rows that are marked, from the top."""
        marked = self.selectionModel().selection()
        spans = [range(marked.at(at).top(), marked.at(at).bottom() + 1) for at in range(marked.count())]
        return sorted(spans, key=lambda span: span.start)

    def mark_only(self, row: int) -> None:
        """Without asking the keyboard: Ctrl is often still down when what its key asked for is there."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self._plans.index(row), flags.ClearAndSelect | flags.Rows)

    def marked_count(self) -> int:
        return sum(len(span) for span in self.marked())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()  # two lines of a row change weight
        self.marks_changed.emit()

    # ---------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        # With marks in the list, the window's own export key means them.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._deed_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if deed := self._deed_of(event):
            self.deed_asked.emit(deed)
        elif event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self._show_menu(self.visualRect(self.currentIndex()).center())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers() and self.currentIndex().isValid():
            toggle = QItemSelectionModel.SelectionFlag.Toggle
            self.selectionModel().select(self.currentIndex(), toggle)
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # the subject alone on the clipboard helps nobody
        else:
            super().keyPressEvent(event)

    def _deed_of(self, event: QKeyEvent) -> Deed | None:
        pressed = QKeySequence(event.keyCombination())
        count = self.marked_count()
        for deed in self.deeds:
            keys = deed.value.keys
            if keys and keys != "Return" and pressed == QKeySequence(keys) and deed.suits(count):
                return deed
        return None

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing here: that is for the field above, which looks into plans that have not been read."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row, not along the one row."""
        last = self._plans.rowCount() - 1
        match action:
            case QAbstractItemView.CursorAction.MoveHome if last >= 0:
                return self._plans.index(0)
            case QAbstractItemView.CursorAction.MoveEnd if last >= 0:
                return self._plans.index(last)
            case _:
                return super().moveCursor(action, modifiers)

    # ---------------------------------------------------------------- menu

    def menu(self) -> QMenu:
        count = self.marked_count()
        menu = QMenu(self)
        for deed in self.deeds:
            spec = deed.value
            action = QAction(deed.words(count), menu)
            if spec.icon:
                action.setIcon(icon(spec.icon))
            action.setShortcut(QKeySequence(spec.keys))
            action.setEnabled(deed.suits(count))
            action.triggered.connect(lambda _, deed=deed: self.deed_asked.emit(deed))
            menu.addAction(action)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self._show_menu(self.visualRect(self.currentIndex()).center() if is_by_key else event.pos())

    def _show_menu(self, at: QPoint) -> None:
        self._point_at_nothing()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    def paintEvent(self, event: QPaintEvent) -> None:
        """On ground of its own: Qt need not paint first all that lies below."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(event.rect(), theme.color("window"))
        super().paintEvent(event)

    # ---------------------------------------------------------------- mouse

    def startDrag(self, actions: Qt.DropAction) -> None:
        self._point_at_nothing()
        self.carried.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.buttons() or not index.isValid():
            self._point_at_nothing()
        else:
            rect = self.visualRect(index)
            place = QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())
            self.pointed.emit(index.data(ROW), place)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self.says_more():
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._point_at_nothing()
        super().mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._point_at_nothing()
        super().leaveEvent(event)

    def _point_at_nothing(self) -> None:
        self.pointed.emit(None, QRect())
