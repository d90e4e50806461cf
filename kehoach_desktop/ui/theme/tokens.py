"""The values of the look, read from `resources/look/tokens.toml`: roles in, figures out. No Qt here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from ...paths import resource_text

TOKENS = "look/tokens.toml"
# What is drawn as print, and keeps its light colours when the clerk wants the paper white in the dark too.
PAPER_ROLES = frozenset(
    ("paper", "ink", "sheet", "find", "blank", "on_blank", "selection", "on_selection", "muted", "line", "accent_text")
)


class Scheme(Enum):
    """What the clerk chose in "Giao diện"; the value is what is stored."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextStyle(NamedTuple):
    """In device-independent pixels."""

    size: int
    line_height: int
    weight: int


class ChipLook(NamedTuple):
    """What tells a state apart: a tone, an icon, and always a word."""

    tone: str
    icon: str
    word: str


@cache
def raw_tokens() -> Mapping[str, Any]:
    return MappingProxyType(tomllib.loads(resource_text(TOKENS)))


@dataclass(frozen=True)
class Tokens:
    """One scheme at one size of body text."""

    dark: bool = False
    base_px: int = 0  # 0: the size of the file
    white_paper: bool = False  # in the dark scheme too

    @cached_property
    def base(self) -> int:
        return max(self.base_px, int(self._raw["type"]["base_px"]))

    @property
    def look(self) -> tuple[bool, int, bool]:
        """The same for all that look the same."""
        return self.dark, self.base, self.white_paper

    @property
    def _raw(self) -> Mapping[str, Any]:
        return raw_tokens()

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(self._raw["color"]["light"])

    def colour(self, role: str) -> str:
        return str(self._raw["color"]["dark" if self.dark else "light"][role])

    def paper_colour(self, role: str) -> str:
        """The colour of a role where it stands on the paper."""
        scheme = "dark" if self.dark and not self.white_paper else "light"
        if role not in PAPER_ROLES:
            raise KeyError(role)
        return str(self._raw["color"][scheme][role])

    def px(self, length: float) -> int:
        """A length at body text of 13, made larger with the text."""
        return round(length * self.base / int(self._raw["type"]["base_px"]))

    def size(self, name: str) -> int:
        return self.px(self._raw["size"][name])

    def space(self, name: str) -> int:
        return self.px(self._raw["space"][name])

    def radius(self, name: str) -> int:
        return self.px(self._raw["radius"][name])

    def text(self, name: str) -> TextStyle:
        size, height, *weight = self._raw["type"][name]
        return TextStyle(self.px(size), self.px(height), weight[0] if weight else 400)

    def families(self) -> list[str]:
        """Wanted fonts, best first; "system" stands for the one of the system."""
        return list(self._raw["type"]["families"])

    def motion(self, name: str) -> int:
        return int(self._raw["motion"][name])

    def chip(self, family: str, state: str) -> ChipLook:
        return ChipLook(*self._raw["chip"][family][state])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, #RRGGBB, as WCAG 2 reckons it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)
