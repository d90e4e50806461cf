import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from sqlite_utils import Database

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.errors import BadFileError
from kehoach_desktop.storage import plans, settings
from kehoach_desktop.storage.database import memory_store, open_store
from tests.helpers.clock import LATER, NOON
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN
from tests.helpers.plans import plans as any_plan


@pytest.fixture
def store() -> Iterator[Database]:
    database = memory_store()
    yield database
    database.close()


@pytest.fixture
def filled(store: Database) -> Database:
    plans.save(store, PARTY_PLAN, NOON)
    plans.save(store, STATE_PLAN, LATER)
    return store


@given(any_plan())
def test_any_plan_comes_back_the_same(plan: Plan) -> None:
    store = memory_store()
    plans.save(store, plan, NOON)
    assert plans.get(store, plan.id) == plan
    store.close()


def test_saving_again_replaces_and_keeps_the_day_of_creation(store: Database) -> None:
    plans.save(store, PARTY_PLAN, NOON)
    plans.save(store, replace(PARTY_PLAN, number=6), LATER)
    row = store.execute("SELECT number, created_at, updated_at FROM plans").fetchall()
    assert row == [(6, "2026-11-20T12:00:00.000", "2026-11-20T12:05:00.000")]


def test_newest_first(filled: Database) -> None:
    assert [row.id for row in plans.newest(filled)] == [STATE_PLAN.id, PARTY_PLAN.id]


@pytest.mark.parametrize(
    ("date", "stored"),
    [
        (PartialDate(2, 12, 2026), "2026-12-02"),
        (PartialDate(None, 12, 2026), "2026-12"),
        (PartialDate(2, None, 2026), "2026"),
        (PartialDate(2, 12, None), None),
    ],
)
def test_dates_sort_by_time_however_much_is_known(store: Database, date: PartialDate, stored: str | None) -> None:
    plans.save(store, replace(PARTY_PLAN, issue_date=date), NOON)
    assert plans.newest(store)[0].issue_date == stored


@pytest.mark.parametrize(
    "text",
    [
        "đảng uỷ",
        "Đảng ủy",
        "dang uy",
        "DANG UY",
        "đa\u0309ng u\u0309y",
        "112-KH/TU",
        "chi bo sinh",
        "05-KH",
        "tran minh khoi",
    ],
)
def test_a_plan_is_found_however_the_words_are_typed(filled: Database, text: str) -> None:
    assert PARTY_PLAN.id in [row.id for row in plans.search(filled, text)]


@pytest.mark.parametrize("text", ["", " ", '"', "*", "()", "-", "zzz", "đảng zzz", "NEAR(a b)", "head:x", "AND OR NOT"])
def test_signs_of_the_search_language_are_only_text(filled: Database, text: str) -> None:
    assert plans.search(filled, text) == []


def test_the_last_word_may_be_cut_short(filled: Database) -> None:
    assert [row.id for row in plans.search(filled, "le thu h")] == [STATE_PLAN.id]


def test_a_number_is_a_phrase_not_its_parts(store: Database) -> None:
    plans.save(store, replace(PARTY_PLAN, subject="văn bản 20-NQ/TW và KH số 112 của TU"), NOON)
    assert plans.search(store, "112-NQ/TU") == []


def test_a_changed_text_is_found_by_its_new_words_only(store: Database) -> None:
    plans.save(store, replace(PARTY_PLAN, subject="phòng cháy"), NOON)
    plans.save(store, replace(PARTY_PLAN, subject="chuyển đổi số"), LATER)
    assert plans.search(store, "phong chay") == []
    assert [row.id for row in plans.search(store, "chuyen doi")] == [PARTY_PLAN.id]


def test_a_removed_plan_is_found_no_more(filled: Database) -> None:
    plans.remove(filled, PARTY_PLAN.id)
    assert [row.id for row in plans.search(filled, "vạn phúc")] == [STATE_PLAN.id]
    assert plans.get(filled, PARTY_PLAN.id) is None
    filled.execute("INSERT INTO plan_index(plan_index, rank) VALUES ('integrity-check', 1)")


def test_the_plan_saved_last_is_found_first(filled: Database) -> None:
    plans.save(filled, PARTY_PLAN, LATER + datetime.timedelta(minutes=1))
    assert [row.id for row in plans.newest(filled)] == [PARTY_PLAN.id, STATE_PLAN.id]
    assert [row.id for row in plans.search(filled, "van phuc")] == [PARTY_PLAN.id, STATE_PLAN.id]
    assert [row.id for row in plans.search(filled, "van phuc", limit=1)] == [PARTY_PLAN.id]


@pytest.mark.parametrize("text", ["5-KH/ĐU", "05-KH/ĐU", "005-kh/du", "5/KH", "so 5", "0"])
def test_a_number_is_found_with_and_without_its_zero(store: Database, text: str) -> None:
    plans.save(store, replace(PARTY_PLAN, number=5, symbol="KH/ĐU", subject="số 05 và số 0"), NOON)
    assert [row.id for row in plans.search(store, text)] == [PARTY_PLAN.id]


