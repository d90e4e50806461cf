"""Which years change in the plan for the new year, and what else in it is to be looked at."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from ...domain.new_year import Renewal
from ..theme import restyle, theme
from ..widgets import Button, TextLabel
from .delegate import LineDelegate
from .model import NewYearModel, Year

_WIDTH, _HEIGHT = 760, 600
_LEAD = (
    "Kế hoạch mới để trống số và ngày ban hành, mọi nội dung khác giữ như bản cũ. Năm được đánh dấu thì đổi, "
    "không đánh dấu thì giữ nguyên."
)


class NewYearDialog(QDialog):
    """`decided(Renewal, frozenset)`: make the plan with these changes. Space ticks, Enter makes, Esc leaves."""

    decided = Signal(object, object)

    def __init__(self, renewal: Renewal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._renewal = renewal
        self.setWindowTitle("Nhân bản sang năm mới")
        self.model = NewYearModel(renewal, self)
        self.view = _LinesView(self.model)
        self.count = TextLabel("", "caption", "muted", lines=1)
        self.all = Button("Chọn tất cả", kind="quiet")
        self.none = Button("Bỏ tất cả", kind="quiet")
        self.back = Button("Quay lại (Esc)")
        self.make = Button("Tạo kế hoạch (Enter)", kind="primary")
        self._lay_out()
        self._connect_signals()
        self._show_count()
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.view.setFocus()

    def _lay_out(self) -> None:
        subject = " ".join((self._renewal.source.subject or "").split())
        pad = theme.space("pad")
        column = QVBoxLayout(self)
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space("gap"))
        column.addWidget(TextLabel("Nhân bản sang năm mới", "display"))
        if subject:
            column.addWidget(TextLabel(subject[:1].upper() + subject[1:], "strong", lines=2))
        column.addWidget(TextLabel(_LEAD, role="muted"))
        column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.space("unit"))
        for button in (self.all, self.none):
            foot.addWidget(button)
        foot.addWidget(self.count, 1)
        for button in (self.back, self.make):
            foot.addWidget(button)
        column.addLayout(foot)

    def _connect_signals(self) -> None:
        self.model.ticked.connect(self._show_count)
        self.all.clicked.connect(self.model.tick_all)
        self.none.clicked.connect(self.model.tick_none)
        self.back.clicked.connect(self.reject)
        self.make.clicked.connect(self._decide)

    def _show_count(self) -> None:
        total, ticked = self.model.total, len(self.model.accepted)
        self.count.setText(f"Đổi {ticked}/{total} chỗ" if total else "")
        for button in (self.all, self.none):
            button.setVisible(total > 0)
        self.all.setEnabled(ticked < total)
        self.none.setEnabled(ticked > 0)
        self.all.setToolTip("" if ticked < total else "Mọi chỗ đã được chọn.")
        self.none.setToolTip("" if ticked else "Chưa chỗ nào được chọn.")

    def _decide(self) -> None:
        self.decided.emit(self._renewal, self.model.accepted)
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._decide()
        else:
            super().keyPressEvent(event)


class _LinesView(QListView):
    """Space or a click ticks; headings are passed over by the keys."""

    def __init__(self, model: NewYearModel) -> None:
        super().__init__()
        self._lines = model
        self.setAccessibleName("Năm có thể đổi và những chỗ cần xem lại")
        self.setModel(model)
        self.setItemDelegate(LineDelegate(self))
        restyle(self, kind="card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(model.toggle)
        self._go_to_first()

    def _go_to_first(self) -> None:
        first = next((row for row, line in enumerate(self._lines.lines) if isinstance(line, Year)), None)
        if first is not None:
            self.setCurrentIndex(self._lines.index(first))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Space:
                self._lines.toggle(self.currentIndex())
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()  # the dialog's
            case _:
                super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Over headings to the next line that says something."""
        found = super().moveCursor(action, modifiers)
        up = {QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MovePageUp}
        step = -1 if action in up else 1
        while found.isValid() and not self._lines.flags(found) & Qt.ItemFlag.ItemIsSelectable:
            found = self._lines.index(found.row() + step)
        return found if found.isValid() else self.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()  # sentences break elsewhere
