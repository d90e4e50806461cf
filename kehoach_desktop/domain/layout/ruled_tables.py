"""What the tables of annexes share: their lines and paddings, and how a text stands in a cell."""

from collections.abc import Iterable, Sequence

from ..format_standard.zones import Zone
from ..lengths import NOTHING, Length, mm, pt
from .context import Context
from .sheet import Paragraph, Row, Span, Table

_SLACK = pt(0.5)  # programs round a column differently


def ruled_table(widths: Sequence[Length], rows: Iterable[Row], context: Context) -> Table:
    rule = context.ruleset.task_table
    return Table(
        tuple(widths),
        tuple(rows),
        border=pt(rule.border_pt),
        padding=mm(rule.cell_padding_mm),
        padding_above=mm(rule.cell_padding_above_mm),
    )


def cell_paragraph(zone: Zone, text: str, spot: str | None, context: Context) -> Paragraph:
    span = Span(text, context.zone_style(zone).text, spot)
    return context.paragraph(zone, *([span] if text else [])).with_look(after=NOTHING, keep_lines=False)


def column_for(text_width: Length, context: Context) -> Length:
    """The width of a column in which a text of that width stands on one line."""
    return text_width + mm(context.ruleset.task_table.cell_padding_mm) * 2 + _SLACK
