import datetime
from dataclasses import replace
from typing import Any

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import (
    Annex,
    AnnexKind,
    Citation,
    DeadlineKind,
    HouseStyle,
    Layout,
    Plan,
    Recipient,
    Signature,
    TaskColumn,
)
from kehoach_desktop.domain.recipients import Rank
from kehoach_desktop.errors import BadArgumentError
from tests.domain.templates.small_templates import filled, lines, load

ONE = '[[parts]]\nrole = "lead"\ntext = "Ban hành Kế hoạch."\n'


def field(key: str, type_: str = "text", more: str = "") -> str:
    return f'[[fields]]\nkey = "{key}"\nlabel = "Ô {key}"\ntype = "{type_}"\n{more}\n'


def columns(*keys: str) -> str:
    """`columns` of a table: each called as its key, with a type after a colon."""
    parted = [key.partition(":") for key in keys]
    cells = [f'{{ key = "{key}", label = "{key}", type = "{type_ or "text"}" }}' for key, _, type_ in parted]
    return f"columns = [{', '.join(cells)}]"


# ---------------------------------------------------------------- the letterhead and the closing


def test_what_is_given_for_the_letterhead_is_taken() -> None:
    texts = {
        "parent_body": "ĐẢNG BỘ TỈNH LÂM ĐỒNG",
        "issuing_body": "ĐẢNG UỶ XÃ VẠN PHÚC",
        "symbol": "KH/ĐU",
        "place": "Vạn Phúc",
        "issuer_line": "CỦA BAN THƯỜNG VỤ",
        "subject": "tổ chức hội nghị",
        "archive_line": "Lưu VPĐU",
        "secrecy": "MẬT",
        "urgency": "KHẨN",
        "circulation": "LƯU HÀNH NỘI BỘ",
        "typist": "ThuHa",
        "contact": "Số 1",
    }
    signature = {"authority": "T/M BAN THƯỜNG VỤ", "position": "BÍ THƯ", "signatory": "Lê Thu Hà"}
    others = {"number": "57", "issue_date": "02/12/2026", "draft_number": 2, "copies": "26"}
    house = HouseStyle(heading_marks="I.")
    plan = filled(ONE, texts | signature | others, house_style=house)
    assert {name: getattr(plan, name) for name in texts} == texts
    assert plan.signature == Signature(**signature)
    assert (plan.number, plan.issue_date, plan.draft_number, plan.copies) == (57, PartialDate(2, 12, 2026), 2, 26)
    assert (plan.id, plan.ruleset, plan.document_kind, plan.house_style) == ("p1", "hd05", "KH", house)


def test_what_is_not_given_is_left_open_and_nothing_is_invented() -> None:
    plan = filled(ONE)
    assert plan == Plan("p1", "hd05", issue_date=PartialDate(year=2026), blocks=plan.blocks)


def test_the_template_offers_subject_author_and_signature() -> None:
    template = load(
        'subject = "về {ten}"\nissuer_line = "CỦA BAN THƯỜNG VỤ"\n'
        + ONE
        + '[closing]\nauthority = "T/M BAN THƯỜNG VỤ"\nposition = "{chuc}"\narchive_line = "Lưu VPĐU"\n'
        + field("ten")
        + field("chuc")
    )
    plan = filled(template, {"ten": "Đại hội"})
    assert (plan.subject, plan.issuer_line, plan.archive_line) == ("về Đại hội", "CỦA BAN THƯỜNG VỤ", "Lưu VPĐU")
    assert plan.signature == Signature("T/M BAN THƯỜNG VỤ", None, None)
    own = filled(
        template, {"subject": "khác", "position": "BÍ THƯ", "authority": "T/M ĐẢNG UỶ", "issuer_line": "CỦA X"}
    )
    assert (own.subject, own.issuer_line, own.signature) == ("khác", "CỦA X", Signature("T/M ĐẢNG UỶ", "BÍ THƯ"))
    assert filled(template, {"subject": "khác", "ten": "Đại hội"}).subject == "khác"  # the clerk's own words first
    assert filled(template).subject is None  # open as long as the field is


