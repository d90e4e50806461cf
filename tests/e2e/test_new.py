"""`kehoach templates` and `kehoach new`: from the list of templates to a plan file."""

import json
import re
from pathlib import Path

import pytest

from tests.e2e.program import FINE, kehoach, left_in, once, read_plan, refused
from tests.render.docx.documents import PARTY_TEMPLATES, STATE_TEMPLATES, VALUES


def test_templates_are_listed_with_id_and_name() -> None:
    said = once("templates")
    assert (said.code, said.err) == (FINE, "")
    listed = dict(re.split(r"\s{2,}", line, maxsplit=1) for line in said.out.splitlines())
    assert set(listed) == {*PARTY_TEMPLATES, *STATE_TEMPLATES}
    assert listed["dai-hoi"].startswith("Kế hoạch tổ chức đại hội chi bộ")


def test_templates_as_json_tell_all_that_a_program_needs() -> None:
    listed = once("templates", "--json").json()
    assert len(listed) == len(PARTY_TEMPLATES) + len(STATE_TEMPLATES)
    for template in listed:
        assert {"id", "name", "side", "document_kind", "description", "fields"} <= set(template)
        assert template["side"] == ("state" if template["id"] in STATE_TEMPLATES else "party")
        assert template["document_kind"] in ("KH", "CTr")
        assert template["description"].endswith(".")
        for field in template["fields"]:
            assert {"key", "label", "type"} <= set(field)
    assert [each["id"] for each in listed] == [line.split()[0] for line in once("templates").out.splitlines()]


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    said = kehoach("templates", env={"LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert said == once("templates")


def test_a_head_against_the_map_of_the_day_is_told_and_nothing_is_blocked(tmp_path: Path) -> None:
    head = ("--set", "parent_body=ĐẢNG BỘ TỈNH ĐỒNG NAI", "--set", "issue_date=10/12/2026")
    said = kehoach("new", "dang-xa-thuc-hien-van-ban-tinh", *head, "-o", tmp_path / "p.json")
    assert said.code == FINE
    assert said.err.splitlines() == [
        "Lưu ý: dòng đầu “ĐẢNG BỘ TỈNH ĐỒNG NAI” không đúng vào ngày 10/12/2026: "
        "Đồng Nai khi đó là thành phố, nội dung viết theo thành phố."
    ]


QUICK_TEMPLATES = ("dai-hoi", "ke-hoach-trong-dang", "ubnd-xa")


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(name, marks=[] if name in QUICK_TEMPLATES else [pytest.mark.full])
        for name in (*PARTY_TEMPLATES, *STATE_TEMPLATES)
    ],
)
def test_new_without_values_gives_a_whole_plan_with_blanks(template: str, tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.json"
    said = kehoach("new", template, "-o", path)
    assert (said.code, said.err) == (FINE, "")
    assert str(path) in said.out
    assert re.search(r"Còn \d+ chỗ trống: .*tên cơ quan ban hành", said.out)
    plan = read_plan(path)
    assert (plan["format"], plan["version"]) == ("kehoach-plan", 1)
    assert len(plan["blocks"]) > 5
    assert plan["signature"]["signatory"] is None
    assert left_in(tmp_path) == ["kế hoạch.json"]


@pytest.mark.parametrize(
    ("template", "date", "ruleset"),
    [
        ("dai-hoi", "27/5/2026", "hd05"),
        ("dai-hoi", "26/5/2026", "hd36"),
        ("dai-hoi", "03/4/2018", "hd36"),
        ("ubnd-xa", "27/5/2026", "nd30"),
    ],
)
def test_new_chooses_the_ruleset_in_force_on_the_day_of_issue(
    template: str, date: str, ruleset: str, tmp_path: Path
) -> None:
    path = tmp_path / "p.json"
    assert kehoach("new", template, "--set", f"issue_date={date}", "-o", path).code == FINE
    assert read_plan(path)["ruleset"] == ruleset


def test_new_takes_values_lists_and_files(tmp_path: Path) -> None:
    tasks = tmp_path / "mốc thời gian.json"
    rows = [
        {"group": "Chuẩn bị", "content": "Tập huấn", "lead": "Ban Xây dựng Đảng", "deadline": "trước ngày 20/01/2027"}
    ]
    tasks.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8-sig")
    path = tmp_path / "p.json"
    said = kehoach(
        "new",
        "dai-hoi",
        *("--set", "issuing_body=ĐẢNG UỶ XÃ VẠN PHÚC"),
        *("--set", "number=5"),
        *("--set", "issue_date=08/01/2027"),
        *("--set", "pilot_units=Chi bộ thôn Đồng Lúa; Đảng bộ Công an xã;Chi bộ Trạm Y tế"),
        *("--set", f"milestones=@{tasks}"),
        *("-o", path),
    )
    assert (said.code, said.err) == (FINE, "")
    plan = read_plan(path)
    assert (plan["issuing_body"], plan["number"]) == ("ĐẢNG UỶ XÃ VẠN PHÚC", 5)
    assert plan["issue_date"] == {"day": 8, "month": 1, "year": 2027}
    text = path.read_text(encoding="utf-8")
    assert "Chi bộ thôn Đồng Lúa, Đảng bộ Công an xã và Chi bộ Trạm Y tế" in text
    assert [task["content"] for task in plan["tasks"] if task["lead"] == "Ban Xây dựng Đảng"] == ["Tập huấn"]


def test_new_tells_of_control_characters_it_left_out(tmp_path: Path) -> None:
    said = kehoach("new", "ubnd-xa", "--set", "place=Vạn\x07 Phúc", "-o", tmp_path / "p.json")
    assert said.code == FINE
    assert "đã bỏ 1 ký tự điều khiển" in said.err
    assert read_plan(tmp_path / "p.json")["place"] == "Vạn Phúc"


def test_new_takes_the_full_values_of_a_template_as_files(tmp_path: Path) -> None:
    arguments = []
    for key, value in json.loads((VALUES / "ubnd-xa.json").read_text(encoding="utf-8")).items():
        given = tmp_path / f"{key}.json"
        given.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        arguments += ["--set", f"{key}=@{given}"]
    path = tmp_path / "p.json"
    said = kehoach("new", "ubnd-xa", *arguments, "-o", path)
    assert (said.code, said.err) == (FINE, "")
    assert "chỗ trống" not in said.out
    assert read_plan(path)["ruleset"] == "nd30"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000], ids=["empty", "cut", "binary", "deep"])
def test_new_names_a_bad_value_file(content: bytes, tmp_path: Path) -> None:
    given, path = tmp_path / "bảng.json", tmp_path / "p.json"
    given.write_bytes(content)
    refused(kehoach("new", "dai-hoi", "--set", f"milestones=@{given}", "-o", path), given)
    assert not path.exists()


def test_new_does_not_replace_a_file_without_being_told(tmp_path: Path) -> None:
    path = tmp_path / "cũ.json"
    path.write_text("của tôi", encoding="utf-8")
    refused(kehoach("new", "dai-hoi", "-o", path), path)
    assert path.read_text(encoding="utf-8") == "của tôi"
    assert kehoach("new", "dai-hoi", "-o", path, "--force").code == FINE
    assert read_plan(path)["document_kind"] == "KH"


def test_new_warns_of_a_wrong_form_of_signing_but_obeys(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    said = kehoach("new", "dai-hoi", "--set", "authority=TM. BAN THƯỜNG VỤ", "-o", path)
    assert said.code == FINE
    assert "TM." in said.err
    assert "T/M" in said.err
    assert read_plan(path)["signature"]["authority"] == "TM. BAN THƯỜNG VỤ"
