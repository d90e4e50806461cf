"""A first draft: a template, what the clerk gave, and what the office is known to be."""

import datetime
import difflib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..domain.administrative.agencies import one_of
from ..domain.administrative.locality import Locality, locality_of, place_words
from ..domain.administrative.provinces import Province, find_province
from ..domain.administrative.recipient_groups import group_archive_line, group_in_tones, group_recipients, place_of
from ..domain.administrative.units import AgencyLevel
from ..domain.dates import PartialDate
from ..domain.document_numbers import body_code, symbol_of
from ..domain.format_standard import Ruleset
from ..domain.json_text import read_json
from ..domain.offices import IssuingBody
from ..domain.plan import HouseStyle, Plan, Recipient
from ..domain.recipients import RecipientPlace, parse_recipient
from ..domain.signing import only_signatory
from ..domain.templates import Surroundings, Template, fill, read_value
from ..domain.templates.markup import Markup, escaped_blank
from ..domain.templates.template import Level
from ..domain.templates.texts import Group, tones_of
from ..domain.templates.values import Value
from ..domain.vietnamese import clean, same_words
from ..errors import BadArgumentError, BadFileError
from . import rulesets
from .address_book import AddressBook, address_book, shipped_groups
from .asked_fields import PROVINCE
from .deadline_rules import deadline_rules
from .files import read_text

Values = dict[str, Value | None]


@dataclass(frozen=True, slots=True)
class GivenValues:
    """What the clerk gave, by field, and how many characters were left out because no document can hold them."""

    values: Values
    removed_characters: int = 0


def values_of(template: Template, settings: Iterable[str]) -> GivenValues:
    """The values in `field=value` words; `field=@file.json` takes a table or a document from a file."""
    values: Values = {}
    removed = 0
    for setting in settings:
        key, sign, text = setting.partition("=")
        field = template.field(key.strip())
        if not sign or field is None:
            raise BadArgumentError(_unknown_field(setting, key.strip(), template))
        given, count = _from_file(Path(text[1:])) if text.startswith("@") else clean(text)
        values[field.key] = read_value(field, given)
        removed += count
    return GivenValues(values, removed)


def _unknown_field(setting: str, key: str, template: Template) -> str:
    if "=" not in setting:
        return f"--set cần ô=giá trị, không phải “{setting}”."
    keys = [field.key for field in (*template.fields, *template.common)]
    near = difflib.get_close_matches(key, keys, n=1)
    hint = f"có phải là {near[0]}?" if near else f"mẫu có các ô {', '.join(keys)}."
    return f"Mẫu {template.id} không có ô “{key}”; {hint}"


def _from_file(path: Path) -> tuple[object, int]:
    text = read_text(path)
    try:
        return read_json(text)
    except BadFileError as error:
        raise BadFileError(f"{path}: {error}.") from None


def draft(
    template: Template,
    values: Mapping[str, Value | None],
    data_dir: Path,
    *,
    ruleset_id: str | None = None,
    today: datetime.date | None = None,
) -> Plan:
    """The plan that `template` makes of `values`; what is not given comes from the office, or is a blank."""
    today = today or datetime.date.today()
    book = address_book(data_dir, template.side)
    issued = _issue_day(values) or today
    rules = (
        rulesets.ruleset_of_side(ruleset_id, template.side)
        if ruleset_id
        else rulesets.ruleset_in_force(template.side, issued)
    )
    known = {**_office_values(book.office), **{key: value for key, value in values.items() if value is not None}}
    heads = _text(known, "parent_body"), _text(known, "issuing_body")
    locality = locality_of(*heads, book.provinces, issued, _province(known, book))
    fields = (*template.fields, *template.common)
    told = {
        field.blank_name: parse_recipient(text, rules.recipients)
        for field in fields
        if (text := _text(known, field.key))
    }
    around = replace(
        _surroundings(template, rules, locality, book, issued, told), deadline_rules=deadline_rules(data_dir)
    )
    plan = _signed(fill(template, known, around, str(uuid.uuid4())), book, issued)
    return plan if plan.symbol else replace(plan, symbol=_symbol(plan, rules, book.office, issued))


def _issue_day(values: Mapping[str, Value | None]) -> datetime.date | None:
    date = values.get("issue_date")
    return date.whole if isinstance(date, PartialDate) else None


def _office_values(office: IssuingBody | None) -> Values:
    if office is None:
        return {}
    return {"parent_body": office.parent_name, "issuing_body": office.name, "place": office.place}


def _text(values: Mapping[str, Value | None], key: str) -> str | None:
    value = values.get(key)
    return value if isinstance(value, str) else None


def _province(values: Mapping[str, Value | None], book: AddressBook) -> Province | None:
    """The province of the field for it; the letterhead of a commune's Uỷ ban nhân dân names none."""
    name = _text(values, PROVINCE)
    found = find_province(book.provinces, name) if name else None
    if name and found is None:
        raise BadArgumentError(f"Ô “province”: không có tỉnh, thành phố nào tên “{name}”.")
    return found


def _surroundings(
    template: Template,
    rules: Ruleset,
    locality: Locality,
    book: AddressBook,
    on: datetime.date,
    told: Mapping[str, Recipient],
) -> Surroundings:
    """`told` are the fields as lines, by what they are called while open: a group's blank of that name takes one."""
    house_style = book.office.house_style if book.office else HouseStyle()
    rank_from = AgencyLevel.COMMUNE if template.level is Level.ANY else AgencyLevel(template.level.value)
    toned = tones_of(template, rules, house_style)

    def agency_name(id_: str) -> Markup | None:
        found = book.agencies.here(id_, locality, on)
        if len(found) == 1 and found[0].plan_name:
            return Markup(found[0].plan_name)
        called = one_of(found or filter(None, [book.agencies.get(id_)]))
        return Markup(f"[{escaped_blank(called)}]") if called else None

    def recipient_group(id_: str) -> Group:
        group = book.group(id_)
        group = group_in_tones(group, toned) if group in shipped_groups() else group
        lines = group_recipients(group, book.agencies, locality, on, filled=told, toned=toned)
        return lines, group_archive_line(group, locality, toned)

    def recipient_place(recipient: Recipient) -> RecipientPlace | None:
        return place_of(recipient, book.agencies, rank_from)

    words = place_words(locality, toned)
    return Surroundings(rules, on.year, house_style, words, agency_name, recipient_group, recipient_place)


def _signed(plan: Plan, book: AddressBook, on: datetime.date) -> Plan:
    """With the name of who signs, where the register of the office has one person for that block."""
    signature, office = plan.signature, book.office
    if signature.signatory or office is None or not same_words(office.name, plan.issuing_body or ""):
        return plan
    person = only_signatory(book.people, signature, on)
    return replace(plan, signature=replace(signature, signatory=person.name)) if person else plan


def _symbol(plan: Plan, rules: Ruleset, office: IssuingBody | None, on: datetime.date) -> str | None:
    """The symbol by the regulation's codes of that day; None where the body itself has to say."""
    code = office.code if office and office.code and office.name == plan.issuing_body else None
    if code is None and plan.issuing_body:
        code = body_code(" ".join(plan.issuing_body.split()), plan.parent_body, rules, on)
    return symbol_of(plan.document_kind, code, rules) if code else None
