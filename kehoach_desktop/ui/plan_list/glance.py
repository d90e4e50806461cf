"""A first page shown in passing: on a card beside the row that the pointer rests on, and on a free desk."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.plan import Plan
from ...operations.listing import BinnedRow, PlanRow
from ..live_page import PageView, scale_for
from ..theme import restyle, theme
from ..widgets import Button, TextLabel
from .first_pages import FirstPages
from .words import NO_SUBJECT, subject_of

_PAUSE_MS = 500  # the pointer rests, it does not pass
_WIDTH = 240
_PAPER = 595.3  # points
_RATIO = 297 / 210
_DESK_WIDTH = 620  # no larger than the paper, which it is not


class GlanceCard(QFrame):
    """Beside the list, over whatever is there: the page, and below it all that the row may have cut.

    It takes no focus and no clicks, and goes when the pointer does.
    """

    def __init__(self, read: Callable[[str], Plan], tip: Callable[[PlanRow], str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        restyle(self, kind="card")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages = FirstPages(read, self)
        self._tip = tip
        self._row: PlanRow | None = None
        self._place = QRect()
        self.page = PageView()
        column = QVBoxLayout(self)
        margin = theme.space("unit")
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(margin)
        column.addWidget(self.page, 1)
        self.words = TextLabel("", "caption")
        column.addWidget(self.words)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._pause.timeout.connect(self._ask)
        self._pages.ready.connect(self._show)

    @property
    def is_waiting(self) -> bool:
        return self._pause.isActive()

    def point(self, row: PlanRow | None, place: QRect) -> None:
        """`place` is where the row stands on the screen."""
        if row is None:
            self.leave()
        elif self._row is None or row.id != self._row.id:
            self.leave()
            self._row, self._place = row, place
            self._pause.start()

    def leave(self) -> None:
        self._pause.stop()
        self._pages.forget()
        self._row = None
        self.hide()

    def _ask(self) -> None:
        if self._row is not None:
            width = theme.px(_WIDTH)
            self._pages.ask(self._row.id, self._row.updated_at, scale_for(width, _PAPER, self.devicePixelRatioF()))

    def _show(self, plan_id: str, image: QImage) -> None:
        if self._row is None or plan_id != self._row.id:
            return
        self.page.show_image(image)
        self.words.setText(self._tip(self._row))
        gap, width = theme.space("unit"), theme.px(_WIDTH)
        high = round(width * _RATIO) + self.words.heightForWidth(width)
        self.setFixedSize(width + 2 * gap, high + 3 * gap)
        self.move(self._beside(self._place))
        self.show()

    def _beside(self, place: QRect) -> QPoint:
        """Right of the list, level with the row, and whole on the screen."""
        screen = QGuiApplication.screenAt(place.center()) or self.screen()
        room = screen.availableGeometry()
        left = min(place.right() + theme.space("unit"), room.right() - self.width())
        top = max(room.top(), min(place.center().y() - self.height() // 2, room.bottom() - self.height()))
        return QPoint(left, top)


class DeskGlance(QWidget):
    """The desk before a plan is opened: the first page of the marked one, what it is called, and the way in.

    `open_asked(id)`. `read` gives a plan of the store, on the worker thread.
    """

    open_asked = Signal(str)

    def __init__(self, read: Callable[[str], Plan], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages = FirstPages(read, self)
        self._row: PlanRow | None = None
        self.title = TextLabel("", "strong", lines=1)
        self.open = Button("Mở (Enter)", compact=True)
        self.page = PageView()
        head = QHBoxLayout()
        head.setSpacing(theme.space("gap"))
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, theme.space("gap"), 0, theme.space("gap"))
        column.setSpacing(theme.space("gap"))
        column.addLayout(head)
        column.addWidget(self.page, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.space("pad"), 0, theme.space("pad"), 0)
        row.addStretch(1)
        row.addWidget(self._inner, 100)
        row.addStretch(1)
        self._connect_signals()
        self._fit()

    def _connect_signals(self) -> None:
        self._pages.ready.connect(self._show)
        self.page.room_changed.connect(self._ask)
        self.open.clicked.connect(self._open)
        theme.changed.connect(self._fit)

    @property
    def row(self) -> PlanRow | None:
        return self._row

    def show_row(self, row: PlanRow | None) -> None:
        """The plan that is marked in the list; what lies in the bin is looked at, and restored from there."""
        is_other = row is None or self._row is None or row.id != self._row.id
        self._row = row
        self.title.setText(subject_of(row) if row is not None else NO_SUBJECT)
        self.open.setVisible(not isinstance(row, BinnedRow))
        if is_other:
            self.page.show_image(QImage())
        self._ask()

    def _ask(self) -> None:
        if self._row is not None and self.isVisible():
            scale = scale_for(self.page.sheet_size.width(), _PAPER, self.devicePixelRatioF())
            self._pages.ask(self._row.id, self._row.updated_at, scale)

    def _show(self, plan_id: str, image: QImage) -> None:
        if self._row is not None and plan_id == self._row.id:
            self.page.show_image(image)

    def _open(self) -> None:
        if self._row is not None:
            self.open_asked.emit(self._row.id)

    def _fit(self) -> None:
        self._inner.setMaximumWidth(theme.px(_DESK_WIDTH))
