"""The lists of the office as the inspector shows them, and what is added to them or corrected from there."""

import datetime
import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

from ... import paths, settings
from ...domain.administrative.agencies import Agency, AgencySide, Confidence
from ...domain.administrative.recipient_groups import GroupLine, Note, NoteForms, RecipientGroup
from ...domain.deadlines import DeadlineRules
from ...domain.format_standard import Side
from ...domain.offices import IssuingBody, Signatory
from ...domain.plan import Plan, Recipient
from ...domain.recipients import item_text, parse_recipient
from ...domain.vietnamese import clean, same_words
from ...errors import BadArgumentError
from ...storage import agencies, issuing_bodies, recipient_groups, signatories
from ...storage.database import Store, open_store
from ..address_book import AddressBook, offered_book
from ..deadline_rules import rules_with
from ..office import value_of
from ..rulesets import ruleset
from .standpoint import Standpoint, day_of, standpoint

_OWN = "rieng"  # the beginning of the id of an entry that the office added


@dataclass(frozen=True, slots=True)
class Registers:
    """`body` is the office in the store that the plan is of; without one there is nobody to sign for it.

    `deadline_rules`: how the office reads “trước ngày …”, and the days off that are known.
    """

    book: AddressBook
    body: IssuingBody | None = None
    signatories: tuple[Signatory, ...] = ()
    deadline_rules: DeadlineRules = field(default_factory=rules_with)

    def standpoint(self, plan: Plan, today: datetime.date | None = None) -> Standpoint:
        return standpoint(plan, self.book.provinces, self.body, today)

    def groups_for(self, here: Standpoint) -> tuple[RecipientGroup, ...]:
        """The groups of the plan's side, those of its level first."""
        own = [group for group in self.book.groups if group.side is here.rules.side]
        return tuple(sorted(own, key=lambda group: abs(group.level.depth - here.level.depth)))

    def note_forms(self, side: Side) -> NoteForms:
        return next((group.notes for group in self.book.groups if group.side is side), NoteForms())


def registers(data_dir: Path, plan: Plan, today: datetime.date | None = None) -> Registers:
    book = offered_book(data_dir, day_of(plan, today))
    if not paths.has_store(data_dir):
        return Registers(book)
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        body = _body(database, plan, book.office)
        people = signatories.of_body(database, body.id) if body and body.id is not None else []
        rules = rules_with(before_includes_day=value_of(database, settings.BEFORE_INCLUDES_DAY))
    return Registers(book, body, tuple(people), rules)


def _body(database: Store, plan: Plan, office: IssuingBody | None) -> IssuingBody | None:
    """The body that the plan names; else the office itself. Never one of the other side."""
    side = ruleset(plan.ruleset).side
    known = [body for body in issuing_bodies.listing(database) if body.side is side]
    named = next((body for body in known if same_words(body.name, plan.issuing_body or "")), None)
    return named or (office if office and office.side is side else None)


# ---------------------------------------------------------------- bodies


def new_agency(name: str, here: Standpoint) -> Agency:
    """A body that the book does not know, as it is filed when nothing more is told."""
    side = AgencySide.PARTY if here.rules.side is Side.PARTY else AgencySide.STATE
    return Agency(_own_id(), here.level, side, tidy(name), Confidence.SEEN, note=None)


def save_agency(data_dir: Path, agency: Agency) -> Agency:
    with _store(data_dir) as database:
        agencies.put(database, [agency])
    return agency


def remove_agency(data_dir: Path, agency_id: str) -> None:
    with _store(data_dir) as database:
        agencies.remove(database, agency_id)


# ---------------------------------------------------------------- groups


def group_text(group: RecipientGroup, here: Standpoint, known: Registers) -> str:
    """The lines of a group as a clerk corrects them: one a line, notes in brackets."""
    return "\n".join(_spelled(line, group.notes, here, known) for line in group.lines)


def _spelled(line: GroupLine, notes: NoteForms, here: Standpoint, known: Registers) -> str:
    note = notes.of(line.note)
    return item_text(Recipient(_line_name(line, here, known), note), here.rules.recipients)


