"""JSON from outside, strictly: what has two meanings, or could not be written again, is refused."""

import json
import math
from typing import Any

from ..errors import BadFileError
from .records import RecordError
from .vietnamese import clean

_DEEPEST = 64  # no file of ours nests a tenth of it; walking what is much deeper would overflow Python's stack


def read_json(text: str) -> tuple[Any, int]:
    """The data in `text`, cleaned, and how many characters went. A `BadFileError` says in a clause what is wrong."""
    try:
        data = json.loads(
            text, object_pairs_hook=_without_repeats, parse_constant=_no_constant, parse_float=_finite_number
        )
        return clean_data(data)
    except RecordError as error:
        raise BadFileError(str(error)) from None
    except json.JSONDecodeError as error:
        raise BadFileError(f"không phải JSON đúng: sai ở dòng {error.lineno}, cột {error.colno}") from None
    except ValueError:
        raise BadFileError("không phải JSON đúng: có số quá dài") from None
    except RecursionError:
        raise BadFileError(str(_too_deep())) from None


def clean_data(data: Any) -> tuple[Any, int]:
    """`data` with every text and key as `clean` leaves it, and how many characters went."""
    removed: list[int] = []
    return _cleaned(data, removed, 0), sum(removed)


def _cleaned(data: Any, removed: list[int], depth: int) -> Any:
    kind = type(data)
    if kind is str:
        return _cleaned_text(data, removed)
    if kind is not dict and kind is not list:
        return data
    if depth == _DEEPEST:
        raise _too_deep()
    if kind is list:
        return [_cleaned(item, removed, depth + 1) for item in data]
    return _without_repeats(
        [(_cleaned_text(key, removed), _cleaned(item, removed, depth + 1)) for key, item in data.items()]
    )


def _cleaned_text(text: str, removed: list[int]) -> str:
    if text.isascii() and text.isprintable():
        return text
    text, count = clean(text)
    if count:
        removed.append(count)
    return text


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for key, value in pairs:
        if key in data:
            raise RecordError(f"khoá “{key}” có hai lần, không biết giữ giá trị nào")
        data[key] = value
    return data


def _no_constant(name: str) -> None:
    raise RecordError(f"{name} không phải là số")


def _finite_number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise RecordError("có số quá lớn")
    return number


def _too_deep() -> RecordError:
    return RecordError("không phải tệp của chương trình: lồng nhau quá sâu")
