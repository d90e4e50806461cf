"""Whatever a clerk types, pastes or leaves empty, the file stays sound and the text stays the clerk's."""

import unicodedata
from dataclasses import replace

import hypothesis
import pytest

from kehoach_desktop.domain.plan import Annex, AnnexKind, Block, Plan, Recipient, Role, Run, Signature, Task
from kehoach_desktop.operations.exporting import docx_of
from tests.helpers.docx_validity import package_faults
from tests.helpers.docx_view import DocxView
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, block, plans, with_tasks
from tests.render.docx.documents import document
from tests.render.docx.parts import texts

HOSTILE = {
    "markup": "<w:p><w:r>x</w:r></w:p> & \"hai\" 'một' ]]> <!-- --> &amp; &#60; x",
    "braces": "{field} {0} {} {{x}} %s %(x)d $x \\1",
    "emoji": "họp 😀 tại 🏛️ nhà văn hoá 𝒜",
    "directions": "trái \u200fphải\u200e \u202etrái\u202c \u2067x\u2069",
    "joiners": "a\u200bb\u200cc\u200dd\u2060e\ufe0ff",
    "spaces": "  hai  ba   bốn\u00a0\u2003năm ",
    "decomposed": unicodedata.normalize("NFD", "Nguyễn Thị Thuỳ Dương ở Đắk Lắk"),
    "private": "\ue000 \uf8ff \ufffd",
    "foreign": "党 委 Đảng партия حزب ພັກ",
    "long word": "Đ" * 300,
}

# The fields do not need a body, and without one they are examined faster.
BARE = replace(PARTY_PLAN, blocks=PARTY_PLAN.blocks[-1:])

hostile_texts = pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
FIELDS = (
    "parent_body",
    "issuing_body",
    "symbol",
    "place",
    "issuer_line",
    "subject",
    "archive_line",
    "secrecy",
    "urgency",
    "circulation",
    "typist",
    "contact",
)


def printed(data: bytes) -> str:
    """All that stands in body, headers and footers, folded for comparing."""
    view = DocxView(data)
    heads = [each for section in view.sections for part in (section.headers, section.footers) for each in part.values()]
    return folded("\n".join([view.text, *(paragraph.text for head in heads for paragraph in head)]))


def folded(text: str) -> str:
    """Capitals and the ways to write a letter do not matter here; spaces do."""
    return unicodedata.normalize("NFC", text).upper()


# ---------------------------------------------------------------- field by field


@hostile_texts
@pytest.mark.parametrize("field", FIELDS)
def test_field_with_hostile_text_is_printed_letter_by_letter(field: str, text: str) -> None:
    data = docx_of(replace(BARE, **{field: text}))
    assert package_faults(data) == []
    assert folded(text.strip()) in printed(data)


@hostile_texts
def test_body_with_hostile_text_is_printed_letter_by_letter(text: str) -> None:
    blocks = tuple(
        Block(f"b{number}", role, (Run(text), Run(text, bold=True, italic=True)), heading=number % 2 == 0)
        for number, role in enumerate(Role)
    )
    data = docx_of(replace(PARTY_PLAN, blocks=(*blocks, block("z", Role.CLOSING, "Hết."))))
    assert package_faults(data) == []
    assert printed(data).count(folded(text.strip())) >= 2 * len(blocks)


@hostile_texts
def test_closing_with_hostile_text_is_printed_letter_by_letter(text: str) -> None:
    signature = Signature(text, text, text)
    data = docx_of(replace(BARE, signature=signature, recipients=(Recipient(text, text),)))
    assert package_faults(data) == []
    assert printed(data).count(folded(text.strip())) >= 5


@hostile_texts
def test_annex_with_hostile_text_is_printed_letter_by_letter(text: str) -> None:
    task = Task("t1", content=text, lead=text, supporting=(text, text), deadline_text=text, product=text, group=text)
    annex = Annex("a1", AnnexKind.TASK_TABLE, text)
    data = docx_of(replace(BARE, tasks=(task,), annexes=(annex,)))
    assert package_faults(data) == []
    assert printed(data).count(folded(text.strip())) >= 8


@pytest.mark.parametrize("text", [HOSTILE["markup"], "Đảng uỷ 100 %", "A\nB"])
@pytest.mark.parametrize("field", ["issuing_body", "symbol"])
def test_reference_of_the_annex_takes_any_text(field: str, text: str) -> None:
    assert package_faults(docx_of(replace(with_tasks(BARE), **{field: text}))) == []


