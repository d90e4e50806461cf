from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import settings
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.bin import binned_plans
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.office import (
    add_samples,
    choose,
    chosen,
    is_first_start,
    offices,
    remove_samples,
    save_office,
    use_office,
)
from kehoach_desktop.operations.saving import open_plan
from kehoach_desktop.operations.store_state import open_store_to_work
from kehoach_desktop.storage import agencies, plans, signatories
from kehoach_desktop.storage.database import Store
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN

PARTY = IssuingBody("ĐẢNG UỶ XÃ VẠN PHÚC", Side.PARTY, Level.COMMUNE)
STATE = IssuingBody("UỶ BAN NHÂN DÂN XÃ VẠN PHÚC", Side.STATE, Level.COMMUNE)


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    opened = open_store_to_work(data_dir)
    yield opened
    opened.close()


def test_the_name_alone_is_enough_and_the_people_come_along(store: Store, data_dir: Path) -> None:
    assert is_first_start(store)
    body = set_up_office(data_dir, PARTY, [Signatory("Trần Minh Khôi", "BÍ THƯ", ("T/M BAN THƯỜNG VỤ",))])
    assert offices(store).in_use == body
    assert not is_first_start(store)
    (person,) = signatories.of_body(store, body.id or 0)
    assert (person.name, person.body_id) == ("Trần Minh Khôi", body.id)
    assert agencies.ids(store)


def test_the_office_in_use_changes_with_its_lists(store: Store) -> None:
    party = save_office(store, PARTY)
    province = save_office(store, replace(PARTY, name="TỈNH UỶ LÂM ĐỒNG", level=Level.PROVINCE))
    assert (offices(store).in_use, len(offices(store).bodies)) == (party, 2)
    before = agencies.ids(store)
    use_office(store, province.id or 0)
    assert offices(store).in_use == province
    assert agencies.ids(store) != before
    with pytest.raises(BadArgumentError):
        use_office(store, 99)
    assert offices(store).in_use == province


def test_correcting_the_office_in_use_keeps_it_in_use(store: Store) -> None:
    party = save_office(store, PARTY)
    corrected = save_office(store, replace(party, place="Vạn Phúc"))
    assert offices(store).in_use == corrected
    assert len(offices(store).bodies) == 1


def test_what_was_chosen_comes_back_and_the_rest_is_the_default(store: Store) -> None:
    assert chosen(store) == {one.key: one.default for one in settings.CHOSEN_IN_WINDOW}
    choose(store, settings.TEXT_SIZE, 17)
    choose(store, settings.WHITE_PAPER, True)
    body = save_office(store, STATE)
    choose(store, settings.DEFAULT_BODY, body.id)
    values = chosen(store)
    assert (values["text_size"], values["white_paper"], values["default_body"]) == (17, True, body.id)


@pytest.mark.parametrize(
    ("setting", "value"),
    [(settings.TEXT_SIZE, 14), (settings.TEXT_SIZE, True), (settings.THEME, "blue"), (settings.REMINDERS, 1)],
)
def test_a_value_that_a_setting_does_not_take_is_refused(
    store: Store, setting: settings.Setting, value: object
) -> None:
    with pytest.raises(BadArgumentError, match=setting.label):
        choose(store, setting, value)
    assert chosen(store)[setting.key] == setting.default


def test_a_stored_value_of_another_program_is_the_default(store: Store) -> None:
    store.execute("INSERT INTO settings(key, value) VALUES ('text_size', '99')")
    assert chosen(store)["text_size"] == 13


def test_samples_can_be_tried_and_removed_without_a_trace(store: Store) -> None:
    added = add_samples(store, NOON)
    assert len(plans.samples(store)) == len(added) == 5
    assert plans.newest(store)[0].id == added[0]
    assert offices(store).in_use is not None
    assert add_samples(store, LATER) == added
    assert remove_samples(store, LATER) == 5
    assert (plans.count(store), offices(store).bodies) == (0, ())
    assert is_first_start(store)


def test_a_sample_that_was_written_in_goes_to_the_bin(store: Store) -> None:
    first, *_ = add_samples(store, NOON)
    opened = open_plan(store, first)
    assert opened
    plans.save(store, replace(opened.plan, subject="của tôi"), LATER, opened.revision)
    remove_samples(store, LATER)
    assert [row.plan.id for row in binned_plans(store)] == [first]
    assert plans.samples(store) == []


def test_removing_samples_leaves_the_offices_of_the_clerk_and_their_plans(store: Store) -> None:
    own = save_office(store, PARTY)
    add_samples(store, NOON)
    plans.save(store, PARTY_PLAN, NOON)
    remove_samples(store, LATER)
    assert offices(store).in_use == own
    assert [row.id for row in plans.newest(store)] == [PARTY_PLAN.id]


def test_the_office_of_the_samples_stays_when_plans_of_it_were_written(store: Store) -> None:
    add_samples(store, NOON)
    office = offices(store).in_use
    assert office
    plans.save(store, replace(PARTY_PLAN, issuing_body=office.name), NOON)
    remove_samples(store, LATER)
    assert offices(store).in_use == office
