"""Compares found tasks with labelled ones, field by field: what is right, what was given, what was to be given.

A value of a task that nobody labelled is a wrong value, and a value of a label that nobody found is a missing one, so
that no field looks better than the finding.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from kehoach_desktop.domain.vietnamese import fold

FIELDS = ("found", "lead", "extra", "supporting", "kind", "due", "covers", "product")
_NONE = "none"
_LEAST = 12  # letters: a shorter stretch says nothing about where a task stands
_HORNED = str.maketrans("ƣƢ", "ưƯ")  # what scanning programs read
_LABEL = re.compile(r"^[\s|*#\\]*(?:(?:\d+(?:\.\d+)*|[IVX]+|[a-zđ])[.)\-](?!\d)\s*)?[\s*|\\+\-]*")


@lru_cache(maxsize=20_000)  # each text is compared with many
def words(text: str) -> str:
    """`text` as texts are compared: no marks, no signs, no case."""
    return " ".join(re.findall(r"[a-z0-9]+", fold(text.translate(_HORNED))))


def unmarked(text: str) -> str:
    """A line without its number and the marks before it."""
    return _LABEL.sub("", text)


@dataclass(frozen=True, slots=True)
class Label:
    """A task as a clerk sees it. `at` are texts of the paragraphs that may be its anchor; each of `lead` is right.
    `begins`: the texts are the first words of those paragraphs."""

    at: tuple[str, ...]
    covers: tuple[str, ...] = ()
    lead: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    kind: str = _NONE
    due: datetime.date | None = None
    product: str | None = None
    skip: frozenset[str] = frozenset()
    optional: bool = False
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A task as the program found it. `where` is the text of its block and of those it covers."""

    where: tuple[str, ...]
    content: str = ""
    quote: str = ""
    lead: str | None = None
    extra: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    kind: str = _NONE
    due: datetime.date | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """How many values are right, were given, and were to be given."""

    right: int = 0
    given: int = 0
    expected: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.right + other.right, self.given + other.given, self.expected + other.expected)

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0


Scores = Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Difference:
    """A label without its answer, an answer without a label, or a value of a pair that is not the labelled one."""

    field: str
    label: Label | None
    answer: Answer | None


