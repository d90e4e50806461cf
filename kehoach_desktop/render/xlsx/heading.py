"""What stands above a table: the bodies at the left, the title of the side at the right, the name of the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from xlsxwriter.worksheet import Worksheet

from ...domain.dates import PartialDate
from ...domain.format_standard import Ruleset
from ...domain.format_standard.zones import Zone
from ...domain.layout.annex import compose_annex
from ...domain.layout.context import Context
from ...domain.layout.sheet import Paragraph
from ...domain.plan import Annex, AnnexKind, Plan
from ...domain.tasks import PlanHead
from .columns import Column, write_text
from .heights import Heights
from .looks import Looks

_LEFT_SHARE = 0.44  # of the width is for the bodies; the rest, less a gap, for the title of the side
_GAP = 6.0


@dataclass(frozen=True, slots=True)
class Heading:
    """`title` and the lines under it, below the letterhead of a body under its regulation."""

    rules: Ruleset
    parent_body: str | None
    issuing_body: str | None
    title: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False


def reference_line(plan: Plan, rules: Ruleset) -> str:
    """`(Kèm theo Kế hoạch số …)` as the regulation words it in an annex."""
    bare = replace(plan, tasks=(), blocks=(), annexes=())
    context = Context(rules, plan.layout, plan.house_style)
    section = compose_annex(bare, Annex("a", AnnexKind.TASK_TABLE), 1, context)
    found = (part for part in section.content if isinstance(part, Paragraph) and part.zone is Zone.ANNEX_REFERENCE)
    return next(found).text


def reference_of_head(head: PlanHead, rules: Ruleset) -> str:
    day = PartialDate.of(head.issued) if head.issued else PartialDate()
    plan = Plan(
        head.id,
        rules.id,
        head.document_kind,
        issuing_body=head.issuing_body,
        number=head.number,
        symbol=head.symbol,
        issue_date=day,
    )
    return reference_line(plan, rules)


# ---------------------------------------------------------------- onto the sheet


def write_heading(sheet: Worksheet, heading: Heading, columns: Sequence[Column], looks: Looks, heights: Heights) -> int:
    """Writes the rows of `heading` and returns the first row below them."""
    shown = [number for number, column in enumerate(columns) if not column.is_hidden]
    pixels = [columns[number].pixels for number in shown]
    left_end = _left_end(pixels)
    row = _write_letterhead(sheet, heading, shown, pixels, left_end, looks, heights)
    sheet.set_row(row, _GAP)
    row += 1
    title = heading.rules.zones[Zone.ANNEX_TITLE]
    below = heading.rules.zones[Zone.ANNEX_REFERENCE]
    lines = [_Line(title.cased(heading.title), title.size().pt, bold=title.bold)]
    lines += [_Line(line, below.size().pt, italic=below.italic, bold=below.bold) for line in heading.lines]
    for line in lines:
        _write_across(sheet, row, (shown[0], shown[-1]), line, looks)
        sheet.set_row(row, heights.height([(line.text, sum(pixels))], line.size, bold=line.bold))
        row += 1
    sheet.set_row(row, _GAP)
    return row + 1


def _left_end(pixels: Sequence[int]) -> int:
    """The place of the last column under the bodies' names."""
    filled = list(accumulate(pixels[:-1]))
    return min(range(len(filled)), key=lambda place: abs(filled[place] - sum(pixels) * _LEFT_SHARE), default=0)


def _write_letterhead(
    sheet: Worksheet,
    heading: Heading,
    shown: Sequence[int],
    pixels: Sequence[int],
    left_end: int,
    looks: Looks,
    heights: Heights,
) -> int:
    left, right = _bodies(heading), _titles(heading)
    count = max(len(left), len(right))
    for row in range(count):
        high = 0.0
        sides = ((left, 0, left_end), (right, left_end + 1, len(shown) - 1))
        for lines, start, end in sides:
            if row < len(lines) and start <= end:
                line = lines[row]
                room = sum(pixels[start : end + 1])
                _write_across(sheet, row, (shown[start], shown[end]), line, looks)
                high = max(high, heights.height([(line.text, room)], line.size, bold=line.bold))
        sheet.set_row(row, high)
    return count


def _bodies(heading: Heading) -> list[_Line]:
    zones = ((Zone.PARENT_BODY, heading.parent_body), (Zone.ISSUING_BODY, heading.issuing_body))
    lines = [line for zone, text in zones for line in _zone_lines(heading.rules, zone, text)]
    star = heading.rules.zones.get(Zone.STAR) if lines else None
    return [*lines, *_zone_lines(heading.rules, Zone.STAR, star.text if star else None)]


def _titles(heading: Heading) -> list[_Line]:
    lines: list[_Line] = []
    for zone in (Zone.TITLE, Zone.NATIONAL_TITLE, Zone.NATIONAL_MOTTO):
        rule = heading.rules.zones.get(zone)
        lines += _zone_lines(heading.rules, zone, rule.text if rule else None)
    return lines


def _zone_lines(rules: Ruleset, zone: Zone, text: str | None) -> list[_Line]:
    """A line drawn under a zone becomes an underline where it would be as long as the text."""
    if not text:
        return []
    rule, under = rules.zones[zone], rules.line_under(zone)
    is_underlined = under is not None and under.ratio.default >= 1
    texts = [line.strip() for line in rule.cased(text).split("\n") if line.strip()]
    return [_Line(line, rule.size().pt, rule.bold, rule.italic, is_underlined) for line in texts]


def _write_across(sheet: Worksheet, row: int, span: tuple[int, int], line: _Line, looks: Looks) -> None:
    look = looks.look(
        font_size=line.size,
        bold=line.bold,
        italic=line.italic,
        underline=int(line.underline),
        align="center",
        text_wrap=True,
    )
    first, last = span
    if first == last:
        write_text(sheet, row, first, line.text, look)
    else:
        sheet.merge_range(row, first, row, last, "", look)
        write_text(sheet, row, first, line.text, look)
