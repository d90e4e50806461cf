"""The base of every record of a ruleset file, and the records that say how pages look.

Every record names the clause it comes from and how sure we are of it. A figure that the regulation does not fix says
so in `confidence_of`: `{ after_pt = "house" }` is our own default.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, TypeGuard

from ..lengths import Length, pt
from ..plan import TaskColumn
from ..records import RecordError
from .values import (
    Color,
    Count,
    Holes,
    PaperSide,
    Room,
    Share,
    Text,
    Texts,
    Thickness,
    Within,
    check_values,
    filled,
    wide_margins,
)
from .zones import Zone


class Confidence(StrEnum):
    """Where a value comes from, surest first."""

    ORIG = "orig"  # read in the full text of the regulation
    SEEN = "seen"  # how the regulation prints its own text: a habit, no rule
    ORIG36 = "orig36"  # read in 36-HD/VPTW and kept as default where 05 is silent
    TWO = "two"  # at least two sources agree
    ONE = "one"  # one source only
    PRACTICE = "practice"  # seen or measured in real documents
    DERIVED = "derived"  # computed from other figures
    HOUSE = "house"  # our own default, the regulation leaves it open
    UNKNOWN = "unknown"  # not confirmed


class Case(StrEnum):
    UPPER = "upper"
    AS_WRITTEN = "as_written"


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class RecipientsOrder(StrEnum):
    """Two families are met in issued plans; no regulation orders recipients. Lists are written in the first one."""

    MEMBERS_FIRST = "cấp uỷ viên trước"
    LOWER_FIRST = "cấp dưới trước"


class Numerals(StrEnum):
    ROMAN = "roman"
    ARABIC = "arabic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A record of a regulation: `confidence` holds for all its values but those in `confidence_of`."""

    clause: Text
    confidence: Confidence
    confidence_of: Mapping[str, Confidence] = field(default_factory=dict)

    def __post_init__(self) -> None:
        strangers = [name for name in self.confidence_of if not hasattr(self, name)]
        if strangers:
            raise ValueError(f"confidence_of nêu khoá không có: {strangers[0]}")
        check_values(self)

    def confidence_in(self, name: str) -> Confidence:
        return self.confidence_of.get(name, self.confidence)


@dataclass(frozen=True, slots=True)
class Range:
    """A figure the regulation fixes (written `14`) or bounds (written `{ min, max, default }`)."""

    min: float
    max: float
    default: float

    def __post_init__(self) -> None:
        if not self.min <= self.default <= self.max:
            raise ValueError(f"mặc định {self.default} nằm ngoài khoảng {self.min} - {self.max}")

    @classmethod
    def from_plain(cls, data: object) -> "Range":
        if _is_figure(data):
            return cls(float(data), float(data), float(data))
        if not isinstance(data, dict) or set(data) != {"min", "max", "default"}:
            raise RecordError("phải là một số hoặc { min, max, default }")
        for key, value in data.items():
            if not _is_figure(value):
                raise RecordError("phải là số", (key,))
        try:
            return cls(**{key: float(value) for key, value in data.items()})
        except ValueError as error:
            raise RecordError(str(error)) from None

    def allowed(self, wish: float | None) -> float:
        """`wish` where the regulation allows it, the nearest allowed figure where it does not."""
        return self.default if wish is None else min(max(wish, self.min), self.max)


