"""What a clerk should read about a plan: nothing is blocked, each line says what does not fit and by which clause."""

import datetime
from collections.abc import Iterator, Sequence

from ..domain.administrative.locality import head_contradictions
from ..domain.dates import PartialDate
from ..domain.format_standard import Ruleset
from ..domain.format_standard.zones import ZONE_NAMES, Zone
from ..domain.layout import compose
from ..domain.layout.body import compose_body
from ..domain.layout.context import Context
from ..domain.layout.sheet import Paragraph
from ..domain.missing_glyphs import MissingGlyphs, missing_glyphs
from ..domain.plan import Plan
from ..domain.signing import signing_faults
from .address_book import shipped_provinces
from .rulesets import document_font, ruleset

_MOST_NAMED = 5  # places, and characters of one: a text full of emoji is one matter, not five hundred
_EXCERPT = 30  # letters of a paragraph that tell which it is


def plan_notes(plan: Plan, today: datetime.date | None = None) -> tuple[str, ...]:
    rules = ruleset(plan.ruleset)
    on = plan.issue_date.whole or today or datetime.date.today()
    missing = missing_glyphs(compose(plan, rules), document_font())
    return (*_head_notes(plan, rules, on), *_notes(plan, rules), *_glyph_notes(missing))


def _head_notes(plan: Plan, rules: Ruleset, on: datetime.date) -> Iterator[str]:
    """What in the head does not go with the map on the day of issue."""
    day = rules.date_in_text.written(PartialDate.of(on))
    for line, province, kind in head_contradictions(plan.parent_body, plan.issuing_body, shipped_provinces(), on):
        yield (
            f"dòng đầu “{line}” không đúng vào ngày {day}: {province.name} khi đó là {kind}, nội dung viết theo {kind}."
        )


def _notes(plan: Plan, rules: Ruleset) -> Iterator[str]:
    for signature in (plan.signature, *plan.co_signatures):
        for fault in signing_faults(signature, rules, joint=bool(plan.co_signatures)):
            yield f"{fault.reason} ({rules.short_name}, {fault.clause})"
    if _has_no_end_mark(plan, rules):
        yield f"đoạn cuối chưa có dấu kết thúc “{rules.body.end_mark}” ({rules.short_name}, {rules.body.clause})."
    if plan.secrecy and rules.secrecy.notice:
        yield rules.secrecy.notice  # the law on State secrets has its own rules


def _has_no_end_mark(plan: Plan, rules: Ruleset) -> bool:
    if not plan.blocks or plan.blocks[-1].is_heading:
        return False
    last = compose_body(plan.blocks, Context(rules, plan.layout, plan.house_style))[-1]
    return not last.text.endswith(rules.body.end_mark)


# ---------------------------------------------------------------- characters without a glyph


def _glyph_notes(missing: Sequence[MissingGlyphs]) -> Iterator[str]:
    if missing:
        yield (
            f"phông chữ in (Tinos thay Times New Roman) không có {listed_glyphs(missing)}: "
            "các ký tự này sẽ in thành ô trống."
        )


def listed_glyphs(missing: Sequence[MissingGlyphs]) -> str:
    """The characters and where they stand, to go into a sentence."""
    listed = [f"{_characters(found.characters)} ({_place(found.paragraph)})" for found in missing[:_MOST_NAMED]]
    if more := len(missing) - len(listed):
        listed.append(f"và {more} chỗ khác")
    return "; ".join(listed)


def _characters(characters: str) -> str:
    named = [_character(char) for char in characters[:_MOST_NAMED]]
    if more := len(characters) - len(named):
        named.append(f"và {more} ký tự khác")
    return ", ".join(named)


def _character(char: str) -> str:
    code = f"U+{ord(char):04X}"
    return f"{code} “{char}”" if char.isprintable() else code


def _place(paragraph: Paragraph) -> str:
    """`đoạn “Văn phòng Đảng uỷ chủ trì …”`, `mục “I- MỤC ĐÍCH”`, `trích yếu “…”`."""
    if paragraph.zone is Zone.BODY:
        name = "đoạn" if paragraph.look.outline_level is None else "mục"
    else:
        name = ZONE_NAMES[paragraph.zone]
        name = name[0].lower() + name[1:]
    shown = "".join(char for char in paragraph.text if char.isprintable() or char.isspace())
    text = " ".join(shown.split())
    excerpt = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rsplit(' ', 1)[0]} …"
    return f"{name} “{excerpt}”"
