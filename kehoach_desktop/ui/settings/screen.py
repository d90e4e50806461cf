"""The settings of the window, one row each. Nothing is to be confirmed: what is chosen holds from that moment."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ... import settings as known
from ...domain.body_names import in_sentence
from ...domain.offices import IssuingBody
from ...settings import Setting
from ..theme import theme
from ..widgets import DropDown, HeaderLine, ScrollDown, SegmentedChoice, TextLabel

_NOTES = {
    known.THEME.key: "Theo hệ thống: sáng hay tối như máy đang dùng.",
    known.TEXT_SIZE.key: "Chữ trong cửa sổ. Chữ trên giấy theo quy định thể thức, không đổi.",
    known.WHITE_PAPER.key: "Khi giao diện tối, giấy đang soạn vẫn trắng như lúc in.",
    known.DEFAULT_BODY.key: "Tên cơ quan, địa danh và ký hiệu của văn bản mới.",
    known.REMINDERS.key: "Khi mở chương trình, nhắc các việc sắp đến hạn và quá hạn.",
    known.SOON_DAYS.key: "Nhiệm vụ còn không quá chừng ấy ngày là sắp đến hạn.",
    known.BEFORE_INCLUDES_DAY.key: (
        "Hạn “trước ngày 15/7” là hết ngày 15/7, thay vì hết ngày 14/7. Nhiệm vụ đã xác nhận giữ ngày đã ghi "
        "cho đến khi bấm “Ghi ngày đến hạn” ở thẻ Nhiệm vụ."
    ),
    known.REDUCED_MOTION.key: "Thông báo hiện và mất ngay, không mờ dần.",
}
_CONTROL, _LABEL = 488, 176
_BOX_SIDE = 6  # ring and padding left of the square of a check box


class SettingsScreen(QWidget):
    """`changed(key, value)`: the clerk chose something; `closed()`: Esc."""

    changed = Signal(str, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._put: dict[str, Callable[[Any], None]] = {}
        self._controls: dict[str, QWidget] = {}
        self._left: list[QWidget] = []
        self._right: list[QWidget] = []
        self._offices = DropDown(known.DEFAULT_BODY.label)
        inside = QFrame()
        inside.setProperty("kind", "panel")
        rows = QVBoxLayout(inside)
        pad = theme.space("block")
        rows.setContentsMargins(pad, pad, pad, pad)
        rows.setSpacing(theme.space("block"))
        for setting in known.CHOSEN_IN_WINDOW:
            rows.addWidget(self._row(setting))
        rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        header = HeaderLine(side="block")
        header.add(TextLabel("Cài đặt", "title", lines=1))
        header.add_stretch()
        column.addWidget(header)
        column.addWidget(ScrollDown(inside), 1)
        self.setFocusProxy(self._controls[known.CHOSEN_IN_WINDOW[0].key])
        self._fit()
        theme.changed.connect(self._fit)

    # ---------------------------------------------------------------- from outside

    def show_values(self, values: Mapping[str, Any]) -> None:
        """What holds now; a setting that is not among them stands at its default. Tells nothing."""
        for setting in known.CHOSEN_IN_WINDOW:
            self._put[setting.key](values.get(setting.key, setting.default))

    def show_offices(self, offices: Sequence[IssuingBody], current: int | None = None) -> None:
        """The bodies that can write here."""
        self._offices.set_choices([(in_sentence(office.name), office.id) for office in offices])
        self._offices.setEnabled(len(offices) > 1)
        self._offices.setToolTip("" if len(offices) > 1 else "Mới có một cơ quan soạn văn bản.")
        self._put[known.DEFAULT_BODY.key](current)

    def control(self, key: str) -> QWidget:
        return self._controls[key]

    # ---------------------------------------------------------------- the rows

    def _row(self, setting: Setting) -> QWidget:
        control = self._control(setting)
        self._controls[setting.key] = control
        is_box = isinstance(control, QCheckBox)
        label = TextLabel("" if is_box else setting.label)
        label.setBuddy(control)
        note = _NOTES.get(setting.key, "")
        control.setAccessibleName(setting.label)
        control.setAccessibleDescription(note)
        right = QVBoxLayout()
        right.setSpacing(theme.space("half"))
        below = TextLabel(note, "caption", "muted")
        right.addWidget(control)
        right.addWidget(below)
        self._left.append(label)
        self._right += [control, below]
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        side = theme.px(_BOX_SIDE) if is_box else 0  # so that the square stands where other controls begin
        below.setContentsMargins(side, 0, 0, 0)
        row.setSpacing(theme.space("pad") - side)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 1)
        row.addStretch(0)  # takes what is left when the columns are as wide as they may be
        return made

    def _fit(self) -> None:
        for label in self._left:
            label.setFixedWidth(theme.px(_LABEL))
        for widget in self._right:
            widget.setMaximumWidth(theme.px(_CONTROL))

    def _control(self, setting: Setting) -> QWidget:
        if setting.type is bool:
            return self._box(setting)
        return self._segments(setting) if setting.choices else self._body(setting)

    def _box(self, setting: Setting) -> QCheckBox:
        box = QCheckBox(setting.label)
        box.clicked.connect(lambda is_on: self.changed.emit(setting.key, bool(is_on)))
        self._put[setting.key] = lambda value: box.setChecked(bool(value))
        self._put[setting.key](setting.default)
        return box

    def _segments(self, setting: Setting) -> SegmentedChoice:
        made = SegmentedChoice(setting.label, [(word, value) for value, word in setting.choices.items()])
        made.chosen.connect(lambda value: self.changed.emit(setting.key, value))
        self._put[setting.key] = made.set_value
        self._put[setting.key](setting.default)
        return made

    def _body(self, setting: Setting) -> DropDown:
        self._offices.chosen.connect(lambda value: self.changed.emit(setting.key, value))
        self._put[setting.key] = self._offices.set_value
        return self._offices

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
