"""Which task a row means: by its ids, else by its words. What could mean two is asked, not guessed."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..administrative.names import plain_words
from ..tasks import TrackedTask
from .fields import Field
from .marks import leads_of
from .tables import TableRow

Key = tuple[str, str]  # ids of the plan and of the task

ALIKE = 0.8  # of the words are the same: a few were corrected, or the end was cut off
_CORRECTED = 0.5  # of the words are left: with fewer, somebody wrote another task over it
_CLEARLY = 0.1  # by so much the best must be ahead of the second
_RARE_WORDS = 8  # of a row lead to the tasks that are compared
_COMMON = 500  # tasks with a word, above which it tells little
_MOST_COMPARED = 60
_MOST_OFFERED = 5


def key_of(task: TrackedTask) -> Key:
    return task.plan.id, task.task.id


@dataclass(frozen=True, slots=True)
class Match:
    """`task` where it is clear; else those that it could be, the likeliest first, or none."""

    task: TrackedTask | None = None
    candidates: tuple[TrackedTask, ...] = ()


class Matcher:
    """The tasks of the store, found again by what a row says."""

    def __init__(self, tasks: Sequence[TrackedTask]):
        self._tasks = tasks
        self._by_key = {key_of(task): task for task in tasks}
        contents = [plain_words(task.task.content or "") for task in tasks]
        self._words = [Counter(content.split()) for content in contents]
        self._by_content: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            self._by_content[contents[number]].append(number)
            for word in words:
                self._by_word[word].append(number)

    def match(self, row: TableRow, chosen: Key | None = None, *, is_copied: bool = False) -> Match:
        """`is_copied`: other rows of its table have the same ids, and one of them says what the task says."""
        if chosen is not None:
            return Match(self._by_key.get(chosen))
        ids = row.text(Field.PLAN_ID), row.text(Field.TASK_ID)
        known = self._by_key.get(ids)
        said = plain_words(row.text(Field.CONTENT))
        if known is not None and (not said or self._still_means(known, said, is_copied=is_copied)):
            return Match(known)
        found = self._by_words(row, said)
        if known is not None:
            # The ids say one task and the words another: rows were moved or copied with their hidden columns.
            return Match(candidates=_once([known, *_all(found)]))
        # Ids of another office, or of a plan that is gone: the same words may be another task.
        return Match(candidates=_all(found)) if all(ids) else found

    def says_the_same(self, row: TableRow) -> bool:
        """Whether the row says what the task of its ids says."""
        known = self._by_key.get((row.text(Field.PLAN_ID), row.text(Field.TASK_ID)))
        return known is not None and plain_words(row.text(Field.CONTENT)) == plain_words(known.task.content or "")

    def _still_means(self, task: TrackedTask, said: str, *, is_copied: bool) -> bool:
        """An agency may correct the words of its task; those of another task are no correction, nor quite new ones."""
        own = plain_words(task.task.content or "")
        if said == own:
            return True
        if is_copied or said in self._by_content:
            return False
        return not own or own.startswith(said) or _likeness(Counter(said.split()), Counter(own.split())) >= _CORRECTED

    def _by_words(self, row: TableRow, said: str) -> Match:
        if not said:
            return Match()
        same = self._by_content.get(said, [])
        if same:
            return self._one_of([(1.0, number) for number in same], row)
        words = Counter(said.split())
        scored = [(_likeness(words, self._words[number]), number) for number in self._worth_comparing(words)]
        return self._one_of(sorted((one for one in scored if one[0] >= ALIKE), reverse=True), row)

    def _worth_comparing(self, words: Counter[str]) -> Iterable[int]:
        rare = sorted((word for word in words if word in self._by_word), key=lambda word: len(self._by_word[word]))
        hits: Counter[int] = Counter()
        for word in rare[:_RARE_WORDS]:
            if hits and len(self._by_word[word]) > _COMMON:
                break
            hits.update(self._by_word[word])
        return [number for number, _ in hits.most_common(_MOST_COMPARED)]

    def _one_of(self, scored: list[tuple[float, int]], row: TableRow) -> Match:
        """The best, where it is clearly ahead or the only one of the same lead body, plan or deadline."""
        if not scored:
            return Match()
        ahead = [number for score, number in scored if score > scored[0][0] - _CLEARLY]
        for fits in (self._same_lead, self._same_source, self._same_deadline):
            if len(ahead) > 1:
                ahead = [number for number in ahead if fits(number, row)] or ahead
        if len(ahead) == 1:
            return Match(self._tasks[ahead[0]])
        return Match(candidates=tuple(self._tasks[number] for number in ahead[:_MOST_OFFERED]))

    def _same_lead(self, number: int, row: TableRow) -> bool:
        return plain_words(leads_of(self._tasks[number].task)) == plain_words(row.text(Field.LEAD))

    def _same_source(self, number: int, row: TableRow) -> bool:
        head = self._tasks[number].plan
        source = plain_words(row.text(Field.SOURCE))
        symbol = re.escape(plain_words(head.symbol or ""))
        return bool(symbol and head.number) and re.search(rf"(?<!\d)0*{head.number} {symbol}\b", source) is not None

    def _same_deadline(self, number: int, row: TableRow) -> bool:
        return plain_words(self._tasks[number].task.deadline_text or "") == plain_words(row.text(Field.DEADLINE))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much of their words two texts share, 0 to 1."""
    return 2 * (one & other).total() / ((one.total() + other.total()) or 1)


def _all(match: Match) -> tuple[TrackedTask, ...]:
    return (match.task,) if match.task else match.candidates


def _once(tasks: Iterable[TrackedTask]) -> tuple[TrackedTask, ...]:
    return tuple({key_of(task): task for task in tasks}.values())[:_MOST_OFFERED]
