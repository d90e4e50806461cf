"""The plan: what the clerk means. No sizes, no fonts; those are the ruleset's and come with `layout.compose`.

Every class is frozen and checks itself. Text is taken as it is (the editor types decomposed letters for a moment);
`plan_json` makes it NFC where a plan enters or leaves. The field `unknown` holds, as JSON, keys that a newer or
foreign program wrote; they survive a read and a write.
"""

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .annex_tables import AnnexTable
from .dates import PartialDate
from .vietnamese import unprintable

MOST_NUMBER = 999_999


class Role(StrEnum):
    """What a block is in the plan, outermost first."""

    LEAD = "lead"
    LEGAL_BASIS = "legal_basis"
    PART = "part"
    SECTION = "section"
    SUBSECTION = "subsection"
    PARAGRAPH = "paragraph"
    DASH = "dash"
    PLUS = "plus"
    ASSIGNMENT = "assignment"
    CLOSING = "closing"


class DeadlineKind(StrEnum):
    """How a deadline is written; the computed day is the task's `due_date`."""

    DATE = "date"
    BEFORE = "before"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    RELATIVE = "relative"
    WORKING_DAYS = "working_days"
    RECURRING = "recurring"
    STAGED = "staged"
    EVENT = "event"
    NONE = "none"


class AnnexKind(StrEnum):
    """The table of the plan's tasks follows them; any other table holds its own rows."""

    TASK_TABLE = "task_table"
    TABLE = "table"


class TaskColumn(StrEnum):
    """A column of the task table. The number of the row always stands first and is no column of its own."""

    CONTENT = "content"
    LEAD = "lead"
    SUPPORTING = "supporting"
    DEADLINE = "deadline"
    PRODUCT = "product"
    NOTE = "note"


def is_given(text: str | None) -> bool:
    """Whether a field holds anything to print."""
    return text is not None and bool(text.strip())


def _check_text(*texts: str | None) -> None:
    for text in texts:
        char = unprintable(text) if text else None
        if char is not None:
            raise ValueError(f"có ký tự điều khiển U+{ord(char):04X}")


def _check_unique(name: str, ids: Iterable[str]) -> None:
    seen = set()
    for one in ids:
        if one in seen:
            raise ValueError(f"{name} “{one}” có hai lần")
        seen.add(one)


def _check_length(name: str, value: float | None) -> None:
    if value is not None and not (math.isfinite(value) and 0 < value < 1000):
        raise ValueError(f"{name} phải là một số dương, không phải {value}")


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. With `blank` the text is the name of what is missing and prints as `[…]`."""

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False
    unknown: str = ""

    def __post_init__(self) -> None:
        _check_text(self.text)
        if self.blank and not self.text.strip():
            raise ValueError("chỗ trống phải có tên")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the body. `label` is a number kept by hand; None lets the program number."""

    id: str
    role: Role
    runs: tuple[Run, ...] = ()
    heading: bool = False
    label: str | None = None
    unknown: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("khối không có id")
        _check_text(self.id, self.label)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def shown_text(self) -> str:
        """The text with blanks as they print."""
        return "".join(f"[{run.text}]" if run.blank else run.text for run in self.runs)

    @property
    def is_heading(self) -> bool:
        """A part is always one; a section or subsection when the clerk says so."""
        return self.role is Role.PART or (self.heading and self.role in (Role.SECTION, Role.SUBSECTION))


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of Nơi nhận without its dash and punctuation; `note` is the text as printed in brackets.

    With `blank` the name is that of what is missing, as in a run.
    """

    name: str
    note: str | None = None
    blank: bool = False
    unknown: str = ""

    def __post_init__(self) -> None:
        _check_text(self.name, self.note)
        if self.blank and not self.name.strip():
            raise ValueError("chỗ trống phải có tên")


@dataclass(frozen=True, slots=True)
class Signature:
    """`authority` and `position` may hold several lines; what is None is still open."""

    authority: str | None = None
    position: str | None = None
    signatory: str | None = None
    unknown: str = ""

    def __post_init__(self) -> None:
        _check_text(self.authority, self.position, self.signatory)


@dataclass(frozen=True, slots=True)
class Margins:
    top: float
    bottom: float
    left: float
    right: float
    unknown: str = ""

    def __post_init__(self) -> None:
        for value in (self.top, self.bottom, self.left, self.right):
            _check_length("lề trang", value)


@dataclass(frozen=True, slots=True)
class Layout:
    """The clerk's own choices inside what the ruleset leaves open; None is the ruleset's default."""

    margins_mm: Margins | None = None
    line_spacing_pt: float | None = None
    body_size_pt: float | None = None
    two_sided: bool = False
    unknown: str = ""

    def __post_init__(self) -> None:
        _check_length("giãn dòng", self.line_spacing_pt)
        _check_length("cỡ chữ", self.body_size_pt)


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """Habits of the issuing body. Each counts only where the plan's ruleset leaves the point open."""

    heading_marks: str | None = None
    section_marks: str | None = None
    subsection_marks: str | None = None
    tone_marks: str | None = None
    comma_before_date: bool | None = None
    issuer_line_bold: bool | None = None
    recipients_order: str | None = None
    unknown: str = ""

    def __post_init__(self) -> None:
        _check_text(self.heading_marks, self.section_marks, self.subsection_marks, self.tone_marks)
        _check_text(self.recipients_order)