@pytest.mark.parametrize("text", ["KH/{ĐU}", "{}", "{0}", "Đảng uỷ {"])
@pytest.mark.parametrize("field", ["issuing_body", "symbol"])
def test_reference_of_the_annex_takes_braces(field: str, text: str) -> None:
    data = docx_of(replace(with_tasks(BARE), **{field: text}))
    assert printed(data).count(folded(text)) >= 2


def test_author_line_of_a_state_plan_does_not_stop_the_export() -> None:
    examined = document(replace(STATE_PLAN, issuer_line="CỦA CHỦ TỊCH UỶ BAN NHÂN DÂN XÃ"))
    assert examined.heading[0].text == "KẾ HOẠCH"
    assert examined.subject.text == STATE_PLAN.subject


# ---------------------------------------------------------------- tabs and line breaks


def test_line_break_becomes_that_of_word_and_a_tab_becomes_a_space() -> None:
    plan = replace(PARTY_PLAN, blocks=(block("b1", Role.PARAGRAPH, "một\thai\nba"), block("b2", Role.CLOSING, "Hết.")))
    data = docx_of(plan)
    assert texts(document(plan).body)[0] == "một hai\nba"
    xml = DocxView(data).raw("word/document.xml")
    assert (xml.count(b"<w:tab/>"), xml.count(b"<w:br/>")) == (0, 1)


@pytest.mark.parametrize("field", ["parent_body", "issuing_body", "subject", "contact"])
def test_line_break_in_a_field_makes_a_line(field: str) -> None:
    data = docx_of(replace(PARTY_PLAN, **{field: "DÒNG MỘT\nDÒNG HAI"}))
    assert package_faults(data) == []
    assert "DÒNG MỘT\nDÒNG HAI" in printed(data)


# ---------------------------------------------------------------- much and nothing


@pytest.mark.parametrize("text", [(SENTENCE + " ") * 25, "Đ" * 5000, "từ-nối-" * 700, "a " * 2500])
@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN], ids=["hd05", "nd30"])
def test_paragraph_of_5000_letters_is_one_paragraph(plan: Plan, text: str) -> None:
    plan = replace(plan, blocks=(block("b1", Role.PARAGRAPH, text), block("b2", Role.CLOSING, "Hết.")))
    assert package_faults(docx_of(plan)) == []
    assert document(plan).body[0].text.strip() == text.strip()


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN], ids=["hd05", "nd30"])
def test_300_recipients_are_all_listed(plan: Plan) -> None:
    recipients = tuple(Recipient(f"Chi bộ thôn thứ {number}") for number in range(1, 301))
    plan = replace(plan, recipients=recipients)
    assert package_faults(docx_of(plan)) == []
    assert texts(document(plan).recipients)[1:-1] == [f"- Chi bộ thôn thứ {number};" for number in range(1, 301)]


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN], ids=["hd05", "nd30"])
def test_200_tasks_are_200_rows(plan: Plan) -> None:
    plan = with_tasks(plan, 200)
    assert package_faults(docx_of(plan)) == []
    rows = document(plan).annex()[1].rows[1:]
    assert [row.cells[0].text for row in rows] == [str(number) for number in range(1, 201)]


@pytest.mark.parametrize("ruleset", ["hd05", "hd36", "nd30"])
def test_empty_plan_is_a_page_of_named_blanks(ruleset: str) -> None:
    plan = Plan(id="x", ruleset=ruleset)
    assert package_faults(docx_of(plan)) == []
    examined = document(plan)
    assert examined.body == []
    assert examined.heading[0].text == "KẾ HOẠCH"
    assert examined.subject.text == "[trích yếu]"
    assert examined.signature[-1].text == "[họ tên người ký]"
    assert examined.recipients[0].text == "Nơi nhận:"


@pytest.mark.parametrize("text", ["", " ", "\n", "\t"])
def test_empty_text_counts_as_missing_and_breaks_nothing(text: str) -> None:
    plan = replace(BARE, **dict.fromkeys(FIELDS, text), signature=Signature(text, text, text))
    data = docx_of(replace(plan, blocks=(Block("b1", Role.PARAGRAPH, (Run(text),)), Block("b2", Role.PART))))
    assert package_faults(data) == []


# A document takes 50 ms, so that the full count of other properties would take minutes.
MOST_EXAMPLES = min(1000, hypothesis.settings.default.max_examples)


@hypothesis.settings(max_examples=MOST_EXAMPLES, suppress_health_check=[hypothesis.HealthCheck.too_slow])
@hypothesis.given(plans())
def test_any_plan_makes_a_sound_file_that_is_the_same_twice(plan: Plan) -> None:
    data = docx_of(plan)
    # A plan of 1990 has a date as old as that of a library's template.
    assert [fault for fault in package_faults(data) if "the date of a template" not in fault] == []
    assert docx_of(plan) == data
