"""Templates: what a plan of one kind says, with fields for what changes from case to case.

`template` is the shape, `markup` the little language of its texts, `loading` reads a file and refuses what does not
hang together, `defaults` looks at what fields fall back on, `values` reads what a clerk gives for a field, `texts` puts
values into texts, `filling` makes the plan, `from_plan` makes a template of a plan and `writing` puts one into a file
again.
"""

from .filling import fill
from .from_plan import template_from_plan
from .loading import load_common_fields, load_template
from .template import Field, FieldType, Template
from .texts import Surroundings
from .values import read_value
from .writing import dump_template

__all__ = [
    "Field",
    "FieldType",
    "Surroundings",
    "Template",
    "dump_template",
    "fill",
    "load_common_fields",
    "load_template",
    "read_value",
    "template_from_plan",
]