@dataclass(frozen=True, slots=True)
class Annex:
    """An appendix on its own pages: the table of the plan's tasks in `columns`, or the `table` that it holds."""

    id: str
    kind: AnnexKind
    title: str | None = None
    columns: tuple[TaskColumn, ...] = (
        TaskColumn.CONTENT,
        TaskColumn.LEAD,
        TaskColumn.SUPPORTING,
        TaskColumn.DEADLINE,
        TaskColumn.PRODUCT,
        TaskColumn.NOTE,
    )
    landscape: bool = True
    table: AnnexTable | None = None
    unknown: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("phụ lục không có id")
        _check_text(self.id, self.title)
        _check_unique("cột", self.columns)
        if (self.kind is AnnexKind.TABLE) != (self.table is not None):
            raise ValueError("phụ lục loại table, và chỉ loại này, phải có bảng (table)")
        if self.kind is AnnexKind.TASK_TABLE and TaskColumn.CONTENT not in self.columns:
            raise ValueError("bảng nhiệm vụ phải có cột nội dung (content)")

    @property
    def task_columns(self) -> tuple[TaskColumn, ...]:
        """The columns in which the annex shows the plan's tasks, if it does."""
        return self.columns if self.kind is AnnexKind.TASK_TABLE else ()


@dataclass(frozen=True, slots=True)
class Task:
    """Who does what by when. `block` is its assignment line, `covers` the blocks above that the line answers for."""

    id: str
    block: str | None = None
    covers: tuple[str, ...] = ()
    quote: str | None = None
    content: str | None = None
    lead: str | None = None
    extra_leads: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    deadline_text: str | None = None
    deadline_kind: DeadlineKind = DeadlineKind.NONE
    due_date: datetime.date | None = None
    product: str | None = None
    note: str | None = None
    group: str | None = None
    accepted: bool = False
    unknown: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("nhiệm vụ không có id")
        _check_text(self.id, self.block, self.quote, self.content, self.lead, *self.extra_leads, *self.supporting)
        _check_text(self.deadline_text, self.product, self.note, self.group, *self.covers)


@dataclass(frozen=True, slots=True)
class Citation:
    """A document that the plan names. A law has a subject (its name) and a date, but no symbol."""

    kind: str
    symbol: str | None = None
    date: datetime.date | None = None
    issuer: str | None = None
    subject: str | None = None
    unknown: str = ""

    def __post_init__(self) -> None:
        if not self.kind.strip():
            raise ValueError("văn bản viện dẫn không có tên loại")
        _check_text(self.kind, self.symbol, self.issuer, self.subject)


@dataclass(frozen=True, slots=True)
class Plan:
    """A kế hoạch (or another document of the same form). A string field that is None is a blank, or is not used."""

    id: str
    ruleset: str
    document_kind: str = "KH"
    parent_body: str | None = None
    issuing_body: str | None = None
    number: int | None = None
    symbol: str | None = None
    place: str | None = None
    issue_date: PartialDate = PartialDate()
    issuer_line: str | None = None
    subject: str | None = None
    blocks: tuple[Block, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive_line: str | None = None
    signature: Signature = Signature()
    co_signatures: tuple[Signature, ...] = ()
    secrecy: str | None = None
    urgency: str | None = None
    circulation: str | None = None
    draft_number: int | None = None
    typist: str | None = None
    copies: int | None = None
    contact: str | None = None
    layout: Layout = Layout()
    house_style: HouseStyle = HouseStyle()
    annexes: tuple[Annex, ...] = ()
    tasks: tuple[Task, ...] = ()
    citations: tuple[Citation, ...] = ()
    dismissed: tuple[str, ...] = ()  # sentences that the clerk says hold no task: it is not offered again
    unknown: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("kế hoạch không có id")
        for name in ("number", "draft_number", "copies"):
            value = getattr(self, name)
            if value is not None and not 1 <= value <= MOST_NUMBER:
                raise ValueError(f"{name} phải là số từ 1 đến {MOST_NUMBER}, không phải {value}")
        _check_text(self.id, self.ruleset, self.document_kind, self.parent_body, self.issuing_body, self.symbol)
        _check_text(self.place, self.issuer_line, self.subject, self.archive_line, self.secrecy, self.urgency)
        _check_text(self.circulation, self.typist, self.contact, *self.dismissed)
        _check_unique("khối", (block.id for block in self.blocks))
        _check_unique("phụ lục", (annex.id for annex in self.annexes))
        _check_unique("nhiệm vụ", (task.id for task in self.tasks))

    def for_export(self) -> "Plan":
        """What may leave the office inside a file: what the pages show and what is derived from it, nothing else.

        Notes, unprinted products, progress, tasks and documents that no page names, and unknown keys stay here.
        """
        from .plan_leaving import leaving  # it needs the classes above

        return leaving(self)


def joined_content(blocks: Iterable[Block]) -> str:
    """The texts of blocks as one task's content."""
    return "; ".join(block.shown_text.rstrip(" .;") for block in blocks)
