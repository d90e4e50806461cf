"""The line that list, paper and inspector have in common at their top, and the thin lines between areas."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ..theme import restyle, theme


class Line(QFrame):
    """One pixel between two areas."""

    def __init__(self, *, is_upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="line")
        if is_upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class HeaderLine(QFrame):
    """A row of widgets of one common height. `side`: where it begins, as what stands under it does."""

    def __init__(self, parent: QWidget | None = None, *, side: str = "gap") -> None:
        super().__init__(parent)
        self._side = side
        restyle(self, kind="header")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._fit()
        theme.changed.connect(self._fit)

    def add(self, *widgets: QWidget, stretch: int = 0) -> None:
        for widget in widgets:
            self._row.addWidget(widget, stretch)

    def add_stretch(self) -> None:
        self._row.addStretch(1)

    def _fit(self) -> None:
        self.setFixedHeight(theme.size("header"))
        self._row.setContentsMargins(theme.space(self._side), 0, theme.space(self._side), 1)
        self._row.setSpacing(theme.space("unit"))