def test_recipients_are_the_group_and_the_extra_lines_that_hold() -> None:
    template = load(
        ONE
        + '[closing]\ngroup = "xa"\n'
        + '[[closing.recipients]]\ntext = "Ban Tổ chức Tỉnh uỷ"\nnote = "để biết"\n'
        + '[[closing.recipients]]\ntext = "{ten}"\n'
        + '[[closing.recipients]]\ntext = "Công an xã"\nwhen = "co"\n'
        + field("ten")
        + field("co", "flag")
    )
    group = (Recipient("Thường trực Tỉnh uỷ", "để báo cáo"), Recipient("Các chi bộ"))
    extra = Recipient("Ban Tổ chức Tỉnh uỷ", "để biết")
    plan = filled(template)
    assert plan.recipients == (*group, extra, Recipient("ô ten", blank=True))
    assert plan.archive_line == "Lưu Văn phòng Đảng uỷ"
    places = {
        "Thường trực Tỉnh uỷ": (Rank.SUPERIOR, 1),
        extra.name: (Rank.SUPERIOR, 2),
        "Các chi bộ": (Rank.LOWER_LEVEL, 1),
    }
    ranked = filled(template, {"co": "có", "ten": "Báo tỉnh"}, recipient_place=lambda one: places.get(one.name))
    assert ranked.recipients == (group[0], extra, group[1], Recipient("Báo tỉnh"), Recipient("Công an xã"))


def test_the_clerks_own_recipients_replace_the_group() -> None:
    plan = filled(ONE + '[closing]\ngroup = "xa"\n', {"recipients": "- Tỉnh uỷ (để báo cáo); Chi bộ 1,"})
    assert plan.recipients == (Recipient("Tỉnh uỷ", "để báo cáo"), Recipient("Chi bộ 1"))
    assert filled(ONE + '[closing]\ngroup = "xa"\n', {"archive_line": "Lưu VPĐU"}).archive_line == "Lưu VPĐU"


@pytest.mark.parametrize("given", ["0", "9999999", "1.5", "5 %", "5" * 5000, "0" * 5000])
def test_a_number_that_no_plan_can_hold_is_refused_in_a_sentence(given: str) -> None:
    with pytest.raises(BadArgumentError, match="number") as caught:
        filled(ONE, {"number": given})
    assert len(str(caught.value)) < 200


def test_zeros_before_a_number_do_not_count() -> None:
    assert filled(ONE, {"number": "0" * 5000 + "57"}).number == 57


# ---------------------------------------------------------------- blocks


def test_blocks_follow_the_parts_with_ids_of_their_own() -> None:
    plan = filled(
        '[[parts]]\nrole = "part"\ntext = "Mục đích"\n'
        '[[parts]]\nrole = "section"\ntext = "Yêu cầu"\nheading = true\n'
        '[[parts]]\nrole = "paragraph"\ntext = "**Rõ** [việc], {ten}"\n' + field("ten")
    )
    assert [(one.id, one.role.value, one.heading) for one in plan.blocks] == [
        ("b1", "part", False),
        ("b2", "section", True),
        ("b3", "paragraph", False),
    ]
    assert lines(plan) == ["Mục đích", "Yêu cầu", "Rõ [việc], [ô ten]"]
    assert plan.blocks[2].runs[0].bold


CHOICES = (
    '[[parts]]\nwhen = "co"\n'
    '[[parts.parts]]\nrole = "dash"\ntext = "A"\n'
    '[[parts.parts]]\nrole = "dash"\ntext = "B"\nwhen = "!hai"\n'
    '[[parts]]\nwhen = "!co"\nrole = "dash"\ntext = "C"\n' + field("co", "flag") + field("hai", "flag")
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [({}, ["C"]), ({"co": "có"}, ["A", "B"]), ({"co": "có", "hai": "có"}, ["A"]), ({"co": "không"}, ["C"])],
)
def test_parts_are_kept_where_their_condition_holds(given: dict[str, object], expected: list[str]) -> None:
    assert lines(filled(CHOICES, given)) == expected


REPEATED = (
    '[[parts]]\neach = "bang"\n'
    '[[parts.parts]]\nrole = "section"\ntext = "{item.ten}"\n'
    '[[parts.parts]]\nrole = "dash"\ntext = "ngày {item.ngay}"\nwhen = "item.ngay"\n'
    '[[parts.parts]]\neach = "item.lop"\nrole = "plus"\ntext = "{item}"\n'
    + field("bang", "table", columns("ten", "ngay:date", "lop:list"))
)


