"""Fields with given answers: one of a few, or yes and no."""

from PySide6.QtWidgets import QCheckBox, QComboBox

from ....domain.templates import Field
from ....domain.templates.defaults import fallback
from ....domain.templates.values import Value
from .base import NOTHING_AROUND, Around, Editor

_NOT_CHOSEN = "Chưa chọn"


class ChoiceEditor(Editor):
    def __init__(self, one: Field, _: Around = NOTHING_AROUND) -> None:
        self.box = QComboBox()
        super().__init__(one, self.box)
        self._default = str(fallback(one) or "")
        if not self._default:
            self.box.addItem(_NOT_CHOSEN, "")
        for choice in one.choices:
            self.box.addItem(choice, choice)
        self.restore(self._default)
        self.box.activated.connect(lambda _: self.edited.emit())

    def value(self) -> Value | None:
        return self.state() or None

    def state(self) -> str:
        chosen = str(self.box.currentData())
        return "" if chosen == self._default else chosen

    def restore(self, state: object) -> None:
        at = self.box.findData(str(state))
        if at >= 0:
            self.box.setCurrentIndex(at)


class FlagEditor(Editor):
    """The box says the label itself."""

    def __init__(self, one: Field, _: Around = NOTHING_AROUND) -> None:
        self.box = QCheckBox(one.label)
        super().__init__(one, self.box)
        self._default = bool(fallback(one))
        self.box.setChecked(self._default)
        self.box.clicked.connect(lambda _: self.edited.emit())

    @property
    def is_filled(self) -> bool:
        return True  # not ticked is an answer too

    def value(self) -> Value | None:
        return self.box.isChecked()

    def state(self) -> object:
        return str(self.box.isChecked()) if self.box.isChecked() is not self._default else ""

    def restore(self, state: object) -> None:
        if state:
            self.box.setChecked(state == str(True))
