"""Default groups of Nơi nhận: which lines a plan of one kind goes to, from data into the plan's recipients.

No regulation names them; they are practice, so a group says how sure it is. A line stands for a body of the address
book where one fits: a body that has ended by the plan's day gives way to its successor.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ..format_standard.ruleset import Side
from ..plan import Recipient
from ..recipients import Rank
from ..records import RecordError, read_record
from ..toml_lines import TomlFile
from ..vietnamese import word_key
from .agencies import Agency, AgencyBook, AgencyRole, AgencySide, Confidence, one_of
from .locality import Locality, Toned, blank_name, with_place
from .names import plain_words
from .units import AgencyLevel, UnitKind


class Note(StrEnum):
    """Why a body gets the plan. Superiors always carry a note, others where the office wants one."""

    REPORT = "report"
    EXECUTE = "execute"
    COOPERATE = "cooperate"
    KNOW = "know"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A body (`agency`, printed as `name` where given), a fixed `text`, or a `blank` that the clerk fills.

    `optional`: only where such a body exists. `needed`: a blank that is seen in the plan until it is filled.
    """

    agency: str | None = None
    name: str | None = None
    text: str | None = None
    blank: str | None = None
    note: Note | None = None
    optional: bool = False
    needed: bool = False

    def __post_init__(self) -> None:
        if sum(one is not None for one in (self.agency, self.text, self.blank)) != 1:
            raise ValueError("mỗi dòng có đúng một trong agency, text, blank")
        if self.name is not None and self.agency is None:
            raise ValueError("name chỉ đi với agency")
        if self.needed and self.blank is None:
            raise ValueError("needed chỉ đi với blank")


@dataclass(frozen=True, slots=True)
class NoteForms:
    """How one side prints the notes, without brackets; one form of each in a document. None is not printed."""

    report: str | None = None
    execute: str | None = None
    cooperate: str | None = None
    know: str | None = None

    def of(self, note: Note | None) -> str | None:
        form: str | None = getattr(self, note) if note else None
        return form


@dataclass(frozen=True, slots=True)
class RecipientGroup:
    """`default`: for a plan of which nothing more is known. `archive_in`: the archive line of some kinds of units."""

    id: str
    name: str
    level: AgencyLevel
    side: Side
    confidence: Confidence
    lines: tuple[GroupLine, ...]
    archive: str
    archive_in: Mapping[UnitKind, str] = field(default_factory=dict, hash=False)
    default: bool = False
    notes: NoteForms = NoteForms()

    def __post_init__(self) -> None:
        if not self.lines:
            raise ValueError(f"nhóm {self.id} chưa có dòng nào")

    @property
    def blanks(self) -> tuple[str, ...]:
        """What the clerk can be asked for."""
        return tuple(line.blank for line in self.lines if line.blank)


@dataclass(frozen=True, slots=True)
class _GroupsFile:
    notes: Mapping[Side, NoteForms]
    groups: tuple[RecipientGroup, ...]


def load_recipient_groups(name: str, text: str, book: AgencyBook) -> tuple[RecipientGroup, ...]:
    """The groups in `text`, with the notes of their side; `name` is the file's, for complaints."""
    file = TomlFile(name, text)
    try:
        read = read_record(_GroupsFile, file.data)
    except RecordError as error:
        raise file.bad(error) from None
    _check(read, file, book)
    return tuple(replace(group, notes=read.notes[group.side]) for group in read.groups)


def _check(read: _GroupsFile, file: TomlFile, book: AgencyBook) -> None:
    ids: set[str] = set()
    defaults: set[tuple[AgencyLevel, Side]] = set()
    for number, group in enumerate(read.groups):
        here = ("groups", number)
        if group.id in ids:
            raise file.complaint(f"nhóm “{group.id}” có hai lần", (*here, "id"))
        ids.add(group.id)
        if group.side not in read.notes:
            raise file.complaint(f"chưa có cách ghi chú của side = “{group.side}” (notes)", (*here, "side"))
        if group.default and (group.level, group.side) in defaults:
            raise file.complaint("đã có nhóm mặc định khác cùng cấp, cùng hệ thống", (*here, "default"))
        defaults |= {(group.level, group.side)} if group.default else set()
        for index, line in enumerate(group.lines):
            if line.agency and book.get(line.agency) is None:
                raise file.complaint(f"không có cơ quan nào với id “{line.agency}”", (*here, "lines", index, "agency"))


def default_group(groups: Iterable[RecipientGroup], level: AgencyLevel, side: Side) -> RecipientGroup | None:
    """The group for a plan of that level and side of which nothing more is known."""
    return next((group for group in groups if group.default and group.level == level and group.side == side), None)


