"""The accepted changes made: in texts, runs and tasks; every id new."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..deadlines import DeadlineRules
from ..plan import Block, Plan, Run, Task
from .years import is_said


def edited(text: str | None, edits: Iterable[tuple[int, str, str]]) -> str | None:
    if text is None:
        return None
    for start, old, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[start + len(old) :]
    return text


def edited_block(block: Block, edits: Iterable[tuple[int, str, str]]) -> Block:
    """`block` with its runs changed where they say the old words; what stands in a run stays in it."""
    runs = block.runs
    for start, old, new in sorted(edits, reverse=True):
        runs = tuple(_edited_runs(runs, start, old, new))
    return block if runs is block.runs else replace(block, runs=runs)


def _edited_runs(runs: Iterable[Run], start: int, old: str, new: str) -> Iterator[Run]:
    at, end = 0, start + len(old)
    is_written = False
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            put, is_written = "" if is_written else new, True
            text = run.text[:first] + put + run.text[last:]
            if text:
                yield replace(run, text=text)
        else:
            yield run
        at += len(run.text)


def edited_task(
    task: Task, blocks: Sequence[Block], edits: Mapping[str, Sequence[tuple[int, str, str]]], rules: DeadlineRules
) -> Task:
    """`task` following its blocks; what it says on its own is changed where that was accepted."""
    by_id = {block.id: block for block in blocks}
    ids = (*task.covers, task.block or "")

    def now(name: str, text: str | None) -> str | None:
        if text and is_said(text, task, by_id):
            return "; ".join(_followed(part, ids, by_id, edits) for part in text.split("; "))
        return edited(text, edits.get(f"tasks/{task.id}/{name}", ()))

    line, quote = by_id.get(task.block or ""), task.quote
    if line and quote == line.shown_text:
        quote = edited_block(line, edits.get(line.id, ())).shown_text
    elif quote is not None:
        quote = "\n".join(_followed(part, ids, by_id, edits) for part in quote.split("\n"))
    deadline = now("deadline_text", task.deadline_text)
    return replace(
        task,
        quote=quote,
        content=now("content", task.content),
        deadline_text=deadline,
        due_date=None if deadline is None else rules.read_whole(deadline).due,  # the year of issue is open again
        product=now("product", task.product),
        note=now("note", task.note),
        accepted=False,
    )


def edited_quote(quote: str, blocks: Sequence[Block], edits: Mapping[str, Sequence[tuple[int, str, str]]]) -> str:
    """Sentences of the text as the text says them now."""
    by_id = {block.id: block for block in blocks}
    return "\n".join(_followed(line, by_id, by_id, edits) for line in quote.split("\n"))


def _followed(
    part: str, ids: Iterable[str], blocks: Mapping[str, Block], edits: Mapping[str, Sequence[tuple[int, str, str]]]
) -> str:
    """`part` as the one of the blocks `ids` that says it says it now."""
    for id_ in ids:
        block = blocks.get(id_)
        at = block.text.find(part) if block else -1
        if at >= 0:
            inside = [(start - at, old, new) for start, old, new in edits.get(id_, ()) if at <= start < at + len(part)]
            return edited(part, inside) or part
    return part


def with_new_ids(plan: Plan, make_id: Callable[[], str]) -> Plan:
    blocks = {block.id: make_id() for block in plan.blocks}
    return replace(
        plan,
        id=make_id(),
        blocks=tuple(replace(block, id=blocks[block.id]) for block in plan.blocks),
        tasks=tuple(
            replace(
                task,
                id=make_id(),
                block=blocks.get(task.block or "", task.block),
                covers=tuple(blocks.get(id_, id_) for id_ in task.covers),
            )
            for task in plan.tasks
        ),
        annexes=tuple(replace(annex, id=make_id()) for annex in plan.annexes),
    )
