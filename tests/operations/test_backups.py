import datetime
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.operations import backups
from kehoach_desktop.operations.backups import (
    EVERY,
    Reason,
    back_up,
    back_up_to,
    good_backups,
    is_due,
    listed_backups,
    restore,
)
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.store_state import open_store_to_work
from kehoach_desktop.storage import backup as stored
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import Store, open_store
from kehoach_desktop.storage.errors import StoreError
from tests.helpers.clock import NOON
from tests.helpers.plans import PARTY_PLAN
from tests.helpers.rights import folder_of_a_plain_user

HOUR = datetime.timedelta(hours=1)
NOW = datetime.datetime(2020, 1, 2, 12, 0)  # long before any file of a test is written


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    opened = open_store_to_work(data_dir)
    plans.save(opened, PARTY_PLAN, NOON)
    yield opened
    opened.close()


def another(store: Store, number: int) -> None:
    plans.save(store, replace(PARTY_PLAN, id=f"p{number}"), NOON + number * HOUR)


def numbers(data_dir: Path) -> set[str]:
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        assert store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return {row[0] for row in store.execute("SELECT id FROM plans")}


def test_a_copy_is_made_while_the_store_is_open_and_says_when_and_why(store: Store, data_dir: Path) -> None:
    another(store, 1)
    made = back_up(data_dir, Reason.WHILE_WORKING, NOW)
    (listed,) = listed_backups(data_dir)
    assert (listed.path, listed.reason, listed.made_at, listed.version) == (made, Reason.WHILE_WORKING, NOW, "0.1.0")
    (good,) = good_backups(data_dir)
    assert (good.contents.plans, good.contents.newest_change) == (2, NOON + HOUR)
    assert {path.name for path in paths.backup_dir(data_dir).iterdir()} == {listed.path.name}


def test_nothing_is_copied_before_there_is_a_store(data_dir: Path) -> None:
    assert back_up(data_dir, Reason.CLOSED, NOW) is None
    assert not data_dir.exists()


def test_a_copy_that_would_hold_nothing_new_is_not_kept(store: Store, data_dir: Path) -> None:
    first = back_up(data_dir, Reason.WHILE_WORKING, NOW)
    assert back_up(data_dir, Reason.CLOSED, NOW + HOUR) == first
    another(store, 1)
    store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    os.utime(paths.store_path(data_dir), ((NOW + 2 * HOUR).timestamp(),) * 2)
    second = back_up(data_dir, Reason.CLOSED, NOW + 2 * HOUR)
    assert second != first
    os.utime(paths.store_path(data_dir), ((NOW + 9 * HOUR).timestamp(),) * 2)  # written to, and nothing changed
    assert back_up(data_dir, Reason.CLOSED, NOW + 3 * HOUR) == second
    assert len(listed_backups(data_dir)) == 2


