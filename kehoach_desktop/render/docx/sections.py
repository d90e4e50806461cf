"""Sections: the text, its page, and what stands in headers and footers.

Page 1 has a header of its own: the circulation mark if there is one, and the page number only where the sheet says so.
All others have the page number. Each annex says so again, because a section without a header inherits the one before.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.layout.sheet import Page, Paragraph, Section, Sheet, Table
from .looks import run_properties
from .ooxml import element, root, tag
from .paragraphs import Writing, placed_line, write_paragraph, write_placed, write_run, write_tail
from .tables import write_table


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the package: `name` under `word/`, `kind` of its relationship, empty for parts nobody points to."""

    name: str
    kind: str
    xml: str

    @property
    def id(self) -> str:
        """Its relationship id in document.xml."""
        return "rId-" + self.name.rpartition("/")[2].partition(".")[0]


def write_document(sheet: Sheet, writing: Writing) -> tuple[str, list[Part]]:
    """document.xml, and the headers and footers it points to."""
    page_header = Part("header-page.xml", "header", _part("hdr", (_page_number(sheet.sections[0].page_number),)))
    parts = [page_header]
    body: list[str] = []
    for number, section in enumerate(sheet.sections, 1):
        header = Part(f"header-first-{number}.xml", "header", _first_header(section, writing))
        footer = Part(f"footer-first-{number}.xml", "footer", _edge("ftr", section.first_footer, writing))
        parts += [header, footer]
        properties = _section_properties(section, page_header, header, footer)
        body += _section(section, properties, writing, is_last=number == len(sheet.sections))
    return root("document", f"<w:body>{''.join(body)}</w:body>"), parts


def _section(section: Section, properties: str, writing: Writing, *, is_last: bool) -> Iterator[str]:
    for item in section.content:
        yield write_table(item, writing) if isinstance(item, Table) else write_paragraph(item, writing)
    yield from (write_placed(placed, section.page.text_width, writing) for placed in section.placed)
    lines = "".join(placed_line(placed, writing) for placed in section.placed)
    yield write_tail("" if is_last else properties, lines, holds=bool(section.placed))
    if is_last:
        yield properties


def _section_properties(section: Section, default: Part, first_header: Part, first_footer: Part) -> str:
    references = [
        _reference("headerReference", "default", default),
        _reference("headerReference", "first", first_header),
        _reference("footerReference", "first", first_footer),
    ]
    start = element("pgNumType", start=1) if section.restart_numbers else ""
    return element("sectPr", "".join(references) + _page(section.page) + start + "<w:titlePg/>")


def _reference(name: str, kind: str, part: Part) -> str:
    return tag(f"w:{name}", "", {"w:type": kind, "r:id": part.id})


def _page(page: Page) -> str:
    size: dict[str, object] = {"w": page.width.twips, "h": page.height.twips}
    if page.landscape:
        size["orient"] = "landscape"
    margins = element(
        "pgMar",
        top=page.top.twips,
        right=page.right.twips,
        bottom=page.bottom.twips,
        left=page.left.twips,
        header=page.header.twips,
        footer=page.footer.twips,
        gutter=0,
    )
    return element("pgSz", **size) + margins


def _first_header(section: Section, writing: Writing) -> str:
    if not section.numbers_first_page:
        return _edge("hdr", section.first_header, writing)
    marks = (write_paragraph(paragraph, writing) for paragraph in section.first_header)
    return _part("hdr", (_page_number(section.page_number), *marks))


def _edge(name: str, paragraphs: tuple[Paragraph, ...], writing: Writing) -> str:
    return _part(name, tuple(write_paragraph(paragraph, writing) for paragraph in paragraphs) or ("<w:p/>",))


def _part(name: str, paragraphs: tuple[str, ...]) -> str:
    return root(name, "".join(paragraphs))


def _page_number(paragraph: Paragraph) -> str:
    """The PAGE field, in the five runs that every program understands."""
    style = element("pStyle", val=paragraph.style.id)
    look = run_properties(paragraph.style.text, paragraph.style.text)
    runs = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + write_run("2", look)
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return f"<w:p><w:pPr>{style}</w:pPr>{runs}</w:p>"
