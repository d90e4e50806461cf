"""Thể thức as data: what a regulation fixes, read from `resources/format_standard/*.toml`.

`rules` and `ruleset` say what a file must hold, `loading` reads one and says where it is wrong, `choosing` picks the
one in force. No figure of a regulation stands in code.
"""

from .choosing import choose_ruleset
from .loading import load_ruleset
from .ruleset import Ruleset, Side
from .zones import Zone

__all__ = ["Ruleset", "Side", "Zone", "choose_ruleset", "load_ruleset"]
