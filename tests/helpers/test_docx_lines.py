"""Drawn lines, as Word 2010 writes them and as the prefixes of older files have them."""

import re

import pytest

from tests.helpers.docx_by_hand import document, paragraph
from tests.helpers.docx_view import DocxView, DrawnLine, Position, VmlLine

MM = 36_000
VML = '<w:pict><v:line from="0,0" to="206.7pt,0" strokeweight="1pt" style="{}">{}</v:line></w:pict>'
THEME_LINES = (
    '<a:themeElements><a:fmtScheme name="x"><a:lnStyleLst><a:ln w="6350"/><a:ln w="12700"/>'
    "</a:lnStyleLst></a:fmtScheme></a:themeElements>"
)


def anchored(
    *,
    width: int = 73 * MM,
    height: int = 0,
    shape: str = "line",
    stroke: str = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln>',
    style: str = "",
    turn: str = "",
) -> str:
    """A `w:drawing` of one shape, half a millimetre below its paragraph and centred on it."""
    return f"""<w:drawing><wp:anchor behindDoc="0" layoutInCell="1" locked="0" allowOverlap="1">
        <wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
        <wp:positionV relativeFrom="paragraph"><wp:posOffset>18000</wp:posOffset></wp:positionV>
        <wp:extent cx="{73 * MM}" cy="0"/><wp:wrapNone/><wp:docPr id="1" name="line"/>
        <a:graphic><a:graphicData><wps:wsp><wps:cNvCnPr/><wps:spPr>
            <a:xfrm{turn}><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
            <a:prstGeom prst="{shape}"/>{stroke}</wps:spPr>{style}<wps:bodyPr/></wps:wsp>
        </a:graphicData></a:graphic></wp:anchor></w:drawing>"""


def with_fallback(drawing: str, fallback: str) -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def lines_of(content: str, **parts: str) -> tuple[DrawnLine, ...]:
    return DocxView(document(f"<w:p><w:r>{content}</w:r></w:p>", **parts)).lines


def only_line(content: str, **parts: str) -> DrawnLine:
    (line,) = lines_of(content, **parts)
    return line


def vml_of(content: str) -> tuple[VmlLine, ...]:
    return DocxView(document(f"<w:p><w:r>{content}</w:r></w:p>")).paragraphs[0].vml_lines


def test_line_has_length_thickness_and_place() -> None:
    line = only_line(anchored())
    assert (line.length_mm, line.extent_mm) == (73, 73)
    assert (line.thickness_pt, line.color, line.dash) == (0.75, "000000", "solid")
    assert line.horizontal == Position("column", align="center")
    assert line.vertical == Position("paragraph", offset_mm=0.5)
    assert (line.wrap, line.is_behind_text, line.is_in_cell) == ("wrapNone", False, True)
    assert line.is_horizontal
    assert not line.has_arrows
    assert line.fallback is None


def test_line_belongs_to_its_paragraph_and_takes_no_text() -> None:
    body = paragraph("before") + f"<w:p><w:r><w:t>here</w:t>{anchored()}</w:r></w:p>"
    before, here = DocxView(document(body)).paragraphs
    assert (len(before.lines), len(here.lines), here.text) == (0, 1, "here")


def test_line_written_twice_is_one_line_with_a_fallback() -> None:
    line = only_line(with_fallback(anchored(), VML.format("", "")))
    assert line.fallback is not None
    assert line.fallback.length_mm == pytest.approx(72.92, abs=0.01)
    assert line.fallback.thickness_pt == 1
    assert not vml_of(with_fallback(anchored(), VML.format("", "")))


def test_length_and_extent_are_read_apart() -> None:
    line = only_line(anchored(width=40 * MM))
    assert (line.length_mm, line.extent_mm) == (40, 73)


@pytest.mark.parametrize(
    ("changes", "is_horizontal"),
    [({}, True), ({"height": MM}, False), ({"turn": ' rot="5400000"'}, False)],
)
def test_line_that_leans_is_not_horizontal(changes: dict[str, str], is_horizontal: bool) -> None:
    assert only_line(anchored(**changes)).is_horizontal is is_horizontal  # type: ignore[arg-type]


@pytest.mark.parametrize(("shape", "count"), [("line", 1), ("straightConnector1", 1), ("rect", 0), ("ellipse", 0)])
def test_only_straight_shapes_are_lines(shape: str, count: int) -> None:
    assert len(lines_of(anchored(shape=shape))) == count


def test_dash_and_arrowheads_are_seen() -> None:
    stroke = '<a:ln w="12700"><a:prstDash val="dash"/><a:headEnd type="none"/>{}</a:ln>'
    arrow = only_line(anchored(stroke=stroke.format('<a:tailEnd type="triangle"/>')))
    assert (arrow.dash, arrow.thickness_pt) == ("dash", 1)
    assert (arrow.head_arrow, arrow.tail_arrow, arrow.has_arrows) == ("none", "triangle", True)
    assert not only_line(anchored(stroke=stroke.format("<a:tailEnd/>"))).has_arrows
    head = only_line(anchored(stroke='<a:ln><a:headEnd type="oval"/></a:ln>'))
    assert (head.head_arrow, head.tail_arrow, head.has_arrows) == ("oval", "none", True)


