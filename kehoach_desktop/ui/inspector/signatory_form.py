"""A person of the register: name, position, the authorities held, since and until when."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ...domain.dates import parse_date, written_day
from ...domain.offices import Signatory
from ...domain.vietnamese import same_words
from ...operations.inspecting.registers import tidy, tidy_lines
from ...operations.inspecting.signing import authority_label
from ..forms import DateLine
from ..theme import theme
from ..widgets import Field
from .fields import Tick
from .register_form import RegisterForm

_BREAK = " / "
_ALL = "Không đánh dấu là được ký mọi quyền hạn mà quy định cho phép với chức vụ này."


class _Authorities(QWidget):
    """Ticks for the lines that the regulation gives, and a line for one of the office's own."""

    def __init__(self, usual: Sequence[str], held: Sequence[str]) -> None:
        super().__init__()
        self._usual = list(usual)
        self.ticks = [Tick(authority_label(line)) for line in self._usual]
        own = [line for line in held if not any(same_words(line, one) for one in self._usual)]
        self.other = QLineEdit(_BREAK.join("; ".join(own).split("\n")))
        self.other.setPlaceholderText("quyền hạn khác, nếu có")
        self.other.setAccessibleName("Quyền hạn khác")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("half"))
        for line, tick in zip(self._usual, self.ticks, strict=True):
            tick.show_state(any(same_words(line, one) for one in held))
            column.addWidget(tick)
        column.addWidget(self.other)
        self.setFocusProxy(self.ticks[0] if self.ticks else self.other)

    def lines(self) -> tuple[str, ...]:
        ticked = [line for line, tick in zip(self._usual, self.ticks, strict=True) if tick.isChecked()]
        own = (tidy_lines(one.replace(_BREAK, "\n")) for one in self.other.text().split(";"))
        return tuple(dict.fromkeys((*ticked, *(one for one in own if one))))


class SignatoryForm(RegisterForm):
    """`saved(Signatory)`."""

    saved = Signal(object)

    def __init__(
        self, signatory: Signatory | None, body_id: int, usual: Sequence[str], parent: QWidget | None = None
    ) -> None:
        self._before, self._body_id = signatory, body_id
        self.name = QLineEdit(signatory.name if signatory else "")
        self.position = QLineEdit(signatory.position.replace("\n", _BREAK) if signatory else "")
        self.position.setPlaceholderText("Phó Bí thư")
        self.authorities = _Authorities(usual, signatory.authorities if signatory else ())
        self.valid_from, self.valid_to = DateLine(), DateLine()
        for line, day in ((self.valid_from, "valid_from"), (self.valid_to, "valid_to")):
            held: datetime.date | None = getattr(signatory, day) if signatory else None
            line.setText(written_day(held) if held else "")
        self._name_field = Field("Họ và tên", self.name, "Không ghi học hàm, học vị, cấp bậc.")
        self._position_field = Field("Chức vụ", self.position, "Hai chức vụ thì ngăn bằng dấu /, như Bí thư / kiêm / …")
        self._from_field = Field("Giữ chức vụ từ ngày", self.valid_from)
        self._to_field = Field("Đến ngày", self.valid_to, "Để trống khi còn đang giữ.")
        fields = [
            self._name_field,
            self._position_field,
            Field("Được ký", self.authorities, _ALL),
            self._from_field,
            self._to_field,
        ]
        title, removal = ("Sửa người ký", "Bỏ khỏi danh bạ") if signatory else ("Thêm người ký", "")
        super().__init__(title, fields, parent, removal=removal)
        self.name.setFocus()

    def _send(self) -> bool:
        name, position = tidy(self.name.text()), tidy_lines(self.position.text().replace(_BREAK, "\n"))
        for value, field, sentence in (
            (name, self._name_field, "Ghi họ và tên người ký."),
            (position, self._position_field, "Ghi chức vụ của người ký."),
        ):
            field.show_error("")
            if not value:
                self.complain(field, sentence)
                return False
        days = self._days()
        if days is None:
            return False
        start, end = days
        base = self._before or Signatory(name, position, body_id=self._body_id)
        made = replace(base, name=name, position=position, authorities=self.authorities.lines())
        self.saved.emit(replace(made, valid_from=start, valid_to=end))
        return True

    def _days(self) -> tuple[datetime.date | None, datetime.date | None] | None:
        found: list[datetime.date | None] = []
        for line, field in ((self.valid_from, self._from_field), (self.valid_to, self._to_field)):
            field.show_error("")
            text = line.text().strip()
            read = parse_date(text) if text else None
            day = read.whole if read else None
            if text and day is None:
                self.complain(field, "Ghi ngày đầy đủ, như 02/12/2026.")
                return None
            found.append(day)
        start, end = found
        if start and end and end < start:
            self.complain(self._to_field, "Ngày thôi giữ chức vụ phải sau ngày bắt đầu.")
            return None
        return start, end
