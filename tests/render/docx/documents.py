"""The documents under examination: each is drafted, written and read back once per process."""

import datetime
import json
from functools import cache
from pathlib import Path
from typing import Any

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.templates import read_value
from kehoach_desktop.operations.drafting import draft
from kehoach_desktop.operations.exporting import docx_of
from kehoach_desktop.operations.templates import find_template
from tests.render.docx.parts import Document

TODAY = datetime.date(2026, 11, 20)
VALUES = Path(__file__).parents[2] / "data" / "template_values"
# No store is there, so nothing of an office gets into a draft.
_NO_DATA = Path("/nonexistent/kehoach-tests")

# Typed here, so that a template that comes or goes is noticed.
PARTY_TEMPLATES = (
    "chi-bo-sinh-hoat-chuyen-de-buoi",
    "chi-bo-sinh-hoat-chuyen-de-nam",
    "chuong-trinh-hanh-dong",
    "chuong-trinh-hanh-dong-tinh",
    "chuong-trinh-kiem-tra-giam-sat-nam",
    "chuyen-doi-so",
    "dai-hoi",
    "dai-hoi-dai-bieu",
    "dang-tinh-thuc-hien-van-ban-trung-uong",
    "dang-uy-co-so-thuc-hien-ke-hoach-cap-tren",
    "dang-xa-thuc-hien-van-ban-tinh",
    "hoc-tap-lam-theo-bac",
    "hoi-nghi-hoc-tap-quan-triet",
    "ke-hoach-trong-dang",
    "ket-nap-dang-vien",
    "kiem-diem-danh-gia-cuoi-nam",
    "kiem-tra-giam-sat-chuyen-de",
    "mo-lop-boi-duong",
    "phong-chong-tham-nhung",
    "so-ket-tong-ket",
    "tuyen-truyen",
)
STATE_TEMPLATES = ("ke-hoach-trong-nha-nuoc", "ubnd-tinh", "ubnd-xa")

# (template, ruleset, whether all its fields are filled)
CASES = [
    *((name, ruleset, filled) for name in PARTY_TEMPLATES for ruleset in ("hd05", "hd36") for filled in (False, True)),
    *((name, "nd30", filled) for name in STATE_TEMPLATES for filled in (False, True)),
]


def case_id(template: str, ruleset: str, filled: bool) -> str:
    return f"{template}-{ruleset}-{'đủ' if filled else 'trống'}"


@cache
def values_of(template: str) -> dict[str, Any]:
    """The full set of values of a template, as a clerk would type them."""
    values: dict[str, Any] = json.loads((VALUES / f"{template}.json").read_text(encoding="utf-8"))
    return values


@cache
def drafted(template: str, ruleset: str, filled: bool) -> Plan:
    found = find_template(template, _NO_DATA)
    given = values_of(template) if filled else {}
    values = {key: read_value(found.field(key), value) for key, value in given.items()}
    return draft(found, values, _NO_DATA, ruleset_id=ruleset, today=TODAY)


@cache
def file_of(template: str, ruleset: str, filled: bool) -> bytes:
    return docx_of(drafted(template, ruleset, filled))


@cache
def document_of(template: str, ruleset: str, filled: bool) -> Document:
    return Document(file_of(template, ruleset, filled))


@cache
def document(plan: Plan) -> Document:
    """The finished DOCX of a plan, read back."""
    return Document(docx_of(plan))
