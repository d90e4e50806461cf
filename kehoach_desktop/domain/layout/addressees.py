"""Kính gửi: the superior whom a report names above its text (NĐ 30 PL I/II.9.b), in the middle of the page."""

from ..format_standard.rules import Align
from ..lengths import NOTHING
from ..plan import Block, Role
from ..vietnamese import word_key
from .context import Context
from .sheet import Paragraph


def with_addressee_look(paragraph: Paragraph, block: Block, context: Context) -> Paragraph:
    """`paragraph` of `block` in the middle where it begins with the regulation's label, else as it is."""
    rule = context.ruleset.addressees
    if rule is None or block.role is not Role.LEAD or not word_key(block.text).startswith(word_key(rule.label)):
        return paragraph
    return paragraph.with_look(align=Align.CENTER, first_line=NOTHING, keep_next=True)
