"""What a field falls back on: a default has to suit the type of its field, and must not swell when it is filled in."""

import datetime
from collections import Counter
from collections.abc import Iterator

from ..dates import PartialDate
from ..toml_lines import TomlFile
from .markup import Markup, is_empty, parse
from .template import Field, FieldType, Template
from .values import read_as

_MOST_STEPS = 10  # fields that lead one to the next
_MOST_HOLES = 1000  # in what a default names, and in what that names; its own may be as many as its author writes


def default_texts(one: Field) -> Iterator[str]:
    """The texts in the default of a field, those of lists and tables too."""
    values = one.default if isinstance(one.default, list) else [one.default]
    for value in values:
        cells = list(value.values()) if isinstance(value, dict) else [value]
        for cell in cells:
            yield from (text for text in (cell if isinstance(cell, list) else [cell]) if isinstance(text, str))


def check_types(fields: tuple[Field, ...], file: TomlFile) -> None:
    for number, one in enumerate(fields):
        try:
            fallback(one)
        except ValueError as error:
            raise file.complaint(f"default của ô “{one.key}” {error}", ("fields", number, "default")) from None


def fallback(one: Field) -> object:
    """What `one` holds while nothing is given for it; ValueError says why its default does not suit."""
    return None if one.default is None else _value(one.type, one.default, one)


def _value(kind: FieldType, default: object, field: Field) -> object:
    match kind:
        case FieldType.FLAG:
            if not isinstance(default, bool):
                raise ValueError("phải là true hoặc false")
            return default
        case FieldType.CHOICE:
            if default not in field.choices:
                raise ValueError(f"phải là một trong các lựa chọn: {'; '.join(field.choices)}")
            return default
        case FieldType.LIST:
            return tuple(_value(field.items, item, field) for item in _items(default))
        case FieldType.TABLE:
            return tuple(_row(row, field) for row in _items(default))
        case FieldType.NUMBER if isinstance(default, int | float):
            return read_as(kind, default, field)
        case FieldType.DATE if type(default) is datetime.date:
            return PartialDate.of(default)
        case _:
            return _text(kind, default, field)


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("phải là một danh sách")
    return value


def _row(row: object, field: Field) -> dict[str, object]:
    if not isinstance(row, dict):
        raise ValueError("phải gồm các dòng { cột = giá trị }")
    cells = {}
    for key, cell in row.items():
        column = field.column(key)
        if column is None:
            raise ValueError(f"có cột lạ “{key}”; bảng có {', '.join(one.key for one in field.columns)}")
        cells[key] = _value(column.type, cell, Field(key, column.label))
    return cells


def _text(kind: FieldType, default: object, field: Field) -> object:
    """A template text; one without holes has to be what its type takes, and is read as such."""
    if not isinstance(default, str):
        raise ValueError("phải là chữ trong ngoặc kép")
    if is_empty(default):
        raise ValueError("không có chữ nào; bỏ khoá này thì ô là chỗ trống")
    pieces = parse(default)
    if any(piece.path or piece.is_blank for piece in pieces):
        return Markup(default)
    value = read_as(kind, "".join(piece.text for piece in pieces), field)
    return Markup(default) if isinstance(value, str) else value


def check_expansion(template: Template, file: TomlFile) -> None:
    """Defaults may name other fields, but never come back to themselves: filling would not end."""
    leads_to = {
        one.key: Counter(piece.path[0] for text in default_texts(one) for piece in parse(text) if piece.path)
        for one in (*template.fields, *template.common)
    }
    for number, one in enumerate(template.fields):
        if reason := _endless(one.key, leads_to):
            raise file.complaint(f"default của ô “{one.key}” {reason}", ("fields", number, "default"))


def _endless(key: str, leads_to: dict[str, Counter[str]]) -> str | None:
    """Why filling in the default of `key` would never end, or all but never."""
    ahead, holes = leads_to[key], 0
    for _ in range(_MOST_STEPS):
        if key in ahead:
            return "dẫn về chính nó"
        further: Counter[str] = Counter()
        for name, times in ahead.items():
            for inner, count in leads_to.get(name, Counter()).items():
                further[inner] += times * count
        ahead = further
        holes += ahead.total()
        if holes > _MOST_HOLES:
            return "phình quá lớn khi điền các ô nó dùng"
    return "dẫn qua quá nhiều ô" if ahead else None
