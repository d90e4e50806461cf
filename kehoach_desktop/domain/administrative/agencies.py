"""The bodies that plans name: who they are, since and until when, and what they are usually asked to do.

Many arrangements ended in 2025 (district level, đảng đoàn, ban cán sự đảng, merged sở), so a body has dates and
successors, and an ended one is found too: a check must be able to say what has taken its place.
"""

import datetime
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ..records import RecordError, read_record
from ..toml_lines import TomlFile
from .locality import Locality, blank_name
from .names import HOLE, UNIT_KEYS, UNIT_WORDS, NameIndex, Spelling, name_key, plain_words, spellings
from .units import AgencyLevel, UnitKind, check_period, in_use


class AgencySide(StrEnum):
    """The system a body belongs to."""

    PARTY = "party"
    STATE = "state"
    FRONT = "front"  # Mặt trận Tổ quốc
    UNION = "union"  # tổ chức chính trị - xã hội
    ASSOCIATION = "association"  # hội
    FORCE = "force"  # công an, quân sự
    JUSTICE = "justice"  # toà án, viện kiểm sát, thi hành án
    SECTOR = "sector"  # ngành dọc
    SERVICE = "service"  # đơn vị sự nghiệp


class AgencyRole(StrEnum):
    """What a body usually does in a task."""

    RECEIVES_REPORT = "receives_report"
    DIRECTS = "directs"
    DRAFTS = "drafts"
    LEADS = "leads"
    SUPPORTS = "supports"
    CARRIES_OUT = "carries_out"
    FOLLOWS_UP = "follows_up"
    SUPERVISES = "supervises"
    PUBLICISES = "publicises"
    FUNDS = "funds"
    KEEPS_COPY = "keeps_copy"


class Confidence(StrEnum):
    """Where wording and dates come from, surest first."""

    SEEN = "seen"  # met in real texts
    USUAL = "usual"  # common practice
    GUESS = "guess"  # inferred


_LAST = 10_000
_PROPER_NAME = re.compile(rf"(\{{(?:{'|'.join(UNIT_WORDS)})\}}|Tỉnh uỷ|Thành uỷ) \{{(?:tinh|xa)\}}")
_SIGNS = re.compile(r"[\\*{}\[\]]")  # of the language of templates, whose texts take a body's name as it is
_MOST_PARTS = 4  # no name has more than three commas


@dataclass(frozen=True, slots=True)
class Agency:
    """A body, a collective line that stands for many, or people. Names may have holes for the words of the place.

    `committee`: a party committee, its leading organs or its members. `ranks_as` is the level of those a line stands
    for, where that is not `level`. `units` are the kinds of units that have the body, all when empty; `elsewhere` does
    its work in the others. `in_text` is what plans call it, where that is not `name` without the proper name. `watch`:
    the arrangement is changing, ask before proposing it.
    """

    id: str
    level: AgencyLevel
    side: AgencySide
    name: str
    confidence: Confidence
    short: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    order: int | None = None
    roles: tuple[AgencyRole, ...] = ()
    code: str | None = None
    collective: bool = False
    person: bool = False
    committee: bool = False
    ranks_as: AgencyLevel | None = None
    units: tuple[UnitKind, ...] = ()
    in_text: str | None = None
    elsewhere: str | None = None
    watch: bool = False
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.id.strip() or not self.name.strip():
            raise ValueError("cơ quan phải có id và tên")
        for form in (*self.forms, self.in_text or ""):
            if sign := _SIGNS.search(HOLE.sub("", form)):
                raise ValueError(f"tên “{form}” không dùng dấu {sign[0]} được")
        check_period(self.valid_from, self.valid_to)

    def in_use(self, on: datetime.date) -> bool:
        return in_use(on, self.valid_from, self.valid_to)

    def stands_in(self, locality: Locality) -> bool | None:
        """Whether units of the locality's kind have this body; None where the kind is not known."""
        if not self.units:
            return True
        kind = locality.commune_kind if self.level is AgencyLevel.COMMUNE else locality.province_kind
        return kind in self.units if kind else None

    @property
    def rank(self) -> int:
        """`order` as a number to sort by; ended bodies have none and come last."""
        return _LAST if self.order is None else self.order

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.short, *self.aliases)

    @property
    def plan_name(self) -> str | None:
        """The name with no holes but those of the place's kind: one body has one name in a plan, `Công an {cap_xa}`.

        None where only a proper name would say which body is meant (`Trường Tiểu học {ten}`).
        """
        forms = (self.in_text or _PROPER_NAME.sub(r"\1", self.name), *self.short)
        return next((form for form in forms if UNIT_WORDS.keys() >= set(HOLE.findall(form))), None)


def one_of(agencies: Iterable[Agency]) -> str:
    """What to call a blank for one of these, which one nobody has told."""
    names = (
        blank_name(one.plan_name or "", Locality()) for one in sorted(agencies, key=lambda one: (one.rank, one.id))
    )
    return " hoặc ".join(name for name in names if name)


