"""What follows from kind, province and name: the lines of the letterhead, the place and the code; never more."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.administrative import Province, locality_of
from ...domain.body_names import in_sentence
from ...domain.document_numbers import body_code
from ...domain.format_standard import Ruleset, Side
from ...domain.templates.template import Level
from ...domain.vietnamese import capitalized, nfc
from .kinds import OfficeKind


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is not known is empty."""

    name: str = ""
    printed_name: str = ""
    parent: str = ""
    place: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of the country and the rules, on a day."""

    provinces: Sequence[Province]
    rules: Ruleset
    on: datetime.date


def suggested_name(kind: OfficeKind, province: Province | None, units: UnitList) -> str:
    """The name where kind and province alone tell it."""
    unit = province.kind(units.on) if province else None
    if province is None or unit is None:
        return ""
    if kind.id == "province_committee":
        return province.committee(units.on) or ""
    return f"Uỷ ban nhân dân {province.called(unit)}" if kind.id == "province_government" else ""


def suggested(
    kind: OfficeKind, province: Province | None, name: str, parent: str | None, units: UnitList
) -> Suggestions:
    """`parent` is what the clerk typed there, None as long as nothing was."""
    name = " ".join(nfc(name).split())
    above = _parent(kind, province, units) if parent is None else parent
    here = locality_of(above or None, name or None, units.provinces, units.on, province)
    place = here.commune or ""
    if kind.level is Level.PROVINCE and here.province is not None:
        unit = here.province.kind(units.on)
        is_city = unit is not None and unit == "thành phố"
        place = capitalized(here.province.called(unit)) if is_city and unit else here.province.name
    code = body_code(in_sentence(name), in_sentence(above) if above else None, units.rules, units.on) if name else None
    return Suggestions(suggested_name(kind, province, units), name.upper(), above, place, code or "")


def _parent(kind: OfficeKind, province: Province | None, units: UnitList) -> str:
    unit = province.kind(units.on) if province else None
    if province is None or unit is None:
        return ""
    if kind.side is Side.PARTY and kind.level is Level.COMMUNE:
        return province.party_organisation(units.on) or ""
    if kind.id == "province_board":
        return (province.committee(units.on) or "").upper()
    return f"Uỷ ban nhân dân {province.called(unit)}".upper() if kind.id == "department" else ""
