import json
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.plan_json import load_plan
from kehoach_desktop.errors import BadArgumentError, CannotWriteError
from kehoach_desktop.operations import exporting
from kehoach_desktop.operations.exporting import docx_of, export_docx
from kehoach_desktop.operations.plan_files import read_plan_file, save_plan, stored_plan, write_plan_file
from kehoach_desktop.render.docx import plan_in_docx
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN, with_tasks(PARTY_PLAN)])
def test_an_unedited_export_comes_back_whole(plan, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    export_docx(plan, tmp_path / "a.docx")
    inside = plan_in_docx((tmp_path / "a.docx").read_bytes())
    assert inside is not None
    assert load_plan(inside).plan == plan.for_export()


def test_the_plan_inside_can_be_left_out() -> None:
    assert plan_in_docx(docx_of(PARTY_PLAN, with_plan=False)) is None


def test_nothing_private_travels() -> None:
    task = replace(
        with_tasks(PARTY_PLAN).tasks[0], note="chỉ nội bộ", product="sản phẩm kín", block="b12", accepted=True
    )
    inside = plan_in_docx(docx_of(replace(PARTY_PLAN, tasks=(task,), unknown='{"own": "riêng"}')))
    assert inside is not None
    assert not [word for word in ("chỉ nội bộ", "sản phẩm kín", "riêng") if word in inside]


def test_a_faulty_package_never_replaces_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")
    monkeypatch.setattr(exporting, "write_docx", lambda *_: b"PK not a zip")
    with pytest.raises(CannotWriteError, match="tệp viết ra có lỗi"):
        export_docx(PARTY_PLAN, target, force=True)
    assert target.read_bytes() == b"cu"


def test_an_unknown_ruleset_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadArgumentError, match="Không có quy định thể thức “hd99”; có hd05, hd36, nd30"):
        export_docx(replace(PARTY_PLAN, ruleset="hd99"), tmp_path / "a.docx")


def test_a_kind_that_the_regulation_lacks_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadArgumentError, match="05-HD/VPTW không có loại văn bản “XYZ”"):
        export_docx(replace(PARTY_PLAN, document_kind="XYZ"), tmp_path / "a.docx")


def test_a_plan_file_is_written_and_read(tmp_path: Path) -> None:
    write_plan_file(PARTY_PLAN, tmp_path / "a.json")
    assert read_plan_file(tmp_path / "a.json").plan == PARTY_PLAN
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["format"] == "kehoach-plan"


def test_a_stored_plan_is_found_by_the_beginning_of_its_id(data_dir: Path) -> None:
    with pytest.raises(BadArgumentError, match="chưa có kho"):
        stored_plan("0c3b", data_dir)
    save_plan(PARTY_PLAN, data_dir)
    assert stored_plan("0c3b", data_dir) == PARTY_PLAN
    save_plan(STATE_PLAN, data_dir)
    with pytest.raises(BadArgumentError, match="Có nhiều kế hoạch"):
        stored_plan("0c3b", data_dir)
    with pytest.raises(BadArgumentError, match="không có kế hoạch nào"):
        stored_plan("zzz", data_dir)
