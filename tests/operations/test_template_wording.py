"""How the built-in templates read once they are filled: with the examples of their own fields, for every choice."""

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kehoach_desktop.domain.plan import Block, Plan, Role
from kehoach_desktop.domain.templates import Field, FieldType, Template, read_value
from kehoach_desktop.operations.drafting import draft
from kehoach_desktop.operations.templates import built_in_templates
from tests.render.docx.documents import TODAY

TEMPLATES = {template.id: template for template in built_in_templates()}
TABLES = [(template.id, field) for template in TEMPLATES.values() for field in template.fields if field.columns]
COMMUNE = {"parent_body": "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "issuing_body": "ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG"}
PROVINCE = {"issuing_body": "TỈNH UỶ LÂM ĐỒNG"}
COLUMN_SIGN = " | "


def drafted(template_id: str, tmp_path: Any, given: Mapping[str, object]) -> Plan:
    template = TEMPLATES[template_id]
    values = {}
    for key, value in given.items():
        field = template.field(key)
        assert field is not None, key
        values[key] = read_value(field, value)
    return draft(template, values, tmp_path, today=TODAY)


def spoken(plan: Plan) -> list[str]:
    return [block.shown_text for block in plan.blocks]


def variants(template: Template) -> Iterator[dict[str, object]]:
    """The examples of all fields, once for every combination of choices and flags."""
    examples = {field.key: example(field) for field in template.fields if field.example}
    open_keys = {field.key: field.choices or ("có", "không") for field in template.fields if is_choice(field)}
    for picked in itertools.product(*open_keys.values()):
        yield {**examples, **dict(zip(open_keys, picked, strict=True))}


def is_choice(field: Field) -> bool:
    return field.type in (FieldType.CHOICE, FieldType.FLAG)


def example(field: Field) -> object:
    if not field.columns:
        return field.example
    cells = (field.example or "").split(COLUMN_SIGN)
    return [{column.key: cell_of(column.type, cell) for column, cell in zip(field.columns, cells, strict=True)}]


def cell_of(kind: FieldType, cell: str) -> object:
    return [cell] if kind is FieldType.LIST else cell


# ---------------------------------------------------------------- all templates


@pytest.mark.parametrize(("template_id", "field"), TABLES, ids=lambda value: getattr(value, "key", value))
def test_the_example_of_a_table_is_a_row_with_a_cell_for_every_column(template_id: str, field: Field) -> None:
    if field.example:
        assert len(field.example.split(COLUMN_SIGN)) == len(field.columns), template_id


@pytest.mark.parametrize("template_id", TEMPLATES)
@pytest.mark.parametrize("with_examples", [True, False], ids=["ví dụ", "mặc định"])
def test_every_paragraph_begins_and_ends_as_a_sentence(template_id: str, with_examples: bool, tmp_path: Any) -> None:
    template = TEMPLATES[template_id]
    for given in variants(template) if with_examples else [{}]:
        for block in drafted(template_id, tmp_path, given).blocks:
            assert not _fault(block), block.shown_text


def _fault(block: Block) -> bool:
    text, first = block.shown_text, block.runs[0]
    ends = block.is_heading or block.role is Role.LEGAL_BASIS or text.rstrip("”)")[-1] in ".;:,/"
    begins = first.blank or text[0].isupper() or text[0].isdigit() or text[0] == "“"
    return not (ends and begins) or bool(DOUBLED.search(text))


DOUBLED = re.compile(
    r"\b(đến|ngày|về|của|việc|thực hiện|Kế hoạch thực hiện Kế hoạch thực hiện) \1\b|\.\.|;;|,,| ,|\s\s"
)


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_a_part_is_called_part_and_not_section(template_id: str, tmp_path: Any) -> None:
    assert not [text for text in spoken(drafted(template_id, tmp_path, {})) if re.search(r"\bmục [IVX]+\b", text)]


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_the_statutes_are_cited_by_their_full_name(template_id: str, tmp_path: Any) -> None:
    bases = [block.shown_text for block in drafted(template_id, tmp_path, {}).blocks if block.role is Role.LEGAL_BASIS]
    assert "Căn cứ Điều lệ Đảng" not in bases


# ---------------------------------------------------------------- single templates


@pytest.mark.parametrize(("head", "signs"), [("TỈNH UỶ LÂM ĐỒNG", "T/M TỈNH UỶ"), ("THÀNH UỶ HUẾ", "T/M THÀNH UỶ")])
def test_a_provincial_action_programme_is_that_of_the_provincial_committee(
    head: str, signs: str, tmp_path: Any
) -> None:
    plan = drafted("chuong-trinh-hanh-dong-tinh", tmp_path, {"issuing_body": head})
    assert plan.signature.authority == signs
    told = " ".join([*spoken(plan), *(one.name for one in plan.recipients), plan.archive_line or ""])
    assert "Ban Xây dựng Đảng" not in told
    assert not re.search(r"Đảng uỷ viên|Văn phòng Đảng uỷ|Kiểm tra Đảng uỷ|UBND xã", told)


def test_a_commune_action_programme_is_signed_for_the_commune_committee(tmp_path: Any) -> None:
    plan = drafted("chuong-trinh-hanh-dong", tmp_path, COMMUNE)
    assert plan.signature.authority == "T/M ĐẢNG UỶ"
    assert "Thường trực HĐND, UBND xã" in [one.name for one in plan.recipients]


def test_no_body_approves_its_own_congress(tmp_path: Any) -> None:
    plan = drafted("dai-hoi-dai-bieu", tmp_path, COMMUNE)
    assert "Ban Thường vụ Đảng uỷ trình Ban Thường vụ Tỉnh uỷ duyệt" in " ".join(spoken(plan))
    congress = next(task for task in plan.tasks if task.group == "Tiến hành đại hội")
    assert congress.lead == "Ban Thường vụ Đảng uỷ"
    assert "Quyết định chuẩn y" not in [task.product for task in plan.tasks]
    cells = drafted("dai-hoi", tmp_path, COMMUNE)
    assert "trình Ban Thường vụ Đảng uỷ duyệt" in " ".join(spoken(cells))


@pytest.mark.parametrize(
    ("milestone", "expected"),
    [
        ("hằng năm", "Hằng năm, tỷ lệ A đạt 90 %."),
        ("đến hết nhiệm kỳ", "Đến hết nhiệm kỳ, tỷ lệ A đạt 90 %."),
        ("tầm nhìn đến năm 2045", "Tầm nhìn đến năm 2045, tỷ lệ A đạt 90 %."),
    ],
)
@pytest.mark.parametrize("template_id", ["dang-tinh-thuc-hien-van-ban-trung-uong", "dang-xa-thuc-hien-van-ban-tinh"])
def test_a_target_begins_with_its_milestone_as_given(
    template_id: str, milestone: str, expected: str, tmp_path: Any
) -> None:
    rows = [{"milestone": milestone, "indicator": "tỷ lệ A", "value": "90 %"}]
    assert expected in spoken(drafted(template_id, tmp_path, {"has_targets": "có", "targets": rows}))


def test_the_period_of_a_report_does_not_read_as_its_deadline(tmp_path: Any) -> None:
    given = {"half_year_report": "trước ngày 10/6/2027", "year_report": "trước ngày 10/11/2027"}
    told = " ".join(spoken(drafted("hoc-tap-lam-theo-bac", tmp_path, given)))
    assert told.count("hạn báo cáo 06 tháng: trước ngày 10/6/2027; hạn báo cáo năm: trước ngày 10/11/2027.") == 3
    assert "06 tháng trước ngày" not in told


def test_a_list_typed_in_small_letters_gives_paragraphs_with_capitals(tmp_path: Any) -> None:
    given = {"breakthroughs": "nâng cao năng lực cán bộ; hoàn thiện giao thông"}
    told = spoken(drafted("chuong-trinh-hanh-dong", tmp_path, given))
    assert {"Nâng cao năng lực cán bộ.", "Hoàn thiện giao thông."} <= set(told)


def test_a_digital_task_without_supporting_bodies_has_no_line_for_them(tmp_path: Any) -> None:
    task = {"content": "Kiểm kê máy tính.", "lead": "Văn phòng Đảng uỷ", "deadline": "quý I-2027"}
    keys = [field.key for field in TEMPLATES["chuyen-doi-so"].fields if field.key.endswith("_tasks")]
    told = spoken(drafted("chuyen-doi-so", tmp_path, {key: [task] for key in keys}))
    assert len(keys) == told.count("Cơ quan chủ trì: Văn phòng Đảng uỷ.") == 6
    assert not [text for text in told if text.startswith("Cơ quan phối hợp")]


def test_a_state_plan_names_the_roles_as_its_annex_does(tmp_path: Any) -> None:
    for template_id in ("ubnd-xa", "ubnd-tinh"):
        told = " ".join(spoken(drafted(template_id, tmp_path, {})))
        assert "Đơn vị chủ trì, đơn vị phối hợp" in told
        assert not re.search(r"cơ quan (chủ trì|phối hợp)", told, re.IGNORECASE)


@pytest.mark.parametrize("template_id", ["phong-chong-tham-nhung", "chuyen-doi-so", "dang-xa-thuc-hien-van-ban-tinh"])
def test_a_party_committee_leads_the_peoples_committee_and_does_not_do_its_work(
    template_id: str, tmp_path: Any
) -> None:
    given = {**COMMUNE, "ubnd_addressee": "Đảng uỷ Uỷ ban nhân dân"}
    told = " ".join(spoken(drafted(template_id, tmp_path, given)))
    assert re.search(r"[Ll]ãnh đạo Uỷ ban nhân dân xã", told)
