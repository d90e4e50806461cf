"""The list of plans: search, filters, rows; the empty state that teaches, and the one that found nothing."""

from collections.abc import Mapping
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QItemSelection, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ...operations.listing import Facets, PlanQuery, PlanRow
from ..background import run
from ..theme import restyle
from ..widgets import Button, EmptyState, HeaderLine, SearchField, TextLabel, ToolButton
from .delegate import PlanDelegate
from .filters import Filters
from .model import ID, PlanListModel


class PlanSource(Protocol):
    """The store, asked on the worker thread."""

    def count(self, query: PlanQuery) -> int: ...

    def rows(self, query: PlanQuery, offset: int, limit: int) -> list[PlanRow]: ...

    def facets(self, query: PlanQuery) -> Facets: ...


class Deed(Enum):
    """What can be done with plans of the list: its word and its key."""

    OPEN = ("Mở", "Return")
    DUPLICATE = ("Nhân bản", "Ctrl+D")
    NEW_YEAR = ("Nhân bản sang năm mới…", "")
    EXPORT = ("Xuất…", "F12")
    DELETE = ("Đưa vào thùng rác", "Del")


_OF_MANY = {Deed.EXPORT, Deed.DELETE}


class PlanList(QWidget):
    """Everything it asks for is done elsewhere.

    Signals: `opened(id)`; `duplicate_asked(id)`, `new_year_asked(id)`; `export_asked(ids)`, `delete_asked(ids)`;
    `new_asked`, `file_asked`, `sample_asked` from the button and the empty state.
    """

    opened = Signal(str)
    duplicate_asked = Signal(str)
    new_year_asked = Signal(str)
    export_asked = Signal(list)
    delete_asked = Signal(list)
    new_asked = Signal()
    file_asked = Signal()
    sample_asked = Signal()

    def __init__(self, source: PlanSource, kind_names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source, self._kind_names = source, kind_names
        self.model = PlanListModel(source, self)
        self.search = SearchField("Tìm trong mọi kế hoạch")
        self.new = ToolButton("plus", "Kế hoạch mới", "Ctrl+N", is_framed=True)
        self.filters = Filters()
        self.view = _View()
        self.view.setModel(self.model)
        self._nothing = _NothingFound()
        self._empty = _NothingYet()
        self._pages = QStackedWidget()
        for page in (self.view, self._nothing, self._empty):
            self._pages.addWidget(page)
        header = HeaderLine()
        header.add(self.search, stretch=1)
        header.add(self.new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (header, self.filters, self._pages):
            column.addWidget(part, 1 if part is self._pages else 0)
        self._connect_signals()
        self.refresh()

    def _connect_signals(self) -> None:
        self.search.searched.connect(self._ask)
        self.search.list_requested.connect(self._go_to_list)
        self.filters.changed.connect(self._ask)
        self.new.clicked.connect(self.new_asked)
        self.model.loaded.connect(self._show)
        self.view.activated.connect(lambda index: self.opened.emit(index.data(ID)))
        self.view.deed_asked.connect(self._do)
        self._nothing.filters_cleared.connect(self._clear)
        self._empty.template.clicked.connect(self.new_asked)
        self._empty.file.clicked.connect(self.file_asked)
        self._empty.sample.clicked.connect(self.sample_asked)

    def refresh(self) -> None:
        """The store has changed: the rows, and what the filters offer."""
        self._ask()
        query, source = self.filters.query(""), self._source
        run(lambda: source.facets(query), self._offer, owner=self)

    def show_plan(self, plan_id: str) -> None:
        """Makes a plan the current one, if its row is here."""
        row = self.model.row_of(plan_id)
        if row is not None:
            self.view.setCurrentIndex(self.model.index(row))

    def _ask(self) -> None:
        self.model.set_query(self.filters.query(self.search.sought))

    def _offer(self, facets: Facets) -> None:
        self.filters.offer(facets, self._kind_names)
        self.search.set_words(f"Tìm trong {sum(facets.years.values())} kế hoạch")

    def _show(self, count: int) -> None:
        is_narrowed = bool(self.search.sought) or self.filters.are_set
        self._nothing.say(self.search.sought, has_filters=self.filters.are_set)
        self._pages.setCurrentWidget(self.view if count else self._nothing if is_narrowed else self._empty)

    def _clear(self) -> None:
        self.search.clear()
        self.filters.clear()

    def _go_to_list(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))

    def _do(self, deed: Deed, ids: list[str]) -> None:
        of_one = {
            Deed.OPEN: self.opened,
            Deed.DUPLICATE: self.duplicate_asked,
            Deed.NEW_YEAR: self.new_year_asked,
        }
        of_many = {Deed.EXPORT: self.export_asked, Deed.DELETE: self.delete_asked}
        if deed in of_many:
            of_many[deed].emit(ids)
        else:
            of_one[deed].emit(ids[0])


class _View(QListView):
    """`deed_asked`: what to do with the plans that are selected."""

    deed_asked = Signal(Deed, list)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Danh sách kế hoạch")
        self.setItemDelegate(PlanDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        restyle(self, kind="list")

    def chosen(self) -> list[str]:
        rows = sorted(self.selectionModel().selectedIndexes(), key=QModelIndex.row)
        return [index.data(ID) for index in rows if index.data(ID)]

    def menu(self) -> QMenu:
        ids = self.chosen()
        menu = QMenu(self)
        for deed in Deed:
            word, keys = deed.value
            action = QAction(word, menu)
            action.setShortcut(QKeySequence(keys))
            action.setEnabled(len(ids) == 1 or (bool(ids) and deed in _OF_MANY))
            action.triggered.connect(lambda _, deed=deed: self.deed_asked.emit(deed, ids))
            menu.addAction(action)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.viewport().mapToGlobal(at))
        menu.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ids = self.chosen()
        if event.key() == Qt.Key.Key_Delete and ids:
            self.deed_asked.emit(Deed.DELETE, ids)
        elif event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # the subject alone on the clipboard helps nobody
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier and len(ids) == 1:
            self.deed_asked.emit(Deed.DUPLICATE, ids)
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.viewport().update()  # two lines of a row change weight


class _NothingFound(QWidget):
    """`filters_cleared`: the way out."""

    filters_cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sentence = TextLabel("", role="muted")
        self.button = Button("Xoá bộ lọc")
        self.button.clicked.connect(self.filters_cleared)
        column = QVBoxLayout(self)
        column.addWidget(self.sentence)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def say(self, text: str, *, has_filters: bool) -> None:
        found = f"Không thấy kế hoạch nào có “{text}”." if text else "Không có kế hoạch nào hợp với bộ lọc."
        self.sentence.setText(found)
        self.button.setText("Xoá bộ lọc" if has_filters else "Xoá chữ đang tìm")


class _NothingYet(EmptyState):
    """The first start: three ways on, each a card."""

    def __init__(self) -> None:
        super().__init__(
            "file-text",
            "Chưa có kế hoạch nào.",
            "Gõ vào giấy như khi soạn trên Word: đầu văn bản, thân và nơi nhận đều sửa tại chỗ. Chương trình tự đánh "
            "số mục, tự lưu, và đặt đúng thể thức.",
        )
        self.template = self.add_way(
            "layout-template",
            "Tạo từ mẫu",
            "Chọn mẫu, điền vài ô, có ngay bản nháp đúng thể thức.",
            "Ctrl+N",
            is_main=True,
        )
        self.file = self.add_way(
            "folder-open", "Mở tệp đã có", "Một tệp kế hoạch do chương trình này ghi ra.", "Ctrl+O"
        )
        self.sample = self.add_way("eye", "Xem một kế hoạch mẫu", "Xem thử rồi xoá, không ảnh hưởng gì đến sổ văn bản.")
