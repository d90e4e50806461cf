"""What returned tables would change, task by task. Nothing is changed here: the clerk accepts row by row."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ...errors import BadArgumentError
from ..administrative.names import plain_words
from ..tasks import STAGE_WORDS, Progress, Stage, TrackedTask
from .claims import Claim, Said, Unread, said_by, word_of
from .fields import FIELD_NAMES, Field
from .grid import day_of
from .marks import Entered, entered_in
from .matching import Key, Match, Matcher, key_of
from .tables import Place, Table, TableRow


class Cause(StrEnum):
    """Why a field is asked instead of proposed."""

    CHANGED_SINCE = "changed_since"  # the office changed it after the file had left
    TWO_SAYINGS = "two_sayings"  # two rows or files say different things
    UNREAD = "unread"  # a word or a day that nobody knows
    NEEDS_DAY = "needs_day"  # done, but when?
    NOT_DONE = "not_done"  # a day of completion, but not done


@dataclass(frozen=True, slots=True)
class FieldChange:
    field: Field
    before: Entered
    after: Entered

    @property
    def sentence(self) -> str:
        return f"{FIELD_NAMES[self.field]}: {word_of(self.before) or '(trống)'} → {word_of(self.after) or '(trống)'}"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that stays as it is until the clerk has answered; `choices` are what may be answered, beside `kept`."""

    field: Field
    cause: Cause
    sentence: str
    kept: Entered
    choices: tuple[Entered, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the rows at `places` would change of `task`."""

    task: TrackedTask
    places: tuple[Place, ...]
    changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[str, ...] = ()


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


@dataclass(slots=True)
class _Sayings:
    task: TrackedTask
    rows: list[tuple[TableRow, Said]] = field(default_factory=list)


def propose(
    tasks: Sequence[TrackedTask], tables: Iterable[Table], chosen: Mapping[Place, Key] | None = None
) -> Proposals:
    """`chosen` are the tasks that the clerk named for rows that fitted more than one, or none."""
    matcher, chosen = Matcher(tasks), chosen or {}
    unplaced: list[Unplaced] = []
    sayings: dict[Key, _Sayings] = {}
    for table in tables:
        for row in table.rows:
            match = matcher.match(row, chosen.get(row.place))
            if match.task is None:
                unplaced.append(_unplaced(row, match))
                continue
            said = said_by(row, match.task.progress, table)
            sayings.setdefault(key_of(match.task), _Sayings(match.task)).rows.append((row, said))
    proposals = [_proposal(one) for one in sayings.values()]
    told = tuple(one for one in proposals if one.changes or one.conflicts or one.remarks)
    return Proposals(told, tuple(unplaced), len(proposals) - len(told))


def _unplaced(row: TableRow, match: Match) -> Unplaced:
    return Unplaced(row.place, row.text(Field.CONTENT), match.candidates)


def _proposal(sayings: _Sayings) -> Proposal:
    known = entered_in(sayings.task.progress)
    claims: dict[Field, list[Claim]] = defaultdict(list)
    conflicts: list[Conflict] = []
    for _, said in sayings.rows:
        for claim in said.claims:
            claims[claim.field].append(claim)
        conflicts += (_unread(one, known[one.field]) for one in said.unread)
    changes: list[FieldChange] = []
    for name, own in claims.items():
        conflict = _conflict(own, known[name])
        if conflict:
            conflicts.append(conflict)
        else:
            changes.append(FieldChange(name, known[name], own[0].value))
    changes, asked = _coherent(changes, known, {conflict.field for conflict in conflicts})
    places = tuple(row.place for row, _ in sayings.rows)
    remarks = tuple(remark for row, _ in sayings.rows for remark in _remarks(row, sayings.task))
    return Proposal(sayings.task, places, tuple(changes), (*conflicts, *asked), remarks)


def _conflict(claims: Sequence[Claim], kept: Entered) -> Conflict | None:
    name = FIELD_NAMES[claims[0].field]
    values = tuple({word_of(claim.value): claim.value for claim in claims}.values())
    if len(values) > 1:
        told = "; ".join(f"{claim.place}: {word_of(claim.value) or '(trống)'}" for claim in claims)
        return Conflict(claims[0].field, Cause.TWO_SAYINGS, f"{name}: các tệp ghi khác nhau ({told}).", kept, values)
    if not all(claim.is_clean for claim in claims):
        sentence = (
            f"{name}: sau khi gửi tệp đi, trong kho đã sửa thành “{word_of(kept)}”; tệp ghi “{word_of(values[0])}”."
        )
        return Conflict(claims[0].field, Cause.CHANGED_SINCE, sentence, kept, values)
    return None


def _unread(one: Unread, kept: Entered) -> Conflict:
    choices: tuple[Entered, ...] = tuple(STAGE_WORDS) if one.field is Field.STAGE else ()
    sentence = f"{one.place}: không hiểu “{one.text}” ở cột {FIELD_NAMES[one.field]}."
    return Conflict(one.field, Cause.UNREAD, sentence, kept, choices)


def _coherent(
    changes: list[FieldChange], known: Mapping[Field, Entered], asked: set[Field]
) -> tuple[list[FieldChange], list[Conflict]]:
    """Without a day nothing becomes done, and a day of completion alone does not make it so."""
    after = {**known, **{change.field: change.after for change in changes}}
    of = {change.field: change for change in changes}
    if after[Field.STAGE] is Stage.DONE and after[Field.COMPLETED] is None:
        sentence = "Đã hoàn thành nhưng chưa có ngày hoàn thành: hoàn thành ngày nào?"
        held = {Field.STAGE, Field.COMPLETED}
        return [one for one in changes if one.field not in held], [
            Conflict(Field.COMPLETED, Cause.NEEDS_DAY, sentence, known[Field.COMPLETED])
        ]
    completed = of.get(Field.COMPLETED)
    if completed and completed.after and Field.STAGE not in asked and after[Field.STAGE] not in _FINISHED:
        word = word_of(after[Field.STAGE] or Stage.NOT_STARTED)
        sentence = f"Có ngày hoàn thành {word_of(completed.after)} nhưng Tình hình là “{word}”."
        conflict = Conflict(Field.STAGE, Cause.NOT_DONE, sentence, known[Field.STAGE], (Stage.DONE,))
        return [one for one in changes if one.field is not Field.STAGE], [conflict]
    return changes, []


_FINISHED = (Stage.DONE, Stage.REPORTED)


def _remarks(row: TableRow, task: TrackedTask) -> Iterable[str]:
    """What of the plan itself is otherwise in the file: never taken over, but said."""
    content = row.text(Field.CONTENT)
    if content and plain_words(content) != plain_words(task.task.content or ""):
        yield f"{row.place}: nội dung khác với kế hoạch."
    try:
        due = day_of(row.values.get(Field.DUE))
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
    causes = {conflict.cause for conflict in proposal.conflicts}
    if Cause.NEEDS_DAY in causes and isinstance(answers.get(Field.COMPLETED), datetime.date):
        values.setdefault(Field.STAGE, Stage.DONE)
    if Field.STAGE not in answers and _is_day_of_unfinished(proposal):
        values.pop(Field.COMPLETED, None)
    if Field.STAGE in values and values[Field.STAGE] is None:
        values[Field.STAGE] = Stage.NOT_STARTED
    fields = {name.value: value for name, value in values.items()}
    try:
        return replace(proposal.task.progress, **fields)  # type: ignore[arg-type]
    except ValueError as error:
        raise BadArgumentError(f"Chưa nhận được: {error}.") from None


def _is_day_of_unfinished(proposal: Proposal) -> bool:
    """Whether a day of completion comes with a Tình hình that is asked, and that is no finished one as it stands."""
    cause = next((conflict.cause for conflict in proposal.conflicts if conflict.field is Field.STAGE), None)
    has_day = any(change.field is Field.COMPLETED and change.after for change in proposal.changes)
    is_finished = cause is not Cause.NOT_DONE and proposal.task.progress.stage in _FINISHED
    return cause is not None and has_day and not is_finished
