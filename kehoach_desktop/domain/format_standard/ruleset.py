"""What a ruleset file holds: its words, codes and signatures, and with `rules` the whole of it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, get_args, get_type_hints

from ..dates import PartialDate, ZeroRule, in_words
from ..font_widths import NO_FONTS, FontWidths
from ..plan import HouseStyle, Role
from ..records import RecordError
from .checks import refuse_gaps
from .rules import (
    AnnexRule,
    BodyRule,
    ClosingRule,
    ContactRule,
    DraftMarkRule,
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
from .values import Count, Holes, Text, Texts, Within
from .zones import Zone


class Side(StrEnum):
    PARTY = "party"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRule(Rule):
    pattern: Annotated[str, Holes("number symbol", in_order=True)]
    symbol_pattern: Annotated[str, Holes("kind body", in_order=True)]
    gap: str  # room for the number to be written by hand
    min_digits: Annotated[int, Within(1, 9)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule(Rule):
    pattern: Annotated[str, Holes("day month year")]
    gap: str
    zero_day_below: Count
    zero_month_below: Count

    @property
    def zeros(self) -> ZeroRule:
        return ZeroRule(self.zero_day_below, self.zero_month_below)

    def written(self, date: PartialDate) -> str:
        """`date` inside running text."""
        return in_words(date, self.zeros, self.pattern, self.gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLineRule(DateRule):
    pattern: Annotated[str, Holes("place day month year", in_order=True)]


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRule(Rule):
    first: Annotated[str, Holes("kind symbol date issuer subject", "comma")]
    later: Annotated[str, Holes("kind symbol", "comma date issuer subject")]
    law: Annotated[str, Holes("kind subject", "year")]
    law_undated: Annotated[str, Holes("kind subject")]  # of a law whose year is not known


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientsRule(Rule):
    label: Text
    item_mark: str
    separator: str
    last: str
    note_pattern: Annotated[str, Holes("note")]
    notes: tuple[Text, ...]
    archive_word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseesRule(Rule):
    """Of a report to a superior: the line above the text, and what Nơi nhận begins with for it."""

    label: Text
    as_above: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class TypistRule(Rule):
    pattern: Annotated[str, Holes("typist copies")]
    pattern_alone: Annotated[str, Holes("typist")]


class Before(StrEnum):
    """What an authority prefix may stand before."""

    COLLECTIVE = "collective"
    HEAD = "head"
    ANY = "any"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityRule(Rule):
    """`T/M`, `KT.` …: what it means, what may follow it, and why not anything else."""

    prefix: Text
    meaning: Text
    before: Before
    reason: Text
    never_before: tuple[Text, ...] = ()
    positions: tuple[Text, ...] = ()
    positions_of: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)  # of single collectives
    positions_reason: Text | None = None
    positions_clause: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignPrefixRule(Rule):
    """A sign that belongs elsewhere; `TM` is known as `TM.` too."""

    prefix: Text
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningBlockRule(Rule):
    """A signature block as it must read for one acting body."""

    acting_body: Text
    authority: Text | None = None
    positions: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningBodyRule(Rule):
    """The blocks that a body signs with whose name begins so, the usual first; without `names`, every other body."""

    names: tuple[Text, ...] = ()
    acting: Texts
    valid_to: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarePositionRule(Rule):
    """A position is written without the name of its body, but where bodies sign together or a person for two."""

    bodies: Texts
    reason: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningRule(Rule):
    """`collectives` are signed on behalf of; `other_bodies` neither sign so nor are the title of a head."""

    collectives: Texts
    other_bodies: tuple[Text, ...] = ()
    titles_before_name: Texts
    titles_reason: Text
    bare_position: BarePositionRule | None = None
    authorities: tuple[AuthorityRule, ...]
    foreign: tuple[ForeignPrefixRule, ...]
    blocks: tuple[SigningBlockRule, ...]
    bodies: tuple[SigningBodyRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindRule(Rule):
    name: Text
    code: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyCodeRule(Rule):
    """Code of a body whose name starts so. `serves` adds the code of the committee it serves."""

    name: Text
    code: Text
    committee: bool = False
    serves: bool = False
    valid_to: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComponentRule(Rule):
    name: Text
    zones: tuple[Zone, ...]
    mandatory: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseOption(Rule):
    """A point the regulation leaves open: what an issuing body may choose, and what we take without a choice."""

    key: Text
    label: Text
    default: object
    choices: tuple[object, ...]
    reason: Text

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if self.key not in HouseStyle.__dataclass_fields__:
            raise ValueError(f"không có nếp riêng nào tên {self.key}")
        if self.default not in self.choices:
            raise ValueError(f"mặc định {self.default!r} không nằm trong các lựa chọn")
        is_switch = bool in get_args(get_type_hints(HouseStyle)[self.key])
        if any(type(choice) is not (bool if is_switch else str) for choice in self.choices):
            raise RecordError(f"phải là {'true hoặc false' if is_switch else 'chữ'}", ("choices",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset(Rule):
    """One regulation as data. `fonts` is handed in by the caller, for lengths that follow from the text."""

    id: Text
    name: Text
    short_name: Text
    side: Side
    valid_from: datetime.date
    valid_to: datetime.date | None = None
    font: FontRule
    page: PageRule
    landscape: LandscapeRule
    page_number: PageNumberRule
    head: HeadRule
    number: NumberRule
    place_date: DateLineRule
    date_in_text: DateRule
    citation: CitationRule
    body: BodyRule
    closing: ClosingRule
    recipients: RecipientsRule
    addressees: AddresseesRule | None = None
    draft_mark: DraftMarkRule
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
    letters: Texts
    components: tuple[ComponentRule, ...]
    blanks: Mapping[str, Text]
    house: tuple[HouseOption, ...]
    fonts: FontWidths = field(default=NO_FONTS, compare=False, repr=False)

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        for name, wanted, given in (("roles", Role, self.roles), ("blanks", BLANK_FIELDS, self.blanks)):
            missing = [str(key) for key in wanted if key not in given]
            if missing:
                raise ValueError(f"{name} thiếu {missing[0]}")
        refuse_gaps(self)

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
