"""The letterhead and the title: what stands above the body.

Two columns (05 PL1; NĐ 30 PL I/IV.1): the issuing body, the number and the marks under it at the left; the title (or
quốc hiệu and tiêu ngữ), place and date at the right. Number and date share one row. Below, across the page, the name of
the kind and the subject.
"""

from dataclasses import replace

from ...errors import BadArgumentError
from ..dates import in_words
from ..document_numbers import printed_number
from ..format_standard.rules import MarkRule
from ..format_standard.zones import Zone
from ..lengths import NOTHING, Length, mm, pt
from ..plan import Plan, is_given
from ..vietnamese import same_words
from .context import Context
from .sheet import Cell, Frame, LineSpacing, Paragraph, Row, Span, Table, TextLook


def compose_letterhead(plan: Plan, context: Context) -> Table:
    left, right = column_widths(plan, context)
    rule = context.ruleset.head
    rows = (
        ((body_names(plan, context, left), rule.rows_gap_pt), (titles(context, right), rule.rows_gap_pt)),
        ((number_and_marks(plan, context, left), rule.after_pt), ([place_and_date(plan, context)], rule.after_pt)),
    )
    cells = [tuple(Cell(_with_room(paragraphs, pt(after))) for paragraphs, after in row) for row in rows]
    return Table((left, right), tuple(Row(row) for row in cells))


def column_widths(plan: Plan, context: Context) -> tuple[Length, Length]:
    """The right column is as wide as the date line needs, so that neither it nor the title ever wraps."""
    rule, text_width = context.ruleset.head, context.page.text_width
    needed = context.width(place_and_date(plan, context)) + mm(rule.date_room_mm)
    right = min(max(mm(rule.right_min_mm), needed), mm(rule.right_max_mm))
    return text_width - right, right


def body_names(plan: Plan, context: Context, room: Length) -> list[Paragraph]:
    parents = context.lines(Zone.PARENT_BODY, plan.parent_body, "parent_body")
    issuer = context.lines(Zone.ISSUING_BODY, plan.issuing_body, "issuing_body")
    *names, last = [context.evened(line, room, more_lines=1) for line in (*parents, *issuer)]
    return [*names, context.with_line(last, room), *_literal(Zone.STAR, context)]


def titles(context: Context, room: Length) -> list[Paragraph]:
    zones = (Zone.TITLE, Zone.NATIONAL_TITLE, Zone.NATIONAL_MOTTO)
    return [context.with_line(paragraph, room) for zone in zones for paragraph in _literal(zone, context)]


def number_and_marks(plan: Plan, context: Context, room: Length) -> list[Paragraph]:
    """Under the number, from the top: draft, secrecy, urgency (the order of 36-HD/VPTW; 05 gives none)."""
    rules = context.ruleset
    paragraphs = [context.paragraph(Zone.NUMBER, *_number_spans(plan, context))]
    if plan.draft_number is not None:
        text = rules.draft_mark.texts[0].format(n=plan.draft_number)
        paragraphs.append(
            context.paragraph(Zone.DRAFT_MARK, Span(text, _look(context, Zone.DRAFT_MARK), "draft_number"))
        )
    if plan.secrecy and is_given(plan.secrecy):
        paragraphs = _clear_of(rules.secrecy, paragraphs)
        paragraphs.append(stamp(Zone.SECRECY, plan.secrecy, rules.secrecy, context, room))
    if plan.urgency and is_given(plan.urgency):
        paragraphs = _clear_of(rules.urgency, paragraphs)
        # One twip narrower: two frames of one width on top of each other become one in a word processor.
        paragraphs.append(stamp(Zone.URGENCY, plan.urgency, rules.urgency, context, room - Length(2)))
    return paragraphs


def _clear_of(mark: MarkRule, above: list[Paragraph]) -> list[Paragraph]:
    """Room under the last line above a framed mark: without it the box touches the letters."""
    return list(_with_room(above, pt(mark.frame.clear_above_pt))) if mark.frame else above


