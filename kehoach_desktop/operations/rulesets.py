"""The rulesets that ship with the program, read once."""

import datetime
from functools import cache

from .. import paths
from ..domain.font_widths import FontWidths
from ..domain.format_standard import Ruleset, Side, choose_ruleset, load_ruleset
from ..errors import BadArgumentError

_SIDE_NAMES = {Side.PARTY: "của Đảng", Side.STATE: "của cơ quan nhà nước"}
_FACES = ("Regular", "Bold", "Italic", "BoldItalic")


@cache
def document_font() -> FontWidths:
    return FontWidths(*(paths.resource(f"fonts/Tinos-{face}.ttf").read_bytes() for face in _FACES))


def ruleset_ids() -> list[str]:
    return [name.rpartition("/")[2].removesuffix(".toml") for name in paths.resource_names("format_standard", ".toml")]


@cache
def ruleset(id_: str) -> Ruleset:
    """The ruleset called `id_`; a `BadArgumentError` names those that there are."""
    if id_ not in ruleset_ids():
        raise BadArgumentError(f"Không có quy định thể thức “{id_}”; có {', '.join(ruleset_ids())}.")
    name = f"format_standard/{id_}.toml"
    return load_ruleset(name, paths.resource_text(name), document_font())


def ruleset_of_side(id_: str, side: Side) -> Ruleset:
    """The ruleset called `id_` for a document of `side`: neither side ever takes the other's form."""
    found = ruleset(id_)
    if found.side is not side:
        raise BadArgumentError(f"{found.short_name} không dùng cho văn bản {_SIDE_NAMES[side]}.")
    return found


def ruleset_in_force(side: Side, on: datetime.date) -> Ruleset:
    return choose_ruleset(map(ruleset, ruleset_ids()), side, on)
