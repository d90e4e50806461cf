"""Fields set as a whole: what the inspector chooses, and the lines of Nơi nhận."""

import dataclasses
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..blanks import Place
from ..format_standard.ruleset import Ruleset
from ..plan import Plan, Recipient
from ..recipients import parse_recipient
from .edited import NOWHERE, Edited, with_value
from .spots import has_spot, parts, spot_text

_WORDS = {
    "ruleset": "thể thức",
    "document_kind": "tên loại văn bản",
    "parent_body": "cơ quan cấp trên",
    "issuing_body": "cơ quan ban hành",
    "number": "số",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "issue_date": "ngày ban hành",
    "issuer_line": "tác giả văn bản",
    "subject": "trích yếu",
    "recipients": "nơi nhận",
    "archive_line": "nơi lưu",
    "signature": "người ký",
    "co_signatures": "người cùng ký",
    "secrecy": "độ mật",
    "urgency": "độ khẩn",
    "circulation": "phạm vi lưu hành",
    "draft_number": "lần dự thảo",
    "typist": "người soạn thảo",
    "copies": "số bản",
    "contact": "thông tin liên hệ",
    "layout": "trình bày trang",
    "house_style": "nếp trình bày",
    "annexes": "phụ lục",
    "tasks": "nhiệm vụ",
    "citations": "văn bản viện dẫn",
    "dismissed": "nhiệm vụ",
}


def with_field(plan: Plan, name: str, value: Any) -> Edited:
    """A field set to a value of its type: `secrecy`, `layout.two_sided`, `recipients/2.note`, `tasks/t1.accepted`.

    `recipients`, `signature` or `tasks` alone set the whole of them.
    """
    head, key, tail = parts(name)
    if head not in _WORDS:
        raise KeyError(name)
    changed = _put(plan, head, key, tail, value)
    caret = Place(name, len(spot_text(changed, name))) if has_spot(changed, name) else NOWHERE
    return Edited(changed, caret, f"sửa {_WORDS[head]}")


def field_value(plan: Plan, name: str) -> Any:
    """What `with_field` sets."""
    head, key, tail = parts(name)
    value = getattr(plan, head)
    if key:
        value = value[_index(value, key)]
    return getattr(value, _attribute(tail)) if tail else value


def _put(plan: Plan, head: str, key: str, tail: str, value: Any) -> Plan:
    old = getattr(plan, head)
    if tail:
        part = old[_index(old, key)] if key else old
        value = with_value(part, _attribute(tail), value)
    if key:
        at = _index(old, key)
        value = (*old[:at], value, *old[at + 1 :])
    return plan if value == old and type(value) is type(old) else with_value(plan, head, value)


def _index(items: tuple[Any, ...], key: str) -> int:
    """The place of an item by its id, of one without an id by its number."""
    if items and any(field.name == "id" for field in dataclasses.fields(items[0])):
        return next(index for index, item in enumerate(items) if item.id == key)
    return int(key)


def _attribute(tail: str) -> str:
    return "title" if tail == "annex_title" else tail


# ---------------------------------------------------------------- Nơi nhận


def add_recipients(plan: Plan, added: Iterable[Recipient], at: int | None = None) -> Edited:
    """Lines put in at a place, at the end without one, in their order."""
    lines = plan.recipients
    at = len(lines) if at is None else min(max(at, 0), len(lines))
    new = tuple(added)
    last = at + max(len(new), 1) - 1
    return _listed(plan, (*lines[:at], *new, *lines[at:]), last, "thêm nơi nhận")


def set_recipients(plan: Plan, lines: Iterable[Recipient], title: str = "xếp lại nơi nhận") -> Edited:
    """All the lines anew: in protocol order, or with a group put in by rank."""
    return _listed(plan, tuple(lines), 0, title)


def remove_recipient(plan: Plan, at: int) -> Edited:
    return _listed(plan, plan.recipients[:at] + plan.recipients[at + 1 :], at, "bỏ nơi nhận")


def move_recipient(plan: Plan, at: int, to: int) -> Edited:
    """The line at `at` to the place `to` of the list without it."""
    lines = list(plan.recipients)
    to = min(max(to, 0), len(lines) - 1)
    lines.insert(to, lines.pop(at))
    return _listed(plan, tuple(lines), to, "dời nơi nhận")


def _listed(plan: Plan, lines: tuple[Recipient, ...], at: int, title: str) -> Edited:
    changed = replace(plan, recipients=lines) if lines != plan.recipients else plan
    spot = f"recipients/{min(max(at, 0), max(len(lines) - 1, 0))}"
    return Edited(changed, Place(spot, len(spot_text(changed, spot))), title)


def finish_recipient(plan: Plan, at: int, ruleset: Ruleset) -> Edited | None:
    """A line that has been typed, read: dash and stops go, a known note in brackets becomes the note.

    None when there is nothing to do. An empty line goes, unless it is a blank.
    """
    if at >= len(plan.recipients) or plan.recipients[at].blank:
        return None
    old = plan.recipients[at]
    if not old.name.strip():
        return remove_recipient(plan, at)
    read = parse_recipient(old.name, ruleset.recipients)
    if not read.name or (read.name == old.name and not read.note):
        return None
    line = replace(old, name=read.name, note=read.note or old.note)
    return _listed(plan, (*plan.recipients[:at], line, *plan.recipients[at + 1 :]), at, "sửa nơi nhận")