def test_zeros_inside_a_number_count(store: Database) -> None:
    plans.save(store, replace(PARTY_PLAN, number=105, symbol="KH/ĐU"), NOON)
    assert plans.search(store, "15-KH") == plans.search(store, "5-KH") == []


def test_a_new_store_needs_no_new_index(store: Database) -> None:
    assert plans.index_is_current(store)


def test_a_store_that_does_not_say_its_fold_gets_a_new_index(filled: Database) -> None:
    filled.execute("DELETE FROM settings WHERE key = 'fold_version'")
    assert not plans.index_is_current(filled)


def test_an_index_is_made_anew_page_by_page(store: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plans, "_PAGE", 2)
    for number in range(5):
        plans.save(store, replace(PARTY_PLAN, id=f"p{number}"), NOON)
    assert list(plans.rebuild_index(store)) == [(2, 5), (4, 5), (5, 5)]


BROKEN = [("{", "không phải JSON đúng"), ("{}", "không phải tệp kế hoạch"), (b"\xff\xfe", "UTF-8")]


@pytest.mark.parametrize(("data", "reason"), BROKEN)
def test_a_plan_that_cannot_be_read_stops_no_new_index(filled: Database, data: object, reason: str) -> None:
    filled.execute("UPDATE plans SET data = CAST(? AS TEXT) WHERE id = ?", [data, PARTY_PLAN.id])
    filled.execute("UPDATE plan_texts SET head = 'old', body = 'old' WHERE plan_key = 2")
    settings.put(filled, "fold_version", 0)
    assert list(plans.rebuild_index(filled))[-1] == (2, 2)
    assert plans.index_is_current(filled)
    assert [row.id for row in plans.search(filled, "van phuc")] == [STATE_PLAN.id, PARTY_PLAN.id]


@pytest.mark.parametrize(("data", "reason"), BROKEN)
def test_a_plan_that_cannot_be_read_is_named(filled: Database, data: object, reason: str) -> None:
    filled.execute("UPDATE plans SET data = CAST(? AS TEXT) WHERE id = ?", [data, PARTY_PLAN.id])
    *_, (done, total, found) = plans.look_through(filled)
    assert (done, total) == (2, 2)
    assert [id_ for id_, _ in found] == [PARTY_PLAN.id]
    assert reason in found[0][1]
    with pytest.raises(BadFileError, match=reason):
        plans.get(filled, PARTY_PLAN.id)


def test_a_new_fold_makes_the_index_anew(filled: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.execute("UPDATE plan_texts SET head = 'old', body = 'old'")
    monkeypatch.setattr(plans, "FOLD_VERSION", plans.FOLD_VERSION + 1)
    assert not plans.index_is_current(filled)
    assert list(plans.rebuild_index(filled))[-1] == (2, 2)
    assert plans.index_is_current(filled)
    assert len(plans.search(filled, "van phuc")) == 2
    assert plans.search(filled, "old") == []


def test_a_plan_saved_while_the_index_is_made_anew_is_found_by_its_new_words(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = data_dir / "kehoach.db"
    with open_store(path, data_dir) as ours, open_store(path, data_dir) as theirs:
        plans.save(ours, replace(PARTY_PLAN, subject="phòng cháy"), NOON)
        lock = ours.atomic

        @contextmanager
        def lock_after_a_save_of_theirs() -> Iterator[Database]:
            plans.save(theirs, replace(PARTY_PLAN, subject="chuyển đổi số"), LATER)
            with lock() as locked:
                yield locked

        monkeypatch.setattr(ours, "atomic", lock_after_a_save_of_theirs)
        assert list(plans.rebuild_index(ours)) == [(1, 1)]
        assert [row.id for row in plans.search(ours, "chuyen doi")] == [PARTY_PLAN.id]
        assert plans.search(ours, "phong chay") == []


def test_no_text_of_a_plan_goes_into_the_log(filled: Database, caplog: pytest.LogCaptureFixture) -> None:
    filled.execute("UPDATE plans SET data = json_set(data, '$.subject', json('[\"Nội dung mật\"]'))")
    with caplog.at_level(logging.DEBUG):
        assert list(plans.rebuild_index(filled))[-1] == (2, 2)
    assert PARTY_PLAN.id in caplog.text
    assert "mật" not in caplog.text


def test_the_beginning_of_an_id_is_enough(filled: Database) -> None:
    assert plans.find_ids(filled, PARTY_PLAN.id[:-1]) == [PARTY_PLAN.id, STATE_PLAN.id]
    assert plans.find_ids(filled, PARTY_PLAN.id) == [PARTY_PLAN.id]
    assert plans.find_ids(filled, "%") == []