def group_in_tones(group: RecipientGroup, toned: Toned) -> RecipientGroup:
    """`group` in the tone style of the house. For groups that ship: the office's own stay as they were written."""
    lines = (
        replace(line, name=line.name and toned(line.name), text=line.text and toned(line.text)) for line in group.lines
    )
    archive_in = {kind: toned(line) for kind, line in group.archive_in.items()}
    return replace(group, lines=tuple(lines), archive=toned(group.archive), archive_in=archive_in)


def group_recipients(
    group: RecipientGroup,
    book: AgencyBook,
    locality: Locality,
    on: datetime.date,
    *,
    filled: Mapping[str, Recipient] | None = None,
    optional: bool = False,
    toned: Toned = str,
) -> tuple[Recipient, ...]:
    """The lines as they print there on that day, none of them twice.

    A blank gives a line where `filled` has one for it or the line is needed, an optional body only where `optional`
    asks for them. What the place has to tell and nobody knows is a blank line; a line that needs a proper name is left
    out, as is a body that has ended without a successor. `toned` writes bodies and words of the place in the tone
    style of the house; what fills a blank is the clerk's, and a note of its own goes before the group's.
    """
    recipients: dict[str, Recipient] = {}
    for line in group.lines:
        if line.optional and not optional:
            continue
        one = _filled(line, filled or {}, toned) if line.blank else _named(line, book, locality, on, toned)
        if one:
            recipients.setdefault(word_key(one.name), replace(one, note=one.note or group.notes.of(line.note)))
    return tuple(recipients.values())


def _filled(line: GroupLine, filled: Mapping[str, Recipient], toned: Toned) -> Recipient | None:
    given = filled.get(line.blank or "")
    if given and given.name.strip():
        return given
    return Recipient(toned(line.blank or ""), blank=True) if line.needed else None


def _named(line: GroupLine, book: AgencyBook, locality: Locality, on: datetime.date, toned: Toned) -> Recipient | None:
    if line.agency is None:
        return _placed(line.text, locality, toned)
    found = book.here(line.agency, locality, on)
    if len(found) > 1:
        return Recipient(toned(one_of(found)), blank=True)
    own = _placed(line.name, locality, toned) if [one.id for one in found] == [line.agency] else None
    return own or (_placed(toned(found[0].plan_name or ""), locality, toned) if found else None)


def _placed(text: str | None, locality: Locality, toned: Toned) -> Recipient | None:
    if not text:
        return None
    if name := with_place(text, locality, toned):
        return Recipient(name)
    missing = blank_name(text, locality, toned)
    return Recipient(missing, blank=True) if missing else None


def group_archive_line(group: RecipientGroup, locality: Locality, toned: Toned = str) -> str | None:
    """`Lưu Văn phòng Đảng uỷ`; of the State `Lưu: VT`, with the code of the drafting office where it is known."""
    kind = locality.commune_kind
    if group.archive_in and kind is None:
        return None
    return with_place(group.archive_in.get(kind, group.archive) if kind else group.archive, locality, toned)


# Only these can be superiors; a court, a school or a regional office of a higher level stands among the others.
_SUPERIOR_SIDES = {AgencySide.PARTY, AgencySide.STATE, AgencySide.FRONT, AgencySide.FORCE}
_AFTER_BODIES = 1000  # the person in charge of an area comes after the superior bodies


def place_of(recipient: Recipient, book: AgencyBook, level: AgencyLevel) -> tuple[Rank, int] | None:
    """Where a line stands for an issuing body of `level`, for `recipients.in_order`; None for what nobody knows.

    A line that names several bodies stands where the first of them does.
    """
    name = recipient.name.partition(" (")[0] if recipient.blank else recipient.name
    agency = next(iter(book.find_each(name, level)), None)
    if "cap tren" in plain_words(recipient.name):
        return Rank.SUPERIOR, agency.rank if agency else _AFTER_BODIES
    if agency is None:
        # Of what is still open only superiors are sure to have a note.
        return (Rank.SUPERIOR, _AFTER_BODIES) if recipient.blank and recipient.note else None
    rank = _rank(agency, level)
    return rank, agency.rank + (_AFTER_BODIES if agency.person and rank is Rank.SUPERIOR else 0)


def _rank(agency: Agency, level: AgencyLevel) -> Rank:
    at = agency.ranks_as or agency.level
    if agency.committee and _is_own(agency, level):
        return Rank.MEMBERS
    if agency.roles == (AgencyRole.PUBLICISES,) and at.depth <= level.depth:
        return Rank.OTHER  # papers and web pages
    if at.depth < level.depth:
        return Rank.SUPERIOR if agency.side in _SUPERIOR_SIDES else Rank.OTHER
    return Rank.SAME_LEVEL if at is level else Rank.LOWER_LEVEL


def _is_own(agency: Agency, level: AgencyLevel) -> bool:
    """Whether the issuing body may mean its own. Đảng uỷ viên there are at two levels: both committees are đảng uỷ."""
    two_levels = agency.person and (agency.level, level) == (AgencyLevel.COMMUNE, AgencyLevel.GRASSROOTS)
    return agency.level == level or two_levels
