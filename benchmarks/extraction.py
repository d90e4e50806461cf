"""Tasks found in plans against labelled ones: precision and recall of each field, tuning and held-out texts apart.

Invented passages are in `tests/data/extraction`; real documents are labelled there too and read from `../shared`. They
go the way of `kehoach tasks FILE --json`. Rules may be made from what is called tuning, never from what is held out.

    python3 dev.py bench extraction [--show] [--show-held-out]

`--show` prints every difference of the tuning texts; `--show-held-out` those of the others, for the last report only.
"""

import datetime
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks._extraction_scores import FIELDS, Answer, Difference, Label, Names, Scores, compare, total
from benchmarks._extraction_sets import (
    BLIND,
    BLIND3,
    BLIND3_HELD_OUT,
    BLIND_HELD_OUT,
    HELD_OUT,
    SHARED,
    TUNING,
    Case,
    invented,
    names,
    real,
)
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.plan import Block, Plan, Role, Run, Task
from kehoach_desktop.operations.rulesets import ruleset_in_force
from kehoach_desktop.operations.task_finding import find_plan_tasks, read_task_file

PRECISION, RECALL = 0.95, 0.90
AIMED_AT = ("found", "lead", "supporting", "kind", "due")
SETS = (
    ("invented passages, tuning", TUNING, None),
    ("invented passages, held out", HELD_OUT, None),
    ("once blind passages, tuning", BLIND, None),
    ("once blind passages, held out", BLIND_HELD_OUT, None),
    ("third blind set, tuning", BLIND3, None),
    ("third blind set, held out", BLIND3_HELD_OUT, None),
    ("seeds, tuning", TUNING, "seeds"),
    ("corpus, tuning", TUNING, "corpus"),
    ("corpus, held out", HELD_OUT, "corpus"),
)


# ---------------------------------------------------------------- one text


def answers(case: Case) -> list[Answer]:
    plan = plan_of(case)
    texts = {block.id: block.shown_text for block in plan.blocks}
    return [answer_of(found.task, texts) for found in find_plan_tasks(plan)]


def plan_of(case: Case) -> Plan:
    """The case as a plan. What the text itself says of its day and its body goes before what the label says."""
    plan = plan_of_text(case.text) if case.text is not None else plan_of_blocks(case)
    if case.issued and not plan.issue_date.whole:
        plan = replace(plan, issue_date=PartialDate(case.issued.day, case.issued.month, case.issued.year))
    return replace(plan, issuing_body=plan.issuing_body or case.body)


def plan_of_text(text: str) -> Plan:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.txt"
        file.write_text(text, encoding="utf-8", newline="")
        return read_task_file(file).plan


def plan_of_blocks(case: Case) -> Plan:
    blocks = tuple(block_of(number, *block) for number, block in enumerate(case.blocks, 1))
    ruleset = ruleset_in_force(Side(case.side), case.issued or datetime.date.today())
    return Plan(id=case.id, ruleset=ruleset.id, blocks=blocks)


def block_of(number: int, role: str, text: str) -> Block:
    return Block(f"b{number}", Role(role.removesuffix("!")), (Run(text),), heading=role.endswith("!"))


def answer_of(task: Task, texts: dict[str, str]) -> Answer:
    stands = [texts[id_] for id_ in (task.block, *task.covers) if id_ in texts]
    return Answer(
        tuple(stands),
        content=task.content or "",
        quote=task.quote or "",
        lead=task.lead,
        extra=task.extra_leads,
        supporting=task.supporting,
        kind=str(task.deadline_kind),
        due=task.due_date,
        product=task.product,
    )


# ---------------------------------------------------------------- the table


def measure(cases: Sequence[Case], same: Names, show: bool) -> Scores:
    scores = []
    for case in cases:
        score, wrong = compare(case.labels, answers(case), same, case.ignored)
        scores.append(score)
        if show and wrong:
            print(f"\n{case.id}")
            for difference in wrong:
                print(f"    {told(difference)}")
    return total(scores)


def told(difference: Difference) -> str:
    field, label, answer = difference.field, difference.label, difference.answer
    if label is None or answer is None:
        return (
            f"missed: {shortened(label.at)}" if label else f"not labelled: {shortened(answer.where if answer else ())}"
        )
    return f"{field}: {value(answer, field)}, labelled {value(label, field)}  ({shortened(label.at)})"


def value(task: Label | Answer, field: str) -> object:
    if field == "covers":
        return [shortened([text]) for text in (task.covers if isinstance(task, Label) else task.where[1:])]
    return getattr(task, field)


def shortened(texts: Sequence[str]) -> str:
    text = " ".join((texts[0] if texts else "").split())
    return text if len(text) <= 70 else f"{text[:69]}…"


def print_scores(title: str, cases: Sequence[Case], scores: Scores, aim: bool) -> None:
    tasks = sum(not label.optional for case in cases for label in case.labels)
    print(f"\n{title}: {len(cases)} texts, {tasks} tasks")
    print(f"    {'field':<12}{'precision':>10}{'recall':>10}{'right':>8}{'given':>8}{'asked':>8}")
    for field in FIELDS:
        score = scores[field]
        if not score.given and not score.expected:
            continue
        kept = score.precision >= PRECISION and score.recall >= RECALL
        mark = ("  kept" if kept else "  MISSED") if aim and field in AIMED_AT else ""
        counts = f"{score.right:>8}{score.given:>8}{score.expected:>8}"
        print(f"    {field:<12}{score.precision:>10.3f}{score.recall:>10.3f}{counts}{mark}")


def main(arguments: Iterable[str]) -> int:
    options = set(arguments)
    same = names()
    print(f"aim on held-out texts: precision {PRECISION:.2f}, recall {RECALL:.2f} of {', '.join(AIMED_AT)}")
    held_out: list[tuple[Sequence[Case], Scores]] = []
    for title, part, group in SETS:
        cases = invented(part) if group is None else real(part, group)
        if cases is None:
            print(f"\n{title}: not here ({SHARED})")
            continue
        is_held_out = part in (HELD_OUT, BLIND_HELD_OUT, BLIND3_HELD_OUT)
        show = ("--show-held-out" if is_held_out else "--show") in options
        scores = measure(cases, same, show)
        print_scores(title, cases, scores, aim=is_held_out)
        if is_held_out:
            held_out.append((cases, scores))
    everything = [case for cases, _ in held_out for case in cases]
    print_scores("all held out", everything, total(scores for _, scores in held_out), aim=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
