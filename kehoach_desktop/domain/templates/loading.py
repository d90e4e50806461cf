"""A template file into a `Template`; an unknown field, an unused one or a broken reference is refused with its line."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from ..records import RecordError, Where, read_record, without_unknown
from ..toml_lines import TomlFile
from ..vietnamese import nfc, unprintable
from .conditions import parse_condition
from .defaults import check_expansion, check_types, default_texts
from .markup import parse
from .template import CAPITAL, PLACE_WORDS, UPPER, Column, Field, FieldType, Part, TaskLine, Template, agency_id

PARTS = {
    FieldType.CITATION: ("short", "kind", "symbol", "date", "issuer", "subject"),
    FieldType.TEXT: (CAPITAL, UPPER),
}
_MOST_DEPTH = 40


def load_common_fields(name: str, text: str) -> tuple[Field, ...]:
    """The fields that every template has: letterhead, number, subject, signature, recipients."""

    @dataclasses.dataclass(frozen=True)
    class Common:
        fields: tuple[Field, ...]

    file = TomlFile(name, text)
    try:
        fields = read_record(Common, _cleaned(file.data)).fields
    except RecordError as error:
        raise file.bad(error) from None
    check_types(fields, file)
    return fields


def load_template(name: str, text: str, common: tuple[Field, ...]) -> Template:
    """The template in `text`; `name` is the file's, for complaints."""
    file = TomlFile(name, text)
    try:
        template = dataclasses.replace(read_record(Template, _cleaned(file.data)), common=common)
    except RecordError as error:
        raise file.bad(error) from None
    if without_unknown(template.layout) != template.layout:
        raise file.complaint("layout có khoá lạ", ("layout",))
    check_types(template.fields, file)
    check_references(template, file)
    return template


def _cleaned(value: Any, where: Where = ()) -> Any:
    """Data whose texts are in one Unicode form; a sign that no document can hold is refused, not cut out unseen."""
    if len(where) > _MOST_DEPTH:
        raise RecordError("lồng nhau quá sâu", where[:1])
    if isinstance(value, dict):
        found = {_cleaned(key, where): _cleaned(item, (*where, key)) for key, item in value.items()}
        if len(found) < len(value):
            raise RecordError("có hai khoá chỉ khác nhau ở cách mã hoá dấu", where)
        return found
    if isinstance(value, list):
        return [_cleaned(item, (*where, number)) for number, item in enumerate(value)]
    if isinstance(value, str) and (sign := unprintable(value)):
        raise RecordError(f"có ký tự điều khiển U+{ord(sign):04X}", where)
    return nfc(value) if isinstance(value, str) else value


def check_references(template: Template, file: TomlFile) -> None:
    used = _repeated(template, file)
    for where, text, row in texts_of(template):
        try:
            used |= {_resolve(piece.path, template, row) for piece in parse(text) if piece.path}
        except ValueError as error:
            raise file.complaint(str(error), where) from None
    for where, condition, row in _conditions(template):
        try:
            used.add(_resolve(parse_condition(condition).path, template, row, many=True))
        except ValueError as error:
            raise file.complaint(str(error), where) from None
    _check_fields(template, used, file)
    check_expansion(template, file)


Row = Field | Column | None  # what `item` stands for: a list or table field, or a list column


def texts_of(template: Template) -> Iterator[tuple[Where, str, Row]]:
    """Every text of the template with its place and the row it is repeated for."""
    closing = template.closing
    single: list[tuple[Where, str | None]] = [
        (("subject",), template.subject),
        (("issuer_line",), template.issuer_line),
        (("closing", "archive_line"), closing.archive_line),
        (("closing", "authority"), closing.authority),
        (("closing", "position"), closing.position),
    ]
    single += [(("closing", "recipients", number), one.text) for number, one in enumerate(closing.recipients)]
    single += [(("annexes", number, "title"), one.title) for number, one in enumerate(template.annexes)]
    for number, field in enumerate(template.fields):
        single += [(("fields", number, "default"), text) for text in default_texts(field)]
    for number, signature in enumerate(closing.co_signatures):
        at = ("closing", "co_signatures", number)
        single += [((*at, "authority"), signature.authority), ((*at, "position"), signature.position)]
    yield from ((where, text, None) for where, text in single if text)
    for where, part, row in walk(template.parts, ("parts",), None, template):
        yield (*where, "text"), part.text, row
        yield from (((*where, *place), text, row) for place, text in _task_texts(part))


