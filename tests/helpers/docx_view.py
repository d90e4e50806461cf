"""A DOCX as Word would understand it, with effective formatting, for tests to make claims about.

The reader knows the standard (ECMA-376, transitional) and nothing of our writer:

    view = DocxView(path)
    title = view.paragraph_with("KẾ HOẠCH")
    assert (title.alignment, title.runs[0].size_pt, title.runs[0].bold) == ("center", 16, True)
"""

import unicodedata
from types import MappingProxyType

from tests.helpers.docx_formats import Border, CharacterFormat, Frame, ParagraphFormat
from tests.helpers.docx_lines import DrawnLine, Position, VmlLine
from tests.helpers.docx_package import Package, Source
from tests.helpers.docx_properties import (
    CoreProperties,
    Settings,
    read_app,
    read_core,
    read_custom,
    read_custom_xml,
    read_settings,
)
from tests.helpers.docx_sections import (
    Section,
    physical_text_height_mm,
    physical_text_width_mm,
    read_sections,
)
from tests.helpers.docx_story import Cell, CellPlace, Paragraph, Row, Table, read_story
from tests.helpers.docx_styles import Style, StyleSheet, Theme
from tests.helpers.docx_text import Field, Run
from tests.helpers.ooxml import Element, child

__all__ = [
    "Border",
    "Cell",
    "CellPlace",
    "CharacterFormat",
    "CoreProperties",
    "DocxView",
    "DrawnLine",
    "Field",
    "Frame",
    "Paragraph",
    "ParagraphFormat",
    "Position",
    "Row",
    "Run",
    "Section",
    "Settings",
    "Style",
    "Table",
    "VmlLine",
    "physical_text_height_mm",
    "physical_text_width_mm",
]


class DocxView:
    """Everything a test may ask of a DOCX. `source` is a path or the bytes of the file."""

    def __init__(self, source: Source) -> None:
        self._package = package = Package(source)
        main = package.main_part
        sheet = StyleSheet(
            package.related_tree(main, "styles"),
            package.related_tree(main, "numbering"),
            Theme.read(package.related_tree(main, "theme")),
        )
        body = child(package.tree(main), "w:body")
        if body is None:
            raise ValueError(f"{main} is not a document of the transitional standard")
        story = read_story(body, sheet)
        self.paragraphs: tuple[Paragraph, ...] = story.paragraphs
        self.tables: tuple[Table, ...] = story.tables
        self.sections: tuple[Section, ...] = read_sections(story.section_marks, package, sheet)
        self.styles = MappingProxyType(sheet.styles)
        self.settings: Settings = read_settings(package.related_tree(main, "settings"))
        self.core: CoreProperties = read_core(package.related_tree("", "core-properties"))
        self.app = MappingProxyType(read_app(package.related_tree("", "extended-properties")))
        self.custom = MappingProxyType(read_custom(package.related_tree("", "custom-properties")))
        self.custom_xml = MappingProxyType(read_custom_xml(package))

    @property
    def part_names(self) -> tuple[str, ...]:
        """The parts, in the order of the zip."""
        return self._package.names

    @property
    def style_names(self) -> frozenset[str]:
        """The names of all styles that the file defines."""
        return frozenset(style.name for style in self.styles.values())

    @property
    def text(self) -> str:
        """The paragraphs of the body, one line each."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def lines(self) -> tuple[DrawnLine, ...]:
        """All lines drawn in the body."""
        return tuple(line for paragraph in self.paragraphs for line in paragraph.lines)

    def raw(self, part: str) -> bytes:
        """A part as it lies in the zip."""
        return self._package.read(part)

    def xml(self, part: str) -> Element:
        """The root of an XML part, for what this view does not cover."""
        return self._package.tree(part)

    def paragraph_with(self, text: str) -> Paragraph:
        """The one paragraph that is `text`, else the one that contains it; or a LookupError."""
        found = [each for each in self.paragraphs if _nfc(each.text).strip() == _nfc(text)]
        found = found or self.paragraphs_with(text)
        if len(found) != 1:
            raise LookupError(f"{len(found)} paragraphs with {text!r} in:\n{self.text}")
        return found[0]

    def paragraphs_with(self, text: str) -> list[Paragraph]:
        """All paragraphs that contain `text`."""
        return [each for each in self.paragraphs if _nfc(text) in _nfc(each.text)]

    def paragraphs_in_style(self, name: str) -> list[Paragraph]:
        """All paragraphs in the style of that name (not id); an unknown name is a LookupError."""
        if name not in self.style_names:
            raise LookupError(f"no style {name!r} among {sorted(self.style_names)}")
        return [each for each in self.paragraphs if each.style_name == name]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
