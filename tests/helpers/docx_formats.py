"""Formatting as plain values, and how one `w:rPr` or `w:pPr` states a part of it.

A layer holds what one place of the file states, keyed by the fields of CharacterFormat or
ParagraphFormat. `docx_styles` lays the layers over one another in the order of ECMA-376 17.7.2.

Left out, since no file of ours may need them: measures in characters or lines (`w:firstLineChars`,
`w:beforeLines`), automatic spacing, complex-script formatting and right-to-left paragraphs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from tests.helpers.ooxml import Element, attribute, is_on, local_name, millimetres, points, tag, value

Layer: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[Element], Layer]

LOGICAL_SIDES: Final = {"start": "left", "end": "right"}


@dataclass(frozen=True)
class Border:
    """One side of a paragraph, table or cell; `style` is "none" where a line is taken away."""

    style: str
    width_pt: float
    space_pt: float
    color: str

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to see."""
        return self.style not in ("none", "nil")


@dataclass(frozen=True)
class Frame:
    """A text frame (`w:framePr`), by the attributes as they are written, without prefix."""

    attributes: Mapping[str, str]

    def millimetres(self, name: str) -> float | None:
        """A measure of the frame (`x`, `y`, `w`, `h`, `hSpace`, `vSpace`) in millimetres."""
        text = self.attributes.get(name)
        return None if text is None else millimetres(text)


@dataclass(frozen=True)
class ThemeFont:
    """A font named by its role in the theme, until the theme has been asked."""

    role: str


@dataclass(frozen=True, kw_only=True)
class CharacterFormat:
    """Effective formatting of letters; the defaults are those of the standard.

    `font` sets ASCII letters, `font_high_ansi` all other Latin ones, so most Vietnamese vowels.
    """

    font: str | None = None
    font_high_ansi: str | None = None
    font_east_asia: str | None = None
    font_complex: str | None = None
    size_pt: float = 10
    bold: bool = False
    italic: bool = False
    underline: str = "none"
    caps: bool = False
    small_caps: bool = False
    strike: bool = False
    vanish: bool = False
    color: str = "auto"
    highlight: str = "none"
    vertical_align: str = "baseline"
    spacing_pt: float = 0
    raised_pt: float = 0
    language: str | None = None


@dataclass(frozen=True, kw_only=True)
class ParagraphFormat:
    """Effective formatting of a paragraph; the defaults are those of the standard.

    A hanging indent is a negative `first_line_mm`. `line_rule` is `auto` (then `line_multiple`
    counts), `exact` or `atLeast` (then `line_pt` counts).
    """

    alignment: str = "left"
    left_mm: float = 0
    right_mm: float = 0
    first_line_mm: float = 0
    space_before_pt: float = 0
    space_after_pt: float = 0
    contextual_spacing: bool = False
    line_rule: str = "auto"
    line_pt: float | None = None
    line_multiple: float | None = 1
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    outline_level: int | None = None
    numbering_id: str | None = None
    numbering_level: int = 0
    borders: Mapping[str, Border] = field(default_factory=dict)
    frame: Frame | None = None


# 17.7.3. `w:dstrike` is not one of them, though it looks alike.
TOGGLES: Final = ("bold", "italic", "caps", "small_caps", "strike", "vanish")


def overlay(layers: Iterable[Layer]) -> Layer:
    """Lay later layers over earlier ones; borders are laid over one another side by side."""
    result: Layer = {}
    for layer in layers:
        borders = {**result.get("borders", {}), **layer.get("borders", {})}
        result.update(layer)
        if borders:
            result["borders"] = borders
    return result


def character_layer(properties: Element | None) -> Layer:
    """What a `w:rPr` states."""
    return _read(properties, _CHARACTER_READERS)


def paragraph_layer(properties: Element | None) -> Layer:
    """What a `w:pPr` states of the paragraph itself."""
    return _read(properties, _PARAGRAPH_READERS)


def border_sides(borders: Element | None) -> dict[str, Border]:
    """The sides that a `w:pBdr`, `w:tblBorders` or `w:tcBorders` states."""
    sides: dict[str, Border] = {}
    for element in () if borders is None else borders:
        side = local_name(element)
        sides[LOGICAL_SIDES.get(side, side)] = _border(element)
    return sides


def _border(element: Element) -> Border:
    return Border(
        style=attribute(element) or "none",
        width_pt=points(attribute(element, "w:sz") or "0", per_unit=1 / 8),
        space_pt=points(attribute(element, "w:space") or "0", per_unit=1),
        color=attribute(element, "w:color") or "auto",
    )


def _read(properties: Element | None, readers: Mapping[str, Reader]) -> Layer:
    layer: Layer = {}
    for element in () if properties is None else properties:
        if reader := readers.get(str(element.tag)):
            layer.update(reader(element))
    return layer


def _switch(name: str) -> Reader:
    return lambda element: {name: is_on(element)}


