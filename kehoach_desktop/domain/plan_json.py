"""The plan file, version 1: one UTF-8 JSON format for the store, for exchange and for the command line."""

import json
from dataclasses import dataclass
from typing import Any

from ..errors import BadFileError
from .json_text import clean_data, read_json
from .plan import Plan
from .records import RecordError, plain, read_record

FORMAT = "kehoach-plan"
VERSION = 1


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan, and how many characters were left out because no document can hold them."""

    plan: Plan
    removed_characters: int = 0


def dump_plan(plan: Plan, *, indent: int | None = 1) -> str:
    """`plan` as the text of a plan file."""
    # Cleaned before it is JSON: in the text, the `n` of an escaped line end composes with a mark that follows it.
    data, _ = clean_data(plain(plan))
    return json.dumps({"format": FORMAT, "version": VERSION, **data}, ensure_ascii=False, indent=indent)


def load_plan(text: str) -> ReadPlan:
    """The plan in `text`. A `BadFileError` says in one clause what is wrong and where."""
    data, removed = read_json(text)
    return ReadPlan(_read_plan(data), removed)


def plan_fault(text: str) -> str | None:
    """Why `text` could not be loaded again; None when it can."""
    try:
        load_plan(text)
    except BadFileError as error:
        return str(error)
    return None


def _read_plan(data: Any) -> Plan:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadFileError(f"không phải tệp kế hoạch (không có “format”: “{FORMAT}”)")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise BadFileError("tệp kế hoạch không ghi phiên bản")
    if version > VERSION:
        raise BadFileError(
            f"tệp kế hoạch do bản mới hơn của chương trình tạo ra (phiên bản {version}), bản này chưa đọc được"
        )
    try:
        return read_record(Plan, {key: value for key, value in data.items() if key not in ("format", "version")})
    except RecordError as error:
        raise BadFileError(f"tệp kế hoạch sai ở {error}") from None
