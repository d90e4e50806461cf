"""The plan: what the clerk means. No sizes, no fonts; those are the ruleset's and come with `layout.compose`.

Every class is frozen and checks itself. Text is taken as it is (the editor types decomposed letters for a moment);
`plan_json` makes it NFC where a plan enters or leaves. The field `unknown` holds, as JSON, keys that a newer or
foreign program wrote; they survive a read and a write.
"""

import datetime
import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from .dates import PartialDate
from .records import without_unknown
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
    TASK_TABLE = "task_table"


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
    unknown: str = ""

    def __post_init__(self) -> None:
        _check_text(self.heading_marks, self.section_marks, self.subsection_marks, self.tone_marks)


@dataclass(frozen=True, slots=True)
class Annex:
    """An appendix on its own pages. The only kind so far is the table of the plan's tasks."""

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
    unknown: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("phụ lục không có id")
        _check_text(self.id, self.title)
        _check_unique("cột", self.columns)
        if TaskColumn.CONTENT not in self.columns:
            raise ValueError("bảng nhiệm vụ phải có cột nội dung (content)")


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
        _check_text(self.circulation, self.typist, self.contact)
        _check_unique("khối", (block.id for block in self.blocks))
        _check_unique("phụ lục", (annex.id for annex in self.annexes))
        _check_unique("nhiệm vụ", (task.id for task in self.tasks))

    def for_export(self) -> "Plan":
        """What may leave the office inside a file: what the pages show and what is derived from it, nothing else.

        Notes, unprinted products, progress, tasks and documents that no page names, and unknown keys stay here.
        """
        printed = frozenset(column for annex in self.annexes for column in annex.columns)
        blocks = {block.id: block for block in self.blocks}
        tasks = tuple(_as_shown(task, printed, blocks) for task in self.tasks if printed or task.block in blocks)
        shown = self._shown_text(tasks if printed else ())
        citations = tuple(one for one in self.citations if _names(shown, one.symbol or one.subject or one.kind))
        return without_unknown(replace(self, tasks=tasks, citations=citations))

    def _shown_text(self, tasks: Iterable[Task]) -> str:
        parts = [self.subject, *(block.text for block in self.blocks), *(task.content for task in tasks)]
        return "\n".join(part for part in parts if part)


def _names(text: str, name: str) -> bool:
    """Whether `text` holds `name`, and not only inside a longer one: 112-KH/TU is not 12-KH/TU."""
    return re.search(rf"(?<![\w/-]){re.escape(name)}(?![\w/]|-\w)", text) is not None


def joined_content(blocks: Iterable[Block]) -> str:
    """The texts of blocks as one task's content."""
    return "; ".join(block.shown_text.rstrip(" .;") for block in blocks)


def _as_shown(task: Task, printed: Collection[TaskColumn], blocks: Mapping[str, Block]) -> Task:
    """`task` with what its assignment line and the printed columns say of it."""
    line = blocks.get(task.block or "")

    def kept(column: TaskColumn) -> bool:
        return column in printed or line is not None

    covered = [blocks[id_] for id_ in task.covers if id_ in blocks]
    deadline = kept(TaskColumn.DEADLINE)
    return replace(
        task,
        block=line.id if line else None,
        covers=tuple(block.id for block in covered),
        quote=line.shown_text if line and task.quote is not None else None,
        content=task.content if TaskColumn.CONTENT in printed else joined_content(covered or ([line] if line else [])),
        lead=task.lead if kept(TaskColumn.LEAD) else None,
        extra_leads=task.extra_leads if kept(TaskColumn.LEAD) else (),
        supporting=task.supporting if kept(TaskColumn.SUPPORTING) else (),
        deadline_text=task.deadline_text if deadline else None,
        deadline_kind=task.deadline_kind if deadline else DeadlineKind.NONE,
        due_date=task.due_date if deadline else None,
        product=task.product if TaskColumn.PRODUCT in printed else None,
        note=task.note if TaskColumn.NOTE in printed else None,
        group=task.group if printed else None,
        accepted=False,
    )
