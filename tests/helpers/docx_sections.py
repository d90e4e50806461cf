"""Sections: the sheet of paper, its margins, and what stands at its head and foot."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from tests.helpers.docx_package import Package
from tests.helpers.docx_story import Paragraph, read_story
from tests.helpers.docx_styles import StyleSheet
from tests.helpers.ooxml import NAMESPACES, Element, attribute, child, is_on, millimetres, value

_LETTER_TWIPS: Final = ("12240", "15840")


@dataclass(frozen=True, kw_only=True)
class Section:
    """One section. `headers` and `footers` hold their paragraphs by kind: default, first, even.

    A kind that a section does not name itself is the one of the section before it (17.10.5).
    """

    index: int
    start: str
    width_mm: float
    height_mm: float
    orientation: str
    top_mm: float
    right_mm: float
    bottom_mm: float
    left_mm: float
    gutter_mm: float
    header_distance_mm: float
    footer_distance_mm: float
    has_title_page: bool
    page_number_start: int | None
    page_number_format: str
    column_count: int
    vertical_align: str
    has_character_grid: bool
    headers: Mapping[str, tuple[Paragraph, ...]]
    footers: Mapping[str, tuple[Paragraph, ...]]

    @property
    def first_page_header(self) -> tuple[Paragraph, ...]:
        """What stands at the head of the first page of the section."""
        return self.headers.get("first" if self.has_title_page else "default", ())

    @property
    def first_page_footer(self) -> tuple[Paragraph, ...]:
        """What stands at the foot of the first page of the section."""
        return self.footers.get("first" if self.has_title_page else "default", ())


def physical_text_width_mm(section: Section) -> float:
    """The width between the margins, however they are mirrored."""
    return section.width_mm - section.left_mm - section.right_mm - section.gutter_mm


def physical_text_height_mm(section: Section) -> float:
    """The height between the margins; a negative margin counts the same (17.6.11)."""
    return section.height_mm - abs(section.top_mm) - abs(section.bottom_mm)


def read_sections(marks: Iterable[Element], package: Package, styles: StyleSheet) -> tuple[Section, ...]:
    """The sections that these `w:sectPr` end, in order."""
    sections: list[Section] = []
    for mark in marks:
        headers = _heads(mark, "header", package, styles)
        footers = _heads(mark, "footer", package, styles)
        if sections:
            headers = {**sections[-1].headers, **headers}
            footers = {**sections[-1].footers, **footers}
        bare = _section(mark, len(sections))
        sections.append(replace(bare, headers=headers, footers=footers))
    return tuple(sections)


def _section(mark: Element, index: int) -> Section:
    size = child(mark, "w:pgSz")
    margins = child(mark, "w:pgMar")
    number = value(mark, "w:pgNumType", "w:start")
    return Section(
        index=index,
        start=value(mark, "w:type") or "nextPage",
        width_mm=millimetres(attribute(size, "w:w") or _LETTER_TWIPS[0]),
        height_mm=millimetres(attribute(size, "w:h") or _LETTER_TWIPS[1]),
        orientation=attribute(size, "w:orient") or "portrait",
        top_mm=_margin(margins, "top"),
        right_mm=_margin(margins, "right"),
        bottom_mm=_margin(margins, "bottom"),
        left_mm=_margin(margins, "left"),
        gutter_mm=_margin(margins, "gutter"),
        header_distance_mm=_margin(margins, "header"),
        footer_distance_mm=_margin(margins, "footer"),
        has_title_page=is_on(child(mark, "w:titlePg")),
        page_number_start=None if number is None else int(number),
        page_number_format=value(mark, "w:pgNumType", "w:fmt") or "decimal",
        column_count=int(value(mark, "w:cols", "w:num") or "1"),
        vertical_align=value(mark, "w:vAlign") or "top",
        has_character_grid=(value(mark, "w:docGrid", "w:type") or "default") != "default",
        headers={},
        footers={},
    )


def _margin(margins: Element | None, name: str) -> float:
    return millimetres(attribute(margins, f"w:{name}") or "0")


def _heads(mark: Element, kind: str, package: Package, styles: StyleSheet) -> dict[str, tuple[Paragraph, ...]]:
    relationships = package.relationships(package.main_part)
    heads = {}
    for reference in mark.findall(f"w:{kind}Reference", NAMESPACES):
        part = relationships[attribute(reference, "r:id") or ""].target
        story = read_story(package.tree(part), styles)
        heads[attribute(reference, "w:type") or "default"] = story.paragraphs
    return heads