def stamp(zone: Zone, text: str, rule: MarkRule, context: Context, room: Length) -> Paragraph:
    """A mark in the regulation's own spelling; in a frame of prescribed size where there is one."""
    known = next((number for number, own in enumerate(rule.texts) if same_words(own, text)), None)
    printed = rule.texts[known] if known is not None else text
    paragraph = context.paragraph(zone, context.typed(zone, printed, zone.value))
    box = rule.frame
    if box is None:
        return paragraph
    own_width = context.width(paragraph) + mm(box.own_room_mm)
    width = mm(box.widths_mm[known]) if known is not None else own_width
    side = max(Length((room - width).twips // 2), NOTHING)
    padding = pt(box.padding_pt)
    spacing = LineSpacing(exact=mm(box.height_mm) - padding - padding)
    frame = Frame(pt(box.thickness_pt), _look(context, zone).color or context.ruleset.font.color, padding)
    return paragraph.with_look(left=side, right=side, spacing=spacing, frame=frame)


def place_and_date(plan: Plan, context: Context) -> Paragraph:
    rule, zone = context.ruleset.place_date, Zone.PLACE_DATE
    before, _, after = rule.pattern.partition("{place}")
    date = in_words(plan.issue_date, rule.zeros, after, rule.gap)
    spans = [context.typed(zone, plan.place, "place"), Span(date, _look(context, zone), "issue_date")]
    return context.paragraph(zone, *([context.fixed(zone, before)] if before else []), *spans)


def compose_title(plan: Plan, context: Context) -> list[Paragraph]:
    """Kind, the author's line if there is one, subject, and what separates them from the body."""
    paragraphs = [context.paragraph(Zone.KIND, context.fixed(Zone.KIND, kind_name(plan, context).upper()))]
    if is_given(plan.issuer_line):
        bold = bool(context.ruleset.house_value(plan.house_style, "issuer_line_bold"))
        paragraphs += [_bold(line, bold) for line in context.lines(Zone.ISSUER_LINE, plan.issuer_line, "issuer_line")]
    subject = context.lines(Zone.SUBJECT, plan.subject, "subject")
    room = context.page.text_width
    *upper, last = [context.evened(line, room) for line in subject]
    upper = [line.with_look(after=NOTHING) for line in upper]
    return [*paragraphs, *upper, context.with_line(last, room), *_literal(Zone.SUBJECT_MARK, context)]


def kind_name(plan: Plan, context: Context) -> str:
    kind = context.ruleset.kinds.get(plan.document_kind)
    if kind is None:
        raise BadArgumentError(f"{context.ruleset.short_name} không có loại văn bản “{plan.document_kind}”.")
    return kind.name


def compose_circulation(plan: Plan, context: Context) -> tuple[Paragraph, ...]:
    """The mark in the top margin of page 1, over the title (05 II.II.4.1, PL1 ô 11a; NĐ 30 ô 11)."""
    if not plan.circulation or not is_given(plan.circulation) or is_no_publication(plan, context):
        return ()
    left, right = column_widths(plan, context)
    mark = stamp(Zone.CIRCULATION, plan.circulation, context.ruleset.circulation, context, right)
    return (mark.with_look(left=left + mark.look.left),)


def is_no_publication(plan: Plan, context: Context) -> bool:
    """Whether the mark is the one that stands on the last page."""
    rule = context.ruleset.no_publication
    return bool(rule and plan.circulation and any(same_words(text, plan.circulation) for text in rule.texts))


def _number_spans(plan: Plan, context: Context) -> list[Span]:
    rule, zone = context.ruleset.number, Zone.NUMBER
    before, _, after = printed_number(plan.number, "\0", rule).partition("\0")
    return [
        Span(before, _look(context, zone), "number"),
        context.typed(zone, plan.symbol, "symbol"),
        *([context.fixed(zone, after)] if after else []),
    ]


def _literal(zone: Zone, context: Context) -> list[Paragraph]:
    """The zone's prescribed text, where this ruleset has the zone."""
    rule = context.ruleset.zones.get(zone)
    return [context.paragraph(zone, context.fixed(zone, rule.text))] if rule and rule.text else []


def _look(context: Context, zone: Zone) -> TextLook:
    return context.zone_style(zone).text


def _bold(paragraph: Paragraph, bold: bool) -> Paragraph:
    if not bold:
        return paragraph
    spans = tuple(replace(span, look=replace(span.look, bold=True)) for span in paragraph.spans)
    return replace(paragraph, spans=spans)


def _with_room(paragraphs: list[Paragraph], after: Length) -> tuple[Paragraph, ...]:
    """Room under the last paragraph: space stands after paragraphs only, so that every engine sets it alike."""
    *upper, last = paragraphs
    return (*upper, last.with_look(after=after))
