"""The looks of cells, each made once; colours are data and few."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

DAY_FORMAT = "dd/mm/yyyy"
PER_CENT_FORMAT = "0%"
SHARE_FORMAT = "0.0%"

HEADER_FILL = "#E8ECF1"
GROUP_FILL = "#F3F5F7"
ENTRY_FILL = "#FFFBEA"  # pale: it must not darken a print
FAINT = "#6B7280"
GRID = "#808080"
FAINT_LINE = "#D4D8DE"
# Text and fill of what stands out; the fill says little enough to be copied in black and white.
TONES: Mapping[str, tuple[str, str]] = {
    "bad": ("#9C0006", "#FCE4E4"),
    "late": ("#7F4F00", "#FDF0D5"),
    "good": ("#1E5E2F", "#E6F3E8"),
    "asked": ("#1F3F77", "#E5ECF8"),
    "aside": ("#6B7280", "#F1F1F1"),
}
# A text that begins so would become a formula as soon as somebody edits its cell.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class Looks:
    """Formats of one workbook, by what they ask for."""

    def __init__(self, workbook: Workbook, family: str):
        self._workbook, self._family = workbook, family
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def look(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            usual = {"font_name": self._family, "valign": "vcenter"}
            self._made[key] = self._workbook.add_format(usual | properties)
        return self._made[key]

    def cell(self, size: float, **properties: Any) -> Format:
        """A cell of a table: ruled, its text wrapped."""
        usual = {"font_size": size, "border": 1, "border_color": GRID, "text_wrap": True}
        return self.look(**(usual | properties))

    def tone(self, name: str) -> Format:
        """What a condition lays over a cell; it has no font, or Excel would refuse it."""
        text, fill = TONES[name]
        key = (("tone", name),)
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"font_color": text, "bg_color": fill})
        return self._made[key]


def is_formula_like(text: str) -> bool:
    return text.startswith(FORMULA_SIGNS)
