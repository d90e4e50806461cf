import datetime
import json
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody
from kehoach_desktop.domain.plan import Citation, HouseStyle
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.errors import BadArgumentError, BadFileError
from kehoach_desktop.operations.drafting import draft, values_of
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.templates import built_in_templates, find_template

TODAY = datetime.date(2026, 11, 20)
COMMUNE = "dang-xa-thuc-hien-van-ban-tinh"
DOC = "Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Ban Thường vụ Tỉnh uỷ về nâng cao chất lượng sinh hoạt chi bộ"


def drafted(template_id: str, data_dir: Path, *settings: str, **options: object):  # type: ignore[no-untyped-def]
    template = find_template(template_id, data_dir)
    return draft(template, values_of(template, settings), data_dir, today=TODAY, **options)


@pytest.mark.parametrize("template", [one.id for one in built_in_templates()])
def test_every_template_gives_a_whole_plan_without_values(template: str, data_dir: Path) -> None:
    plan = drafted(template, data_dir)
    assert plan.blocks
    assert plan.recipients
    assert plan.archive_line
    assert plan.issue_date.year == 2026


@pytest.mark.parametrize("template", [one.id for one in built_in_templates()])
def test_every_template_gives_a_whole_plan_with_all_values(template: str, data_dir: Path) -> None:
    path = Path(__file__).parents[1] / "data" / "template_values" / f"{template}.json"
    given = json.loads(path.read_text(encoding="utf-8"))
    known = find_template(template, data_dir)
    assert {field.key for field in known.fields} <= set(given), "mẫu có ô chưa có giá trị mẫu"
    settings = []
    for key, value in given.items():
        file = data_dir.parent / f"{key}.json"
        file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        settings.append(f"{key}=@{file}")
    plan = drafted(template, data_dir, *settings)
    assert plan.subject
    assert plan.signature.signatory
    assert plan.number


def test_the_regulation_is_that_of_the_day_of_issue(data_dir: Path) -> None:
    assert drafted(COMMUNE, data_dir).ruleset == "hd05"
    assert drafted(COMMUNE, data_dir, "issue_date=26/5/2026").ruleset == "hd36"
    assert drafted(COMMUNE, data_dir, "issue_date=26/5/2026", ruleset_id="hd05").ruleset == "hd05"
    assert drafted("ubnd-xa", data_dir).ruleset == "nd30"


def test_the_symbol_follows_from_kind_and_body(data_dir: Path) -> None:
    assert drafted(COMMUNE, data_dir, "issuing_body=ĐẢNG UỶ XÃ VẠN PHÚC").symbol == "KH/ĐU"
    assert drafted("chuong-trinh-hanh-dong", data_dir, "issuing_body=TỈNH UỶ LÂM ĐỒNG").symbol == "CTr/TU"
    assert drafted("ubnd-xa", data_dir, "issuing_body=UỶ BAN NHÂN DÂN XÃ VẠN PHÚC").symbol == "KH-UBND"
    assert drafted(COMMUNE, data_dir).symbol is None


def test_words_of_the_place_follow_from_the_letterhead(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, "parent_body=ĐẢNG BỘ THÀNH PHỐ HUẾ", "issuing_body=ĐẢNG UỶ PHƯỜNG PHÚ XUÂN")
    text = " ".join(block.text for block in plan.blocks)
    assert "Đảng uỷ phường" in text
    assert "Đảng uỷ xã" not in text
    assert plan.recipients[0].name == "Thường trực Thành uỷ"


def test_a_cited_document_is_read_and_kept(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, f"province_doc={DOC}", "topic=sinh hoạt chi bộ")
    assert plan.subject == "thực hiện Kế hoạch số 112-KH/TU về sinh hoạt chi bộ"
    assert (
        Citation(
            "Kế hoạch",
            "112-KH/TU",
            datetime.date(2026, 10, 30),
            "Ban Thường vụ Tỉnh uỷ",
            "về nâng cao chất lượng sinh hoạt chi bộ",
        )
        in plan.citations
    )


def test_what_a_clerk_gives_is_only_text(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, "topic=x {y} **z** [w]")
    text = " ".join(run.text for block in plan.blocks for run in block.runs if not run.blank)
    assert "x {y} **z** [w]" in text


def test_own_recipients_take_the_place_of_the_group(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, "recipients=Thường trực Tỉnh uỷ (b/c); Các chi bộ (12 chi bộ)")
    assert [(one.name, one.note) for one in plan.recipients] == [
        ("Thường trực Tỉnh uỷ", "b/c"),
        ("Các chi bộ (12 chi bộ)", None),
    ]


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("topic", "--set cần ô=giá trị"),
        ("topik=x", "không có ô “topik”; có phải là topic"),
        ("issue_date=mai", "“mai” không phải ngày"),
        ("number=abc", "“abc” không phải số"),
        ("task_groups=x", "cần một bảng"),
    ],
)
def test_a_bad_value_gets_one_sentence(setting: str, says: str, data_dir: Path) -> None:
    with pytest.raises(BadArgumentError, match=says):
        drafted(COMMUNE, data_dir, setting)


def test_a_value_file_that_is_no_json_is_named(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadFileError, match=r"a\.json: không phải JSON"):
        drafted(COMMUNE, data_dir, f"task_groups=@{tmp_path / 'a.json'}")
    with pytest.raises(BadFileError, match="Không có tệp"):
        drafted(COMMUNE, data_dir, f"task_groups=@{tmp_path / 'b.json'}")


OFFICE = IssuingBody(
    "ĐẢNG UỶ XÃ VẠN PHÚC",
    Side.PARTY,
    Level.COMMUNE,
    parent_name="ĐẢNG BỘ TỈNH LÂM ĐỒNG",
    place="Vạn Phúc",
    house_style=HouseStyle(tone_marks="ủy"),
)


def test_the_office_is_known_after_the_first_start(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE)
    plan = drafted(COMMUNE, data_dir)
    assert (plan.parent_body, plan.issuing_body, plan.place, plan.symbol) == (
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG",
        "ĐẢNG UỶ XÃ VẠN PHÚC",
        "Vạn Phúc",
        "KH/ĐU",
    )


def test_the_house_style_touches_generated_text_only(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE)
    plan = drafted(COMMUNE, data_dir, "topic=hoà giải ở cơ sở")
    text = " ".join(block.text for block in plan.blocks)
    assert "Đảng ủy xã" in text
    assert "Đảng uỷ xã" not in text
    assert "hoà giải" in text
    assert plan.archive_line == "Lưu Văn phòng Đảng ủy"
    assert plan.house_style == OFFICE.house_style


def test_an_office_of_the_other_side_does_not_lend_its_letterhead(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE)
    assert drafted("ubnd-xa", data_dir).issuing_body is None


def test_a_code_of_the_bodys_own_goes_before_the_rule(data_dir: Path) -> None:
    set_up_office(data_dir, replace(OFFICE, code="ĐUX"))
    assert drafted(COMMUNE, data_dir).symbol == "KH/ĐUX"
