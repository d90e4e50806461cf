import datetime
import json
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, get_type_hints

import pytest
from hypothesis import given

from kehoach_desktop.domain.annex_tables import AnnexColumn, AnnexRow, AnnexTable, Holds
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import (
    Annex,
    AnnexKind,
    Block,
    Citation,
    DeadlineKind,
    HouseStyle,
    Layout,
    Margins,
    Plan,
    Recipient,
    Role,
    Run,
    Signature,
    Task,
    TaskColumn,
)
from kehoach_desktop.domain.plan_json import dump_plan, load_plan
from kehoach_desktop.domain.records import without_unknown
from tests.helpers.plans import PARTY_PLAN, block, plans

# ---------------------------------------------------------------- self-checks


@pytest.mark.parametrize("id_", ["", "b1"])
@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda id_: Plan(id_, "hd05"), "kế hoạch không có id"),
        (lambda id_: Block(id_, Role.LEAD), "khối không có id"),
        (lambda id_: Annex(id_, AnnexKind.TASK_TABLE), "phụ lục không có id"),
        (Task, "nhiệm vụ không có id"),
    ],
)
def test_what_others_refer_to_has_an_id(make: Any, says: str, id_: str) -> None:
    if id_:
        assert make(id_).id == id_
    else:
        with pytest.raises(ValueError, match=says):
            make(id_)


BAD = "a\x07b"
MINIMAL = {
    Plan: {"id": "p", "ruleset": "hd05"},
    Run: {"text": "A"},
    Block: {"id": "b", "role": Role.LEAD},
    Recipient: {"name": "A"},
    Signature: {},
    HouseStyle: {},
    Annex: {"id": "a", "kind": AnnexKind.TASK_TABLE},
    Task: {"id": "t"},
    Citation: {"kind": "A"},
}


def text_fields(record: Any) -> list[str]:
    kinds = get_type_hints(record)
    return [name for name, kind in kinds.items() if kind in (str, str | None) and name != "unknown"]


@pytest.mark.parametrize(
    ("record", "name", "value"),
    [
        *((record, name, BAD) for record in MINIMAL for name in text_fields(record)),
        *((Task, name, (BAD,)) for name in ("covers", "extra_leads", "supporting")),
    ],
)
def test_no_text_of_a_plan_holds_what_no_document_can_hold(record: Any, name: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"có ký tự điều khiển U\+0007"):
        record(**(MINIMAL[record] | {name: value}))


def test_tabs_and_lines_are_text() -> None:
    assert Run("một\thai\nba").text == "một\thai\nba"


@pytest.mark.parametrize("name", ["number", "draft_number", "copies"])
@pytest.mark.parametrize("value", [0, -1, 1_000_000])
def test_a_count_is_a_number_that_an_office_writes(name: str, value: int) -> None:
    with pytest.raises(ValueError, match=f"{name} phải là số từ 1 đến 999999, không phải {value}"):
        replace(PARTY_PLAN, **{name: value})
    assert getattr(replace(PARTY_PLAN, **{name: 1}), name) == 1
    assert getattr(replace(PARTY_PLAN, **{name: 999_999}), name) == 999_999


