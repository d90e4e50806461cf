"""A plan and a ruleset into a sheet: the one thing that is printed, previewed, exported and checked."""

import datetime
from dataclasses import replace

from ..body_names import in_sentence
from ..format_standard.ruleset import Ruleset
from ..format_standard.zones import Zone
from ..lengths import Length, mm, pt
from ..plan import Plan
from .annex import compose_annex
from .body import compose_body
from .closing import compose_closing
from .context import Context
from .head import compose_circulation, compose_letterhead, compose_title, is_no_publication, kind_name
from .sheet import DrawnLine, Paragraph, ParagraphLook, Placed, Properties, Section, Sheet, Style, TextLook


def compose(plan: Plan, ruleset: Ruleset) -> Sheet:
    """`plan` as `ruleset` wants it, annexes on pages of their own."""
    context = Context(ruleset, plan.layout, plan.house_style)
    annexes = [compose_annex(plan, annex, number, context) for number, annex in enumerate(plan.annexes, 1)]
    return Sheet(
        sections=(_main_section(plan, context), *annexes),
        properties=_properties(plan, context),
        font=ruleset.font.family,
        color=ruleset.font.color,
        blank_color=ruleset.font.blank_color,
        normal=Style("Normal", "Normal", TextLook(context.zone_style(Zone.BODY).text.size), ParagraphLook()),
        two_sided=plan.layout.two_sided,
    )


def _main_section(plan: Plan, context: Context) -> Section:
    body = compose_body(plan.blocks, context)
    title = compose_title(plan, context)
    closing = compose_closing(plan, context)
    # The last paragraph stays with the closing block, so that no signature stands alone on a page.
    last = (body or title).pop()
    last = last.with_look(after=max(last.look.after, pt(context.ruleset.closing.before_pt)), keep_next=True)
    letterhead = compose_letterhead(plan, context)
    at_end, placed = _last_page(plan, context)
    return Section(
        context.page,
        (letterhead, *title, *body, last, closing, *at_end),
        context.paragraph(Zone.PAGE_NUMBER),
        first_header=compose_circulation(plan, context),
        first_footer=_first_footer(plan, context),
        placed=placed,
        numbers_first_page=context.ruleset.page_number.first_shown == 1,
    )


def _first_footer(plan: Plan, context: Context) -> tuple[Paragraph, ...]:
    """Address and telephone at the foot of page 1 (NĐ 30 PL I/III.4)."""
    return tuple(_contact(plan, context)) if context.ruleset.contact.first_page else ()


def _contact(plan: Plan, context: Context) -> list[Paragraph]:
    """The contact lines, the first with the solid line across the page over it."""
    lines = context.lines(Zone.CONTACT, plan.contact, "contact")
    if not lines:
        return []
    rule = context.ruleset.contact
    first, *others = lines
    line = DrawnLine(context.page.text_width, pt(rule.line_thickness_pt), pt(-rule.gap_pt))
    return [replace(first, line=line), *others]


def _last_page(plan: Plan, context: Context) -> tuple[list[Paragraph], tuple[Placed, ...]]:
    """What stands on the last page: in the text below the closing block, or at a fixed height of the bottom margin.

    05 II.II.4.1 puts the notice 10 mm above the bottom edge; the contact line (II.II.6) stands over it where there is
    room, and follows the closing block where it is too long for the margin.
    """
    page, rules = context.page, context.ruleset
    lowest = page.height - mm(rules.contact.lowest_mm)
    at_end: list[Paragraph] = []
    placed: list[Placed] = []
    if rules.no_publication and is_no_publication(plan, context):
        notice = context.paragraph(
            Zone.NO_PUBLICATION, context.fixed(Zone.NO_PUBLICATION, rules.no_publication.texts[0])
        )
        if rules.no_publication.from_edge_mm is None:
            at_end.append(notice.with_look(before=pt(rules.closing.before_pt)))
        else:
            lowest = page.height - mm(rules.no_publication.from_edge_mm) - context.height(notice)
            placed.append(Placed(notice, lowest))
    if not rules.contact.first_page:
        contact = _stacked(_contact(plan, context), page.height - page.bottom + pt(rules.contact.gap_pt), context)
        fits = not contact or contact[-1].top + context.height(contact[-1].paragraph) <= lowest
        if fits:
            placed += contact
        else:
            clear = contact[0].paragraph.with_look(before=pt(rules.closing.before_pt))  # of the signatory above
            at_end += [clear, *(line.paragraph for line in contact[1:])]
    return at_end, tuple(placed)


def _stacked(lines: list[Paragraph], top: Length, context: Context) -> list[Placed]:
    stacked = []
    for line in lines:
        stacked.append(Placed(line, top))
        top += context.height(line)
    return stacked


def _properties(plan: Plan, context: Context) -> Properties:
    subject = " ".join((plan.subject or "").split())
    author = in_sentence(plan.issuing_body or "")
    return Properties(f"{kind_name(plan, context)} {subject}".strip(), subject, author, _nominal_date(plan, context))


def _nominal_date(plan: Plan, context: Context) -> datetime.date:
    """The date the file carries, so that one plan always gives the same bytes."""
    date = plan.issue_date
    return date.whole or (datetime.date(date.year, 1, 1) if date.year else context.ruleset.valid_from)
