import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from kehoach_desktop.domain.plan import Role
from kehoach_desktop.domain.plan_json import load_plan
from kehoach_desktop.errors import BadArgumentError, CannotWriteError
from kehoach_desktop.operations import exporting
from kehoach_desktop.operations.exporting import (
    Targets,
    docx_of,
    export,
    export_docx,
    page_names,
    pages_left_over,
    pdf_of,
)
from kehoach_desktop.operations.plan_files import read_plan_file, save_plan, stored_plan, write_plan_file
from kehoach_desktop.render.docx import plan_in_docx
from kehoach_desktop.render.pdf import pages as pdf_pages
from kehoach_desktop.render.pdf.pictures import examine
from kehoach_desktop.render.pdf.verify import pdf_fault
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, block, with_tasks

LONG_PLAN = replace(PARTY_PLAN, blocks=tuple(block(f"b{n}", Role.PARAGRAPH, SENTENCE * 3) for n in range(12)))


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


# ---------------------------------------------------------------- PDF and pictures


def pages_of(pdf: bytes) -> int:
    return len(examine(pdf).sizes)


def test_a_plan_goes_to_all_targets_at_once(tmp_path: Path) -> None:
    targets = Targets(tmp_path / "a.docx", tmp_path / "a.pdf", pictures=tmp_path / "ảnh", name="Kế hoạch")
    pictures = export(LONG_PLAN, targets)
    assert (tmp_path / "a.docx").read_bytes() == docx_of(LONG_PLAN)
    assert (tmp_path / "a.pdf").read_bytes() == pdf_of(LONG_PLAN)
    count = pages_of(pdf_of(LONG_PLAN))
    assert count > 2
    assert [path.name for path in pictures] == [f"Kế hoạch-0{page}.png" for page in range(1, count + 1)]
    assert sorted((tmp_path / "ảnh").iterdir()) == sorted(pictures)


@pytest.mark.parametrize(("dpi", "width", "height"), [(72, 596, 842), (150, 1241, 1754)])
def test_a_picture_has_the_page_at_the_dots_asked_for(dpi: int, width: int, height: int, tmp_path: Path) -> None:
    (picture, *_) = export(PARTY_PLAN, Targets(pictures=tmp_path, dpi=dpi))
    image = QImage(str(picture))
    assert (image.width(), image.height(), image.dotsPerMeterX()) == (width, height, round(dpi / 0.0254))


def test_pictures_of_an_annex_lie_down(tmp_path: Path) -> None:
    *_, last = export(with_tasks(PARTY_PLAN), Targets(pictures=tmp_path))
    image = QImage(str(last))
    assert image.width() > image.height()


@pytest.mark.parametrize(
    ("count", "first", "last"),
    [(1, "k-01.png", "k-01.png"), (99, "k-01.png", "k-99.png"), (100, "k-001.png", "k-100.png"), (0, None, None)],
)
def test_names_of_pictures_sort_as_the_pages(count: int, first: str | None, last: str | None) -> None:
    names = page_names("k", count)
    assert len(names) == count
    assert list(names) == sorted(names)
    assert not count or (names[0], names[-1]) == (first, last)


@pytest.mark.parametrize("ruleset_id", ["hd05", "hd36"])
def test_an_archive_file_says_that_it_is_one(ruleset_id: str, tmp_path: Path) -> None:
    plan = replace(PARTY_PLAN, ruleset=ruleset_id)
    export(plan, Targets(pdf=tmp_path / "a.pdf", pdfa=True))
    written = (tmp_path / "a.pdf").read_bytes()
    assert pdf_fault(written, pdfa=True) is None
    assert pdf_fault(pdf_of(plan), pdfa=True) == "không phải PDF/A-2b"


