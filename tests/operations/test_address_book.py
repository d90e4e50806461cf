import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.administrative.agencies import Agency
from kehoach_desktop.domain.administrative.recipient_groups import GroupLine, RecipientGroup
from kehoach_desktop.domain.administrative.units import AgencyLevel
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.address_book import (
    AddressBook,
    address_book,
    offered_book,
    shipped_agencies,
    shipped_groups,
)
from kehoach_desktop.operations.first_start import opened_store
from kehoach_desktop.storage import agencies, recipient_groups

TODAY = datetime.date(2026, 11, 20)
OFFICE = shipped_agencies().get("xa.van_phong")
GROUP = next(group for group in shipped_groups() if group.id == "X2")
assert OFFICE


def offered(data_dir: Path, level: Level) -> AddressBook:
    with opened_store(data_dir, level):
        pass
    return offered_book(data_dir, TODAY)


def ids(entries: tuple[Agency, ...] | tuple[RecipientGroup, ...]) -> set[str]:
    return {entry.id for entry in entries}


@pytest.mark.parametrize(
    ("level", "has", "lacks"),
    [
        (Level.PROVINCE, {"tinh.van_phong", "tw.ban_bi_thu", "tinh.cac_du_xa"}, {"chi_bo.chi_uy"}),
        (Level.COMMUNE, {"xa.van_phong", "tinh.thuong_truc", "xa.cac_chi_bo"}, set()),
        (Level.CELL, {"chi_bo.dang_vien", "xa.bxdd"}, {"tw.ban_bi_thu"}),
    ],
)
def test_an_office_is_offered_the_bodies_of_its_level(
    level: Level, has: set[str], lacks: set[str], data_dir: Path
) -> None:
    known = ids(offered(data_dir, level).agencies.agencies)
    assert has <= known
    assert not lacks & known


@pytest.mark.parametrize("level", list(Level))
def test_every_body_that_an_offered_group_names_is_offered(level: Level, data_dir: Path) -> None:
    book = offered(data_dir, level)
    assert book.groups
    assert {line.agency for group in book.groups for line in group.lines if line.agency} <= ids(book.agencies.agencies)
    assert level is Level.ANY or {group.level.value for group in book.groups} == {level.value}


def test_no_body_that_has_ended_is_offered(data_dir: Path) -> None:
    book = offered(data_dir, Level.COMMUNE)
    assert not [agency.id for agency in book.agencies.agencies if agency.level is AgencyLevel.DISTRICT]


def test_everything_is_offered_before_the_first_start(data_dir: Path) -> None:
    assert offered_book(data_dir, TODAY).groups == shipped_groups()
    assert address_book(data_dir, Side.PARTY).agencies.agencies == shipped_agencies().agencies


def test_drafts_know_every_body_whatever_the_level(data_dir: Path) -> None:
    offered(data_dir, Level.CELL)
    book = address_book(data_dir, Side.PARTY)
    assert ids(book.agencies.agencies) == ids(shipped_agencies().agencies)
    assert ids(book.groups) == ids(shipped_groups())


def test_what_the_office_changed_stands_in_the_place_of_ours_until_it_is_removed(data_dir: Path) -> None:
    assert OFFICE
    changed = replace(OFFICE, name="Văn phòng Đảng uỷ (mới)")
    with opened_store(data_dir, Level.COMMUNE) as store:
        agencies.put(store, [changed])
        recipient_groups.put(store, [replace(GROUP, lines=(GroupLine(text="Như trên"),))])
    for book in (address_book(data_dir, Side.PARTY), offered_book(data_dir, TODAY)):
        assert book.agencies.get(OFFICE.id) == changed
        assert [one.id for one in book.agencies.agencies].count(OFFICE.id) == 1
        assert book.group(GROUP.id).lines == (GroupLine(text="Như trên"),)
    with opened_store(data_dir, Level.COMMUNE) as store:
        agencies.remove(store, OFFICE.id)
        recipient_groups.remove(store, GROUP.id)
    book = address_book(data_dir, Side.PARTY)
    assert book.agencies.get(OFFICE.id) == OFFICE
    assert book.group(GROUP.id) == GROUP


def test_what_the_office_added_is_offered_whatever_its_level(data_dir: Path) -> None:
    assert OFFICE
    with opened_store(data_dir, Level.CELL) as store:
        agencies.put(store, [replace(OFFICE, id="cua_toi", level=AgencyLevel.PROVINCE)])
        recipient_groups.put(store, [replace(GROUP, id="B", level=AgencyLevel.PROVINCE), replace(GROUP, id="A")])
        recipient_groups.put(store, [replace(GROUP, id="B")])
    book = offered_book(data_dir, TODAY)
    assert book.agencies.get("cua_toi")
    assert [group.id for group in book.groups][:2] == ["B", "A"], "in the order they were added"


def test_bodies_and_groups_come_back_as_they_went_in(data_dir: Path) -> None:
    with opened_store(data_dir, Level.ANY) as store:
        agencies.put(store, shipped_agencies().agencies)
        recipient_groups.put(store, shipped_groups())
        assert ids(agencies.listing(store)) == ids(shipped_agencies().agencies)
        assert all(shipped_agencies().get(agency.id) == agency for agency in agencies.listing(store))
        assert recipient_groups.listing(store) == shipped_groups()
