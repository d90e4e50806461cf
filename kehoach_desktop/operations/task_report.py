"""The report on how tasks stand, made from the store: as a draft beside the plans, or straight into files."""

import datetime
import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..domain.administrative.agencies import AgencyBook
from ..domain.administrative.recipient_groups import group_archive_line
from ..domain.document_numbers import body_code, symbol_of
from ..domain.format_standard import Ruleset, Side
from ..domain.offices import IssuingBody
from ..domain.plan import Plan, Signature
from ..domain.task_report import KIND, ReportOffice, report_plan
from ..domain.tasks import TrackedTask
from ..storage import plans, recipient_groups, signatories
from ..storage.database import Store
from ..storage.errors import in_sentences
from .address_book import AddressBook, shipped_provinces
from .exporting import Targets, export
from .inspecting.registers import Registers
from .inspecting.signing import signatory_choices, signature_of
from .office import offices
from .rulesets import ruleset, ruleset_in_force
from .saving import NEW, OpenedPlan
from .tasks import tracked_tasks

_NOBODY = Signature()


@in_sentences
def make_report(store: Store, on: datetime.date, tasks: Sequence[TrackedTask] | None = None) -> Plan:
    """How `tasks` (all that are followed, where none are named) stood on that day; nothing is written.

    It is of the office in use; before the first start, of the body that gave the tasks.
    """
    listed = tracked_tasks(store) if tasks is None else list(tasks)
    body = offices(store).in_use
    office = _of_body(body) if body else _of_giver(store, listed)
    rules = ruleset_in_force(body.side if body else _side(listed), on)
    office = replace(office, symbol=_symbol(body, office, rules, on))
    plan_id = str(uuid.uuid4())
    plan = report_plan(listed, office, on, ruleset_id=rules.id, rulesets=ruleset, plan_id=plan_id)
    return _with_closing(store, plan, body, on) if body else plan


@in_sentences
def add_report(
    store: Store, on: datetime.date, now: datetime.datetime, tasks: Sequence[TrackedTask] | None = None
) -> OpenedPlan:
    """The report as a draft in the store, to be read, finished, printed and exported like any document."""
    plan = make_report(store, on, tasks)
    return OpenedPlan(plan, plans.save(store, plan, now, NEW), now)


def write_report(
    store: Store,
    on: datetime.date,
    targets: Targets,
    tasks: Sequence[TrackedTask] | None = None,
    *,
    force: bool = False,
) -> Sequence[Path]:
    """The report into files, as `exporting.export` writes a plan; the store does not keep it."""
    return export(make_report(store, on, tasks), targets, force=force)


# ---------------------------------------------------------------- who reports


def _of_body(body: IssuingBody) -> ReportOffice:
    return ReportOffice(body.name, body.parent_name, place=body.place, house_style=body.house_style)


def _of_giver(store: Store, tasks: Sequence[TrackedTask]) -> ReportOffice:
    """The head of the newest plan, as far as all plans are of that body."""
    names = {task.plan.issuing_body for task in tasks}
    plan = plans.get(store, tasks[0].plan.id) if len(names) == 1 else None
    if plan is None:
        return ReportOffice()
    return ReportOffice(plan.issuing_body, plan.parent_body, place=plan.place, house_style=plan.house_style)


def _side(tasks: Sequence[TrackedTask]) -> Side:
    return ruleset(tasks[0].plan.ruleset).side if tasks and tasks[0].plan.ruleset else Side.PARTY


def _symbol(body: IssuingBody | None, office: ReportOffice, rules: Ruleset, on: datetime.date) -> str | None:
    """By the regulation's codes of that day; None where the body itself has to say."""
    code = body.code if body else None
    if code is None and office.issuing_body:
        code = body_code(" ".join(office.issuing_body.split()), office.parent_body, rules, on)
    return symbol_of(KIND, code, rules) if code else None


# ---------------------------------------------------------------- who signs, where it is kept


def _with_closing(store: Store, plan: Plan, body: IssuingBody, on: datetime.date) -> Plan:
    """With what the register of the office leaves no choice about."""
    people = tuple(signatories.of_body(store, body.id)) if body.id is not None else ()
    known = Registers(AddressBook(shipped_provinces(), AgencyBook(()), (), body), body, people)
    archive = _archive_line(store, plan, known, on)
    return replace(plan, signature=_signature(plan, known, on), archive_line=archive)


def _signature(plan: Plan, known: Registers, on: datetime.date) -> Signature:
    """The one person who may sign on that day; under the one authority that there is, else only the name."""
    choices = [one for one in signatory_choices(plan, known, known.standpoint(plan, on)) if one.is_allowed]
    if len(choices) != 1:
        return _NOBODY
    allowed = [one for one in choices[0].authorities if one.is_allowed]
    if len(allowed) == 1:
        return signature_of(choices[0], None, _NOBODY)
    return replace(_NOBODY, signatory=choices[0].signatory.name)


def _archive_line(store: Store, plan: Plan, known: Registers, on: datetime.date) -> str | None:
    """What all groups of recipients of the office's level print as their last line."""
    here = known.standpoint(plan, on)
    groups = (one for one in recipient_groups.listing(store) if (one.side, one.level) == (here.rules.side, here.level))
    lines = {group_archive_line(group, here.locality, here.toned) for group in groups}
    return next(iter(lines)) if len(lines) == 1 else None
