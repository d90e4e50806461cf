from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.format_standard import Ruleset, Zone
from kehoach_desktop.domain.layout.body import Neighbours, compose_block, compose_body, neighbourhood
from kehoach_desktop.domain.layout.context import Context
from kehoach_desktop.domain.plan import Block, HouseStyle, Role, Run
from kehoach_desktop.operations.rulesets import ruleset
from tests.domain.layout.sheets import style, texts
from tests.helpers.plans import blocks, runs

LINE = "Văn phòng chủ trì"


def block(id_: str, role: str, *parts: Run | str, **options: object) -> Block:
    return Block(id_, Role(role), tuple(Run(part) if isinstance(part, str) else part for part in parts), **options)  # type: ignore[arg-type]


NO_HABITS = HouseStyle()


def composed(id_: str, *body: Block, house: HouseStyle = NO_HABITS) -> list[str]:
    return texts(compose_body(body, Context(ruleset(id_), house_style=house)))


# ---------------------------------------------------------------- căn cứ


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        # 05 II.I.6.2.3: one per paragraph, leading dash, `;`, the last `.`
        ("hd05", ["- Căn cứ A;", "- Căn cứ B;", "- Căn cứ C.", "Ban hành Kế hoạch."]),
        # 36: no leading mark, the last one `,`
        ("hd36", ["Căn cứ A;", "Căn cứ B;", "Căn cứ C,", "Ban hành Kế hoạch."]),
        # NĐ 30 PL I/II.6.a
        ("nd30", ["Căn cứ A;", "Căn cứ B;", "Căn cứ C.", "Ban hành Kế hoạch./."]),
    ],
)
def test_legal_bases_get_their_marks_from_the_regulation(id_: str, expected: list[str]) -> None:
    typed = ("Căn cứ A", "Căn cứ B;", "Căn cứ C.,; ")  # what was typed at the end is the composer's
    bases = [block(f"b{n}", "legal_basis", text) for n, text in enumerate(typed)]
    assert composed(id_, *bases, block("b9", "lead", "Ban hành Kế hoạch")) == expected


def test_each_list_of_legal_bases_has_an_end() -> None:
    body = [
        block("b1", "legal_basis", "A"),
        block("b2", "lead", "Và"),
        block("b3", "legal_basis", "B"),
        block("b4", "legal_basis", "C"),
    ]
    assert composed("hd05", *body) == ["- A.", "Và", "- B;", "- C."]


@pytest.mark.parametrize(("id_", "look"), [("hd05", ""), ("hd36", ""), ("nd30", "i")])
def test_legal_bases_are_italic_for_the_state_only(id_: str, look: str) -> None:
    (basis, _) = compose_body([block("b1", "legal_basis", "A"), block("b2", "lead", "B")], Context(ruleset(id_)))
    assert style(basis) == look


# ---------------------------------------------------------------- numbers and headings

OUTLINE = [
    block("b1", "part", "Mục đích, yêu cầu"),
    block("b2", "section", "Mục đích", heading=True),
    block("b3", "paragraph", "Quán triệt."),
    block("b4", "section", "Chi uỷ phân công."),
    block("b5", "subsection", "Đồng chí Bí thư"),
    block("b6", "subsection", "Đồng chí Phó Bí thư", heading=True),
    block("b7", "dash", "Ý một;"),
    block("b8", "plus", "Ý hai"),
    block("b9", "assignment", LINE),
    block("b10", "part", "Tổ chức thực hiện"),
    block("b11", "closing", "Phổ biến đến chi bộ"),
]


