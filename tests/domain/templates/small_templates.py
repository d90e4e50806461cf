"""Small templates written where they are tested."""

from collections.abc import Mapping
from typing import Any

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.plan import Plan, Recipient
from kehoach_desktop.domain.templates import (
    Field,
    FieldType,
    Outside,
    Surroundings,
    Template,
    fill,
    load_template,
    read_value,
)
from kehoach_desktop.domain.templates.markup import Markup
from kehoach_desktop.operations.rulesets import ruleset

HEAD = """\
id = "thu"
name = "Mẫu thử"
description = "để thử"
side = "party"
document_kind = "KH"
"""
# The fields that every template is handed, as far as these tests use them.
_TEXTS = """
    parent_body issuing_body symbol place issuer_line subject archive_line authority position signatory secrecy urgency
    circulation typist contact
"""
COMMON = (
    *(Field(key, key) for key in _TEXTS.split()),
    *(Field(key, key, FieldType.NUMBER) for key in ("number", "draft_number", "copies")),
    Field("issue_date", "Ngày ban hành", FieldType.DATE),
    Field("recipients", "Nơi nhận", FieldType.LIST),
)

OUTSIDE = Outside(("xa.vp", "tinh.vp"), {"xa": Side.PARTY}, {Side.PARTY: ("KH",), Side.STATE: ("KH",)})

GROUPS = {
    "xa": ((Recipient("Thường trực Tỉnh uỷ", "để báo cáo"), Recipient("Các chi bộ")), "Lưu Văn phòng Đảng uỷ"),
}


def load(text: str, head: str = HEAD) -> Template:
    return load_template("thu.toml", head + text, COMMON, OUTSIDE)


def around(ruleset_id: str = "hd05", **changes: Any) -> Surroundings:
    known = {
        "place_words": {"xa": "xã Vạn Phúc", "tinh": "tỉnh Lâm Đồng"},
        "agency_name": {"xa.vp": Markup("Văn phòng Đảng uỷ")}.get,
        "recipient_group": GROUPS.__getitem__,
    }
    return Surroundings(ruleset(ruleset_id), 2026, **(known | changes))


def filled(template: Template | str, given: Mapping[str, object] | None = None, **changes: Any) -> Plan:
    """The plan of a template, the values read as those of a clerk are."""
    template = load(template) if isinstance(template, str) else template
    values = {}
    for key, value in (given or {}).items():
        field = template.field(key)
        assert field is not None
        values[key] = read_value(field, value)
    return fill(template, values, around(**changes), "p1")


def lines(plan: Plan) -> list[str]:
    """The texts of the blocks, blanks in brackets."""
    return ["".join(f"[{run.text}]" if run.blank else run.text for run in block.runs) for block in plan.blocks]
