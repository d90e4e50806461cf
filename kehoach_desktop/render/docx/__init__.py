"""DOCX: a package written part by part, the same bytes for the same sheet.

`ooxml` holds the raw XML's grammar, `looks` turns looks into properties, `paragraphs`, `drawings`, `tables` and
`sections` write what their names say, `parts` the parts around the text, `package` zips, `verify` reads it again,
`travelling_plan` finds the plan file in a DOCX that came back.
"""

from .package import write_docx
from .travelling_plan import plan_in_docx
from .verify import package_fault

__all__ = ["package_fault", "plan_in_docx", "write_docx"]
