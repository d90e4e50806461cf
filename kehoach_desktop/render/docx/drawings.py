"""The regulations' lines as drawn shapes (DrawingML, with VML for programs that do not know it).

Solid, without arrowheads, anchored to their paragraph. Clerks and checkers count neither an underline nor a border as
such a line. A shape takes no height, so it moves no text.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ...domain.layout.sheet import DrawnLine
from ...domain.lengths import Length
from .ooxml import tag


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a line hangs: centred across `horizontal`, `offset` below the top of `vertical`."""

    horizontal: str  # column, margin
    vertical: str  # line, page
    offset: Length


def at_text(line: DrawnLine) -> Anchor:
    """By the line of text that holds the anchor, which stands last (or first) in its paragraph."""
    return Anchor("column", "line", line.drop)


def on_page(line: DrawnLine, top: Length) -> Anchor:
    """By the page, for a paragraph that is itself placed there."""
    return Anchor("margin", "page", top + line.drop)


def drawn_line(line: DrawnLine, anchor: Anchor, color: str, ids: Iterator[int]) -> str:
    """A run that holds the line; `ids` gives a number that no other drawing of the file has."""
    number = next(ids)
    choice = tag("mc:Choice", f"<w:drawing>{_drawing(line, anchor, color, number)}</w:drawing>", {"Requires": "wps"})
    fallback = tag("mc:Fallback", f"<w:pict>{_vml(line, anchor, color, number)}</w:pict>")
    return f"<w:r>{tag('mc:AlternateContent', choice + fallback)}</w:r>"


def _drawing(line: DrawnLine, anchor: Anchor, color: str, number: int) -> str:
    width = line.length.emu
    none = tag("a:headEnd", "", {"type": "none"}) + tag("a:tailEnd", "", {"type": "none"})
    stroke = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill><a:prstDash val="solid"/><a:round/>{none}'
    shape = (
        f'<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="{line.thickness.emu}">{stroke}</a:ln></wps:spPr>'
        "<wps:bodyPr/></wps:wsp>"
    )
    graphic = tag("a:graphicData", shape, {"uri": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"})
    return (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"'
        ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{anchor.horizontal}"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="{anchor.vertical}"><wp:posOffset>{anchor.offset.emu}</wp:posOffset>'
        "</wp:positionV>"
        f'<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="Đường kẻ {number}"/><wp:cNvGraphicFramePr/>'
        f"<a:graphic>{graphic}</a:graphic></wp:anchor>"
    )


def _vml(line: DrawnLine, anchor: Anchor, color: str, number: int) -> str:
    across = {"column": "text", "margin": "margin"}[anchor.horizontal]
    down = {"line": "line", "page": "page"}[anchor.vertical]
    style = (
        f"position:absolute;margin-top:{anchor.offset.pt:g}pt;width:{line.length.pt:g}pt;height:0;z-index:{number};"
        f"mso-position-horizontal:center;mso-position-horizontal-relative:{across};mso-position-vertical-relative:{down}"
    )
    return tag(
        "v:line",
        "",
        {
            "id": f"kh_line_{number}",
            "style": style,
            "from": "0,0",
            "to": f"{line.length.pt:g}pt,0",
            "strokecolor": f"#{color}",
            "strokeweight": f"{line.thickness.pt:g}pt",
        },
    )