def test_a_group_is_repeated_for_each_row() -> None:
    rows = [{"ten": "Một", "ngay": "05/9/2026", "lop": "A; B"}, {"ten": "Hai"}]
    assert lines(filled(REPEATED, {"bang": rows})) == ["Một", "ngày 05/9/2026", "A", "B", "Hai", "[lop]"]


def test_without_rows_a_group_stands_once_with_blanks() -> None:
    assert lines(filled(REPEATED)) == ["[ten]", "[lop]"]


def test_a_part_may_be_repeated_and_kept_by_item() -> None:
    text = '[[parts]]\neach = "ds"\nwhen = "item != Hai"\nrole = "dash"\ntext = "{item}"\n' + field("ds", "list")
    assert lines(filled(text, {"ds": "Một; Hai; Ba"})) == ["Một", "Ba"]


def test_a_text_that_comes_to_nothing_makes_no_block() -> None:
    assert filled('[[parts]]\nrole = "dash"\n' + ONE).blocks == filled(ONE).blocks


def test_a_label_of_the_template_is_kept_by_hand() -> None:
    (block,) = filled('[[parts]]\nrole = "section"\nlabel = "1a."\ntext = "Yêu cầu"\n').blocks
    assert block.label == "1a."


# ---------------------------------------------------------------- tasks

ASSIGNED = (
    '[[parts]]\nrole = "section"\ntext = "Nhiệm vụ"\nheading = true\n'
    '[[parts]]\nrole = "dash"\ntext = "Rà soát hồ sơ;"\n'
    '[[parts]]\nrole = "dash"\ntext = "Báo cáo kết quả."\n'
    '[[parts]]\nrole = "assignment"\ntext = "{ai} chủ trì."\n{task}\n'
)


def task(of: str, given: dict[str, object] | None = None) -> Any:
    """The task of the assignment line when its record says `of`."""
    template = ASSIGNED.replace("{task}", f"tasks = [{{ {of} }}]") + field("ai")
    template += field("cung", "list") if "{cung}" in of else ""
    (found,) = filled(template, {"ai": "Văn phòng", "issue_date": "20/11/2026", **(given or {})}).tasks
    return found


def test_an_assignment_line_is_a_task() -> None:
    who = 'lead = "{ai}", supporting = ["{cung}", "Chi bộ"]'
    what = 'deadline = "100 ngày kể từ ngày ban hành", product = "Báo cáo", covers = 2'
    found = task(f"{who}, {what}", {"cung": "A; B"})
    assert (found.id, found.block, found.covers, found.quote) == ("t1", "b4", ("b2", "b3"), "Văn phòng chủ trì.")
    assert found.content == "Rà soát hồ sơ; Báo cáo kết quả"
    assert (found.lead, found.supporting, found.product) == ("Văn phòng", ("A", "B", "Chi bộ"), "Báo cáo")
    assert (found.deadline_kind, found.due_date) == (DeadlineKind.RELATIVE, datetime.date(2027, 2, 28))
    assert not found.accepted


@pytest.mark.parametrize(
    ("of", "covers", "content"),
    [
        ("covers = 1", ("b3",), "Báo cáo kết quả"),
        ("covers = 0", (), "Văn phòng chủ trì"),  # without covered blocks, the line's own text
        ("covers_section = true", ("b2", "b3"), "Rà soát hồ sơ; Báo cáo kết quả"),
        ('content = "Việc {ai}", covers = 1', ("b3",), "Việc Văn phòng"),
        ("covers = 9", ("b1", "b2", "b3"), "Nhiệm vụ; Rà soát hồ sơ; Báo cáo kết quả"),  # all there are
        ("covers_at = [2]", ("b2",), "Rà soát hồ sơ"),
        ("covers_at = [3, 1]", ("b1", "b3"), "Nhiệm vụ; Báo cáo kết quả"),
        ("covers_at = [7]", (), "Văn phòng chủ trì"),
        (f"covers = {10**30}", ("b1", "b2", "b3"), "Nhiệm vụ; Rà soát hồ sơ; Báo cáo kết quả"),
        (f"covers = 1, place = {10**30}", ("b3",), "Báo cáo kết quả"),
    ],
)
def test_a_task_answers_for_the_blocks_above_its_line(of: str, covers: tuple[str, ...], content: str) -> None:
    found = task(of)
    assert (found.covers, found.content) == (covers, content)


