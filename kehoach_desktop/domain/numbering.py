"""Automatic numbers of blocks: Roman, Arabic, the letters a b c d đ e g h …, and the fixed signs `-` `+` `*`.

The form of a label is a specimen from the ruleset or the house style: `I-`, `I.`, `1.`, `1-`, `a)`, `1.1.`.
A label kept by hand counts in its series and is shown as it is.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .plan import Block, Role

_SPECIMEN = re.compile(r"(?P<above>1\.)?(?P<first>[I1a])(?P<tail>\W*)")
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LEVELS = (Role.PART, Role.SECTION, Role.SUBSECTION)


def roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def letter(number: int, alphabet: Sequence[str]) -> str:
    """`a` for 1; after the last letter `aa`, `ab` …"""
    text = ""
    while number > 0:
        number, index = divmod(number - 1, len(alphabet))
        text = alphabet[index] + text
    return text


@dataclass(frozen=True, slots=True)
class Labels:
    """The forms of one plan's labels: a specimen for each numbered level, a sign for each other role."""

    specimens: Mapping[Role, str]
    signs: Mapping[Role, str]
    alphabet: Sequence[str]

    def __post_init__(self) -> None:
        if not self.alphabet:
            raise ValueError("thiếu bảng chữ cái để đánh số")

    def numbered(self, role: Role, number: int, above: int) -> str:
        form = _SPECIMEN.fullmatch(self.specimens[role])
        if form is None:
            raise ValueError(f"không hiểu kiểu đánh số “{self.specimens[role]}”")
        spelled = {"I": roman(number), "1": str(number), "a": letter(number, self.alphabet)}[form["first"]]
        return (f"{above}." if form["above"] else "") + spelled + form["tail"]


def labels(blocks: Iterable[Block], forms: Labels) -> list[str]:
    """The label of each block, "" where it has none."""
    counts = dict.fromkeys(_LEVELS, 0)
    found = []
    for block in blocks:
        if block.role not in counts:
            found.append(block.label if block.label is not None else forms.signs.get(block.role, ""))
            continue
        depth = _LEVELS.index(block.role)
        counts[block.role] += 1
        for lower in _LEVELS[depth + 1 :]:
            counts[lower] = 0
        above = max(counts[_LEVELS[depth - 1]], 1) if depth else 0  # under no section: as under the first
        found.append(block.label if block.label is not None else forms.numbered(block.role, counts[block.role], above))
    return found
