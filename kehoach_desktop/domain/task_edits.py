"""What the clerk does with tasks: each a pure function from a plan to `Edited`, undone like every other edit.

A task that was corrected, divided, joined or written by hand counts as accepted: somebody has looked at it. What is
only seen in the text becomes part of the plan by that, under an id no task has had: progress is kept by ids.
"""

import datetime
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import reduce

from .dates import PartialDate
from .deadlines import DeadlineRules
from .edits.edited import NOWHERE, Edited, block_index, new_id
from .plan import DeadlineKind, Plan, Task, is_given
from .task_binding import BoundTask, Standing, source_quote, words_of
from .vietnamese import capitalized

_BETWEEN = re.compile(r"\s*[;\n]\s*")
_JOINT = "; "
_ENDS = " .;,"


# ---------------------------------------------------------------- into the list, and out of it


def accept_task(plan: Plan, bound: BoundTask) -> Edited:
    return _with(plan, [bound], [_taken(plan, bound)], "xác nhận nhiệm vụ")


def accept_all(plan: Plan, bounds: Iterable[BoundTask]) -> Edited:
    """Those that wait; one whose sentence is gone or another now is for the clerk to decide."""
    for bound in bounds:
        if is_waiting(bound):
            plan = _with(plan, [bound], [_taken(plan, bound)], "").plan
    return Edited(plan, NOWHERE, "xác nhận mọi nhiệm vụ")


def is_waiting(bound: BoundTask) -> bool:
    """Whether nothing but a nod is missing."""
    return not bound.task.accepted and bound.standing in (Standing.PROPOSED, Standing.KEPT)


def correct_task(plan: Plan, bound: BoundTask, task: Task) -> Edited:
    """The task as it was corrected."""
    taken = _taken(plan, bound)
    corrected = replace(task, id=taken.id, block=taken.block, covers=taken.covers, quote=taken.quote, accepted=True)
    return _with(plan, [bound], [corrected], "sửa nhiệm vụ")


def add_task(plan: Plan, spot: str | None = None) -> Edited:
    """A task by hand: of the sentence at `spot`, where that is a block with text."""
    block = next((one for one in plan.blocks if one.id == spot and one.text.strip()), None)
    said = block.shown_text.strip() if block else None
    content = said.rstrip(_ENDS) if said else None
    task = Task(new_id("t"), block.id if block else None, quote=said, content=content or None, accepted=True)
    return Edited(_listed(plan, [task], ()), NOWHERE, "thêm nhiệm vụ")


def remove_task(plan: Plan, bound: BoundTask) -> Edited:
    """Out of the list; what the text says there is not offered again as long as it says just that."""
    quotes = [one.quote or one.content for one in (bound.found, *bound.told) if one is not None]
    known = {words_of(quote) for quote in plan.dismissed}
    added = tuple(quote for quote in quotes if quote and words_of(quote) not in known)
    kept = tuple(task for task in plan.tasks if task.id != bound.task.id or not bound.is_listed)
    return Edited(replace(plan, tasks=kept, dismissed=(*plan.dismissed, *added)), NOWHERE, "bỏ nhiệm vụ")


def remove_tasks(plan: Plan, bounds: Iterable[BoundTask]) -> Edited:
    return Edited(reduce(lambda left, bound: remove_task(left, bound).plan, bounds, plan), NOWHERE, "bỏ nhiệm vụ")


# ---------------------------------------------------------------- divided and joined


def parts_of(task: Task) -> tuple[Task, ...]:
    """What `task` falls into: what semicolons and lines part, else one for each lead; nothing where it is one thing."""
    texts = [text for text in (one.strip(_ENDS) for one in _BETWEEN.split(task.content or "")) if text]
    if len(texts) > 1:
        covers: Sequence[tuple[str, ...]] = [task.covers] * len(texts)
        if len(task.covers) == len(texts):
            covers = [(one,) for one in task.covers]
        pairs = zip(texts, covers, strict=True)
        return tuple(replace(task, content=capitalized(text), covers=own) for text, own in pairs)
    leads = [name for name in (task.lead, *task.extra_leads) if is_given(name)]
    return tuple(replace(task, lead=name, extra_leads=()) for name in leads) if len(leads) > 1 else ()


def split_task(plan: Plan, bound: BoundTask) -> Edited:
    title = "tách nhiệm vụ"
    parts = parts_of(_taken(plan, bound))
    if not parts:
        return Edited(plan, NOWHERE, title)
    others = (replace(part, id=new_id("t"), unknown="") for part in parts[1:])
    return _with(plan, [bound], [parts[0], *others], title)


def merge_tasks(plan: Plan, first: BoundTask, *others: BoundTask) -> Edited:
    """All as one, where the first stands. What the list has keeps its id; a second lead is one too many, and shown."""
    title = "gộp nhiệm vụ"
    if not others:
        return Edited(plan, NOWHERE, title)
    merged = reduce(_merged, (_taken(plan, one) for one in (first, *others)))
    listed = next((one for one in (first, *others) if one.is_listed), None)
    merged = replace(merged, id=listed.task.id) if listed else merged
    return _with(plan, [first, *others], [merged], title)


def _merged(one: Task, other: Task) -> Task:
    leads = _unlike([*filter(None, (one.lead, *one.extra_leads, other.lead, *other.extra_leads))])
    text, kind, due = _joined_deadline(one, other)
    blocks = [id_ for id_ in (*one.covers, *other.covers, other.block) if id_ is not None and id_ != one.block]
    return replace(
        one,
        covers=tuple(dict.fromkeys(blocks)),
        quote=_joined(one.quote, other.quote, "\n"),
        content=_joined(one.content, other.content),
        lead=leads[0] if leads else None,
        extra_leads=tuple(leads[1:]),
        supporting=tuple(name for name in _unlike([*one.supporting, *other.supporting]) if name not in leads),
        deadline_text=text,
        deadline_kind=kind,
        due_date=due,
        product=_joined(one.product, other.product),
        note=_joined(one.note, other.note),
        group=one.group or other.group,
    )


