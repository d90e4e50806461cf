"""The rules behind a field as a clerk reads them: the value, what is allowed, the clause, how sure we are of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...domain.format_standard import Ruleset
from ...domain.format_standard.rules import Confidence, Range, Rule
from ...domain.format_standard.ruleset import HouseOption, KindRule
from ...domain.format_standard.zones import Zone
from ...domain.layout.context import Context
from ...domain.lengths import pt
from ...domain.plan import Plan
from ...domain.vietnamese import same_words
from ..rulesets import ruleset, ruleset_ids

CONFIDENCE_WORDS: Mapping[Confidence, str] = {
    Confidence.ORIG: "Đọc trong toàn văn của quy định.",
    Confidence.SEEN: "Theo cách quy định tự trình bày, không phải là quy tắc.",
    Confidence.ORIG36: "Theo Hướng dẫn 36-HD/VPTW, vì Hướng dẫn 05-HD/VPTW không nói.",
    Confidence.TWO: "Có ít nhất hai nguồn nói như vậy.",
    Confidence.ONE: "Chỉ có một nguồn nói như vậy.",
    Confidence.PRACTICE: "Theo văn bản thật đã ban hành.",
    Confidence.DERIVED: "Tính từ các số liệu khác của quy định.",
    Confidence.HOUSE: "Quy định để ngỏ; đây là mặc định của chương trình.",
    Confidence.UNKNOWN: "Chưa được xác nhận.",
}
_MARGINS = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_STEP = {"pt": 0.5, "mm": 1.0}


@dataclass(frozen=True, slots=True)
class Fact:
    """One rule: what it is about, what it says, where it stands, how sure we are."""

    title: str
    value: str
    source: str
    clause: str
    confidence: str
    reason: str | None = None

    @property
    def reference(self) -> str:
        return f"{self.source}, {self.clause}"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a figure may be. `shown` is the range in words; a fixed one has a reason."""

    low: float
    high: float
    default: float
    unit: str
    shown: str
    fact: Fact
    step: float = 1.0

    @property
    def is_fixed(self) -> bool:
        return self.low == self.high

    def allowed(self, wish: float | None) -> float:
        return self.default if wish is None else min(max(wish, self.low), self.high)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the values that a field may take; one that may not be taken says why."""

    value: object
    label: str
    reason: str | None = None


def figure(value: float) -> str:
    """A number as Vietnamese writes it: 14, 13,5."""
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def fact(rules: Ruleset, title: str, rule: Rule, value: str, name: str = "", reason: str | None = None) -> Fact:
    sure = rule.confidence_in(name) if name else rule.confidence
    return Fact(title, value, rules.short_name, rule.clause, CONFIDENCE_WORDS[sure], reason)


# ---------------------------------------------------------------- figures


def body_size(rules: Ruleset) -> Bounds:
    rule = rules.zones[Zone.BODY]
    return _bounds(rules, "Cỡ chữ", rule, "size_pt", rule.size_pt, "pt")


def line_spacing(plan: Plan, rules: Ruleset) -> Bounds:
    """In points, also where the regulation counts in lines: those depend on the size of the letters."""
    rule = rules.body
    if rule.exact_pt is not None:
        return _bounds(rules, "Giãn dòng", rule, "exact_pt", rule.exact_pt, "pt")
    assert rule.lines is not None
    size = Context(rules, plan.layout).zone_style(Zone.BODY).text.size
    single = rules.fonts.line_height(size).twips / pt(1).twips
    low, high, default = (round(single * lines, 1) for lines in (rule.lines.min, rule.lines.max, rule.lines.default))
    shown = f"{figure(rule.lines.min)} đến {figure(rule.lines.max)} dòng"
    told = fact(rules, "Giãn dòng", rule, f"{shown}; mặc định {figure(rule.lines.default)} dòng", "lines")
    return Bounds(low, high, default, "pt", shown, told, 0.1)


def margins(rules: Ruleset) -> Mapping[str, Bounds]:
    """The four margins by their side, in the order of the regulation."""
    page = rules.page
    return {
        side: _bounds(rules, f"Lề {word}", page, f"{side}_mm", getattr(page, f"{side}_mm"), "mm")
        for side, word in _MARGINS.items()
    }


def margin_word(side: str) -> str:
    return _MARGINS[side]


def _bounds(rules: Ruleset, title: str, rule: Rule, name: str, range_: Range, unit: str) -> Bounds:
    if range_.min == range_.max:
        shown = f"{figure(range_.min)} {unit}"
        reason = f"{rules.short_name} quy định cố định {shown}."
        told = fact(rules, title, rule, shown, name, reason)
    else:
        shown = f"{figure(range_.min)} đến {figure(range_.max)}"
        told = fact(rules, title, rule, f"{shown} {unit}; mặc định {figure(range_.default)} {unit}", name)
    return Bounds(range_.min, range_.max, range_.default, unit, shown, told, _STEP[unit])


# ---------------------------------------------------------------- choices


def rulesets_of_side(rules: Ruleset, kind: str) -> tuple[Choice, ...]:
    """The regulations a plan may follow: those of its own side that know its kind of document."""
    found = (ruleset(id_) for id_ in ruleset_ids())
    return tuple(
        Choice(
            one.id,
            one.short_name,
            None if kind in one.kinds else f"{one.short_name} không có loại văn bản {kind_label(rules, kind)}.",
        )
        for one in sorted(found, key=lambda one: one.valid_from, reverse=True)
        if one.side is rules.side
    )


def kinds(rules: Ruleset) -> tuple[Choice, ...]:
    return tuple(Choice(key, kind_label(rules, key)) for key in rules.kinds)


def kind_label(rules: Ruleset, key: str) -> str:
    kind: KindRule | None = rules.kinds.get(key)
    return f"{kind.name} ({kind.code})" if kind else key


def kind_fact(rules: Ruleset, key: str) -> Fact | None:
    kind = rules.kinds.get(key)
    return fact(rules, "Loại văn bản", kind, kind_label(rules, key)) if kind else None


def mark_texts(rules: Ruleset, field: str) -> tuple[str, ...]:
    """The marks that the regulation knows for secrecy, urgency, circulation."""
    texts: tuple[str, ...] = getattr(rules, field).texts
    if field == "circulation" and rules.no_publication:
        return (*texts, rules.no_publication.texts[0])
    return texts


def mark_choices(rules: Ruleset, field: str, none: str, current: str | None) -> tuple[Choice, ...]:
    """None at first; a mark in words of the clerk's own stays among them."""
    texts = mark_texts(rules, field)
    own = [current] if current and not any(same_words(current, text) for text in texts) else []
    return (Choice(None, none), *(Choice(text, text) for text in (*texts, *own)))