def _is_figure(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 10**6  # no nan either


Size = Annotated[Range, Within(1, 72)]  # of letters, pt
Rooms = Annotated[Range, Within(0, 300)]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRule(Rule):
    width_mm: PaperSide
    height_mm: PaperSide
    top_mm: Rooms
    bottom_mm: Rooms
    left_mm: Rooms
    right_mm: Rooms

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if fault := wide_margins(self, self.width_mm, self.height_mm):
            raise ValueError(fault)

    @property
    def text_width_mm(self) -> float:
        return self.width_mm - self.left_mm.default - self.right_mm.default


@dataclass(frozen=True, slots=True, kw_only=True)
class LandscapeRule(Rule):
    top_mm: Room
    bottom_mm: Room
    left_mm: Room
    right_mm: Room


@dataclass(frozen=True, slots=True, kw_only=True)
class FontRule(Rule):
    family: Text
    color: Color
    blank_color: Color


@dataclass(frozen=True, slots=True, kw_only=True)
class PageNumberRule(Rule):
    from_top_mm: Room
    first_shown: int
    restart_in_annex: bool

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if self.first_shown not in (1, 2):  # a word processor tells only the first page from the others
            raise ValueError("số trang chỉ bắt đầu hiện từ trang 1 hoặc 2")


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneRule(Rule):
    """The look of one zone. `text` is a literal the regulation prescribes; `after_pt` the room below."""

    case: Case
    size_pt: Size
    bold: bool
    italic: bool
    align: Align
    underline: bool = False
    text: Text | None = None
    after_pt: Room = 0
    side_indent_mm: Room = 0
    color: Color | None = None

    def size(self, wish: float | None = None) -> Length:
        return pt(self.size_pt.allowed(wish))

    def cased(self, text: str) -> str:
        return text.upper() if self.case is Case.UPPER else text


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRule(Rule):
    """A solid line drawn under the text of a zone (`ratio` of its width) or across the text area."""

    zone: Zone
    ratio: Annotated[Range, Within(0.01, 1)]
    thickness_pt: Thickness
    gap_pt: Room


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRule(Rule):
    """The two columns of the letterhead: the right one is as wide as the date line needs, within bounds."""

    right_min_mm: Room
    right_max_mm: Room
    date_room_mm: Room
    rows_gap_pt: Room
    after_pt: Room

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if self.right_min_mm > self.right_max_mm:
            raise ValueError("right_min_mm lớn hơn right_max_mm")


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRule(Rule):
    """All paragraphs of the body. Line spacing is either exact points or a multiple of single lines."""

    first_line_mm: Rooms
    after_pt: Rooms
    exact_pt: Annotated[Range, Within(1, 144)] | None = None
    lines: Annotated[Range, Within(0.5, 10)] | None = None
    end_mark: Text
    end_marks_known: Texts

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if (self.exact_pt is None) == (self.lines is None):
            raise ValueError("phải có đúng một trong exact_pt và lines")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule(Rule):
    """How one role is numbered and set.

    `label` is a specimen (`I-`, `1.`, `a)`, `1.1.`) or comes from the house style named in `label_from`; `mark` is
    a fixed sign; `end` and `last_end` are the composer's, not the clerk's.
    """

    label: Text | None = None
    label_from: Text | None = None
    mark: Text | None = None
    case: Case = Case.AS_WRITTEN
    bold: bool = False  # as a heading
    label_bold: bool = False  # as a numbered text paragraph
    italic: bool = False
    end: str | None = None
    last_end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingRule(Rule):
    """The block of Nơi nhận and signature, never split and never without text above it."""

    left_mm: Room
    right_mm: Room
    before_pt: Room
    signature_room_pt: Room
    joining_word: Text  # between two positions of one person, on its own line, not bold
    first_position_bold: bool  # a position with no authority line above it


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameRule(Rule):
    """The box round a mark: `widths_mm` go with the texts of the mark, one each."""

    widths_mm: tuple[Room, ...]
    height_mm: Room
    thickness_pt: Thickness
    padding_pt: Room  # between the letters and the box, above and below
    own_room_mm: Room  # how much wider than its text, round a mark of the clerk's own
    clear_above_pt: Room  # from the letters above the box


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRule(Rule):
    """A mark chosen from `texts`."""

    texts: Texts
    from_edge_mm: Room | None = None
    frame: FrameRule | None = None
    notice: Text | None = None

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if self.frame and len(self.frame.widths_mm) != len(self.texts):
            raise ValueError("frame.widths_mm phải có một bề rộng cho mỗi dấu trong texts")


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftMarkRule(MarkRule):
    texts: Annotated[tuple[Annotated[str, Holes("n")], ...], filled]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRule(Rule):
    first_page: bool
    line_thickness_pt: Thickness
    gap_pt: Room
    lowest_mm: Room  # how near to the bottom edge it may come


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexRule(Rule):
    label: Text
    numbered_label: Annotated[str, Holes("n")]
    numerals: Numerals
    numbered_from: Count
    reference: Annotated[str, Holes("kind number day month year issuer")]
    mark: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnRule:
    column: TaskColumn
    title: Text
    share: Share
    align: Align

    def __post_init__(self) -> None:
        check_values(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRule(Rule):
    """The table of tasks. Shares of columns left out go to the column of contents."""

    number_title: Text
    number_share: Share
    columns: tuple[ColumnRule, ...]
    border_pt: Thickness
    cell_padding_mm: Room
    cell_padding_above_mm: Room

    def __post_init__(self) -> None:
        Rule.__post_init__(self)
        if sorted(rule.column for rule in self.columns) != sorted(TaskColumn):
            raise RecordError("phải có mỗi cột một lần", ("columns",))
        if self.number_share + sum(rule.share for rule in self.columns) > 1 + 1e-6:
            raise ValueError("các cột rộng hơn trang")
