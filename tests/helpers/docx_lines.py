"""Drawn lines: DrawingML connectors with their VML fallback, and lines in VML alone."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests.helpers.docx_styles import Theme
from tests.helpers.ooxml import (
    NAMESPACES,
    Element,
    attribute,
    child,
    chosen_branch,
    emu_millimetres,
    emu_points,
    local_name,
    points,
    says_true,
    tag,
    value,
)

_LINE_SHAPES: Final = ("line", "straightConnector1")
# Shape types of VML: 20 is a line, 32 a straight connector.
_VML_LINE_TYPE: Final = re.compile(r"#_x0000_t(20|32)")
_ARROWS: Final = ("startarrow", "endarrow")
_DEFAULT_WIDTH_PT: Final = 0.75


@dataclass(frozen=True)
class Position:
    """Where a shape stands on one axis: aligned to something, or so far from its edge."""

    relative_to: str
    offset_mm: float | None = None
    align: str | None = None


@dataclass(frozen=True)
class VmlLine:
    """A line as consumers older than Word 2010 see it: a fallback, or all that an old file has."""

    length_mm: float
    thickness_pt: float
    color: str
    dash: str
    has_arrows: bool
    horizontal: Position
    vertical: Position


@dataclass(frozen=True)
class DrawnLine:
    """A straight line drawn as a shape and anchored to a paragraph.

    `extent_mm` is the room that the anchor claims; Word wants it equal to `length_mm`. There is no
    position for a line that stands in the text (`wp:inline`), no `color` for one not drawn.
    """

    length_mm: float
    extent_mm: float
    is_horizontal: bool
    thickness_pt: float
    color: str | None
    dash: str
    head_arrow: str
    tail_arrow: str
    horizontal: Position | None
    vertical: Position | None
    wrap: str | None
    is_behind_text: bool
    is_in_cell: bool
    fallback: VmlLine | None

    @property
    def has_arrows(self) -> bool:
        """Whether either end carries an arrowhead."""
        return (self.head_arrow, self.tail_arrow) != ("none", "none")


def drawn_lines(run: Element, theme: Theme) -> Iterator[DrawnLine]:
    """The DrawingML lines in a `w:r`, each once, with the fallback that stands beside it."""
    for graphic, alternate in _graphics(run, "w:drawing"):
        fallback = next(_vml_lines(child(alternate, "mc:Fallback")), None)
        for anchor in graphic.iterchildren(tag("wp:anchor"), tag("wp:inline")):
            if line := _drawing_line(anchor, fallback, theme):
                yield line


def vml_lines(run: Element) -> Iterator[VmlLine]:
    """The lines in a `w:r` that VML alone draws."""
    for graphic, _ in _graphics(run, "w:pict"):
        yield from _vml_lines(graphic)


def _graphics(run: Element, name: str) -> Iterator[tuple[Element, Element | None]]:
    """The graphics that count, with the mc:AlternateContent they are a branch of, if any."""
    for element in run:
        if element.tag == tag(name):
            yield element, None
        elif element.tag == tag("mc:AlternateContent"):
            branch = chosen_branch(element)
            found = () if branch is None else branch.iterchildren(tag(name))
            yield from ((each, element) for each in found)


def _drawing_line(anchor: Element, fallback: VmlLine | None, theme: Theme) -> DrawnLine | None:
    shape = child(anchor, "a:graphic/a:graphicData/wps:wsp")
    if shape is None or value(shape, "wps:spPr/a:prstGeom", "prst") not in _LINE_SHAPES:
        return None
    frame = child(shape, "wps:spPr/a:xfrm")
    width, height = (emu_millimetres(value(frame, "a:ext", axis) or "0") for axis in ("cx", "cy"))
    stroke = child(shape, "wps:spPr/a:ln")
    return DrawnLine(
        length_mm=math.hypot(width, height),
        extent_mm=math.hypot(*(emu_millimetres(value(anchor, "wp:extent", axis) or "0") for axis in ("cx", "cy"))),
        is_horizontal=height == 0 and attribute(frame, "rot") in (None, "0"),
        thickness_pt=_stroke_width(shape, stroke, theme),
        color=_stroke_color(shape, stroke),
        dash=value(stroke, "a:prstDash", "val") or "solid",
        head_arrow=value(stroke, "a:headEnd", "type") or "none",
        tail_arrow=value(stroke, "a:tailEnd", "type") or "none",
        horizontal=_position(child(anchor, "wp:positionH")),
        vertical=_position(child(anchor, "wp:positionV")),
        wrap=next((each for each in map(local_name, anchor) if each.startswith("wrap")), None),
        is_behind_text=says_true(anchor.get("behindDoc")),
        is_in_cell=says_true(anchor.get("layoutInCell")),
        fallback=fallback,
    )


def _stroke_width(shape: Element, stroke: Element | None, theme: Theme) -> float:
    """The width of the line itself, else that of the theme line it points to."""
    if width := attribute(stroke, "w"):
        return emu_points(width)
    index = int(value(shape, "wps:style/a:lnRef", "idx") or "0")
    if 0 < index <= len(theme.line_widths_pt):
        return theme.line_widths_pt[index - 1]
    return _DEFAULT_WIDTH_PT


def _stroke_color(shape: Element, stroke: Element | None) -> str | None:
    if child(stroke, "a:noFill") is not None:
        return None
    for fill in (child(stroke, "a:solidFill"), child(shape, "wps:style/a:lnRef")):
        if fill is not None and len(fill):
            return fill[0].get("val")
    return None


def _position(element: Element | None) -> Position | None:
    if element is None:
        return None
    offset = element.findtext("wp:posOffset", None, NAMESPACES)
    return Position(
        relative_to=element.get("relativeFrom", ""),
        offset_mm=None if offset is None else emu_millimetres(offset),
        align=element.findtext("wp:align", None, NAMESPACES),
    )


def _vml_lines(root: Element | None) -> Iterator[VmlLine]:
    for element in () if root is None else root.iter(tag("v:line"), tag("v:shape")):
        is_line = element.tag == tag("v:line")
        if is_line or _VML_LINE_TYPE.fullmatch(element.get("type", "")):
            yield _vml_line(element)


def _vml_line(element: Element) -> VmlLine:
    style = _vml_style(element)
    across, down = (_vml_mm(style.get(name, "0")) for name in ("margin-left", "margin-top"))
    if element.tag == tag("v:line"):
        (left, top), (right, bottom) = (_vml_point(element, end) for end in ("from", "to"))
    else:
        left = top = 0.0
        right, bottom = (_vml_mm(style.get(side, "0")) for side in ("width", "height"))
    weight = element.get("strokeweight")
    return VmlLine(
        length_mm=math.hypot(right - left, bottom - top),
        thickness_pt=points(weight, per_unit=1 / 12700) if weight else _DEFAULT_WIDTH_PT,
        color=element.get("strokecolor", "black"),
        dash=value(element, "v:stroke", "dashstyle") or "solid",
        has_arrows=any(value(element, "v:stroke", end) not in (None, "none") for end in _ARROWS),
        horizontal=_vml_position(style, "horizontal", across + left),
        vertical=_vml_position(style, "vertical", down + top),
    )


def _vml_style(element: Element) -> dict[str, str]:
    pairs = (item.partition(":") for item in element.get("style", "").split(";"))
    return {name.strip(): text.strip() for name, _, text in pairs if text}


def _vml_position(style: dict[str, str], axis: str, offset_mm: float) -> Position:
    align = style.get(f"mso-position-{axis}")
    relative_to = style.get(f"mso-position-{axis}-relative", "text")
    if align in (None, "absolute"):
        return Position(relative_to, offset_mm)
    return Position(relative_to, align=align)


def _vml_point(element: Element, end: str) -> tuple[float, float]:
    horizontal, _, vertical = element.get(end, "0,0").partition(",")
    return _vml_mm(horizontal), _vml_mm(vertical)


def _vml_mm(text: str) -> float:
    """A bare number in a VML style counts pixels of 1/96 inch."""
    return points(text or "0", per_unit=0.75) * 25.4 / 72
