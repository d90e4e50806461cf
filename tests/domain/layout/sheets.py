"""Reading composed sheets in tests."""

from collections.abc import Iterable

from kehoach_desktop.domain.format_standard import Zone
from kehoach_desktop.domain.layout.sheet import Paragraph, Sheet, Span, Table


def all_paragraphs(sheet: Sheet) -> list[Paragraph]:
    """Headers, footers and page numbers too."""
    found = sheet.paragraphs()
    for section in sheet.sections:
        found += [*section.first_header, *section.first_footer, section.page_number]
    return found


def in_zone(sheet: Sheet, zone: str) -> list[Paragraph]:
    return [paragraph for paragraph in all_paragraphs(sheet) if paragraph.zone is Zone(zone)]


def texts(paragraphs: Iterable[Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def zone_text(sheet: Sheet, zone: str) -> str:
    """The text of a zone, its paragraphs on lines of their own."""
    return "\n".join(texts(in_zone(sheet, zone)))


def style(paragraph: Paragraph | Span) -> str:
    """`b`, `i`, `u` for what all of a text is; `?` where its spans differ."""
    looks = {
        ("b" * span.look.bold) + ("i" * span.look.italic) + ("u" * span.look.underline)
        for span in ((paragraph,) if isinstance(paragraph, Span) else paragraph.spans)
    }
    return looks.pop() if len(looks) == 1 else "?"


def tables(sheet: Sheet) -> list[Table]:
    return [item for section in sheet.sections for item in section.content if isinstance(item, Table)]