def _line_name(line: GroupLine, here: Standpoint, known: Registers) -> str:
    agency = known.book.agencies.get(line.agency) if line.agency else None
    text = line.name or line.text or line.blank or (agency.plan_name if agency else None) or line.agency or ""
    return here.placed(text) or here.open_name(text) or text


def group_from_text(group: RecipientGroup, text: str, here: Standpoint, known: Registers) -> RecipientGroup:
    """`group` with the lines that the clerk left in `text`; a line that was not touched stays what it was."""
    before = {_spelled(line, group.notes, here, known): line for line in group.lines}
    lines = []
    for typed in text.split("\n"):
        wanted = tidy(typed)
        if wanted:
            lines.append(before.get(wanted) or _group_line(wanted, group.notes, here, known))
    if not lines:
        raise BadArgumentError("Nhóm nơi nhận phải có ít nhất một dòng.")
    return replace(group, lines=tuple(lines))


def new_group(name: str, plan: Plan, here: Standpoint, known: Registers) -> RecipientGroup:
    """The plan's Nơi nhận as a group of the office."""
    if not plan.recipients:
        raise BadArgumentError("Chưa có nơi nhận để lưu thành nhóm.")
    side, rule = here.rules.side, here.rules.recipients
    notes = known.note_forms(side)
    lines = tuple(
        GroupLine(blank=one.name, note=_note_of(one.note, notes), needed=True)
        if one.blank
        else _group_line(item_text(one, rule), notes, here, known)
        for one in plan.recipients
    )
    return RecipientGroup(
        id=_own_id(),
        name=tidy(name),
        level=here.level,
        side=side,
        confidence=Confidence.SEEN,
        lines=lines,
        archive=plan.archive_line or "",
        notes=notes,
    )


def _group_line(text: str, notes: NoteForms, here: Standpoint, known: Registers) -> GroupLine:
    """A body of the book where the line is its name, else the words as they stand."""
    recipient = parse_recipient(text, here.rules.recipients)
    note = _note_of(recipient.note, notes)
    if recipient.note and note is None:
        return GroupLine(text=text)  # a note in words of its own
    found = known.book.agencies.find(recipient.name, here.level, here.on)
    placed = here.placed(found.plan_name) if found and found.plan_name else None
    if found and placed and same_words(placed, recipient.name):
        return GroupLine(agency=found.id, note=note)
    return GroupLine(text=recipient.name, note=note)


def _note_of(text: str | None, notes: NoteForms) -> Note | None:
    return next((note for note in Note if text and (form := notes.of(note)) and same_words(form, text)), None)


def save_group(data_dir: Path, group: RecipientGroup) -> RecipientGroup:
    with _store(data_dir) as database:
        recipient_groups.put(database, [group])
    return group


def remove_group(data_dir: Path, group_id: str) -> None:
    with _store(data_dir) as database:
        recipient_groups.remove(database, group_id)


# ---------------------------------------------------------------- signatories


def save_signatory(data_dir: Path, signatory: Signatory) -> Signatory:
    with _store(data_dir) as database:
        return signatories.save(database, signatory)


def remove_signatory(data_dir: Path, signatory_id: int) -> None:
    with _store(data_dir) as database:
        signatories.remove(database, signatory_id)


# ---------------------------------------------------------------- what all of them need


def tidy(text: str) -> str:
    """`text` of one line as it enters the store."""
    return " ".join(clean(text)[0].split())


def tidy_lines(text: str) -> str:
    """`text` that may hold several lines, none of them empty."""
    lines = (" ".join(line.split()) for line in clean(text)[0].split("\n"))
    return "\n".join(line for line in lines if line)


def tidy_list(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in map(tidy, texts) if one))


def _own_id() -> str:
    return f"{_OWN}.{uuid.uuid4().hex[:12]}"


def _store(data_dir: Path) -> AbstractContextManager[Store]:
    return open_store(paths.store_path(data_dir), paths.backup_dir(data_dir))
