"""A finished plan into a template: what belongs to that one occasion goes out, cited documents become fields.

Number, date, place and bodies are asked anew. A document cited in the text becomes a field with the old one as a dated
suggestion, so that last year's number is never copied by oversight. Tasks that no line of the text stands for become
the rows that a table field suggests.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..citations import first_citation, is_law, later_citation
from ..format_standard.ruleset import Ruleset
from ..plan import Annex, AnnexKind, Block, Citation, Plan, Task, is_given, joined_content
from ..records import without_unknown
from .loading import texts_of
from .markup import as_markup, escaped, escaped_blank
from .template import (
    AnnexPart,
    Closing,
    Column,
    CoSignature,
    ExtraRecipient,
    Field,
    FieldType,
    Part,
    Suggestion,
    TaskLine,
    Template,
)

_ROWS = "nhiem_vu"
_COLUMNS = (
    Column("group", "Nhóm"),
    Column("content", "Nội dung"),
    Column("lead", "Chủ trì"),
    Column("extra_leads", "Cùng chủ trì", FieldType.LIST),
    Column("supporting", "Phối hợp", FieldType.LIST),
    Column("deadline", "Thời hạn", FieldType.DEADLINE),
    Column("product", "Sản phẩm"),
    Column("note", "Ghi chú"),
)


def template_from_plan(plan: Plan, id_: str, name: str, ruleset: Ruleset, on: datetime.date) -> Template:
    """The template that gives text, tasks, annexes, closing and layout of `plan` again when its fields are filled with
    what they suggest. A task keeps what it says and covers; its day is worked out anew and its progress goes out.
    """
    holes = {f"van_ban_{number}": one for number, one in enumerate(plan.citations, 1) if not is_law(one)}
    wording = _Wording(plan, ruleset, holes)
    lines = _Lines.of(plan)
    rows = [_row(task, wording) for task in lines.tasks.get(None, ())]
    made = Template(
        id=id_,
        name=name,
        description=f"Lập từ kế hoạch {' '.join((plan.subject or '').split())}".strip(),
        side=ruleset.side,
        document_kind=plan.document_kind,
        parts=tuple(_part(block, lines, wording) for block in lines.blocks),
        subject=wording.said(plan.subject),
        issuer_line=_escaped(plan.issuer_line),
        tones_as_written=True,
        closing=_closing(plan),
        # A table that is not made of tasks says what was found on a day: nothing to begin the next document with.
        annexes=tuple(_annex(annex, wording) for annex in plan.annexes if annex.kind is AnnexKind.TASK_TABLE),
        task_table=_ROWS if rows else None,
        layout=without_unknown(plan.layout),
        fields=(Field(_ROWS, "Nhiệm vụ", FieldType.TABLE, default=rows, columns=_COLUMNS),) if rows else (),
    )
    texts = [text for _, text, _ in texts_of(made)]
    used = [_field(key, one, on) for key, one in holes.items() if any(_names(key, text) for text in texts)]
    return replace(made, fields=(*used, *made.fields))


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


@dataclass(frozen=True, slots=True)
class _Lines:
    """The blocks with text, and the tasks that each of them stands for."""

    blocks: Sequence[Block]
    at: Mapping[str, int]  # where a block stands, by its id
    tasks: Mapping[str | None, Sequence[Task]]  # by the id of their line, None for those without one
    places: Mapping[str, int]  # where a task stands, by its id; empty while all stand as filling puts them

    @classmethod
    def of(cls, plan: Plan) -> "_Lines":
        blocks = tuple(block for block in plan.blocks if block.text)  # a part without text says nothing
        at = {block.id: number for number, block in enumerate(blocks)}
        tasks: dict[str | None, list[Task]] = {}
        for task in plan.tasks:
            tasks.setdefault(task.block if task.block in at else None, []).append(task)
        filled = sorted(plan.tasks, key=lambda task: at.get(task.block or "", len(at)))
        moved = [task.id for task in filled] != [task.id for task in plan.tasks]
        places = {task.id: number for number, task in enumerate(plan.tasks, 1)} if moved else {}
        return cls(blocks, at, tasks, places)


def _part(block: Block, lines: _Lines, wording: "_Wording") -> Part:
    return Part(
        block.role,
        wording.holed(as_markup(block.runs)),
        heading=block.heading,
        label=block.label,
        tasks=tuple(_task_line(task, block, lines, wording) for task in lines.tasks.get(block.id, ())),
    )


def _task_line(task: Task, block: Block, lines: _Lines, wording: "_Wording") -> TaskLine:
    here = lines.at[block.id]
    above = (lines.at.get(one, here) for one in task.covers)
    steps = tuple(here - at for at in above if at < here)
    counted = steps == tuple(range(len(steps), 0, -1))
    covered = [lines.blocks[here - step] for step in steps]
    return TaskLine(
        content=wording.said(task.content) if task.content != joined_content(covered or [block]) else None,
        lead=_escaped(task.lead),
        extra_leads=tuple(escaped(name) for name in task.extra_leads),
        supporting=tuple(escaped(name) for name in task.supporting),
        deadline=wording.said(task.deadline_text),
        product=wording.said(task.product),
        note=wording.said(task.note),
        group=wording.said(task.group),
        covers=len(steps) if counted else 0,
        covers_at=() if counted else steps,
        place=lines.places.get(task.id),
    )


def _row(task: Task, wording: "_Wording") -> dict[str, str | list[str]]:
    """A task without a line of its own, as a row of a table field's default."""
    cells = {
        "group": wording.said(task.group),
        "content": wording.said(task.content),
        "lead": _escaped(task.lead),
        "extra_leads": [escaped(name) for name in task.extra_leads if is_given(name)],
        "supporting": [escaped(name) for name in task.supporting if is_given(name)],
        "deadline": wording.said(task.deadline_text),
        "product": wording.said(task.product),
        "note": wording.said(task.note),
    }
    return {key: cell for key, cell in cells.items() if cell and (isinstance(cell, list) or is_given(cell))}


def _annex(annex: Annex, wording: "_Wording") -> AnnexPart:
    title = wording.said(annex.title) or "[tên phụ lục]"
    return AnnexPart(annex.kind, title, columns=annex.columns, landscape=annex.landscape)


def _escaped(text: str | None) -> str | None:
    return escaped(text) if text else None


@dataclass(frozen=True, slots=True)
class _Wording:
    """How the plan's texts name the documents it cites."""

    plan: Plan
    ruleset: Ruleset
    holes: Mapping[str, Citation]

    def said(self, text: str | None) -> str | None:
        """A text of a string field, with its holes."""
        return self.holed(escaped(text)) if text else None

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
        recipients=tuple(
            ExtraRecipient(f"[{escaped_blank(one.name)}]" if one.blank else escaped(one.name), one.note)
            for one in plan.recipients
        ),
        archive_line=_escaped(plan.archive_line),
        authority=_escaped(plan.signature.authority),
        position=_escaped(plan.signature.position),
        co_signatures=tuple(CoSignature(_escaped(one.authority), _escaped(one.position)) for one in plan.co_signatures),
    )