@dataclass(frozen=True)
class AgencyBook:
    """All bodies, by id and by any of their names. The indexes are built once, when first asked for."""

    agencies: tuple[Agency, ...]

    @cached_property
    def _by_id(self) -> Mapping[str, Agency]:
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(one for agency in self.agencies for form in agency.forms for one in spellings(agency.id, form))

    @cached_property
    def _later(self) -> Mapping[str, Sequence[str]]:
        """Successors by id, told by either side."""
        later = {agency.id: list(agency.successors) for agency in self.agencies}
        for agency in self.agencies:
            for earlier in agency.predecessors:
                later.setdefault(earlier, []).append(agency.id)
        return later

    def get(self, id_: str) -> Agency | None:
        return self._by_id.get(id_)

    def in_use(self, on: datetime.date) -> tuple[Agency, ...]:
        return tuple(agency for agency in self.agencies if agency.in_use(on))

    def successors(self, id_: str) -> tuple[Agency, ...]:
        """The bodies that came directly after."""
        return tuple(self._by_id[later] for later in dict.fromkeys(self._later.get(id_, ())) if later in self._by_id)

    def standing(self, id_: str, on: datetime.date) -> tuple[Agency, ...]:
        """Who does the work of this body on that day: itself, or those that came after it, however many steps."""
        found, line = [], [id_]
        for one in line:  # grows while it is walked
            agency = self.get(one)
            if agency and agency.in_use(on):
                found.append(agency)
            elif agency and agency.valid_to and agency.valid_to < on:
                line += [later.id for later in self.successors(one) if later.id not in line]
        return tuple(found)

    def here(self, id_: str, locality: Locality, on: datetime.date) -> tuple[Agency, ...]:
        """The body that does this work there on that day; several where only the kind of unit could tell which.

        Empty where it has ended without a successor, or units of that kind do without it.
        """
        standing = self.standing(id_, on)
        found = next((one for one in standing if one.stands_in(locality)), None)
        if found:
            return (found,)
        others = [other for one in standing if one.elsewhere and (other := self.get(one.elsewhere))]
        if any(one.stands_in(locality) is None for one in standing):
            return tuple(dict.fromkeys((*standing, *others)))
        return tuple(other for other in others if other.stands_in(locality) and other.in_use(on))[:1]

    def find(self, text: str, level: AgencyLevel | None = None, on: datetime.date | None = None) -> Agency | None:
        """The body that `text` names; see `find_all` for what settles an ambiguous form."""
        return next(iter(self.find_all(text, level, on)), None)

    def find_all(
        self, text: str, level: AgencyLevel | None = None, on: datetime.date | None = None
    ) -> tuple[Agency, ...]:
        """All bodies that `text` can name, the likeliest first; ended ones too.

        What counts, in this order: whether the words are the body's own (`Thành uỷ` is not `Tỉnh uỷ`), whether it is
        in use on that day (without a day: has not ended), how near it stands to the issuing body's `level`, its order.
        """
        return self._likeliest(self._names.find(text), plain_words(text), level, on)

    def find_each(
        self, text: str, level: AgencyLevel | None = None, on: datetime.date | None = None
    ) -> tuple[Agency, ...]:
        """The bodies of a line that may name several: in `HĐND, UBND xã` the last word belongs to both."""
        parts = text.split(",")
        units = [word for word in name_key(parts[-1]) if word in UNIT_KEYS]
        found: dict[Agency, None] = {}
        while parts:
            # Names hold commas too (`Phòng Kinh tế, Hạ tầng và Đô thị`), so the longest run that is one name counts.
            lengths = range(min(len(parts), _MOST_PARTS), 0, -1)
            runs = ((self._find_part(",".join(parts[:n]), units, level, on), n) for n in lengths)
            agency, taken = next(((agency, n) for agency, n in runs if agency), (None, 1))
            found |= {agency: None} if agency else {}
            del parts[:taken]
        return tuple(found)

    def _find_part(
        self, part: str, units: Sequence[str], level: AgencyLevel | None, on: datetime.date | None
    ) -> Agency | None:
        for unit in units:
            if spelled := self._names.whole((*name_key(part), unit)):
                return self._likeliest(spelled, plain_words(part), level, on)[0]
        return self.find(part, level, on)

    def _likeliest(
        self, spelled: Iterable[Spelling], words: str, level: AgencyLevel | None, on: datetime.date | None
    ) -> tuple[Agency, ...]:
        own_words: dict[str, bool] = {}
        for spelling in spelled:
            own_words[spelling.id] = own_words.get(spelling.id, False) or words.startswith(spelling.words)

        def unlikeliness(agency: Agency) -> tuple[bool, bool, int, int]:
            ended = not agency.in_use(on) if on else agency.valid_to is not None
            steps = abs(agency.level.depth - level.depth) if level else 0
            return not own_words[agency.id], ended, steps, agency.rank

        return tuple(sorted((self._by_id[id_] for id_ in own_words), key=unlikeliness))


@dataclass(frozen=True, slots=True)
class _AgenciesFile:
    agencies: tuple[Agency, ...]


def load_agencies(name: str, text: str) -> tuple[Agency, ...]:
    """The bodies in `text`; `name` is the file's, for complaints."""
    file = TomlFile(name, text)
    try:
        agencies = read_record(_AgenciesFile, file.data).agencies
    except RecordError as error:
        raise file.bad(error) from None
    known: set[str] = set()
    for number, agency in enumerate(agencies):
        if agency.id in known:
            raise file.complaint(f"cơ quan “{agency.id}” có hai lần", ("agencies", number, "id"))
        known.add(agency.id)
    for number, agency in enumerate(agencies):
        for key in ("predecessors", "successors", "elsewhere"):
            others = getattr(agency, key) or ()
            for other in (others,) if isinstance(others, str) else others:
                if other not in known:
                    raise file.complaint(f"không có cơ quan nào với id “{other}”", ("agencies", number, key))
    return agencies