@pytest.mark.parametrize(
    ("id_", "house", "labels"),
    [
        ("hd05", HouseStyle(), ["I-", "1.", "", "2.", "a)", "b)", "-", "+", "*", "II-", ""]),
        ("hd05", HouseStyle("I.", "1-", "1.1."), ["I.", "1-", "", "2-", "2.1.", "2.2.", "-", "+", "*", "II.", ""]),
        ("nd30", HouseStyle("I-"), ["I.", "1.", "", "2.", "a)", "b)", "-", "+", "*", "II.", ""]),  # NĐ 30 PL I/II.6.đ
    ],
)
def test_every_block_has_the_number_or_sign_of_its_role(id_: str, house: HouseStyle, labels: list[str]) -> None:
    found = [one.label for one in neighbourhood(OUTLINE, Context(ruleset(id_), house_style=house))]
    assert found == labels
    for line, label, source in zip(composed(id_, *OUTLINE, house=house), labels, OUTLINE, strict=True):
        text = source.text.upper() if source.role is Role.PART else source.text
        assert line.removesuffix("./.").removesuffix(".") == f"{label} {text}".strip().removesuffix(".")


@pytest.mark.parametrize(
    ("id_", "label", "text"),
    [
        ("hd05", "b", ""),  # the Party: only the number of a numbered paragraph is bold
        ("hd36", "b", ""),
        ("nd30", "", ""),  # NĐ 30 PL I/II.6.đ: a khoản without a title is not bold
    ],
)
def test_a_numbered_paragraph_is_no_heading(id_: str, label: str, text: str) -> None:
    for number in (3, 4):
        found = compose_body(OUTLINE, Context(ruleset(id_)))[number]
        assert [style(span) for span in found.spans] == [label, text]
        assert not found.look.keep_next


def test_headings_are_bold_as_a_whole_and_parts_are_capitals(any_ruleset: Ruleset) -> None:
    found = compose_body(OUTLINE, Context(any_ruleset))
    assert [style(found[number]) for number in (0, 1, 5, 9)] == ["b", "b", "b", "b"]
    assert found[0].text.endswith(" MỤC ĐÍCH, YÊU CẦU")
    assert found[1].text == "1. Mục đích"
    assert [paragraph.look.keep_next for paragraph in found] == [source.is_heading for source in OUTLINE]


def test_an_assignment_is_italic(any_ruleset: Ruleset) -> None:
    assert style(compose_body(OUTLINE, Context(any_ruleset))[8]) == "i"


def test_a_label_kept_by_hand_is_printed() -> None:
    assert composed("hd05", block("b1", "section", "A", label="1a."), block("b2", "dash", "B", label="")) == [
        "1a. A",
        "B.",
    ]


def test_every_paragraph_knows_its_block(hd05: Ruleset) -> None:
    found = compose_body(OUTLINE, Context(hd05))
    assert [(one.block, one.role, one.zone) for one in found] == [(one.id, one.role, Zone.BODY) for one in OUTLINE]
    assert {span.spot for span in found[2].spans} == {"b3"}
    label, text = found[1].spans
    assert (label.spot, text.spot) == (None, "b2")  # a number is typed by nobody


# ---------------------------------------------------------------- the end of the text


