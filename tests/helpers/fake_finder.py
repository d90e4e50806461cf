"""A finder of tasks as simple as a test needs it: `A; B chủ trì, phối hợp với C … trong quý I/2027.`"""

import re
from collections.abc import Iterator

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.deadlines import NO_RULES
from kehoach_desktop.domain.plan import Plan, Role, Task
from kehoach_desktop.domain.task_finding import Found, Rule
from kehoach_desktop.operations.inspecting.tasks import Finder, Span

BODIES = re.compile(r"Văn phòng Đảng uỷ|Ban Xây dựng Đảng|Công an xã|Trung tâm Chính trị xã|các chi bộ, đảng bộ cơ sở")
DEADLINES = re.compile(r"trong quý [IV]+(?:/\d{4})?|trước ngày \d{1,2}/\d{1,2}/\d{4}")


def fake_finder() -> Finder:
    return Finder(found_tasks, agency_spans, deadline_spans, lambda text, issue: NO_RULES.read(text, issue).due)


def found_tasks(plan: Plan) -> tuple[Found, ...]:
    return tuple(Found(task, Rule.LINE) for task in _found(plan))


def _found(plan: Plan) -> Iterator[Task]:
    above: list[str] = []
    for block in plan.blocks:
        if block.role is Role.ASSIGNMENT or block.text.startswith("Giao "):
            yield _read(plan, block.id, block.text, tuple(above))
            above = []
        else:
            above = [*above, block.id] if block.role is Role.DASH else []


def _read(plan: Plan, id_: str, text: str, covers: tuple[str, ...]) -> Task:
    before, _, after = text.partition("phối hợp")
    blocks = {block.id: block for block in plan.blocks}
    leads = BODIES.findall(before)
    said = [blocks[one].text.rstrip(" .;") for one in covers] or [text.rstrip(" .;")]
    deadline = DEADLINES.search(text)
    read = NO_RULES.read(deadline[0] if deadline else "", plan.issue_date)
    return Task(
        f"f-{id_}",
        id_,
        covers,
        text,
        "; ".join(said),
        leads[0] if leads else None,
        tuple(leads[1:]),
        tuple(BODIES.findall(after)),
        deadline[0] if deadline else None,
        read.kind,
        read.due,
    )


def agency_spans(text: str) -> list[Span]:
    return [match.span() for match in BODIES.finditer(text)]


def deadline_spans(text: str, _: PartialDate) -> list[Span]:
    return [match.span() for match in DEADLINES.finditer(text)]
