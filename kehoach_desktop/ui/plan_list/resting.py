"""The desk while no plan is open: the ways to a first plan, or the first page of the one that is marked in the list."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ...domain.plan import Plan
from ...operations.listing import PlanRow
from ..widgets import EmptyState
from .carrying import take_dropped, welcome
from .empty import FirstPlan
from .glance import DeskGlance


class RestingDesk(QStackedWidget):
    """`files_dropped(paths)`, `refused(sentence)`: as of the list, whose part it is."""

    files_dropped = Signal(list)
    refused = Signal(str)

    def __init__(self, read: Callable[[str], Plan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = FirstPlan()
        self.nothing = EmptyState("file-text", "Chưa mở kế hoạch nào.", "Chọn một kế hoạch ở danh sách, hoặc tạo mới.")
        self.all_binned = EmptyState(
            "file-text", "Chưa mở kế hoạch nào.", "Khôi phục một kế hoạch từ thùng rác, hoặc tạo mới."
        )
        self.glance = DeskGlance(read)
        for page in (self.nothing, self.all_binned, self.first, self.glance):
            self.addWidget(page)
        self.setAcceptDrops(True)
        self._without_row: QWidget = self.nothing

    def show_row(self, row: PlanRow | None) -> None:
        if row is not None:
            self.setCurrentWidget(self.glance)
        self.glance.show_row(row)
        if row is None:
            self._show_none()

    def show_whether_empty(self, is_empty: bool, *, has_binned: bool = False) -> None:
        """Whether there is any plan in the list, and, if there is none, in the bin."""
        self._without_row = self.nothing if not is_empty else self.all_binned if has_binned else self.first
        if self.currentWidget() is not self.glance or is_empty:
            self._show_none()

    def _show_none(self) -> None:
        self.setCurrentWidget(self._without_row)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        welcome(event, self)

    def dropEvent(self, event: QDropEvent) -> None:
        take_dropped(event, self.files_dropped.emit, self.refused.emit)
