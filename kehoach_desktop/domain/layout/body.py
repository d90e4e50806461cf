"""The body: each block with its label and the marks that belong to the composer, not to the clerk.

A căn cứ gets its dash and its end (05 II.I.6.2.3; NĐ 30 PL I/II.6.a); the final `.` or `./.` of the last block is a
slot for the ruleset's end mark (05 II.I.6.2.2). The stored text stays as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..format_standard.rules import Case
from ..format_standard.zones import Zone
from ..numbering import labels
from ..plan import Block, Role
from ..recipients import LOOSE_ENDS
from .addressees import with_addressee_look
from .context import Context
from .sheet import Paragraph, Span, TextLook


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a block's composition depends on besides the block itself."""

    label: str = ""
    is_last: bool = False  # of the body: carries the end mark
    is_last_basis: bool = False  # of a list of căn cứ


def compose_body(blocks: Sequence[Block], context: Context) -> list[Paragraph]:
    return [
        compose_block(block, neighbours, context)
        for block, neighbours in zip(blocks, neighbourhood(blocks, context), strict=True)
    ]


def neighbourhood(blocks: Sequence[Block], context: Context) -> list[Neighbours]:
    found = []
    for index, (block, label) in enumerate(zip(blocks, labels(blocks, context.labels), strict=True)):
        following = blocks[index + 1].role if index + 1 < len(blocks) else None
        is_last_basis = block.role is Role.LEGAL_BASIS and following is not Role.LEGAL_BASIS
        found.append(Neighbours(label, following is None, is_last_basis))
    return found


def compose_block(block: Block, neighbours: Neighbours, context: Context) -> Paragraph:
    rule, style = context.ruleset.roles[block.role], context.role_style(block)
    spans = context.run_spans(block.runs, style.text, block.id, upper=rule.case is Case.UPPER)
    if rule.end is not None:
        mark = rule.last_end if neighbours.is_last_basis else rule.end
        spans = _marked(_stripped(spans, LOOSE_ENDS), mark, style.text)
    elif neighbours.is_last and not block.is_heading:
        spans = _with_end_mark(spans, context, style.text)
    if neighbours.label:
        look = replace(style.text, bold=True) if rule.label_bold else style.text
        spans = (Span(f"{neighbours.label} ", look), *spans)
    # What announces a list stays with it, as a heading does.
    keep_next = style.paragraph.keep_next or (block.text.rstrip().endswith(":") and not neighbours.is_last)
    paragraph = Paragraph(Zone.BODY, style, spans, style.paragraph, block.role, block.id)
    if keep_next is not style.paragraph.keep_next:
        paragraph = paragraph.with_look(keep_next=keep_next)
    return with_addressee_look(paragraph, block, context)


def _with_end_mark(spans: tuple[Span, ...], context: Context, look: TextLook) -> tuple[Span, ...]:
    """The ruleset's end mark in the slot, or after a last letter or bracket; other endings are the clerk's."""
    rule = context.ruleset.body
    ended = _stripped(spans)
    text = "".join(span.text for span in ended)
    slot = max((mark for mark in rule.end_marks_known if text.endswith(mark)), key=len, default=None)
    if slot is not None and not text.endswith("..."):
        return _marked(_stripped(_without_tail(ended, len(slot))), rule.end_mark, look)
    if text and (text[-1].isalnum() or text[-1] in ")]”\"'%"):
        return _marked(ended, rule.end_mark, look)
    return spans


def _stripped(spans: Sequence[Span], loose: str | None = None) -> tuple[Span, ...]:
    """`spans` without the characters that hang `loose` at their end (None: all white space)."""
    kept = list(spans)
    while kept and not kept[-1].blank:
        last = kept.pop()
        if text := last.text.rstrip(loose):
            return (*kept, replace(last, text=text))
    return tuple(kept)


def _without_tail(spans: Sequence[Span], count: int) -> tuple[Span, ...]:
    """`spans` without their last `count` characters."""
    kept = list(spans)
    while kept and count:
        last = kept.pop()
        if rest := last.text[:-count]:
            kept.append(replace(last, text=rest))
        count -= min(count, len(last.text))
    return tuple(kept)


def _marked(spans: tuple[Span, ...], mark: str | None, look: TextLook) -> tuple[Span, ...]:
    return (*spans, Span(mark, look)) if mark else spans
