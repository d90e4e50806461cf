"""`kehoach export`: from a plan file to its document."""

from pathlib import Path

import pytest

from kehoach_desktop.domain.plan_json import dump_plan
from kehoach_desktop.operations.exporting import docx_of
from tests.e2e.program import FINE, foreign_words, kehoach, left_in, read_plan, refused
from tests.helpers.docx_validity import package_faults
from tests.helpers.docx_view import DocxView
from tests.helpers.plans import PARTY_PLAN


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
