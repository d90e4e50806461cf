"""The sheet by which tasks are followed up: what the plan says is locked, what has come of it is entered."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from ...domain.format_standard import Ruleset
from ...domain.numbering import roman
from ...domain.plan import DeadlineKind, TaskColumn
from ...domain.plan_titles import full_name_of, source_of
from ...domain.task_exchange import (
    ENTERED,
    FIELD_NAMES,
    HIDDEN_NAMES,
    Field,
    Value,
    cell_text,
    joined,
    leads_of,
    mark_of,
)
from ...domain.task_groups import gathered
from ...domain.tasks import OFFICIAL_WORDS, SOON_DAYS, STAGE_WORDS, Stage, TrackedTask, days_late, status_of
from ...domain.vietnamese import capitalized
from .book import WORKING, Book
from .columns import Column, ColumnWriter, Kind, set_widths
from .conditions import add_conditions, add_validations
from .heading import Heading, write_heading
from .heights import HIGHEST
from .looks import DAY_FORMAT, ENTRY_FILL, FAINT, HEADER_FILL
from .status_formula import Cells, late_formula, status_formula
from .task_list import in_one_line, write_group

SIZE = 11.0
HINT = (
    "Chỉ điền vào các cột nền vàng nhạt; Trạng thái tự tính theo ngày bên trái. "
    "Muốn sắp xếp lại dòng: thẻ Xem lại, bỏ bảo vệ trang tính (không có mật khẩu)."
)
ON_LABEL = "Tính đến ngày"
_ON_COLUMN = 2
_KEPT = 2  # columns that stay while the others are moved along
_RECURRING, AGENCY, LATE = "kehoach.recurring", "kehoach.agency", "kehoach.late"
_PIXELS = {
    Field.NUMBER: 34,
    Field.CONTENT: 215,
    Field.SOURCE: 80,
    Field.LEAD: 94,
    Field.SUPPORTING: 94,
    Field.DEADLINE: 76,
    Field.DUE: 82,
    Field.PRODUCT: 86,
    Field.STAGE: 78,
    Field.PERCENT: 50,
    Field.COMPLETED: 82,
    Field.RESULT: 124,
    Field.DOCUMENT: 80,
    Field.DIFFICULTY: 88,
    Field.STATUS: 86,
    Field.NOTE: 64,
}
# What the regulation of a side calls in its own words: `Đơn vị chủ trì` of the State.
_AS_IN_PLANS = {
    TaskColumn.CONTENT: Field.CONTENT,
    TaskColumn.LEAD: Field.LEAD,
    TaskColumn.SUPPORTING: Field.SUPPORTING,
    TaskColumn.PRODUCT: Field.PRODUCT,
    TaskColumn.NOTE: Field.NOTE,
}
_CENTERED = {Field.NUMBER, Field.DEADLINE, Field.DUE, Field.STAGE, Field.PERCENT, Field.COMPLETED, Field.STATUS}
_KINDS = {Field.DUE: Kind.DAY, Field.COMPLETED: Kind.DAY, Field.PERCENT: Kind.PER_CENT}
_UNSEEN = (HIDDEN_NAMES[Field.PLAN_ID], HIDDEN_NAMES[Field.TASK_ID], HIDDEN_NAMES[Field.MARK], _RECURRING, AGENCY, LATE)
_ARROW, _ARROW_ROOM, _GAP = 10, 6.0, 4.0


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a follow-up sheet is made of. `agency_of` numbers the lead bodies for the summary."""

    on: datetime.date
    heading: Heading
    rules_of: Callable[[str], Ruleset]
    soon_days: int = SOON_DAYS
    agency_of: Callable[[TrackedTask], int] = field(default=lambda _: 1)


@dataclass(frozen=True, slots=True)
class Written:
    """Where the rows of a sheet stand, from 0; `columns` by name."""

    sheet: str
    first: int
    last: int
    columns: Mapping[str, int]
    day: str

    @property
    def day_cell(self) -> str:
        return f"{self._prefix}{self.day}"

    @property
    def _prefix(self) -> str:
        return "'" + self.sheet.replace("'", "''") + "'!"

    def range_of(self, name: str) -> str:
        letter = xl_col_to_name(self.columns[name], True)
        return f"{self._prefix}{letter}${self.first + 1}:{letter}${max(self.last, self.first) + 1}"


