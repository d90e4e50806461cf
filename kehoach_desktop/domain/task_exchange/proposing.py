"""What returned tables would change, task by task. Nothing is changed here: the clerk accepts row by row."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ...errors import BadArgumentError
from ..administrative.names import plain_words
from ..tasks import STAGE_WORDS, Progress, Stage, TrackedTask
from .claims import Claim, Said, Unread, said_by, word_of
from .coherence import FINISHED, Cause, Conflict, FieldChange, coherent, doubt_about
from .fields import ENTERED, FIELD_NAMES, Field
from .grid import day_of
from .marks import Entered, entered_in
from .matching import Key, Match, Matcher, key_of
from .tables import Place, Table, TableRow


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rows at `places` would change of `task`."""

    task: TrackedTask
    places: tuple[Place, ...]
    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[str, ...] = ()
    held: tuple[FieldChange, ...] = ()  # that come with the answer that makes the task done


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A row that fits no task, or more than one: then `candidates` are to be chosen from."""

    place: Place
    text: str
    candidates: tuple[TrackedTask, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposals:
    rows: tuple[Proposal, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    unchanged: int = 0  # tasks whose rows say nothing new
    on: datetime.date | None = None  # the day by which days were doubted


@dataclass(slots=True)
class _Sayings:
    task: TrackedTask
    rows: list[tuple[TableRow, Said, datetime.date]] = field(default_factory=list)


def propose(
    tasks: Sequence[TrackedTask],
    tables: Iterable[Table],
    chosen: Mapping[Place, Key] | None = None,
    on: datetime.date | None = None,
) -> Proposals:
    """`chosen` are the tasks that the clerk named for rows that fitted more than one, or none; `on` is today."""
    matcher, chosen = Matcher(tasks), chosen or {}
    unplaced: list[Unplaced] = []
    sayings: dict[Key, _Sayings] = {}
    for table in tables:
        copied = _copied_ids(table, matcher)
        for row in table.rows:
            match = matcher.match(row, chosen.get(row.place), is_copied=_ids(row) in copied)
            if match.task is None:
                unplaced.append(_unplaced(row, match))
                continue
            said = said_by(row, match.task.progress, table)
            sayings.setdefault(key_of(match.task), _Sayings(match.task)).rows.append((row, said, table.day_nought))
    proposals = [_proposal(one, on) for one in sayings.values()]
    told = tuple(one for one in proposals if one.changes or one.conflicts or one.remarks)
    return Proposals(told, tuple(unplaced), len(proposals) - len(told), on)


def _ids(row: TableRow) -> Key:
    return row.text(Field.PLAN_ID), row.text(Field.TASK_ID)


def _copied_ids(table: Table, matcher: Matcher) -> set[Key]:
    """Ids that several rows have: whoever adds a task copies the row above, with all that it hides."""
    counts = Counter(_ids(row) for row in table.rows if row.text(Field.TASK_ID))
    return {_ids(row) for row in table.rows if counts[_ids(row)] > 1 and matcher.says_the_same(row)}


def _unplaced(row: TableRow, match: Match) -> Unplaced:
    return Unplaced(row.place, row.text(Field.CONTENT), match.candidates)


def _proposal(sayings: _Sayings, on: datetime.date | None) -> Proposal:
    known = entered_in(sayings.task.progress)
    changes: list[FieldChange] = []
    conflicts: list[Conflict] = []
    for name in ENTERED:
        claims = [one for _, said, _ in sayings.rows for one in said.claims if one.field is name]
        unread = [one for _, said, _ in sayings.rows for one in said.unread if one.field is name]
        if conflict := _conflict(name, claims, unread, known[name]):
            conflicts.append(conflict)
        elif claims:
            changes.append(FieldChange(name, known[name], claims[0].value))
    conflicts = [_with_days_only(one, known, changes) for one in conflicts]
    agreed = coherent(sayings.task, changes, {conflict.field for conflict in conflicts}, on)
    conflicts += filter(None, (agreed.conflict,))
    remarks = [remark for row, _, nought in sayings.rows for remark in _remarks(row, sayings.task, nought)]
    days = next((one.choices for one in conflicts if one.field is Field.COMPLETED), ())
    remarks += (f"Ngày {word_of(day)} {doubt}." for day in days if (doubt := doubt_about(day, sayings.task, on)))
    places = tuple(row.place for row, _, _ in sayings.rows)
    return Proposal(sayings.task, places, agreed.changes, tuple(conflicts), tuple(dict.fromkeys(remarks)), agreed.held)


def _with_days_only(one: Conflict, known: Mapping[Field, Entered], changes: Sequence[FieldChange]) -> Conflict:
    """An emptied cell is no choice for the day of a task that is done."""
    stage = next((change.after for change in changes if change.field is Field.STAGE), known[Field.STAGE])
    if one.field is not Field.COMPLETED or stage is not Stage.DONE:
        return one
    return replace(one, choices=tuple(day for day in one.choices if day is not None))


def _conflict(name: Field, claims: Sequence[Claim], unread: Sequence[Unread], kept: Entered) -> Conflict | None:
    """One question for a field, with all that is said of it."""
    by_word = {word_of(claim.value): claim.value for claim in claims}
    values = tuple(by_word.values())
    sentences = [f"{one.place}: không hiểu “{one.text}” ở cột {FIELD_NAMES[name]}." for one in unread]
    if len(values) > 1:
        told = "; ".join(f"{claim.place}: {word_of(claim.value) or '(trống)'}" for claim in claims)
        who = "các tệp" if len({claim.place.file for claim in claims}) > 1 else "các dòng"
        told = f"{FIELD_NAMES[name]}: {who} ghi khác nhau ({told})."
        sayings = tuple((by_word[word_of(claim.value)], claim.place) for claim in claims)
        return Conflict(name, Cause.TWO_SAYINGS, " ".join((told, *sentences)), kept, values, sayings)
    if unread:
        known_words = tuple(STAGE_WORDS) if name is Field.STAGE else ()
        choices = tuple(dict.fromkeys((*values, *known_words)))
        return Conflict(name, Cause.UNREAD, " ".join(sentences), kept, choices)
    if all(claim.is_clean for claim in claims):
        return None
    sentence = (
        f"{FIELD_NAMES[name]}: sau khi gửi tệp đi, trong kho đã sửa thành “{word_of(kept) or '(trống)'}”; "
        f"tệp ghi “{word_of(values[0]) or '(trống)'}”."
    )
    return Conflict(name, Cause.CHANGED_SINCE, sentence, kept, values)


def _remarks(row: TableRow, task: TrackedTask, day_nought: datetime.date) -> Iterable[str]:
    """What of the plan itself is otherwise in the file: never taken over, but said."""
    content = row.text(Field.CONTENT)
    if content and plain_words(content) != plain_words(task.task.content or ""):
        yield f"{row.place}: nội dung khác với kế hoạch."
    try:
        due = day_of(row.values.get(Field.DUE), day_nought)
    except ValueError:
        return
    if due and task.due and due != task.due:
        yield f"{row.place}: ngày đến hạn là {due:%d/%m/%Y}, trong kho là {task.due:%d/%m/%Y}."


# ---------------------------------------------------------------- accepting


def accepted(proposal: Proposal, answers: Mapping[Field, Entered] | None = None) -> Progress:
    """What is known of the task once the clerk has accepted `proposal`; `answers` settle its conflicts.

    A conflict without an answer leaves its field as it is.
    """
    answers = answers or {}
    values = {change.field: change.after for change in proposal.changes} | dict(answers)
    if isinstance(answers.get(Field.COMPLETED), datetime.date) or answers.get(Field.STAGE) in FINISHED:
        values = {change.field: change.after for change in proposal.held} | values
    if Field.COMPLETED not in answers:
        _leave_day_of_unfinished(values, proposal, is_answered=Field.STAGE in answers)
    if Field.STAGE in values and values[Field.STAGE] is None:
        values[Field.STAGE] = Stage.NOT_STARTED
    fields = {name.value: value for name, value in values.items()}
    try:
        return replace(proposal.task.progress, **fields)  # type: ignore[arg-type]
    except ValueError as error:
        raise BadArgumentError(f"Chưa nhận được: {error}.") from None


def _leave_day_of_unfinished(values: dict[Field, Entered], proposal: Proposal, *, is_answered: bool) -> None:
    """A day that came with a Tình hình which is asked: it goes when the answer says that the task is not finished."""
    conflict = next((one for one in proposal.conflicts if one.field is Field.STAGE), None)
    if conflict is None or values.get(Field.STAGE, proposal.task.progress.stage) in FINISHED:
        return
    if is_answered:
        values[Field.COMPLETED] = None
    else:
        values.pop(Field.COMPLETED, None)
