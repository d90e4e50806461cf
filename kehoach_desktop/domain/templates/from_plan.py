"""A finished plan into a template: what belongs to that one occasion goes out, cited documents become fields.

Number, date, place and bodies are asked anew. A document cited in the text becomes a field with the old one as a dated
suggestion, so that last year's number is never copied by oversight.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..citations import first_citation, is_law, later_citation
from ..format_standard.ruleset import Ruleset
from ..plan import Annex, Block, Citation, Plan, Task, joined_content
from .markup import as_markup, escaped
from .template import AnnexPart, Closing, ExtraRecipient, Field, FieldType, Part, Suggestion, TaskLine, Template


def template_from_plan(plan: Plan, id_: str, name: str, ruleset: Ruleset, on: datetime.date) -> Template:
    """The template that gives `plan` again when its fields are filled with what they suggest."""
    holes = {f"van_ban_{number}": one for number, one in enumerate(plan.citations, 1) if not is_law(one)}
    wording = _Wording(plan, ruleset, holes)
    blocks = tuple(block for block in plan.blocks if block.runs)  # a part without text says nothing
    parts = tuple(_part(block, blocks, wording) for block in blocks)
    subject = wording.holed(escaped(plan.subject)) if plan.subject else None
    texts = [part.text for part in parts] + [subject or ""]
    used = {key: one for key, one in holes.items() if any(_names(key, text) for text in texts)}
    return Template(
        id=id_,
        name=name,
        description=f"Lập từ kế hoạch {' '.join((plan.subject or '').split())}".strip(),
        side=ruleset.side,
        document_kind=plan.document_kind,
        parts=parts,
        subject=subject,
        issuer_line=_escaped(plan.issuer_line),
        tones_as_written=True,
        closing=_closing(plan),
        annexes=tuple(_annex(annex) for annex in plan.annexes),
        fields=tuple(_field(key, one, on) for key, one in used.items()),
    )


def _names(key: str, text: str) -> bool:
    return f"{{{key}}}" in text or f"{{{key}." in text


def _field(key: str, citation: Citation, on: datetime.date) -> Field:
    suggestion = Suggestion(on, citation.kind, citation.symbol, citation.date, citation.issuer, citation.subject)
    return Field(
        key,
        f"{citation.kind} của {citation.issuer}" if citation.issuer else citation.kind,
        FieldType.CITATION,
        suggestions=(suggestion,),
    )


def _part(block: Block, blocks: Sequence[Block], wording: "_Wording") -> Part:
    task = next((one for one in wording.plan.tasks if one.block == block.id), None)
    text = wording.holed(as_markup(block.runs))
    line = _task_line(task, block, blocks) if task else None
    return Part(block.role, text, heading=block.heading, label=block.label, task=line)


def _task_line(task: Task, block: Block, blocks: Sequence[Block]) -> TaskLine:
    at = {one.id: number for number, one in enumerate(blocks)}
    steps = tuple(at[block.id] - at[one] for one in task.covers if one in at and at[one] < at[block.id])
    counted = steps == tuple(range(len(steps), 0, -1))
    covered = [one for one in blocks if one.id in task.covers]
    return TaskLine(
        content=_escaped(task.content) if task.content != joined_content(covered or [block]) else None,
        lead=_escaped(task.lead),
        supporting=tuple(escaped(name) for name in task.supporting),
        deadline=_escaped(task.deadline_text),
        product=_escaped(task.product),
        covers=len(steps) if counted else 0,
        covers_at=() if counted else steps,
    )


def _annex(annex: Annex) -> AnnexPart:
    return AnnexPart(
        annex.kind, _escaped(annex.title) or "[tên phụ lục]", columns=annex.columns, landscape=annex.landscape
    )


def _escaped(text: str | None) -> str | None:
    return escaped(text) if text else None


@dataclass(frozen=True, slots=True)
class _Wording:
    """How the plan's texts name the documents it cites."""

    plan: Plan
    ruleset: Ruleset
    holes: Mapping[str, Citation]

    def holed(self, markup: str) -> str:
        """`markup` with a hole wherever one of the documents is named, in full or by its number."""
        for key, citation in self.holes.items():
            for hole, runs in (
                (f"{{{key}}}", first_citation(citation, self.ruleset, self.plan.house_style)),
                (f"{{{key}.short}}", later_citation(citation, self.ruleset, self.plan.house_style)),
            ):
                if not any(run.blank for run in runs):
                    whole = re.escape(as_markup(runs))
                    markup = re.sub(rf"(?<![\w/-]){whole}(?![\w/]|-\w)", hole, markup)
        return markup


def _closing(plan: Plan) -> Closing:
    return Closing(
        recipients=tuple(ExtraRecipient(escaped(one.name), one.note) for one in plan.recipients),
        archive_line=_escaped(plan.archive_line),
        authority=_escaped(plan.signature.authority),
        position=_escaped(plan.signature.position),
    )
