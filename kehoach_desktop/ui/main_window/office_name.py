"""At the right end of the menus: for which office one writes here."""

from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QWidget

from ...domain.body_names import in_sentence
from ..theme import theme
from ..widgets import IconMark, TextLabel


class OfficeName(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = TextLabel("", lines=1)
        self._row = QHBoxLayout(self)
        self._row.addWidget(IconMark("building-2"))
        self._row.addWidget(self.label)
        self._fit()
        theme.changed.connect(self._fit)
        self.hide()

    def show_name(self, name: str) -> None:
        self.label.setText(in_sentence(name) if name else "")
        self.setVisible(bool(name))
        self._ask_for_room()

    def _fit(self) -> None:
        self.setFixedHeight(theme.size("menu_bar") - 1)  # the line below the menus
        self._row.setContentsMargins(0, 0, theme.space("pad"), 0)
        self._row.setSpacing(theme.space("unit"))
        self._ask_for_room()

    def _ask_for_room(self) -> None:
        """A bar of menus measures what stands in its corner once, when it is put there."""
        self._row.invalidate()
        self.adjustSize()
        bar = self.parentWidget()
        if isinstance(bar, QMenuBar):
            bar.setCornerWidget(self)
