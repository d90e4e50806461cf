"""Where a line of the paper may end: as on the printed page, which keeps together what Unicode's rules part."""

import re

from ...domain.layout.line_breaks import HELD_HYPHEN

LINE_END = "\N{LINE SEPARATOR}"
_CLINGS = frozenset("/.,;:!?)]}")  # begins no line, not even after a space
_ENDS = "–…!?|}"
_WORD = re.compile(rf"[^ {LINE_END}]+")
_SEGMENT = re.compile(rf"[^—{_ENDS}]+[{_ENDS}]*|[—{_ENDS}]+")
_HELD = re.compile(rf"/|\N{{NO-BREAK SPACE}}|{HELD_HYPHEN.pattern}")


class BreakRules:
    """Where the printed page ends no line though Unicode would: inside `69-KL/TW`, before a stray mark."""

    def __init__(self, text: str) -> None:
        self._text = text

    @classmethod
    def of(cls, text: str) -> "BreakRules | None":
        """None where Unicode's own rules will do."""
        return cls(text) if _HELD.search(text) or any(f" {mark}" in text for mark in _CLINGS) else None

    def letters(self, start: int, count: int) -> int:
        """How many letters the line from `start` may keep of those that Qt gave it."""
        text, end = self._text, start + count
        if end >= len(text):
            return count
        at = end
        while at > start and not self._may_end(at, is_qts_own=at == end):
            at -= 1
        return at - start if at > start else count

    def _may_end(self, at: int, *, is_qts_own: bool) -> bool:
        before, after = self._text[at - 1], self._text[at]
        if before == LINE_END:
            return True
        if before == " ":
            return after not in _CLINGS
        begins = max(self._text.rfind(" ", 0, at), self._text.rfind(LINE_END, 0, at)) + 1
        match = _WORD.match(self._text, begins)
        assert match
        for segment in _SEGMENT.finditer(match[0]):
            first, last = begins + segment.start(), begins + segment.end()
            if first < at < last:
                return is_qts_own and not _HELD.search(segment[0])
        return True
