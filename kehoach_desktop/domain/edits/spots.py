"""The places of the sheet that hold text: what stands in each, as the clerk types it, and how it is stored.

A spot is a block's id or a field: `subject`, `recipients/2` (the name), `recipients/2.note`, `signature.signatory`,
`co_signatures/0.position`, `annexes/a1.annex_title`, `annexes/a1.r0c2` (a cell of its table), `tasks/t1.deadline`. Only
spots can be edited; fixed texts and labels have none.
"""

from dataclasses import replace
from enum import Enum
from typing import Any

from ..annex_tables import cell_at
from ..blanks import Place
from ..deadlines import NO_RULES
from ..document_numbers import parse_number
from ..plan import MOST_NUMBER, Annex, Plan, Recipient, Task
from .date_line import date_line, typed_date
from .edited import block_index, new_id, with_value


class Kind(Enum):
    """What may be typed at a spot."""

    LINE = "one line"
    LINES = "several lines"
    NUMBER = "a number, or none"
    DATE = "a date, in one go or figure by figure"


_HEAD = {
    "parent_body": Kind.LINES,
    "issuing_body": Kind.LINES,
    "number": Kind.NUMBER,
    "symbol": Kind.LINE,
    "draft_number": Kind.NUMBER,
    "secrecy": Kind.LINE,
    "urgency": Kind.LINE,
    "circulation": Kind.LINE,
    "place": Kind.LINE,
    "issue_date": Kind.DATE,
    "issuer_line": Kind.LINES,
    "subject": Kind.LINES,
}
_FOOT = {"archive_line": Kind.LINE, "typist": Kind.LINE, "copies": Kind.NUMBER, "contact": Kind.LINES}
_SIGNATURE = {"authority": Kind.LINES, "position": Kind.LINES, "signatory": Kind.LINE}
_TASK = dict.fromkeys(("content", "lead", "supporting", "deadline", "product", "note"), Kind.LINES)
_WHERE = {name: number for number, name in enumerate(_HEAD)}
_AFTER = ("recipients", "archive_line", "typist", "copies", "co_signatures", "signature", "contact", "annexes", "tasks")
_WHERE |= {name: 100 + number for number, name in enumerate(_AFTER)}
BODY = 50  # where the blocks stand among the fields

_NO_TASK = "none"  # the row of blanks in the table of a plan without tasks


def parts(spot: str) -> tuple[str, str, str]:
    """`co_signatures/0.position` as its three parts; a part that is missing is empty."""
    if "/" in spot:
        name, _, rest = spot.partition("/")
        key, dot, tail = rest.rpartition(".")
        return (name, key, tail) if dot else (name, rest, "")
    name, _, tail = spot.partition(".")
    return name, "", tail


def field_kind(plan: Plan, spot: str) -> Kind | None:
    """What may be typed at a field; None when `plan` has no such field."""
    name, key, tail = parts(spot)
    if not key and not tail:
        return _HEAD.get(name) or _FOOT.get(name)
    match name:
        case "signature" if not key:
            return _SIGNATURE.get(tail)
        case "co_signatures" if _number(key, len(plan.co_signatures)) is not None:
            return _SIGNATURE.get(tail)
        case "recipients" if _number(key, max(len(plan.recipients), 1)) is not None:
            return Kind.LINE if tail in ("", "note") else None
        case "annexes" if any(annex.id == key for annex in plan.annexes):
            table = plan.annexes[_found(plan.annexes, key)].table
            return Kind.LINES if tail == "annex_title" or cell_at(table, tail) else None
        case "tasks" if any(task.id == key for task in plan.tasks) or (key == _NO_TASK and not plan.tasks):
            return _TASK.get(tail)
    return None


def has_spot(plan: Plan, spot: str) -> bool:
    return block_index(plan, spot) is not None or field_kind(plan, spot) is not None


def rank(plan: Plan, spot: str) -> tuple[int, int]:
    """Where a spot stands on the pages, to tell what comes first."""
    index = block_index(plan, spot)
    if index is not None:
        return BODY, index
    name, key, _ = parts(spot)
    return _WHERE.get(name, 200), int(key) if key.isdecimal() else 0


def _number(key: str, count: int) -> int | None:
    return int(key) if key.isascii() and key.isdecimal() and int(key) < count else None


def _found(items: tuple[Any, ...], key: str) -> int:
    return next(index for index, item in enumerate(items) if item.id == key)


# ---------------------------------------------------------------- read


def spot_text(plan: Plan, spot: str) -> str:
    """The text at a spot, the one that offsets count in; "" where nothing has been typed, or no such spot is."""
    index = block_index(plan, spot)
    if index is not None:
        return plan.blocks[index].text
    if field_kind(plan, spot) is None:
        return ""
    name, key, tail = parts(spot)
    match name:
        case "issue_date":
            return date_line(plan.issue_date)
        case "signature":
            value = getattr(plan.signature, tail)
        case "co_signatures":
            value = getattr(plan.co_signatures[int(key)], tail)
        case "recipients":
            value = _recipient_text(plan.recipients[int(key)], tail) if plan.recipients else ""
        case "annexes":
            annex = plan.annexes[_found(plan.annexes, key)]
            cell = cell_at(annex.table, tail)
            value = annex.table.text(cell) if annex.table and cell else annex.title
        case "tasks":
            value = _task_text(plan.tasks[_found(plan.tasks, key)], tail) if plan.tasks else ""
        case _:
            value = getattr(plan, name)
    return "" if value is None else str(value)


def _recipient_text(recipient: Recipient, tail: str) -> str:
    if tail == "note":
        return recipient.note or ""
    return "" if recipient.blank else recipient.name  # what a blank says is a hint, no text


