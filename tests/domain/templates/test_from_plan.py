import datetime
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.citations import first_citation
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset, Side
from kehoach_desktop.domain.plan import (
    Annex,
    AnnexKind,
    Block,
    Citation,
    DeadlineKind,
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
from kehoach_desktop.domain.templates import FieldType, Template, dump_template, fill, load_template, template_from_plan
from kehoach_desktop.domain.templates.markup import parse
from kehoach_desktop.domain.templates.template import Suggestion
from kehoach_desktop.operations.rulesets import ruleset
from tests.domain.templates.small_templates import COMMON, OUTSIDE, around, lines
from tests.helpers.plans import PARTY_PLAN, block, blocks

ON = datetime.date(2026, 11, 20)
KH112 = Citation("Kế hoạch", "112-KH/TU", datetime.date(2026, 10, 30), "Ban Thường vụ Tỉnh uỷ", "về sinh hoạt chi bộ")
LAW = Citation("Luật", None, datetime.date(2025, 1, 1), None, "Tổ chức chính quyền địa phương")
FULL = "Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Ban Thường vụ Tỉnh uỷ về sinh hoạt chi bộ"
MARKED = (Run("Rà soát "), Run("hồ sơ", bold=True), Run(" {tạm} [x] *"), Run("nơi nào", blank=True))
LINE = "Văn phòng chủ trì, xong theo Kế hoạch số 112-KH/TU."
PLAN = replace(
    PARTY_PLAN,
    subject="thực hiện Kế hoạch số 112-KH/TU",
    issuer_line="CỦA BAN THƯỜNG VỤ",
    blocks=(
        block("b1", Role.LEGAL_BASIS, "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025"),
        block("b2", Role.LEAD, f"Thực hiện {FULL}, gồm:"),
        block("b3", Role.SECTION, "Nhiệm vụ", heading=True),
        Block("b4", Role.DASH, MARKED),
        block("b5", Role.ASSIGNMENT, LINE),
    ),
    citations=(KH112, LAW),
    tasks=(
        Task(
            "t1",
            "b5",
            covers=("b4",),
            quote=LINE,
            content="Rà soát hồ sơ {tạm} [x] *[nơi nào]",
            lead="Văn phòng",
            supporting=("Chi bộ",),
            deadline_text="quý I/2027",
        ),
    ),
    annexes=(Annex("a1", AnnexKind.TASK_TABLE, "Danh mục [mới]", (TaskColumn.CONTENT, TaskColumn.LEAD)),),
)


def template(plan: Plan = PLAN, rules: Ruleset | None = None) -> Template:
    made = template_from_plan(plan, "cua_toi", "Của tôi", rules or ruleset(plan.ruleset), ON)
    return replace(made, common=COMMON)


def again(plan: Plan, **values: object) -> Plan:
    """The plan that its template gives, when the suggested documents are taken."""
    made = template(plan)
    taken = {
        field.key: Citation(one.kind, one.symbol, one.date, one.issuer, one.subject)
        for field in made.fields
        for one in field.suggestions
    }
    return fill(made, taken | values, around(plan.ruleset), plan.id)  # type: ignore[arg-type]


def test_a_document_cited_in_the_text_becomes_a_field_with_the_old_one_as_a_dated_suggestion() -> None:
    made = template()
    (field,) = made.fields
    assert (field.key, field.label, field.type) == (
        "van_ban_1",
        "Kế hoạch của Ban Thường vụ Tỉnh uỷ",
        FieldType.CITATION,
    )
    assert field.suggestions == (
        Suggestion(
            ON, "Kế hoạch", "112-KH/TU", datetime.date(2026, 10, 30), "Ban Thường vụ Tỉnh uỷ", "về sinh hoạt chi bộ"
        ),
    )
    assert made.subject == "thực hiện {van_ban_1.short}"
    assert made.parts[1].text == "Thực hiện {van_ban_1}, gồm:"
    assert made.parts[4].text == "Văn phòng chủ trì, xong theo {van_ban_1.short}."
    assert made.parts[0].text == "Căn cứ Luật Tổ chức chính quyền địa phương năm 2025"  # a law stays


def test_what_belongs_to_the_one_occasion_is_asked_anew() -> None:
    plan = replace(PLAN, unknown='{"x": 1}', secrecy="MẬT", draft_number=3, typist="A", copies=3, contact="Số 1")
    filled = fill(template(plan), {}, around(), "p2")
    for name in (
        "parent_body",
        "issuing_body",
        "number",
        "symbol",
        "place",
        "secrecy",
        "draft_number",
        "typist",
        "copies",
        "contact",
    ):
        assert getattr(filled, name) is None
    assert filled.issue_date == PartialDate(year=2026)
    assert filled.signature.signatory is None
    assert "112-KH/TU" not in "".join(lines(filled))
    assert filled.citations == ()
    assert filled.subject is None


def test_the_template_gives_the_plan_again() -> None:
    found = again(PLAN)
    for name in ("document_kind", "subject", "issuer_line", "blocks", "recipients", "archive_line", "annexes"):
        assert getattr(found, name) == getattr(PLAN, name)
    assert found.citations == (KH112,)
    assert found.signature == replace(PLAN.signature, signatory=None)
    (task,), (before,) = found.tasks, PLAN.tasks
    assert replace(task, deadline_kind=before.deadline_kind, due_date=before.due_date) == before


def test_a_template_knows_its_side_and_where_it_came_from() -> None:
    made = template()
    assert (made.id, made.name, made.side, made.document_kind) == ("cua_toi", "Của tôi", Side.PARTY, "KH")
    assert made.description == "Lập từ kế hoạch thực hiện Kế hoạch số 112-KH/TU"
    state = template(replace(PLAN, ruleset="nd30", subject="Tổ chức\nHội nghị"))
    assert (state.side, state.description) == (Side.STATE, "Lập từ kế hoạch Tổ chức Hội nghị")
    assert template(replace(PLAN, subject=None)).description == "Lập từ kế hoạch"


def test_blocks_without_text_and_open_titles_are_no_obstacle() -> None:
    plan = replace(
        PLAN,
        blocks=(Block("b1", Role.LEAD), block("b2", Role.DASH, "A")),
        tasks=(),
        annexes=(Annex("a1", AnnexKind.TASK_TABLE),),
    )
    made = template(plan)
    assert [part.text for part in made.parts] == ["A"]
    assert made.annexes[0].title == "[tên phụ lục]"
    assert again(plan).annexes[0].title is None


def test_a_document_that_is_cited_with_a_blank_is_no_field() -> None:
    made = template(replace(PLAN, citations=(replace(KH112, symbol=None),)))
    assert made.fields == ()
    assert FULL in made.parts[1].text


def test_a_document_whose_number_is_a_blank_stays_a_blank(hd05: Ruleset) -> None:
    unnamed = replace(KH112, symbol=None)
    runs = (Run("Theo "), *first_citation(unnamed, hd05, PLAN.house_style))
    made = template(replace(PLAN, citations=(unnamed,), blocks=(Block("b1", Role.LEAD, runs),), tasks=()))
    assert made.fields == ()
    assert "[số, ký hiệu]" in made.parts[0].text


def test_signs_in_names_are_only_text() -> None:
    plan = replace(
        PLAN,
        recipients=(Recipient("Chi bộ {1} *", "để biết"),),
        archive_line="Lưu [VP]",
        signature=Signature("T/M {BTV}", "PHÓ *", "A"),
    )
    found = again(plan)
    assert (found.recipients, found.archive_line) == (plan.recipients, plan.archive_line)
    assert found.signature == replace(plan.signature, signatory=None)


bodies = st.lists(blocks, max_size=3).map(
    lambda found: replace(PLAN, blocks=tuple(replace(one, id=f"b{n}") for n, one in enumerate(found)), tasks=())
)


@given(bodies)
def test_any_plan_makes_a_template_whose_texts_can_be_read(plan: Plan) -> None:
    made = template(plan)
    for part in made.parts:
        parse(part.text)
    assert len(again(plan).blocks) == len([one for one in plan.blocks if one.runs])


# ---------------------------------------------------------------- nothing is lost, and nothing copied


def test_a_document_named_only_in_the_subject_becomes_a_field_too() -> None:
    assert template(replace(PLAN, blocks=PLAN.blocks[:1], tasks=())).subject == "thực hiện {van_ban_1.short}"


def test_the_tenth_document_does_not_make_a_field_of_the_first() -> None:
    cited = tuple(replace(KH112, symbol=f"{number}-KH/TU") for number in range(101, 111))
    plan = replace(PLAN, citations=cited, blocks=(block("b1", Role.LEAD, "Theo Kế hoạch số 110-KH/TU"),), tasks=())
    assert [field.key for field in template(plan).fields] == ["van_ban_10"]


def test_a_number_is_not_replaced_inside_a_longer_one() -> None:
    plan = replace(
        PLAN, blocks=(block("b1", Role.LEAD, "Theo Kế hoạch số 112-KH/TUV và Kế hoạch số 112-KH/TU"),), tasks=()
    )
    assert template(plan).parts[0].text == "Theo Kế hoạch số 112-KH/TUV và {van_ban_1.short}"


def test_a_name_in_the_users_own_text_keeps_its_tone_marks() -> None:
    plan = replace(PLAN, blocks=(block("b1", Role.DASH, "Giao đồng chí Nguyễn Thị Thúy"),), tasks=())
    assert lines(again(plan)) == ["Giao đồng chí Nguyễn Thị Thúy"]


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, tasks=(replace(PLAN.tasks[0], covers=("b2",)),)),
        replace(PLAN, tasks=(replace(PLAN.tasks[0], content="Rà soát hồ sơ đảng viên"),)),
        replace(PLAN, blocks=(*PLAN.blocks[:2], replace(PLAN.blocks[2], label="1a."), *PLAN.blocks[3:])),
        replace(PLAN, annexes=(replace(PLAN.annexes[0], landscape=False),)),
    ],
    ids=["a covered block farther up", "contents in other words", "a label kept by hand", "an annex on upright pages"],
)
def test_nothing_of_the_plan_comes_back_otherwise(plan: Plan) -> None:
    found = again(plan)
    assert (found.blocks, found.annexes) == (plan.blocks, plan.annexes)
    assert [(task.covers, task.content) for task in found.tasks] == [(task.covers, task.content) for task in plan.tasks]


