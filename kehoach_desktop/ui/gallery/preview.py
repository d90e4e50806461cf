"""What the worker makes for the gallery: the list with what editors offer, and a plan with its first page."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ...domain.administrative import locality_of
from ...domain.administrative.locality import with_place
from ...domain.format_standard import Side
from ...domain.offices import IssuingBody, Signatory
from ...domain.plan import Plan
from ...domain.templates import Template
from ...domain.templates.values import Value
from ...operations.address_book import AddressBook, offered_book
from ...operations.drafting import draft
from ...operations.inspecting.registers import registers
from ...operations.rulesets import ruleset, ruleset_in_force
from ...operations.templates import Listing, built_in_templates, listed_templates
from ..live_page import PageImage, page_image
from .editors import Around
from .proposals import Readings, readings

Values = Mapping[str, Value | None]
_HEAD = ("parent_body", "issuing_body", "place", "symbol", "subject", "archive_line")


@dataclass(frozen=True, slots=True)
class GalleryData:
    """All that is read once, before the gallery shows anything."""

    listing: Listing
    own: frozenset[str]
    kinds: dict[tuple[str, str], str]
    around: Mapping[Side, Around]
    office: IssuingBody | None = None


def read_gallery(data_dir: Path, today: datetime.date) -> GalleryData:
    listing = listed_templates(data_dir)
    book = offered_book(data_dir, today)
    rules = {side: ruleset_in_force(side, today) for side in Side}
    names = tuple(_names(book, today))
    people = {side: _people(data_dir, book.office, side, rules[side].id) for side in Side}
    return GalleryData(
        listing,
        frozenset(one.id for one in listing.templates) - {one.id for one in built_in_templates()},
        {(side.value, code): rule.name for side in Side for code, rule in rules[side].kinds.items()},
        {side: Around(names, book.provinces, people[side], rules[side], today) for side in Side},
        book.office,
    )


def _names(book: AddressBook, today: datetime.date) -> list[str]:
    """What plans of this office call the bodies; one that only a proper name could tell is left out."""
    office = book.office
    parent, name = (office.parent_name, office.name) if office else (None, None)
    here = locality_of(parent, name, book.provinces, today)
    found = (with_place(one.plan_name, here) for one in book.agencies.agencies if one.plan_name)
    return [name for name in dict.fromkeys(found) if name]


def _people(data_dir: Path, office: IssuingBody | None, side: Side, rules: str) -> tuple[Signatory, ...]:
    """Who is in the register of the office in use; nobody signs for the other side."""
    if office is None or office.side is not side:
        return ()
    return registers(data_dir, Plan("asking", rules, issuing_body=office.name)).signatories


@dataclass(frozen=True, slots=True)
class Preview:
    """The plan of these values, its first page, and how defaults read in it."""

    plan: Plan
    page: PageImage
    rules: str
    readings: Readings
    fallbacks: Mapping[str, str] = field(default_factory=dict)


def preview(template: Template, values: Values, scale: float, data_dir: Path, today: datetime.date) -> Preview:
    plan = draft(template, values, data_dir, today=today)
    known = readings(template, values, data_dir, today)
    rules = ruleset(plan.ruleset)
    since = f"{rules.valid_from:%d}/{rules.valid_from.month}/{rules.valid_from.year}"
    return Preview(plan, page_image(plan, scale), f"{rules.short_name}, từ {since}", known, _fallbacks(plan))


def _fallbacks(plan: Plan) -> dict[str, str]:
    """What the common fields come to while they are empty."""
    found = {key: getattr(plan, key) for key in _HEAD}
    signature = plan.signature
    found |= {"authority": signature.authority, "position": signature.position, "signatory": signature.signatory}
    found["issuer_line"] = plan.issuer_line
    found["recipients"] = "; ".join(one.name for one in plan.recipients)
    return {key: text for key, text in found.items() if text}
