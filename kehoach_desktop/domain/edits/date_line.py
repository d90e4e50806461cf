"""The date line typed figure by figure: `ngày 02 tháng 12 năm 2026`, three places for figures between fixed words.

A plan holds no half of a year: a year is typed over, figure by figure, and one figure taken away empties it. A figure
that a full place does not take goes to the next one; a stop or a slash goes there too.
"""

from dataclasses import dataclass

from ..dates import PartialDate, ZeroRule, parse_date
from .edited import with_value

_WORDS = {"day": "ngày ", "month": " tháng ", "year": " năm "}
_ROOM = "\u00a0" * 4
_ZEROS = ZeroRule(day_below=10, month_below=3)  # in a field the clerk types, whatever the pages print
_MOST = {"day": 31, "month": 12}
_STOPS = " /.-,"


@dataclass(frozen=True, slots=True)
class _Slot:
    name: str
    start: int
    end: int
    figures: str  # "" where the place is open


def date_line(date: PartialDate) -> str:
    """The date as the paper shows it, open places as room."""
    return "".join(_WORDS[slot.name] + (slot.figures or _ROOM) for slot in _slots(date))


def date_text(date: PartialDate) -> str:
    """The date as one types it in one go: `02/12/2026`; in words where a part is open, nothing where all are."""
    if date.day and date.month and date.year:
        return f"{_ZEROS.day(date.day)}/{_ZEROS.month(date.month)}/{date.year}"
    return date_line(date).replace(_ROOM, "…") if date.day or date.month or date.year else ""


def typed_date(text: str, stood: PartialDate) -> PartialDate | None:
    """A date typed in one go, `2/12` of the year that stands; None for what is no date."""
    text = text.strip(" ,.")
    if not text.replace("ngày", "").replace("tháng", "").replace("năm", "").strip(" \u00a0…,."):
        return PartialDate()
    day, mark, month = text.partition("/")
    try:
        if mark and day.isdecimal() and month.isdecimal() and len(day) < 3 and len(month) < 3:
            return PartialDate(int(day), int(month), stood.year)
    except ValueError:
        return None
    return parse_date(text)


def typed_into(date: PartialDate, start: int, end: int, text: str) -> tuple[PartialDate, int]:
    """The date and the caret after `text` was typed for what stands from `start` to `end` of the date line."""
    if len(text) > 1 and (whole := typed_date(text, date)):
        return whole, len(date_line(whole))
    stood = _slot_at(date, start)
    date, at = _cleared(date, start, end), start
    if start < end and stood and end == stood.end:  # `01` is what `12` leaves: on from behind it
        left = next(slot for slot in _slots(date) if slot.name == stood.name)
        at = left.end if left.figures else left.start
    for char in text:
        if char in _STOPS:
            at = _after(date, at)
        elif char.isascii() and char.isdecimal():
            date, at = _figure(date, at, char)
    return date, at


def _slots(date: PartialDate) -> list[_Slot]:
    figures = {
        "day": _ZEROS.day(date.day) if date.day else "",
        "month": _ZEROS.month(date.month) if date.month else "",
        "year": str(date.year or ""),
    }
    found, at = [], 0
    for name, words in _WORDS.items():
        at += len(words)
        found.append(_Slot(name, at, at + len(figures[name] or _ROOM), figures[name]))
        at = found[-1].end
    return found


def _with(date: PartialDate, name: str, value: int | None) -> PartialDate | None:
    try:
        return with_value(date, name, value)
    except ValueError:
        return None


def _cleared(date: PartialDate, start: int, end: int) -> PartialDate:
    """The date without the figures from `start` to `end`."""
    for slot in _slots(date):
        low, high = max(start, slot.start) - slot.start, min(end, slot.end) - slot.start
        if low < high and slot.figures:
            left = slot.figures[:low] + slot.figures[high:]
            value = int(left or 0) if slot.name != "year" else 0
            date = _with(date, slot.name, value or None) or date
    return date


def _slot_at(date: PartialDate, at: int) -> _Slot | None:
    return next((slot for slot in _slots(date) if at <= slot.end), None)


def _after(date: PartialDate, at: int) -> int:
    """The start of the place behind the one at hand; the end of the line behind the last."""
    slots = _slots(date)
    return next((slot.start for slot in slots if at < slot.start), slots[-1].end)


def _figure(date: PartialDate, at: int, figure: str) -> tuple[PartialDate, int]:
    slot = _slot_at(date, at)
    if slot is None:
        return date, at
    if slot.name == "year":
        return _year_figure(date, slot, at, figure)
    is_fresh = at <= slot.start or not slot.figures
    value = int(figure if is_fresh else slot.figures + figure)
    if not is_fresh and value > _MOST[slot.name]:
        return _figure(date, _after(date, at), figure)
    changed = _with(date, slot.name, value) if value else None
    if changed is None:
        return date, at
    return changed, next(one.end for one in _slots(changed) if one.name == slot.name)


def _year_figure(date: PartialDate, slot: _Slot, at: int, figure: str) -> tuple[PartialDate, int]:
    position = max(at - slot.start, 0) if slot.figures else 0
    figures = slot.figures or "2000"
    if position >= len(figures):
        return date, at
    typed = figures[:position] + figure + figures[position + 1 :]
    changed = _with(date, "year", int(typed)) or (_with(date, "year", 1900) if typed.startswith("1") else None)
    return (changed, slot.start + position + 1) if changed else (date, at)