def write_follow_up_sheet(book: Book, name: str, tasks: Sequence[TrackedTask], sort: FollowUp) -> Written:
    columns = _columns(tasks, sort.heading.rules)
    sheet = book.sheet(name, WORKING)
    set_widths(sheet, columns)
    row = write_heading(sheet, sort.heading, columns, book.looks, book.heights)
    _write_day(sheet, row, columns, sort.on, book)
    sheet.set_row(row + 1, _GAP)
    top = row + 2
    _write_header(sheet, top, columns, book)
    last = _Rows(book, sheet, columns, sort, row).write(top + 1, tasks)
    places = {column.name: number for number, column in enumerate(columns)}
    day = f"${xl_col_to_name(_ON_COLUMN)}${row + 1}"
    written = Written(name, top + 1, last, places, day)
    if last > top:
        add_validations(sheet, written.first, last, places)
        add_conditions(sheet, (written.first, last), places, day, sort.soon_days, book.looks)
    sheet.freeze_panes(top + 1, _KEPT)
    sheet.repeat_rows(top)
    sheet.autofilter(top, 0, last, len(columns) - 1)
    sheet.print_area(0, 0, last, sum(not column.is_hidden for column in columns) - 1)
    # Excel filters a protected sheet, but sorts it only where every cell of the range is open. What the plan says and
    # Trạng thái stay locked all the same: an agency must not write over them, Trạng thái must be among the columns
    # that are filtered, and sorted rows keep the heights of those that stood there. Whoever wants to sort takes the
    # protection off, which has no password; the hidden ids bring the rows home in any order.
    sheet.protect("", {"sort": True, "autofilter": True, "format_rows": True, "format_columns": True})
    return written