def test_a_store_that_was_not_written_to_since_is_not_copied_again(
    store: Store, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, path = back_up(data_dir, Reason.WHILE_WORKING, NOW), paths.store_path(data_dir)
    for each in (path, path.with_name(f"{path.name}-wal")):
        os.utime(each, ((NOW - HOUR).timestamp(),) * 2)
    monkeypatch.setattr(stored, "back_up", None)
    assert back_up(data_dir, Reason.CLOSED, NOW + HOUR) == first


def test_a_plan_that_is_saved_while_pages_are_copied_is_in_the_next_copy(store: Store, data_dir: Path) -> None:
    steps = []

    def save_another(done: int, total: int) -> None:
        steps.append((done, total))
        another(store, len(steps))

    stored._PAGES_AT_ONCE, before = 5, stored._PAGES_AT_ONCE
    try:
        made = stored.back_up(paths.store_path(data_dir), paths.backup_dir(data_dir), Reason.ASKED, NOW, save_another)
    finally:
        stored._PAGES_AT_ONCE = before
    assert len(steps) > 3
    assert stored.verify(made).plans == 1
    assert plans.count(store) == len(steps) + 1


def test_a_copy_that_is_stopped_leaves_nothing(store: Store, data_dir: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        back_up(data_dir, Reason.ASKED, NOW, stop)
    assert list(paths.backup_dir(data_dir).iterdir()) == []


def test_only_old_copies_made_by_themselves_go_and_the_last_ones_stay(
    store: Store, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_MOST", 3)
    asked = back_up(data_dir, Reason.ASKED, NOW)
    for number in range(1, 6):
        another(store, number)
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        os.utime(paths.store_path(data_dir), ((NOW + number * HOUR).timestamp() + 1,) * 2)
        back_up(data_dir, Reason.WHILE_WORKING, NOW + number * HOUR)
    assert [one.made_at for one in listed_backups(data_dir)] == [NOW + n * HOUR for n in (5, 4, 3, 0)]
    assert asked is not None
    assert asked.exists()


@pytest.mark.parametrize(("minutes", "expected"), [(10, False), (29, False), (30, True), (300, True)])
def test_a_copy_is_due_after_half_an_hour_of_work(data_dir: Path, minutes: int, expected: bool) -> None:
    assert is_due(data_dir, NOW, NOW + datetime.timedelta(minutes=minutes)) is expected


def test_work_of_today_counts_from_its_start(store: Store, data_dir: Path) -> None:
    back_up(data_dir, Reason.CLOSED, NOW - 20 * HOUR)
    assert not is_due(data_dir, NOW, NOW + EVERY / 2)
    assert is_due(data_dir, NOW, NOW + EVERY)


def test_a_spoilt_copy_is_none_of_the_good_ones(store: Store, data_dir: Path) -> None:
    good = back_up(data_dir, Reason.ASKED, NOW)
    another(store, 1)
    bad = back_up(data_dir, Reason.ASKED, NOW + HOUR)
    assert good
    assert bad
    data = bytearray(bad.read_bytes())
    data[4096:9000] = b"\xff" * (9000 - 4096)
    bad.write_bytes(data)
    (paths.backup_dir(data_dir) / "ghi chú.txt").write_text("không phải bản sao", encoding="utf-8")
    assert [one.backup.path for one in good_backups(data_dir)] == [good]
    with pytest.raises(StoreError, match="không nguyên vẹn"):
        restore(data_dir, bad, NOW)


def test_restoring_keeps_what_was_there_before(store: Store, data_dir: Path) -> None:
    made = back_up(data_dir, Reason.ASKED, NOW)
    another(store, 1)
    store.close()
    assert made
    restored = restore(data_dir, made, NOW)
    assert restored.contents.plans == 1
    assert numbers(data_dir) == {PARTY_PLAN.id}
    assert restored.kept
    assert stored.verify(restored.kept).plans == 2
    again = restore(data_dir, restored.kept, NOW)
    assert numbers(data_dir) == {PARTY_PLAN.id, "p1"}
    assert again.contents.plans == 2


def test_a_broken_store_is_kept_byte_for_byte_when_a_copy_takes_its_place(store: Store, data_dir: Path) -> None:
    made = back_up(data_dir, Reason.ASKED, NOW)
    store.close()
    path = paths.store_path(data_dir)
    broken = path.read_bytes()[:5000] + b"\xff" * 60_000
    path.write_bytes(broken)
    path.with_name(path.name + "-wal").write_bytes(b"left over")
    assert made
    restored = restore(data_dir, made, NOW)
    assert numbers(data_dir) == {PARTY_PLAN.id}
    assert restored.kept
    assert restored.kept.read_bytes() == broken
    assert restored.kept.with_name(restored.kept.name + "-wal").read_bytes() == b"left over"


def test_a_store_that_has_gone_comes_back(store: Store, data_dir: Path) -> None:
    made = back_up(data_dir, Reason.ASKED, NOW)
    store.close()
    paths.store_path(data_dir).unlink()
    assert made
    assert restore(data_dir, made, NOW).kept is None
    assert numbers(data_dir) == {PARTY_PLAN.id}


def test_a_store_that_somebody_writes_to_is_not_replaced(store: Store, data_dir: Path) -> None:
    made = back_up(data_dir, Reason.ASKED, NOW)
    store.execute("BEGIN IMMEDIATE")
    assert made
    with pytest.raises(StoreError, match="đang mở"):
        restore(data_dir, made, NOW)
    store.rollback()
    assert plans.count(store) == 1


def test_a_copy_goes_where_the_clerk_wants_it(store: Store, data_dir: Path, tmp_path: Path) -> None:
    target = tmp_path / "bản sao.db"
    back_up_to(data_dir, target)
    assert stored.verify(target).plans == 1
    with pytest.raises(Exception, match="Đã có tệp"):
        back_up_to(data_dir, target)
    another(store, 1)
    back_up_to(data_dir, target, force=True)
    assert stored.verify(target).plans == 2


def test_a_copy_that_cannot_be_written_gets_a_sentence(store: Store, data_dir: Path, tmp_path: Path) -> None:
    with pytest.raises(Exception, match="Không có thư mục"):
        back_up_to(data_dir, tmp_path / "không có" / "a.db")
    shutil.rmtree(paths.backup_dir(data_dir), ignore_errors=True)
    paths.backup_dir(data_dir).write_bytes(b"")
    with pytest.raises(StoreError, match="sao-luu"):
        back_up(data_dir, Reason.CLOSED, NOW)


@pytest.mark.skipif(os.name == "nt", reason="quyền thư mục kiểu Unix")
def test_a_folder_of_copies_that_lets_nobody_write_gets_a_sentence() -> None:
    with folder_of_a_plain_user() as folder:
        save_plan(PARTY_PLAN, folder)
        paths.backup_dir(folder).mkdir(mode=0o555)
        with pytest.raises(StoreError):
            back_up(folder, Reason.CLOSED, NOW)
        paths.backup_dir(folder).chmod(0o755)
