"""What a ruleset file holds: its words, codes and signatures, and with `rules` the whole of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..dates import PartialDate, ZeroRule, in_words
from ..font_widths import NO_FONTS, FontWidths
from ..plan import HouseStyle, Role
from .rules import (
    AnnexRule,
    BodyRule,
    ClosingRule,
    ContactRule,
    FontRule,
    HeadRule,
    LandscapeRule,
    LineRule,
    MarkRule,
    PageNumberRule,
    PageRule,
    RoleRule,
    Rule,
    TableRule,
    ZoneRule,
)
from .zones import Zone


class Side(StrEnum):
    PARTY = "party"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRule(Rule):
    pattern: str  # of {number} and {symbol}
    symbol_pattern: str  # of {kind} and {body}
    gap: str  # room for the number to be written by hand
    min_digits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule(Rule):
    pattern: str  # of {day}, {month}, {year}, and {place} in the date line
    gap: str
    zero_day_below: int
    zero_month_below: int

    @property
    def zeros(self) -> ZeroRule:
        return ZeroRule(self.zero_day_below, self.zero_month_below)

    def written(self, date: PartialDate) -> str:
        """`date` inside running text."""
        return in_words(date, self.zeros, self.pattern, self.gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRule(Rule):
    first: str
    later: str
    law: str
    law_undated: str  # of a law whose year is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientsRule(Rule):
    label: str
    item_mark: str
    separator: str
    last: str
    note_pattern: str
    notes: tuple[str, ...]
    archive_word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypistRule(Rule):
    pattern: str
    pattern_alone: str


class Before(StrEnum):
    """What an authority prefix may stand before."""

    COLLECTIVE = "collective"
    HEAD = "head"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityRule(Rule):
    """`T/M`, `KT.` …: what it means, what may follow it, and why not anything else."""

    prefix: str
    meaning: str
    before: Before
    reason: str
    never_before: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    positions_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of single collectives
    positions_reason: str | None = None
    positions_clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPrefixRule(Rule):
    prefix: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningBlockRule(Rule):
    """A signature block as it must read for one acting body."""

    acting_body: str
    authority: str | None = None
    positions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningRule(Rule):
    collectives: tuple[str, ...]
    titles_before_name: tuple[str, ...]
    titles_reason: str
    authorities: tuple[AuthorityRule, ...]
    foreign: tuple[ForeignPrefixRule, ...]
    blocks: tuple[SigningBlockRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule(Rule):
    name: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyCodeRule(Rule):
    """Code of a body whose name starts so. `serves` adds the code of the committee it serves."""

    name: str
    code: str
    committee: bool = False
    serves: bool = False
    valid_to: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRule(Rule):
    name: str
    zones: tuple[Zone, ...]
    mandatory: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseOption(Rule):
    """A point the regulation leaves open: what an issuing body may choose, and what we take without a choice."""

    key: str
    label: str
    default: object
    choices: tuple[object, ...]
    reason: str

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if self.key not in HouseStyle.__dataclass_fields__:
            raise ValueError(f"không có nếp riêng nào tên {self.key}")
        if self.default not in self.choices:
            raise ValueError(f"mặc định {self.default!r} không nằm trong các lựa chọn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset(Rule):
    """One regulation as data. `fonts` is handed in by the caller, for lengths that follow from the text."""

    id: str
    name: str
    short_name: str
    side: Side
    valid_from: datetime.date
    valid_to: datetime.date | None = None
    font: FontRule
    page: PageRule
    landscape: LandscapeRule
    page_number: PageNumberRule
    head: HeadRule
    number: NumberRule
    place_date: DateRule
    date_in_text: DateRule
    citation: CitationRule
    body: BodyRule
    closing: ClosingRule
    recipients: RecipientsRule
    draft_mark: MarkRule
    secrecy: MarkRule
    urgency: MarkRule
    circulation: MarkRule
    no_publication: MarkRule | None = None
    typist: TypistRule
    contact: ContactRule
    annex: AnnexRule
    task_table: TableRule
    signing: SigningRule
    zones: Mapping[Zone, ZoneRule]
    roles: Mapping[Role, RoleRule]
    lines: tuple[LineRule, ...]
    kinds: Mapping[str, KindRule]
    body_codes: tuple[BodyCodeRule, ...]
    letters: tuple[str, ...]
    components: tuple[ComponentRule, ...]
    blanks: Mapping[str, str]
    house: tuple[HouseOption, ...]
    fonts: FontWidths = field(default=NO_FONTS, compare=False, repr=False)

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if not self.letters:
            raise ValueError("letters không được để trống")
        for name, wanted, given in (("roles", Role, self.roles), ("blanks", BLANK_FIELDS, self.blanks)):
            missing = [str(key) for key in wanted if key not in given]
            if missing:
                raise ValueError(f"{name} thiếu {missing[0]}")
        used = {zone for component in self.components for zone in component.zones}
        for zone in used | {line.zone for line in self.lines}:
            if zone not in self.zones:
                raise ValueError(f"zones thiếu {zone}")

    def house_value(self, style: HouseStyle, key: str) -> object:
        """The body's habit where this regulation leaves the point open and the habit is one of its choices.

        None where the regulation says it all.
        """
        option = self.house_options.get(key)
        if option is None:
            return None
        wish = getattr(style, key)
        return wish if wish in option.choices else option.default

    @property
    def house_options(self) -> Mapping[str, HouseOption]:
        return {option.key: option for option in self.house}

    def line_under(self, zone: Zone) -> LineRule | None:
        return next((line for line in self.lines if line.zone is zone), None)


BLANK_FIELDS = (
    "issuing_body",
    "symbol",
    "place",
    "subject",
    "authority",
    "position",
    "signatory",
    "recipients",
    "archive_line",
    "annex_title",
)
