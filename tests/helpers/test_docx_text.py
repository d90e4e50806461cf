"""What counts as text, what as a field, and what is read once though it is written twice."""

import pytest

from tests.helpers.docx_by_hand import document, paragraph
from tests.helpers.docx_story import Paragraph
from tests.helpers.docx_view import DocxView

TEXT_BOX = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"


def read(content: str) -> Paragraph:
    """The first paragraph of a document, whose `w:p` holds `content`."""
    return DocxView(document(f"<w:p>{content}</w:p>")).paragraphs[0]


def field_mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def text_box(content: str) -> str:
    graphic = f"<a:graphic><a:graphicData>{TEXT_BOX.format(content)}</a:graphicData></a:graphic>"
    return f"<w:drawing><wp:inline>{graphic}</wp:inline></w:drawing>"


def both_forms(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<w:t>69</w:t><w:noBreakHyphen/><w:t>KL/TW</w:t>", "69-KL/TW"),
        ("<w:t>tr</w:t><w:softHyphen/><w:t>êng</w:t>", "tr\u00adêng"),
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/>", "a\tb\t"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/>", "a\nb\n"),
        ('<w:br w:type="page"/><w:br w:type="column"/><w:br w:type="textWrapping"/>', "\f\v\n"),
        ('<w:sym w:font="Symbol" w:char="F0B7"/>', "\uf0b7"),
        ("<w:delText>gone</w:delText><w:instrText>no field</w:instrText>", ""),
    ],
)
def test_marks_in_a_run_stand_for_text(content: str, expected: str) -> None:
    assert read(f"<w:r>{content}</w:r>").text == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<w:t> a b </w:t>", "a b"),
        ('<w:t xml:space="preserve"> a  b </w:t>', " a  b "),
        ('<w:t xml:space="preserve">a\n\t&#13;b</w:t>', "a   b"),
        ("<w:t>\t&#13;a\t</w:t>", "a"),
        ("<w:t>\n  a\n</w:t>", "a"),
    ],
)
def test_outer_spaces_count_only_where_they_are_preserved(written: str, expected: str) -> None:
    assert read(f"<w:r>{written}</w:r>").text == expected


def test_wrappers_are_looked_through_and_deleted_text_is_not_there() -> None:
    run = '<w:r><w:t xml:space="preserve">{} </w:t></w:r>'
    wrapped = (
        "<w:hyperlink>{}</w:hyperlink>".format(run.format("link"))
        + "<w:ins>{}</w:ins>".format(run.format("inserted"))
        + "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        + "<w:moveFrom>{}</w:moveFrom>".format(run.format("moved"))
        + "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>".format(run.format("control"))
        + "<w:smartTag>{}</w:smartTag>".format(run.format("tag"))
        + "<w:customXml>{}</w:customXml>".format(run.format("xml"))
        + "<w:moveTo>{}</w:moveTo>".format(run.format("here"))
    )
    assert read(wrapped).text == "link inserted control tag xml here "


def test_paragraph_in_a_block_level_control_is_read() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('inside')}</w:sdtContent></w:sdt>"
    assert DocxView(document(control + paragraph("after"))).text == "inside\nafter"


def test_empty_runs_are_left_out() -> None:
    assert read("<w:r/><w:r><w:t/></w:r><w:r><w:rPr><w:b/></w:rPr></w:r>").runs == ()


def test_complex_field_gives_its_result_and_its_kind() -> None:
    found = read(
        "<w:r><w:t>Trang</w:t></w:r>"
        + field_mark("begin")
        + r'<w:r><w:instrText xml:space="preserve"> PAGE  \* MERGEFORMAT </w:instrText></w:r>'
        + field_mark("separate")
        + "<w:r><w:t>7</w:t></w:r>"
        + field_mark("end")
        + "<w:r><w:t>.</w:t></w:r>"
    )
    assert found.text == "Trang7."
    assert [(run.text, run.field) for run in found.runs] == [
        ("Trang", None),
        ("7", "PAGE"),
        (".", None),
    ]
    assert [(each.kind, each.instruction) for each in found.fields] == [("PAGE", r"PAGE  \* MERGEFORMAT")]
    assert found.has_field("PAGE")
    assert not found.has_field("NUMPAGES")


def test_field_without_a_result_is_a_field_still() -> None:
    instruction = "<w:r><w:instrText>page</w:instrText></w:r>"
    found = read(field_mark("begin") + instruction + field_mark("end"))
    assert (found.text, found.has_field("PAGE")) == ("", True)


def test_simple_field_is_recognised() -> None:
    found = read('<w:fldSimple w:instr=" PAGE "><w:r><w:t>3</w:t></w:r></w:fldSimple>')
    assert (found.text, found.runs[0].field, found.has_field("PAGE")) == ("3", "PAGE", True)


def test_field_may_span_paragraphs() -> None:
    instruction = "<w:r><w:instrText>TOC</w:instrText></w:r>"
    view = DocxView(
        document(
            f"<w:p>{field_mark('begin')}{instruction}{field_mark('separate')}</w:p>"
            f"<w:p><w:r><w:t>inside</w:t></w:r>{field_mark('end')}</w:p>{paragraph('after')}"
        )
    )
    fields = [run.field for each in view.paragraphs for run in each.runs]
    assert fields == ["TOC", None]


def test_alternate_content_is_counted_once() -> None:
    found = both_forms(text_box(paragraph("box")), f"<w:pict>{paragraph('box')}</w:pict>")
    view = DocxView(document(f"<w:p>{found}</w:p>"))
    assert [each.text for each in view.paragraphs] == ["", "box"]
    assert [each.is_in_text_box for each in view.paragraphs] == [False, True]


def test_choice_that_word_does_not_understand_gives_way_to_the_fallback() -> None:
    found = read(both_forms("<w:t>new</w:t>", "<w:t>old</w:t>", requires="w w14"))
    assert found.text == "old"
    assert read(both_forms("<w:t>new</w:t>", "<w:t>old</w:t>", requires="wps w14")).text == "new"


def test_text_box_in_a_text_box_is_read_once() -> None:
    inner = f"<w:p><w:r>{text_box(paragraph('inner'))}</w:r></w:p>"
    view = DocxView(document(f"<w:p><w:r>{text_box(paragraph('outer') + inner)}</w:r></w:p>"))
    assert [each.text for each in view.paragraphs] == ["", "outer", "", "inner"]
