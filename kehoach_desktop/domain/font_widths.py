"""How wide a text will be, from the tables of the font itself (TrueType `cmap` format 4 and `hmtx`).

The regulations tie drawn lines to the width of a text, and the date line decides the columns of the letterhead. Tinos
has the widths of Times New Roman in every letter, so lengths computed here are those of the printed page.
"""

import struct
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache

from .lengths import Length, pt


class FontFace:
    """Advance widths of one face, read from its bytes when first asked for."""

    def __init__(self, data: bytes):
        self._data = data

    @cached_property
    def _tables(self) -> dict[bytes, int]:
        count = struct.unpack_from(">H", self._data, 4)[0]
        records = (struct.unpack_from(">4sIII", self._data, 12 + 16 * i) for i in range(count))
        return {tag: offset for tag, _, offset, _ in records}

    @cached_property
    def units_per_em(self) -> int:
        return int(struct.unpack_from(">H", self._data, self._tables[b"head"] + 18)[0])

    @cached_property
    def _heights(self) -> tuple[int, int, int]:
        """Ascent, descent (negative) and gap."""
        ascent, descent, gap = struct.unpack_from(">hhh", self._data, self._tables[b"hhea"] + 4)
        return ascent, descent, gap

    @property
    def line_units(self) -> int:
        ascent, descent, gap = self._heights
        return ascent - descent + gap

    @property
    def above_baseline_units(self) -> int:
        ascent, _, gap = self._heights
        return ascent + gap

    @cached_property
    def _advances(self) -> Sequence[int]:
        count = struct.unpack_from(">H", self._data, self._tables[b"hhea"] + 34)[0]
        return [pair[0] for pair in struct.iter_unpack(">Hh", self._slice(b"hmtx", 4 * count))]

    def _slice(self, table: bytes, length: int) -> bytes:
        start = self._tables[table]
        return self._data[start : start + length]

    @cached_property
    def _segments(self) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int], int]:
        start = self._tables[b"cmap"]
        count = struct.unpack_from(">H", self._data, start + 2)[0]
        for i in range(count):
            platform, _, offset = struct.unpack_from(">HHI", self._data, start + 4 + 8 * i)
            at = start + offset
            if platform in (0, 3) and struct.unpack_from(">H", self._data, at)[0] == 4:
                return self._format_4(at)
        raise ValueError("the font has no cmap of format 4")

    def _format_4(self, at: int) -> tuple[Sequence[int], Sequence[int], Sequence[int], Sequence[int], int]:
        count = struct.unpack_from(">H", self._data, at + 6)[0] // 2
        row = f">{count}H"
        ends = struct.unpack_from(row, self._data, at + 14)
        starts = struct.unpack_from(row, self._data, at + 16 + 2 * count)
        deltas = struct.unpack_from(row, self._data, at + 16 + 4 * count)
        offsets_at = at + 16 + 6 * count
        return ends, starts, deltas, struct.unpack_from(row, self._data, offsets_at), offsets_at

    @lru_cache(maxsize=4096)  # noqa: B019 - a face lives as long as the program
    def glyph(self, char: str) -> int:
        """Glyph index of `char`, 0 (the missing-glyph box) where the font has none."""
        code = ord(char)
        ends, starts, deltas, offsets, offsets_at = self._segments
        i = bisect_left(ends, code)
        if code > 0xFFFF or i == len(ends) or starts[i] > code:
            return 0
        if offsets[i] == 0:
            return (code + deltas[i]) & 0xFFFF
        at = offsets_at + 2 * i + offsets[i] + 2 * (code - starts[i])
        glyph = int(struct.unpack_from(">H", self._data, at)[0])
        return (glyph + deltas[i]) & 0xFFFF if glyph else 0

    def width(self, text: str, size: Length) -> Length:
        return pt(self.points(text, size))

    def points(self, text: str, size: Length) -> float:
        """The width to the last fraction: two lines that differ by less than a twip may break in two places."""
        units = sum(self._advances[min(self.glyph(char), len(self._advances) - 1)] for char in text)
        return units * size.pt / self.units_per_em


class FontWidths:
    """The four faces of the document font."""

    def __init__(self, regular: bytes, bold: bytes, italic: bytes, bold_italic: bytes):
        self._faces = {
            (False, False): FontFace(regular),
            (True, False): FontFace(bold),
            (False, True): FontFace(italic),
            (True, True): FontFace(bold_italic),
        }

    def face(self, *, bold: bool = False, italic: bool = False) -> FontFace:
        return self._faces[bold, italic]

    def width(self, text: str, size: Length, *, bold: bool = False, italic: bool = False) -> Length:
        return self.face(bold=bold, italic=italic).width(text, size)

    def line_height(self, size: Length) -> Length:
        """A single line as word processors set it: ascent, descent and gap of the font."""
        return Length(round(self.face().line_units * size.twips / self.face().units_per_em))

    def above_baseline(self, size: Length) -> float:
        """What of a single line lies above the baseline, in points: word processors put the gap on top."""
        return self.face().above_baseline_units * size.pt / self.face().units_per_em

    def lacks(self, char: str) -> bool:
        """Whether `char` would print as the missing-glyph box."""
        return self.face().glyph(char) == 0


NO_FONTS = FontWidths(b"", b"", b"", b"")  # stands in a ruleset that is read but not composed with