def test_an_archive_file_with_boxes_is_refused_by_their_names_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pages, "compile_pdf", None)
    plan = replace(PARTY_PLAN, subject="họp 😀 và \ue000", blocks=(block("b1", Role.PART, "Mục 党"),))
    with pytest.raises(BadArgumentError) as caught:
        export(plan, Targets(tmp_path / "a.docx", tmp_path / "a.pdf", pdfa=True))
    assert "U+1F600 “😀”, U+E000 (trích yếu “họp 😀 và”)" in str(caught.value)
    assert "U+515A “党” (mục “I- MỤC 党”)" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_ordinary_pdf_prints_the_boxes(tmp_path: Path) -> None:
    export(replace(PARTY_PLAN, subject="họp 😀"), Targets(pdf=tmp_path / "a.pdf"))
    assert pdf_fault((tmp_path / "a.pdf").read_bytes()) is None


@pytest.mark.parametrize(
    "targets",
    [
        {"docx": "a", "pdf": "a"},
        {"docx": "a", "pdf": "./a"},
        {"docx": "a", "pdf": "link/a"},
        {"pdf": "a", "pictures": "a"},
        {"pdf": "ảnh/k-01.png", "pictures": "ảnh"},
    ],
)
def test_two_targets_that_are_one_are_refused(targets: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    paths = {kind: tmp_path / name for kind, name in targets.items()}
    with pytest.raises(BadArgumentError, match="là đích của hai bản xuất"):
        export(PARTY_PLAN, Targets(**paths, name="k"), force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["link"]


@pytest.mark.parametrize("taken", ["a.docx", "a.pdf", "ảnh/k-01.png"])
def test_one_file_that_is_there_stops_all(taken: str, tmp_path: Path) -> None:
    (tmp_path / "ảnh").mkdir()
    (tmp_path / taken).write_bytes(b"cu")
    targets = Targets(tmp_path / "a.docx", tmp_path / "a.pdf", pictures=tmp_path / "ảnh", name="k")
    with pytest.raises(CannotWriteError, match=f"Đã có tệp .*{taken}; thêm --force"):
        export(PARTY_PLAN, targets)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / taken]
    assert (tmp_path / taken).read_bytes() == b"cu"
    export(PARTY_PLAN, targets, force=True)
    assert (tmp_path / taken).read_bytes() != b"cu"


def test_a_failure_on_the_way_tells_what_is_written_and_what_is_not(tmp_path: Path) -> None:
    targets = Targets(tmp_path / "a.docx", tmp_path / "không có" / "a.pdf", pictures=tmp_path / "ảnh")
    with pytest.raises(CannotWriteError) as caught:
        export(PARTY_PLAN, targets)
    assert str(caught.value) == (
        f"Không có thư mục {tmp_path / 'không có'}. Đã ghi {targets.docx}; chưa ghi {targets.pdf}, {targets.pictures}."
    )
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7 broken", b"PK"])
def test_a_faulty_pdf_never_replaces_a_file(pdf: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"cu")
    monkeypatch.setattr(exporting, "pdf_of", lambda *_, **__: pdf)
    with pytest.raises(CannotWriteError, match=r"tệp viết ra có lỗi \(không mở được\); tệp cũ vẫn nguyên"):
        export(PARTY_PLAN, Targets(pdf=target), force=True)
    assert target.read_bytes() == b"cu"


def test_pictures_left_from_a_longer_plan_are_named_and_stay(tmp_path: Path) -> None:
    targets = Targets(pictures=tmp_path, name="k")
    for name in ("k-01.png", "k-03.png", "k-10.png", "k-2.png", "khác-02.png", "k-02.pngx"):
        (tmp_path / name).write_bytes(b"cu")
    pictures = export(PARTY_PLAN, targets, force=True)
    assert [path.name for path in pictures] == ["k-01.png", "k-02.png"]
    assert pages_left_over(targets, pictures) == ["k-03.png", "k-10.png"]
    assert (tmp_path / "k-10.png").read_bytes() == b"cu"
    assert pages_left_over(Targets(pdf=tmp_path / "a.pdf"), ()) == []


# ---------------------------------------------------------------- plans that cannot be


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