def _word(name: str) -> Reader:
    """An element whose `w:val` is taken as it stands, and states nothing without one."""
    return lambda element: {} if (text := attribute(element)) is None else {name: text}


def _length(name: str, *, per_unit: float) -> Reader:
    return lambda element: {name: points(attribute(element) or "0", per_unit=per_unit)}


_FONT_SLOTS: Final = {
    "font": ("w:asciiTheme", "w:ascii"),
    "font_high_ansi": ("w:hAnsiTheme", "w:hAnsi"),
    "font_east_asia": ("w:eastAsiaTheme", "w:eastAsia"),
    "font_complex": ("w:cstheme", "w:cs"),
}


def _fonts(element: Element) -> Layer:
    """Where a theme role and a name stand side by side, the role counts (17.3.2.26)."""
    layer: Layer = {}
    for slot, (theme_name, name) in _FONT_SLOTS.items():
        if role := attribute(element, theme_name):
            layer[slot] = ThemeFont(role)
        elif font := attribute(element, name):
            layer[slot] = font
    return layer


def _spacing(element: Element) -> Layer:
    layer: Layer = {}
    if before := attribute(element, "w:before"):
        layer["space_before_pt"] = points(before)
    if after := attribute(element, "w:after"):
        layer["space_after_pt"] = points(after)
    if line := attribute(element, "w:line"):
        layer.update(_line_spacing(line, attribute(element, "w:lineRule") or "auto"))
    return layer


def _line_spacing(line: str, rule: str) -> Layer:
    """`w:line` counts 1/240 of a line under the rule auto, twips under the others (17.3.1.33)."""
    if rule == "auto":
        return {"line_rule": rule, "line_pt": None, "line_multiple": float(line) / 240}
    return {"line_rule": rule, "line_pt": points(line), "line_multiple": None}


def _indents(element: Element) -> Layer:
    """The newer names (start, end) come first, and a hanging indent rules out a first-line one."""
    layer: Layer = {}
    if left := attribute(element, "w:start") or attribute(element, "w:left"):
        layer["left_mm"] = millimetres(left)
    if right := attribute(element, "w:end") or attribute(element, "w:right"):
        layer["right_mm"] = millimetres(right)
    if hanging := attribute(element, "w:hanging"):
        layer["first_line_mm"] = -millimetres(hanging)
    elif first := attribute(element, "w:firstLine"):
        layer["first_line_mm"] = millimetres(first)
    return layer


def _alignment(element: Element) -> Layer:
    text = attribute(element) or "left"
    return {"alignment": LOGICAL_SIDES.get(text, text)}


def _numbering(element: Element) -> Layer:
    """A numId of 0 takes the numbering of a style away (17.9.18)."""
    layer: Layer = {}
    if level := value(element, "w:ilvl"):
        layer["numbering_level"] = int(level)
    if numbering := value(element, "w:numId"):
        layer["numbering_id"] = None if numbering == "0" else numbering
    return layer


def _frame(element: Element) -> Layer:
    attributes = {str(name).rsplit("}", 1)[-1]: str(text) for name, text in element.items()}
    return {"frame": Frame(attributes)}


def _outline_level(element: Element) -> Layer:
    level = int(attribute(element) or "9")
    return {"outline_level": level if level < 9 else None}


_CHARACTER_READERS: Final[Mapping[str, Reader]] = {
    tag("w:rFonts"): _fonts,
    tag("w:sz"): _length("size_pt", per_unit=1 / 2),
    tag("w:b"): _switch("bold"),
    tag("w:i"): _switch("italic"),
    tag("w:caps"): _switch("caps"),
    tag("w:smallCaps"): _switch("small_caps"),
    tag("w:strike"): _switch("strike"),
    tag("w:vanish"): _switch("vanish"),
    tag("w:u"): _word("underline"),
    tag("w:color"): _word("color"),
    tag("w:highlight"): _word("highlight"),
    tag("w:vertAlign"): _word("vertical_align"),
    tag("w:spacing"): _length("spacing_pt", per_unit=1 / 20),
    tag("w:position"): _length("raised_pt", per_unit=1 / 2),
    tag("w:lang"): _word("language"),
}

_PARAGRAPH_READERS: Final[Mapping[str, Reader]] = {
    tag("w:jc"): _alignment,
    tag("w:ind"): _indents,
    tag("w:spacing"): _spacing,
    tag("w:contextualSpacing"): _switch("contextual_spacing"),
    tag("w:keepNext"): _switch("keep_next"),
    tag("w:keepLines"): _switch("keep_lines"),
    tag("w:widowControl"): _switch("widow_control"),
    tag("w:pageBreakBefore"): _switch("page_break_before"),
    tag("w:outlineLvl"): _outline_level,
    tag("w:numPr"): _numbering,
    tag("w:pBdr"): lambda element: {"borders": border_sides(element)},
    tag("w:framePr"): _frame,
}
