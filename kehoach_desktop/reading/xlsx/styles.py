"""Number formats: which cells are days, and which are per cent."""

import re
from dataclasses import dataclass
from enum import Enum

from .package import Package, whole_number

_BUILT_IN_DAYS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_PER_CENT = {9, 10}
_NOT_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_DAY_LETTERS = re.compile(r"[dy]|m{3}|(?<!h:)m(?!m?:?s)", re.IGNORECASE)
_LONGEST = 255  # letters of a format that Excel takes
_FIRST = re.compile(r"^[^;]*")


class Kind(Enum):
    NUMBER = "number"
    DAY = "day"
    PER_CENT = "per cent"


@dataclass(frozen=True, slots=True)
class Styles:
    kinds: tuple[Kind, ...] = ()

    def kind(self, style: str | None) -> Kind:
        number = whole_number(style) or 0
        return self.kinds[number] if number < len(self.kinds) else Kind.NUMBER


def read_styles(package: Package, name: str) -> Styles:
    if not package.has(name):
        return Styles()
    root = package.root(name)
    own = {format_.get("numFmtId"): format_.get("formatCode") or "" for format_ in root.iterfind(".//{*}numFmt")}
    looks = root.find("{*}cellXfs")
    return Styles(tuple(_kind(look.get("numFmtId"), own) for look in looks) if looks is not None else ())


def _kind(number: str | None, own: dict[str | None, str]) -> Kind:
    if number in own:
        return kind_of_code(own[number])
    known = whole_number(number)
    if known in _BUILT_IN_DAYS:
        return Kind.DAY
    return Kind.PER_CENT if known in _BUILT_IN_PER_CENT else Kind.NUMBER


def kind_of_code(code: str) -> Kind:
    """What a format of somebody's own shows: `dd/mm/yyyy` a day, `0.0%` per cent, `"ngày "0` a number."""
    bare = _NOT_CODE.sub("", code[:_LONGEST])
    first = _FIRST.match(bare)
    bare = first.group() if first else bare
    if bare.lower() == "general":
        return Kind.NUMBER
    if _DAY_LETTERS.search(bare):
        return Kind.DAY
    return Kind.PER_CENT if "%" in bare else Kind.NUMBER
