"""The office of a commune's Party committee, with the people who sign for it."""

import datetime
from pathlib import Path

import pytest

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory
from kehoach_desktop.domain.plan import HouseStyle
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.inspecting.registers import Registers, registers, save_signatory
from kehoach_desktop.operations.inspecting.search import AddressIndex
from kehoach_desktop.operations.inspecting.standpoint import Standpoint
from tests.operations.inspecting.plans import PLAN

OFFICE = IssuingBody(
    "ĐẢNG UỶ XÃ VẠN PHÚC",
    Side.PARTY,
    Level.COMMUNE,
    "ĐẢNG BỘ TỈNH LÂM ĐỒNG",
    "Vạn Phúc",
    house_style=HouseStyle(heading_marks="I."),
)
PEOPLE = (
    Signatory("Hoàng Văn Sơn", "Bí thư"),
    Signatory("Đinh Quốc Khải", "Phó Bí thư"),
    Signatory("Bùi Đức Thành", "Chánh Văn phòng", ("T/M BAN THƯỜNG VỤ",)),
    Signatory("Lò Thị Mai", "Bí thư", valid_to=datetime.date(2026, 6, 30)),
)


@pytest.fixture
def office(data_dir: Path) -> IssuingBody:
    return set_up(data_dir)


def set_up(data_dir: Path) -> IssuingBody:
    body = set_up_office(data_dir, OFFICE)
    for person in PEOPLE:
        save_signatory(
            data_dir,
            Signatory(
                person.name, person.position, person.authorities, person.valid_from, person.valid_to, body_id=body.id
            ),
        )
    return body


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Registers:
    """Read once: the registers are frozen. A test that changes a store sets up one of its own."""
    data_dir = tmp_path_factory.mktemp("inspecting")
    set_up(data_dir)
    return registers(data_dir, PLAN)


@pytest.fixture(scope="session")
def here(known: Registers) -> Standpoint:
    return known.standpoint(PLAN)


@pytest.fixture(scope="session")
def index(known: Registers, here: Standpoint) -> AddressIndex:
    return AddressIndex(known, here)