def test_line_without_fill_has_no_color() -> None:
    style = '<wps:style><a:lnRef idx="1"><a:schemeClr val="accent1"/></a:lnRef></wps:style>'
    assert only_line(anchored(stroke="<a:ln><a:noFill/></a:ln>", style=style)).color is None
    assert only_line(anchored(stroke="<a:ln/>")).color is None


def test_thickness_may_come_from_the_theme() -> None:
    style = '<wps:style><a:lnRef idx="{}"><a:schemeClr val="accent1"/></a:lnRef></wps:style>'
    widths = []
    for index in range(4):
        content = anchored(stroke="<a:ln/>", style=style.format(index))
        line = only_line(content, theme=THEME_LINES)
        widths.append(line.thickness_pt)
        assert line.color == "accent1"
    assert widths == [0.75, 0.5, 1, 0.75]
    assert only_line(anchored(stroke="<a:ln/>"), theme=THEME_LINES).thickness_pt == 0.75


@pytest.mark.parametrize(
    ("shape", "length_mm"),
    [
        ('<v:line from="10mm,0" to="83mm,0"/>', 73),
        ('<v:line from="0,0" to="72,0"/>', 19.05),
        ('<v:shape type="#_x0000_t32" style="position:absolute;width:206.7pt;height:0"/>', 72.92),
        ('<v:shape type="#_x0000_t20" style="width:1in;height:0"/>', 25.4),
        ('<v:shape type="#_x0000_t32" style="width:0;height:1in"/>', 25.4),
        ('<v:line from="3mm,4mm" to="0,0"/>', 5),
        ('<v:line to="1in,0"/>', 25.4),
    ],
)
def test_line_in_vml_alone_is_found(shape: str, length_mm: float) -> None:
    (line,) = vml_of(f"<w:pict>{shape}</w:pict>")
    assert line.length_mm == pytest.approx(length_mm, abs=0.01)
    assert (line.thickness_pt, line.color) == (0.75, "black")
    assert (line.dash, line.has_arrows) == ("solid", False)


@pytest.mark.parametrize(("weight", "thickness_pt"), [("1pt", 1), ("1mm", 2.8346), ("6350", 0.5)])
def test_vml_line_says_how_thick_it_is(weight: str, thickness_pt: float) -> None:
    (line,) = vml_of(f'<w:pict><v:line to="1in,0" strokeweight="{weight}" strokecolor="red"/></w:pict>')
    assert line.thickness_pt == pytest.approx(thickness_pt, abs=0.0001)
    assert line.color == "red"


@pytest.mark.parametrize(
    ("stroke", "has_arrows"),
    [('startarrow="block"', True), ('endarrow="oval"', True), ('endarrow="none"', False), ("", False)],
)
def test_vml_arrow_may_stand_at_either_end(stroke: str, has_arrows: bool) -> None:
    (line,) = vml_of(f'<w:pict><v:line to="1in,0"><v:stroke dashstyle="dash" {stroke}/></v:line></w:pict>')
    assert (line.has_arrows, line.dash) == (has_arrows, "dash")


def test_other_vml_shapes_are_no_lines() -> None:
    assert not vml_of('<w:pict><v:shape type="#_x0000_t75"/><v:rect style="width:9pt"/></w:pict>')


def test_vml_line_is_aligned_or_so_far_from_its_edge() -> None:
    style = (
        "mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:absolute;mso-position-vertical-relative:page;margin-top:6pt"
    )
    (line,) = vml_of(f'<w:pict><v:line from="0,6pt" to="1in,6pt" style="{style}"/></w:pict>')
    assert line.horizontal == Position("margin", align="center")
    assert (line.vertical.relative_to, line.vertical.align) == ("page", None)
    assert line.vertical.offset_mm == pytest.approx(12 * 25.4 / 72)
    (line,) = vml_of('<w:pict><v:line from="1in,0" to="2in,0" style="margin-left:1in"/></w:pict>')
    assert (line.horizontal.relative_to, line.vertical.relative_to) == ("text", "text")
    assert line.horizontal.offset_mm == pytest.approx(50.8)


def test_line_in_the_text_has_no_place() -> None:
    inline = anchored().replace("wp:anchor", "wp:inline").replace("wp:position", "wp:other")
    line = only_line(inline)
    assert (line.length_mm, line.horizontal, line.vertical) == (73, None, None)


@pytest.mark.parametrize("flag", ["behindDoc", "layoutInCell"])
def test_flags_of_the_anchor_are_read(flag: str) -> None:
    for text, expected in (("1", True), ("0", False)):
        line = only_line(re.sub(f'{flag}="."', f'{flag}="{text}"', anchored()))
        flags = {"behindDoc": line.is_behind_text, "layoutInCell": line.is_in_cell}
        assert flags[flag] is expected


def test_leaning_line_is_as_long_as_its_diagonal() -> None:
    assert only_line(anchored(width=3 * MM, height=4 * MM)).length_mm == 5


def test_line_in_a_text_box_belongs_to_the_paragraph_in_the_box() -> None:
    inner = f"<w:p><w:r>{anchored()}</w:r></w:p>"
    box = (
        "<w:drawing><wp:inline><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{inner}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        "</w:drawing>"
    )
    host, boxed = DocxView(document(f"<w:p><w:r>{box}</w:r></w:p>")).paragraphs
    assert (len(host.lines), len(boxed.lines)) == (0, 1)