def test_an_empty_block_between_does_not_part_a_task_from_its_contents() -> None:
    body = (block("b1", Role.DASH, "Rà soát"), Block("b2", Role.DASH), block("b3", Role.ASSIGNMENT, "Văn phòng"))
    (task,) = again(replace(PLAN, blocks=body, tasks=(Task("t1", "b3", ("b1",), "Văn phòng", "Rà soát"),))).tasks
    assert (task.block, task.covers, task.content) == ("b2", ("b1",), "Rà soát")


ROW = Task(
    "t2",
    content="Tổng hợp theo Kế hoạch số 112-KH/TU {x}",
    lead="Văn phòng",
    extra_leads=("Ban Tổ chức", "Chi bộ 1"),
    supporting=("Chi bộ 2",),
    deadline_text="quý II/2027",
    product="Báo cáo",
    note="mới",
    group="Nhóm 1",
)
ONE = PLAN.tasks[0]


def _known(task: Task) -> Task:
    """`task` without what is worked out anew."""
    return replace(task, id="t", quote=None, deadline_kind=DeadlineKind.NONE, due_date=None, accepted=False)


@pytest.mark.parametrize(
    "tasks",
    [
        (ROW,),
        (replace(ONE, id="t1"), ROW),
        (replace(ROW, id="t1"), replace(ONE, id="t2"), replace(ROW, id="t3", group="Nhóm 2")),
        (ONE, replace(ONE, id="t2", content="Việc thứ hai", deadline_text="quý III/2027")),
        (replace(ONE, extra_leads=("Ban Tổ chức",), note="mới", group="Nhóm 1"),),
        (replace(ROW, id="t1", block="không còn"),),
        (replace(ONE, covers=()), replace(ROW, group=None)),
    ],
    ids=["rows only", "a row last", "rows around", "two of one line", "everything said", "a lost line", "no covers"],
)
@pytest.mark.parametrize("annexes", [PLAN.annexes, ()], ids=["annex", "none"])
def test_every_task_comes_back_in_its_place(tasks: tuple[Task, ...], annexes: tuple[Annex, ...]) -> None:
    plan = replace(PLAN, tasks=tasks, annexes=annexes)
    expected = [task if task.block in (None, "b5") else replace(task, block=None, covers=()) for task in plan.tasks]
    assert [_known(task) for task in again(plan).tasks] == [_known(task) for task in expected]
    assert load_template("x", dump_template(template(plan)), COMMON, OUTSIDE) == template(plan)


