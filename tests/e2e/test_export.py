"""`kehoach export`: from a plan file to its document."""

from pathlib import Path

import pytest

from kehoach_desktop.domain.plan_json import dump_plan
from kehoach_desktop.domain.task_exchange import Field
from kehoach_desktop.operations.exporting import docx_of, pdf_of
from kehoach_desktop.operations.task_files import read_progress_file
from kehoach_desktop.render.pdf.pictures import examine
from kehoach_desktop.render.pdf.verify import pdf_fault
from tests.e2e.program import FINE, Said, foreign_words, in_this_process, kehoach, left_in, read_plan, refused
from tests.helpers.docx_validity import package_faults
from tests.helpers.docx_view import DocxView
from tests.helpers.plans import PARTY_PLAN, with_tasks


def test_export_writes_the_document_and_tells_of_blanks(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch.docx"
    said = kehoach("export", plan_file, "--docx", target)
    assert (said.code, said.err) == (FINE, "")
    assert str(target) in said.out
    assert target.read_bytes() == docx_of(PARTY_PLAN)
    assert package_faults(target) == []
    assert left_in(tmp_path) == ["Kế hoạch.docx"]


def test_export_can_leave_the_plan_out(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "k.docx"
    assert kehoach("export", plan_file, "--docx", target, "--no-plan").code == FINE
    assert DocxView(target).custom_xml == {}


def test_export_takes_another_ruleset(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "k.docx"
    assert kehoach("export", plan_file, "--docx", target, "--ruleset", "hd36").code == FINE
    assert "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã," in DocxView(target).text


def test_export_replaces_a_file_only_when_told(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "k.docx"
    target.write_bytes(b"cu")
    refused(kehoach("export", plan_file, "--docx", target), target)
    assert target.read_bytes() == b"cu"
    assert kehoach("export", plan_file, "--docx", target, "--force").code == FINE
    assert target.read_bytes() == docx_of(PARTY_PLAN)
    assert left_in(tmp_path) == ["k.docx"]


def test_export_of_a_secret_plan_reminds_of_the_law(tmp_path: Path) -> None:
    source, target = tmp_path / "p.json", tmp_path / "k.docx"
    source.write_text(dump_plan(PARTY_PLAN).replace('"secrecy": null', '"secrecy": "MẬT"'), encoding="utf-8")
    said = kehoach("export", source, "--docx", target)
    assert said.code == FINE
    assert "bí mật nhà nước" in said.err.lower()
    assert foreign_words(said.err) == []


def test_export_tells_of_control_characters_it_left_out(tmp_path: Path) -> None:
    source, target = tmp_path / "p.json", tmp_path / "k.docx"
    source.write_text(dump_plan(PARTY_PLAN).replace("Điều lệ Đảng", "Điều\\u0007 lệ\\u0001 Đảng"), encoding="utf-8")
    said = kehoach("export", source, "--docx", target)
    assert said.code == FINE
    assert "2 ký tự" in said.err
    assert str(source) in said.err
    assert "Điều lệ Đảng" in DocxView(target).text


@pytest.mark.parametrize(("template", "ruleset"), [("dang-xa-thuc-hien-van-ban-tinh", "hd05"), ("ubnd-tinh", "nd30")])
def test_whole_way_from_template_to_document_and_back(template: str, ruleset: str, tmp_path: Path) -> None:
    source, target, data = tmp_path / "p.json", tmp_path / "k.docx", tmp_path / "Dữ liệu"
    assert kehoach("new", template, "--set", "signatory=Ngô Thị Lan", "-o", source, "--data-dir", data).code == FINE
    assert kehoach("export", source, "--docx", target, "--data-dir", data).code == FINE
    assert package_faults(target) == []
    assert "Ngô Thị Lan" in DocxView(target).text
    assert read_plan(source)["ruleset"] == ruleset
    assert left_in(tmp_path) == ["k.docx", "p.json"], "no store is made for files"


# ---------------------------------------------------------------- PDF and pictures


def test_export_writes_all_that_is_asked_for(plan_file: Path, tmp_path: Path) -> None:
    docx, pdf, folder = tmp_path / "k.docx", tmp_path / "Kế hoạch.pdf", tmp_path / "Ảnh trang"
    said = kehoach("export", plan_file, "--docx", docx, "--pdf", pdf, "--png", folder)
    assert (said.code, said.err) == (FINE, "")
    assert foreign_words(said.out) == []
    assert docx.read_bytes() == docx_of(PARTY_PLAN)
    assert pdf.read_bytes() == pdf_of(PARTY_PLAN)
    count = len(examine(pdf.read_bytes()).sizes)
    assert left_in(folder) == [f"Kế hoạch năm 2027-0{page}.png" for page in range(1, count + 1)]
    assert said.out.splitlines() == [
        f"Đã xuất {docx} theo 05-HD/VPTW.",
        f"Đã xuất {pdf} theo 05-HD/VPTW.",
        f"Đã xuất {count} trang thành ảnh trong {folder} theo 05-HD/VPTW.",
    ]


def test_export_takes_the_tasks_into_a_workbook_together_with_the_document(tmp_path: Path) -> None:
    source, docx, xlsx = tmp_path / "p.json", tmp_path / "k.docx", tmp_path / "Nhiệm vụ.xlsx"
    plan = with_tasks(PARTY_PLAN)
    source.write_text(dump_plan(plan), encoding="utf-8")
    said = kehoach("export", source, "--docx", docx, "--xlsx", xlsx)
    assert (said.code, said.err, foreign_words(said.out)) == (FINE, "", [])
    assert said.out.splitlines() == [
        f"Đã xuất {docx} theo 05-HD/VPTW.",
        f"Đã xuất danh mục nhiệm vụ ra {xlsx}.",
    ]
    (table,) = read_progress_file(xlsx)
    assert [row.text(Field.TASK_ID) for row in table.rows] == [task.id for task in plan.tasks]


def test_export_of_a_plan_without_tasks_writes_nothing_at_all(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refusal(capsys, plan_file, "--docx", tmp_path / "k.docx", "--xlsx", tmp_path / "n.xlsx")
    refused(said, "Kế hoạch chưa có nhiệm vụ nào để xuất.")
    assert left_in(tmp_path) == []


def test_export_of_pictures_alone_writes_no_document(plan_file: Path, tmp_path: Path) -> None:
    assert kehoach("export", plan_file, "--png", tmp_path).code == FINE
    assert {path.suffix for path in tmp_path.iterdir()} == {".png"}


def test_export_for_the_archive_is_pdfa(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "k.pdf"
    assert kehoach("export", plan_file, "--pdf", target, "--pdfa").code == FINE
    assert pdf_fault(target.read_bytes(), pdfa=True) is None


@pytest.fixture
def boxes(tmp_path: Path) -> Path:
    """A plan whose subject has what no font of ours has."""
    source = tmp_path / "p.json"
    source.write_text(dump_plan(PARTY_PLAN).replace("Căn cứ Điều lệ Đảng", "Căn cứ 😀 Điều lệ Đảng"), encoding="utf-8")
    return source


@pytest.mark.parametrize("kind", ["--docx", "--pdf", "--png"])
def test_every_export_names_what_prints_as_a_box(kind: str, boxes: Path, tmp_path: Path) -> None:
    said = kehoach("export", boxes, kind, tmp_path / "k")
    assert said.code == FINE
    assert said.err.splitlines() == [
        "Lưu ý: phông chữ in (Tinos thay Times New Roman) không có U+1F600 “😀” (đoạn “- Căn cứ 😀 Điều lệ Đảng;”): "
        "các ký tự này sẽ in thành ô trống."
    ]


def test_export_for_the_archive_refuses_boxes_and_writes_nothing(boxes: Path, tmp_path: Path) -> None:
    said = kehoach("export", boxes, "--docx", tmp_path / "k.docx", "--pdf", tmp_path / "k.pdf", "--pdfa")
    refused(said, "U+1F600 “😀” (đoạn “- Căn cứ 😀 Điều lệ Đảng;”)")
    assert left_in(tmp_path) == ["p.json"]


def test_pictures_of_a_stored_plan_are_called_as_the_plan_is(office: tuple[Path, str], tmp_path: Path) -> None:
    folder, plan_id = office
    assert kehoach("export", plan_id, "--png", tmp_path, "--data-dir", folder).code == FINE
    assert left_in(tmp_path)[0] == "KH-ĐU tổ chức đại hội các chi bộ theo Kết luận số 69-KL-TW-01.png"


def test_pictures_are_replaced_all_or_none_and_those_left_over_are_told(plan_file: Path, tmp_path: Path) -> None:
    assert kehoach("export", plan_file, "--png", tmp_path, "--dpi", "36").code == FINE
    small = {name: (tmp_path / name).read_bytes() for name in left_in(tmp_path)}
    (tmp_path / "Kế hoạch năm 2027-77.png").write_bytes(b"cu")
    refused(kehoach("export", plan_file, "--png", tmp_path), "Kế hoạch năm 2027-01.png", "--force")
    assert all((tmp_path / name).read_bytes() == data for name, data in small.items())
    said = kehoach("export", plan_file, "--png", tmp_path, "--force")
    assert said.code == FINE
    assert said.err == f"Lưu ý: trong {tmp_path} còn ảnh của một lần xuất dài hơn: Kế hoạch năm 2027-77.png.\n"
    assert all(len((tmp_path / name).read_bytes()) > 2 * len(data) for name, data in small.items())
    assert left_in(tmp_path) == sorted([*small, "Kế hoạch năm 2027-77.png"])


def refusal(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Said:
    return in_this_process(capsys, "export", *arguments)


def test_export_without_a_target_names_those_there_are(plan_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    refused(refusal(capsys, plan_file), "--docx", "--pdf", "--xlsx", "--png")
    refused(refusal(capsys, plan_file, "--force", "--pdfa"), "--docx", "--pdf", "--xlsx", "--png")


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (("--docx", "k.docx", "--pdfa"), "--pdfa"),
        (("--png", "x", "--pdfa"), "--pdf"),
        (("--pdf", "k.pdf", "--dpi", "150"), "--dpi"),
        (("--png", "x", "--dpi", "35"), "36"),
        (("--png", "x", "--dpi", "601"), "600"),
        (("--png", "x", "--dpi", "-150"), "--dpi"),
        (("--png", "x", "--dpi", "nhiều"), "nhiều"),
    ],
    ids=" ".join,
)
def test_options_that_do_not_go_together_are_named(
    options: tuple[str, ...], named: str, plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [tmp_path / option if option in ("k.docx", "k.pdf", "x") else option for option in options]
    refused(refusal(capsys, plan_file, *given), named)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("kinds", [("--docx", "--pdf"), ("--pdf", "--png"), ("--docx", "--png")], ids=" ".join)
def test_two_targets_that_are_one_file_are_refused(
    kinds: tuple[str, str], plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = kinds
    said = refusal(capsys, plan_file, one, tmp_path / "k", other, tmp_path / "." / "k", "--force")
    refused(said, tmp_path / "k")
    assert left_in(tmp_path) == []


def test_a_target_that_cannot_be_written_tells_what_was(
    plan_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    docx, pdf = tmp_path / "k.docx", tmp_path / "không có" / "k.pdf"
    said = refusal(capsys, plan_file, "--docx", docx, "--pdf", pdf, "--png", tmp_path / "ảnh")
    refused(said, f"Đã ghi {docx}; chưa ghi {pdf}, {tmp_path / 'ảnh'}.")
    assert left_in(tmp_path) == ["k.docx"]
