"""The report on how tasks stand, made from the store: a draft beside the plans."""

import datetime
import uuid
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from ..domain.administrative.agencies import AgencyBook
from ..domain.administrative.recipient_groups import group_archive_line, place_of
from ..domain.body_names import in_sentence
from ..domain.document_numbers import body_code, symbol_of
from ..domain.format_standard import Ruleset, Side
from ..domain.offices import IssuingBody
from ..domain.plan import Plan, Recipient, Signature
from ..domain.recipients import Rank
from ..domain.task_report import KIND, Proposed, ReportOffice, name_in_full, proposed_recipients, report_plan
from ..domain.tasks import TrackedTask
from ..domain.vietnamese import same_words
from ..errors import KnownError
from ..storage import agencies as stored_agencies
from ..storage import plans, recipient_groups, signatories
from ..storage.database import Store
from ..storage.errors import in_sentences
from .address_book import AddressBook, shipped_agencies, shipped_groups, shipped_provinces
from .inspecting.registers import Registers
from .inspecting.signing import signatory_choices, signature_of
from .inspecting.standpoint import Standpoint
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
    office = _with_closing(store, office, rules, body, on, _plans_of(store, listed))
    return report_plan(listed, office, on, ruleset_id=rules.id, rulesets=ruleset, plan_id=str(uuid.uuid4()))


@in_sentences
def add_report(
    store: Store, on: datetime.date, now: datetime.datetime, tasks: Sequence[TrackedTask] | None = None
) -> OpenedPlan:
    """The report as a draft in the store, to be read, finished, printed and exported like any document."""
    plan = make_report(store, on, tasks)
    return OpenedPlan(plan, plans.save(store, plan, now, NEW), now)


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


# ---------------------------------------------------------------- to whom, who signs, where it is kept


_MOST_ASKED = 200  # plans: so many have hardly a recipient in common, and each is read whole


def _plans_of(store: Store, tasks: Sequence[TrackedTask]) -> list[Plan]:
    """The plans that gave `tasks`; one that cannot be read any more tells nothing."""
    ids = list(dict.fromkeys(task.plan.id for task in tasks))
    found: list[Plan] = []
    for id_ in ids if len(ids) <= _MOST_ASKED else ():
        with suppress(KnownError):
            plan = plans.get(store, id_)
            found += [plan] if plan else []
    return found


def _with_closing(
    store: Store, office: ReportOffice, rules: Ruleset, body: IssuingBody | None, on: datetime.date, given: list[Plan]
) -> ReportOffice:
    """With what the plans and the register of the office leave no choice about."""
    head = Plan("_", rules.id, KIND, office.parent_body, office.issuing_body, house_style=office.house_style)
    people = tuple(signatories.of_body(store, body.id)) if body and body.id is not None else ()
    agencies = {one.id: one for one in (*shipped_agencies().agencies, *stored_agencies.listing(store))}
    book = AddressBook(shipped_provinces(), AgencyBook(tuple(agencies.values())), shipped_groups(), body)
    known = Registers(book, body, people)
    here = known.standpoint(head, on)
    to = _recipients(office, known, here, given)
    archive = to.archive_line or (_archive_line(store, here) if body else None)
    signature = _signature(head, known, on) if body else _NOBODY
    closed = replace(office, recipients=(*to.superiors, *to.others), archive_line=archive, signature=signature)
    if rules.addressees is None or not to.superiors:
        return closed
    first, *superiors = to.superiors
    return replace(closed, addressee=name_in_full(first, here.tones), recipients=(*superiors, *to.others))


def _recipients(office: ReportOffice, known: Registers, here: Standpoint, given: list[Plan]) -> Proposed:
    """Where no plan names a superior, the one that stands in the letterhead."""
    if not office.issuing_body:
        return Proposed()

    def is_superior(line: Recipient) -> bool:
        place = place_of(line, known.book.agencies, here.level)
        return bool(place and place[0] is Rank.SUPERIOR)

    note = known.note_forms(here.rules.side).report
    proposed = proposed_recipients(given, office.issuing_body, is_superior, note)
    above = _body_above(office, here)
    if proposed.superiors or not above:
        return proposed
    others = tuple(line for line in proposed.others if not same_words(line.name, above))
    return replace(proposed, superiors=(Recipient(above, note),), others=others)


def _body_above(office: ReportOffice, here: Standpoint) -> str | None:
    """Of the Party the committee of the organisation that the letterhead names, of the State the body itself."""
    if here.rules.side is Side.STATE:
        return in_sentence(office.parent_body) if office.parent_body else None
    return here.toned(here.locality.superior) if here.locality.superior else None


def _signature(plan: Plan, known: Registers, on: datetime.date) -> Signature:
    """The one person who may sign on that day; under the one authority that there is, else only the name."""
    choices = [one for one in signatory_choices(plan, known, known.standpoint(plan, on)) if one.is_allowed]
    if len(choices) != 1:
        return _NOBODY
    allowed = [one for one in choices[0].authorities if one.is_allowed]
    if len(allowed) == 1:
        return signature_of(choices[0], None, _NOBODY)
    return replace(_NOBODY, signatory=choices[0].signatory.name)


def _archive_line(store: Store, here: Standpoint) -> str | None:
    """What all groups of recipients of the office's level print as their last line."""
    groups = (one for one in recipient_groups.listing(store) if (one.side, one.level) == (here.rules.side, here.level))
    lines = {group_archive_line(group, here.locality, here.toned) for group in groups}
    return next(iter(lines)) if len(lines) == 1 else None
