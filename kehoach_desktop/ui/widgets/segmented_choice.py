"""Two to four choices side by side, of which one is taken; arrow keys move between them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ..theme import restyle


class SegmentedChoice(QFrame):
    """`chosen`: the clerk took another one. Setting the value says nothing."""

    chosen = Signal(object)

    def __init__(self, name: str, choices: Sequence[tuple[str, Any]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="segments")
        self.setAccessibleName(name)
        self._values = [value for _, value in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (word, _) in enumerate(choices):
            button = QPushButton(word)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setAccessibleName(f"{name}: {word}")
            restyle(button, kind="segment")
            self._group.addButton(button, number)
            row.addWidget(button)
        self.set_value(self._values[0])
        self._connect_signals()

    def _connect_signals(self) -> None:
        self._group.idToggled.connect(self._tell)

    @property
    def value(self) -> Any:
        return self._values[self._group.checkedId()]

    def set_value(self, value: Any) -> None:
        self._told = value
        button = self._group.button(self._values.index(value))
        button.setChecked(True)
        self.setFocusProxy(button)

    def buttons(self) -> list[QPushButton]:
        return [one for one in self._group.buttons() if isinstance(one, QPushButton)]

    def _tell(self, number: int, is_checked: bool) -> None:
        value = self._values[number]
        if is_checked and value != self._told:
            self._told = value
            self.setFocusProxy(self._group.button(number))
            self.chosen.emit(value)