def _joined(one: str | None, other: str | None, between: str = _JOINT) -> str | None:
    texts = [text for text in (one, other) if text]
    if len(texts) == 2 and words_of(texts[0]) == words_of(texts[1]):
        return texts[0]
    return between.join(text.rstrip(_ENDS) if between == _JOINT else text for text in texts) or None


def _unlike(names: Sequence[str]) -> list[str]:
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(words_of(name), name)
    return list(by_key.values())


def _joined_deadline(one: Task, other: Task) -> tuple[str | None, DeadlineKind, datetime.date | None]:
    """Of two deadlines the later counts, and both are said."""
    if not other.deadline_text or words_of(one.deadline_text or "") == words_of(other.deadline_text):
        return one.deadline_text, one.deadline_kind, one.due_date
    if not one.deadline_text:
        return other.deadline_text, other.deadline_kind, other.due_date
    days = [day for day in (one.due_date, other.due_date) if day]
    return f"{one.deadline_text}; {other.deadline_text}", DeadlineKind.STAGED, max(days, default=None)


# ---------------------------------------------------------------- when the sentence is another


def take_new_words(plan: Plan, bound: BoundTask) -> Edited:
    """What the sentence says now; product and note, where it says none, stay."""
    new = bound.found
    if new is None:
        return Edited(plan, NOWHERE, "lấy theo câu mới")
    old = bound.task
    taken = replace(
        new,
        id=old.id,
        quote=_source(plan, new),
        product=new.product or old.product,
        note=new.note or old.note,
        group=new.group or old.group,
        accepted=True,
        unknown=old.unknown,
    )
    return _with(plan, [bound], [taken], "lấy theo câu mới")


def keep_as_taken(plan: Plan, bound: BoundTask) -> Edited:
    """The task stays what it is; the sentence as it is now is what it stands on, or nothing where it is gone."""
    task, new = bound.task, bound.found
    if bound.block is None:
        kept = replace(task, block=None, covers=(), quote=None)
    elif new is not None:
        kept = replace(task, block=new.block, covers=new.covers, quote=_source(plan, new))
    else:
        covers = tuple(one for one in task.covers if block_index(plan, one) is not None)
        said = plan.blocks[block_index(plan, bound.block) or 0].shown_text
        line = replace(task, block=bound.block, covers=covers, quote=said)
        kept = replace(line, quote=_source(plan, line))
    return _with(plan, [bound], [kept], "giữ nhiệm vụ như đã nhận")


# ---------------------------------------------------------------- deadlines


def with_deadline(
    task: Task,
    text: str,
    issue: PartialDate,
    rules: DeadlineRules,
    due: datetime.date | None = None,
) -> Task:
    """`task` due as `text` says; `due` is the day, where somebody knows better than the rules."""
    words = text.strip()
    read = rules.read_whole(words, issue)
    day = due or read.due
    kind = DeadlineKind.DATE if day is not None and read.kind is DeadlineKind.NONE else read.kind
    return replace(task, deadline_text=words or None, deadline_kind=kind, due_date=day)


def take_days(plan: Plan, bounds: Iterable[BoundTask]) -> Edited:
    """The days that can be worked out by now, for every task that has none."""
    days = {bound.task.id: bound.known_day for bound in bounds if bound.known_day}
    tasks = tuple(replace(task, due_date=days[task.id]) if task.id in days else task for task in plan.tasks)
    return Edited(replace(plan, tasks=tasks) if days else plan, NOWHERE, "ghi ngày đến hạn")


# ---------------------------------------------------------------- the list


def _taken(plan: Plan, bound: BoundTask) -> Task:
    """The task as the list holds it: at its block of now, with the words it came from."""
    if bound.standing is Standing.PROPOSED:
        return replace(bound.task, id=new_id("t"), quote=_source(plan, bound.task), accepted=True)
    task = bound.task
    if bound.standing is Standing.KEPT and bound.block is not None:
        task = replace(task, block=bound.block)
    return replace(task, accepted=True)


def _source(plan: Plan, task: Task) -> str | None:
    places = ((one, block_index(plan, one)) for one in task.covers)
    return source_quote(task, {one: plan.blocks[place] for one, place in places if place is not None})


def _with(plan: Plan, old: Sequence[BoundTask], new: Sequence[Task], title: str) -> Edited:
    """`new` for `old`, in the place of the first of them that the list has, else where the text has it."""
    gone = {bound.task.id for bound in old if bound.is_listed}
    return Edited(_listed(plan, new, gone), NOWHERE, title)


def _listed(plan: Plan, new: Sequence[Task], gone: Collection[str]) -> Plan:
    tasks = list(plan.tasks)
    at = next((number for number, task in enumerate(tasks) if task.id in gone), None)
    at = _place_of(plan, new[0]) if at is None else at
    before = [task for task in tasks[:at] if task.id not in gone]
    after = [task for task in tasks[at:] if task.id not in gone]
    changed = (*before, *new, *after)
    return replace(plan, tasks=changed) if changed != plan.tasks else plan


def _place_of(plan: Plan, task: Task) -> int:
    """Before the first task whose line stands further down."""
    own = _line(plan, task)
    return next((number for number, one in enumerate(plan.tasks) if _line(plan, one) > own), len(plan.tasks))


def _line(plan: Plan, task: Task) -> int:
    number = block_index(plan, task.block or "")
    return len(plan.blocks) if number is None else number
