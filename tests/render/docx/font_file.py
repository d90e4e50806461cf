"""How wide a text is set, read from the font file itself: the tables cmap and hmtx of OpenType, no kerning.

The expected lengths of the regulations' lines come from here, so that they owe nothing to the program's own measuring.
"""

import struct
from functools import cache
from pathlib import Path

_FONTS = Path(__file__).parents[3] / "resources" / "fonts"
_FACES = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}


def text_width_mm(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of `text` on one line."""
    advances, missing, units = _face(_FACES[bold, italic])
    return sum(advances.get(ord(letter), missing) for letter in text) / units * size_pt * 25.4 / 72


def wrapped(text: str, size_pt: float, width_mm: float, *, bold: bool) -> list[str]:
    """`text` broken greedily at its spaces, as a word processor does."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width_mm(longer, size_pt, bold=bold) > width_mm:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@cache
def _face(face: str) -> tuple[dict[int, int], int, int]:
    """The advance of each letter, that of the missing glyph, and the units of one em."""
    data = (_FONTS / f"Tinos-{face}.ttf").read_bytes()
    tables = {
        tag.decode("ascii"): offset
        for tag, _, offset, _ in struct.iter_unpack(">4s3L", data[12 : 12 + 16 * struct.unpack(">H", data[4:6])[0]])
    }
    units = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    count = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]
    widths = [struct.unpack_from(">H", data, tables["hmtx"] + 4 * glyph)[0] for glyph in range(count)]
    glyphs = _characters(data, tables["cmap"])
    return {code: widths[min(glyph, count - 1)] for code, glyph in glyphs.items()}, widths[0], units


def _characters(data: bytes, start: int) -> dict[int, int]:
    """The glyph of each character, by the segments of a cmap subtable of format 4 (OpenType 1.9)."""
    for number in range(struct.unpack_from(">H", data, start + 2)[0]):
        table = start + struct.unpack_from(">L", data, start + 4 + 8 * number + 4)[0]
        if struct.unpack_from(">H", data, table)[0] == 4:
            return _segments(data, table)
    raise ValueError("the font has no table of characters of format 4")


def _segments(data: bytes, table: int) -> dict[int, int]:
    count = struct.unpack_from(">H", data, table + 6)[0] // 2
    ends, starts, deltas, ranges = (table + 14 + skip for skip in (0, 2 * count + 2, 4 * count + 2, 6 * count + 2))
    glyphs = {}
    for segment in range(count):
        first, last, delta, offset = (
            struct.unpack_from(">H", data, part + 2 * segment)[0] for part in (starts, ends, deltas, ranges)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", data, ranges + 2 * segment + offset + 2 * (code - first))[0]
            if glyph or not offset:
                glyphs[code] = (glyph + delta) % 0x10000
    return glyphs