@pytest.mark.parametrize(
    ("typed", "party", "state"),
    [
        # 05 II.I.6.2.2: one full stop; forms of NĐ 30 PL III: `./.`
        ("Báo cáo", "Báo cáo.", "Báo cáo./."),
        ("Báo cáo.", "Báo cáo.", "Báo cáo./."),
        ("Báo cáo./.", "Báo cáo.", "Báo cáo./."),
        ("Báo cáo. ", "Báo cáo.", "Báo cáo./."),
        ("Báo cáo \u00a0", "Báo cáo.", "Báo cáo./."),
        ("Báo cáo ./.", "Báo cáo.", "Báo cáo./."),
        ("Báo cáo\u00a0. ", "Báo cáo.", "Báo cáo./."),
        ("Báo cáo\n", "Báo cáo.", "Báo cáo./."),
        ("năm 2026", "năm 2026.", "năm 2026./."),
        ("(mẫu)", "(mẫu).", "(mẫu)./."),
        ("“Dân vận khéo”", "“Dân vận khéo”.", "“Dân vận khéo”./."),
        ("đạt 100%", "đạt 100%.", "đạt 100%./."),
        # other endings are the clerk's
        ("Báo cáo...", "Báo cáo...", "Báo cáo..."),
        ("Báo cáo…", "Báo cáo…", "Báo cáo…"),
        ("Báo cáo;", "Báo cáo;", "Báo cáo;"),
        ("như sau:", "như sau:", "như sau:"),
        ("Quyết thắng!", "Quyết thắng!", "Quyết thắng!"),
        ("", "", ""),
    ],
)
def test_the_last_block_ends_with_the_mark_of_the_regulation(typed: str, party: str, state: str) -> None:
    body = [block("b1", "paragraph", "Mở đầu."), block("b2", "closing", typed)]
    assert composed("hd05", *body) == ["Mở đầu.", party]
    assert composed("hd36", *body) == ["Mở đầu.", party]
    assert composed("nd30", *body) == ["Mở đầu.", state]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ((Run("Báo cáo"), Run(".", bold=True), Run("/.", italic=True)), "Báo cáo."),
        ((Run("Báo "), Run("cáo", bold=True), Run("  ")), "Báo cáo."),
        ((Run("Báo cáo "), Run(" ./", bold=True), Run(".")), "Báo cáo."),
        ((Run("Giao "), Run("đơn vị", blank=True), Run(" ./.")), "Giao [đơn vị]."),
        ((Run("Giao "), Run("đơn vị", blank=True)), "Giao [đơn vị]."),
        ((Run("Giao "), Run("đơn vị", blank=True), Run(".")), "Giao [đơn vị]."),
    ],
)
def test_the_end_mark_finds_its_place_through_runs(parts: tuple[Run, ...], text: str, hd05: Ruleset) -> None:
    (paragraph,) = compose_body([block("b1", "closing", *parts)], Context(hd05))
    assert paragraph.text == text
    assert paragraph.spans[-1].text == "."
    assert paragraph.spans[-1].spot is None  # typed by nobody
    assert style(paragraph.spans[-1]) == ""


def test_a_heading_at_the_end_and_a_list_of_legal_bases_have_no_end_mark() -> None:
    assert composed("nd30", block("b1", "part", "Mục đích")) == ["I. MỤC ĐÍCH"]
    assert composed("nd30", block("b1", "legal_basis", "Căn cứ")) == ["Căn cứ."]


def test_only_the_last_block_has_the_end_mark(hd05: Ruleset) -> None:
    found = neighbourhood(OUTLINE, Context(hd05))
    assert [one.is_last for one in found] == [False] * 10 + [True]
    assert composed("hd05", block("b1", "dash", "A"), block("b2", "dash", "B")) == ["- A", "- B."]


def test_what_announces_a_list_stays_with_it(hd05: Ruleset) -> None:
    body = [block("b1", "lead", "Ban hành Kế hoạch như sau: "), block("b2", "dash", "A;"), block("b3", "dash", "gồm:")]
    assert [one.look.keep_next for one in compose_body(body, Context(hd05))] == [True, False, False]


def test_stored_text_stays_as_it_is_typed(hd05: Ruleset) -> None:
    source = block("b1", "closing", "Báo cáo./.")
    compose_block(source, Neighbours(is_last=True), Context(hd05))
    assert source.text == "Báo cáo./."


# ---------------------------------------------------------------- any body


@given(st.lists(blocks, max_size=6), st.sampled_from(["hd05", "hd36", "nd30"]))
def test_composing_loses_no_letter(body: list[Block], id_: str) -> None:
    body = [replace(one, id=f"b{number}") for number, one in enumerate(body)]
    for source, paragraph in zip(body, compose_body(body, Context(ruleset(id_))), strict=True):
        written = "".join(span.text for span in paragraph.spans if span.spot == source.id)
        shown = [run.text.upper() if source.role is Role.PART and not run.blank else run.text for run in source.runs]
        typed = "".join(f"[{text}]" if run.blank else text for run, text in zip(source.runs, shown, strict=True))
        assert typed.startswith(written)
        assert all(char in "./;," or char.isspace() for char in typed.removeprefix(written))


@given(st.lists(runs, max_size=3))
def test_one_block_composes_as_it_does_among_others(parts: list[Run]) -> None:
    context = Context(ruleset("hd05"))
    body = [block("b1", "dash", *parts), block("b2", "closing", "Hết")]
    alone = compose_block(body[0], neighbourhood(body, context)[0], context)
    assert alone == compose_body(body, context)[0]
