"""An annex: its own pages, the table of tasks or one of its own, header on each (05 II.II.1; NĐ 30 PL I/III.1)."""

import re
from collections.abc import Sequence

from ..body_names import in_sentence
from ..document_numbers import number_around_symbol
from ..format_standard.rules import Align, ColumnRule, Numerals
from ..format_standard.zones import Zone
from ..lengths import NOTHING, Length
from ..numbering import roman
from ..plan import Annex, Plan, Task, TaskColumn
from ..task_groups import grouped_tasks
from ..vietnamese import capitalized
from .context import Context
from .data_table import data_table
from .head import kind_name
from .ruled_tables import cell_paragraph, column_for, ruled_table
from .sheet import Cell, Page, Paragraph, Row, Section, Span, Table


def compose_annex(plan: Plan, annex: Annex, number: int, context: Context) -> Section:
    page = context.landscape_page if annex.landscape else context.page
    title = [context.evened(line, page.text_width) for line in _title(annex, context)]
    heading = [*_label(plan, number, context), *title, *_reference(plan, context, page), *_mark(context)]
    table = data_table(annex, page, context) if annex.table else task_table(plan, annex, page, context)
    return Section(
        page,
        (*(line.with_look(keep_next=True) for line in heading), table),
        context.paragraph(Zone.PAGE_NUMBER),
        restart_numbers=context.ruleset.page_number.restart_in_annex,
        numbers_first_page=context.ruleset.page_number.first_shown == 1,
        on_new_leaf=context.layout.two_sided and context.ruleset.page_number.restart_in_annex,
    )


def _label(plan: Plan, number: int, context: Context) -> list[Paragraph]:
    rule, zone = context.ruleset.annex, Zone.ANNEX_LABEL
    text = rule.label
    if len(plan.annexes) >= rule.numbered_from:
        text = rule.numbered_label.format(n=roman(number) if rule.numerals is Numerals.ROMAN else number)
    return [context.paragraph(zone, context.fixed(zone, context.ruleset.zones[zone].cased(text)))]


def _title(annex: Annex, context: Context) -> list[Paragraph]:
    return context.lines(Zone.ANNEX_TITLE, annex.title, f"annexes/{annex.id}.annex_title")


def _reference(plan: Plan, context: Context, page: Page) -> list[Paragraph]:
    """(Kèm theo Kế hoạch số …, ngày … của …): number and date as far as they are known."""
    spans = [span for part in _PARTS.split(context.ruleset.annex.reference) for span in _part(part, plan, context)]
    line = context.evened(context.paragraph(Zone.ANNEX_REFERENCE, *spans), page.text_width)
    return [context.with_line(line, page.text_width)]


_PARTS = re.compile(r"(\{\w+\})")


def _part(part: str, plan: Plan, context: Context) -> list[Span]:
    """A hole of the reference line filled, or the words between two holes."""
    rules, zone, date = context.ruleset, Zone.ANNEX_REFERENCE, plan.issue_date
    gap, zeros = rules.date_in_text.gap, rules.date_in_text.zeros
    match part:
        case "{kind}":
            text = kind_name(plan, context)
        case "{day}":
            text = zeros.day(date.day) if date.day else gap
        case "{month}":
            text = zeros.month(date.month) if date.month else gap
        case "{year}":
            text = str(date.year or gap)
        case "{number}":
            before, after = number_around_symbol(plan.number, rules.number)
            symbol = context.typed(zone, plan.symbol, "symbol")
            return [context.fixed(zone, before), symbol, *([context.fixed(zone, after)] if after else [])]
        case "{issuer}":
            name = in_sentence(plan.issuing_body) if plan.issuing_body else None
            return [context.typed(zone, name, "issuing_body")]
        case _:
            text = part
    return [context.fixed(zone, text)] if text else []


def _mark(context: Context) -> list[Paragraph]:
    zone = Zone.ANNEX_MARK
    return [context.paragraph(zone, context.fixed(zone, mark))] if (mark := context.ruleset.annex.mark) else []


# ---------------------------------------------------------------- the table of tasks

_WIDEST_DAY = "31/12/2027;"
_MOST_FOR_OTHERS = 0.75  # of the text width goes to the other columns than the contents
NEEDED_COLUMNS = (TaskColumn.CONTENT, TaskColumn.LEAD, TaskColumn.DEADLINE)


def task_table(plan: Plan, annex: Annex, page: Page, context: Context) -> Table:
    columns = _columns(plan, annex, context)
    header = [
        Cell((cell_paragraph(Zone.TABLE_HEADER, title, None, context),))
        for title in (context.ruleset.task_table.number_title, *(column.title for column in columns))
    ]
    widths = _widths(columns, plan.tasks, page.text_width, context)
    return ruled_table(widths, (Row(tuple(header), is_header=True), *_rows(plan, columns, context)), context)


