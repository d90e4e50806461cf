"""The list of a plan's tasks: seven columns in the form of an annex, with unseen ones for the way back."""

from collections.abc import Iterable, Sequence

from xlsxwriter.worksheet import Worksheet

from ...domain.format_standard import Ruleset
from ...domain.format_standard.rules import Align
from ...domain.format_standard.zones import Zone
from ...domain.lengths import mm
from ...domain.numbering import roman
from ...domain.plan import Plan, Task, TaskColumn
from ...domain.task_exchange import (
    HIDDEN_NAMES,
    Field,
    Value,
    cell_text,
    fitting,
    joined,
    leads_of,
    more_of,
    shown_deadline,
)
from ...domain.task_groups import grouped_tasks
from .book import Book, Margins, written_book
from .columns import Column, ColumnWriter, Kind, set_widths, write_text
from .heading import Heading, reference_line, write_heading
from .heights import HIGHEST
from .looks import GRID, GROUP_FILL, HEADER_FILL

SHEET_NAME = "Danh mục nhiệm vụ"
TITLE = "DANH MỤC NHIỆM VỤ"
_PIXELS_PER_POINT = 4 / 3
_UNSEEN = (Field.PLAN_ID, Field.TASK_ID, Field.GROUP, Field.MORE)


def write_task_list(plan: Plan, rules: Ruleset) -> bytes:
    """The XLSX of the tasks of `plan`, all of them, as its annex lists them."""
    page = rules.landscape
    edge = rules.page_number.from_top_mm
    margins = Margins(page.left_mm, page.right_mm, page.top_mm, page.bottom_mm, edge, numbers_on_top=True)
    columns = _columns(rules, mm(rules.page.height_mm - page.left_mm - page.right_mm).pt * _PIXELS_PER_POINT)
    title = next((annex.title for annex in plan.annexes if annex.task_columns and annex.title), None) or TITLE
    is_known = plan.issuing_body or plan.symbol or plan.number is not None  # else there is nothing to refer to yet
    lines = (reference_line(plan, rules),) if is_known else ()
    heading = Heading(rules, plan.parent_body, plan.issuing_body, title, lines)
    with written_book(rules.font.family, rules.fonts, title, plan.issue_date.whole) as (book, stream):
        sheet = book.sheet(SHEET_NAME, margins)
        set_widths(sheet, columns)
        top = write_heading(sheet, heading, columns, book.looks, book.heights)
        _write_header(sheet, top, columns, rules, book)
        last = _write_tasks(sheet, top + 1, plan, columns, rules, book)
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        sheet.autofilter(top, 0, last, len(columns) - 1)
        shown = sum(not column.is_hidden for column in columns)
        sheet.print_area(0, 0, last, shown - 1)
    return stream.getvalue()


def _columns(rules: Ruleset, room: float) -> list[Column]:
    table = rules.task_table
    columns = [Column(Field.NUMBER, table.number_title, round(room * table.number_share), "center")]
    for rule in table.columns:
        kind = Kind.DAY if rule.column is TaskColumn.DEADLINE else Kind.TEXT
        # A justified cell of a sheet has its letters at the very lines of the grid.
        align = "left" if rule.align is Align.JUSTIFY else rule.align.value
        columns.append(Column(rule.column, rule.title, round(room * rule.share), align, kind))
    return [*columns, *(Column(field, HIDDEN_NAMES[field]) for field in _UNSEEN)]


def _write_header(sheet: Worksheet, row: int, columns: list[Column], rules: Ruleset, book: Book) -> None:
    zone = rules.zones[Zone.TABLE_HEADER]
    size = zone.size().pt
    look = book.looks.cell(size, bold=zone.bold, align="center", valign="vcenter", bg_color=HEADER_FILL)
    cells = [(column.title, float(column.pixels) - _ARROW) for column in columns if not column.is_hidden]
    sheet.set_row(row, book.heights.height(cells, size, bold=zone.bold) + _ARROW_ROOM)
    for number, column in enumerate(columns):
        sheet.write_string(row, number, column.title, look)


_ARROW, _ARROW_ROOM = 10, 6.0  # the button of the filter, in pixels, and the room it takes below in points


