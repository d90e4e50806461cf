"""Where a centred text breaks, and the room that makes its lines about equally long.

Word fills each line with as many words as go in, so a long name often leaves one word for its last line. With a little
less room the same rule gives even lines, in every program, without a break that somebody would have to move later.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from types import MappingProxyType

from ..lengths import Length, pt

# A hyphen with something after it in its word (69-KL/TW, 2021-2025, “Kinh tế”-xã hội) never ends a line. Programs
# disagree about such hyphens, and about none of those before a space.
HELD_HYPHEN = re.compile(r"-(?=-*[^ \n-])")

_NOWHERE: Mapping[int, int] = MappingProxyType({})
_MOST_SLACK = pt(4)  # no regulation: programs differ by less in the width of a line, and the eye does not see it


def break_lines(words: Sequence[Length], space: Length, room: Length) -> list[list[Length]]:
    """Words (by their widths) into lines, first come first served."""
    lines: list[list[Length]] = []
    filled = Length(0)
    for width in words:
        if lines and filled + space + width <= room:
            lines[-1].append(width)
            filled += space + width
        else:
            lines.append([width])
            filled = width
    return lines


def line_width(line: Sequence[Length], space: Length) -> Length:
    return Length(sum(word.twips for word in line) + space.twips * (len(line) - 1))


def even_room(
    words: Sequence[Length], space: Length, room: Length, joints: Mapping[int, int] = _NOWHERE, more_lines: int = 0
) -> Length:
    """The room in which the text takes as few lines as in `room`, the longest of them as short as can be.

    Breaks before the words in `joints` (inside `Uỷ ban nhân dân`; each with its weight) are avoided where another room
    of as many lines does, or of up to `more_lines` more. The room lies between what the lines need and what would draw
    a further word up, so that no rounding can move a break.
    """
    count = len(break_lines(words, space, room))
    if count < 2:
        return room
    most = count + more_lines
    needed = _least(max(words), room, lambda width: len(break_lines(words, space, width)) <= most)
    best, least = needed, (sum(joints.values()) + 1, 0)
    while needed <= room:
        lines = break_lines(words, space, needed)
        cuts = sum(joints.get(start, 0) for start in accumulate(len(line) for line in lines[:-1]))
        if (cuts, len(lines)) < least:
            best, least = needed, (cuts, len(lines))
        needed = _next_up(lines, space)
    next_up = _next_up(break_lines(words, space, best), space)
    return min(best + min((next_up - best) * 0.5, _MOST_SLACK), room)


def _next_up(lines: Sequence[Sequence[Length]], space: Length) -> Length:
    """The least room in which some line takes one word more."""
    return min(line_width([*line, after[0]], space) for line, after in pairwise(lines))


def _least(low: Length, high: Length, fits: Callable[[Length], bool]) -> Length:
    """The least length that fits, by halving."""
    low_twips, high_twips = low.twips, high.twips
    while low_twips < high_twips:
        middle = (low_twips + high_twips) // 2
        if fits(Length(middle)):
            high_twips = middle
        else:
            low_twips = middle + 1
    return Length(high_twips)
