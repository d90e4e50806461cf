"""The follow-up list as a workbook: of all tasks with the summary, or a sheet for each lead body."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from ...domain.file_names import same_name_key
from ...domain.format_standard import Ruleset
from ...domain.plan import TaskColumn
from ...domain.tasks import SOON_DAYS, Tally, TrackedTask, body_name, by_lead, lead_key, tally
from ...domain.vietnamese import signless_key, sort_key
from .book import written_book
from .follow_up import FollowUp, write_follow_up_sheet
from .heading import Heading, reference_of_head
from .summary import write_summary_sheet

SHEET_NAME = "Theo dõi"
TITLE = "BẢNG THEO DÕI TIẾN ĐỘ THỰC HIỆN NHIỆM VỤ"
SUMMARY_TITLE = "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ"
NO_AGENCY = "Chưa rõ cơ quan chủ trì"
_MOST_IN_SHEET_NAME = 31
_NOT_IN_SHEET_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))
_KEPT_BY_EXCEL = "history"


@dataclass(frozen=True, slots=True)
class Office:
    """Who writes the list: its bodies and its regulation, and those of the plans."""

    rules: Ruleset
    parent_body: str | None
    issuing_body: str | None
    rules_of: Callable[[str], Ruleset]


@dataclass(frozen=True, slots=True)
class AgencyTasks:
    """The tasks that one body leads, alone or with others."""

    name: str
    tasks: tuple[TrackedTask, ...]


def write_follow_up(
    tasks: Sequence[TrackedTask], on: datetime.date, office: Office, soon_days: int = SOON_DAYS
) -> bytes:
    numbers, agencies = _numbered(tasks, on)
    heading = _heading(tasks, office)
    with written_book(office.rules.font.family, office.rules.fonts, TITLE, on) as (book, stream):
        sort = FollowUp(on, heading, office.rules_of, soon_days, lambda task: numbers[lead_key(task.task)])
        written = write_follow_up_sheet(book, SHEET_NAME, tasks, sort)
        write_summary_sheet(book, replace(heading, title=SUMMARY_TITLE), agencies, written, on)
    return stream.getvalue()


def write_agency_book(
    agencies: Sequence[AgencyTasks], on: datetime.date, office: Office, soon_days: int = SOON_DAYS
) -> bytes:
    """A sheet for each of `agencies`, with its tasks only."""
    with written_book(office.rules.font.family, office.rules.fonts, TITLE, on) as (book, stream):
        for agency, name in zip(agencies, sheet_names([agency.name for agency in agencies]), strict=True):
            write_follow_up_sheet(book, name, agency.tasks, _sort(agency, on, office, soon_days))
    return stream.getvalue()


def _sort(agency: AgencyTasks, on: datetime.date, office: Office, soon_days: int) -> FollowUp:
    heading = _heading(agency.tasks, office)
    lead = next(rule.title for rule in office.rules.task_table.columns if rule.column is TaskColumn.LEAD)
    line = agency.name if agency.name == NO_AGENCY else f"{lead}: {agency.name}"
    own = replace(heading, lines=(line, *heading.lines))
    return FollowUp(on, own, office.rules_of, soon_days)


def _heading(tasks: Sequence[TrackedTask], office: Office) -> Heading:
    heads = {task.plan.id: task.plan for task in tasks}
    lines: tuple[str, ...] = ()
    if len(heads) == 1:
        head = next(iter(heads.values()))
        lines = (reference_of_head(head, office.rules_of(head.ruleset)),)
    return Heading(office.rules, office.parent_body, office.issuing_body, TITLE, lines)


def _numbered(tasks: Sequence[TrackedTask], on: datetime.date) -> tuple[dict[str, int], list[tuple[str, Tally]]]:
    """The number of each lead body by its key, and in their order the names with their tallies."""
    groups = by_lead(tasks)
    named = [(body_name(own[0].task.lead) or NO_AGENCY, tally(own, on)) for own in groups.values()]
    return {key: number for number, key in enumerate(groups, 1)}, named


def agencies_of(tasks: Sequence[TrackedTask]) -> list[AgencyTasks]:
    """The tasks of each lead body, in the order of a dictionary; those without one stand last."""
    groups: dict[str, list[TrackedTask]] = {}
    names: dict[str, str] = {}
    for task in tasks:
        leads = {signless_key(lead or ""): body_name(lead) for lead in (task.task.lead, *task.task.extra_leads)}
        for key, name in leads.items():
            if key or len(leads) == 1:
                groups.setdefault(key, []).append(task)
                names.setdefault(key, name)
    order = sorted(groups, key=lambda key: (not key, sort_key(names[key])))
    return [AgencyTasks(names[key] or NO_AGENCY, tuple(groups[key])) for key in order]


def sheet_names(names: Sequence[str]) -> list[str]:
    """A name for each sheet that Excel takes: at most 31 letters, without its signs, none twice."""
    taken = {_KEPT_BY_EXCEL}
    given: list[str] = []
    for name in names:
        bare = " ".join("".join(c for c in name.translate(_NOT_IN_SHEET_NAME) if c.isprintable()).split())
        bare = bare.strip("' ") or NO_AGENCY
        given.append(next(one for one in _tries(bare) if same_name_key(one) not in taken))
        taken.add(same_name_key(given[-1]))
    return given


def _tries(name: str) -> Iterator[str]:
    yield _cut(name, _MOST_IN_SHEET_NAME)
    number = 2
    while True:
        ending = f" ({number})"
        yield _cut(name, _MOST_IN_SHEET_NAME - len(ending)) + ending
        number += 1


def _cut(name: str, most: int) -> str:
    """At most so many letters as Excel counts them; at the end of a word where one is near."""
    while len(name.encode("utf-16-le")) // 2 > most:
        shorter = name.rpartition(" ")[0]
        name = shorter if len(shorter) > most // 2 and len(name) - len(shorter) < most // 2 else name[:-1]
    return name.rstrip("' ")
