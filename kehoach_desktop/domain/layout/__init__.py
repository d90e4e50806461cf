"""A plan composed into a sheet: every paragraph with its look resolved, ready to be written or checked.

`sheet` is the result; `context` holds the ruleset and turns its zones and roles into styles; `line_breaks` evens the
lines of a centred text; `head`, `body`, `closing` and `annex` compose one part each, field by field and block by block;
`compose` puts them together.
"""

from .compose import compose
from .sheet import Sheet

__all__ = ["Sheet", "compose"]
