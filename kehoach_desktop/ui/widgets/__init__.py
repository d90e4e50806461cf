"""Small parts that several screens are built from. They know the theme and nothing of plans.

Words: `TextLabel`, `text_lines`. Marks: `Chip`, `IconMark`, `paint_ring`, `paint_row`. Deeds: `Button`, `ToolButton`.
Choices: `DropDown`, `FilterDropDown`, `SegmentedChoice`, `ChoiceCard`, `CountChip`. Fields: `SearchField`,
`NumberField`, `Field`. Areas: `HeaderLine`, `Line`, `Flow`, `Card`, `ScrollDown`, `EmptyState`, `NothingFound`,
`CellView`, `CellEditing`. Messages: `Toast`, `WarningBar`, `ProgressLine`.
"""

from .button import Button
from .card import Card, ChoiceCard, WayCard
from .cells import CellEditing, CellView
from .chip import Chip, chip_size, paint_chip
from .count_chip import CountChip
from .drop_down import DropDown, FilterDropDown
from .empty_state import EmptyState
from .field import Field
from .flow import Flow
from .header_line import HeaderLine, Line
from .icon_mark import IconMark
from .nothing_found import NothingFound
from .number_field import NumberField
from .progress_line import ProgressLine
from .row_look import paint_ring, paint_row
from .scroll_down import ScrollDown
from .search_field import SearchField
from .segmented_choice import SegmentedChoice
from .text_label import TextLabel
from .toast import Toast
from .tool_button import ToolButton
from .warning_bar import WarningBar

__all__ = [
    "Button",
    "Card",
    "CellEditing",
    "CellView",
    "Chip",
    "ChoiceCard",
    "CountChip",
    "DropDown",
    "EmptyState",
    "Field",
    "FilterDropDown",
    "Flow",
    "HeaderLine",
    "IconMark",
    "Line",
    "NothingFound",
    "NumberField",
    "ProgressLine",
    "ScrollDown",
    "SearchField",
    "SegmentedChoice",
    "TextLabel",
    "Toast",
    "ToolButton",
    "WarningBar",
    "WayCard",
    "chip_size",
    "paint_chip",
    "paint_ring",
    "paint_row",
]
