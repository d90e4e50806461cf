from pathlib import Path

import pytest

from kehoach_desktop.operations import doctor, rulesets
from kehoach_desktop.operations.doctor import examine
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.paths import store_path
from kehoach_desktop.storage.database import open_store
from tests.helpers.plans import PARTY_PLAN


def checks(data_dir: Path) -> dict[str, doctor.Check]:
    return {check.name: check for check in examine(data_dir, lambda *_: None)}


def test_all_is_well_before_and_after_the_first_plan(data_dir: Path) -> None:
    assert all(check.ok for check in checks(data_dir).values())
    save_plan(PARTY_PLAN, data_dir)
    found = checks(data_dir)
    assert all(check.ok for check in found.values())
    assert "1 kế hoạch" in found["Kho"].message


def test_a_damaged_store_is_found_and_left_alone(data_dir: Path) -> None:
    save_plan(PARTY_PLAN, data_dir)
    path = store_path(data_dir)
    data = bytearray(path.read_bytes())
    data[20_000:60_000] = bytes(40_000)
    path.write_bytes(data)
    found = checks(data_dir)["Kho"]
    assert not found.ok
    assert path.read_bytes() == data


def test_an_index_that_disagrees_with_the_plans_is_found(data_dir: Path) -> None:
    save_plan(PARTY_PLAN, data_dir)
    with open_store(store_path(data_dir), data_dir / "b") as store, store.atomic():
        store.execute("DROP TRIGGER plan_texts_changed")
        store.execute("UPDATE plan_texts SET head = 'khac'")
    assert not checks(data_dir)["Kho"].ok


def test_rows_that_point_nowhere_are_found(data_dir: Path) -> None:
    save_plan(PARTY_PLAN, data_dir)
    with open_store(store_path(data_dir), data_dir / "b") as store:
        store.execute("PRAGMA foreign_keys = OFF")
        store.execute("INSERT INTO terms(body_id, starts, ground) VALUES (77, '2025-07-01', 'appointed')")
        store.conn.commit()
    assert checks(data_dir)["Kho"].message == "kho có 1 dòng trỏ tới dữ liệu không còn"


def test_a_font_without_vietnamese_is_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Poor:
        def lacks(self, char: str) -> bool:
            return char == "ữ"

    monkeypatch.setattr(rulesets, "document_font", Poor)
    found = checks(data_dir)["Phông chữ"]
    assert (found.ok, found.message) == (False, "thiếu chữ ữ")


def test_a_full_disk_is_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_LEAST_FREE", 2**80)
    assert not checks(data_dir)["Chỗ trống trên ổ đĩa"].ok
