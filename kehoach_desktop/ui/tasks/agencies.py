"""The picture of progress by agency: a bar for each that leads tasks, as long as their number, and the figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from ...domain.tasks import Tally
from ..theme import theme
from ..widgets import Line
from .agency_painting import ROW, AgencyDelegate, AgencyHeader, Legend
from .agency_rows import FIGURES, TITLES, AgencyColumn, AgencyRow, parts_in_words, rows_of, text_of

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW_HEIGHT = 44
_NAME, _NAME_LEAST, _FIGURE = 0.26, 180, 84


class AgenciesModel(QAbstractTableModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[AgencyRow] = ()

    def set_rows(self, rows: Sequence[AgencyRow]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(AgencyColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(row, AgencyColumn(index.column()))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name}\n{parts_in_words(row.tally)}"
        return None

    def headerData(self, section: int, across: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if across == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section].replace("\n", " ")
        return None


class AgenciesView(QTableView):
    """`opened(key)`: the tasks of one agency are wanted."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.agencies = AgenciesModel(self)
        self.setAccessibleName("Tiến độ theo cơ quan chủ trì")
        self.setModel(self.agencies)
        self.setHorizontalHeader(AgencyHeader(TITLES, self))
        self.setItemDelegate(AgencyDelegate(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        theme.changed.connect(self._fit)
        self._fit()

    def show_tallies(self, tallies: Mapping[str, Tally], names: Mapping[str, str]) -> None:
        current = self.currentIndex().row()
        before = self.agencies.rows
        kept = before[current].name if 0 <= current < len(before) > 1 else ""  # alone, the total was nobody's choice
        self.agencies.set_rows(rows_of(tallies, names))
        row = next((at for at, one in enumerate(self.agencies.rows) if one.name == kept), 0)
        self.setCurrentIndex(self.agencies.index(row, 0))

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.agencies.rows) and (key := self.agencies.rows[row].key) is not None:
            self.opened.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing here: that is for the field above."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW_HEIGHT))
        metrics = QFontMetrics(theme.font("caption", weight=QFont.Weight.DemiBold))
        lines = [line for title in TITLES[AgencyColumn.TOTAL :] for line in title.split("\n")]
        widest = max(metrics.horizontalAdvance(line) for line in lines) + 2 * theme.space("gap")
        room, figure = self.viewport().width(), max(widest, theme.px(_FIGURE))
        name = max(theme.px(_NAME_LEAST), round(room * _NAME))
        self.setColumnWidth(AgencyColumn.NAME, name)
        for column in FIGURES:
            self.setColumnWidth(column, figure)
        self.setColumnWidth(AgencyColumn.PICTURE, max(room - name - figure * len(FIGURES), theme.px(120)))


class Agencies(QWidget):
    """The picture, and what its colours mean. `opened(key)`: the tasks of one agency are wanted."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.view, self.legend = AgenciesView(), Legend()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(Line())
        column.addWidget(self.legend)
        self.view.opened.connect(self.opened)
        self.setFocusProxy(self.view)

    def show_tallies(self, tallies: Mapping[str, Tally], names: Mapping[str, str]) -> None:
        self.view.show_tallies(tallies, names)
        self.legend.show_tally(sum(tallies.values(), Tally()))
