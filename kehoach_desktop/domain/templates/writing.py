"""A template as the text of a template file. JSON's strings are TOML's, so little is left to write."""

import dataclasses
import datetime
import json
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from .template import Template


def dump_template(template: Template) -> str:
    """`template` as TOML; `load_template` reads the same template again."""
    data = {key: value for key, value in _data(template).items() if key != "common"}
    return "\n".join(_table(data, ())).strip() + "\n"


def _data(record: Any) -> dict[str, Any]:
    """The fields that differ from their defaults."""
    data = {}
    for one in dataclasses.fields(record):
        value = getattr(record, one.name)
        if value != one.default and value is not None:
            data[one.name] = _plain(value)
    return data


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return _data(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def _table(data: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Plain values first, then the tables and lists of tables below them."""
    nested = {key: value for key, value in data.items() if _is_nested(value)}
    for key, value in data.items():
        if key not in nested:
            yield f"{_key(key)} = {_value(value)}"
    for key, value in nested.items():
        name = ".".join(map(_key, (*path, key)))
        for header, table in (
            [(f"[{name}]", value)] if isinstance(value, dict) else [(f"[[{name}]]", one) for one in value]
        ):
            yield f"\n{header}"
            yield from _table(table, (*path, key))


def _is_nested(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)
    )


def _value(value: Any) -> str:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, list):
        return f"[{', '.join(_value(one) for one in value)}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(one)}" for key, one in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    """TOML takes bare keys in ASCII only."""
    return key if key.isascii() and key.replace("-", "_").isidentifier() else json.dumps(key, ensure_ascii=False)
