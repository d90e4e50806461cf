"""A plan out of the program: as DOCX, with the plan file inside so that it comes back whole."""

from dataclasses import dataclass
from pathlib import Path

from ..domain.layout import compose
from ..domain.plan import Plan
from ..domain.plan_json import dump_plan
from ..render.docx import package_fault, write_docx
from .files import write_file
from .rulesets import ruleset


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and the lines that the clerk should read."""

    path: Path
    notices: tuple[str, ...] = ()


def docx_of(plan: Plan, *, with_plan: bool = True) -> bytes:
    """The DOCX of `plan`; `with_plan` puts the plan file inside, as far as the pages show it."""
    inside = dump_plan(plan.for_export(), indent=None) if with_plan else None
    return write_docx(compose(plan, ruleset(plan.ruleset)), inside)


def export_docx(plan: Plan, path: Path, *, with_plan: bool = True, force: bool = False) -> Exported:
    write_file(path, docx_of(plan, with_plan=with_plan), force=force, fault=package_fault)
    return Exported(path, notices(plan))


def notices(plan: Plan) -> tuple[str, ...]:
    """Standing lines: a secret mark is printed, nothing is blocked, but the law on State secrets has its own rules."""
    rule = ruleset(plan.ruleset).secrecy
    return (rule.notice,) if plan.secrecy and rule.notice else ()
