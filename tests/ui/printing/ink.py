"""Where the ink of a page lies."""

from dataclasses import dataclass

from kehoach_desktop.render.pdf.pictures import Picture, examine, picture

_DOTS_MM = 10  # dots to a mm
_POINTS_MM = 72 / 25.4
_INK = bytes(1 if level < 128 else 0 for level in range(256))


@dataclass(frozen=True)
class Inked:
    """A page and the edges of what is printed on it, in mm from its top left corner."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    def is_at(self, other: "Inked", within: float) -> bool:
        return all(
            abs(getattr(self, side) - getattr(other, side)) <= within
            for side in ("width", "height", "left", "top", "right", "bottom")
        )


def inked(pdf: bytes) -> list[Inked | None]:
    """Each page; None stands for a white one."""
    return [_inked(picture(pdf, page, _DOTS_MM / _POINTS_MM), size) for page, size in enumerate(examine(pdf).sizes)]


def _inked(drawn: Picture, size: tuple[float, float]) -> Inked | None:
    lines = [
        drawn.pixels[start : start + drawn.width * 4 : 4].translate(_INK)
        for start in range(0, drawn.stride * drawn.height, drawn.stride)
    ]
    rows = [row for row, line in enumerate(lines) if 1 in line]
    if not rows:
        return None
    left = min(lines[row].index(1) for row in rows)
    right = max(lines[row].rindex(1) for row in rows)
    places = (number / _DOTS_MM for number in (left, rows[0], right, rows[-1]))
    return Inked(size[0] / _POINTS_MM, size[1] / _POINTS_MM, *places)
