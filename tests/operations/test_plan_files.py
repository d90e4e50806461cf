import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.errors import BadFileError, CannotWriteError
from kehoach_desktop.operations import plan_files
from kehoach_desktop.operations.plan_files import read_plan_file, save_plan, stored_plan, write_plan_file
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import open_store
from kehoach_desktop.storage.errors import StoreError
from tests.helpers.plans import PARTY_PLAN

MARK_AFTER_LINE_END = replace(PARTY_PLAN, subject="abc\n\u0301xyz")


def _spoilt(plan: Plan, *, indent: int | None = 1) -> str:
    return "{"


def test_a_mark_after_a_line_end_comes_back_from_file_and_store(tmp_path: Path, data_dir: Path) -> None:
    write_plan_file(MARK_AFTER_LINE_END, tmp_path / "a.json")
    assert read_plan_file(tmp_path / "a.json").plan == MARK_AFTER_LINE_END
    save_plan(MARK_AFTER_LINE_END, data_dir)
    assert stored_plan(PARTY_PLAN.id, data_dir) == MARK_AFTER_LINE_END


def test_a_file_that_would_not_give_the_plan_back_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    write_plan_file(PARTY_PLAN, path)
    monkeypatch.setattr(plan_files, "dump_plan", _spoilt)
    with pytest.raises(CannotWriteError, match=r"a\.json: .*không phải JSON đúng.*tệp cũ vẫn nguyên\.$"):
        write_plan_file(PARTY_PLAN, path, force=True)
    assert read_plan_file(path).plan == PARTY_PLAN


def test_a_row_that_would_not_give_the_plan_back_is_not_written(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_plan(PARTY_PLAN, data_dir)
    monkeypatch.setattr(plans, "dump_plan", _spoilt)
    with pytest.raises(StoreError, match=f"{PARTY_PLAN.id} chưa được lưu .*vẫn nguyên"):
        save_plan(replace(PARTY_PLAN, number=77), data_dir)
    assert stored_plan(PARTY_PLAN.id, data_dir) == PARTY_PLAN


@pytest.mark.parametrize("name", ["p", "không phải JSON đúng", "plan.json"])
def test_a_bad_plan_file_is_named_whatever_its_name(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("[1", encoding="utf-8")
    with pytest.raises(BadFileError) as caught:
        read_plan_file(Path(name))
    assert str(caught.value) == f"{name}: không phải JSON đúng: sai ở dòng 1, cột 3."


def test_a_spoilt_row_is_named_with_its_store_in_a_sentence(data_dir: Path) -> None:
    save_plan(PARTY_PLAN, data_dir)
    path = paths.store_path(data_dir)
    with open_store(path, paths.backup_dir(data_dir)) as store:
        store.execute("UPDATE plans SET data = '{', updated_at = ?", [datetime.datetime(2026, 11, 20).isoformat()])
        store.conn.commit()
    with pytest.raises(BadFileError) as caught:
        stored_plan(PARTY_PLAN.id[:8], data_dir)
    assert str(caught.value) == (
        f"Không đọc được kế hoạch {PARTY_PLAN.id} trong kho {path}: không phải JSON đúng: sai ở dòng 1, cột 2."
    )
