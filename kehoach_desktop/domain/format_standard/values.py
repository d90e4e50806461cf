"""What a value in a ruleset file must be, told by the type of its field: `size_pt: Size`, `color: Color`.

`check_values` is called by every record when it is made. A check is a function of the value that says what is wrong.
The bounds are those of a word processor, not of a regulation: they stop what could not be printed at all.
"""

import re
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from ..records import RecordError, Where

_HOLE = re.compile(r"\{(\w+)\}")
_COLOR = re.compile(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Within:
    """A figure, or the bounds of one, from `low` to `high`."""

    low: float
    high: float

    def __call__(self, value: Any) -> str | None:
        for figure in (getattr(value, "min", value), getattr(value, "max", value)):
            if not self.low <= figure <= self.high:  # so written, it refuses nan too
                shown = f"{figure:g}" if isinstance(figure, float) else figure
                return f"phải từ {self.low:g} đến {self.high:g}, không phải {shown}"
        return None


@dataclass(frozen=True, slots=True)
class Holes:
    """The places to fill in a pattern, names parted by spaces: each of `needed` stands there, nothing else may."""

    needed: str
    optional: str = ""
    in_order: bool = False

    def __call__(self, pattern: str) -> str | None:
        found, needed = _HOLE.findall(pattern), self.needed.split()
        known = [*needed, *self.optional.split()]
        if set("{}") & set(_HOLE.sub("", pattern)):
            return "dấu ngoặc nhọn lẻ; chỗ điền chỉ viết {tên}"
        if strangers := [name for name in found if name not in known]:
            return f"không có chỗ điền {{{strangers[0]}}}" + (f", chỉ có {_spelled(known)}" if known else "")
        if missing := [name for name in needed if name not in found]:
            return f"thiếu chỗ điền {{{missing[0]}}}"
        if self.in_order and found != needed:
            return f"phải theo thứ tự {_spelled(needed)}"
        return None


def _spelled(holes: list[str]) -> str:
    return " ".join(f"{{{name}}}" for name in holes)


def filled(value: Any) -> str | None:
    is_empty = not (value.strip() if isinstance(value, str) else value)
    return "không được để trống" if is_empty else None


def hex_color(value: str) -> str | None:
    return None if _COLOR.fullmatch(value) else "phải là sáu chữ số thập lục phân như FF0000"


def wide_margins(margins: Any, width: float, height: float) -> str | None:
    """What is wrong with the margins of a sheet that leave no room for text, at their widest."""
    top, bottom, left, right = (
        getattr(side, "max", side) for side in (margins.top_mm, margins.bottom_mm, margins.left_mm, margins.right_mm)
    )
    if top + bottom >= height:
        return "lề trên và lề dưới không chừa chỗ cho chữ"
    return "lề trái và lề phải không chừa chỗ cho chữ" if left + right >= width else None


Text = Annotated[str, filled, Holes("")]
Texts = Annotated[tuple[Text, ...], filled]
Color = Annotated[str, hex_color]
Room = Annotated[float, Within(0, 300)]  # mm or pt: a sheet is about 300 mm high
PaperSide = Annotated[float, Within(50, 558)]  # Word knows no sheet above 22 inches
Thickness = Annotated[float, Within(0.25, 12)]  # of a line, pt: the borders that Word draws
Share = Annotated[float, Within(0.01, 1)]
Count = Annotated[int, Within(1, 99)]


def check_values(record: Any) -> None:
    """Refuse a record by the first of its values that does not pass the checks of its field."""
    kind: Any = type(record)
    for name, hint in _checked_fields(kind).items():
        for error in _errors(hint, getattr(record, name), (name,)):
            raise error


@cache
def _checked_fields(record: Any) -> dict[str, Any]:
    return {name: hint for name, hint in typing.get_type_hints(record, include_extras=True).items() if _checks(hint)}


def _checks(hint: Any) -> bool:
    return typing.get_origin(hint) is Annotated or any(map(_checks, typing.get_args(hint)))


def _errors(hint: Any, value: Any, where: Where) -> Iterator[RecordError]:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if value is None or not args:
        return
    if origin is Annotated:
        yield from (RecordError(fault, where) for check in args[1:] if (fault := check(value)))
        yield from _errors(args[0], value, where)
    elif origin in (types.UnionType, typing.Union):
        for part in args:
            yield from _errors(part, value, where)
    elif origin is tuple:
        for index, item in enumerate(value):
            yield from _errors(args[0], item, (*where, index))
    elif origin is Mapping:
        for key, item in value.items():
            yield from _errors(args[1], item, (*where, str(key)))
