"""What the rows of returned tables say of one task, field by field, beside what the office knows."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..tasks import STAGE_WORDS, Progress, Stage
from .fields import ENTERED, Field, stage_of
from .grid import NOT_WORKED_OUT, day_of, text_of
from .marks import Entered, entered_in, mark_of_value, marks_by_field
from .tables import Place, Table, TableRow

_PER_CENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s*%?")
_ALL = 100
_READ = (Field.STAGE, Field.PERCENT, Field.COMPLETED)  # what else is entered are words as they stand


@dataclass(frozen=True, slots=True)
class Claim:
    """A row says that `field` shall be `value`. `is_clean`: the office has not changed the field since it left."""

    field: Field
    value: Entered
    place: Place
    is_clean: bool = True


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell whose words nobody can take for a value of its field."""

    field: Field
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Said:
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = ()


def said_by(row: TableRow, progress: Progress, table: Table) -> Said:
    """What `row` of `table` claims of a task that stands at `progress`.

    A row with its mark claims what was changed in it, and an emptied cell counts. A row without one claims only what
    it says and the office does not know: an empty cell of a foreign table means nothing.
    """
    known = entered_in(progress)
    marks = marks_by_field(row.text(Field.MARK))
    claims: list[Claim] = []
    unread: list[Unread] = []
    for field in (one for one in ENTERED if one in table.fields):
        if row.values.get(field) == NOT_WORKED_OUT:
            unread += [Unread(field, "#N/A", row.place)] if field in _READ else []
            continue
        try:
            value = _value(row, field, table.day_nought)
        except ValueError:
            unread.append(Unread(field, row.text(field), row.place))
            continue
        if field is Field.STAGE and value is None and marks is not None:
            value = Stage.NOT_STARTED  # an emptied cell of ours is a task that nobody has begun
        if _is_news(field, value, known, marks):
            is_clean = marks is None or marks[field] == mark_of_value(known[field])
            claims.append(Claim(field, value, row.place, is_clean))
    return Said(tuple(claims), tuple(unread))


def _is_news(field: Field, value: Entered, known: Mapping[Field, Entered], marks: Mapping[Field, str] | None) -> bool:
    if mark_of_value(value) == mark_of_value(known[field]):
        return False
    if marks is None:
        return value is not None
    return mark_of_value(value) != marks[field]


def _value(row: TableRow, field: Field, day_nought: datetime.date) -> Entered:
    """The value of a cell; ValueError where its words are none."""
    text = row.text(field)
    if field is Field.STAGE:
        return _stage(text)
    if not text:
        return None
    if field is Field.COMPLETED:
        return day_of(row.values[field], day_nought)
    return _per_cent(row, text) if field is Field.PERCENT else text


def _stage(text: str) -> Stage | None:
    stage = stage_of(text) if text else None
    if text and stage is None:
        raise ValueError(text)
    return stage


def _per_cent(row: TableRow, text: str) -> int:
    value = row.values[Field.PERCENT]
    if isinstance(value, float):
        share = value * _ALL if 0 < value < 1 else value
        if 0 <= share <= _ALL:
            return round(share)
    elif (match := _PER_CENT.fullmatch(text)) and int(match[1]) <= _ALL:
        return int(match[1])
    raise ValueError(text)


def word_of(value: Entered) -> str:
    """A value as a person reads it."""
    if isinstance(value, Stage):
        return STAGE_WORDS[value]
    return f"{value} %" if isinstance(value, int) else text_of(value)
