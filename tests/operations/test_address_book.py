import datetime
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain.administrative.agencies import Agency
from kehoach_desktop.domain.administrative.recipient_groups import GroupLine, RecipientGroup
from kehoach_desktop.domain.administrative.units import AgencyLevel
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.address_book import (
    AddressBook,
    address_book,
    offered_book,
    shipped_agencies,
    shipped_groups,
)
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.storage import agencies, recipient_groups, settings
from kehoach_desktop.storage.database import Store, open_store
from tests.helpers.at_once import said_at_once
from tests.helpers.plans import PARTY_PLAN

TODAY = datetime.date(2026, 11, 20)
OFFICE = shipped_agencies().get("xa.van_phong")
GROUP = next(group for group in shipped_groups() if group.id == "X2")
assert OFFICE


def opened(data_dir: Path) -> AbstractContextManager[Store]:
    return open_store(paths.store_path(data_dir), paths.backup_dir(data_dir))


def offered(data_dir: Path, level: Level) -> AddressBook:
    set_up_office(data_dir, IssuingBody("ĐẢNG UỶ XÃ VẠN PHÚC", Side.PARTY, level))
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


def test_everything_in_use_is_offered_until_an_office_is_set_up(data_dir: Path) -> None:
    before = offered_book(data_dir, TODAY)
    save_plan(PARTY_PLAN, data_dir)
    assert offered_book(data_dir, TODAY) == before


def test_drafts_know_every_body_whatever_the_level(data_dir: Path) -> None:
    offered(data_dir, Level.CELL)
    book = address_book(data_dir, Side.PARTY)
    assert ids(book.agencies.agencies) == ids(shipped_agencies().agencies)
    assert ids(book.groups) == ids(shipped_groups())


def test_what_the_office_changed_stands_in_the_place_of_ours_until_it_is_restored(data_dir: Path) -> None:
    assert OFFICE
    changed = replace(OFFICE, name="Văn phòng Đảng uỷ (mới)")
    offered(data_dir, Level.COMMUNE)
    with opened(data_dir) as store:
        agencies.put(store, [changed])
        recipient_groups.put(store, [replace(GROUP, lines=(GroupLine(text="Như trên"),))])
    for book in (address_book(data_dir, Side.PARTY), offered_book(data_dir, TODAY)):
        assert book.agencies.get(OFFICE.id) == changed
        assert [one.id for one in book.agencies.agencies].count(OFFICE.id) == 1
        assert book.group(GROUP.id).lines == (GroupLine(text="Như trên"),)
    with opened(data_dir) as store:
        agencies.restore(store, OFFICE.id)
        recipient_groups.restore(store, GROUP.id)
    book = address_book(data_dir, Side.PARTY)
    assert book.agencies.get(OFFICE.id) == OFFICE
    assert book.group(GROUP.id) == GROUP


def test_what_the_office_added_is_offered_whatever_its_level(data_dir: Path) -> None:
    assert OFFICE
    offered(data_dir, Level.CELL)
    with opened(data_dir) as store:
        agencies.put(store, [replace(OFFICE, id="cua_toi", level=AgencyLevel.PROVINCE)])
        recipient_groups.put(store, [replace(GROUP, id="B", level=AgencyLevel.PROVINCE), replace(GROUP, id="A")])
        recipient_groups.put(store, [replace(GROUP, id="B")])
    book = offered_book(data_dir, TODAY)
    assert book.agencies.get("cua_toi")
    assert [group.id for group in book.groups][:2] == ["B", "A"], "in the order they were added"


def test_bodies_and_groups_come_back_as_they_went_in(data_dir: Path) -> None:
    with opened(data_dir) as store:
        agencies.put(store, shipped_agencies().agencies)
        recipient_groups.put(store, shipped_groups())
        assert ids(agencies.listing(store)) == ids(shipped_agencies().agencies)
        assert all(shipped_agencies().get(agency.id) == agency for agency in agencies.listing(store))
        assert recipient_groups.listing(store) == shipped_groups()


@pytest.mark.parametrize("level", list(Level))
def test_the_first_start_puts_the_lists_of_the_level_into_the_store(level: Level, data_dir: Path) -> None:
    book = offered(data_dir, level)
    with opened(data_dir) as store:
        bodies, groups = agencies.listing(store), recipient_groups.listing(store)
    assert tuple(one for one in bodies if one.in_use(TODAY)) == book.agencies.agencies
    assert groups == book.groups
    assert bodies
    assert groups


def test_the_lists_are_read_from_the_store(data_dir: Path) -> None:
    assert OFFICE
    offered(data_dir, Level.COMMUNE)
    body, group = replace(OFFICE, name="Trong kho"), replace(GROUP, name="Trong kho")
    with opened(data_dir) as store:
        agencies.fill(store, [body])
        recipient_groups.fill(store, [replace(group, lines=(GroupLine(agency=OFFICE.id),))])
    book = offered_book(data_dir, TODAY)
    assert book.agencies.agencies == (body,)
    assert [one.name for one in book.groups] == ["Trong kho"]
    book = address_book(data_dir, Side.PARTY)
    assert book.agencies.get(OFFICE.id) == body
    assert book.group(GROUP.id).name == "Trong kho"


