"""Lengths as a word processor keeps them: whole twips, 1/20 of a point."""

from dataclasses import dataclass
from functools import total_ordering

TWIPS_PER_POINT = 20
_TWIPS_PER_MM = 1440 / 25.4
_EMU_PER_TWIP = 635


@total_ordering
@dataclass(frozen=True, slots=True)
class Length:
    """A distance on paper. Made by `mm` or `pt`, so that no bare number passes for one."""

    twips: int

    @property
    def mm(self) -> float:
        return self.twips / _TWIPS_PER_MM

    @property
    def pt(self) -> float:
        return self.twips / TWIPS_PER_POINT

    @property
    def half_points(self) -> int:
        """Font sizes in WordprocessingML."""
        return round(self.twips / 10)

    @property
    def emu(self) -> int:
        """Drawings in DrawingML."""
        return self.twips * _EMU_PER_TWIP

    def __add__(self, other: "Length") -> "Length":
        return Length(self.twips + other.twips)

    def __sub__(self, other: "Length") -> "Length":
        return Length(self.twips - other.twips)

    def __mul__(self, factor: float) -> "Length":
        return Length(round(self.twips * factor))

    def __lt__(self, other: "Length") -> bool:
        return self.twips < other.twips


NOTHING = Length(0)


def mm(value: float) -> Length:
    """Word keeps geometry in whole twips; rounding here keeps every writer on the same line breaks."""
    return Length(round(value * _TWIPS_PER_MM))


def pt(value: float) -> Length:
    return Length(round(value * TWIPS_PER_POINT))
