from pathlib import Path

import pytest

from kehoach_desktop.domain.administrative.units import AgencyLevel
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.address_book import shipped_agencies
from kehoach_desktop.operations.first_start import opened_store
from kehoach_desktop.storage import agencies, recipient_groups


@pytest.mark.parametrize(
    ("level", "has", "lacks"),
    [
        (Level.PROVINCE, {"tinh.van_phong", "tw.ban_bi_thu", "tinh.cac_du_xa"}, {"chi_bo.chi_uy"}),
        (Level.COMMUNE, {"xa.van_phong", "tinh.thuong_truc", "xa.cac_chi_bo"}, set()),
        (Level.CELL, {"chi_bo.dang_vien", "xa.bxdd"}, {"tw.ban_bi_thu"}),
    ],
)
def test_a_new_store_knows_the_bodies_of_its_level(
    level: Level, has: set[str], lacks: set[str], data_dir: Path
) -> None:
    with opened_store(data_dir, level) as store:
        known = {agency.id for agency in agencies.listing(store)}
    assert has <= known
    assert not lacks & known


@pytest.mark.parametrize("level", list(Level))
def test_every_body_that_a_group_names_is_there(level: Level, data_dir: Path) -> None:
    with opened_store(data_dir, level) as store:
        known = {agency.id for agency in agencies.listing(store)}
        groups = recipient_groups.listing(store)
    assert groups
    assert {line.agency for group in groups for line in group.lines if line.agency} <= known


def test_no_body_that_has_ended_is_offered(data_dir: Path) -> None:
    with opened_store(data_dir, Level.COMMUNE) as store:
        assert not [agency.id for agency in agencies.listing(store) if agency.level is AgencyLevel.DISTRICT]


def test_bodies_and_groups_come_back_as_they_went_in(data_dir: Path) -> None:
    with opened_store(data_dir, Level.ANY) as store:
        stored = {agency.id: agency for agency in agencies.listing(store)}
    assert all(shipped_agencies().get(id_) == agency for id_, agency in stored.items())


def test_a_second_start_changes_nothing(data_dir: Path) -> None:
    with opened_store(data_dir, Level.COMMUNE) as store:
        agencies.remove(store, "xa.van_phong")
    with opened_store(data_dir, Level.PROVINCE) as store:
        assert "xa.van_phong" not in {agency.id for agency in agencies.listing(store)}
