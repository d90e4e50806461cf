"""A template file into a `Template`; an unknown field, an unused one or a broken reference is refused with its line.

What texts may name is told in the docstring of the package.
"""

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..format_standard.ruleset import Side
from ..records import RecordError, Where, read_record, without_unknown
from ..toml_lines import TomlFile
from ..vietnamese import nfc, unprintable
from .conditions import Condition, parse_condition
from .defaults import check_expansion, check_types, default_texts
from .holes import Hole, Path, Row, many_lines, resolve, row_of, spelled
from .markup import parse
from .template import AGENCY_LEVELS, TASK_CELLS, TASK_NAMES, Field, FieldType, Part, Template

_MOST_DEPTH = 40


@dataclasses.dataclass(frozen=True, slots=True)
class Outside:
    """What a template may name that stands elsewhere: ids of bodies, groups of recipients and their side, kinds."""

    agencies: Collection[str]
    groups: Mapping[str, Side]
    kinds: Mapping[Side, Collection[str]]


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


def load_template(name: str, text: str, common: tuple[Field, ...], outside: Outside) -> Template:
    """The template in `text`; `name` is the file's, for complaints."""
    file = TomlFile(name, text)
    try:
        template = dataclasses.replace(read_record(Template, _cleaned(file.data)), common=common)
    except RecordError as error:
        raise file.bad(error) from None
    if without_unknown(template.layout) != template.layout:
        raise file.complaint("layout có khoá lạ", ("layout",))
    check_types(template.fields, file)
    check_references(template, file, outside)
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


def check_references(template: Template, file: TomlFile, outside: Outside) -> None:
    _check_outside(template, file, outside)
    agencies = outside.agencies
    used = _repeated(template, file)
    for where, text, row in texts_of(template):
        try:
            if text in agencies and text.partition(".")[0] in AGENCY_LEVELS:
                raise ValueError(f"“{text}” là id của cơ quan; viết {{{text}}} thì ra tên")
            for path in (piece.path for piece in parse(text) if piece.path):
                used.add(_named_in_text(path, _known(path, template, row, agencies)))
        except ValueError as error:
            raise file.complaint(str(error), where) from None
    for where, condition, row in _conditions(template):
        try:
            asked = parse_condition(condition)
            used.add(_asked(asked, _known(asked.path, template, row, agencies)))
        except ValueError as error:
            raise file.complaint(str(error), where) from None
    _check_fields(template, used, file)
    check_expansion(template, file)


def _check_outside(template: Template, file: TomlFile, outside: Outside) -> None:
    kind, group = template.document_kind, template.closing.group
    if kind not in outside.kinds[template.side]:
        raise file.complaint(f"không có loại văn bản “{kind}”", ("document_kind",))
    if group is not None and outside.groups.get(group) is not template.side:
        raise file.complaint(f"không có nhóm nơi nhận “{group}” cho hệ thống này", ("closing", "group"))


def _known(path: Path, template: Template, row: Row, agencies: Collection[str]) -> Hole:
    hole = resolve(path, template, row)
    if hole.agency and hole.agency not in agencies:
        raise ValueError(f"{spelled(path)}: không có cơ quan nào với id “{hole.agency}”")
    return hole


def _named_in_text(path: Path, hole: Hole) -> str:
    """What a text names. A list alone reads `A, B và C`; a table and a flag have no such reading."""
    if hole.type is FieldType.TABLE:
        raise many_lines(path)
    if hole.type is FieldType.FLAG:
        raise ValueError(f"{spelled(path)}: ô kiểu flag chỉ dùng được trong when")
    return hole.name


def _asked(condition: Condition, hole: Hole) -> str:
    """What a condition asks for. A table and a flag are there or not, and never equal some words."""
    if condition.value is not None and hole.type in (FieldType.TABLE, FieldType.FLAG):
        name = ".".join(condition.path)
        raise ValueError(f"điều kiện với “{name}” chỉ viết được là {name} hoặc !{name}")
    return hole.name


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
    for number, line in enumerate(part.tasks):
        texts = (line.content, line.lead, line.deadline, line.product, line.note, line.group)
        yield from ((("tasks", number), text) for text in (*texts, *line.extra_leads, *line.supporting) if text)


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


def _repeated(template: Template, file: TomlFile) -> set[str]:
    """The fields that parts are repeated for, and the one whose rows become tasks."""
    used = set()
    for where, part, row in walk(template.parts, ("parts",), None, template):
        if part.each:
            if row is None:
                raise file.complaint(f"each = “{part.each}” không phải ô danh sách hay bảng", (*where, "each"))
            used.add(part.each.partition(".")[0])
    if key := template.task_table:
        table = template.field(key)
        if table is None or table.type is not FieldType.TABLE:
            raise file.complaint(f"task_table = “{key}” không phải ô bảng", ("task_table",))
        for column in table.columns:
            if column.type is FieldType.FLAG and column.key in (*TASK_CELLS, *TASK_NAMES):
                raise file.complaint(f"task_table = “{key}”: cột “{column.key}” phải là chữ", ("task_table",))
        used.add(key)
    return used


def _check_fields(template: Template, used: set[str], file: TomlFile) -> None:
    seen = {one.key for one in template.common}
    for number, one in enumerate(template.fields):
        if one.key in seen:
            raise file.complaint(f"ô “{one.key}” có hai lần", ("fields", number, "key"))
        seen.add(one.key)
        if one.key not in used:
            raise file.complaint(f"ô “{one.key}” không được dùng ở đâu", ("fields", number, "key"))
