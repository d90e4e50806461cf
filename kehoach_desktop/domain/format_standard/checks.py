"""What the parts of a ruleset file owe each other, so that a plan is never refused only when it is composed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..numbering import Labels
from ..plan import Role
from ..records import RecordError, Where
from ..vietnamese import ToneStyle
from .rules import RecipientsOrder
from .values import wide_margins
from .zones import Zone

if TYPE_CHECKING:
    from .rules import RoleRule
    from .ruleset import Ruleset

Faults = Iterator[tuple[str, Where]]

_TITLES = {"party": (Zone.TITLE,), "state": (Zone.NATIONAL_TITLE, Zone.NATIONAL_MOTTO)}
_LITERALS = (Zone.TITLE, Zone.NATIONAL_TITLE, Zone.NATIONAL_MOTTO, Zone.STAR, Zone.SUBJECT_MARK)
_ONLY_WHERE_NAMED = (*_LITERALS, Zone.ANNEX_MARK, Zone.NO_PUBLICATION)
_NUMBERED = (Role.PART, Role.SECTION, Role.SUBSECTION)
_PLAN, _TONES, _ORDER = "KH", "tone_marks", "recipients_order"


def refuse_gaps(rules: "Ruleset") -> None:
    """Refuse `rules` by the first thing that a composer would miss."""
    for check in (_zones, _literals, _kinds, _house, _roles, _room, _signing, _dates):
        for message, where in check(rules):
            raise RecordError(message, where)


def _zones(rules: "Ruleset") -> Faults:
    needed = [zone for zone in Zone if zone not in _ONLY_WHERE_NAMED] + [*_TITLES[rules.side]]
    needed += [zone for component in rules.components for zone in component.zones]
    needed += [line.zone for line in rules.lines]
    needed += [Zone.ANNEX_MARK] if rules.annex.mark else []
    needed += [Zone.NO_PUBLICATION] if rules.no_publication else []
    yield from ((f"zones thiếu {zone}", ()) for zone in needed if zone not in rules.zones)


def _literals(rules: "Ruleset") -> Faults:
    for zone in _LITERALS:
        if zone in rules.zones and not rules.zones[zone].text:
            yield "thiếu text", ("zones", zone.value)


def _kinds(rules: "Ruleset") -> Faults:
    if _PLAN not in rules.kinds:
        yield f"thiếu {_PLAN}", ("kinds",)


def _house(rules: "Ruleset") -> Faults:
    known: dict[str, list[str]] = {_TONES: list(ToneStyle), _ORDER: list(RecipientsOrder)}
    yield from ((f"thiếu {key}", ("house",)) for key in known if key not in rules.house_options)
    for index, option in enumerate(rules.house):
        for choice in option.choices if option.key in known else ():
            if choice not in known[option.key]:
                yield f"không có lối “{choice}”", ("house", index, "choices")


def _roles(rules: "Ruleset") -> Faults:
    for role, rule in rules.roles.items():
        where = ("roles", role.value)
        if role in _NUMBERED:
            yield from _numbered(rules, role, rule, where)
        elif key := "label" if rule.label else "label_from" if rule.label_from else None:
            yield "khối này không được đánh số", (*where, key)


def _numbered(rules: "Ruleset", role: Role, rule: "RoleRule", where: Where) -> Faults:
    if (rule.label is None) is (rule.label_from is None):
        yield "phải có đúng một trong label và label_from", where
    elif rule.label is not None:
        yield from _specimens(rules, role, (rule.label,), (*where, "label"))
    elif rule.label_from not in rules.house_options:
        yield f"house không có {rule.label_from}", (*where, "label_from")
    else:
        index = max(index for index, option in enumerate(rules.house) if option.key == rule.label_from)
        yield from _specimens(rules, role, rules.house[index].choices, ("house", index, "choices"))


def _specimens(rules: "Ruleset", role: Role, specimens: tuple[object, ...], where: Where) -> Faults:
    for specimen in specimens:
        try:
            Labels({role: str(specimen)}, {}, rules.letters).numbered(role, 1, 1)
        except ValueError as error:
            yield str(error), where


def _room(rules: "Ruleset") -> Faults:
    """What stands side by side has room on the page."""
    width, closing = rules.page.text_width_mm, rules.closing
    if rules.head.right_max_mm >= width:
        yield "cột phải rộng hơn phần chữ của trang", ("head",)
    if closing.left_mm + closing.right_mm > width + 1e-6:
        yield "hai cột rộng hơn phần chữ của trang", ("closing",)
    if fault := wide_margins(rules.landscape, rules.page.height_mm, rules.page.width_mm):
        yield fault, ("landscape",)


def _signing(rules: "Ruleset") -> Faults:
    """Every body has its blocks."""
    known = {block.acting_body for block in rules.signing.blocks}
    for index, body in enumerate(rules.signing.bodies):
        for name in body.acting:
            if name not in known:
                yield f"blocks không có “{name}”", ("signing", "bodies", index, "acting")
    if sum(not body.names and body.valid_to is None for body in rules.signing.bodies) != 1:
        yield "phải có đúng một mục không có names, cho mọi cơ quan khác", ("signing", "bodies")


def _dates(rules: "Ruleset") -> Faults:
    if rules.valid_to and rules.valid_to < rules.valid_from:
        yield "trước valid_from", ("valid_to",)
