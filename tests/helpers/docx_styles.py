"""Effective formatting: the layers of a file laid over one another as ECMA-376 17.7.2 says.

The order is document defaults, table style, numbering, paragraph style, character style, direct
formatting; inside a style, `basedOn` first. Toggle properties combine by 17.7.3.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.helpers.docx_formats import (
    TOGGLES,
    CharacterFormat,
    Layer,
    ParagraphFormat,
    ThemeFont,
    character_layer,
    overlay,
    paragraph_layer,
)
from tests.helpers.ooxml import (
    NAMESPACES,
    Element,
    attribute,
    child,
    emu_points,
    says_true,
    tag,
    value,
)

_SCRIPTS: Final = {"Ascii": "latin", "HAnsi": "latin", "EastAsia": "ea", "Bidi": "cs"}


@dataclass(frozen=True)
class Style:
    """The head of a style; what it looks like is asked of the StyleSheet."""

    id: str
    name: str
    kind: str
    based_on: str | None
    next: str | None
    link: str | None
    is_default: bool


@dataclass(frozen=True)
class CellStyling:
    """What a table style states for the paragraphs and letters of one cell."""

    paragraph: Layer = field(default_factory=dict)
    characters: Layer = field(default_factory=dict)


NO_TABLE: Final = CellStyling()


@dataclass(frozen=True)
class Theme:
    """What the theme part lends to a text: typefaces by role and the widths of lines."""

    fonts: Mapping[str, str]
    line_widths_pt: tuple[float, ...]

    @classmethod
    def read(cls, root: Element | None) -> "Theme":
        """The theme of a file, or an empty one."""
        fonts = {}
        for size in ("major", "minor"):
            for role, script in _SCRIPTS.items():
                path = f".//a:fontScheme/a:{size}Font/a:{script}"
                if typeface := value(root, path, "typeface"):
                    fonts[size + role] = typeface
        lines = () if root is None else root.findall(".//a:lnStyleLst/a:ln", NAMESPACES)
        return cls(fonts, tuple(emu_points(line.get("w", "9525")) for line in lines))


class StyleSheet:
    """Answers how a paragraph or a run looks once every place that has a say has been heard."""

    def __init__(self, styles: Element | None, numbering: Element | None, theme: Theme) -> None:
        self.theme = theme
        self._numbering = numbering
        self._defaults = child(styles, "w:docDefaults")
        elements = () if styles is None else styles.findall("w:style", NAMESPACES)
        self._elements = {attribute(each, "w:styleId") or "": each for each in elements}
        self.styles = {name: _style(name, each) for name, each in self._elements.items()}

    def default(self, kind: str) -> str | None:
        """The id of the style that content of this kind has without naming one."""
        ids = (each.id for each in self.styles.values() if each.kind == kind and each.is_default)
        return next(ids, None)

    def chain(self, style_id: str | None, kind: str) -> list[Element]:
        """The style and all it is based on, the most basic one first."""
        elements: list[Element] = []
        while style_id in self.styles and self.styles[style_id].kind == kind:
            if self._elements[style_id] in elements:
                break
            elements.append(self._elements[style_id])
            style_id = self.styles[style_id].based_on
        return elements[::-1]

    def paragraph_style(self, properties: Element | None) -> str | None:
        """The id of the style of a paragraph: the one it names, else the default."""
        return value(properties, "w:pStyle") or self.default("paragraph")

    def paragraph(self, properties: Element | None, table: CellStyling = NO_TABLE) -> ParagraphFormat:
        """How a paragraph with this `w:pPr` looks."""
        defaults = child(self._defaults, "w:pPrDefault/w:pPr")
        layers = [paragraph_layer(defaults), table.paragraph]
        style_id = self.paragraph_style(properties)
        styled = [each.find("w:pPr", NAMESPACES) for each in self.chain(style_id, "paragraph")]
        for stated in (*styled, properties):
            layers += [self._numbering_layer(stated), paragraph_layer(stated)]
        return ParagraphFormat(**overlay(layers))

    def characters(
        self,
        properties: Element | None,
        paragraph_style: str | None,
        table: CellStyling = NO_TABLE,
    ) -> CharacterFormat:
        """How letters with this `w:rPr` look in a paragraph of that style."""
        defaults = character_layer(child(self._defaults, "w:rPrDefault/w:rPr"))
        character_style = value(properties, "w:rStyle") or self.default("character")
        levels = [
            table.characters,
            self._style_characters(paragraph_style, "paragraph"),
            self._style_characters(character_style, "character"),
        ]
        toggles = combined_toggles(defaults, levels)
        result = overlay([defaults, *levels, toggles, character_layer(properties)])
        return CharacterFormat(**{name: self._named(item) for name, item in result.items()})

    def cell_styling(self, style_id: str | None, conditions: tuple[str, ...]) -> CellStyling:
        """What the chain of a table style states, its conditional formats (`firstRow` …) last."""
        chain = self.chain(style_id or self.default("table"), "table")
        stating = [*chain, *conditional_formats(chain, conditions)]
        return CellStyling(
            overlay(paragraph_layer(each.find("w:pPr", NAMESPACES)) for each in stating),
            overlay(character_layer(each.find("w:rPr", NAMESPACES)) for each in stating),
        )

    def name(self, style_id: str | None) -> str | None:
        """The name of a style; None where the file does not define it."""
        style = self.styles.get(style_id or "")
        return style.name if style else None

    def table_properties(self, style_id: str | None) -> Iterator[Element]:
        """The `w:tblPr` of the chain of a table style, the most basic one first."""
        for element in self.chain(style_id, "table"):
            yield from element.findall("w:tblPr", NAMESPACES)

    def _style_characters(self, style_id: str | None, kind: str) -> Layer:
        chain = self.chain(style_id, kind)
        return overlay(character_layer(each.find("w:rPr", NAMESPACES)) for each in chain)

    def _numbering_layer(self, properties: Element | None) -> Layer:
        """The indents of the list level that this `w:pPr` names; they lie just below it."""
        number_id = value(properties, "w:numPr/w:numId")
        level = value(properties, "w:numPr/w:ilvl") or "0"
        path = f"w:num[@w:numId='{number_id}']/w:abstractNumId"
        abstract_id = value(self._numbering, path)
        path = f"w:abstractNum[@w:abstractNumId='{abstract_id}']/w:lvl[@w:ilvl='{level}']/w:pPr"
        return paragraph_layer(child(self._numbering, path))

    def _named(self, item: Any) -> Any:
        return self.theme.fonts.get(item.role) if isinstance(item, ThemeFont) else item


def combined_toggles(defaults: Layer, levels: list[Layer]) -> Layer:
    """17.7.3: true in the defaults is true; else an odd number of true levels is true."""
    return {name: bool(defaults.get(name)) or sum(bool(each.get(name)) for each in levels) % 2 == 1 for name in TOGGLES}


def conditional_formats(chain: list[Element], conditions: tuple[str, ...]) -> list[Element]:
    """The `w:tblStylePr` that hold, in the order they are applied: whole table, bands, edges."""
    formats = [each for style in chain for each in style.findall("w:tblStylePr", NAMESPACES)]
    return [
        each for condition in ("wholeTable", *conditions) for each in formats if each.get(tag("w:type")) == condition
    ]


def _style(style_id: str, element: Element) -> Style:
    return Style(
        id=style_id,
        name=value(element, "w:name") or "",
        kind=attribute(element, "w:type") or "paragraph",
        based_on=value(element, "w:basedOn"),
        next=value(element, "w:next"),
        link=value(element, "w:link"),
        is_default=says_true(attribute(element, "w:default")),
    )