class Names:
    """Which spellings mean one body."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        self._first = {self._bare(name): self._bare(group[0]) for group in groups for name in group}

    def key(self, name: str) -> str:
        bare = self._bare(name)
        return self._first.get(bare, bare)

    @staticmethod
    def _bare(name: str) -> str:
        bare = words(name)
        if bare.startswith("dong chi "):
            bare = words(name.partition(",")[0]).removeprefix("dong chi ")
        return bare.removeprefix("cac ")


# ---------------------------------------------------------------- which answer belongs to which label


def pairs(labels: Sequence[Label], answers: Sequence[Answer]) -> list[tuple[int, int]]:
    """Each label and its answer: at one place of the text, and the nearest in words; of equal ones the first.

    What is optional takes only what no other label of its place asks for.
    """
    likenesses = [
        (label.optional, -likeness, i, j)
        for i, label in enumerate(labels)
        for j, answer in _may_answer(label, answers)
        if (likeness := _likeness(label, answer))
    ]
    found: dict[int, int] = {}
    for _, _, i, j in sorted(likenesses):
        if i not in found and j not in found.values():
            found[i] = j
    return sorted(found.items())


def _may_answer(label: Label, answers: Sequence[Answer]) -> list[tuple[int, Answer]]:
    """All answers; of a label that begins its paragraph those that do, as others may name the same body further on."""
    numbered = list(enumerate(answers))
    if not label.begins:
        return numbered
    told = tuple(words(text) for text in label.at)
    return [(j, one) for j, one in numbered if one.where and words(one.where[0]).startswith(told)] or numbered


def _likeness(label: Label, answer: Answer) -> float:
    """0 where the two stand at different places; the assignment line itself weighs more than what it covers."""
    if not answer.where or not any(stands_in(text, answer.where) for text in label.at):
        return 0
    at_home = any(stands_in(text, answer.where[:1]) for text in label.at)
    told = (*label.at, *label.covers)
    return 1 + at_home + 2 * _shared(label.at, answer.content) + _shared(told, f"{answer.quote} {answer.content}")


def stands_in(text: str, blocks: Iterable[str]) -> bool:
    """Whether `text` is part of a block, or a block part of it (a line that a page broke)."""
    part = words(text)
    wholes = [words(block) for block in blocks]
    return bool(part) and any(part in whole or (len(whole) >= _LEAST and whole in part) for whole in wholes)


def _shared(texts: Sequence[str], other: str) -> float:
    """The share of the neighbouring words of `texts` that `other` has too."""
    told = [pair for text in texts for pair in _neighbours(text)]
    kept = Counter(told) & Counter(dict.fromkeys(_neighbours(other), len(told)))
    return kept.total() / len(told) if told else 0.0


def _neighbours(text: str) -> list[tuple[str, str]]:
    parts = words(text).split()
    return list(pairwise(parts))


# ---------------------------------------------------------------- how good the answers are


def compare(
    labels: Sequence[Label], answers: Sequence[Answer], names: Names, ignored: Sequence[str] = ()
) -> tuple[Scores, list[Difference]]:
    """The score of each field, and what is wrong. Answers that stand in `ignored` texts count only where labelled."""
    paired = pairs(labels, answers)
    taken = dict(paired)
    free = [answer for j, answer in enumerate(answers) if j not in taken.values()]
    free = [answer for answer in free if not any(stands_in(text, answer.where[:1]) for text in ignored)]
    rows: list[tuple[Label | None, Answer | None]] = [
        (label, answers[taken[i]] if i in taken else None) for i, label in enumerate(labels) if not label.optional
    ]
    rows += [(None, answer) for answer in free]
    scores = dict.fromkeys(FIELDS, Score())
    wrong = []
    for label, answer in rows:
        for field, score in _row_scores(label, answer, names).items():
            scores[field] += score
            if (label is None or answer is None) and field != "found":
                continue
            if not score.right == score.given == score.expected:
                wrong.append(Difference(field, label, answer))
    return scores, wrong


def _row_scores(label: Label | None, answer: Answer | None, names: Names) -> dict[str, Score]:
    there = Score(int(bool(label and answer)), int(answer is not None), int(label is not None))
    expected, given = _values(label, names), _values(answer, names)
    if label and len(label.lead) > 1 and given["lead"] <= {names.key(name) for name in label.lead}:
        expected["lead"] = given["lead"] or expected["lead"]
    scores = {"found": there, "covers": _covered(label, answer)}
    for field, values in given.items():
        scores[field] = Score(len(values & expected[field]), len(values), len(expected[field]))
    return {field: score for field, score in scores.items() if not (label and field in label.skip)}


def _values(task: Label | Answer | None, names: Names) -> dict[str, set[object]]:
    if task is None:
        return {"lead": set(), "extra": set(), "supporting": set(), "kind": set(), "due": set(), "product": set()}
    lead = task.lead[0] if isinstance(task, Label) and task.lead else task.lead
    return {
        "lead": {names.key(str(lead))} if lead else set(),
        "extra": {names.key(name) for name in task.extra},
        "supporting": {names.key(name) for name in task.supporting},
        "kind": set() if task.kind == _NONE else {task.kind},
        "due": set() if task.due is None else {task.due},
        "product": {words(task.product)} if task.product else set(),
    }


def _covered(label: Label | None, answer: Answer | None) -> Score:
    """Only assignment lines have labels of what they cover; of other tasks it is not scored."""
    if label is None or not label.covers:
        return Score()
    given = answer.where[1:] if answer else ()
    right = sum(any(stands_in(text, [block]) for block in given) for text in label.covers)
    # A block may hold several labelled lines (a page broke them) and then counts as often.
    wrong = sum(not any(stands_in(text, [block]) for text in label.covers) for block in given)
    return Score(right, right + wrong, len(label.covers))


def total(scores: Iterable[Scores]) -> Scores:
    """The sums of several texts."""
    sums = dict.fromkeys(FIELDS, Score())
    for each in scores:
        for field in FIELDS:
            sums[field] += each[field]
    return sums
