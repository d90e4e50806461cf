"""Looks as run and paragraph properties, in the order that the schema asks for.

A property is written where it differs from `base`, the look of the paragraph's style; without a base all are written.
"""

from ...domain.format_standard.rules import Align
from ...domain.layout.sheet import Frame, LineSpacing, ParagraphLook, TextLook
from .ooxml import element, switch

_ALIGN = {Align.LEFT: "left", Align.CENTER: "center", Align.RIGHT: "right", Align.JUSTIFY: "both"}
_SINGLE_LINE = 240  # w:line of a single line under lineRule="auto"


def run_properties(look: TextLook, base: TextLook | None = None, *, style: str | None = None) -> str:
    """What stands inside `w:rPr`. A character style brings its own colour."""
    parts = [element("rStyle", val=style)] if style else []
    if base is None or look.bold != base.bold:
        parts.append(switch("b", look.bold))
    if base is None or look.italic != base.italic:
        parts.append(switch("i", look.italic))
    if look.color and not style and (base is None or look.color != base.color):
        parts.append(element("color", val=look.color))
    if base is None or look.size != base.size:
        parts += [element("sz", val=look.size.half_points), element("szCs", val=look.size.half_points)]
    if (base is None and look.underline) or (base and look.underline != base.underline):
        parts.append(element("u", val="single" if look.underline else "none"))
    return "".join(parts)


def paragraph_properties(
    look: ParagraphLook, base: ParagraphLook | None = None, *, style: str = "", frame: str = ""
) -> str:
    """What stands inside `w:pPr` up to the outline level; `frame` is a ready `w:framePr`."""
    parts = [style]
    if (base is None and look.keep_next) or (base and look.keep_next != base.keep_next):
        parts.append(switch("keepNext", look.keep_next))
    if (base is None and look.keep_lines) or (base and look.keep_lines != base.keep_lines):
        parts.append(switch("keepLines", look.keep_lines))
    parts.append(frame)
    if look.frame:
        parts.append(_borders(look.frame))
    if base is None or (look.before, look.after, look.spacing) != (base.before, base.after, base.spacing):
        parts.append(_spacing(look))
    if base is None or (look.left, look.right, look.first_line) != (base.left, base.right, base.first_line):
        parts.append(element("ind", left=look.left.twips, right=look.right.twips, firstLine=look.first_line.twips))
    if base is None or look.align is not base.align:
        parts.append(element("jc", val=_ALIGN[look.align]))
    if look.outline_level is not None and (base is None or look.outline_level != base.outline_level):
        parts.append(element("outlineLvl", val=look.outline_level))
    return "".join(parts)


def _spacing(look: ParagraphLook) -> str:
    return element("spacing", before=look.before.twips, after=look.after.twips, **_line(look.spacing))


def _line(spacing: LineSpacing) -> dict[str, object]:
    if spacing.exact is not None:
        return {"line": spacing.exact.twips, "lineRule": "exact"}
    return {"line": round(_SINGLE_LINE * spacing.lines), "lineRule": "auto"}


def _borders(frame: Frame) -> str:
    # The paragraph's indents place the sides; above and below the box keeps its distance from the line.
    eighths, points = round(frame.thickness.pt * 8), round(frame.space.pt)
    sides = (("top", points), ("left", 0), ("bottom", points), ("right", 0))
    content = "".join(element(side, val="single", sz=eighths, space=space, color=frame.color) for side, space in sides)
    return element("pBdr", content)
