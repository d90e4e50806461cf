"""A finished plan into a template: what belongs to that one occasion goes out, cited documents become fields.

Number, date, place and bodies are asked anew. A document cited in the text becomes a field with the old one as a dated
suggestion, so that last year's number is never copied by oversight.
"""

import datetime

from ..citations import first_citation, is_law, later_citation
from ..format_standard.ruleset import Ruleset
from ..plan import Block, Citation, Plan, Task
from .markup import as_markup, escaped
from .template import AnnexPart, Closing, ExtraRecipient, Field, FieldType, Part, Suggestion, TaskLine, Template


def template_from_plan(plan: Plan, id_: str, name: str, ruleset: Ruleset, on: datetime.date) -> Template:
    """The template that gives `plan` again when its fields are filled with what they suggest."""
    cited = {f"van_ban_{number}": one for number, one in enumerate(plan.citations, 1) if not is_law(one)}
    parts = tuple(_part(block, cited, plan, ruleset) for block in plan.blocks if block.runs)
    used = {key: one for key, one in cited.items() if any(f"{{{key}" in part.text for part in parts)}
    return Template(
        id=id_,
        name=name,
        description=f"Lập từ kế hoạch {_subject(plan)}".strip(),
        side=ruleset.side,
        document_kind=plan.document_kind,
        parts=parts,
        subject=_holed(escaped(plan.subject), used, plan, ruleset) if plan.subject else None,
        issuer_line=_escaped(plan.issuer_line),
        closing=_closing(plan),
        annexes=tuple(
            AnnexPart(one.kind, _escaped(one.title) or "[tên phụ lục]", columns=one.columns) for one in plan.annexes
        ),
        fields=tuple(_field(key, one, on) for key, one in used.items()),
    )


def _subject(plan: Plan) -> str:
    return " ".join((plan.subject or "").split())


def _field(key: str, citation: Citation, on: datetime.date) -> Field:
    suggestion = Suggestion(on, citation.kind, citation.symbol, citation.date, citation.issuer, citation.subject)
    return Field(
        key,
        f"{citation.kind} của {citation.issuer}" if citation.issuer else citation.kind,
        FieldType.CITATION,
        suggestions=(suggestion,),
    )


def _part(block: Block, cited: dict[str, Citation], plan: Plan, ruleset: Ruleset) -> Part:
    task = next((one for one in plan.tasks if one.block == block.id), None)
    text = _holed(as_markup(block.runs), cited, plan, ruleset)
    return Part(block.role, text, heading=block.heading, task=_task_line(task) if task else None)


def _task_line(task: Task) -> TaskLine:
    return TaskLine(
        lead=_escaped(task.lead),
        supporting=tuple(escaped(name) for name in task.supporting),
        deadline=_escaped(task.deadline_text),
        product=_escaped(task.product),
        covers=len(task.covers),
    )


def _escaped(text: str | None) -> str | None:
    return escaped(text) if text else None


def _holed(markup: str, cited: dict[str, Citation], plan: Plan, ruleset: Ruleset) -> str:
    """`markup` with a hole wherever one of the documents is named, in full or by its number."""
    for key, citation in cited.items():
        for hole, runs in (
            (f"{{{key}}}", first_citation(citation, ruleset, plan.house_style)),
            (f"{{{key}.short}}", later_citation(citation, ruleset, plan.house_style)),
        ):
            if not any(run.blank for run in runs):
                markup = markup.replace(as_markup(runs), hole)
    return markup


def _closing(plan: Plan) -> Closing:
    return Closing(
        recipients=tuple(ExtraRecipient(escaped(one.name), one.note) for one in plan.recipients),
        archive_line=_escaped(plan.archive_line),
        authority=_escaped(plan.signature.authority),
        position=_escaped(plan.signature.position),
    )
