"""Levels of the system and kinds of administrative units, and until when something is in use."""

import datetime
from enum import StrEnum


class AgencyLevel(StrEnum):
    """The level a body stands at, highest first. The values are those of `templates.template.Level`, and two more."""

    CENTRAL = "central"
    PROVINCE = "province"
    DISTRICT = "district"  # ended on 30/6/2025
    COMMUNE = "commune"
    GRASSROOTS = "grassroots"
    CELL = "cell"

    @property
    def depth(self) -> int:
        return _DEPTHS[self]


_DEPTHS = {level: depth for depth, level in enumerate(AgencyLevel)}


class UnitKind(StrEnum):
    """What a unit is called; `thành phố` was a word of two levels until 30/6/2025."""

    PROVINCE = "tỉnh"
    CITY = "thành phố"
    DISTRICT = "huyện"
    URBAN_DISTRICT = "quận"
    TOWN = "thị xã"
    COMMUNE = "xã"
    WARD = "phường"
    SPECIAL_ZONE = "đặc khu"
    TOWNSHIP = "thị trấn"


def in_use(on: datetime.date, valid_from: datetime.date | None, valid_to: datetime.date | None) -> bool:
    """Whether `on` lies between the two days, both included; None is an open end."""
    return (valid_from or datetime.date.min) <= on <= (valid_to or datetime.date.max)


def check_period(valid_from: datetime.date | None, valid_to: datetime.date | None) -> None:
    if valid_from and valid_to and valid_to < valid_from:
        raise ValueError(f"kết thúc ({valid_to:%d/%m/%Y}) trước khi bắt đầu ({valid_from:%d/%m/%Y})")
