"""How list, fields and page share the width: the fields grow with the window, the page has the rest, nothing is cut."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ..theme import theme
from ..widgets import ScrollDown, TextLabel

_LIST = 300
_FIELDS_LEAST, _FIELDS_MOST, _FIELDS_SHARE = 350, 640, 0.34
_PAGE, _PAGE_LEAST = 360, 180


class FieldsArea(ScrollDown):
    """Never narrower than what stands in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._least = 0

    def _needed(self) -> int:
        inside = self.widget()
        needed = inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() if inside else 0
        return max(needed, theme.px(_FIELDS_LEAST))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed(), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget() and self._needed() != self._least:
            self._least = self._needed()
            self.updateGeometry()
        return super().eventFilter(watched, event)


class KeyHint(TextLabel):
    """The name of a key beside its button: read whole or not at all, so it is never cut."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, role="muted", lines=1, parent=parent)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Panes(QSplitter):
    """List, fields and page side by side, until the clerk moves one of the lines between them."""

    def __init__(self, panes: tuple[QWidget, QWidget, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._is_placed = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for number, pane in enumerate(panes):
            self.addWidget(pane)
            self.setStretchFactor(number, number // 2)
        self._list, self._fields, self._page = panes
        self._measure()
        self.splitterMoved.connect(self._keep_places)
        theme.changed.connect(self._measure)

    def _keep_places(self) -> None:
        self._is_placed = True

    def _measure(self) -> None:
        self._list.setMinimumWidth(theme.size("list_min"))
        self._page.setMinimumWidth(theme.px(_PAGE_LEAST))
        self._share()

    def _share(self) -> None:
        if self._is_placed:
            return
        width = self.width() - 2 * self.handleWidth()
        fields = min(max(round(width * _FIELDS_SHARE), theme.px(_FIELDS_LEAST)), theme.px(_FIELDS_MOST))
        fields = max(fields, self._fields.minimumSizeHint().width())
        beside = min(theme.px(_LIST), width - fields - theme.px(_PAGE))
        left = max(beside, self._list.minimumWidth())
        self.setSizes([left, fields, max(width - fields - left, self._page.minimumWidth())])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._share()
        return done
