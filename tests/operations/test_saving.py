import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.operations.bin import delete_plans
from kehoach_desktop.operations.listing import PlanQuery, plan_page
from kehoach_desktop.operations.saving import NEW, NewerRevisionError, PlanSaver, keep_as_own, open_plan, settle
from kehoach_desktop.operations.store_state import open_store_to_look, open_store_to_work
from kehoach_desktop.storage import database, plans
from kehoach_desktop.storage.database import Store
from kehoach_desktop.storage.errors import StoreError
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN
from tests.helpers.rights import folder_of_a_plain_user


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    opened = open_store_to_work(data_dir)
    yield opened
    opened.close()


def test_each_save_is_based_on_the_last(store: Store) -> None:
    saver = PlanSaver(store)
    revision = saver.save(PARTY_PLAN, NEW, NOON)
    for number in range(6, 9):
        revision = saver.save(replace(PARTY_PLAN, number=number), revision, LATER)
    opened = open_plan(store, PARTY_PLAN.id)
    assert opened is not None
    assert (opened.plan.number, opened.revision) == (8, revision)


def test_a_newer_state_is_never_replaced(store: Store, data_dir: Path) -> None:
    saver = PlanSaver(store)
    base = saver.save(PARTY_PLAN, NEW, NOON)
    other = open_store_to_work(data_dir)
    PlanSaver(other).save(replace(PARTY_PLAN, number=77), base, LATER)
    other.close()
    with pytest.raises(NewerRevisionError, match=r"lúc 12:05, .*chưa ghi đè bản nào"):
        saver.save(replace(PARTY_PLAN, number=88), base, LATER)
    kept = keep_as_own(store, replace(PARTY_PLAN, subject="bản của tôi"), LATER)
    found = [open_plan(store, id_) for id_ in (PARTY_PLAN.id, kept.plan.id)]
    assert [(one.plan.number, one.plan.subject) for one in found if one] == [
        (77, PARTY_PLAN.subject),
        (None, "bản của tôi"),
    ]


def test_a_plan_that_is_new_is_not_put_over_one_of_its_id(store: Store) -> None:
    PlanSaver(store).save(PARTY_PLAN, NEW, NOON)
    with pytest.raises(NewerRevisionError):
        PlanSaver(store).save(PARTY_PLAN, NEW, NOON)


def test_what_was_typed_is_saved_though_the_plan_has_left_the_store(store: Store) -> None:
    base = PlanSaver(store).save(PARTY_PLAN, NEW, NOON)
    plans.remove(store, PARTY_PLAN.id)
    PlanSaver(store).save(replace(PARTY_PLAN, number=9), base, LATER)
    assert open_plan(store, PARTY_PLAN.id) is not None


def test_a_plan_that_is_not_there_is_none(store: Store) -> None:
    assert open_plan(store, "unknown") is None


def test_a_search_finds_what_was_saved_a_moment_ago(store: Store) -> None:
    saver = PlanSaver(store)
    base = saver.save(PARTY_PLAN, NEW, NOON)
    saver.save(replace(PARTY_PLAN, subject="phòng cháy"), base, NOON)
    assert [row.id for row in plan_page(store, PlanQuery("phong chay"))] == [PARTY_PLAN.id]
    assert settle(store) == 0


def test_settling_lets_search_find_it_too(store: Store) -> None:
    PlanSaver(store).save(PARTY_PLAN, NEW, NOON)
    assert plans.search(store, "van phuc") == []
    assert settle(store) == 1
    assert len(plans.search(store, "van phuc")) == 1


def test_a_full_disk_gets_a_sentence_and_a_later_save_succeeds(store: Store) -> None:
    saver = PlanSaver(store)
    base = saver.save(PARTY_PLAN, NEW, NOON)
    long = replace(PARTY_PLAN, contact="x" * 2_000_000)
    pages = store.execute("PRAGMA page_count").fetchone()[0]
    store.execute(f"PRAGMA max_page_count = {pages}")  # SQLite answers as it does on a full disk
    with pytest.raises(StoreError, match="Ổ đĩa đã đầy") as caught:
        saver.save(long, base, LATER)
    assert caught.value.code == "SQLITE_FULL"
    store.execute("PRAGMA max_page_count = 1000000")
    saver.save(long, base, LATER)


def test_a_store_that_somebody_else_writes_to_gets_a_sentence(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_BUSY_SECONDS", 0.05)
    one, other = open_store_to_work(data_dir), open_store_to_work(data_dir)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="đang mở ở cửa sổ khác"):
        PlanSaver(one).save(PARTY_PLAN, NEW, NOON)
    other.rollback()
    PlanSaver(one).save(PARTY_PLAN, NEW, NOON)
    one.close()
    other.close()


def test_a_store_that_was_opened_to_look_at_saves_nothing(store: Store, data_dir: Path) -> None:
    PlanSaver(store).save(PARTY_PLAN, NEW, NOON)
    settle(store)
    look = open_store_to_look(data_dir)
    with pytest.raises(StoreError, match="chỉ đọc được"):
        PlanSaver(look).save(replace(PARTY_PLAN, number=9), 1, LATER)
    with pytest.raises(StoreError, match="chỉ đọc được"):
        delete_plans(look, [PARTY_PLAN.id], NOON)
    assert [row.id for row in plan_page(look, PlanQuery("van phuc"))] == [PARTY_PLAN.id]
    look.close()


@pytest.mark.skipif(os.name == "nt", reason="quyền thư mục kiểu Unix")
def test_a_folder_that_became_read_only_gets_a_sentence() -> None:
    with folder_of_a_plain_user() as folder:
        store = open_store_to_work(folder)
        base = PlanSaver(store).save(PARTY_PLAN, NEW, NOON)
        store.close()
        (folder / "kehoach.db").chmod(0o444)
        folder.chmod(0o555)
        with pytest.raises(StoreError):
            open_store_to_work(folder)
        look = open_store_to_look(folder)
        opened = open_plan(look, PARTY_PLAN.id)
        assert opened is not None
        assert (opened.plan, opened.revision) == (PARTY_PLAN, base)
        look.close()
