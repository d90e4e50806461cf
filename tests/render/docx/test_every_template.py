"""Every built-in template under every ruleset of its side, empty and full: all is there, and all in its place."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

import pytest

from kehoach_desktop.domain.plan import Block, Plan, Role
from kehoach_desktop.operations.templates import built_in_templates
from tests.helpers.docx_validity import package_faults
from tests.helpers.docx_view import Paragraph
from tests.render.docx.documents import (
    CASES,
    PARTY_TEMPLATES,
    STATE_TEMPLATES,
    VALUES,
    case_id,
    document_of,
    drafted,
    file_of,
    values_of,
)
from tests.render.docx.figures import POINTS, STANDARDS, TWIP_MM, Standard, roman, written_date
from tests.render.docx.parts import SEPARATOR, Document, Looks, looks, texts

PROGRAMMES = ("chuong-trinh-hanh-dong", "chuong-trinh-hanh-dong-tinh", "chuong-trinh-kiem-tra-giam-sat-nam")
WITH_ANNEX = (
    "chuong-trinh-hanh-dong",
    "chuong-trinh-hanh-dong-tinh",
    "dai-hoi",
    "dai-hoi-dai-bieu",
    "ubnd-tinh",
    "ubnd-xa",
)
BLANK_STYLE = "KH Chỗ trống"

# What a template leaves open even when all its fields are filled: the two empty plans, whose body the clerk writes.
OPEN_DECISIONS = {
    "ke-hoach-trong-dang": {
        "[việc cần làm rõ, kết quả cần đạt]",
        "[điều phải bảo đảm, điều phải tránh khi thực hiện]",
        "[tên nhóm nhiệm vụ]",
        "[việc, cách làm, kết quả]",
        "[cơ quan chủ trì]",
        "[cơ quan phối hợp]",
        "[việc được giao]",
        "[thời hạn]",
        "[các chi bộ, cấp uỷ trực thuộc]",
        "[cơ quan theo dõi]",
        "[thời hạn gửi]",
        "[kỳ báo cáo]",
    },
    "ke-hoach-trong-nha-nuoc": {
        "[việc cần làm rõ, kết quả cần đạt]",
        "[điều phải bảo đảm, điều phải tránh khi thực hiện]",
        "[tên nhóm nhiệm vụ]",
        "[việc, cách làm, sản phẩm]",
        "[nguồn kinh phí, năm ngân sách, cơ quan lập dự toán]",
        "[cơ quan chủ trì]",
        "[cơ quan phối hợp]",
        "[việc được giao]",
        "[thời hạn]",
        "[phòng, đơn vị được giao]",
        "[thời hạn gửi]",
        "[kỳ báo cáo]",
    },
}


@dataclass(frozen=True)
class Examined:
    """One document, and what it was made from."""

    template: str
    ruleset: str
    filled: bool

    @property
    def plan(self) -> Plan:
        return drafted(self.template, self.ruleset, self.filled)

    @property
    def document(self) -> Document:
        return document_of(self.template, self.ruleset, self.filled)

    @property
    def standard(self) -> Standard:
        return STANDARDS[self.ruleset]

    @property
    def is_state(self) -> bool:
        return self.ruleset == "nd30"

    @property
    def values(self) -> dict[str, Any]:
        return values_of(self.template) if self.filled else {}


@pytest.fixture(scope="module")
def it(request: pytest.FixtureRequest) -> Examined:
    """The document that a test looks at; of this scope, so that the tests of one document follow one another."""
    return Examined(*request.param)


def _documents(*filled: bool) -> pytest.MarkDecorator:
    cases = [pytest.param(case, id=case_id(*case)) for case in CASES if case[2] in filled]
    return pytest.mark.parametrize("it", cases, indirect=True, scope="module")


every_document = _documents(True, False)
full_document = _documents(True)
empty_document = _documents(False)


def test_all_24_built_in_templates_are_examined() -> None:
    built_in = {template.id: template.side.value for template in built_in_templates()}
    assert built_in == dict.fromkeys(PARTY_TEMPLATES, "party") | dict.fromkeys(STATE_TEMPLATES, "state")
    assert len(built_in) == 24
    assert {path.stem for path in VALUES.glob("*.json")} == set(built_in)


# ---------------------------------------------------------------- the sheet of paper


@every_document
def test_page_is_a4_with_the_margins_of_the_regulation(it: Examined) -> None:
    section = it.document.view.sections[0]
    measured = (
        section.width_mm,
        section.height_mm,
        section.top_mm,
        section.bottom_mm,
        section.left_mm,
        section.right_mm,
        section.header_distance_mm,
        section.gutter_mm,
    )
    assert measured == pytest.approx((210, 297, 20, 20, 30, 15, 10, 0), abs=TWIP_MM)
    assert (section.orientation, section.column_count, section.has_character_grid) == ("portrait", 1, False)


@every_document
def test_page_number_stands_centred_in_the_header_but_not_on_page_1(it: Examined) -> None:
    document, standard = it.document, it.standard
    for section in document.view.sections:
        (number,) = section.headers["default"]
        assert number.has_field("PAGE")
        assert looks(number) == standard.page_number
        assert (number.left_mm, number.right_mm, number.first_line_mm) == (0, 0, 0)
        assert section.has_title_page
        assert not any(each.fields for each in (*section.first_page_header, *section.first_page_footer))
        assert section.page_number_format == "decimal"
        if it.ruleset != "hd36":  # which says nothing of the pages of an annex
            assert section.page_number_start == (1 if section.index else None)
    assert not document.view.settings.even_and_odd_headers


# ---------------------------------------------------------------- the letterhead


@every_document
def test_letterhead_has_the_bodies_left_and_the_title_right(it: Examined) -> None:
    document, plan, standard = it.document, it.plan, it.standard
    assert [(each.text, looks(each)) for each in document.titles] == list(standard.titles)
    expected = [(line, standard.parent) for line in (plan.parent_body or "").splitlines()]
    expected += [(line, standard.issuer) for line in (plan.issuing_body or "[tên cơ quan ban hành]").splitlines()]
    if not it.is_state:
        expected.append(("*", standard.number))
    assert [(each.text, looks(each)) for each in document.bodies] == expected


@every_document
def test_superior_stands_over_the_issuing_body_as_typed(it: Examined) -> None:
    given = it.values.get("parent_body") or None, it.values.get("issuing_body")
    assert (it.plan.parent_body or None, it.plan.issuing_body) == given


@every_document
def test_number_and_date_share_the_second_row(it: Examined) -> None:
    document, standard = it.document, it.standard
    assert (looks(document.number), looks(document.place_date)) == (standard.number, standard.place_date)
    values = it.values
    if it.filled:
        day, month, year = map(int, values["issue_date"].split("/"))
        number = f"{int(values['number']):02d}"
        date = f"{values['place']}, {written_date(day, month, year)}"
        expected = f"Số {number}-{values['symbol']}", date
        if it.is_state:
            expected = f"Số: {number}/{values['symbol']}", date
        assert (document.number.text, document.place_date.text) == expected
    else:
        room = r"Số:\s{6,}/\[ký hiệu\]" if it.is_state else r"Số\s{6,}-\[ký hiệu\]"
        assert re.fullmatch(room, document.number.text)
        assert re.fullmatch(r"\[địa danh\], ngày\s{5,}tháng\s{5,}năm 2026", document.place_date.text)


@every_document
def test_letterhead_fills_the_text_width_and_never_splits(it: Examined) -> None:
    table = it.document.letterhead
    assert sum(table.grid_mm) == pytest.approx(165, abs=TWIP_MM)
    assert (table.layout, table.indent_mm, set(table.margins_mm.values())) == ("fixed", 0, {0})
    for row in table.rows:
        assert row.cant_split
        assert [cell.width_mm for cell in row.cells] == pytest.approx(list(table.grid_mm), abs=TWIP_MM)
    assert not any(border.is_drawn for cell in table.cells for border in cell.borders.values())


# ---------------------------------------------------------------- type name, subject and what is under it


@every_document
def test_type_name_and_subject_stand_under_the_letterhead(it: Examined) -> None:
    document, plan, standard = it.document, it.plan, it.standard
    kind, *_, subject = [each for each in document.heading if each.text != SEPARATOR]
    assert kind.text == ("CHƯƠNG TRÌNH" if it.template in PROGRAMMES else "KẾ HOẠCH")
    assert (looks(kind), looks(subject)) == (standard.kind, standard.subject)
    assert subject.text == (plan.subject or "[trích yếu]")
    assert kind.space_before_pt == 0


@full_document
def test_subject_begins_as_its_side_writes_and_has_no_full_stop(it: Examined) -> None:
    subject = it.document.subject.text
    assert subject[0].isupper() == it.is_state
    assert subject[-1] not in ".;:,"
    assert not subject.startswith(("V/v", "v/v"))


@every_document
def test_party_subject_has_five_hyphens_and_state_subject_a_line(it: Examined) -> None:
    document, standard = it.document, it.standard
    last = document.heading[-1]
    if it.is_state:
        assert len(last.lines) == 1
        assert SEPARATOR not in texts(document.main)
    else:
        assert (last.text, looks(last), last.lines) == (SEPARATOR, standard.number, ())
        assert texts(document.main).count(SEPARATOR) == 1


@every_document
def test_only_the_lines_of_the_regulation_are_drawn(it: Examined) -> None:
    document = it.document
    in_main = [line for paragraph in document.main for line in paragraph.lines]
    assert len(in_main) == (3 if it.is_state else 1)
    assert not any(each.borders or each.vml_lines for each in document.view.paragraphs)
    underlined = {each.text for each in document.view.paragraphs for run in each.runs if run.underline != "none"}
    assert underlined == (set() if it.is_state else {"Nơi nhận:"})


# ---------------------------------------------------------------- the body


@every_document
def test_body_is_justified_with_the_indent_and_spacing_of_the_regulation(it: Examined) -> None:
    document, plan, standard = it.document, it.plan, it.standard
    assert len(document.body) == len(plan.blocks) > 5
    for paragraph in document.body:
        assert (paragraph.alignment, paragraph.left_mm, paragraph.right_mm) == ("both", 0, 0)
        assert paragraph.first_line_mm == pytest.approx(10, abs=TWIP_MM)
        assert paragraph.sizes_pt == {standard.body_pt}
        assert (paragraph.space_before_pt, paragraph.space_after_pt >= 6) == (0, True)
        assert (paragraph.widow_control, paragraph.numbering_id) == (True, None)
        if it.is_state:
            assert paragraph.line_rule == "auto"
            assert 1.0 <= (paragraph.line_multiple or 0) <= 1.5
        else:
            assert (paragraph.line_rule, paragraph.line_pt) == ("exact", standard.line_pt)
    assert {each.space_after_pt for each in document.body[:-1]} == {6}


@every_document
def test_labels_count_on_without_gaps(it: Examined) -> None:
    document, plan = it.document, it.plan
    expected = _labels(plan, "." if it.is_state else "-")
    for paragraph, block, label in zip(document.body, plan.blocks, expected, strict=True):
        if block.role is not Role.LEGAL_BASIS:
            text = block.shown_text.upper() if block.role is Role.PART else block.shown_text
            assert paragraph.text.removesuffix("./.").rstrip(".") == f"{label}{text}".rstrip(".")


@every_document
def test_headings_are_bold_and_numbered_text_is_not(it: Examined) -> None:
    document, plan = it.document, it.plan
    for paragraph, block in zip(document.body, plan.blocks, strict=True):
        weights = [(run.text, run.bold) for run in paragraph.runs if run.text.strip()]
        if block.role is Role.PART:
            assert all(bold for _, bold in weights)
            letters = "".join(run.text for run in paragraph.runs if run.style_name != BLANK_STYLE)
            assert letters == letters.upper()
        elif block.is_heading:
            assert all(bold for _, bold in weights)
        elif block.role in (Role.SECTION, Role.SUBSECTION):
            assert weights[0][1] != it.is_state, "only the label of a numbered text is bold, and only the Party's"
            assert not all(bold for _, bold in weights)
        elif block.role is not Role.ASSIGNMENT:
            assert not weights[0][1]


@every_document
def test_headings_stay_with_what_follows(it: Examined) -> None:
    document, plan = it.document, it.plan
    for paragraph, block in zip(document.body, plan.blocks, strict=True):
        if block.is_heading:
            assert paragraph.keep_next, paragraph.text
    assert document.body[-1].keep_next, "the last paragraph stays with the closing block"
    texts_free = [
        not paragraph.keep_next
        for paragraph, block in zip(document.body[:-1], plan.blocks[:-1], strict=True)
        if not block.is_heading and block.role is not Role.LEAD and not paragraph.text.endswith(":")
    ]
    assert all(texts_free), "a body that is all kept together cannot break over pages"


@every_document
def test_legal_bases_are_marked_and_ended_by_the_ruleset(it: Examined) -> None:
    document, plan, standard = it.document, it.plan, it.standard
    bases = [
        (paragraph, block)
        for paragraph, block in zip(document.body, plan.blocks, strict=True)
        if block.role is Role.LEGAL_BASIS
    ]
    for paragraph, block in bases:
        end = standard.legal_basis_end if (paragraph, block) == bases[-1] else ";"
        assert paragraph.text == f"{standard.legal_basis_dash}{block.shown_text}{end}"
        assert {run.italic for run in paragraph.runs} == {standard.legal_basis_italic}
        assert not any(run.bold for run in paragraph.runs)


def test_some_templates_have_legal_bases_on_both_sides() -> None:
    having = {
        (name, ruleset)
        for name, ruleset, filled in CASES
        if any(block.role is Role.LEGAL_BASIS for block in drafted(name, ruleset, filled).blocks)
    }
    assert {("dai-hoi", "hd05"), ("dai-hoi", "hd36"), ("ubnd-xa", "nd30")} <= having


@every_document
def test_text_ends_with_the_mark_of_the_ruleset(it: Examined) -> None:
    document, standard = it.document, it.standard
    end = document.body[-1].text
    assert end.endswith(standard.end_mark)
    assert not end.removesuffix(standard.end_mark).endswith((".", "/", ";", ",", ":"))
    assert "./." not in "\n".join(texts(document.main)).removesuffix("./.").replace(end, "")


@every_document
def test_every_other_paragraph_ends_in_punctuation(it: Examined) -> None:
    document, plan = it.document, it.plan
    for paragraph, block in zip(document.body, plan.blocks, strict=True):
        if not block.is_heading:
            assert paragraph.text.rstrip("”)")[-1] in ".;:,/", paragraph.text


# ---------------------------------------------------------------- the closing block


@every_document
def test_closing_has_recipients_left_and_signature_right(it: Examined) -> None:
    document, plan, standard = it.document, it.plan, it.standard
    label, *names, keeper = document.recipients
    assert (label.text, looks(label)) == ("Nơi nhận:", standard.recipients_label)
    assert len(document.closing.rows) == 1
    assert len(names) == len(plan.recipients) > 1
    for paragraph, recipient in zip(names, plan.recipients, strict=True):
        note = f" ({recipient.note})" if recipient.note else ""
        name = f"[{recipient.name}]" if recipient.blank else recipient.name
        assert paragraph.text == f"- {name}{note}{standard.between_recipients}"
    assert {looks(each) for each in (*names, keeper)} == {standard.recipient}
    assert keeper.text.endswith(".")
    assert keeper.text.startswith("- Lưu: VT" if it.is_state else "- Lưu ")
    assert (":" in keeper.text) == it.is_state
    assert sum(document.closing.grid_mm) == pytest.approx(165, abs=TWIP_MM)
    assert all(row.cant_split for row in document.closing.rows)


@every_document
def test_signature_has_authority_position_and_name(it: Examined) -> None:
    document, plan, standard = it.document, it.plan, it.standard
    authority = plan.signature.authority or "[quyền hạn ký]"
    position = plan.signature.position or ""
    expected = [(line, standard.authority) for line in authority.splitlines()]
    expected += [(line, standard.position) for line in position.splitlines()]
    expected.append((plan.signature.signatory or "[họ tên người ký]", standard.signatory))
    assert [(each.text, looks(each)) for each in document.signature] == expected
    *_, before_name, name = document.signature
    assert before_name.space_after_pt >= standard.signature_room_pt
    assert name.text == name.text.strip()


@full_document
def test_signatory_signs_in_the_form_of_its_side(it: Examined) -> None:
    document = it.document
    first = document.signature[0].text
    assert first.startswith("TM. " if it.is_state else ("T/M ", "T/L "))
    assert document.signature[-1].text == it.values["signatory"]
    wrong = r"\b(T/M|K/T|T/L)\b" if it.is_state else r"\b(TM|KT|TL|TUQ)\."
    assert not re.search(wrong, document.view.text)


# ---------------------------------------------------------------- annexes


@every_document
def test_templates_with_a_task_table_have_an_annex_and_no_others(it: Examined) -> None:
    document, plan = it.document, it.plan
    assert len(document.view.sections) == (2 if it.template in WITH_ANNEX else 1)
    if it.template in WITH_ANNEX:
        head, table = document.annex()
        assert head[0].text.upper() == "PHỤ LỤC"
        assert len(table.rows) > len(plan.tasks) > 3


# ---------------------------------------------------------------- the text


@empty_document
def test_what_nobody_filled_in_is_a_grey_blank_in_brackets(it: Examined) -> None:
    blanks = _blanks(it.document)
    assert {"[tên cơ quan ban hành]", "[ký hiệu]", "[địa danh]", "[họ tên người ký]"} <= {text for text, _ in blanks}
    assert len(blanks) > 5
    assert {color for _, color in blanks} == {"808080"}


@full_document
def test_with_full_values_no_blank_is_left_but_decisions(it: Examined) -> None:
    blanks = {text for text, _ in _blanks(it.document)}
    assert blanks == OPEN_DECISIONS.get(it.template, set())


@every_document
def test_text_is_clean(it: Examined) -> None:
    document = it.document
    rooms = (document.number, document.place_date)
    in_headers = [each for section in document.view.sections for head in section.headers.values() for each in head]
    for paragraph in (*document.view.paragraphs, *in_headers):
        text = paragraph.text
        assert unicodedata.is_normalized("NFC", text)
        assert not re.search(r"[{}]|\.\.|;;|;\.|,,|::|,\.|:;|\.;|\(\)|“”|None", text), text
        assert not re.search(r"\s[,;.:)]|\(\s", re.sub(r"\s/", "/", text)), text
        assert text == text.strip()
        is_reference = text.startswith("(Kèm theo ") and not it.filled
        if paragraph not in rooms and not is_reference:
            assert "  " not in text, text
        assert not re.search(r"[\t\n\f\v]", text), text


@every_document
def test_letters_are_black_times_new_roman_in_vietnamese(it: Examined) -> None:
    for paragraph in it.document.view.paragraphs:
        for run in paragraph.runs:
            fonts = {run.font, run.font_high_ansi, run.font_complex, run.font_east_asia}
            assert (fonts, run.language) == ({"Times New Roman"}, "vi-VN")
            assert run.color == ("808080" if run.style_name == BLANK_STYLE else "000000")
            effects = run.strike or run.vanish or run.caps or run.small_caps or run.spacing_pt or run.raised_pt
            assert not effects
            assert (run.highlight, run.vertical_align) == ("none", "baseline")


@every_document
def test_package_has_no_faults(it: Examined) -> None:
    assert package_faults(file_of(it.template, it.ruleset, it.filled)) == []


# ---------------------------------------------------------------- helpers


def _blanks(document: Document) -> list[tuple[str, str]]:
    """The blanks with their colours; one without brackets is an AssertionError."""
    runs = [run for each in document.view.paragraphs for run in each.runs if run.style_name == BLANK_STYLE]
    assert all(re.fullmatch(r"\[[^][]+\]", run.text) for run in runs)
    bracketed = [text for each in document.view.paragraphs for text in re.findall(r"\[[^]]+\]", each.text)]
    assert bracketed == [run.text for run in runs], "every bracket is a blank"
    return [(run.text, run.color) for run in runs]


def _labels(plan: Plan, after_roman: str) -> list[str]:
    """What stands before each text when the program numbers: I 1 a, beginning anew under each higher level."""
    part = section = subsection = 0
    labels = []
    for block in plan.blocks:
        if block.role is Role.PART:
            part, section, subsection = part + 1, 0, 0
        elif block.role is Role.SECTION:
            section, subsection = section + 1, 0
        elif block.role is Role.SUBSECTION:
            subsection += 1
        labels.append(_label(block, part, section, subsection, after_roman))
    return labels


def _label(block: Block, part: int, section: int, subsection: int, after_roman: str) -> str:
    fixed = {Role.DASH: "- ", Role.PLUS: "+ ", Role.ASSIGNMENT: "* "}
    if block.label is not None:
        return f"{block.label} "
    if block.role is Role.PART:
        return f"{roman(part)}{after_roman} "
    if block.role is Role.SECTION:
        return f"{section}. "
    if block.role is Role.SUBSECTION:
        return f"{POINTS[subsection - 1]}) "
    return fixed.get(block.role, "")


def test_looks_of_a_mixed_paragraph_are_refused() -> None:
    """The reader of looks must not pass what only begins well."""
    paragraph = next(each for each in document_of("dai-hoi", "hd05", True).body if _is_mixed(each))
    with pytest.raises(AssertionError):
        looks(paragraph)
    assert looks(document_of("dai-hoi", "hd05", True).titles[0]) == Looks(15, bold=True)


def _is_mixed(paragraph: Paragraph) -> bool:
    return len({run.bold for run in paragraph.runs}) == 2
