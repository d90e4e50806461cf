"""Fields that show the plan and tell what the clerk does. `show_*` only fills; nothing is told then."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QStandardItem,
    QStandardItemModel,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...domain.vietnamese import nfc
from ...operations.inspecting.facts import Bounds, Choice, Fact
from ..theme import theme
from ..widgets import IconMark, TextLabel
from ..widgets.text_lines import wrapped
from .rule_link import RuleLink, RuleSign

_FIGURE = 80
_FIGURE_LEFT = 6  # of the text in a figure: a style sheet does not reach it
_LEAST_TICK, _BEFORE_TICK = 120, 38  # a tick; its box and the room around its words
_LABEL = 96  # of 288 when the inspector is as narrow as it gets


class ChoiceField(QComboBox):
    """`chosen(value)`: the clerk took one of the choices. The wheel scrolls the pane, not the choice."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._choices: tuple[Choice, ...] = ()
        self._values: list[object] = []
        self.activated.connect(lambda row: self.chosen.emit(self._values[row]))

    def show_choices(self, choices: Sequence[Choice], value: object) -> None:
        with QSignalBlocker(self):
            self._offer(tuple(choices))
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)
        self.setToolTip(self.currentText())

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        if choices != self._choices:
            self._choices = choices
            self._values = [choice.value for choice in choices]
            model = QStandardItemModel(self)
            for choice in choices:
                item = QStandardItem(choice.label)
                item.setToolTip(choice.reason or choice.label)
                item.setEnabled(choice.reason is None)
                model.appendRow(item)
            self.setModel(model)  # the old one, which was its own, goes with it

    def value(self) -> object:
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class NumberField(QDoubleSpinBox):
    """`chosen(value)`: another figure within the bounds. One that is fixed is disabled and says why."""

    chosen = Signal(float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.valueChanged.connect(self.chosen)
        self._fit()
        theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.lineEdit().setTextMargins(theme.px(_FIGURE_LEFT), 0, 0, 0)

    def show_figure(self, bounds: Bounds, value: float) -> None:
        with QSignalBlocker(self):
            self.setDecimals(0 if bounds.step == 1 else 1)
            self.setSingleStep(bounds.step)
            self.setRange(bounds.low, bounds.high)
            self.setSuffix(f" {bounds.unit}")
            self.setValue(value)
        self.setEnabled(not bounds.is_fixed)
        self.setToolTip(bounds.fact.reason or f"{bounds.fact.value} ({bounds.fact.reference})")

    def sizeHint(self) -> QSize:
        return QSize(theme.px(_FIGURE), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def textFromValue(self, value: float) -> str:
        text = super().textFromValue(value)
        point = self.locale().decimalPoint()
        return text.rstrip("0").rstrip(point) if point in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class LineField(QLineEdit):
    """`typed(text)`: each key; `word_ended`: what follows is another step of undo; `finished`: the line is left.

    Ctrl+Z is the plan's, not the line's.
    """

    typed = Signal(str)
    word_ended = Signal()
    finished = Signal()

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textEdited.connect(self._tell)
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """What a plan says; a letter still being composed in the line is left to be typed on."""
        if self.text() != text and not (self.hasFocus() and nfc(self.text()) == nfc(text)):
            with QSignalBlocker(self):
                self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _tell(self, text: str) -> None:
        at = self.cursorPosition()
        self.typed.emit(text)
        if at > 0 and text[at - 1 : at].isspace():
            self.word_ended.emit()

    def _finish(self) -> None:
        composed = nfc(self.text())
        if composed != self.text():
            self.setText(composed)
            self.typed.emit(composed)
        self.finished.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.word_ended.emit()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_undo(event):
            event.ignore()
            return
        super().keyPressEvent(event)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


class Tick(QCheckBox):
    """`chosen(on)`: the clerk set or cleared it. Words that are too long for one line take two."""

    chosen = Signal(bool)

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._words = words
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.chosen)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_LEAST_TICK), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lines = wrapped(self._words, self.font(), self.width() - theme.px(_BEFORE_TICK), 2)
        if "\n".join(lines) != self.text():
            self.setText("\n".join(lines))

    def show_state(self, on: bool) -> None:
        with QSignalBlocker(self):
            self.setChecked(on)


def words_label(text: str, style: str = "body") -> TextLabel:
    """Words of the window: captions and hints are quieter than the rest."""
    return TextLabel(text, style, "muted" if style == "caption" else "text")


class Remark(QWidget):
    """An icon and a sentence below a field, with the clause one click away."""

    def __init__(self, role: str = "muted", name: str = "info", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = IconMark(name, role)
        self._words = words_label("", "caption")
        self._link = RuleLink()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("unit"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._words)
        column.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.hide()

    def say(self, sentence: str | None, fact: Fact | None = None) -> None:
        self._words.setText(sentence or "")
        self._link.show_fact(fact)
        self.setVisible(bool(sentence))

    @property
    def text(self) -> str:
        return self._words.text()

    @property
    def link(self) -> RuleLink:
        return self._link


class FieldRow(QWidget):
    """A label, its field beside it, what is allowed, and at the right edge the way to the clause.

    `second` is another field of the same row, the wider one. `above`: the label stands over the field.
    """

    def __init__(
        self,
        label: str,
        field: QWidget,
        parent: QWidget | None = None,
        *,
        above: bool = False,
        second: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.label = words_label(label)
        self.label.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(label)
        self.range = TextLabel("", "caption", "muted", lines=2)
        self.range.hide()
        self.note = words_label("", "caption")
        self.note.hide()
        self.link = RuleSign()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(self._beside(second))
        right.addWidget(self.note)
        self._lay_out(right, above)

    def _beside(self, second: QWidget | None) -> QHBoxLayout:
        beside = QHBoxLayout()
        beside.setSpacing(theme.space("unit"))
        is_figure = isinstance(self.field, NumberField)
        beside.addWidget(self.field, 0 if is_figure else 1)
        if second is not None:
            beside.addWidget(second, 2)
        beside.addWidget(self.range, 1 if is_figure else 0)
        beside.addSpacing(theme.space("half") - theme.space("unit"))
        beside.addWidget(self.link)
        return beside

    def _lay_out(self, right: QVBoxLayout, above: bool) -> None:
        if above:
            column = QVBoxLayout(self)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.space("half"))
            column.addWidget(self.label)
            column.addLayout(right)
            return
        self.label.setFixedWidth(theme.px(_LABEL))
        for words in (self.label, self.field):
            if isinstance(words, TextLabel):  # level with what stands beside it
                words.setContentsMargins(0, (theme.size("control") - theme.line_height()) // 2, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("unit"))
        row.addWidget(self.label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)

    def say_range(self, words: str) -> None:
        self.range.setText(words)
        self.range.setVisible(bool(words))

    def say(self, words: str | None) -> None:
        self.note.setText(words or "")
        self.note.setVisible(bool(words))
