"""Plain text into paragraphs: lines of Zalo and Excel as they are, lines that a PDF file broke put together again."""

import re
from itertools import pairwise

from .marks import leading_role

_LONG = 50  # letters: a line of a page is longer, one that somebody typed in a chat is mostly not
_NEARLY_FULL = 0.72  # of the longest line: what ends before that ended by itself
_SENTENCE_END = (".", ";", ":", "!", "?", "./.", "…")


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text`, spaces at their ends taken away; empty ones are left out."""
    lines = [re.sub(r"[ \u00a0]+", " ", line).strip() for line in text.split("\n")]
    if _is_broken(lines):
        lines = _mended(lines)
    return [line for line in lines if line]


def _is_broken(lines: list[str]) -> bool:
    """Whether sentences run on from line to line."""
    if any("\t" in line for line in lines):
        return False
    return any(
        len(line) >= _LONG and not line.endswith(_SENTENCE_END) and _goes_on(below) for line, below in pairwise(lines)
    )


def _goes_on(line: str) -> bool:
    """Whether a line can only be the rest of the one above: it begins small, and not with a mark."""
    return bool(line) and leading_role(line)[0] is None and (line[0].islower() or line[0] in ",;)”")


def _mended(lines: list[str]) -> list[str]:
    full = max(map(len, lines)) * _NEARLY_FULL
    mended: list[list[str]] = []
    above = ""
    for line in lines:
        if above and _belongs(above, line, full):
            mended[-1].append(line)
        else:
            mended.append([line])
        above = line
    return [" ".join(parts) for parts in mended]


def _belongs(above: str, line: str, full: float) -> bool:
    if not line or leading_role(line)[0] is not None:
        return False
    if _goes_on(line):
        return not above.endswith((";", ":")) or len(above) >= full
    return len(above) >= full and not above.endswith(_SENTENCE_END)
