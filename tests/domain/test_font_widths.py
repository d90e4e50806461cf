"""A font made by hand tells what the tables mean; measures of dang.md and nha-nuoc.md, that Tinos is the right one."""

import struct

import pytest

from kehoach_desktop.domain.font_widths import FontFace, FontWidths
from kehoach_desktop.domain.lengths import mm, pt
from kehoach_desktop.operations.rulesets import document_font


def made_font(platform: int = 3, subtable_format: int = 4) -> bytes:
    """1000 units per em; a b c by delta (glyphs 1 2 3), x y by a list (3, none), đ is 4 without its own width."""
    segments = [
        (ord("a"), ord("c"), 1 - ord("a"), 0),
        (ord("x"), ord("y"), 1, 6),
        (ord("đ"), ord("đ"), 4 - ord("đ"), 0),
    ]
    segments.append((0xFFFF, 0xFFFF, 1, 0))
    ends, starts, deltas, offsets = zip(
        *((end, start, delta % 65536, at) for start, end, delta, at in segments), strict=True
    )
    count = len(segments)
    glyph_list = (2, 0)  # of x and y, before the delta, 6 bytes after their offset: two more offsets lie between
    row = f">{count}H"
    format_4 = struct.pack(">7H", subtable_format, 0, 0, 2 * count, 0, 0, 0) + struct.pack(row, *ends) + b"\0\0"
    format_4 += struct.pack(row, *starts) + struct.pack(row, *deltas) + struct.pack(row, *offsets)
    format_4 += struct.pack(">2H", *glyph_list)
    tables = {
        b"cmap": struct.pack(">2H", 0, 2)
        + struct.pack(">2HI", 1, 0, 20)  # a table for another machine, not to be taken
        + struct.pack(">2HI", platform, 1, 20)
        + format_4,
        b"head": b"\0" * 18 + struct.pack(">H", 1000),
        b"hhea": b"\0" * 4 + struct.pack(">hhh", 900, -250, 50) + b"\0" * 24 + struct.pack(">H", 4),
        b"hmtx": struct.pack(">HhHhHhHh", 700, 0, 500, 0, 600, 0, 250, 0),
    }
    header, body, at = struct.pack(">IHHHH", 0x10000, len(tables), 0, 0, 0), b"", 12 + 16 * len(tables)
    for tag, data in tables.items():
        header += struct.pack(">4sIII", tag, 0, at + len(body), len(data))
        body += data
    return header + body


FACE = FontFace(made_font())


@pytest.mark.parametrize(
    ("char", "glyph"),
    [("a", 1), ("c", 3), ("x", 3), ("y", 0), ("đ", 4), ("d", 0), ("`", 0), ("w", 0), ("z", 0), ("ế", 0), ("😀", 0)],
)
def test_a_letter_leads_to_its_glyph_or_to_the_missing_box(char: str, glyph: int) -> None:
    assert FACE.glyph(char) == glyph


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("", 0),
        ("a", 500),
        ("ab", 1100),
        ("c", 250),
        ("x", 250),
        ("?", 700),
        ("đ", 250),
    ],  # the last width serves the rest
)
def test_the_width_of_a_text_is_the_sum_of_its_letters(text: str, units: int) -> None:
    assert FACE.width(text, pt(50)).twips == units
    assert FACE.width(text, pt(10)).twips == round(units / 5)


def test_a_line_is_ascent_descent_and_gap_high() -> None:
    widths = FontWidths(*([made_font()] * 4))
    assert widths.line_height(pt(10)) == pt(12)


def test_a_unicode_table_of_either_platform_is_taken() -> None:
    assert FontFace(made_font(platform=0)).glyph("b") == 2


@pytest.mark.parametrize("font", [made_font(platform=2), made_font(subtable_format=12)])
def test_a_font_without_a_table_that_we_read_is_refused(font: bytes) -> None:
    with pytest.raises(ValueError, match="no cmap of format 4"):
        FontFace(font).glyph("a")


# ---------------------------------------------------------------- the document font


@pytest.mark.parametrize(
    ("text", "size", "look", "width_mm"),
    [
        # dang.md §4.1, §4.2
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, "bold", 72.9),
        ("ĐẢNG BỘ THÀNH PHỐ ĐỒNG NAI", 14, "", 77.5),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", 14, "", 84.5),
        ("ĐẢNG UỶ CÁC CƠ QUAN ĐẢNG TỈNH", 14, "bold", 88.9),
        ("Thành phố Hồ Chí Minh, ngày 27 tháng 12 năm 2026", 14, "italic", 106.3),
        # nha-nuoc.md §3, measured in an issued plan
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, "bold", 95.6),
        ("Độc lập - Tự do - Hạnh phúc", 13, "bold", 56.1),
    ],
)
def test_texts_are_as_wide_as_in_times_new_roman(text: str, size: float, look: str, width_mm: float) -> None:
    width = document_font().width(text, pt(size), bold="bold" in look, italic="italic" in look)
    assert width.mm == pytest.approx(width_mm, abs=0.15)


def test_the_title_of_the_party_is_206_7_points_long() -> None:
    assert document_font().width("ĐẢNG CỘNG SẢN VIỆT NAM", pt(15), bold=True).pt == pytest.approx(206.7, abs=0.05)


def test_the_four_faces_have_widths_of_their_own() -> None:
    font = document_font()
    widths = {font.width("Độc lập, tự do", pt(100), bold=bold, italic=italic) for bold in (0, 1) for italic in (0, 1)}
    assert len(widths) == 4
    assert font.face(bold=True) is not font.face(italic=True)


def test_a_single_line_of_14_points_is_16_1_points_high() -> None:
    # nha-nuoc.md §12.9: for 14 pt, single to 1.5 lines is 16.1 to 24.2 pt
    assert document_font().line_height(pt(14)).pt == pytest.approx(16.1, abs=0.05)


def test_the_font_has_every_vietnamese_letter_and_lacks_a_smile() -> None:
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúý"
    assert not [one for one in letters + letters.upper() + "–“”…§½²" if document_font().lacks(one)]
    assert document_font().lacks("😀")
    assert document_font().width("ế", mm(5)) > document_font().width("i", mm(5))
