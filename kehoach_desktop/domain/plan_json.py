"""The plan file, version 1: one UTF-8 JSON format for the store, for exchange and for the command line."""

import json
from dataclasses import dataclass
from typing import Any

from ..errors import BadFileError
from .plan import Plan
from .records import RecordError, plain, read_record
from .vietnamese import clean, nfc

FORMAT = "kehoach-plan"
VERSION = 1


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan, and how many characters were left out because no document can hold them."""

    plan: Plan
    removed_characters: int = 0


def dump_plan(plan: Plan, *, indent: int | None = 1) -> str:
    """`plan` as the text of a plan file."""
    data = {"format": FORMAT, "version": VERSION, **plain(plan)}
    # NFC of the whole: no letter composes with JSON's own signs, so it is the NFC of every string.
    return nfc(json.dumps(data, ensure_ascii=False, indent=indent))


def load_plan(text: str) -> ReadPlan:
    """The plan in `text`. A `BadFileError` says in one sentence what is wrong and where."""
    try:
        data = json.loads(text, object_pairs_hook=_without_repeats, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise BadFileError(_json_fault(error)) from None
    except RecordError as error:
        raise BadFileError(str(error)) from None
    return read_plan_data(data)


def read_plan_data(data: Any) -> ReadPlan:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadFileError(f"không phải tệp kế hoạch (không có “format”: “{FORMAT}”)")
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise BadFileError("tệp kế hoạch không ghi phiên bản")
    if version > VERSION:
        raise BadFileError(
            f"tệp kế hoạch do bản mới hơn của chương trình tạo ra (phiên bản {version}), bản này chưa đọc được"
        )
    removed: list[int] = []
    cleaned = {key: _cleaned(value, removed) for key, value in data.items() if key not in ("format", "version")}
    try:
        return ReadPlan(read_record(Plan, cleaned), sum(removed))
    except RecordError as error:
        raise BadFileError(f"tệp kế hoạch sai ở {error}") from None


def _cleaned(data: Any, removed: list[int]) -> Any:
    """All strings of `data` in NFC and without what no document can hold; how much that was goes into `removed`."""
    if isinstance(data, str):
        text, count = clean(data)
        if count:
            removed.append(count)
        return text
    if isinstance(data, dict):
        return {key: _cleaned(value, removed) for key, value in data.items()}
    if isinstance(data, list):
        return [_cleaned(item, removed) for item in data]
    return data


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in keys if keys.count(key) > 1)
        raise RecordError(f"khoá “{repeated}” có hai lần, không biết giữ giá trị nào")
    return data


def _no_constant(name: str) -> None:
    raise RecordError(f"{name} không phải là số")


def _json_fault(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"không phải JSON đúng: sai ở dòng {error.lineno}, cột {error.colno}"
    if isinstance(error, RecursionError):
        return "không phải tệp kế hoạch: lồng nhau quá sâu"
    return "không phải JSON đúng: có số quá dài"
