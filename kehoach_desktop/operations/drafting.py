"""A first draft: a template, what the clerk gave, and what the office is known to be."""

import datetime
import difflib
import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ..domain.administrative.agencies import printed_name
from ..domain.administrative.locality import Locality, locality_of, place_words
from ..domain.administrative.recipient_groups import group_archive_line, group_recipients, place_of
from ..domain.administrative.units import AgencyLevel
from ..domain.dates import PartialDate
from ..domain.document_numbers import body_code, symbol_of
from ..domain.format_standard import Ruleset
from ..domain.offices import IssuingBody
from ..domain.plan import HouseStyle, Plan, Recipient
from ..domain.recipients import RecipientPlace
from ..domain.templates import Surroundings, Template, fill, read_value
from ..domain.templates.template import Level
from ..domain.templates.texts import Group
from ..domain.templates.values import Value
from ..errors import BadArgumentError, BadFileError
from . import rulesets
from .address_book import AddressBook, address_book
from .files import read_text

Values = dict[str, Value | None]


def values_of(template: Template, settings: Iterable[str]) -> Values:
    """The values in `field=value` words; `field=@file.json` takes a table or a document from a file."""
    values: Values = {}
    for setting in settings:
        key, sign, text = setting.partition("=")
        field = template.field(key.strip())
        if not sign or field is None:
            raise BadArgumentError(_unknown_field(setting, key.strip(), template))
        given = _from_file(Path(text[1:])) if text.startswith("@") else text
        values[field.key] = read_value(field, given)
    return values


def _unknown_field(setting: str, key: str, template: Template) -> str:
    if "=" not in setting:
        return f"--set cần ô=giá trị, không phải “{setting}”."
    keys = [field.key for field in (*template.fields, *template.common)]
    near = difflib.get_close_matches(key, keys, n=1)
    hint = f"có phải là {near[0]}?" if near else f"mẫu có các ô {', '.join(keys)}."
    return f"Mẫu {template.id} không có ô “{key}”; {hint}"


def _from_file(path: Path) -> object:
    try:
        return json.loads(read_text(path))
    except (ValueError, RecursionError):
        raise BadFileError(f"{path}: không phải JSON đúng.") from None


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
    rules = rulesets.ruleset(ruleset_id) if ruleset_id else _in_force(template, values, today)
    known = {**_office_values(book.office), **{key: value for key, value in values.items() if value is not None}}
    locality = locality_of(_text(known, "parent_body"), _text(known, "issuing_body"), book.provinces, today)
    house_style = book.office.house_style if book.office else HouseStyle()
    around = _surroundings(rules, house_style, locality, book, template.level, today)
    plan = fill(template, known, around, str(uuid.uuid4()))
    return plan if plan.symbol else replace(plan, symbol=_symbol(plan, rules, book.office))


def _in_force(template: Template, values: Mapping[str, Value | None], today: datetime.date) -> Ruleset:
    date = values.get("issue_date")
    issued = date.whole if isinstance(date, PartialDate) else None
    return rulesets.ruleset_in_force(template.side, issued or today)


def _office_values(office: IssuingBody | None) -> Values:
    if office is None:
        return {}
    return {"parent_body": office.parent_name, "issuing_body": office.name, "place": office.place}


def _text(values: Mapping[str, Value | None], key: str) -> str | None:
    value = values.get(key)
    return value if isinstance(value, str) else None


def _surroundings(
    rules: Ruleset, house_style: HouseStyle, locality: Locality, book: AddressBook, level: Level, today: datetime.date
) -> Surroundings:
    rank_from = AgencyLevel.COMMUNE if level is Level.ANY else AgencyLevel(level.value)

    def agency_name(id_: str) -> str | None:
        agency = book.agencies.get(id_)
        return printed_name(agency, locality) if agency else None

    def recipient_group(id_: str) -> Group:
        group = book.group(id_)
        return group_recipients(group, book.agencies, locality, today), group_archive_line(group, locality)

    def recipient_place(recipient: Recipient) -> RecipientPlace | None:
        return place_of(recipient, book.agencies, rank_from)

    return Surroundings(
        rules, today.year, house_style, place_words(locality), agency_name, recipient_group, recipient_place
    )


def _symbol(plan: Plan, rules: Ruleset, office: IssuingBody | None) -> str | None:
    """The symbol by the regulation's codes; None where the body itself has to say."""
    code = office.code if office and office.code and office.name == plan.issuing_body else None
    if code is None and plan.issuing_body:
        code = body_code(" ".join(plan.issuing_body.split()), plan.parent_body, rules)
    return symbol_of(plan.document_kind, code, rules) if code else None