@pytest.mark.parametrize("covers", [("b4", "b5x"), ("b6",), ("b6", "b4")])
def test_what_a_task_is_about_is_kept_where_it_covers_no_block_above(covers: tuple[str, ...]) -> None:
    body = (*PLAN.blocks, block("b6", Role.DASH, "sau"))
    (task,) = again(replace(PLAN, blocks=body, tasks=(replace(ONE, covers=covers, content="Rà soát; sau"),))).tasks
    assert task.content == "Rà soát; sau"


def test_numbers_of_cited_documents_are_not_copied_into_tasks_and_annexes() -> None:
    annexes = (replace(PLAN.annexes[0], title="Danh mục theo Kế hoạch số 112-KH/TU"),)
    plan = replace(PLAN, blocks=PLAN.blocks[:1], subject="A", tasks=(replace(ROW, id="t1"),), annexes=annexes)
    assert "112-KH/TU" not in dump_template(replace(template(plan), fields=()))
    found = again(plan)
    assert (found.annexes, found.tasks[0].content) == (annexes, ROW.content)


def test_any_number_of_rows_may_cite_one_document() -> None:
    tasks = tuple(replace(ROW, id=f"t{number}") for number in range(1, 1501))
    made = template(replace(PLAN, tasks=tasks))
    assert load_template("x", dump_template(made), COMMON, OUTSIDE) == made


def test_co_signatures_and_the_layout_are_kept() -> None:
    plan = replace(
        PLAN, co_signatures=(Signature("T/M {BTV}", "BÍ THƯ", "A"),), layout=Layout(Margins(20, 20, 30, 15), 19)
    )
    found = again(plan)
    assert (found.co_signatures, found.layout) == ((Signature("T/M {BTV}", "BÍ THƯ"),), plan.layout)


def test_a_block_of_empty_runs_does_not_part_a_task_from_its_contents() -> None:
    empty = Block("b2", Role.DASH, (Run(""),))
    body = (block("b1", Role.DASH, "Rà soát"), empty, block("b3", Role.ASSIGNMENT, "Văn phòng"))
    (task,) = again(replace(PLAN, blocks=body, tasks=(Task("t1", "b3", ("b1",), "Văn phòng", "Rà soát"),))).tasks
    assert (task.block, task.covers, task.content) == ("b2", ("b1",), "Rà soát")
