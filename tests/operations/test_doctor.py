import errno
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.plan import Task
from kehoach_desktop.operations import doctor, pages, rulesets
from kehoach_desktop.operations.doctor import examine
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.paths import store_path
from kehoach_desktop.render.pdf import Picture
from kehoach_desktop.storage.database import open_store
from tests.helpers.plans import PARTY_PLAN
from tests.helpers.rights import folder_of_a_plain_user


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


def test_tasks_that_cannot_be_read_are_named(data_dir: Path) -> None:
    save_plan(replace(PARTY_PLAN, tasks=(Task("t1", content="Việc", accepted=True),)), data_dir)
    assert checks(data_dir)["Nhiệm vụ trong kho"].message == "đọc được hết"
    with open_store(store_path(data_dir), data_dir / "b") as store, store.atomic():
        store.execute("UPDATE tasks SET deadline_kind = 'lunar'")
    found = checks(data_dir)["Nhiệm vụ trong kho"]
    assert (found.ok, found.message) == (False, f"không đọc được nhiệm vụ t1 của kế hoạch {PARTY_PLAN.id}")


def test_plans_that_cannot_be_read_are_named(data_dir: Path) -> None:
    for number in range(12):
        save_plan(replace(PARTY_PLAN, id=f"p{number:02d}"), data_dir)
    with open_store(store_path(data_dir), data_dir / "b") as store:
        store.execute("UPDATE plans SET data = '{' WHERE id > 'p00'")
    found = checks(data_dir)
    assert found["Kho"].ok
    assert not found["Kế hoạch trong kho"].ok
    assert found["Kế hoạch trong kho"].message.startswith("không đọc được kế hoạch p01: không phải JSON đúng")
    assert found["Kế hoạch trong kho"].message.endswith("; và 1 lỗi nữa")


def test_a_template_of_the_user_that_cannot_be_read_is_named(data_dir: Path) -> None:
    save_plan(PARTY_PLAN, data_dir)
    with open_store(store_path(data_dir), data_dir / "b") as store:
        store.execute(
            "INSERT INTO templates(id, name, side, text, sort_key) VALUES ('cua-toi', 'A', 'party', 'sai =', '')"
        )
    found = checks(data_dir)["Mẫu riêng trong kho"]
    assert not found.ok
    assert "cua-toi" in found.message


def test_a_font_without_vietnamese_is_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Poor:
        def lacks(self, char: str) -> bool:
            return char == "ữ"

    monkeypatch.setattr(rulesets, "document_font", Poor)
    found = checks(data_dir)["Phông chữ"]
    assert (found.ok, found.message) == (False, "thiếu chữ ữ")


def test_pages_that_cannot_be_set_are_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise RuntimeError("as the library does")

    monkeypatch.setattr(pages, "set_pages", refuses)
    found = checks(data_dir)["Dàn trang"]
    assert (found.ok, found.message) == (False, "không dàn được trang (RuntimeError)")


def test_a_missing_library_for_the_pages_is_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "kehoach_desktop.operations.pages", None)
    found = checks(data_dir)["Dàn trang"]
    assert (found.ok, found.message) == (False, "không dàn được trang (ModuleNotFoundError)")


def test_a_page_drawn_white_is_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class White:
        def picture(self, *_: object) -> Picture:
            return Picture(2, 1, 8, b"\xff" * 8)

    monkeypatch.setattr(pages, "set_pages", lambda *_: White())
    assert checks(data_dir)["Dàn trang"].message == "trang vẽ ra để trắng"


def test_a_data_folder_that_is_a_file_is_found(data_dir: Path) -> None:
    data_dir.write_text("của tôi", encoding="utf-8")
    found = checks(data_dir)
    assert not found["Thư mục dữ liệu"].ok
    assert not found["Kho"].ok
    assert data_dir.read_text(encoding="utf-8") == "của tôi"


def test_a_drive_that_is_not_there_is_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: False)
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    found = checks(data_dir)["Thư mục dữ liệu"]
    assert (found.ok, str(data_dir) in found.message) == (False, True)


@pytest.mark.parametrize("part", ["", "moi"])
def test_a_folder_is_tried_by_writing(data_dir: Path, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise PermissionError(errno.EACCES, "as Windows does while it calls the folder writable")

    data_dir.mkdir()
    monkeypatch.setattr(os, "open", refuses)
    found = checks(data_dir / part)["Thư mục dữ liệu"]
    assert (found.ok, str(data_dir) in found.message) == (False, True)


def test_looking_leaves_nothing_behind(data_dir: Path) -> None:
    data_dir.mkdir()
    checks(data_dir)
    assert list(data_dir.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="quyền tệp kiểu Unix")
def test_a_locked_folder_is_found() -> None:
    with folder_of_a_plain_user() as folder:
        (folder / "khoá").mkdir(mode=0)
        found = checks(folder / "khoá" / "dữ liệu")
    assert [name for name in ("Thư mục dữ liệu", "Kho") if found[name].ok] == []


def test_a_disk_that_refuses_is_told_in_vietnamese(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error", str(folder))

    monkeypatch.setattr(doctor.shutil, "disk_usage", refuses)
    found = checks(data_dir)["Chỗ trống trên ổ đĩa"]
    assert (found.ok, found.message) == (False, f"{data_dir.parent}: ổ đĩa báo lỗi")


def test_a_full_disk_is_found(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_LEAST_FREE", 2**80)
    assert not checks(data_dir)["Chỗ trống trên ổ đĩa"].ok
