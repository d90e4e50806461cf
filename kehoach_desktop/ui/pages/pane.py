"""The pages with the line above them, as they stand beside the paper."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ...domain.plan import Plan
from ..theme import paint_icon, theme
from .header import PagesHeader
from .scrolling import zoom_deed
from .view import PagesView

_EDGE = 3
_ICON = 16


class Trouble(QFrame):
    """Why the pages are not those of the plan as it is now: a standing bar with an edge, an icon and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout = QHBoxLayout(self)
        layout.addWidget(self.label)
        self._measure()
        theme.changed.connect(self._measure)
        self.hide()

    def _measure(self) -> None:
        gap, unit = theme.space("gap"), theme.space("unit")
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(gap + theme.px(_ICON) + unit, unit, gap, unit)

    def show_sentence(self, sentence: str) -> None:
        self.label.setText(sentence)
        self.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("warning_soft"))
        painter.fillRect(0, 0, theme.px(_EDGE), self.height(), theme.color("warning"))
        side = theme.px(_ICON)
        place = QRectF(theme.space("gap"), theme.space("unit") + (theme.line_height() - side) / 2, side, side)
        paint_icon(painter, place, "triangle-alert", theme.color("warning"))
        painter.end()


class PagesPane(QWidget):
    """`closed`: the clerk wants the pages away. `left`: Esc, back to the paper. `place_clicked(spot, block)`."""

    closed = Signal()
    left = Signal()
    place_clicked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PagesHeader()
        self.trouble = Trouble()
        self.view = PagesView()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.header, self.trouble, self.view):
            layout.addWidget(widget)
        layout.setStretchFactor(self.view, 1)
        self.setFocusProxy(self.view)
        self._connect_signals()
        self.header.show_zoom(self.view.percent, self.view.fits_width)

    def _connect_signals(self) -> None:
        # header
        self.header.zoom_in_requested.connect(self.view.zoom_in)
        self.header.zoom_out_requested.connect(self.view.zoom_out)
        self.header.zoom_requested.connect(self.view.set_zoom)
        self.header.fit_requested.connect(self.view.fit_width)
        self.header.two_requested.connect(self.view.set_two_columns)
        self.header.close_requested.connect(self.closed)
        # view
        self.view.place_clicked.connect(self.place_clicked)
        self.view.page_changed.connect(self.header.show_page)
        self.view.zoom_changed.connect(self.header.show_zoom)
        self.view.failed.connect(self.trouble.show_sentence)
        self.view.pages_set.connect(lambda: self.trouble.show_sentence(""))

    def show_plan(self, plan: Plan | None) -> None:
        if plan is None:
            self.trouble.show_sentence("")
        self.view.show_plan(plan)

    def mark_block(self, block: str | None, *, scroll: bool = False) -> None:
        self.view.mark_block(block, scroll=scroll)

    @property
    def current_page(self) -> int | None:
        return self.view.current_page

    @property
    def wait_ms(self) -> int:
        """How long typing should have paused before `show_plan`."""
        return self.view.wait_ms

    def stop(self) -> None:
        self.view.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # closed itself, and not only with the screen that it stands on
            self.view.let_go()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and zoom_deed(event):
            event.accept()  # from a button of the header too
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the buttons of the header leave alone."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif deed := zoom_deed(event):
            getattr(self.view, deed)()
        else:
            super().keyPressEvent(event)
