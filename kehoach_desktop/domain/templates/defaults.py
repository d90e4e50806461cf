"""What a field falls back on: a default has to suit the type of its field, and must not swell when it is filled in."""

from collections import Counter
from collections.abc import Iterator

from ..toml_lines import TomlFile
from .markup import parse
from .template import Field, FieldType, Template

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
            if one.default is not None:
                _check(one.type, one.default, one)
        except ValueError as error:
            raise file.complaint(f"default của ô “{one.key}” {error}", ("fields", number, "default")) from None


def _check(kind: FieldType, value: object, field: Field) -> None:
    match kind:
        case FieldType.FLAG:
            if not isinstance(value, bool):
                raise ValueError("phải là true hoặc false")
        case FieldType.CHOICE:
            if value not in field.choices:
                raise ValueError(f"phải là một trong các lựa chọn: {'; '.join(field.choices)}")
        case FieldType.LIST:
            for item in _items(value):
                _check(field.items, item, field)
        case FieldType.TABLE:
            for row in _items(value):
                _check_row(row, field)
        case FieldType.NUMBER if type(value) is int:
            pass
        case _:
            _check_text(value)


def _items(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("phải là một danh sách")
    return value


def _check_row(row: object, field: Field) -> None:
    if not isinstance(row, dict):
        raise ValueError("phải gồm các dòng { cột = giá trị }")
    columns = {column.key: column for column in field.columns}
    for key, cell in row.items():
        if key not in columns:
            raise ValueError(f"có cột lạ “{key}”; bảng có {', '.join(columns)}")
        _check(columns[key].type, cell, Field(key, columns[key].label))


def _check_text(value: object) -> None:
    if not isinstance(value, str):
        raise ValueError("phải là chữ trong ngoặc kép")
    if not value.strip() or not parse(value):
        raise ValueError("không có chữ nào; bỏ khoá này thì ô là chỗ trống")


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
