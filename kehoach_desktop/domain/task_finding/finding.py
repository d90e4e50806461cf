"""Tasks of a plan, found by what its blocks say and where they stand.

A block is read by itself (`duties`, `labels`, `tables`; all of it is kept, so that typing reads one block anew).
Walking down the plan tells the rest: which part it is, whose heading stands above, which deadline a heading lends, and
which blocks an assignment line answers for. The rules, as the office keeps them:

- An assignment line (`*`) is one task with all it covers: the blocks since the line or heading before.
- Under `Tổ chức thực hiện` a paragraph that begins with a body is its task; several where several duties in it have a
  deadline of their own (`duties`). A heading that names a body with blocks below: one task each.
- Among the duties a paragraph is a task when it begins with a definite body or person, or has a deadline of its own.
- Label lines make one task with the block above; a row of a task table is one; an entry with the body in brackets too.
- Purpose, demands, căn cứ, targets, opening and closing hold none.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..plan import Block, DeadlineKind, Plan, Role, Task
from ..vietnamese import nfc
from . import vocabulary as known
from .bodies import NO_BODIES, Bodies
from .building import task_id, task_of_duty, task_of_line, task_of_row, timed
from .dated_phrases import dated_phrases
from .duties import Duty, duties
from .labels import Labelled, begins_with_name, is_particular, labelled, listed_names
from .names import names_at
from .records import Found, Rule
from .sections import Part, part_of
from .tables import Table, cells_of, is_rule, row_of, table_of
from .timing import NO_TIMING, Terms, Timing, lent_timing, timing_of, whole_timing
from .words import Phrases, compared, words_of

_SKIPPED = (Role.LEAD, Role.LEGAL_BASIS, Role.CLOSING)
_DEPTH = {
    role: depth
    for depth, role in enumerate((Role.PART, Role.SECTION, Role.SUBSECTION, Role.PARAGRAPH, Role.DASH, Role.PLUS))
}
_LINE_DEPTH = _DEPTH[Role.PARAGRAPH]  # of an assignment line that is a heading: dashes hang below it
_COVERED = (Role.DASH, Role.PLUS, Role.PARAGRAPH, Role.SECTION, Role.SUBSECTION)
_END_OF_PLAN = re.compile(r"trên\s+đây\s+là|kính\s+(?:gửi|trình)|\(?kèm\s+theo")
_OPENS = re.compile(r"\ssau(?:\s+đây)?\s*:\s*$")  # `… ban hành Kế hoạch như sau:`
_NAMED_CONTENT = re.compile(r"^(?:Nội dung|Nhiệm vụ|Công việc)(?: nhiệm vụ| công việc)?\s*:\s*(?=\S)")
_BRACKETS = re.compile(r"\(([^()]{8,400})\)\s*[.;,/]*\s*$")
_CARRIES_OUT = re.compile(
    r"(?:thực\s+hiện|tham\s+mưu|phụ\s+trách|đảm\s+nhiệm|đảm\s+nhận|triển\s+khai|chịu\s+trách\s+nhiệm)\s*$"
)
# `Phòng Kinh tế có trách nhiệm:` heads the dashes below.
_HAS_DUTIES = Phrases(
    ("có trách nhiệm", "có nhiệm vụ", "có các nhiệm vụ", "chịu trách nhiệm", "thực hiện", "thực hiện các nhiệm vụ",
     "thực hiện các nhiệm vụ sau", "có trách nhiệm thực hiện", "có các nhiệm vụ sau", "chủ trì", "chủ trì thực hiện")
)  # fmt: skip
# `… nghiêm túc triển khai thực hiện Kế hoạch này`: whom nobody in particular is told.
_GENERAL = re.compile(
    r"(?:(?:nghiêm\s+túc|khẩn\s+trương|tích\s+cực|kịp\s+thời|chủ\s+động|phối\s+hợp|quán\s+triệt|căn\s+cứ\s+[^,;]{0,60})[\s,]+){0,3}"
    r"(?:tổ\s+chức\s+)?(?:triển\s+khai\s*,?\s*)?(?:thực\s+hiện|chấp\s+hành)?"
    r"(?:\s+(?:nghiêm(?:\s+túc)?|tốt|có\s+hiệu\s+quả|hiệu\s+quả|đầy\s+đủ|đúng))*"
    r"(?:\s+(?:kế\s+hoạch|các\s+nội\s+dung)(?:\s+(?:này|trên))?)?\W*$"
)
_TARGET = re.compile(r"phấn\s+đấu|tỷ\s+lệ|\d+\s*%|100\s*%|ít\s+nhất|trên\s+\d")
_LOOSE_KINDS = (DeadlineKind.RECURRING, DeadlineKind.EVENT)


def find_tasks(
    plan: Plan, bodies: Bodies = NO_BODIES, *, holidays: frozenset[datetime.date] = frozenset(), inclusive: bool = False
) -> tuple[Task, ...]:
    """The tasks of a plan in the order of its text. `inclusive`: “trước ngày X” is due on X."""
    return tuple(found.task for found in found_in(plan, bodies, holidays=holidays, inclusive=inclusive))


def found_in(
    plan: Plan, bodies: Bodies = NO_BODIES, *, holidays: frozenset[datetime.date] = frozenset(), inclusive: bool = False
) -> tuple[Found, ...]:
    """The tasks with the rule that found each."""
    issued = plan.issue_date.whole
    terms = Terms(issued, plan.issue_date.year, holidays, inclusive)
    return tuple(_Walk(plan.blocks, bodies, terms).found())


@dataclass(slots=True)
class _Labels:
    """Label lines that belong together, till the next task begins."""

    block: Block
    covered: tuple[Block, ...]
    quote: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    asks: bool = False


@dataclass(slots=True)
class _Walk:
    blocks: tuple[Block, ...]
    bodies: Bodies
    terms: Terms
    part: Part = Part.OPEN
    section: Part | None = None
    group: str | None = None
    row_group: str | None = None
    unit: tuple[int, tuple[str, ...]] | None = None
    lent: tuple[int, Timing] = (0, NO_TIMING)
    above: list[Block] = field(default_factory=list)  # what an assignment line here would answer for
    pending: list[Found] = field(default_factory=list)  # tasks of these blocks that name nobody
    heading: Block | None = None
    labels: _Labels | None = None
    table: Table | None = None

    def found(self) -> Iterator[Found]:
        for block in self.blocks:
            yield from self._block(block, nfc(block.shown_text))
        yield from self._end_labels()
        yield from self._loose()

    def _block(self, block: Block, text: str) -> Iterator[Found]:
        if not text.strip():
            return
        cells = cells_of(text)
        if len(cells) > 2 or (self.table and cells):
            yield from self._row(block, text, cells)
            return
        self.table = None if block.role in _DEPTH and block.is_heading else self.table
        said = labelled(text)
        if said and self._is_label_line(said, text):
            yield from self._label_line(block, said, text)
            return
        yield from self._end_labels()
        if block.role in _SKIPPED or _END_OF_PLAN.match(compared(text[:40]).lstrip()) or _OPENS.search(text[-16:]):
            yield from self._loose()
            return
        if block.role is Role.ASSIGNMENT:
            yield from self._line(block, text)
        elif self._is_heading(block, text):
            yield from self._loose()
            yield from self._heading(block, text)
        else:
            yield from self._paragraph(block, text, said)

    # ---------------------------------------------------------------- headings

    def _is_heading(self, block: Block, text: str) -> bool:
        if block.role is Role.PART or block.is_heading:
            return True
        return text.rstrip().endswith(":") and (bool(self._unit_of(text)) or bool(lent_timing(text, self.terms)))

    def _heading(self, block: Block, text: str) -> Iterator[Found]:
        depth = _DEPTH.get(block.role, _LINE_DEPTH)
        if self.unit and depth <= self.unit[0]:
            self.unit = None
        if depth <= self.lent[0]:
            self.lent = (depth, NO_TIMING)
        if block.role is Role.PART:
            self.part, self.section, self.table = part_of(text), None, None
        elif block.role is Role.SECTION and block.is_heading:
            kind = part_of(text)
            self.section = kind if kind in (Part.BARREN, Part.POOR) else None
        bracketed = list(self._bracketed(block, text))
        if bracketed and block.role is not Role.PART:
            yield from bracketed
            self.above, self.heading = [], block
            return
        self.group = " ".join(text.split()).rstrip(" :;.") or self.group
        self.above, self.heading = [], block
        if names := self._unit_of(text):
            self.unit = (depth, names)
            self.section = None
        elif lent := lent_timing(text, self.terms):
            self.lent = (depth, lent)

    def _unit_of(self, text: str) -> tuple[str, ...]:
        """The bodies that a heading names, where it names nothing else."""
        words = words_of(text)
        giving = known.GIVING.at(words, 0)
        names = names_at(words, giving, self.bodies)
        if names is None:
            return ()
        end = names.end + (_HAS_DUTIES.at(words, names.end) if words.keys[-1] == ":" else 0)
        if any(words.is_word(at) for at in range(end, len(words))):
            return ()
        return tuple(words.slice(name.start, name.end) for name in names.names)

    @property
    def _kind(self) -> Part:
        return self.section or self.part

    # ---------------------------------------------------------------- assignment lines

    def _line(self, block: Block, text: str) -> Iterator[Found]:
        read = duties(text, self.bodies, is_line=True)
        if text.rstrip().endswith(":") and (names := self._unit_of(text)):
            yield from self._loose()
            self.unit, self.above = (_LINE_DEPTH, names), []
            return
        duty = next((one for one in read if one.leads), read[0] if read else None)
        timing = timed(text, duty, self.terms, NO_TIMING) if duty else NO_TIMING
        if duty is None or not (duty.leads or timing):
            bare = self._unit_of(text)  # a line may name the body and nothing else
            if not bare or not self.above:
                return
            duty = Duty(0, len(text), 0, bare)
        timing = timing or self.lent[1]
        yield Found(task_of_line(block, tuple(self.above), text, duty, timing, self.group), Rule.LINE)
        self.above, self.pending = [], []

    # ---------------------------------------------------------------- paragraphs

    def _paragraph(self, block: Block, text: str, said: Labelled | None) -> Iterator[Found]:
        depth = _DEPTH[block.role]
        if self.unit and depth <= self.unit[0]:
            self.unit = None
        if depth <= self.lent[0] and block.role is not Role.PARAGRAPH:
            self.lent = (depth, NO_TIMING)
        if block.role in _COVERED:
            self.above.append(block)
        if self._kind is Part.BARREN or is_particular(text):
            return
        found = list(self._labelled_within(block, text, said)) if said else []
        if not found:
            found = list(self._duties(block, text))
        if not any(one.task.lead for one in found):
            found = list(self._bracketed(block, text)) or found
        for one in found:
            if one.rule is Rule.DEADLINE or self._may_be_content(block, one):
                self.pending.append(one)  # an assignment line below may answer for it
            else:
                yield from self._loose()
                yield one

    def _may_be_content(self, block: Block, found: Found) -> bool:
        """Among the duties a dash that begins with a body is what a line below assigns, unless it has its own day."""
        is_bare = found.rule is Rule.BODY and found.task.due_date is None and not found.task.supporting
        return is_bare and self._kind is Part.DUTIES and block.role in (Role.DASH, Role.PLUS, Role.PARAGRAPH)

    def _loose(self) -> Iterator[Found]:
        yield from self.pending
        self.pending = []

    def _duties(self, block: Block, text: str) -> Iterator[Found]:
        unit = self.unit[1] if self.unit and _DEPTH[block.role] > self.unit[0] else ()
        number = 0
        for index, duty in enumerate(duties(text, self.bodies)):
            timing = timed(text, duty, self.terms, self.lent[1])
            leads = duty.leads or unit
            rule = self._rule(text, duty, timing, unit)
            if rule is None or (index and rule is Rule.BODY and self._is_by_the_way(duty, timing)):
                continue
            task = task_of_duty(block, number, text, duty, leads, timing, self.group)
            number += 1
            yield Found(task, rule, duty.is_vague)

    def _rule(self, text: str, duty: Duty, timing: Timing, unit: tuple[str, ...]) -> Rule | None:
        """Why a duty is a task; None where it is none."""
        said = compared(text[duty.says : duty.end])
        if duty.leads:
            if self._kind is Part.POOR and not (timing.due and not duty.is_vague):
                return None
            own = timing and (timing.kind not in _LOOSE_KINDS or self._kind is Part.BODIES)
            is_call = duty.is_vague and not own and not duty.chairs
            if is_call and (_GENERAL.match(said) or not (duty.is_told or self._kind is Part.BODIES)):
                return None
            return Rule.GIVEN if duty.is_told else Rule.BODY
        if unit:
            return Rule.UNIT
        if self._kind is Part.POOR:
            return None
        dated = [one for one in duty.phrases if one.form in ("dated", "range", "counted")]
        is_timed = bool(timing) and (bool(dated) or self.lent[1] is timing)
        if not is_timed or not self._begins_with_verb(text, duty) or _TARGET.match(said):
            return None
        return Rule.DEADLINE

    def _is_by_the_way(self, duty: Duty, timing: Timing) -> bool:
        """Among the duties a clause inside a paragraph, `…; mỗi chi bộ chọn một việc khó`, is no task of its own."""
        return self._kind is Part.DUTIES and duty.is_vague and not duty.chairs and timing.due is None

    def _begins_with_verb(self, text: str, duty: Duty) -> bool:
        words = words_of(text)
        first = words.at_offset(duty.says)
        if duty.phrases and duty.phrases[0].start <= duty.says:  # `Tháng 12/2026: tổng kết, báo cáo`
            first = words.at_offset(duty.phrases[0].end)
            first += words.key(first) in (":", ",")
        return known.VERBS.at(words, first) > 0 and not known.NO_DUTY.at(words, first)

    def _bracketed(self, block: Block, text: str) -> Iterator[Found]:
        """`Đề án sắp xếp các chi bộ (Ban Xây dựng Đảng chủ trì; trình trong tháng 6/2027).`"""
        match = _BRACKETS.search(text)
        if match is None or not text[: match.start()].strip():
            return
        inner = match.group(1)
        read = duties(inner, self.bodies)
        duty = read[0] if read and read[0].leads else self._names_and_day(inner)
        if duty is None or not (duty.chairs or duty.phrases or duty.is_told or _CARRIES_OUT.search(compared(inner))):
            return
        outside = timing_of(text, [one for one in dated_phrases(text) if one.end <= match.start()], self.terms)
        timing = timed(inner, duty, self.terms, outside or self.lent[1])
        task = task_of_duty(block, 0, inner, duty, duty.leads, timing, self.group)
        content = " ".join(text[: match.start()].split()).strip(" .;,")
        yield Found(_with(task, quote=" ".join(text.split()), content=content), Rule.BRACKETS)

    def _names_and_day(self, inner: str) -> Duty | None:
        words = words_of(inner)
        names = names_at(words, 0, self.bodies)
        if names is None or words.key(names.end) not in (",", ";", "-", ":"):
            return None
        leads = tuple(words.slice(name.start, name.end) for name in names.names)
        return Duty(0, len(inner), 0, leads, (), dated_phrases(inner))

    # ---------------------------------------------------------------- labels

    def _is_label_line(self, said: Labelled, text: str) -> bool:
        if text[: said.start].strip(" -+*"):
            return False
        if self._kind is Part.BARREN and not self.labels and not said.lead:
            return False
        return (
            not said.lead
            or begins_with_name(said.lead, self.bodies)
            or said.supporting is not None
            or bool(said.deadline)
        )

    def _label_line(self, block: Block, said: Labelled, text: str) -> Iterator[Found]:
        if self.labels and self.labels.said.keys() & _named(said).keys():
            yield from self._end_labels()
        if self.labels is None:
            covered = tuple(self.above) or ((self.heading,) if self.heading else ())
            self.labels = _Labels(block, covered[-1:] if covered else ())
            self.above = []
        self.labels.said |= _named(said)
        self.labels.asks = self.labels.asks or said.asks
        self.labels.quote.append(" ".join(text.split()))

    def _end_labels(self) -> Iterator[Found]:
        group, self.labels = self.labels, None
        if group is None:
            return
        if "lead" not in group.said and not (group.asks and group.covered):
            return
        content = " ".join(" ".join(nfc(one.shown_text) for one in group.covered).split()).rstrip(" .;:")
        content = _NAMED_CONTENT.sub("", content)
        task = self._task_of_labels(group.block, group.said, content, " ".join(group.quote))
        self.pending = []
        yield Found(_with(task, covers=tuple(one.id for one in group.covered)), Rule.LABELS)

    def _task_of_labels(self, block: Block, said: dict[str, str], content: str, quote: str) -> Task:
        leads = listed_names(said.get("lead", ""), self.bodies)
        supporting = listed_names(said.get("supporting", ""), self.bodies)
        own = timing_of(content, dated_phrases(content), self.terms)
        timing = whole_timing(said["deadline"], self.terms) if "deadline" in said else own or self.lent[1]
        lead = leads[0] if leads else None
        return Task(
            task_id(block.id, 0), block.id, (), quote, content or quote, lead, leads[1:],
            tuple(name for name in supporting if name not in leads), timing.text, timing.kind, timing.due,
            said.get("product"), group=self.group,
        )  # fmt: skip

    def _labelled_within(self, block: Block, text: str, said: Labelled) -> Iterator[Found]:
        """`Rà soát quy chế. Chủ trì: Văn phòng Đảng uỷ; thời gian: quý I/2027.`"""
        content = " ".join(text[: said.start].split()).strip(" .;,(-")
        if said.lead and content and begins_with_name(said.lead, self.bodies):
            yield Found(self._task_of_labels(block, _named(said), content, " ".join(text.split())), Rule.LABELS)

    # ---------------------------------------------------------------- tables

    def _row(self, block: Block, text: str, cells: tuple[str, ...]) -> Iterator[Found]:
        yield from self._end_labels()
        yield from self._loose()
        if is_rule(text):
            return
        if table := table_of(cells):
            self.table, self.row_group = table, None
            return
        row = row_of(self.table, cells) if self.table else None
        if row is None:
            return
        if row.is_group:
            self.row_group = row.content
            return
        yield Found(task_of_row(block, 0, text, row, self.bodies, self.terms, self.row_group or self.group), Rule.ROW)


def _named(said: Labelled) -> dict[str, str]:
    fields = {"lead": said.lead, "supporting": said.supporting, "deadline": said.deadline, "product": said.product}
    return {name: value for name, value in fields.items() if value}


def _with(task: Task, **changes: object) -> Task:
    from dataclasses import replace

    return replace(task, **changes)  # type: ignore[arg-type]
