"""How high a row must be for its wrapped texts: neither Excel nor LibreOffice finds that out when a file is opened."""

from collections.abc import Iterable
from math import ceil

from ...domain.font_widths import FontWidths
from ...domain.lengths import pt

POINTS_PER_PIXEL = 0.75
HIGHEST = 409.0  # points; no program draws a higher row
_LINE = 1.32  # of the size: what Excel gives a line of Times New Roman
_PADDING = 3.0  # points above and below together
_SIDES = 8.0  # pixels that a cell keeps for itself at the left and the right
_NARROWER = 0.95  # screens draw letters on whole pixels, wider than paper does
_MOST_KEPT = 60_000  # words and texts; a table of more begins anew
_SHORT = 120  # letters: names of bodies come again and again, what a task says does not
_EM = 1000
SMALLER = (12.0, 11.0, 10.0, 9.0, 8.0)


class Heights:
    """Measures texts of one font, and remembers the words it has met: tables repeat themselves."""

    def __init__(self, fonts: FontWidths):
        self._faces = {bold: fonts.face(bold=bold) for bold in (False, True)}
        self._widths: dict[bool, dict[str, float]] = {False: {}, True: {}}
        self._lines: dict[tuple[str, float, float, bool], int] = {}

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """In points, on one line."""
        return sum(self._word(word, bold) for word in text.split(" ")) * size / _EM + (
            text.count(" ") * self._word(" ", bold) * size / _EM
        )

    def lines(self, text: str, pixels: float, size: float, *, bold: bool = False) -> int:
        """Into how many lines `text` breaks in a column of so many pixels."""
        key = (text, pixels, size, bold)
        known = self._lines.get(key)
        if known is None:
            room = max(pixels - _SIDES, 1.0) * POINTS_PER_PIXEL * _NARROWER * _EM / size
            known = sum(self._broken(part, room, bold) for part in text.split("\n"))
            if len(text) < _SHORT and len(self._lines) < _MOST_KEPT:
                self._lines[key] = known
        return known

    def height(self, cells: Iterable[tuple[str, float]], size: float, *, bold: bool = False) -> float:
        """The height of a row in points; each cell is its text and the width of its column in pixels."""
        most = max((self.lines(text, pixels, size, bold=bold) for text, pixels in cells), default=1)
        return most * size * _LINE + _PADDING

    def fitting_size(self, text: str, pixels: float, size: float) -> float:
        """`size`, or a smaller one in which a very long text still goes into the highest row."""
        sizes = [size, *(smaller for smaller in SMALLER if smaller < size)]
        return next((one for one in sizes if self.height([(text, pixels)], one) <= HIGHEST), sizes[-1])

    def _broken(self, text: str, room: float, bold: bool) -> int:
        """`room` is in thousandths of the size of the letters."""
        widths = self._widths[bold]
        space = self._word(" ", bold)
        count, filled = 1, 0.0
        for word in text.split(" "):
            width = widths.get(word)
            if width is None:
                width = self._word(word, bold)
            if filled and filled + space + width > room:
                count, filled = count + 1, width
            else:
                filled += space + width if filled else width
            if filled > room:  # a word that no line can hold is cut
                more = ceil(filled / room) - 1
                count, filled = count + more, filled - more * room
        return count

    def _word(self, word: str, bold: bool) -> float:
        widths = self._widths[bold]
        width = widths.get(word)
        if width is None:
            if len(widths) > _MOST_KEPT:
                widths.clear()
            width = widths[word] = self._faces[bold].points(word, pt(_EM))
        return width
