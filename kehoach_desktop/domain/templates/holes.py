"""Where a hole of a text, or the path of a condition, leads; loading asks to check it, filling to find its value."""

from dataclasses import dataclass, replace

from ..administrative.locality import PLACE_WORDS
from ..citations import PART_NAMES
from .template import AGENCY_LEVELS, CAPITAL, UPPER, Column, Field, FieldType, Template

SHORT = "short"
ITEM = "item"
PARTS = {
    FieldType.CITATION: (SHORT, *PART_NAMES),
    FieldType.TEXT: (CAPITAL, UPPER),
}
_BODY = "tên cơ quan"  # what to call a body that nothing is known of

Path = tuple[str, ...]
Row = Field | Column | None  # what `item` stands for: a list or table field, or a list column


@dataclass(frozen=True, slots=True)
class Hole:
    """`{item.doc.short}` leads to the column `doc` of the row, and there to the part `short`."""

    name: str  # of a field, a word of the place, or `item`
    type: FieldType
    blank_name: str  # what to call it while it is missing
    column: str | None = None
    part: str | None = None
    agency: str | None = None  # the id of a body


def spelled(path: Path) -> str:
    return "{" + ".".join(path) + "}"


def resolve(path: Path, template: Template, row: Row) -> Hole:
    """Where `path` leads inside what is repeated for `row`; ValueError when it leads nowhere."""
    name, *rest = path
    if name == ITEM:
        hole = _in_row(path, row)
        return _with_part(hole, path[2:] if hole.column else path[1:], path)
    if name in PLACE_WORDS:
        if name in AGENCY_LEVELS and len(rest) == 1 and rest[0] not in PARTS[FieldType.TEXT]:
            return Hole(name, FieldType.AGENCY, _BODY, agency=".".join(path))
        return _with_part(Hole(name, FieldType.TEXT, PLACE_WORDS[name]), path[1:], path)
    one = template.field(name)
    if one is None:
        raise ValueError(f"{spelled(path)}: không có ô nào tên “{name}”")
    if one.type in (FieldType.LIST, FieldType.TABLE) and rest:
        raise many_lines(path)
    return _with_part(Hole(name, one.type, one.blank_name), path[1:], path)


def many_lines(path: Path) -> ValueError:
    return ValueError(f"{spelled(path)}: ô “{path[0]}” nhiều dòng, dùng với each")


def _in_row(path: Path, row: Row) -> Hole:
    if row is None:
        raise ValueError(f"{spelled(path)}: item chỉ có trong phần lặp (each)")
    called = row.blank or row.label.lower()
    if isinstance(row, Column):
        return Hole(ITEM, FieldType.TEXT, called)
    if row.type is not FieldType.TABLE:
        return Hole(ITEM, row.items, called)
    column = row.column(path[1]) if len(path) > 1 else None
    if column is None:
        raise ValueError(f"{spelled(path)}: bảng “{row.key}” không có cột này")
    return Hole(ITEM, column.type, column.blank or column.label.lower(), column.key)


def _with_part(hole: Hole, rest: Path, path: Path) -> Hole:
    if not rest:
        return hole
    if len(rest) > 1 or rest[0] not in PARTS.get(hole.type, ()):
        raise ValueError(f"{spelled(path)}: không có phần “{'.'.join(rest)}”")
    return replace(hole, part=rest[0])


def row_of(each: str, row: Row, template: Template) -> Row:
    """The list or table that `each` names inside what is repeated for `row`, or None when it names neither."""
    name, _, column = each.partition(".")
    if name == ITEM and isinstance(row, Field):
        found = row.column(column)
        return found if found and found.type is FieldType.LIST else None
    one = template.field(name)
    return one if one and one.type in (FieldType.LIST, FieldType.TABLE) and not column else None