def _write_tasks(sheet: Worksheet, row: int, plan: Plan, columns: list[Column], rules: Ruleset, book: Book) -> int:
    """Writes groups and tasks from `row` on; returns the last row written, or the header's."""
    size = rules.zones[Zone.TABLE_CELL].size().pt
    writers = [ColumnWriter(column, number, book.looks, book.heights, size) for number, column in enumerate(columns)]
    widths = [float(column.pixels) for column in columns if not column.is_hidden]
    number = group = 0
    groups = list(grouped_tasks(plan, plan.tasks))
    places = _places(plan.tasks, groups)
    for title, members in groups:
        if title:
            group += 1
            write_group(sheet, row, (roman(group), title), columns, book, size)
            row += 1
        for task in members:
            number += 1
            values = [*_values(number, task, columns), plan.id, task.id, task.group, more_of(task, places.get(task.id))]
            texts = [(value, pixels) for value, pixels in zip(values, widths, strict=False) if isinstance(value, str)]
            sheet.set_row(row, min(book.heights.height(texts, size), HIGHEST))
            for writer, value in zip(writers, values, strict=True):
                writer.write(sheet, row, value)
            row += 1
    return row - 1


def _places(tasks: Sequence[Task], groups: Iterable[tuple[str | None, list[Task]]]) -> dict[str, int]:
    """The places of the tasks in the plan, where their groups bring them into another order."""
    order, rows = [task.id for task in tasks], [task.id for _, members in groups for task in members]
    return {} if rows == order else {id_: place for place, id_ in enumerate(order)}


def _values(number: int, task: Task, columns: list[Column]) -> list[Value]:
    values: dict[str, Value] = {
        Field.NUMBER: float(number),
        TaskColumn.CONTENT: cell_text(task.content or ""),
        TaskColumn.LEAD: cell_text(leads_of(task)),
        TaskColumn.SUPPORTING: cell_text(joined(task.supporting)),
        TaskColumn.DEADLINE: shown_deadline(task),
        TaskColumn.PRODUCT: cell_text(task.product or ""),
        TaskColumn.NOTE: cell_text(task.note or ""),
    }
    return [values[column.name] for column in columns if not column.is_hidden]


def in_one_line(title: str, columns: list[Column], book: Book, size: float) -> str:
    """A title that each row of its group says too: cut behind a word where a line cannot hold it."""
    room = _beside_the_label(columns)
    shown, words = title, title.split()
    while book.heights.lines(shown, room, size, bold=True) > 1 and len(words) > 1:
        words.pop()
        shown = f"{' '.join(words).rstrip(',;:-–')}…"
    return shown


def _beside_the_label(columns: list[Column]) -> float:
    return float(sum(column.pixels for column in columns[1:] if not column.is_hidden))


def write_group(
    sheet: Worksheet, row: int, words: tuple[str, str], columns: list[Column], book: Book, size: float
) -> None:
    """The title of a group: it runs over the empty cells beside it, for merged ones could not be sorted any more.

    Only one of several lines takes them all: wrapped in the first it would be a tower with nothing beside it.
    """
    look: dict[str, object] = {"bold": True, "bg_color": GROUP_FILL, "font_size": size, "border_color": GRID}
    label, title = words[0], fitting(words[1])
    room = _beside_the_label(columns)
    wraps = book.heights.lines(title, room, size, bold=True) > 1
    sheet.set_row(row, min(book.heights.height([(title, room)], size, bold=True) + 3, HIGHEST))
    ruled = {"top": 1, "bottom": 1}
    sheet.write_string(row, 0, label, book.looks.look(**look, **ruled, left=1, align="center"))
    shown = sum(not column.is_hidden for column in columns)
    if wraps:
        whole = book.looks.look(**look, **ruled, right=1, text_wrap=True)
        sheet.merge_range(row, 1, row, shown - 1, "", whole)
        write_text(sheet, row, 1, title, whole)
        return
    write_text(sheet, row, 1, title, book.looks.look(**look, **ruled))
    for number in range(2, shown):
        edge = {"right": 1} if number == shown - 1 else {}
        sheet.write_blank(row, number, None, book.looks.look(**look, **ruled, **edge))
