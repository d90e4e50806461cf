"""Each fault of a text is found in a package that has it, by the check that is there for it."""

import pytest

from tests.helpers.broken_packages import PAGE, Broken, changed, sound, with_body
from tests.helpers.docx_by_hand import DOCUMENT, entries, paragraph, table, zipped
from tests.helpers.docx_package import Package
from tests.helpers.word_checks import (
    CHECKS,
    bookmarks,
    endings,
    fields,
    letters,
    numbering,
    paragraph_ids,
    repeated_ids,
    style_definitions,
    style_references,
    tables,
)

SHAPE = '<w:r><w:pict><v:{} id="s1"/></w:pict></w:r>'
BESIDE_THE_GRID = """<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:trPr>
    <w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"""
DRAWING = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="0"/><wp:docPr id="{}" name="x"/></wp:inline></w:drawing></w:r>'
)

BROKEN = [
    Broken(
        style_references,
        "the style Gone is not defined",
        with_body(paragraph("x", properties='<w:pStyle w:val="Gone"/>')),
    ),
    Broken(
        style_references,
        "w:rStyle names Body, a paragraph style",
        with_body(paragraph("x", run='<w:rStyle w:val="Body"/>')),
    ),
    Broken(
        style_references,
        "word/header1.xml: the style Gone is not defined",
        changed("word/header1.xml", "<w:p>", '<w:p><w:pPr><w:pStyle w:val="Gone"/></w:pPr>'),
    ),
    Broken(
        style_references,
        "the style Gone is not defined",
        with_body(table(["<w:p/>"], properties='<w:tblStyle w:val="Gone"/>') + paragraph()),
    ),
    Broken(
        style_definitions,
        "Body is based on Gone, which is not defined",
        changed("word/styles.xml", '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Gone"/>'),
    ),
    Broken(
        style_definitions,
        "Body is followed by Gone, which is not defined",
        changed("word/styles.xml", '<w:next w:val="Body"/>', '<w:next w:val="Gone"/>'),
    ),
    Broken(
        style_definitions,
        "Body is linked to Grid, which does not link back",
        changed("word/styles.xml", '<w:link w:val="BodyChar"/>', '<w:link w:val="Grid"/>'),
    ),
    Broken(
        style_definitions,
        "Body is based on itself",
        changed("word/styles.xml", '<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Body"/>'),
    ),
    Broken(
        style_definitions,
        "the id Body is there more than once",
        changed("word/styles.xml", 'w:styleId="Grid"', 'w:styleId="Body"'),
    ),
    Broken(
        style_definitions,
        "two are called paragraph style body",
        changed("word/styles.xml", '<w:name w:val="Normal"/>', '<w:name w:val="BODY"/>'),
    ),
    Broken(
        style_definitions,
        "two default paragraph styles",
        changed("word/styles.xml", 'w:styleId="Body"', 'w:styleId="Body" w:default="1"'),
    ),
    Broken(
        style_definitions,
        "no paragraph style is the default",
        changed("word/styles.xml", ' w:default="1"', ""),
    ),
    Broken(endings, "w:tc is empty", with_body(table([""]))),
    Broken(
        endings,
        "w:tc does not end in w:p",
        with_body(table([paragraph("x") + table([paragraph("y")])])),
    ),
    *(
        Broken(endings, f"{container} is empty", with_body(f"<w:p><w:r>{wrapped}</w:r></w:p>"))
        for container, wrapped in (
            ("w:txbxContent", "<w:pict><w:txbxContent/></w:pict>"),
            ("w:tc", f"<w:pict><w:txbxContent>{table([''])}<w:p/></w:txbxContent></w:pict>"),
        )
    ),
    Broken(endings, "w:ftr is empty", lambda: zipped(entries("<w:p/>", footer1=""))),
    Broken(endings, "w:hdr is empty", changed("word/header1.xml", f"<w:p>{PAGE}</w:p>", "")),
    Broken(
        endings,
        "w:body does not end in w:p",
        changed(DOCUMENT, "<w:p><w:pPr></w:pPr></w:p><w:sectPr>", "<w:sectPr>"),
    ),
    Broken(
        endings,
        "w:body does not end in w:sectPr",
        changed(DOCUMENT, "</w:body>", f"{paragraph('x')}</w:body>"),
    ),
    Broken(tables, "covers 3 of 1 columns", with_body(BESIDE_THE_GRID)),
    Broken(tables, "has no rows", with_body(table(grid=(9,)))),
    Broken(tables, "covers 1 of 2 columns", with_body(table(["<w:p/>"], grid=(9, 9)))),
    Broken(
        tables,
        "covers 3 of 2 columns",
        with_body(table(["<w:p/>", '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/>'], grid=(9, 9))),
    ),
    Broken(repeated_ids, "wp:docPr: the id 3", with_body(f"<w:p>{DRAWING.format(3) * 2}</w:p>")),
    *(
        Broken(repeated_ids, "VML: the id s1", with_body(f"<w:p>{SHAPE.format(shape) * 2}</w:p>"))
        for shape in ("line", "shape", "shapetype", "rect", "group")
    ),
    Broken(
        repeated_ids,
        "w:bookmarkStart: the id 1",
        with_body('<w:p><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="2"/></w:p>'),
    ),
    Broken(
        repeated_ids,
        "w:bookmarkEnd: the id 1",
        with_body('<w:p><w:bookmarkEnd w:id="1"/></w:p>'),
    ),
    Broken(
        repeated_ids,
        "w:abstractNum: the id 1",
        changed("word/numbering.xml", "<w:num ", '<w:abstractNum w:abstractNumId="1"/><w:num '),
    ),
    Broken(
        repeated_ids,
        "w:sdtPr/w:id: the id 5",
        with_body('<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr></w:sdt>' * 2),
    ),
    Broken(
        repeated_ids,
        "w:num: the id 7",
        changed(
            "word/numbering.xml",
            "<w:num ",
            '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num><w:num ',
        ),
    ),
    Broken(
        paragraph_ids,
        "w14:paraId 00000001 is there more than once",
        with_body('<w:p w14:paraId="00000001"/>'),
    ),
    Broken(
        paragraph_ids,
        "w14:paraId 80000000 is out of range",
        with_body('<w:p w14:paraId="80000000"/>'),
    ),
    Broken(
        bookmarks,
        "the bookmark 2 has only one end",
        with_body('<w:p><w:bookmarkStart w:id="2" w:name="b"/></w:p>'),
    ),
    Broken(
        bookmarks,
        "two bookmarks are called a",
        with_body('<w:p><w:bookmarkStart w:id="2" w:name="A"/><w:bookmarkEnd w:id="2"/></w:p>'),
    ),
    Broken(
        bookmarks,
        "name of over 40 letters",
        changed(DOCUMENT, 'w:name="a"', f'w:name="{"a" * 41}"'),
    ),
    Broken(
        numbering,
        "the list 9 is not defined",
        with_body(paragraph("x", properties='<w:numPr><w:numId w:val="9"/></w:numPr>')),
    ),
    Broken(
        numbering,
        "the list 7 has no form 2",
        changed("word/numbering.xml", '<w:abstractNumId w:val="1"/>', '<w:abstractNumId w:val="2"/>'),
    ),
    Broken(
        fields,
        "a field is not closed: PAGE",
        changed("word/header1.xml", '<w:fldChar w:fldCharType="end"/>', ""),
    ),
    Broken(
        fields,
        "belongs to no field",
        changed("word/header1.xml", '<w:fldChar w:fldCharType="begin"/>', ""),
    ),
    Broken(fields, "without an instruction", changed("word/header1.xml", ">PAGE<", "> <")),
    Broken(letters, "control character U+0085", with_body(paragraph("a\x85b"))),
    Broken(letters, "control character U+2028", with_body(paragraph("a\u2028b"))),
    Broken(letters, "control character U+FEFF", changed(DOCUMENT, 'w:name="a"', 'w:name="\ufeffa"')),
    Broken(letters, "raw tab or line break", with_body(paragraph("a\tb"))),
    Broken(letters, "raw tab or line break", changed("word/header1.xml", ">PAGE<", ">PA&#10;GE<")),
    Broken(
        letters, "raw tab or line break", with_body("<w:p><w:del><w:r><w:delText>&#9;</w:delText></w:r></w:del></w:p>")
    ),
    Broken(letters, "loses the spaces", with_body("<w:p><w:r><w:t>a </w:t></w:r></w:p>")),
]


