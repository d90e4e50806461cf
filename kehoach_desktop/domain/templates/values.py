"""What a clerk gives for a field, as text or as JSON data, into the value that the field holds.

A text is taken as it is; only where a type has a form of its own (date, choice, flag, citation) is it read. Lists take
`;` between their items.
"""

import re
from collections.abc import Mapping
from typing import Any

from ...errors import BadArgumentError
from ..citations import LAWS
from ..dates import PartialDate, parse_date
from ..plan import Citation
from ..records import RecordError, read_record
from ..vietnamese import clean, fold
from .template import Column, Field, FieldType

Value = str | bool | PartialDate | Citation | tuple[Any, ...] | Mapping[str, Any]

_YES, _NO = {"co", "true", "1", "yes", "x"}, {"khong", "false", "0", "no"}
# How subjects open: there the issuer's name, which has no verb, ends.
_OPENERS = (
    "về", "tiếp tục", "ban hành", "quy định", "hướng dẫn", "thực hiện", "triển khai", "tổ chức", "phát triển",
    "nâng cao", "tăng cường", "đẩy mạnh", "phê duyệt", "sửa đổi", "bổ sung", "điều chỉnh", "kiểm tra", "giám sát",
    "bảo đảm", "đánh giá", "sơ kết", "tổng kết", "tuyên truyền", "phòng, chống", "phối hợp", "phân công", "phân cấp",
    "quán triệt", "học tập", "xây dựng", "bồi dưỡng", "đào tạo", "chuyển đổi", "lãnh đạo", "chỉ đạo", "chuẩn bị",
    "giao", "công bố", "thành lập", "cụ thể hoá", "sắp xếp", "kiện toàn", "đổi mới", "hoàn thiện", "quản lý",
    "thi hành", "khắc phục",
)  # fmt: skip
_NUMBERED = re.compile(
    r"(?P<kind>\S.*?)\s+số\s+(?P<symbol>\S+?),?\s+ngày\s+(?P<date>[\d/.-]+|\d+ tháng \d+ năm \d+),?"
    r"(?:\s+của\s+(?P<issuer>.+?))?"
    rf"(?:,?\s+(?<!các )(?P<subject>(?:{'|'.join(_OPENERS)})\s.+))?",
    re.DOTALL,
)
_LAW = re.compile(rf"(?P<kind>{'|'.join(LAWS)})\s+(?P<subject>.+)")


def read_value(field: Field, given: object) -> Value | None:
    """The value of `field`; None when nothing was given. A `BadArgumentError` names the field and what it wants."""
    try:
        return read_as(field.type, _cleaned(given), field)
    except ValueError as error:
        raise BadArgumentError(f"Ô “{field.key}” ({field.label}): {error}.") from None
    except RecursionError:
        raise BadArgumentError(f"Ô “{field.key}” ({field.label}): dữ liệu lồng nhau quá sâu.") from None


def _cleaned(given: object) -> object:
    if isinstance(given, str):
        return clean(given)[0].strip()
    if isinstance(given, list):
        return [_cleaned(item) for item in given]
    if isinstance(given, dict):
        return {key: _cleaned(item) for key, item in given.items()}
    return given


def read_as(kind: FieldType, given: object, field: Field) -> Value | None:
    """`given` as a value of that kind; ValueError says what does not suit."""
    if given in ("", None, []):
        return None
    if kind is FieldType.TABLE:
        return _read_table(given, field)
    if kind is FieldType.LIST:
        items = given.split(";") if isinstance(given, str) else given
        if not isinstance(items, list):
            raise ValueError("cần một danh sách")
        return tuple(value for item in items if (value := read_as(field.items, _cleaned(item), field)) is not None)
    if kind is FieldType.CITATION:
        return _read_citation(given)
    if kind is FieldType.FLAG:
        return _read_flag(given)
    return _read_text(kind, given, field)


def _read_text(kind: FieldType, given: object, field: Field) -> Value:
    if isinstance(given, int | float) and not isinstance(given, bool):
        given = str(given)
    if not isinstance(given, str):
        raise ValueError("cần một dòng chữ")
    if kind is FieldType.CHOICE:
        return _read_choice(given, field.choices)
    if kind is FieldType.DATE:
        date = parse_date(given)
        if date is None:
            raise ValueError(f"“{given}” không phải ngày; viết như 05/9/2026")
        return date
    if kind is FieldType.NUMBER and not re.fullmatch(r"[\d.,]*\d\s*%?", given):
        raise ValueError(f"“{given}” không phải số")
    return given


def _read_choice(given: str, choices: tuple[str, ...]) -> str:
    found = [choice for choice in choices if fold(choice) == fold(given)]
    if not found:
        raise ValueError(f"“{given}” không có trong các lựa chọn: {'; '.join(choices)}")
    return found[0]


def _read_flag(given: object) -> bool:
    if isinstance(given, bool):
        return given
    word = fold(str(given))
    if word not in _YES | _NO:
        raise ValueError(f"“{given}” không phải có hoặc không")
    return word in _YES


def _read_citation(given: object) -> Citation | str:
    if isinstance(given, dict):
        try:
            return read_record(Citation, {key: value or None for key, value in given.items()})
        except RecordError as error:
            raise ValueError(str(error)) from None
    if not isinstance(given, str):
        raise ValueError("cần tên một văn bản")
    return parse_citation(given) or given


def parse_citation(text: str) -> Citation | None:
    """`Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Ban Thường vụ Tỉnh uỷ về …` in its parts, or None."""
    if match := _NUMBERED.fullmatch(text):
        date = parse_date(f"ngày {match['date']}")
        if date is None or date.whole is None:
            return None  # better the text as it stands than a document without its date
        return Citation(match["kind"], match["symbol"], date.whole, match["issuer"], match["subject"])
    if match := _LAW.fullmatch(text):
        return Citation(match["kind"], subject=match["subject"])  # a year in the name is no date
    return None


def _read_table(given: object, field: Field) -> tuple[Mapping[str, Any], ...]:
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        raise ValueError("cần một bảng: danh sách các dòng {cột: giá trị}, thường để trong tệp @….json")
    return tuple(_read_row(row, field.columns, number) for number, row in enumerate(given, 1))


def _read_row(row: dict[str, object], columns: tuple[Column, ...], number: int) -> Mapping[str, Any]:
    known = {column.key: column for column in columns}
    strangers = [key for key in row if key not in known]
    if strangers:
        raise ValueError(f"dòng {number} có cột lạ “{strangers[0]}”; bảng có {', '.join(known)}")
    values = {}
    for key, cell in row.items():
        column = known[key]
        try:
            values[key] = read_as(column.type, cell, Field(key, column.label, FieldType.TEXT))
        except ValueError as error:
            raise ValueError(f"dòng {number}, cột “{key}”: {error}") from None
    return values
