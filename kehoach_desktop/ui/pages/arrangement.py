"""Where each page lies in the view, in dots of the screen so that a picture is never blurred by half a dot."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A page: its corner, its size, and how many dots a point of it has."""

    left: int
    top: int
    width: int
    height: int
    scale: float

    @property
    def bottom(self) -> int:
        return self.top + self.height

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.left + self.width and self.top <= y < self.bottom

    def point(self, x: float, y: float) -> tuple[float, float]:
        """In points from the top left corner of the page."""
        return (x - self.left) / self.scale, (y - self.top) / self.scale


@dataclass(frozen=True, slots=True)
class Arrangement:
    """All pages, one below the other or two side by side."""

    boxes: tuple[Box, ...] = ()
    width: int = 0
    height: int = 0

    def between(self, top: int, bottom: int) -> list[int]:
        """The pages of which something lies between two heights."""
        return [page for page, box in enumerate(self.boxes) if box.top < bottom and box.bottom > top]

    def at(self, x: float, y: float) -> int | None:
        return next((page for page, box in enumerate(self.boxes) if box.holds(x, y)), None)

    def nearest(self, y: float) -> int:
        """The page at a height, the first of two side by side; a gap belongs to the page nearer."""
        distances = [max(box.top - y, 0, y - box.bottom) for box in self.boxes]
        return distances.index(min(distances)) if distances else 0


def fitting_scale(sizes: Sequence[Size], columns: int, room: int, gap: int) -> float:
    """Dots to a point so that the first page, or two of it, fill `room`."""
    if not sizes:
        return 1.0
    return max(_column(columns, room, gap) / sizes[0][0], 0.1)


def arrange(sizes: Sequence[Size], scale: float, columns: int, room: int, gap: int, *, fits: bool) -> Arrangement:
    """`gap` dots lie round every page; with `fits` a page wider than its column is made smaller to go in."""
    boxes: list[Box] = []
    top, widest = gap, 0
    for row in _rows(sizes, columns):
        scales = [min(scale, _column(columns, room, gap) / width) if fits else scale for width, _ in row]
        widths = [math.ceil(width * own) for (width, _), own in zip(row, scales, strict=True)]
        heights = [math.ceil(height * own) for (_, height), own in zip(row, scales, strict=True)]
        taken = sum(widths) + gap * (len(row) + 1)
        left = max((room - _row_width(widths, columns, gap)) // 2, 0) + gap
        for width, height, own in zip(widths, heights, scales, strict=True):
            boxes.append(Box(left, top, width, height, own))
            left += width + gap
        top += max(heights) + gap
        widest = max(widest, taken)
    return Arrangement(tuple(boxes), widest, top if boxes else 0)


def _rows(sizes: Sequence[Size], columns: int) -> list[list[Size]]:
    return [list(sizes[at : at + columns]) for at in range(0, len(sizes), columns)]


def _row_width(widths: Sequence[int], columns: int, gap: int) -> int:
    """A last page alone stands where the left one of two would."""
    missing = columns - len(widths)
    return sum(widths) + missing * widths[0] + gap * (columns + 1)


def _column(columns: int, room: int, gap: int) -> int:
    return max((room - gap * (columns + 1)) // columns, 1)