def _columns(plan: Plan, annex: Annex, context: Context) -> list[ColumnRule]:
    """The annex's columns; an empty column of notes is left out (tasks.md, proposal)."""
    rules = {rule.column: rule for rule in context.ruleset.task_table.columns}
    has_notes = any(task.note for task in plan.tasks)
    return [rules[column] for column in annex.task_columns if has_notes or column is not TaskColumn.NOTE]


def _widths(columns: Sequence[ColumnRule], tasks: Sequence[Task], room: Length, context: Context) -> tuple[Length, ...]:
    """Shares of the text width; what the columns left out would take goes to the contents.

    No column is narrower than its longest word, nor one of days than a day, as long as the contents keep their room.
    """
    number = room * context.ruleset.task_table.number_share
    others: dict[TaskColumn, Length] = {
        rule.column: room * rule.share for rule in columns if rule.column is not TaskColumn.CONTENT
    }
    spare = room * _MOST_FOR_OTHERS - number - sum(others.values(), NOTHING)
    for rule in sorted(columns, key=lambda rule: rule.column is not TaskColumn.DEADLINE):
        if rule.column in others:
            missing = max(_longest_word(rule, tasks, context) - others[rule.column], NOTHING)
            given = missing if rule.column is TaskColumn.DEADLINE else min(missing, max(spare, NOTHING))
            others[rule.column] += given
            spare -= given
    rest = room - number - sum(others.values(), NOTHING)
    return (number, *(others.get(rule.column, rest) for rule in columns))


def _longest_word(rule: ColumnRule, tasks: Sequence[Task], context: Context) -> Length:
    """The width that a column needs to break no word, its padding included."""
    cells = {word for task in tasks for word in (column_text(task, rule.column) or "").split()}
    if rule.column is TaskColumn.DEADLINE:
        cells.add(_WIDEST_DAY)
    words = [(word, Zone.TABLE_CELL) for word in cells] + [(word, Zone.TABLE_HEADER) for word in rule.title.split()]
    widest = max(context.width(context.fixed(zone, word)) for word, zone in words)
    return column_for(widest, context)


def _rows(plan: Plan, columns: Sequence[ColumnRule], context: Context) -> list[Row]:
    rows: list[Row] = []
    number = group_number = 0
    for title, members in grouped_tasks(plan, listed_tasks(plan)):
        if title:
            group_number += 1
            rows.append(_group_row(roman(group_number), title, len(columns), context))
        for task in members:
            number += 1
            rows.append(_task_row(number, task, columns, context))
    return rows


def listed_tasks(plan: Plan) -> tuple[Task, ...]:
    """The rows of the table; a plan without tasks has one that is all blanks."""
    return plan.tasks or (Task("none"),)


def _group_row(number: str, title: str, columns: int, context: Context) -> Row:
    """A heading across the table; it stays with the row below."""
    label = cell_paragraph(Zone.TABLE_GROUP, number, None, context).with_look(align=Align.CENTER, keep_next=True)
    heading = cell_paragraph(Zone.TABLE_GROUP, title, None, context).with_look(keep_next=True)
    return Row((Cell((label,)), Cell((heading,), columns)))


def _task_row(number: int, task: Task, columns: Sequence[ColumnRule], context: Context) -> Row:
    counter = cell_paragraph(Zone.TABLE_CELL, str(number), None, context).with_look(align=Align.CENTER)
    return Row((Cell((counter,)), *(_task_cell(task, rule, context) for rule in columns)))


def _task_cell(task: Task, rule: ColumnRule, context: Context) -> Cell:
    """The text of a column; what every task must have is a blank where it is missing."""
    spot = f"tasks/{task.id}.{rule.column}"
    text = column_text(task, rule.column)
    if not text and rule.column in NEEDED_COLUMNS:
        blank = context.blank(rule.title.lower(), context.zone_style(Zone.TABLE_CELL).text, spot)
        paragraphs = [context.paragraph(Zone.TABLE_CELL, blank)]
    else:
        paragraphs = [cell_paragraph(Zone.TABLE_CELL, line, spot, context) for line in (text or "").split("\n")]
    return Cell(tuple(paragraph.with_look(align=rule.align) for paragraph in paragraphs))


def column_text(task: Task, column: TaskColumn) -> str | None:
    """What a column shows of a task: alone in its cell a text begins as a sentence does."""
    texts = {
        TaskColumn.CONTENT: task.content,
        TaskColumn.LEAD: "; ".join(filter(None, (task.lead, *task.extra_leads))),
        TaskColumn.SUPPORTING: "; ".join(task.supporting),
        TaskColumn.DEADLINE: task.deadline_text,
        TaskColumn.PRODUCT: task.product,
        TaskColumn.NOTE: task.note,
    }
    return capitalized(texts[column] or "") or None
