"""Nơi nhận at the left, the signature at the right: one block that is never split and never alone on a page.

05 II.I.7 and II.I.9, NĐ 30 PL I/II.7 and II.9. Bodies that sign together stand left of the lead one, then below it; the
recipients follow under them.
"""

from dataclasses import replace

from ..format_standard.zones import Zone
from ..lengths import NOTHING, Length, mm, pt
from ..plan import Plan, Recipient, Signature, is_given
from ..recipients import LOOSE_ENDS, item_text
from ..vietnamese import same_words
from .context import Context
from .sheet import Cell, Paragraph, Row, Span, Table


def compose_closing(plan: Plan, context: Context) -> Table:
    rule = context.ruleset.closing
    left, right = _columns(context.page.text_width, mm(rule.left_mm), mm(rule.right_mm))
    signature = compose_signature(plan.signature, "signature", context)
    if not plan.co_signatures:
        return Table((left, right), (_row(compose_recipients(plan, context), signature),))
    pairs = _side_by_side(plan, signature, (left, right), context)
    nobody = context.paragraph(Zone.SIGNATORY)
    return Table((left, right), (*pairs, _row(compose_recipients(plan, context), [nobody], kept=True)))


def _columns(text_width: Length, left: Length, right: Length) -> tuple[Length, Length]:
    """The two columns share what a wider margin takes away."""
    missing = left + right - text_width
    return (left, right) if missing <= NOTHING else (left - missing * 0.5, text_width - (left - missing * 0.5))


def _side_by_side(plan: Plan, lead: list[Paragraph], widths: tuple[Length, Length], context: Context) -> list[Row]:
    """The lead body at the right, the next one at its left, further ones below in the same order."""
    signed = [lead]
    for number, other in enumerate(plan.co_signatures):
        signed.append(compose_signature(other, f"co_signatures/{number}", context))
    if len(signed) % 2:
        signed.append([context.paragraph(Zone.SIGNATORY)])
    room = pt(context.ruleset.closing.before_pt)
    pairs = (_level(pair, widths, context) for pair in zip(signed[1::2], signed[::2], strict=True))
    return [_row(*(_with_room_below(column, room) for column in pair), kept=True) for pair in pairs]


def _level(pair: tuple[list[Paragraph], ...], widths: tuple[Length, Length], context: Context) -> list[list[Paragraph]]:
    """The names of one row at one height, however many lines stand above each."""
    heights = [
        sum((context.height(line, width) for line in column[:-1]), NOTHING)
        for column, width in zip(pair, widths, strict=True)
    ]
    return [_lowered(column, max(heights) - height) for column, height in zip(pair, heights, strict=True)]


def _lowered(column: list[Paragraph], by: Length) -> list[Paragraph]:
    if len(column) < 2:
        return column
    *lines, last, name = column
    return [*lines, last.with_look(after=last.look.after + by), name]


def _with_room_below(column: list[Paragraph], room: Length) -> list[Paragraph]:
    return [*column[:-1], column[-1].with_look(after=room)]


def _row(left: list[Paragraph], right: list[Paragraph], *, kept: bool = False) -> Row:
    """A row of the block; `kept` on the page of the next one."""
    cells = tuple(tuple(p.with_look(keep_next=kept) for p in column) for column in (left, right))
    return Row(tuple(Cell(paragraphs) for paragraphs in cells))


def compose_recipients(plan: Plan, context: Context) -> list[Paragraph]:
    rule, zone = context.ruleset.recipients, Zone.RECIPIENTS
    look = context.zone_style(zone).text
    names = [_recipient(item, f"recipients/{n}", context) for n, item in enumerate(plan.recipients)]
    names = names or [[context.blank(context.ruleset.blanks["recipients"], look, "recipients/0")]]
    mark, separator = context.fixed(zone, rule.item_mark), context.fixed(zone, rule.separator)
    lines = [
        context.paragraph(Zone.RECIPIENTS_LABEL, context.fixed(Zone.RECIPIENTS_LABEL, rule.label)),
        *(context.paragraph(zone, mark, *name, separator) for name in names),
        _archive(plan, context),
    ]
    return [*lines, _typist(plan, context)] if is_given(plan.typist) else lines


def _recipient(item: Recipient, spot: str, context: Context) -> list[Span]:
    rule, look = context.ruleset.recipients, context.zone_style(Zone.RECIPIENTS).text
    if not item.blank:
        return [Span(item_text(item, rule), look, spot)]
    note = [Span(rule.note_pattern.format(note=item.note), look, spot)] if item.note else []
    return [context.blank(item.name, look, spot), *note]


def _archive(plan: Plan, context: Context) -> Paragraph:
    rule, zone = context.ruleset.recipients, Zone.ARCHIVE_LINE
    line = plan.archive_line.rstrip(LOOSE_ENDS) if plan.archive_line and is_given(plan.archive_line) else None
    spans = [context.fixed(zone, rule.item_mark), context.typed(zone, line, "archive_line")]
    if line is None:
        spans.insert(1, context.fixed(zone, rule.archive_word))
    return context.paragraph(zone, *spans, context.fixed(zone, rule.last))


def _typist(plan: Plan, context: Context) -> Paragraph:
    rule = context.ruleset.typist
    pattern = rule.pattern if plan.copies is not None else rule.pattern_alone
    text = pattern.format(typist=plan.typist, copies=plan.copies)
    return context.paragraph(Zone.TYPIST, context.typed(Zone.TYPIST, text, "typist"))


def compose_signature(signature: Signature, spot: str, context: Context) -> list[Paragraph]:
    """Authority, position, room to sign, name. With an authority the position may stay out (05 II.I.7.1.2 b)."""
    lines: list[Paragraph] = []
    if is_given(signature.authority) or not is_given(signature.position):
        lines += context.lines(Zone.AUTHORITY, signature.authority, f"{spot}.authority")
    if is_given(signature.position):
        bold = not is_given(signature.authority) and context.ruleset.closing.first_position_bold
        lines += [
            _position(line, bold, context)
            for line in context.lines(Zone.POSITION, signature.position, f"{spot}.position")
        ]
    lines[-1] = lines[-1].with_look(after=pt(context.ruleset.closing.signature_room_pt))
    name = context.typed(Zone.SIGNATORY, signature.signatory, f"{spot}.signatory")
    return [*lines, context.paragraph(Zone.SIGNATORY, name)]


def _position(line: Paragraph, bold: bool, context: Context) -> Paragraph:
    """The word that joins two positions of one person is small and light (05 II.I.7.1.4 đ); without an authority
    line above them the positions themselves are bold."""
    joining = context.ruleset.closing.joining_word
    if same_words(line.text, joining):
        spans = tuple(replace(s, text=joining, look=replace(s.look, bold=False)) for s in line.spans)
    else:
        spans = tuple(replace(s, look=replace(s.look, bold=s.look.bold or bold)) for s in line.spans)
    return replace(line, spans=spans)