@pytest.mark.parametrize("value", [0, -1, 1000, float("nan"), float("inf")])
def test_a_length_of_the_layout_is_one_that_paper_has(value: float) -> None:
    for name in ("line_spacing_pt", "body_size_pt"):
        with pytest.raises(ValueError, match="phải là một số dương"):
            Layout(**{name: value})
    for name in ("top", "bottom", "left", "right"):
        with pytest.raises(ValueError, match="lề trang phải là một số dương"):
            Margins(**({"top": 20, "bottom": 20, "left": 30, "right": 15} | {name: value}))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"blocks": (block("b1", Role.LEAD, "A"), block("b1", Role.PART, "B"))}, "khối “b1” có hai lần"),
        ({"tasks": (Task("t1"), Task("t2"), Task("t1"))}, "nhiệm vụ “t1” có hai lần"),
        ({"annexes": (Annex("a1", AnnexKind.TASK_TABLE),) * 2}, "phụ lục “a1” có hai lần"),
    ],
)
def test_an_id_belongs_to_one_thing(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        replace(PARTY_PLAN, **changes)


def test_a_table_of_tasks_says_what_is_to_be_done_and_each_column_once() -> None:
    with pytest.raises(ValueError, match="phải có cột nội dung"):
        Annex("a1", AnnexKind.TASK_TABLE, columns=(TaskColumn.LEAD,))
    with pytest.raises(ValueError, match="cột “lead” có hai lần"):
        Annex("a1", AnnexKind.TASK_TABLE, columns=(TaskColumn.CONTENT, TaskColumn.LEAD, TaskColumn.LEAD))


def test_a_table_of_tasks_has_all_columns_on_a_wide_page_unless_told() -> None:
    annex = Annex("a1", AnnexKind.TASK_TABLE)
    assert [column.value for column in annex.columns] == [
        "content",
        "lead",
        "supporting",
        "deadline",
        "product",
        "note",
    ]
    assert annex.landscape


@pytest.mark.parametrize("name", ["", "  ", "\n"])
def test_a_blank_says_what_is_missing(name: str) -> None:
    with pytest.raises(ValueError, match="chỗ trống phải có tên"):
        Run(name, blank=True)
    with pytest.raises(ValueError, match="chỗ trống phải có tên"):
        Recipient(name, blank=True)
    assert Run(name).text == name


def test_a_cited_document_has_a_kind() -> None:
    with pytest.raises(ValueError, match="không có tên loại"):
        Citation("  ")


# ---------------------------------------------------------------- blocks


NO_HEADINGS = "lead legal_basis paragraph dash plus assignment closing"


@pytest.mark.parametrize(
    ("role", "heading", "is_heading"),
    [
        ("part", False, True),  # a part is always one
        ("part", True, True),
        ("section", True, True),
        ("section", False, False),
        ("subsection", True, True),
        ("subsection", False, False),
        *((role, True, False) for role in NO_HEADINGS.split()),
    ],
)
def test_only_parts_sections_and_subsections_are_headings(role: str, heading: bool, is_heading: bool) -> None:
    assert block("b1", Role(role), "A", heading=heading).is_heading is is_heading


def test_the_text_of_a_block_is_that_of_its_runs() -> None:
    assert (
        Block("b1", Role.LEAD, (Run("Giao "), Run("đơn vị", blank=True), Run(" chủ trì"))).text == "Giao đơn vị chủ trì"
    )


def test_the_roles_are_those_of_the_plan_file_outermost_first() -> None:
    # DESIGN.md §3
    roles = "lead legal_basis part section subsection paragraph dash plus assignment closing"
    assert [role.value for role in Role] == roles.split()
    kinds = "date before month quarter half_year year relative working_days recurring staged event none"
    assert [kind.value for kind in DeadlineKind] == kinds.split()


# ---------------------------------------------------------------- what leaves the office

STRANGE = '{"zz_private": 1}'
TABLE = AnnexTable(
    (AnnexColumn("Số nhiệm vụ", "Hoàn thành", Holds.NUMBER, True, STRANGE),),
    (AnnexRow(("3",), True, STRANGE),),
    STRANGE,
)
FULL = Plan(
    id="0c3b6a52-6f0e-4f0a-9a55-1f6f2f1f0a09",
    ruleset="hd36",
    document_kind="CTr",
    parent_body="ĐẢNG BỘ TỈNH LÂM ĐỒNG",
    issuing_body="ĐẢNG UỶ XÃ VẠN PHÚC",
    number=7,
    symbol="CTr/ĐU",
    place="Vạn Phúc",
    issue_date=PartialDate(2, 2, 2026, unknown=STRANGE),
    issuer_line="CỦA BAN THƯỜNG VỤ ĐẢNG UỶ",
    subject="thực hiện Kế hoạch số 112-KH/TU về sinh hoạt chi bộ",
    blocks=(
        Block("b1", Role.SECTION, (Run("A", True, True, True, STRANGE),), heading=True, label="1a.", unknown=STRANGE),
        Block("b2", Role.ASSIGNMENT, (Run("Văn phòng chủ trì."),)),
    ),
    recipients=(Recipient("Tỉnh uỷ", "để báo cáo", True, STRANGE),),
    archive_line="Lưu Văn phòng Đảng uỷ",
    signature=Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Trần Minh Khôi", STRANGE),
    co_signatures=(Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lê Thu Hà", STRANGE),),
    secrecy="MẬT",
    urgency="KHẨN",
    circulation="LƯU HÀNH NỘI BỘ",
    draft_number=2,
    typist="TranMinhKhoi",
    copies=12,
    contact="Số 1, đường Hoà Bình",
    layout=Layout(Margins(21, 21, 31, 16, STRANGE), 20, 15, True, STRANGE),
    house_style=HouseStyle("I.", "1-", "1.1.", "ủy", False, True, "cấp dưới trước", STRANGE),
    annexes=(
        Annex("a1", AnnexKind.TABLE, "Tổng hợp", (), False, TABLE, STRANGE),
        Annex("a2", AnnexKind.TASK_TABLE, "Danh mục", (TaskColumn.CONTENT, TaskColumn.LEAD), unknown=STRANGE),
    ),
    tasks=(
        Task(
            "t1",
            block="b2",
            covers=("b1",),
            quote="Văn phòng chủ trì.",
            content="Rà soát",
            lead="Văn phòng",
            extra_leads=("Ban Tổ chức",),
            supporting=("Ban Nội chính",),
            deadline_text="quý I-2027",
            deadline_kind=DeadlineKind.QUARTER,
            due_date=datetime.date(2027, 3, 31),
            product="Báo cáo",
            note="chưa giao ai",
            group="Nhóm 1",
            accepted=True,
            unknown=STRANGE,
        ),
    ),
    citations=(
        Citation("Kế hoạch", "112-KH/TU", datetime.date(2026, 1, 15), "Tỉnh uỷ", "về sinh hoạt chi bộ", STRANGE),
        Citation("Luật", None, datetime.date(2025, 1, 1), None, "Tổ chức"),  # no page names it
    ),
    dismissed=("Giữ nếp họp đầu tuần.",),
    unknown=STRANGE,
)


def unfilled(record: Any, path: str = "") -> Iterator[str]:
    """The fields that were left at their default."""
    for one in fields(record):
        value = getattr(record, one.name)
        if one.default is not MISSING and value == one.default:
            yield f"{path}{one.name}"
        for number, inner in enumerate(value if isinstance(value, tuple) else (value,)):
            if is_dataclass(inner) and number == 0:
                yield from unfilled(inner, f"{path}{one.name}.")


def differences(before: Any, after: Any, path: str = "") -> Iterator[str]:
    """The places where two JSON values differ; a key that went has its own name."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before | after:
            if key not in after or key not in before:
                yield f"{path}.{key}".removeprefix(".")
            else:
                yield from differences(before[key], after[key], f"{path}.{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from differences(one, other, f"{path}[{number}]")
    elif before != after:
        yield path.removeprefix(".")


def plan_data(plan: Plan) -> Any:
    return json.loads(dump_plan(plan))


def dropped(plan: Plan) -> set[str]:
    return set(differences(plan_data(plan), plan_data(plan.for_export())))


def test_the_full_plan_of_these_tests_has_every_field_filled() -> None:
    assert list(unfilled(FULL)) == []


def test_a_file_that_leaves_the_office_drops_these_keys_and_no_other() -> None:
    assert dropped(FULL) == {
        # what a foreign program wrote, wherever it stood
        "zz_private",
        "issue_date.zz_private",
        "blocks[0].zz_private",
        "blocks[0].runs[0].zz_private",
        "recipients[0].zz_private",
        "signature.zz_private",
        "co_signatures[0].zz_private",
        "layout.zz_private",
        "layout.margins_mm.zz_private",
        "house_style.zz_private",
        "annexes[0].zz_private",
        "annexes[0].table.zz_private",
        "annexes[0].table.columns[0].zz_private",
        "annexes[0].table.rows[0].zz_private",
        "annexes[1].zz_private",
        "tasks[0].zz_private",
        # how the work goes, and columns that the annex does not print
        "tasks[0].product",
        "tasks[0].note",
        "tasks[0].accepted",
        # of columns that the annex does not print either: what the line does not say in its own words
        "tasks[0].supporting",
        "tasks[0].deadline_text",
        "tasks[0].deadline_kind",
        "tasks[0].due_date",
        # what the clerk said of the text, and not in it
        "dismissed",
        # the law that no page names; of the other one the foreign key, the date and the issuer
        "citations",
    }
    kept = FULL.for_export()
    assert (kept.tasks[0].product, kept.tasks[0].note, kept.tasks[0].accepted) == (None, None, False)
    assert kept.citations == (Citation("Kế hoạch", "112-KH/TU", subject="về sinh hoạt chi bộ"),)


def test_a_printed_product_and_note_leave_with_the_page() -> None:
    annex = replace(FULL.annexes[1], columns=tuple(TaskColumn))
    assert {key for key in dropped(replace(FULL, annexes=(annex,))) if "zz_private" not in key} == {
        "tasks[0].accepted",
        "citations",
        "dismissed",
    }


@pytest.mark.parametrize(
    ("columns", "product", "note"),
    [
        ((TaskColumn.CONTENT, TaskColumn.PRODUCT), "Báo cáo", None),
        ((TaskColumn.CONTENT, TaskColumn.NOTE), None, "chưa giao ai"),
    ],
)
def test_each_column_leaves_by_itself(columns: tuple[TaskColumn, ...], product: str | None, note: str | None) -> None:
    (task,) = replace(FULL, annexes=(replace(FULL.annexes[1], columns=columns),)).for_export().tasks
    assert (task.product, task.note) == (product, note)


def test_a_task_without_an_annex_says_what_its_line_says() -> None:
    (task,) = replace(FULL, annexes=()).for_export().tasks
    assert (task.quote, task.content) == ("Văn phòng chủ trì.", "[A]")  # the covered block as printed
    assert (task.lead, task.group) == ("Văn phòng", None)
    (alone,) = (
        replace(FULL, annexes=(), tasks=(replace(FULL.tasks[0], covers=("b99",), quote=None),)).for_export().tasks
    )
    assert (alone.covers, alone.content, alone.quote) == ((), "Văn phòng chủ trì", None)


def test_a_line_says_who_and_when_only_in_its_own_words() -> None:
    line = block("b1", Role.ASSIGNMENT, "Văn phòng chủ trì, phối hợp với Ban Nội chính; hoàn thành trong Quý I-2027.")
    task = replace(FULL.tasks[0], block="b1", covers=(), supporting=("Ban Nội chính", "Công an tỉnh"))
    (said,) = replace(FULL, annexes=(), blocks=(line,), tasks=(task,)).for_export().tasks
    assert (said.lead, said.extra_leads, said.supporting) == ("Văn phòng", (), ("Ban Nội chính",))
    assert (said.deadline_text, said.deadline_kind) == ("quý I-2027", DeadlineKind.QUARTER)
    assert said.due_date == task.due_date
    inner = replace(task, lead="đồng chí H.", deadline_text="hạn nội bộ 01/3/2027")
    (silent,) = replace(FULL, annexes=(), blocks=(line,), tasks=(inner,)).for_export().tasks
    assert (silent.lead, silent.deadline_text, silent.deadline_kind) == (None, None, DeadlineKind.NONE)
    assert silent.due_date is None


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Kế hoạch số 12-KH/TU", {}),
        ("Kế hoạch số 12-KH/TU, ngày 05/9/2026", {"date": datetime.date(2026, 9, 5)}),
        (
            "Kế hoạch số 12-KH/TU ngày 5 tháng 9 năm 2026 của Tỉnh ủy",
            {"date": datetime.date(2026, 9, 5), "issuer": "Tỉnh uỷ"},
        ),
        ("Kế hoạch số 12-KH/TU, ngày 15/9/2026 về nội vụ", {"subject": "về nội vụ"}),
    ],
)
def test_a_document_leaves_with_what_a_page_says_of_it(text: str, kept: dict[str, Any]) -> None:
    cited = Citation("Kế hoạch", "12-KH/TU", datetime.date(2026, 9, 5), "Tỉnh uỷ", "về nội vụ")
    (leaving,) = replace(PARTY_PLAN, subject=text, blocks=(), citations=(cited,)).for_export().citations
    assert leaving == Citation("Kế hoạch", "12-KH/TU", **kept)


def test_copies_leave_only_behind_the_mark_of_the_typist() -> None:
    assert replace(PARTY_PLAN, typist=None, copies=77).for_export().copies is None
    assert replace(PARTY_PLAN, typist="NVA", copies=77).for_export().copies == 77


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("theo Kế hoạch số 12-KH/TU.", True),
        ("(12-KH/TU)", True),
        ("12-KH/TU-BTC", False),
        ("12-KH/TUV", False),
        ("12-KH/TU/2026", False),
        ("112-KH/TU", False),
        ("2026/12-KH/TU", False),
    ],
)
def test_a_document_is_named_only_as_a_whole(text: str, named: bool) -> None:
    cited = Citation("Kế hoạch", "12-KH/TU")
    plan = replace(PARTY_PLAN, subject=text, citations=(cited,))
    assert plan.for_export().citations == ((cited,) if named else ())


def test_without_an_annex_only_tasks_of_printed_lines_leave() -> None:
    plan = replace(
        FULL,
        annexes=(),
        tasks=(Task("t1", "b2", content="Theo 9-NQ/ĐU"), Task("t2", content="Nội bộ"), Task("t3", "b99", content="Cũ")),
        citations=(Citation("Nghị quyết", "9-NQ/ĐU"),),
    )
    leaving = plan.for_export()
    assert [task.id for task in leaving.tasks] == ["t1"]
    assert leaving.citations == ()  # only the table would have named it
    assert [task.id for task in replace(plan, annexes=FULL.annexes).for_export().tasks] == ["t1", "t2", "t3"]
    assert replace(plan, annexes=FULL.annexes).for_export().citations == plan.citations


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": "theo Nghị quyết số 9-NQ/ĐU"},
        {"blocks": (block("b1", Role.LEAD, "Thực hiện Nghị quyết số 9-NQ/ĐU"),)},
    ],
)
def test_a_document_named_on_a_page_leaves_with_it(changes: dict[str, Any]) -> None:
    plan = replace(PARTY_PLAN, citations=(Citation("Nghị quyết", "9-NQ/ĐU"), Citation("Luật", subject="Đất đai")))
    assert plan.for_export().citations == ()
    assert replace(plan, **changes).for_export().citations == plan.citations[:1]


@given(plans())
def test_what_left_once_loses_nothing_more(plan: Plan) -> None:
    leaving = plan.for_export()
    assert leaving.for_export() == leaving
    assert without_unknown(leaving) == leaving
    assert load_plan(dump_plan(leaving)).plan == leaving


def test_a_number_inside_a_longer_number_is_not_named() -> None:
    plan = replace(PARTY_PLAN, citations=(Citation("Kế hoạch", "12-KH/TU", issuer="Công an tỉnh"),))
    assert "112-KH/TU" in (plan.subject or "")
    assert plan.for_export().citations == ()


def test_no_unprinted_column_of_a_task_leaves() -> None:
    annex = Annex("a1", AnnexKind.TASK_TABLE, columns=(TaskColumn.CONTENT,))
    task = replace(FULL.tasks[0], block="b99", covers=("b98",))  # of lines that are gone
    (leaving,) = replace(FULL, annexes=(annex,), tasks=(task,)).for_export().tasks
    assert leaving == Task("t1", content="Rà soát", group="Nhóm 1")


def test_words_taken_out_of_a_line_do_not_leave_in_a_quote() -> None:
    line = block("b1", Role.ASSIGNMENT, "Văn phòng chủ trì.")
    task = Task("t1", "b1", quote="Văn phòng chủ trì, theo dõi riêng đồng chí H.", content="Rà soát")
    leaving = replace(PARTY_PLAN, blocks=(line,), tasks=(task,)).for_export()
    assert "đồng chí H" not in dump_plan(leaving)