def _filled_by_an_older_release(data_dir: Path) -> None:
    assert OFFICE
    with opened(data_dir) as store, store.atomic():
        agencies.fill(store, [replace(OFFICE, name="Tên cũ"), replace(OFFICE, id="xa.da_bo")])
        recipient_groups.fill(store, [replace(GROUP, name="Tên cũ")])
        settings.put(store, "filled_lists", "older")


def test_a_new_release_brings_its_own_bodies_and_groups(data_dir: Path) -> None:
    before = offered(data_dir, Level.COMMUNE)
    _filled_by_an_older_release(data_dir)
    assert offered_book(data_dir, TODAY) == before
    _filled_by_an_older_release(data_dir)
    assert address_book(data_dir, Side.PARTY).agencies.agencies == shipped_agencies().agencies


def test_what_the_office_did_survives_a_new_release_and_another_level(data_dir: Path) -> None:
    assert OFFICE
    offered(data_dir, Level.COMMUNE)
    changed = replace(OFFICE, name="Văn phòng của tôi")
    with opened(data_dir) as store:
        agencies.put(store, [changed, replace(OFFICE, id="cua_toi")])
        agencies.remove(store, "xa.bxdd")
        recipient_groups.put(store, [replace(GROUP, name="Nhóm của tôi")])
        recipient_groups.remove(store, "X1")
    _filled_by_an_older_release(data_dir)
    for level in (None, Level.CELL, Level.COMMUNE):
        book = offered(data_dir, level) if level else offered_book(data_dir, TODAY)
        assert book.agencies.get(OFFICE.id) == changed
        assert book.agencies.get("cua_toi")
        assert book.agencies.get("xa.bxdd") is None
        assert book.group(GROUP.id).name == "Nhóm của tôi"
        assert "X1" not in ids(book.groups)


def test_documents_still_know_what_the_office_removed_from_its_lists(data_dir: Path) -> None:
    assert OFFICE
    offered(data_dir, Level.COMMUNE)
    with opened(data_dir) as store:
        agencies.remove(store, OFFICE.id)
        recipient_groups.remove(store, GROUP.id)
    book = address_book(data_dir, Side.PARTY)
    assert book.agencies.get(OFFICE.id) == OFFICE
    assert book.group(GROUP.id) == GROUP


def test_a_body_that_the_office_ends_is_offered_until_its_last_day(data_dir: Path) -> None:
    assert OFFICE
    offered(data_dir, Level.COMMUNE)
    with opened(data_dir) as store:
        agencies.put(store, [replace(OFFICE, valid_to=TODAY)])
    _filled_by_an_older_release(data_dir)
    assert offered_book(data_dir, TODAY).agencies.get(OFFICE.id)
    assert offered_book(data_dir, TODAY + datetime.timedelta(1)).agencies.get(OFFICE.id) is None


def test_a_body_of_another_level_is_offered_where_a_group_of_the_office_names_it(data_dir: Path) -> None:
    offered(data_dir, Level.CELL)
    with opened(data_dir) as store:
        recipient_groups.put(store, [replace(GROUP, id="B", lines=(GroupLine(agency="tw.ban_bi_thu"),))])
    assert offered_book(data_dir, TODAY).agencies.get("tw.ban_bi_thu")


def test_a_body_that_the_office_removed_is_not_offered_though_a_group_names_it(data_dir: Path) -> None:
    offered(data_dir, Level.COMMUNE)
    named = next(line.agency for line in GROUP.lines if line.agency)
    with opened(data_dir) as store:
        agencies.remove(store, named)
    book = offered_book(data_dir, TODAY)
    assert book.agencies.get(named) is None
    assert book.group(GROUP.id) == GROUP


def test_to_read_writes_only_after_a_new_release(data_dir: Path) -> None:
    offered(data_dir, Level.COMMUNE)

    def reading_writes(store: Store) -> bool:
        before = store.execute("PRAGMA data_version").fetchone()
        offered_book(data_dir, TODAY)
        address_book(data_dir, Side.PARTY)
        return bool(store.execute("PRAGMA data_version").fetchone() != before)

    with opened(data_dir) as store:
        assert not reading_writes(store)
    _filled_by_an_older_release(data_dir)
    with opened(data_dir) as store:
        assert reading_writes(store)
        assert not reading_writes(store)


_READER = """
import datetime, sys
from pathlib import Path
from kehoach_desktop.operations.address_book import offered_book
"""
_READS = """
print(len(offered_book(Path(sys.argv[1]), datetime.date(2026, 11, 20)).agencies.agencies))
"""


def test_four_programs_that_bring_a_new_release_at_once_all_succeed(data_dir: Path) -> None:
    before = offered(data_dir, Level.COMMUNE)
    _filled_by_an_older_release(data_dir)
    said = said_at_once(_READER, _READS, [(str(data_dir),)] * 4)
    assert said == [f"{len(before.agencies.agencies)}\n"] * 4
    assert offered_book(data_dir, TODAY) == before
