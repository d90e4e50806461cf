"""Fields of one line: words, figures, days, deadlines, names of bodies and provinces."""

import datetime
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ....domain.administrative import find_province
from ....domain.dates import written_day
from ....domain.plan import Run
from ....domain.templates import Field
from ....domain.templates.defaults import fallback
from ....domain.templates.markup import Markup
from ....domain.templates.values import Value
from ...forms import DateLine, NameLine
from ..proposals import reading
from .base import NOTHING_AROUND, Around, Editor, example_of, fallback_hint, read


class LineEditor(Editor):
    def __init__(self, one: Field, around: Around = NOTHING_AROUND, line: QLineEdit | DateLine | None = None) -> None:
        self.line = line if line is not None else QLineEdit()
        super().__init__(one, self.line)
        self.line.setPlaceholderText(example_of(one))
        default = fallback(one)
        if isinstance(default, str):
            self.show_fallback(default)
        signal = self.line.text_edited if isinstance(self.line, DateLine) else self.line.textEdited
        signal.connect(self.edited)

    def value(self) -> Value | None:
        return read(self.field, self.line.text())

    def state(self) -> str:
        return self.line.text().strip()

    def restore(self, state: object) -> None:
        self.line.setText(str(state))

    def show_readings(self, known: Mapping[str, tuple[Run, ...]]) -> None:
        default = fallback(self.field)
        if isinstance(default, Markup):
            self.show_fallback(reading(default, known))

    def show_fallback(self, text: str) -> None:
        self.line.setPlaceholderText(fallback_hint(text) if text else example_of(self.field))


class DateEditor(LineEditor):
    def __init__(self, one: Field, around: Around = NOTHING_AROUND) -> None:
        super().__init__(one, around, DateLine())


class DeadlineEditor(LineEditor):
    """Any words that say when; a day picked from the calendar is written as the day before which."""

    def __init__(self, one: Field, around: Around = NOTHING_AROUND) -> None:
        super().__init__(one, around, DateLine(written=_before))


def _before(day: datetime.date) -> str:
    return f"trước ngày {written_day(day)}"


class AgencyEditor(LineEditor):
    def __init__(self, one: Field, around: Around) -> None:
        line = NameLine(around.agencies)
        super().__init__(one, around, line)
        line.offered.connect(self.edited)


class ProvinceEditor(LineEditor):
    """A province has to be one of those there are."""

    def __init__(self, one: Field, around: Around) -> None:
        line = NameLine([province.own_name for province in around.provinces])
        super().__init__(one, around, line)
        self._provinces = around.provinces
        line.offered.connect(self.edited)

    def value(self) -> Value | None:
        value = super().value()
        if isinstance(value, str) and find_province(self._provinces, value) is None:
            raise ValueError(f"không có tỉnh, thành phố nào tên “{value}”")
        return value


class SignatoryEditor(LineEditor):
    """Anybody's name; with one of the register come position and authority. `person_taken(signatory)`."""

    person_taken = Signal(object)

    def __init__(self, one: Field, around: Around) -> None:
        line = NameLine([person.name for person in around.people])
        super().__init__(one, around, line)
        if around.people:
            line.show_arrow()
        self._people = around.people
        line.offered.connect(self._take)

    def _take(self, name: str) -> None:
        person = next(person for person in self._people if person.name == name)
        self.person_taken.emit(person)
        self.edited.emit()