def test_what_a_task_does_not_know_is_open() -> None:
    found = task('lead = "{ai}", supporting = ["{cung}"], deadline = "{ai} [ngày]"', {"ai": ""})
    assert (found.lead, found.supporting, found.deadline_text, found.deadline_kind) == (
        None,
        (),
        None,
        DeadlineKind.NONE,
    )
    assert found.content == "[ô ai] chủ trì"  # the line as the page shows it


def test_a_line_may_hold_further_tasks() -> None:
    text = (
        '[[parts]]\nrole = "assignment"\ntext = "Văn phòng rà soát, báo cáo."\n'
        '[[parts.tasks]]\ncontent = "Rà soát"\nlead = "Văn phòng"\nextra_leads = ["{cung}"]\nnote = "mới"\n'
        'group = "Nhóm 1"\n[[parts.tasks]]\ncontent = "Báo cáo"\nlead = "Văn phòng"\n' + field("cung", "list")
    )
    first, second = filled(text, {"cung": "A; B"}).tasks
    assert (first.id, first.content, first.extra_leads, first.note) == ("t1", "Rà soát", ("A", "B"), "mới")
    assert (first.group, second.id, second.content, second.block) == ("Nhóm 1", "t2", "Báo cáo", first.block)


ROWS = 'task_table = "viec"\n' + ONE
ROW_FIELD = field("viec", "table", columns("content", "lead", "extra_leads:list", "supporting:list"))


def test_rows_become_tasks_without_an_annex_too() -> None:
    row = {"content": "Rà soát", "lead": "A", "extra_leads": "B; C", "supporting": ["D"]}
    (found,) = filled(ROWS + ROW_FIELD, {"viec": [row]}).tasks
    assert (found.content, found.lead, found.extra_leads, found.supporting) == ("Rà soát", "A", ("B", "C"), ("D",))


@pytest.mark.parametrize(("count", "order"), [(3, "rAsBr"), (1, "rAB"), (0, "?AB")])
def test_a_task_of_the_text_stands_at_its_place_among_the_rows(count: int, order: str) -> None:
    lines_ = "".join(
        f'[[parts]]\nrole = "assignment"\ntext = "{name}"\ntasks = [{{ place = {place} }}]\n'
        for name, place in (("B", 4), ("A", 2))
    )
    rows = [{"content": one} for one in "rsr"[:count]]
    tasks = filled('task_table = "viec"\n' + lines_ + ROW_FIELD, {"viec": rows}).tasks
    assert "".join(task.content or "?" for task in tasks) == order
    assert [task.id for task in tasks] == [f"t{number}" for number in range(1, len(tasks) + 1)]


def test_a_position_waits_for_the_authority_above_it() -> None:
    closing = '[closing]\nauthority = "T/M {tu.upper}"\nposition = "BÍ THƯ"\n'
    assert filled(ONE + closing).signature == Signature()
    assert filled(ONE + closing, {"position": "PHÓ BÍ THƯ"}).signature == Signature(None, "PHÓ BÍ THƯ")
    known = {"place_words": {"tu": "Thành uỷ"}}
    assert filled(ONE + closing, **known).signature == Signature("T/M THÀNH UỶ", "BÍ THƯ")


def test_co_signatures_and_the_layout_are_those_of_the_template() -> None:
    text = (
        '[[parts]]\nrole = "lead"\ntext = "A"\n[layout]\nbody_size_pt = 14.5\n'
        '[[closing.co_signatures]]\nauthority = "T/M BAN THƯỜNG VỤ"\nposition = "BÍ THƯ"\n'
    )
    plan = filled(text)
    assert plan.co_signatures == (Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),)
    assert plan.layout == Layout(body_size_pt=14.5)


TABLED = (
    'task_table = "viec"\n'
    + ONE
    + '[[annexes]]\nkind = "task_table"\ntitle = "Danh mục {ten}"\n'
    + 'columns = ["content", "lead", "deadline"]\nwhen = "co"\n'
    + field("ten")
    + field("co", "flag", "default = true")
    + field(
        "viec",
        "table",
        columns("content", "lead", "supporting:list", "deadline", "product", "note", "group")
        + '\ndefault = [{ content = "Việc **{ten}**", lead = "{ten}", deadline = "quý II/2027" }]',
    )
)


