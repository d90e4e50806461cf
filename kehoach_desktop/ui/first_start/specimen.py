"""Letterhead and closing of a plan of this office, cut from the page that would be printed."""

import dataclasses
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from ...domain.administrative import find_province
from ...domain.format_standard.zones import Zone
from ...domain.plan import Plan
from ...domain.templates.values import Value
from ...operations.address_book import shipped_provinces
from ...operations.drafting import draft
from ...operations.pages import pages_of
from ...operations.rulesets import ruleset, ruleset_in_force
from ...operations.templates import built_in_templates
from ..live_page import image_of
from .answers import Answers, tidy
from .kinds import authorities

_HEAD = frozenset(
    (Zone.TITLE, Zone.NATIONAL_TITLE, Zone.NATIONAL_MOTTO, Zone.PARENT_BODY, Zone.ISSUING_BODY, Zone.STAR, Zone.NUMBER,
     Zone.PLACE_DATE, Zone.KIND, Zone.ISSUER_LINE, Zone.SUBJECT, Zone.SUBJECT_MARK)
)  # fmt: skip
_CLOSING = frozenset(
    (Zone.RECIPIENTS_LABEL, Zone.RECIPIENTS, Zone.ARCHIVE_LINE, Zone.AUTHORITY, Zone.POSITION, Zone.SIGNATORY)
)
_MARGIN, _BELOW = 14.0, 10.0  # points left around what is cut out; a mark of the next line may rise over its box
LEFT, RIGHT = 53.0, 12.0  # what is cut off beside the text, so that it stands in the middle


@dataclass(frozen=True, slots=True)
class Specimen:
    head: QImage
    closing: QImage
    rules: str


def specimen(answers: Answers, scale: float, data_dir: Path, today: datetime.date) -> Specimen:
    """`scale` pixels to a point."""
    plan = specimen_plan(answers, data_dir, today)
    pages = pages_of(plan)
    last = len(pages.sizes) - 1
    rules = ruleset(plan.ruleset)
    places = [(place.page, place.paragraph.zone, place.rectangle) for place in pages.places]
    head = [box for page, zone, box in places if page == 0 and zone in _HEAD]
    closing = [box for page, zone, box in places if page == last and zone in _CLOSING]
    first, final = image_of(pages, 0, scale), image_of(pages, last, scale)
    since = f"{rules.valid_from:%d}/{rules.valid_from.month}/{rules.valid_from.year}"
    return Specimen(
        _cut(first, [(box.top, box.bottom) for box in head], scale),
        _cut(final, [(box.top, box.bottom) for box in closing], scale),
        f"Thể thức: {rules.short_name}, áp dụng từ {since}",
    )


def specimen_plan(answers: Answers, data_dir: Path, today: datetime.date) -> Plan:
    """A plan without a body: head and closing as this office would have them."""
    template = next(one for one in built_in_templates() if one.id == answers.kind.template)
    bare = dataclasses.replace(template, parts=(), annexes=(), task_table=None, issuer_line=None)
    rules = ruleset_in_force(answers.kind.side, today)
    given: dict[str, Value | None] = {
        "parent_body": tidy(answers.parent),
        "issuing_body": answers.head_line,
        "place": tidy(answers.place),
    }
    if answers.code.strip():
        kind = rules.kinds[template.document_kind].code
        given["symbol"] = rules.number.symbol_pattern.format(kind=kind, body=tidy(answers.code))
    if answers.province and find_province(shipped_provinces(), answers.province):
        given["province"] = answers.province
    person = next((one for one in answers.people if tidy(one.name)), next(iter(answers.people), None))
    if person and tidy(person.position):
        known = authorities(answers.kind, person.position, rules)
        given |= {
            "authority": known[0] if known else "",
            "position": tidy(person.position).upper(),
            "signatory": tidy(person.name),
        }
    return draft(bare, {key: value for key, value in given.items() if value}, data_dir, today=today)


def _cut(page: QImage, bands: Iterable[tuple[float, float]], scale: float) -> QImage:
    """The strip of the page that holds the bands, and a little around it."""
    found = list(bands)
    if not found:
        return QImage()
    top = max(0.0, min(top for top, _ in found) - _MARGIN)
    bottom = max(bottom for _, bottom in found) + _BELOW
    width = page.width() - round((LEFT + RIGHT) * scale)
    return page.copy(QRect(round(LEFT * scale), round(top * scale), width, round((bottom - top) * scale)))
