"""Plain data (JSON, TOML) into frozen dataclasses and back, strictly, saying where something is wrong.

The dataclass is the schema: its fields, their types and their own checks in `__post_init__`. A record that
has a field `unknown` keeps the keys it does not know; every other record refuses them.
"""

import dataclasses
import datetime
import difflib
import json
import re
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from ..errors import KnownError

T = TypeVar("T")
Reader = Callable[[Any], Any]
Where = tuple[str | int, ...]

UNKNOWN = "unknown"
_NAMES = {str: "chữ", int: "số nguyên", float: "số", bool: "true hoặc false", dict: "một bảng", list: "một danh sách"}


class RecordError(KnownError):
    """Data that does not fit its record: `where` is the path of keys and indices to it."""

    def __init__(self, message: str, where: Where = ()):
        super().__init__(message)
        self.message, self.where = message, where

    def inside(self, key: str | int) -> "RecordError":
        return RecordError(self.message, (key, *self.where))

    def __str__(self) -> str:
        return f"{spell(self.where)}: {self.message}" if self.where else self.message


def spell(where: Where) -> str:
    """`("blocks", 3, "runs")` as `blocks[3].runs`."""
    text = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in where)
    return text.removeprefix(".")


def read_record(record: type[T], data: object) -> T:
    """`data` as a `record`; a `RecordError` says what is missing, misspelt or of the wrong kind."""
    return typing.cast(T, _reader(typing.cast(Any, record))(data))


def plain(value: Any) -> Any:
    """A record as JSON data again, with the unknown keys it came with."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if (names := _field_names(kind)) is not None:
        return _plain_record(value, names)
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


_AS_THEY_ARE = {str, int, float, bool, types.NoneType}


@cache
def _field_names(kind: Any) -> tuple[str, ...] | None:
    """The names of a record's fields but `unknown`; None when `kind` is no record."""
    if not dataclasses.is_dataclass(kind):
        return None
    return tuple(field.name for field in dataclasses.fields(kind) if field.name != UNKNOWN)


def _plain_record(record: Any, names: tuple[str, ...]) -> Any:
    if hasattr(record, "to_plain"):
        return record.to_plain()
    data = {name: plain(getattr(record, name)) for name in names}
    unknown = getattr(record, UNKNOWN, "")
    return data | json.loads(unknown) if unknown else data


def without_unknown(value: T) -> T:
    """`value` without the unknown keys that it and the records inside it came with; itself when there are none."""
    kind: Any = type(value)
    if kind in _AS_THEY_ARE:
        return value
    if kind is tuple:
        items = tuple(without_unknown(item) for item in typing.cast(tuple[Any, ...], value))
        return typing.cast(T, items)
    names = _field_names(kind)
    if names is None:
        return value
    changes: dict[str, Any] = {}
    for name in names:
        old = getattr(value, name)
        new = without_unknown(old)
        if new is not old and new != old:
            changes[name] = new
    if getattr(value, UNKNOWN, ""):
        changes[UNKNOWN] = ""
    return typing.cast(T, dataclasses.replace(typing.cast(Any, value), **changes)) if changes else value


@cache
def _reader(kind: Any) -> Reader:
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _union_reader(args)
    if origin is tuple:
        return _list_reader(args[0])
    if origin in (dict, Mapping):
        return _mapping_reader(args[0], args[1])
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _record_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum_reader(kind)
    if kind is datetime.date:
        return _read_date
    if kind is Any or kind is object:
        return lambda value: value
    return _value_reader(kind)


def _value_reader(kind: type) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int and abs(value) < 10**15:
            return float(value)
        raise RecordError(f"phải là {_NAMES.get(kind, kind.__name__)}, không phải {_shown(value)}")

    return read


_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def _read_date(value: Any) -> datetime.date:
    if type(value) is datetime.date:
        return value
    try:
        if isinstance(value, str) and _DATE.fullmatch(value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        pass
    raise RecordError(f"phải là ngày dạng 2026-12-02, không phải {_shown(value)}")


def _union_reader(kinds: tuple[Any, ...]) -> Reader:
    rest = [kind for kind in kinds if kind is not types.NoneType]
    if len(rest) != 1:
        raise TypeError(f"only `X | None` is understood, not {kinds}")
    read = _reader(rest[0])
    return lambda value: None if value is None else read(value)


def _enum_reader(kind: type[Enum]) -> Reader:
    members = {member.value: member for member in kind}

    def read(value: Any) -> Any:
        try:
            return members[value]
        except (KeyError, TypeError):
            known = _perhaps(value, members) or f" (một trong {', '.join(map(str, members))})"
            raise RecordError(f"không nhận giá trị {_shown(value)}{known}") from None

    return read


def _list_reader(kind: Any) -> Reader:
    read = _reader(kind)

    def read_all(value: Any) -> tuple[Any, ...]:
        if type(value) is not list:
            raise RecordError(f"phải là một danh sách, không phải {_shown(value)}")
        items = []
        for index, item in enumerate(value):
            try:
                items.append(read(item))
            except RecordError as error:
                raise error.inside(index) from None
        return tuple(items)

    return read_all


def _mapping_reader(key_kind: Any, item_kind: Any) -> Reader:
    read_key, read_item = _reader(key_kind), _reader(item_kind)

    def read(value: Any) -> Mapping[Any, Any]:
        if type(value) is not dict:
            raise RecordError(f"phải là một bảng, không phải {_shown(value)}")
        items = {}
        for key, item in value.items():
            try:
                items[read_key(key)] = read_item(item)
            except RecordError as error:
                raise error.inside(key) from None
        return types.MappingProxyType(items)

    return read


def _record_reader(record: Any) -> Reader:
    if hasattr(record, "from_plain"):
        return typing.cast(Reader, record.from_plain)
    needed = [f.name for f in dataclasses.fields(record) if _is_needed(f)]
    keeps_unknown = UNKNOWN in record.__dataclass_fields__

    def read(data: Any) -> Any:
        if type(data) is not dict:
            raise RecordError(f"phải là một bảng, không phải {_shown(data)}")
        values, unknown = _read_fields(record, data)
        if unknown and keeps_unknown:
            values[UNKNOWN] = json.dumps(unknown, ensure_ascii=False)
        elif unknown:
            key = next(iter(unknown))
            raise RecordError(f"không có khoá này{_perhaps(key, _field_readers(record))}", (key,))
        for name in needed:
            if name not in values:
                raise RecordError("thiếu khoá này", (name,))
        try:
            return record(**values)
        except ValueError as error:
            raise RecordError(str(error)) from None

    return read


def _read_fields(record: Any, data: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of the fields that `record` has, and the keys that it does not know."""
    readers = _field_readers(record)
    values, unknown = {}, {}
    for key, value in data.items():
        if key not in readers:
            unknown[key] = value
            continue
        try:
            values[key] = readers[key](value)
        except RecordError as error:
            raise error.inside(key) from None
    return values, unknown


@cache
def _field_readers(record: Any) -> Mapping[str, Reader]:
    """Made at the first reading, so that a record may hold records of its own kind."""
    hints = typing.get_type_hints(record)
    return {f.name: _reader(hints[f.name]) for f in dataclasses.fields(record) if f.name != UNKNOWN}


def _is_needed(field: Any) -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _perhaps(key: object, known: Mapping[Any, object]) -> str:
    near = difflib.get_close_matches(str(key), map(str, known), n=1)
    return f", có phải là {near[0]}" if near else ""


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else text[:57] + "…"
