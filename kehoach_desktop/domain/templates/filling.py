"""A template and the clerk's values into a plan. What is not given becomes a visible blank; nothing is invented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ...errors import BadArgumentError
from ..dates import PartialDate, in_figures
from ..deadlines import parse_deadline
from ..plan import MOST_NUMBER, Annex, Block, Plan, Recipient, Signature, Task, joined_content
from ..recipients import parse_recipient, with_recipients
from .template import AnnexPart, Part, TaskLine, Template
from .texts import Group, Item, Markup, Surroundings, Texts
from .values import Value

_TASK_CELLS = ("content", "lead", "supporting", "deadline", "product", "note", "group")


def fill(template: Template, values: Mapping[str, Value | None], around: Surroundings, plan_id: str) -> Plan:
    """The plan that `template` makes of `values` (read by `values.read_value`)."""
    texts = Texts(template, values, around)
    body = _Body(texts, _issue_date(texts))
    for part in template.parts:
        body.add(part)
    annexes = tuple(_annexes(body))
    recipients, archive_line = _recipients(texts)
    return Plan(
        id=plan_id,
        ruleset=around.ruleset.id,
        document_kind=template.document_kind,
        parent_body=_given(texts, "parent_body"),
        issuing_body=_given(texts, "issuing_body"),
        number=_number(texts, "number"),
        symbol=_given(texts, "symbol"),
        place=_given(texts, "place"),
        issue_date=body.issue_date,
        issuer_line=_given(texts, "issuer_line") or texts.line(template.issuer_line),
        subject=_given(texts, "subject") or texts.line(template.subject),
        blocks=tuple(body.blocks),
        recipients=recipients,
        archive_line=archive_line,
        signature=_signature(texts),
        secrecy=_given(texts, "secrecy"),
        urgency=_given(texts, "urgency"),
        circulation=_given(texts, "circulation"),
        draft_number=_number(texts, "draft_number"),
        typist=_given(texts, "typist"),
        copies=_number(texts, "copies"),
        contact=_given(texts, "contact"),
        house_style=around.house_style,
        annexes=annexes,
        tasks=tuple(body.tasks),
        citations=tuple(texts.cited),
    )


def _given(texts: Texts, key: str) -> str | None:
    value = texts.values.get(key)
    return value if isinstance(value, str) and value else None


def _number(texts: Texts, key: str) -> int | None:
    """A whole number that a plan can hold, or a complaint."""
    value = _given(texts, key)
    if value is None:
        return None
    if not value.isdigit() or not 1 <= int(value) <= MOST_NUMBER:
        raise BadArgumentError(f"Ô “{key}”: “{value}” không phải số nguyên từ 1 đến {MOST_NUMBER}.")
    return int(value)


def _issue_date(texts: Texts) -> PartialDate:
    date = texts.values.get("issue_date")
    return date if isinstance(date, PartialDate) else PartialDate(year=texts.around.year)


def _signature(texts: Texts) -> Signature:
    closing = texts.template.closing
    return Signature(
        _given(texts, "authority") or texts.line(closing.authority),
        _given(texts, "position") or texts.line(closing.position),
        _given(texts, "signatory"),
    )


def _recipients(texts: Texts) -> Group:
    """The clerk's own list, or the template's group with its extra lines."""
    closing, around = texts.template.closing, texts.around
    group, archive_line = around.recipient_group(closing.group) if closing.group else ((), None)
    group = tuple(replace(one, name=texts.toned(one.name)) for one in group)
    archive_line = texts.toned(archive_line) if archive_line else None
    extra = [
        Recipient(name, one.note)
        for one in closing.recipients
        if texts.holds(one.when) and (name := texts.line(one.text))
    ]
    own = texts.values.get("recipients")
    if isinstance(own, tuple):
        lines = tuple(parse_recipient(str(line), around.ruleset.recipients) for line in own)
    else:
        lines = with_recipients(group, extra, around.recipient_place)
    return lines, _given(texts, "archive_line") or texts.line(closing.archive_line) or archive_line


@dataclass(slots=True)
class _Body:
    """Blocks and tasks as they grow."""

    texts: Texts
    issue_date: PartialDate
    blocks: list[Block] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)

    def add(self, part: Part, item: Item | None = None) -> None:
        for inner in self.texts.items(part.each, item) if part.each else [item]:
            if self.texts.holds(part.when, inner):
                self._add_block(part, inner)
                for child in part.parts:
                    self.add(child, inner)

    def _add_block(self, part: Part, item: Item | None) -> None:
        runs = self.texts.runs(part.text, item)
        if part.role is None or not runs:
            return
        self.blocks.append(Block(f"b{len(self.blocks) + 1}", part.role, runs, part.heading, part.label))
        if part.task:
            self.tasks.append(self._task(part.task, item))

    def _task(self, line: TaskLine, item: Item | None) -> Task:
        """The task of the block added last."""
        block = self.blocks[-1]
        covered = self._covered(line)
        return self._dated(
            Task(
                id=self._next_id(),
                block=block.id,
                covers=tuple(one.id for one in covered),
                quote=block.shown_text,
                content=self.texts.line(line.content, item) or joined_content(covered or [block]),
                lead=self.texts.line(line.lead, item),
                supporting=tuple(name for text in line.supporting for name in self.texts.names(text, item)),
                deadline_text=self.texts.line(line.deadline, item),
                product=self.texts.line(line.product, item),
            )
        )

    def _covered(self, line: TaskLine) -> list[Block]:
        """The blocks above the one added last that it answers for."""
        above = self.blocks[:-1]
        if line.covers_section:
            headings = [number for number, block in enumerate(above) if block.is_heading]
            return above[headings[-1] + 1 if headings else 0 :]
        steps = line.covers_at or range(line.covers, 0, -1)
        return [above[-step] for step in steps if step <= len(above)]

    def add_rows(self, key: str) -> None:
        """Tasks from a table field with the columns content, lead, supporting, deadline, product, note, group."""
        for item in self.texts.items(key):
            cells = item.value if isinstance(item.value, Mapping) else {}
            texts = {name: self._cell(cells.get(name), item) for name in _TASK_CELLS}
            bodies = (name.strip() for name in (texts["supporting"] or "").split(";"))
            task = Task(
                id=self._next_id(),
                content=texts["content"],
                lead=texts["lead"],
                supporting=tuple(name for name in bodies if name),
                deadline_text=texts["deadline"],
                product=texts["product"],
                note=texts["note"],
                group=texts["group"],
            )
            self.tasks.append(self._dated(task))

    def _cell(self, value: object, item: Item) -> str | None:
        if isinstance(value, tuple):
            return "; ".join(filter(None, (self._cell(one, item) for one in value))) or None
        if isinstance(value, PartialDate):
            return in_figures(value, self.texts.around.ruleset.date_in_text.zeros)
        return self.texts.line(value.text, item) if isinstance(value, Markup) else (str(value) if value else None)

    def _dated(self, task: Task) -> Task:
        deadline = parse_deadline(task.deadline_text or "", self.issue_date.whole)
        return replace(task, deadline_kind=deadline.kind, due_date=deadline.due)

    def _next_id(self) -> str:
        return f"t{len(self.tasks) + 1}"


def _annexes(body: _Body) -> Iterator[Annex]:
    for number, part in enumerate(body.texts.template.annexes, 1):
        if body.texts.holds(part.when):
            if part.tasks:
                body.add_rows(part.tasks)
            yield _annex(f"a{number}", part, body.texts)


def _annex(id_: str, part: AnnexPart, texts: Texts) -> Annex:
    annex = Annex(id_, part.kind, texts.line(part.title), landscape=part.landscape)
    return replace(annex, columns=part.columns) if part.columns else annex
