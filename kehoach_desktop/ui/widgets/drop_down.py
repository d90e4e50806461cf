"""Drop-down lists whose entries carry a value; the wheel scrolls the panel, not the choice."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from ..theme import restyle

_INSIDE = 1  # that Qt leaves left and right of the words of a field


class DropDown(QComboBox):
    """`chosen`: the clerk took another value. Filling it or setting the value says nothing."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[str, Any]] = (),
        *,
        compact: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        restyle(self, compact=compact)
        self.set_choices(choices)
        self.activated.connect(self._tell)

    def set_choices(self, choices: Sequence[tuple[str, Any]]) -> None:
        """Keeps the value if it is still among them, else takes the first."""
        was_empty, before = not self.count(), self.value
        with QSignalBlocker(self):
            self.clear()
            for word, value in choices:
                self.addItem(word, value)
            self.set_value(choices[0][1] if was_empty and choices else before)

    @property
    def value(self) -> Any:
        return self.currentData()

    def set_value(self, value: Any) -> None:
        values = [self.itemData(row) for row in range(self.count())]
        with QSignalBlocker(self):
            self.setCurrentIndex(values.index(value) if value in values else min(0, self.count() - 1))
        self._told = self.value

    def _tell(self) -> None:
        if self.value != self._told:
            self._told = self.value
            self.chosen.emit(self.value)

    def keyPressEvent(self, event: Any) -> None:
        super().keyPressEvent(event)
        self._tell()  # the arrow keys choose without opening the list

    def showPopup(self) -> None:
        """As wide as its longest words, also where the field has less room; they would be cut at both ends."""
        view = self.view()
        bar = view.verticalScrollBar().sizeHint().width() if self.count() > self.maxVisibleItems() else 0
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.frameWidth() + bar)
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints it, but words without their room end in an ellipsis, not within a letter."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(option.currentText) > field.width():
            room = field.width() - 2 * _INSIDE
            option.currentText = metrics.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class FilterDropDown(DropDown):
    """A filter over a list: quiet until it is pointed at."""

    def __init__(self, name: str, choices: Sequence[tuple[str, Any]] = (), parent: QWidget | None = None) -> None:
        super().__init__(name, choices, compact=True, parent=parent)
        restyle(self, kind="quiet")
        self.setToolTip(name)
