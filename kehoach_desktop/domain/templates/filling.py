"""A template and the clerk's values into a plan. What is not given becomes a visible blank; nothing is invented."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ...errors import BadArgumentError
from ..dates import PartialDate
from ..format_standard.rules import RecipientsOrder
from ..plan import MOST_NUMBER, Annex, Block, Citation, Plan, Recipient, Signature, Task, joined_content
from ..recipients import in_order, parse_recipient, with_recipients
from .markup import Markup
from .template import TASK_CELLS, AnnexPart, ExtraRecipient, Part, TaskLine, Template
from .texts import Group, Item, Surroundings, Texts, shown
from .values import Value

_NO_ID = "t"  # until all tasks are there to be numbered
_MOST_SHOWN = 20  # characters of what was given


def fill(template: Template, values: Mapping[str, Value | None], around: Surroundings, plan_id: str) -> Plan:
    """The plan that `template` makes of `values` (read by `values.read_value`)."""
    texts = Texts(template, values, around)
    body = _Body(texts, _issue_date(texts))
    for part in template.parts:
        body.add(part)
    if template.task_table:
        body.add_rows(template.task_table)
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
        co_signatures=tuple(
            Signature(texts.line(one.authority), texts.line(one.position)) for one in template.closing.co_signatures
        ),
        secrecy=_given(texts, "secrecy"),
        urgency=_given(texts, "urgency"),
        circulation=_given(texts, "circulation"),
        draft_number=_number(texts, "draft_number"),
        typist=_given(texts, "typist"),
        copies=_number(texts, "copies"),
        contact=_given(texts, "contact"),
        layout=template.layout,
        house_style=around.house_style,
        annexes=tuple(_annexes(texts)),
        tasks=body.all_tasks(),
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
    figures = value.lstrip("0")
    if not figures.isdecimal() or len(figures) > len(str(MOST_NUMBER)):  # `int` itself refuses thousands of figures
        begin = value if len(value) <= _MOST_SHOWN else value[:_MOST_SHOWN] + "…"
        raise BadArgumentError(f"Ô “{key}”: “{begin}” không phải số nguyên từ 1 đến {MOST_NUMBER}.")
    return int(figures)


def _issue_date(texts: Texts) -> PartialDate:
    date = texts.values.get("issue_date")
    return date if isinstance(date, PartialDate) else PartialDate(year=texts.around.year)


def _signature(texts: Texts) -> Signature:
    closing = texts.template.closing
    authority = _given(texts, "authority") or texts.line(closing.authority)
    # A position alone would read as signed in one's own name, so it waits for the authority above it.
    known = authority is not None or closing.authority is None
    position = _given(texts, "position") or (texts.line(closing.position) if known else None)
    return Signature(authority, position, _given(texts, "signatory"))


def _recipients(texts: Texts) -> Group:
    """The clerk's own list, or the template's group with its extra lines."""
    closing, around = texts.template.closing, texts.around
    group, archive_line = around.recipient_group(closing.group) if closing.group else ((), None)
    extra = [_extra_recipient(one, texts) for one in closing.recipients if texts.holds(one.when)]
    own = texts.values.get("recipients")
    if isinstance(own, tuple):
        lines = tuple(parse_recipient(str(line), around.ruleset.recipients) for line in own)
    else:
        lines = with_recipients(group, extra, around.recipient_place)
        order = RecipientsOrder(str(around.ruleset.house_value(around.house_style, "recipients_order")))
        if order is not RecipientsOrder.MEMBERS_FIRST:
            lines = in_order(lines, around.recipient_place, order)
    return lines, _given(texts, "archive_line") or texts.line(closing.archive_line) or archive_line


def _extra_recipient(one: ExtraRecipient, texts: Texts) -> Recipient:
    runs = texts.runs(one.text)
    return Recipient("".join(run.text for run in runs), one.note, blank=any(run.blank for run in runs))


@dataclass(slots=True)
class _Body:
    """Blocks and tasks as they grow."""

    texts: Texts
    issue_date: PartialDate
    blocks: list[Block] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    placed: list[tuple[int, Task]] = field(default_factory=list)  # tasks that have a place among all

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
        for line in part.tasks:
            if line.place is None:
                self.tasks.append(self._task(line, item))
            else:
                self.placed.append((line.place, self._task(line, item)))

    def _task(self, line: TaskLine, item: Item | None) -> Task:
        """The task of the block added last."""
        block = self.blocks[-1]
        covered = self._covered(line)
        return self._dated(
            Task(
                id=_NO_ID,
                block=block.id,
                covers=tuple(one.id for one in covered),
                quote=block.shown_text,
                content=self.texts.line(line.content, item) or joined_content(covered or [block]),
                lead=self.texts.line(line.lead, item),
                extra_leads=tuple(name for text in line.extra_leads for name in self.texts.names(text, item)),
                supporting=tuple(name for text in line.supporting for name in self.texts.names(text, item)),
                deadline_text=self.texts.line(line.deadline, item),
                product=self.texts.line(line.product, item),
                note=self.texts.line(line.note, item),
                group=self.texts.line(line.group, item),
            )
        )

    def _covered(self, line: TaskLine) -> list[Block]:
        """The blocks above the one added last that it answers for."""
        above = self.blocks[:-1]
        if line.covers_section:
            headings = [number for number, block in enumerate(above) if block.is_heading]
            return above[headings[-1] + 1 if headings else 0 :]
        steps = line.covers_at or range(min(line.covers, len(above)), 0, -1)
        return [above[-step] for step in steps if step <= len(above)]

    def add_rows(self, key: str) -> None:
        """Tasks from a table field, by its columns of the names in `TASK_CELLS` and `TASK_NAMES`."""
        for item in self.texts.items(key):
            cells = item.value if isinstance(item.value, Mapping) else {}
            texts = {name: self._cell(cells.get(name), item) for name in TASK_CELLS}
            task = Task(
                id=_NO_ID,
                content=texts["content"],
                lead=texts["lead"],
                extra_leads=self._bodies(cells.get("extra_leads"), item),
                supporting=self._bodies(cells.get("supporting"), item),
                deadline_text=texts["deadline"],
                product=texts["product"],
                note=texts["note"],
                group=texts["group"],
            )
            self.tasks.append(self._dated(task))

    def _bodies(self, value: object, item: Item) -> tuple[str, ...]:
        """The names in a cell; in a text semicolons part them."""
        texts = [self._cell(one, item) for one in value] if isinstance(value, tuple) else self._parted(value, item)
        return tuple(text.strip() for text in texts if text and text.strip())

    def _parted(self, value: object, item: Item) -> list[str]:
        return (self._cell(value, item) or "").split(";")

    def _cell(self, value: object, item: Item) -> str | None:
        if isinstance(value, tuple):
            return "; ".join(filter(None, (self._cell(one, item) for one in value))) or None
        if isinstance(value, PartialDate):
            return self.texts.around.ruleset.date_in_text.written(value)
        if isinstance(value, Citation):
            return shown(self.texts.citation(value))
        return self.texts.line(value.text, item) if isinstance(value, Markup) else (str(value) if value else None)

    def _dated(self, task: Task) -> Task:
        deadline = self.texts.around.deadline_rules.read_whole(task.deadline_text or "", self.issue_date)
        return replace(task, deadline_kind=deadline.kind, due_date=deadline.due)

    def all_tasks(self) -> tuple[Task, ...]:
        """Every task, numbered, those that have a place there."""
        tasks = list(self.tasks)
        for place, task in sorted(self.placed, key=lambda one: one[0]):
            tasks.insert(min(place - 1, len(tasks)), task)
        return tuple(replace(task, id=f"t{number}") for number, task in enumerate(tasks, 1))


def _annexes(texts: Texts) -> Iterator[Annex]:
    for number, part in enumerate(texts.template.annexes, 1):
        if texts.holds(part.when):
            yield _annex(f"a{number}", part, texts)


def _annex(id_: str, part: AnnexPart, texts: Texts) -> Annex:
    annex = Annex(id_, part.kind, texts.line(part.title), landscape=part.landscape)
    return replace(annex, columns=part.columns) if part.columns else annex
