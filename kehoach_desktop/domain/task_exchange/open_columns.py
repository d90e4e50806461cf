"""Columns whose name leaves open what they hold: `Tiến độ` is a deadline in one office and 40 % in the next.

What stands below the heading decides; where that is no clearer, the name's most usual meaning.
"""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from ..deadlines import NO_RULES
from ..plan import DeadlineKind
from .fields import Field, heading_key, stage_of
from .grid import SERIALS, Value, text_of

_MOST_LOOKED_AT = 300
_LONGEST_NAME = 60  # letters
_ALL = 100  # per cent
_PER_CENT = re.compile(r"(?:100|\d{1,2})(?:[.,]\d+)?\s?%?")
_PROGRESS = re.compile(r"tien do\b(?!.*\bphan tram\b)")
_SO_FAR = re.compile(r"\b(?:thuc hien|ket qua|cong viec)\b")
# First the column that is Tình hình by its name, then those of results, then the others.
_OF_STATE = {
    "tinh hinh": (Field.STAGE, Field.RESULT),
    "tinh hinh thuc hien": (Field.RESULT, Field.STAGE),
    "ket qua thuc hien": (Field.RESULT, Field.STAGE),
    "ket qua": (Field.RESULT, Field.STAGE),
}
_ORDER = list(_OF_STATE)

Meanings = tuple[Field, ...]


def open_meanings(name: str) -> Meanings:
    """What a column of that name may hold, the most usual first; none where the name says it."""
    key = heading_key(name) if len(name) <= _LONGEST_NAME else ""
    if key in _OF_STATE:
        return _OF_STATE[key]
    if not _PROGRESS.match(key):
        return ()
    usual = (Field.RESULT, Field.DEADLINE) if _SO_FAR.search(key) else (Field.DEADLINE, Field.RESULT)
    return (*usual, Field.PERCENT, Field.STAGE)


def with_open_columns(
    found: Mapping[int, Field], names: Mapping[int, Sequence[str]], values_of: Callable[[int], Iterable[Value]]
) -> dict[int, Field]:
    """`found`, and of the columns that are open those whose cells say what they are."""
    more = dict(found)
    columns = sorted(_open_names(found, names), key=lambda one: (_rank(one[1]), one[0]))
    for column, name in columns:
        taken = {*more.values(), *(open_meanings(other)[0] for at, other in columns if at != column and at not in more)}
        usual = open_meanings(name)[0]
        free = [one for one in open_meanings(name) if one not in more.values() and (one is usual or one not in taken)]
        said = _said_by([value for value in islice(values_of(column), _MOST_LOOKED_AT) if text_of(value)])
        if said is None and usual in free:
            said = usual
        elif said not in free and heading_key(name) in _OF_STATE:
            said = free[0] if free else None  # words of a state are a result, too
        if said in free:
            more[column] = said
    return more


def _open_names(found: Mapping[int, Field], names: Mapping[int, Sequence[str]]) -> Iterable[tuple[int, str]]:
    for column in names.keys() - found.keys():
        name = next((one for one in names[column] if open_meanings(one)), None)
        if name is not None:
            yield column, name


def _rank(name: str) -> int:
    key = heading_key(name)
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def _said_by(values: Sequence[Value]) -> Field | None:
    """What more than half of the cells hold: words, where none is a day or a Tình hình; None where it is not clear."""
    for field, is_one in ((Field.PERCENT, _is_per_cent), (Field.STAGE, _is_stage), (Field.DEADLINE, _is_deadline)):
        if sum(map(is_one, values)) * 2 > len(values):
            return field
    is_words = any(" " in text_of(value) for value in values)
    return Field.RESULT if is_words and not any(_is_stage(one) or _is_deadline(one) for one in values) else None


def _is_per_cent(value: Value) -> bool:
    if isinstance(value, str):
        return _PER_CENT.fullmatch(text_of(value)) is not None
    return isinstance(value, float) and 0 <= value <= _ALL


def _is_stage(value: Value) -> bool:
    return isinstance(value, str) and stage_of(value) is not None


def _is_deadline(value: Value) -> bool:
    if isinstance(value, str):
        return NO_RULES.read_whole(text_of(value)).kind is not DeadlineKind.NONE
    return isinstance(value, datetime.date) or (isinstance(value, float) and int(value) in SERIALS)
