"""Days on which offices do not work besides Saturdays and Sundays: a dated list, each day with what is known of it."""

import datetime
from dataclasses import dataclass

from .administrative.agencies import Confidence
from .records import RecordError, read_record
from .toml_lines import TomlFile


@dataclass(frozen=True, slots=True)
class Holiday:
    """`confidence`: seen in a notice, usual every year, or inferred (a lunar day of a year without a notice yet)."""

    date: datetime.date
    name: str
    confidence: Confidence
    source: str | None = None


@dataclass(frozen=True, slots=True)
class _HolidaysFile:
    holidays: tuple[Holiday, ...]


def load_holidays(name: str, text: str) -> tuple[Holiday, ...]:
    """The days in `text`; `name` is the file's, for complaints."""
    file = TomlFile(name, text)
    try:
        found = read_record(_HolidaysFile, file.data).holidays
    except RecordError as error:
        raise file.bad(error) from None
    days = [day.date for day in found]
    for number, day in enumerate(days):
        if day in days[:number]:
            raise file.complaint(f"ngày {day:%d/%m/%Y} có hai lần", ("holidays", number, "date"))
    return found
