"""A plan composed into a sheet: every paragraph with its look resolved, ready to be written or checked.

`sheet` is the result; `style` turns zones and roles of a ruleset into looks; `head`, `body`, `closing` and `annex`
compose one part each, field by field and block by block; `compose` puts them together.
"""

from .compose import compose
from .sheet import Sheet

__all__ = ["Sheet", "compose"]
