"""What a test may ask of a whole file: settings, properties, parts, and single paragraphs."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.helpers.docx_by_hand import (
    CONTENT_TYPES,
    DOCUMENT,
    PACKAGE_RELATIONSHIPS,
    RELATIONSHIPS,
    document,
    entries,
    paragraph,
    style,
    zipped,
)
from tests.helpers.docx_view import CoreProperties, DocxView
from tests.helpers.ooxml import tag

CUSTOM_XML = b'<?xml version="1.0"?><plan xmlns="urn:x"/>'


def test_settings_are_read() -> None:
    settings = (
        '<w:zoom w:percent="100"/><w:mirrorMargins/><w:defaultTabStop w:val="567"/>'
        '<w:evenAndOddHeaders w:val="0"/><w:compat><w:compatSetting w:val="14" '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN"/>'
    )
    found = DocxView(document("<w:p/>", settings=settings)).settings
    assert (found.compatibility_mode, found.compatibility) == (14, {"compatibilityMode": "14"})
    assert (found.mirror_margins, found.even_and_odd_headers) == (True, False)
    assert (found.zoom_percent, found.proof_language) == (100, "vi-VN")
    assert found.default_tab_mm == pytest.approx(10, abs=0.01)


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("mirrorMargins", "mirror_margins"),
        ("evenAndOddHeaders", "even_and_odd_headers"),
        ("updateFields", "update_fields"),
        ("autoHyphenation", "hyphenates"),
        ("trackRevisions", "tracks_changes"),
    ],
)
def test_settings_are_switches(element: str, name: str) -> None:
    for written, expected in ((f"<w:{element}/>", True), (f'<w:{element} w:val="0"/>', False), ("", False)):
        settings = DocxView(document("<w:p/>", settings=written)).settings
        assert getattr(settings, name) is expected


def test_without_settings_nothing_is_claimed() -> None:
    found = DocxView(document("<w:p/>")).settings
    assert (found.compatibility_mode, found.zoom_percent, found.proof_language) == (None, None, None)
    assert found.default_tab_mm == pytest.approx(12.7)


def test_document_properties_are_read() -> None:
    core = (
        "<dc:title>Kế hoạch</dc:title><dc:creator>Đảng uỷ</dc:creator><dc:subject/>"
        "<dc:description>mô tả</dc:description><cp:keywords>từ khoá</cp:keywords>"
        "<cp:category>loại</cp:category><cp:lastModifiedBy>văn thư</cp:lastModifiedBy>"
        "<dc:language>vi-VN</dc:language><cp:revision>1</cp:revision>"
        "<dcterms:created>2026-11-20T01:02:03Z</dcterms:created>"
    )
    app = "<ep:Application>Kế hoạch Desktop</ep:Application>"
    custom = '<op:property name="id" pid="2"><op:x>42</op:x></op:property>'
    view = DocxView(document("<w:p/>", core=core, app=app, custom=custom))
    assert view.core == CoreProperties(
        title="Kế hoạch",
        subject=None,
        creator="Đảng uỷ",
        description="mô tả",
        keywords="từ khoá",
        category="loại",
        language="vi-VN",
        last_modified_by="văn thư",
        revision="1",
        created=datetime(2026, 11, 20, 1, 2, 3, tzinfo=UTC),
        modified=None,
    )
    assert view.app["Application"] == "Kế hoạch Desktop"
    assert view.custom["id"] == "42"


def test_date_of_the_last_change_is_read() -> None:
    core = "<dc:subject>về việc</dc:subject><dcterms:modified>2026-11-20</dcterms:modified>"
    found = DocxView(document("<w:p/>", core=core)).core
    assert (found.subject, found.created) == ("về việc", None)
    assert found.modified == datetime(2026, 11, 20)


def test_custom_xml_is_given_as_bytes_by_part() -> None:
    made = entries("<w:p/>")
    arrow = (
        '<Relationship Id="x" Target="/customXml/item1.xml" Type="http://schemas.openxmlformats.org'
        '/officeDocument/2006/relationships/customXml"/></Relationships>'
    )
    made[RELATIONSHIPS] = made[RELATIONSHIPS].replace("</Relationships>", arrow)
    view = DocxView(zipped({**made, "customXml/item1.xml": CUSTOM_XML}))
    assert view.custom_xml == {"customXml/item1.xml": CUSTOM_XML}


def test_parts_can_be_listed_and_read() -> None:
    view = DocxView(document(paragraph("x"), styles=""))
    assert view.part_names == (DOCUMENT, "word/styles.xml")
    assert view.raw(DOCUMENT).startswith(b"<?xml")
    assert view.xml(DOCUMENT).tag == tag("w:document")


def test_main_part_is_found_wherever_it_lies() -> None:
    made = {
        name.replace("word/", "text/").replace("document.xml", "main.xml"): content
        for name, content in entries(paragraph("x"), styles=style("N", default=True)).items()
    }
    for name in (CONTENT_TYPES, PACKAGE_RELATIONSHIPS):
        made[name] = made[name].replace("word/", "text/").replace("document.xml", "main.xml")
    view = DocxView(zipped(made))
    assert (view.text, view.paragraphs[0].style_name) == ("x", "N")


def test_strict_documents_are_refused() -> None:
    made = entries("<w:p/>")
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    made[DOCUMENT] = f'<document xmlns="{strict}"><body/></document>'
    with pytest.raises(ValueError, match="transitional"):
        DocxView(zipped(made))


def test_path_reads_like_bytes(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(document(paragraph("x")))
    assert DocxView(path).text == DocxView(str(path)).text == "x"


def test_whole_paragraph_is_preferred_to_one_that_contains_the_text() -> None:
    view = DocxView(document(paragraph("Thực hiện KẾ HOẠCH") + paragraph("KẾ HOẠCH")))
    assert view.paragraph_with("KẾ HOẠCH").index == 1
    assert view.paragraph_with("Thực hiện").index == 0
    assert [each.index for each in view.paragraphs_with("HOẠCH")] == [0, 1]


@pytest.mark.parametrize("text", ["không có", "HOẠCH"])
def test_lookup_that_finds_none_or_several_shows_the_text(text: str) -> None:
    view = DocxView(document(paragraph("KẾ HOẠCH 1") + paragraph("KẾ HOẠCH 2")))
    with pytest.raises(LookupError, match="KẾ HOẠCH 1\nKẾ HOẠCH 2"):
        view.paragraph_with(text)


def test_lookup_does_not_mind_how_marks_are_composed() -> None:
    decomposed = "KE\u0302\u0301 HOA\u0323CH"
    assert DocxView(document(paragraph(decomposed))).paragraph_with("KẾ HOẠCH").text == decomposed


def test_paragraphs_are_found_by_the_name_of_their_style() -> None:
    styles = style("Văn bản", default=True) + style("Trích yếu")
    body = paragraph("a") + paragraph("b", properties='<w:pStyle w:val="Tríchyếu"/>')
    view = DocxView(document(body, styles=styles))
    assert [each.text for each in view.paragraphs_in_style("Trích yếu")] == ["b"]
    assert [each.text for each in view.paragraphs_in_style("Văn bản")] == ["a"]
    assert view.style_names == {"Văn bản", "Trích yếu"}
    with pytest.raises(LookupError, match="Trích yếu"):
        view.paragraphs_in_style("Tríchyếu")


def test_view_cannot_be_changed_by_accident() -> None:
    view = DocxView(document(paragraph("x"), styles=style("N", default=True)))
    with pytest.raises(AttributeError):
        view.paragraphs[0].alignment = "center"  # type: ignore[misc]
    with pytest.raises(TypeError):
        view.styles["N"] = view.styles["N"]  # type: ignore[index]