def _task_text(task: Task, tail: str) -> str:
    match tail:
        case "lead":
            return "; ".join((task.lead or "", *task.extra_leads))
        case "supporting":
            return "; ".join(task.supporting)
        case "deadline":
            return task.deadline_text or ""
    return getattr(task, tail) or ""


# ---------------------------------------------------------------- write


def with_spot_text(plan: Plan, spot: str, text: str) -> tuple[Plan, str] | None:
    """`plan` with `text` typed at a field, and the field's spot from now on; None for what does not fit there.

    A date may be `2/12` of the year that stands, a number `34-KH/ĐU` with its symbol.
    """
    kind = field_kind(plan, spot)
    if kind is None:
        return None
    if kind is Kind.NUMBER:
        numbered = _with_number(plan, spot, text.strip())
        return (numbered, spot) if numbered else None
    if kind is Kind.DATE:
        date = typed_date(text, plan.issue_date)
        return (replace(plan, issue_date=replace(date, unknown=plan.issue_date.unknown)), spot) if date else None
    return _with_text(plan, spot, text if kind is Kind.LINES else text.replace("\n", " "))


def _with_number(plan: Plan, spot: str, text: str) -> Plan | None:
    if not text:
        return with_value(plan, spot, None)
    if text.isascii() and text.isdecimal():
        fits = len(text) < 9 and 1 <= int(text) <= MOST_NUMBER
        return with_value(plan, spot, int(text)) if fits else None
    read = parse_number(text) if spot == "number" else None
    if read is None or (read.number is not None and not 1 <= read.number <= MOST_NUMBER):
        return None
    return replace(plan, number=read.number, symbol=read.symbol)


def _with_text(plan: Plan, spot: str, text: str) -> tuple[Plan, str]:
    name, key, tail = parts(spot)
    match name:
        case "signature":
            return replace(plan, signature=with_value(plan.signature, tail, text or None)), spot
        case "co_signatures":
            signed = with_value(plan.co_signatures[int(key)], tail, text or None)
            return replace(plan, co_signatures=_put(plan.co_signatures, int(key), signed)), spot
        case "recipients":
            old = plan.recipients[int(key)] if plan.recipients else Recipient("")
            return replace(plan, recipients=_put(plan.recipients, int(key), _recipient(old, tail, text))), spot
        case "annexes":
            at = _found(plan.annexes, key)
            return replace(plan, annexes=_put(plan.annexes, at, _annex(plan.annexes[at], tail, text))), spot
        case "tasks":
            return _with_task(plan, key, tail, text)
    return with_value(plan, name, text or None), spot


def _annex(annex: Annex, tail: str, text: str) -> Annex:
    cell = cell_at(annex.table, tail)
    if annex.table is None or cell is None:
        return replace(annex, title=text or None)
    return replace(annex, table=annex.table.with_cell(cell, text))


def _put(items: tuple[Any, ...], at: int, item: Any) -> tuple[Any, ...]:
    return (*items[:at], item, *items[at + 1 :])


def _recipient(old: Recipient, tail: str, text: str) -> Recipient:
    if tail == "note":
        return replace(old, note=text or None)
    return old if old.blank and not text else replace(old, name=text, blank=False)


def _with_task(plan: Plan, key: str, tail: str, text: str) -> tuple[Plan, str]:
    if not plan.tasks:  # the row of blanks becomes the first task
        task = _task(Task(new_id("t")), tail, text)
        return replace(plan, tasks=(task,)), f"tasks/{task.id}.{tail}"
    at = _found(plan.tasks, key)
    return replace(plan, tasks=_put(plan.tasks, at, _task(plan.tasks[at], tail, text))), f"tasks/{key}.{tail}"


def _task(task: Task, tail: str, text: str) -> Task:
    names = tuple(name.lstrip() for name in text.split(";"))
    match tail:
        case "lead":
            return replace(task, lead=names[0] or None, extra_leads=names[1:])
        case "supporting":
            return replace(task, supporting=names if text else ())
        case "deadline" if text == (task.deadline_text or ""):
            return task  # its day may have been set by hand
        case "deadline":
            kind = NO_RULES.read_whole(text).kind  # the day is worked out by those who know the holidays: `task_days`
            return replace(task, deadline_text=text or None, deadline_kind=kind, due_date=None)
    return with_value(task, tail, text or None)


# ---------------------------------------------------------------- places


def valid_place(plan: Plan, place: Place) -> Place:
    """`place`, or the nearest one that `plan` has."""
    index = block_index(plan, place.spot)
    if index is not None:
        length = len(plan.blocks[index].text)
    elif field_kind(plan, place.spot) is not None:
        length = len(spot_text(plan, place.spot))
    else:
        return Place(plan.blocks[0].id) if plan.blocks else Place("subject")
    offset = min(max(place.offset, 0), length)
    return place if offset == place.offset else Place(place.spot, offset)


def clipped(plan: Plan, anchor: Place, head: Place) -> tuple[Place, Place]:
    """A selection as edits take it, in the order of the page.

    It ends at the border of what the anchor stands in: its field, or the body.
    """
    if anchor == head:
        place = valid_place(plan, head)
        return place, place
    anchor, head = valid_place(plan, anchor), valid_place(plan, head)
    if anchor.spot == head.spot:
        return (anchor, head) if anchor.offset <= head.offset else (head, anchor)
    first, second = rank(plan, anchor.spot), rank(plan, head.spot)
    if first[0] == second[0] == BODY:
        return (anchor, head) if first < second else (head, anchor)
    backwards = second < first
    if first[0] != BODY:
        end = Place(anchor.spot, 0 if backwards else len(spot_text(plan, anchor.spot)))
    else:
        block = plan.blocks[0 if backwards else -1]
        end = Place(block.id, 0 if backwards else len(block.text))
    return (end, anchor) if backwards else (anchor, end)
