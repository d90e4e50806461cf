"""The shape of a template file; the docstring of the package tells the language of its texts.

A template asks only for the fields that its texts use. What is not given becomes a blank that names what belongs there.
Numbers of regulations in force stand in `suggestions`, dated, and never in the text.
"""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from ..administrative.locality import PLACE_WORDS
from ..format_standard.ruleset import Side
from ..offices import Level as Level
from ..plan import AnnexKind, Layout, Role, TaskColumn
from .markup import is_empty


class FieldType(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    DEADLINE = "deadline"
    FLAG = "flag"
    CHOICE = "choice"
    CITATION = "citation"
    AGENCY = "agency"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A document that may be meant, as known on a day; the clerk confirms it."""

    as_of: datetime.date
    kind: str
    symbol: str | None = None
    date: datetime.date | None = None
    issuer: str | None = None
    subject: str | None = None


def _check_names(key: str, label: str, blank: str | None) -> None:
    """Texts name a field or column by its key, a blank by its label or what `blank` says."""
    if not key.isidentifier() or key in RESERVED:
        raise ValueError(f"“{key}” không dùng làm tên ô được")
    if not label.strip() or (blank is not None and not blank.strip()):
        raise ValueError("label và blank phải có chữ")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table field. `list` columns hold several texts."""

    key: str
    label: str
    type: FieldType = FieldType.TEXT
    blank: str | None = None

    def __post_init__(self) -> None:
        _check_names(self.key, self.label, self.blank)
        if self.type in (FieldType.TABLE, FieldType.CHOICE):
            raise ValueError(f"cột không nhận kiểu {self.type}")


@dataclass(frozen=True, slots=True)
class Field:
    """Something the clerk may fill in. `default` is a template text, or a number, date, flag, list or table."""

    key: str
    label: str
    type: FieldType = FieldType.TEXT
    help: str | None = None
    example: str | None = None
    blank: str | None = None
    default: object = None
    choices: tuple[str, ...] = ()
    items: FieldType = FieldType.TEXT
    columns: tuple[Column, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    def __post_init__(self) -> None:
        _check_names(self.key, self.label, self.blank)
        if (self.type is FieldType.CHOICE) != bool(self.choices):
            raise ValueError("choices chỉ đi với ô kiểu choice")
        if (self.type is FieldType.TABLE) != bool(self.columns):
            raise ValueError("columns chỉ đi với ô kiểu table")
        if self.items in (FieldType.LIST, FieldType.TABLE, FieldType.CHOICE, FieldType.FLAG):
            raise ValueError(f"items không nhận kiểu {self.items}")
        if self.suggestions and FieldType.CITATION not in (self.type, self.items):
            raise ValueError("suggestions chỉ đi với ô văn bản viện dẫn (citation)")

    @property
    def blank_name(self) -> str:
        return self.blank or self.label[:1].lower() + self.label[1:]

    def column(self, key: str) -> Column | None:
        return next((one for one in self.columns if one.key == key), None)


AGENCY_LEVELS = ("tinh", "xa")  # `{xa.ban_to_chuc}`: the body that does this work in units of that kind
CAPITAL = "capital"  # `{topic.capital}`: as a sentence begins
UPPER = "upper"  # `{tu.upper}`: as the letterhead and the signature write it
RESERVED = (*PLACE_WORDS, "item")
# What rows of tasks say, in columns of these names; `extra_leads` and `supporting` hold several names.
TASK_CELLS = ("content", "lead", "deadline", "product", "note", "group")
TASK_NAMES = ("extra_leads", "supporting")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """The task that an assignment line stands for.

    `covers` counts the blocks above that it answers for; `covers_section` takes all since the heading above;
    `covers_at` names them one by one, 1 for the block directly above. `place` is where the task stands among all of the
    plan, 1 for the first; without it the tasks of the text come before the rows of tables.
    """

    content: str | None = None  # None takes the covered blocks, or the line itself
    lead: str | None = None
    extra_leads: tuple[str, ...] = ()  # names, or holes of lists of names
    supporting: tuple[str, ...] = ()  # the same
    deadline: str | None = None
    product: str | None = None
    note: str | None = None
    group: str | None = None
    covers: int = 0
    covers_section: bool = False
    covers_at: tuple[int, ...] = ()
    place: int | None = None

    def __post_init__(self) -> None:
        if self.covers < 0 or min(self.covers_at, default=1) < 1 or (self.place is not None and self.place < 1):
            raise ValueError("covers, covers_at và place đếm từ 1")


@dataclass(frozen=True, slots=True)
class Part:
    """A block (`role`, `text`) or a group of them (`parts`); kept `when` something holds, repeated for `each` item."""

    role: Role | None = None
    text: str = ""
    heading: bool = False
    label: str | None = None  # a number kept by hand
    when: str | None = None
    each: str | None = None
    tasks: tuple[TaskLine, ...] = ()  # that the block stands for
    parts: tuple["Part", ...] = ()

    def __post_init__(self) -> None:
        if (self.role is None) == (not self.parts):
            raise ValueError("mỗi phần là một khối (role, text) hoặc một nhóm (parts)")
        if self.tasks and self.role is None:
            raise ValueError("tasks chỉ đi với một khối")


@dataclass(frozen=True, slots=True)
class ExtraRecipient:
    """A line added to the group, at the place of its rank."""

    text: str
    note: str | None = None
    when: str | None = None

    def __post_init__(self) -> None:
        if is_empty(self.text):
            raise ValueError("text phải có chữ")


@dataclass(frozen=True, slots=True)
class CoSignature:
    """Who signs beside the issuing body, without the name of the person."""

    authority: str | None = None
    position: str | None = None


@dataclass(frozen=True, slots=True)
class Closing:
    """Default recipients and signature; all can be changed in the plan."""

    group: str | None = None  # the id of a group of recipients
    recipients: tuple[ExtraRecipient, ...] = ()
    archive_line: str | None = None
    authority: str | None = None
    position: str | None = None
    co_signatures: tuple[CoSignature, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnexPart:
    kind: AnnexKind
    title: str
    columns: tuple[TaskColumn, ...] = ()
    landscape: bool = True
    when: str | None = None

    def __post_init__(self) -> None:
        if self.kind is not AnnexKind.TASK_TABLE:
            raise ValueError("mẫu chỉ có phụ lục loại task_table")


@dataclass(frozen=True, slots=True)
class Template:
    id: str
    name: str
    description: str
    side: Side
    document_kind: str
    parts: tuple[Part, ...]
    level: Level = Level.ANY
    subject: str | None = None
    issuer_line: str | None = None
    tones_as_written: bool = False  # a user's own words keep their tone marks, ours follow the house
    icon: str = "square-pen"
    order: int = 0
    closing: Closing = Closing()
    annexes: tuple[AnnexPart, ...] = ()
    task_table: str | None = None  # a table field whose rows become tasks, with or without an annex that lists them
    layout: Layout = Layout()
    fields: tuple[Field, ...] = ()
    common: tuple[Field, ...] = field(default=(), compare=False)  # handed in, the same for all templates

    def field(self, key: str) -> Field | None:
        return next((one for one in (*self.fields, *self.common) if one.key == key), None)
