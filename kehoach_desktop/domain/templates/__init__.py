r"""Templates: what a plan of one kind says, with fields for what changes from case to case.

`template` is the shape, `markup` takes its texts apart, `holes` tells where they lead, `conditions` reads `when`,
`loading` reads a file and refuses what does not hang together, `defaults` looks at what fields fall back on, `values`
reads what a clerk gives for a field, `texts` puts values into texts, `filling` makes the plan, `from_plan` makes a
template of a plan and `writing` puts one into a file again.

The language of template texts, defaults too; what a clerk gives for a field is only text and is never read so:

| Written | Gives |
|---|---|
| `**bold**`, `*italic*` | the look |
| `[họ tên]` | a blank that is called so |
| `\{`, `\*`, `\[`, `\\` | the sign itself |
| `{topic}` | what was given for a field, its default, or a blank that names what is missing; a list reads `A, B và C` |
| `{topic.capital}`, `{topic.upper}` | a text or word of the place as a sentence begins, or in capitals |
| `{doc}`, `{doc.short}` | a cited document in full, or by type and number |
| `{doc.kind}` … | one of its parts: kind, symbol, date, issuer, subject, year; not known, it is a blank |
| `{item}`, `{item.lead}` | inside `each`: the item of a list, or a column of the row; both take the parts above |
| `{tu}`, `{cap_tinh}`, `{tinh}`, `{cap_xa}`, `{xa}`, `{cap_tren}` | words of the place, as the letterhead tells them |
| `{xa.btgdv}`, `{tinh.btgdv}` | the body of that id, by its name on the day of the plan; a blank where there is none |

A flag has no reading, a table is read row by row: `each` names a list or table, inside `each` also a list column
(`item.classes`). `when` keeps a part where something is given (`doc`, `doc.date`, `item.lead`) or a body is there
(`xa.btgdv`), is not (`!doc`), or reads so (`form = trực tuyến`) or otherwise (`form != trực tuyến`).
"""

from .filling import fill
from .from_plan import template_from_plan
from .loading import Outside, load_common_fields, load_template
from .template import Field, FieldType, Template
from .texts import Surroundings
from .values import read_value
from .writing import dump_template

__all__ = [
    "Field",
    "FieldType",
    "Outside",
    "Surroundings",
    "Template",
    "dump_template",
    "fill",
    "load_common_fields",
    "load_template",
    "read_value",
    "template_from_plan",
]
