"""The line over the pages: which page, how large, one or two beside each other, close."""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QLayout, QToolButton, QWidget

from ..theme import icon, theme
from .scrolling import ZOOMS


class ZoomBox(QComboBox):
    """The usual sizes, and the one of the moment in its place among them. `zoom_chosen(percent)`."""

    zoom_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Cỡ trang")
        self.setToolTip("Cỡ trang (Ctrl+bánh xe chuột)")
        self.setMaxVisibleItems(len(ZOOMS) + 1)
        self.show_percent(ZOOMS[-1])
        self.setMinimumWidth(self.sizeHint().width())
        self.activated.connect(lambda at: self.zoom_chosen.emit(self.itemData(at)))

    def show_percent(self, percent: int) -> None:
        if percent == self.currentData():
            return
        with QSignalBlocker(self):
            self.clear()
            for zoom in sorted({*ZOOMS, percent}):
                self.addItem(f"{zoom} %", zoom)
            self.setCurrentIndex(self.findData(percent))


def _button(name: str, words: str, keys: str = "", *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(name))
    button.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
    button.setAccessibleName(words)
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.setCheckable(checkable)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where it is
    return button


class PagesHeader(QFrame):
    """`zoom_in_requested`, `zoom_out_requested`, `zoom_requested(percent)`, `fit_requested`, `two_requested(two)`,
    `close_requested`: what was pressed."""

    zoom_in_requested = Signal()
    zoom_out_requested = Signal()
    zoom_requested = Signal(int)
    fit_requested = Signal()
    two_requested = Signal(bool)
    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self.title = QLabel("Trang in")
        self.title.setProperty("kind", "strong")
        self.page = QLabel()
        self.page.setProperty("kind", "muted")
        self.smaller = _button("zoom-out", "Thu nhỏ trang", "Ctrl+-")
        self.zoom = ZoomBox()
        self.larger = _button("zoom-in", "Phóng to trang", "Ctrl+=")
        self.fit = _button("move-horizontal", "Vừa bề ngang", "Ctrl+0", checkable=True)
        self.two = _button("columns-2", "Hai trang cạnh nhau", checkable=True)
        self.close_button = _button("x", "Đóng trang in", "F7")
        self._lay_out()
        self._connect_signals()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        self._parts: tuple[QWidget, ...] = (
            self.title,
            self.page,
            self.smaller,
            self.zoom,
            self.larger,
            self.fit,
            self.two,
            self.close_button,
        )
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # what does not fit is left out
        for widget in self._parts:
            layout.addWidget(widget)
            if widget is self.page:
                layout.addStretch(1)
        self._measure()

    def _connect_signals(self) -> None:
        self.smaller.clicked.connect(self.zoom_out_requested)
        self.larger.clicked.connect(self.zoom_in_requested)
        self.zoom.zoom_chosen.connect(self.zoom_requested)
        self.fit.clicked.connect(self._on_fit_clicked)
        self.two.clicked.connect(self.two_requested)
        self.close_button.clicked.connect(self.close_requested)
        theme.changed.connect(self._measure)

    def _on_fit_clicked(self) -> None:
        self.fit.setChecked(True)  # it is left by choosing another size, not by pressing it again
        self.fit_requested.emit()

    def _measure(self) -> None:
        gap, half = theme.space("gap"), theme.space("half")
        self.setFixedHeight(theme.size("header"))
        layout = self.layout()
        assert layout is not None
        layout.setContentsMargins(gap, 0, theme.space("unit"), 1)
        layout.setSpacing(half)
        self.title.setContentsMargins(0, 0, half, 0)
        margins = layout.contentsMargins()
        kept = {self.two, self.close_button}
        self._least = self._needed(set(self._parts) - kept) + margins.left() + margins.right()
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        """Where it is narrow the words go first, then what the keys do as well; the buttons stay."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        left_out: set[QWidget] = set()
        for first in (self.title, self.zoom, self.page, self.fit, self.smaller, self.larger):
            if self._needed(left_out) > room:
                left_out.add(first)
        for one in self._parts:
            one.setVisible(one not in left_out)

    def _needed(self, left_out: set[QWidget]) -> int:
        widths = [one.sizeHint().width() for one in self._parts if one not in left_out]
        return sum(widths) + theme.space("half") * len(widths)  # the stretch between words and buttons has a gap too

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_what_fits()

    def minimumSizeHint(self) -> QSize:
        """Of the two buttons that no key stands for."""
        return QSize(self._least, super().minimumSizeHint().height())

    def show_page(self, page: int, count: int) -> None:
        self.page.setText(f"Trang {page}/{count}" if count else "")
        self._show_what_fits()

    def show_zoom(self, percent: int, fits: bool) -> None:
        self.zoom.show_percent(percent)
        self.fit.setChecked(fits)
        self.smaller.setEnabled(percent > ZOOMS[0])
        self.larger.setEnabled(percent < ZOOMS[-1])