def test_sound_package_passes() -> None:
    package = Package(zipped(sound()))
    assert [fault for check in CHECKS for fault in check(package)] == []


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_fault_is_found_by_its_check(broken: Broken) -> None:
    assert any(broken.fault in fault for fault in broken.check(Package(broken.make())))


def test_every_check_has_a_broken_package() -> None:
    assert set(CHECKS) == {each.check for each in BROKEN}


def test_numbering_may_be_taken_away_by_the_number_zero() -> None:
    made = with_body(paragraph("x", properties='<w:numPr><w:numId w:val="0"/></w:numPr>'))
    assert list(numbering(Package(made()))) == []


def test_file_without_styles_has_no_style_missing() -> None:
    assert list(style_definitions(Package(zipped(entries("<w:p/>"))))) == []


@pytest.mark.parametrize("number", ["00000000", "80000000", "FFFFFFFF"])
def test_paragraph_id_out_of_range_is_a_fault(number: str) -> None:
    (fault,) = paragraph_ids(Package(with_body(f'<w:p w14:paraId="{number}"/>')()))
    assert f"{number} is out of range" in fault


def test_highest_paragraph_id_is_allowed() -> None:
    assert list(paragraph_ids(Package(with_body('<w:p w14:paraId="7FFFFFFF"/>')()))) == []


def test_inner_spaces_need_no_word() -> None:
    assert list(letters(Package(with_body("<w:p><w:r><w:t>a b</w:t></w:r></w:p>")()))) == []
