"""A plan out of the program: as DOCX, with the plan file inside so that it comes back whole."""

from pathlib import Path

from ..domain.layout import compose
from ..domain.plan import Plan
from ..domain.plan_json import dump_plan
from ..render.docx import package_fault, write_docx
from .files import write_file
from .rulesets import ruleset


def docx_of(plan: Plan, *, with_plan: bool = True) -> bytes:
    """The DOCX of `plan`; `with_plan` puts the plan file inside, as far as the pages show it."""
    inside = dump_plan(plan.for_export(), indent=None) if with_plan else None
    return write_docx(compose(plan, ruleset(plan.ruleset)), inside)


def export_docx(plan: Plan, path: Path, *, with_plan: bool = True, force: bool = False) -> None:
    write_file(path, docx_of(plan, with_plan=with_plan), force=force, fault=package_fault)
