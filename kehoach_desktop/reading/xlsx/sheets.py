"""The rows of one sheet. Rows without anything in them are passed over, a million of them in no time."""

import datetime
import re
from collections.abc import Sequence

from ...domain.task_exchange import NOT_WORKED_OUT, GridRow, Merge, Value
from ...errors import BadFileError
from .package import Element, Package, whole_number
from .styles import Kind, Styles

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_PASSED_OVER = (
    "col",
    "conditionalFormatting",
    "dataValidation",
    "hyperlink",
    "ignoredError",
    "extLst",
)  # let go at once
_MOST_CELLS = 1_000_000  # twenty columns of fifty thousand tasks
_TOO_MANY = "bảng tính có quá nhiều ô, không đọc"
_MOST_MERGES = 100_000
MOST_LETTERS = 50_000_000  # of all texts
_LAST_COLUMN = 16_384
_DAYS = 2_958_466  # 31/12/9999 and one
_LEAP_BUG = 60  # the day that 1900 did not have


def column_of(letters: str) -> int:
    """`A` is 0, `XFD` 16,383."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


class SheetReader:
    """Reads the sheets of one workbook, which share texts and styles."""

    def __init__(self, package: Package, texts: Sequence[str], styles: Styles, day_nought: datetime.date):
        self._package, self._texts, self._styles, self._day_nought = package, texts, styles, day_nought
        self._cell_count = self._letters = 0  # of all sheets so far

    def rows_and_merges(self, part: str) -> tuple[tuple[GridRow, ...], tuple[Merge, ...]]:
        rows: list[GridRow] = []
        merges: list[Merge] = []
        number = 0
        if self._package.holds_more(part, _MOST_CELLS, b"</v>", b"</is>"):
            raise BadFileError(_TOO_MANY)
        for element in self._package.elements(part, "row", "mergeCell", *_PASSED_OVER):
            tag = str(element.tag)
            if tag.endswith("}row"):
                written = whole_number(element.get("r"))
                number = number + 1 if written is None else written
                if len(element) and (cells := self._cells(element)):
                    rows.append(GridRow(number, cells))
                    self._cell_count += len(cells)
                    self._letters += sum(len(value) for value in cells.values() if isinstance(value, str))
            elif tag.endswith("}mergeCell") and (merge := _merge(element.get("ref") or "")):
                merges.append(merge)
            if self._cell_count > _MOST_CELLS or self._letters > MOST_LETTERS or len(merges) > _MOST_MERGES:
                raise BadFileError(_TOO_MANY)
        return tuple(sorted(rows, key=lambda row: row.number)), tuple(merges)

    def _cells(self, row: Element) -> dict[int, Value]:
        cells: dict[int, Value] = {}
        column = -1
        for cell in row:
            match = _REFERENCE.match(cell.get("r") or "")
            column = column_of(match[1]) if match else column + 1
            if column < _LAST_COLUMN and len(cell) and (value := self._value(cell)) not in (None, ""):
                cells[column] = value
        return cells

    def _value(self, cell: Element) -> Value:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            found = cell.find("{*}is")
            return text_in(found) if found is not None else None
        held = cell.findtext("{*}v")
        if not held:
            is_text = kind == "str" and held is not None
            return NOT_WORKED_OUT if cell.find("{*}f") is not None and not is_text else None
        match kind:
            case "s":
                return self._shared(held)
            case "n":
                return self._number(held, cell.get("s"))
            case "b":
                return "TRUE" if held.strip() == "1" else "FALSE"
            case "d":
                return _iso_day(held)
            case "e":
                return NOT_WORKED_OUT
            case _:
                return unescaped(held)

    def _shared(self, held: str) -> Value:
        number = whole_number(held)
        return self._texts[number] if number is not None and number < len(self._texts) else None

    def _number(self, held: str, style: str | None) -> Value:
        try:
            number = float(held)
        except ValueError:
            return held
        kind = self._styles.kind(style)
        if kind is Kind.DAY:
            return self._day(number)
        if kind is Kind.PER_CENT and abs(number) < _DAYS:
            return f"{number * 100:g}%"
        return number if abs(number) < 1e15 else held  # nan and inf too: no comparison holds for them

    def _day(self, number: float) -> Value:
        if not 1 <= number < _DAYS - 1462:
            return number if abs(number) < 1e15 else None
        is_old = self._day_nought.year == 1899 and number < _LEAP_BUG
        return self._day_nought + datetime.timedelta(days=int(number) + is_old)


def _iso_day(held: str) -> Value:
    try:
        return datetime.date.fromisoformat(held.strip()[:10])
    except ValueError:
        return held


def _merge(reference: str) -> Merge | None:
    first, _, last = reference.partition(":")
    start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
    if not start or not end:
        return None
    return Merge(int(start[2]), column_of(start[1]), int(end[2]), column_of(end[1]))


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def text_in(element: Element) -> str:
    """The text of a cell of several looks, without the readings that East Asian programs keep beside it."""
    parts = (part for part in element.iter("{*}t") if not _is_reading(part))
    return unescaped("".join(part.text or "" for part in parts))


def _is_reading(part: Element) -> bool:
    parent = part.getparent()
    return parent is not None and str(parent.tag).endswith("}rPh")


def unescaped(text: str) -> str:
    """Characters that no XML holds stand as `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