def known_mark(rules: Ruleset, field: str, current: str | None) -> str | None:
    """`current` as the list spells it."""
    return next((text for text in mark_texts(rules, field) if current and same_words(current, text)), current or None)


def mark_fact(rules: Ruleset, field: str, title: str) -> Fact:
    return fact(rules, title, getattr(rules, field), "; ".join(mark_texts(rules, field)), "texts")


def field_fact(rules: Ruleset, field: str) -> Fact:
    """The rule of a field that is typed freely."""
    zone, title, rule = {
        "draft_number": (Zone.DRAFT_MARK, "Chỉ dẫn dự thảo", rules.draft_mark),
        "typist": (Zone.TYPIST, "Ký hiệu người soạn thảo, số bản", rules.typist),
        "contact": (Zone.CONTACT, "Thông tin liên hệ", rules.contact),
        "issuer_line": (Zone.ISSUER_LINE, "Dòng tác giả", rules.zones[Zone.ISSUER_LINE]),
    }[field]
    return fact(rules, title, rule, _zone_words(rules, zone))


def _zone_words(rules: Ruleset, zone: Zone) -> str:
    look = rules.zones[zone]
    words = [f"cỡ chữ {figure(look.size_pt.default)}"]
    words += [word for word, holds in (("đậm", look.bold), ("nghiêng", look.italic)) if holds]
    return ", ".join(words)


def recipients_fact(rules: Ruleset) -> Fact:
    rule = rules.recipients
    value = (
        f"Mỗi dòng sau “{rule.item_mark.strip()}”, cách nhau bằng “{rule.separator}”, dòng lưu hết bằng “{rule.last}”."
    )
    return fact(rules, "Nơi nhận", rule, value)


def annex_fact(rules: Ruleset) -> Fact:
    rule = rules.annex
    return fact(rules, "Phụ lục", rule, f"Từ {rule.numbered_from} phụ lục thì đánh số: {rule.numbered_label}.")


def house_options(rules: Ruleset) -> Iterator[tuple[HouseOption, Fact]]:
    """What the regulation leaves to the issuing body."""
    for option in rules.house:
        shown = " hoặc ".join(choice_words(one) for one in option.choices)
        yield option, fact(rules, option.label, option, shown, reason=option.reason)


def choice_words(value: object) -> str:
    return {True: "có", False: "không"}.get(value, str(value)) if isinstance(value, bool) else str(value)