def _task_texts(part: Part) -> Iterator[tuple[Where, str]]:
    lines: list[tuple[Where, TaskLine]] = [(("task",), part.task)] if part.task else []
    lines += [(("more_tasks", number), line) for number, line in enumerate(part.more_tasks)]
    for place, line in lines:
        texts = (line.content, line.lead, line.deadline, line.product, line.note, line.group)
        yield from ((place, text) for text in (*texts, *line.extra_leads, *line.supporting) if text)


def _conditions(template: Template) -> Iterator[tuple[Where, str, Row]]:
    for where, part, row in walk(template.parts, ("parts",), None, template):
        if part.when is not None:
            yield (*where, "when"), part.when, row
    for number, annex in enumerate(template.annexes):
        if annex.when is not None:
            yield ("annexes", number, "when"), annex.when, None
    for number, recipient in enumerate(template.closing.recipients):
        if recipient.when is not None:
            yield ("closing", "recipients", number, "when"), recipient.when, None


def walk(parts: tuple[Part, ...], where: Where, row: Row, template: Template) -> Iterator[tuple[Where, Part, Row]]:
    """Every part, the nested ones too, with the row that `item` stands for inside it."""
    for number, part in enumerate(parts):
        here = (*where, number)
        inner = row_of(part.each, row, template) if part.each else row
        yield here, part, inner
        yield from walk(part.parts, (*here, "parts"), inner, template)


def row_of(each: str, row: Row, template: Template) -> Row:
    """The list or table that `each` names, or None when it names neither."""
    name, _, column = each.partition(".")
    if name == "item" and isinstance(row, Field):
        found = next((one for one in row.columns if one.key == column), None)
        return found if found and found.type is FieldType.LIST else None
    one = template.field(name)
    return one if one and one.type in (FieldType.LIST, FieldType.TABLE) and not column else None


def _repeated(template: Template, file: TomlFile) -> set[str]:
    """The fields that parts are repeated for and annexes take their rows from."""
    used = set()
    for where, part, row in walk(template.parts, ("parts",), None, template):
        if part.each:
            if row is None:
                raise file.complaint(f"each = “{part.each}” không phải ô danh sách hay bảng", (*where, "each"))
            used.add(part.each.partition(".")[0])
    tables: list[tuple[Where, str | None]] = [(("tasks",), template.tasks)]
    tables += [(("annexes", number, "tasks"), annex.tasks) for number, annex in enumerate(template.annexes)]
    for where, key in tables:
        if key:
            one = template.field(key)
            if one is None or one.type is not FieldType.TABLE:
                raise file.complaint(f"tasks = “{key}” không phải ô bảng", where)
            used.add(key)
    return used


def _resolve(path: tuple[str, ...], template: Template, row: Row, *, many: bool = False) -> str:
    """The name of the field that `path` leads to; ValueError when it leads nowhere, or to `many` lines in a text."""
    name, *rest = path
    shown = "{" + ".".join(path) + "}"
    if name == "item":
        _check_item(rest, row, shown)
        return name
    if name in PLACE_WORDS:
        if not agency_id(path):
            _check_parts(rest, FieldType.TEXT, shown)
        return name
    one = template.field(name)
    if one is None:
        raise ValueError(f"{shown}: không có ô nào tên “{name}”")
    # A list alone reads "A, B và C"; a table has no such reading.
    if (one.type is FieldType.TABLE and not many) or (one.type in (FieldType.LIST, FieldType.TABLE) and rest):
        raise ValueError(f"{shown}: ô “{name}” nhiều dòng, dùng với each")
    _check_parts(rest, one.type, shown)
    return name


def _check_item(rest: list[str], row: Row, shown: str) -> None:
    if row is None:
        raise ValueError(f"{shown}: item chỉ có trong phần lặp (each)")
    if isinstance(row, Field) and row.type is FieldType.TABLE:
        column = next((one for one in row.columns if rest and one.key == rest[0]), None)
        if column is None:
            raise ValueError(f"{shown}: bảng “{row.key}” không có cột này")
        _check_parts(rest[1:], column.type, shown)
    else:
        _check_parts(rest, row.items if isinstance(row, Field) else FieldType.TEXT, shown)


def _check_parts(rest: list[str], kind: FieldType, shown: str) -> None:
    if rest and (len(rest) > 1 or rest[0] not in PARTS.get(kind, ())):
        raise ValueError(f"{shown}: không có phần “{'.'.join(rest)}”")


def _check_fields(template: Template, used: set[str], file: TomlFile) -> None:
    seen = {one.key for one in template.common}
    for number, one in enumerate(template.fields):
        if one.key in seen:
            raise file.complaint(f"ô “{one.key}” có hai lần", ("fields", number, "key"))
        seen.add(one.key)
        if one.key not in used:
            raise file.complaint(f"ô “{one.key}” không được dùng ở đâu", ("fields", number, "key"))