def _columns(tasks: Sequence[TrackedTask], rules: Ruleset) -> list[Column]:
    """The document that gave the task is named where there are several; what would be empty leaves its room."""
    dropped = {
        Field.SOURCE: len({task.plan.id for task in tasks}) < 2,
        Field.SUPPORTING: not any(task.task.supporting for task in tasks),
        Field.PRODUCT: not any(task.task.product for task in tasks),
        Field.NOTE: not any(task.task.note for task in tasks),
    }
    spare = sum(_PIXELS[name] for name, is_dropped in dropped.items() if is_dropped and name is not Field.NOTE)
    widths = {**_PIXELS, Field.CONTENT: _PIXELS[Field.CONTENT] + spare * 2 // 3}
    widths[Field.RESULT] += spare - spare * 2 // 3
    titles = FIELD_NAMES | {
        _AS_IN_PLANS[rule.column]: rule.title for rule in rules.task_table.columns if rule.column in _AS_IN_PLANS
    }
    shown = [
        Column(
            name,
            titles[name],
            pixels,
            "center" if name in _CENTERED else "left",
            _KINDS.get(name, Kind.TEXT),
            name in ENTERED,
        )
        for name, pixels in widths.items()
        if not dropped.get(name)
    ]
    return [*shown, *(Column(name, name) for name in _UNSEEN)]


def _write_day(sheet: Worksheet, row: int, columns: Sequence[Column], on: datetime.date, book: Book) -> None:
    """The day that the column Trạng thái is computed for: open, so that the sheet can be used on a later one."""
    looks = book.looks
    shown = sum(not column.is_hidden for column in columns)
    room = sum(column.pixels for column in columns[_ON_COLUMN + 1 : shown])
    sheet.set_row(row, max(book.heights.height([(HINT, room)], SIZE - 1) + 2, 20))
    label = looks.look(font_size=SIZE, align="right")
    sheet.merge_range(row, 0, row, _ON_COLUMN - 1, "", label)
    sheet.write_string(row, 0, f"{ON_LABEL}:", label)
    day = looks.look(
        font_size=SIZE, bold=True, border=1, align="center", num_format=DAY_FORMAT, bg_color=ENTRY_FILL, locked=False
    )
    sheet.write_datetime(row, _ON_COLUMN, datetime.datetime.combine(on, datetime.time()), day)
    hint = looks.look(font_size=SIZE - 1, italic=True, font_color=FAINT, text_wrap=True, indent=1)
    sheet.merge_range(row, _ON_COLUMN + 1, row, shown - 1, "", hint)
    sheet.write_string(row, _ON_COLUMN + 1, HINT, hint)


def _write_header(sheet: Worksheet, row: int, columns: Sequence[Column], book: Book) -> None:
    look = book.looks.cell(SIZE, bold=True, align="center", valign="vcenter", bg_color=HEADER_FILL)
    cells = [(column.title, float(column.pixels) - _ARROW) for column in columns if not column.is_hidden]
    sheet.set_row(row, book.heights.height(cells, SIZE, bold=True) + _ARROW_ROOM)
    for number, column in enumerate(columns):
        sheet.write_string(row, number, column.title, look)


class _Rows:
    """Writes groups and tasks of one sheet."""

    def __init__(self, book: Book, sheet: Worksheet, columns: Sequence[Column], sort: FollowUp, on_row: int):
        self._book, self._sheet, self._columns, self._sort = book, sheet, list(columns), sort
        self._writers = [ColumnWriter(column, at, book.looks, book.heights, SIZE) for at, column in enumerate(columns)]
        self._letters = {column.name: xl_col_to_name(at) for at, column in enumerate(columns)}
        self._on = f"${xl_col_to_name(_ON_COLUMN)}${on_row + 1}"
        self._shown = [(at, float(column.pixels)) for at, column in enumerate(columns) if not column.is_hidden]

    def write(self, row: int, tasks: Sequence[TrackedTask]) -> int:
        """From `row` on; returns the last row written, or the one above."""
        number = group = 0
        for title, members in self._groups(tasks):
            if title:
                group += 1
                write_group(self._sheet, row, (roman(group), title), self._columns, self._book, SIZE)
                row += 1
            for task in members:
                number += 1
                self._write_task(row, number, task)
                row += 1
        return row - 1

    def _groups(self, tasks: Sequence[TrackedTask]) -> Iterator[tuple[str | None, list[TrackedTask]]]:
        """The plans, where there are several; of one plan its own groups."""
        if len({task.plan.id for task in tasks}) > 1:
            for _, own in gathered(tasks, lambda task: task.plan.id):
                head = own[0].plan
                name = full_name_of(head, self._sort.rules_of(head.ruleset))
                yield in_one_line(name, self._columns, self._book, SIZE), own
            return
        yield from gathered(tasks, lambda task: task.task.group)

    def _write_task(self, row: int, number: int, task: TrackedTask) -> None:
        values = self._values(number, task)
        cells = [(values[at], pixels) for at, pixels in self._shown]
        texts = [(value, pixels) for value, pixels in cells if isinstance(value, str) and value]
        self._sheet.set_row(row, min(self._book.heights.height(texts, SIZE), HIGHEST))
        own = {name: f"{letter}{row + 1}" for name, letter in self._letters.items()}
        cells_of_row = Cells(own[Field.STAGE], own[Field.DUE], own[Field.COMPLETED], own[_RECURRING], self._on)
        for writer, value in zip(self._writers, values, strict=True):
            if writer.column.name == Field.STATUS:
                formula = status_formula(cells_of_row, self._sort.soon_days)
                self._sheet.write_formula(row, writer.number, formula, writer.plain, value)
            elif writer.column.name == LATE and task.progress.stage is Stage.REPORTED:
                self._sheet.write_formula(row, writer.number, late_formula(cells_of_row), writer.plain, value)
            else:
                writer.write(self._sheet, row, value)

    def _values(self, number: int, tracked: TrackedTask) -> list[Value]:
        task, progress, sort = tracked.task, tracked.progress, self._sort
        late: Value = None
        if progress.stage is Stage.REPORTED:
            late = float(days_late(tracked, sort.on)) if tracked.due else ""
        values: dict[str, Value] = {
            Field.NUMBER: float(number),
            Field.CONTENT: cell_text(task.content or ""),
            Field.SOURCE: source_of(tracked.plan, sort.rules_of(tracked.plan.ruleset)) if self._has_sources else None,
            Field.LEAD: cell_text(leads_of(task)),
            Field.SUPPORTING: cell_text(joined(task.supporting)),
            Field.DEADLINE: capitalized(task.deadline_text or ""),
            Field.DUE: tracked.due,
            Field.PRODUCT: cell_text(task.product or ""),
            Field.STAGE: STAGE_WORDS[progress.stage],
            Field.PERCENT: None if progress.percent is None else progress.percent / 100,
            Field.COMPLETED: progress.completed_on,
            Field.RESULT: progress.result,
            Field.DOCUMENT: progress.product_document,
            Field.DIFFICULTY: progress.difficulty,
            Field.STATUS: OFFICIAL_WORDS[status_of(tracked, sort.on, sort.soon_days)],
            Field.NOTE: cell_text(task.note or ""),
            HIDDEN_NAMES[Field.PLAN_ID]: tracked.plan.id,
            HIDDEN_NAMES[Field.TASK_ID]: task.id,
            HIDDEN_NAMES[Field.MARK]: mark_of(progress),
            _RECURRING: "x" if task.deadline_kind is DeadlineKind.RECURRING else None,
            AGENCY: float(sort.agency_of(tracked)),
            LATE: late,
        }
        return [values[column.name] for column in self._columns]

    @property
    def _has_sources(self) -> bool:
        return Field.SOURCE in self._letters