def test_a_table_of_the_clerks_becomes_tasks_and_an_annex() -> None:
    row = {
        "content": "Rà soát",
        "lead": "Văn phòng",
        "supporting": "Ban Tổ chức; Chi bộ",
        "deadline": "trước ngày 15/7/2027",
        "product": "Báo cáo",
        "note": "mới",
        "group": "Nhóm 1",
    }
    plan = filled(TABLED, {"ten": "năm 2027", "viec": [row, {"content": "Hai"}]})
    assert plan.annexes == (
        Annex(
            "a1", AnnexKind.TASK_TABLE, "Danh mục năm 2027", (TaskColumn.CONTENT, TaskColumn.LEAD, TaskColumn.DEADLINE)
        ),
    )
    first, second = plan.tasks
    assert (first.id, first.content, first.lead, first.supporting) == (
        "t1",
        "Rà soát",
        "Văn phòng",
        ("Ban Tổ chức", "Chi bộ"),
    )
    assert (first.product, first.note, first.group, first.block) == ("Báo cáo", "mới", "Nhóm 1", None)
    assert (first.deadline_text, first.due_date) == ("trước ngày 15/7/2027", datetime.date(2027, 7, 14))
    assert (second.id, second.lead, second.deadline_kind) == ("t2", None, DeadlineKind.NONE)


def test_default_rows_are_template_texts() -> None:
    (found,) = filled(TABLED, {"ten": "Đại hội"}).tasks
    assert (found.content, found.lead, found.due_date) == ("Việc Đại hội", "Đại hội", datetime.date(2027, 6, 30))
    (open_row,) = filled(TABLED).tasks
    assert (open_row.content, open_row.lead) == (None, None)


def test_the_rows_are_tasks_with_the_annex_and_without() -> None:
    plan = filled(TABLED, {"co": "không", "ten": "x"})
    assert (plan.annexes, len(plan.tasks)) == ((), 1)
    assert filled(TABLED).annexes[0].title is None  # the blank that the page shows


def test_a_document_in_a_row_is_written_out_and_cited() -> None:
    table = field("viec", "table", columns("content:citation", "lead"))
    given = "Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Tỉnh uỷ về sinh hoạt"
    plan = filled(ROWS + table, {"viec": [{"content": given}, {"content": {"kind": "Chỉ thị", "subject": "về A"}}]})
    assert [task.content for task in plan.tasks] == [
        given,
        "Chỉ thị số [số, ký hiệu], ngày [ngày tháng năm] của [cơ quan ban hành] về A",
    ]
    assert [one.kind for one in plan.citations] == ["Kế hoạch", "Chỉ thị"]


def test_an_annex_without_columns_of_its_own_has_all() -> None:
    plan = filled(ONE + '[[annexes]]\nkind = "task_table"\ntitle = "A"\n')
    assert plan.annexes == (Annex("a1", AnnexKind.TASK_TABLE, "A"),)
    upright = filled(ONE + '[[annexes]]\nkind = "task_table"\ntitle = "A"\nlandscape = false\n')
    assert not upright.annexes[0].landscape


# ---------------------------------------------------------------- documents


def test_the_documents_that_the_texts_name_are_the_citations_of_the_plan() -> None:
    text = (
        'subject = "thực hiện {doc.short}"\n[[parts]]\nrole = "lead"\ntext = "Theo {doc}"\n'
        '[[parts]]\nwhen = "khac"\nrole = "lead"\ntext = "và {khac}"\n'
        + field("doc", "citation")
        + field("khac", "citation")
    )
    given = "Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Tỉnh uỷ về sinh hoạt"
    plan = filled(text, {"doc": given})
    assert plan.citations == (
        Citation("Kế hoạch", "112-KH/TU", datetime.date(2026, 10, 30), "Tỉnh uỷ", "về sinh hoạt"),
    )
    assert plan.subject == "thực hiện Kế hoạch số 112-KH/TU"
    assert lines(plan) == [f"Theo {given}"]
    state = filled(text, {"doc": given}, ruleset_id="nd30")
    assert lines(state) == [f"Theo {given.replace(', ngày', ' ngày')}"]  # as the regulation cites
    assert state.ruleset == "nd30"
    assert filled(text, {"doc": "Điều lệ Đảng"}).citations == ()


def test_filling_twice_gives_the_same_plan() -> None:
    assert filled(TABLED, {"ten": "x"}) == filled(TABLED, {"ten": "x"})
    assert replace(filled(ONE), id="p2") != filled(ONE)
