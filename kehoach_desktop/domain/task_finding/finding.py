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

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ..deadlines import NO_RULES, DeadlineRules
from ..plan import Block, Plan, Role
from ..task_days import issue_of
from ..vietnamese import nfc
from .bodies import NO_BODIES, Bodies
from .building import task_of_duty, task_of_line, task_of_row, timed
from .duties import Duty, duties
from .entries import Setting, bracketed, bracketed_below, inside_brackets, labelled_within, named_fields, task_of_labels
from .headings import NO_UNIT, Unit, begins_with_names, named_by_place, unit_of
from .labels import Labelled, begins_with_name, is_particular, labelled, leading_label
from .reasons import has_act_and_day, only_carries_out, rule_of
from .records import Found, Rule
from .sections import Part, is_of_bodies, part_of
from .tables import Table, cells_of, is_rule, row_of, table_of
from .timing import NO_TIMING, Terms, Timing, is_period, lent_timing
from .words import compared, squeezed

_SKIPPED = (Role.LEAD, Role.LEGAL_BASIS, Role.CLOSING)
_DEPTH = {
    role: depth
    for depth, role in enumerate((Role.PART, Role.SECTION, Role.SUBSECTION, Role.PARAGRAPH, Role.DASH, Role.PLUS))
}
_LINE_DEPTH = _DEPTH[Role.PARAGRAPH]  # of an assignment line that is a heading: dashes hang below it
_BELOW_THEIR_LIKE = (Role.SUBSECTION, Role.PARAGRAPH)
_COVERED = (Role.DASH, Role.PLUS, Role.PARAGRAPH, Role.SECTION, Role.SUBSECTION)
_END_OF_PLAN = re.compile(r"trên\s+đây\s+là|kính\s+(?:gửi|trình)|\(?kèm\s+theo")
_OPENS = re.compile(r"\ssau(?:\s+đây)?\s*:\s*$")  # `… ban hành Kế hoạch như sau:`
_LEADS_IN = re.compile(r"(?:Thực hiện|Căn cứ|Nhằm|Để|Trên cơ sở|Triển khai|Theo|Được sự)\s")
_MAKES_PLAN = re.compile(r"(?:xây\s+dựng|ban\s+hành|đề\s+ra)\s+(?:kế\s+hoạch|chương\s+trình|phương\s+án|hướng\s+dẫn)")
_LEADS_AS_VERB = re.compile(
    r"Lãnh đạo,?\s+(?:chỉ đạo\s+)?(?:các|việc|cơ quan|đơn vị)\s"
)  # below a body it is what it does
_LEAST_SAID = 3  # letters
_SHORT = 40
_NAMED_CONTENT = re.compile(r"^(?:Nội dung|Nhiệm vụ|Công việc)(?: nhiệm vụ| công việc)?\s*:\s*(?=\S)")
_SAID = (Rule.BODY, Rule.GIVEN)


def found_in(plan: Plan, bodies: Bodies = NO_BODIES, rules: DeadlineRules = NO_RULES) -> tuple[Found, ...]:
    """The tasks of a plan in the order of its text, each with the rule that found it."""
    return tuple(_Walk(plan.blocks, bodies, Terms(issue_of(plan), rules)).found())


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
    unit: Unit | None = None
    below: Block | None = None
    lent: tuple[int, Timing] = (0, NO_TIMING)
    above: list[Block] = field(default_factory=list)  # what an assignment line here would answer for
    pending: list[Found] = field(default_factory=list)  # tasks of these blocks that name nobody
    heading: Block | None = None
    headed: int | None = None  # how deep the heading is that stands directly above
    flat: int | None = None  # the depth of blocks that stand below a heading of their own role
    level: float = 0
    labels: _Labels | None = None
    table: Table | None = None
    is_apart: bool = False  # a heading stands between the table and here

    def found(self) -> Iterator[Found]:
        for block, below in zip_longest(self.blocks, self.blocks[1:]):
            self.below = below
            yield from self._block(block, squeezed(nfc(block.shown_text)))
        yield from self._end_labels()
        yield from self._loose()

    def _block(self, block: Block, text: str) -> Iterator[Found]:
        if not text.strip():
            return
        cells = cells_of(text)
        if len(cells) > 2 or (self.table and cells):
            yield from self._row(block, text, cells)
            return
        self.is_apart = self.is_apart or block.role is Role.PART or block.is_heading
        said = labelled(text)
        if said and self._is_label_line(said, text):
            yield from self._label_line(block, said, text)
            return
        yield from self._end_labels()
        if block.role in _SKIPPED or _END_OF_PLAN.match(compared(text[:40]).lstrip()) or self._opens(text):
            yield from self._loose()
            return
        if block.role is Role.ASSIGNMENT:
            yield from self._line(block, text)
        elif self._is_heading(block, text):
            yield from self._loose()
            yield from self._heading(block, text)
        else:
            yield from self._paragraph(block, text, said)

    def _opens(self, text: str) -> bool:
        """`Thực hiện …, Ban Thường vụ ban hành Kế hoạch như sau:`"""
        if _OPENS.search(text[-16:]):
            return True
        if self.heading is not None or not _LEADS_IN.match(text):
            return False
        return text.rstrip().endswith(";") or _MAKES_PLAN.search(compared(text[-200:])) is not None

    # ---------------------------------------------------------------- headings

    def _is_heading(self, block: Block, text: str) -> bool:
        if block.role is Role.PART and text.rstrip().endswith(".") and not text.isupper():
            return not any(one.leads for one in duties(text, self.bodies))  # a sentence with a number of a part
        if block.is_heading and block.role is not Role.PART and self._is_duty(block, text):
            return False
        if block.role is Role.PART or block.is_heading or is_period(text):
            return True
        if not text.rstrip().endswith(":"):
            return False
        return bool(unit_of(text, self.bodies) or lent_timing(text, self.terms) or self._lead_in(block, text))

    def _is_duty(self, block: Block, text: str) -> bool:
        """A line without a final mark that only looks like a heading: it says who does what, nothing is below."""
        if self._has_below(block) or text.rstrip().endswith(":") or unit_of(text, self.bodies):
            return False
        read = duties(text, self.bodies)
        return bool(read and ((read[0].leads and not read[0].is_vague) or has_act_and_day(text, read[0])))

    def _has_below(self, block: Block) -> bool:
        depths = _DEPTH.get(block.role), _DEPTH.get(self.below.role) if self.below else None
        return depths[0] is not None and depths[1] is not None and depths[1] > depths[0]

    def _lead_in(self, block: Block, text: str) -> Duty | None:
        """`Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng Đảng uỷ:` with the duties below."""
        if not text.rstrip().endswith(":") or self._kind is Part.BARREN or not self._has_below(block):
            return None
        read = duties(text, self.bodies)
        return read[0] if len(read) == 1 and read[0].leads and not read[0].is_vague else None

    def _heading(self, block: Block, text: str) -> Iterator[Found]:
        depth = _DEPTH.get(block.role, _LINE_DEPTH)
        names = unit_of(text, self.bodies) or self._named_by_place(block, text, depth)
        self.headed, self.flat = depth, None
        if self.unit and depth <= self.unit.depth:
            self.unit = None
        if depth <= self.lent[0]:
            self.lent = (depth, NO_TIMING)
        if block.role is Role.PART:
            self.part, self.section = part_of(text), None
        elif block.role is Role.SECTION and block.is_heading:
            kind = part_of(text)
            self.section = kind if kind in (Part.BARREN, Part.POOR) or is_of_bodies(text) else None
        is_entry = block.role is not Role.PART and not (names and self._has_below(block))
        entry = bracketed(block, text, self._setting) if is_entry else None
        if entry:
            yield entry
            self.above, self.heading = [], block
            return
        self.group = " ".join(text.split()).rstrip(" :;.") or self.group
        self.above, self.heading = [], block
        if names:
            is_of_all = block.role is Role.PART and names[0].lower().startswith("các ")
            self.unit = None if is_of_all else Unit(depth, names)
            self.section = None
        elif duty := self._lead_in(block, text):
            self.unit = Unit(depth, duty.leads, duty.supporting)
            timing = timed(text, duty, self.terms, NO_TIMING)
            self.lent = (depth, timing) if timing else self.lent
        elif lent := lent_timing(text, self.terms, is_part=block.role is Role.PART):
            is_line = block.role is Role.PARAGRAPH and is_period(text)  # without a number it may stand above numbers
            self.lent = (_DEPTH[Role.PART] if is_line else depth, lent)

    def _named_by_place(self, block: Block, text: str, depth: int) -> tuple[str, ...]:
        if self._kind is not Part.BODIES or block.role not in (Role.SECTION, Role.SUBSECTION):
            return ()
        is_beside = self.unit is not None and self.unit.depth == depth
        return named_by_place(text, is_beside_unit=is_beside) if self._has_below(block) else ()

    @property
    def _setting(self) -> Setting:
        return Setting(self.bodies, self.terms, self.lent[1], self.group)

    @property
    def _kind(self) -> Part:
        return self.section or self.part

    # ---------------------------------------------------------------- assignment lines

    def _line(self, block: Block, text: str) -> Iterator[Found]:
        text = inside_brackets(text) or text
        read = duties(text, self.bodies, is_line=True)
        if text.rstrip().endswith(":") and (names := unit_of(text, self.bodies)):
            yield from self._loose()
            self.unit, self.above = Unit(_LINE_DEPTH, names), []
            return
        duty = next((one for one in read if one.leads), read[0] if read else None)
        if self.unit and duty and not duty.leads and duty.supporting and text.rstrip().endswith(":"):
            self.unit = replace(self.unit, supporting=duty.supporting)  # `* Chủ trì, phối hợp với Công an xã:`
            return
        timing = timed(text, duty, self.terms, NO_TIMING) if duty else NO_TIMING
        if duty and timing and not duty.leads and (names := begins_with_names(text, self.bodies)):
            duty = replace(duty, leads=names)
        if duty is None or not (duty.leads or timing):
            bare = unit_of(text, self.bodies)  # a line may name the body and nothing else
            if not bare or not self.above:
                return
            duty = Duty(0, len(text), 0, bare)
        timing = timing or self._timing_above() or self.lent[1]
        yield Found(task_of_line(block, tuple(self.above), text, duty, timing, self.group), Rule.LINE)
        self.above, self.pending = [], []

    def _timing_above(self) -> Timing:
        """What a line answers for may say by when, where only one of it does."""
        own = [one.task for one in self.pending if one.rule is Rule.DEADLINE and one.task.deadline_text]
        return Timing(own[0].deadline_text, own[0].deadline_kind, own[0].due_date) if len(own) == 1 else NO_TIMING

    # ---------------------------------------------------------------- paragraphs

    def _paragraph(self, block: Block, text: str, said: Labelled | None) -> Iterator[Found]:
        self.level = depth = self._level_of(block)
        if self.unit and depth <= self.unit.depth:
            self.unit = None
        if len(text) < _SHORT and sum(char.isalpha() for char in text) < _LEAST_SAID:
            return  # the number of a page
        if self._kind is not Part.BARREN and (below := list(self._line_below(block, text))):
            yield from below
            return
        if depth <= self.lent[0] and block.role is not Role.PARAGRAPH:
            self.lent = (_DEPTH[block.role], NO_TIMING)
        if block.role in _COVERED:
            self.above.append(block)
        if self._kind is Part.BARREN or is_particular(text):
            return
        within = labelled_within(block, text, said, self._setting) if said else None
        found = [within] if within else list(self._duties(block, text))
        if not any(one.task.lead for one in found) and (entry := bracketed(block, text, self._setting)):
            found = [entry]
        for one in found:
            if one.rule is Rule.DEADLINE or self._may_be_content(block, one):
                self.pending.append(one)  # an assignment line below may answer for it
            else:
                yield from self._loose()
                yield one

    def _level_of(self, block: Block) -> float:
        """How deep a block stands. What follows a heading of its own role stands below it: `2.3.` over `a)`."""
        depth = _DEPTH[block.role]
        if self.headed is not None:
            self.flat = depth if depth == self.headed and block.role in _BELOW_THEIR_LIKE else None
            self.headed = None
        return depth + 0.5 if depth == self.flat else depth

    def _line_below(self, block: Block, text: str) -> Iterator[Found]:
        """An assignment line that lost its star, or one in brackets, below what it is about."""
        is_plain = block.role is Role.PARAGRAPH and self.above and self._kind is Part.DUTIES
        if is_plain and only_carries_out(text, self.bodies):
            yield from self._line(block, text)
            return
        entry = self.above[-1] if self.above else self.heading
        found = bracketed_below(block, text, entry, self._setting) if entry else None
        if found:
            self.pending = [one for one in self.pending if entry and one.task.block != entry.id]
            yield from self._loose()
            self.above = []
            yield found

    def _may_be_content(self, block: Block, found: Found) -> bool:
        """Among the duties a dash that begins with a body is what a line below assigns, unless it has its own day."""
        is_bare = found.rule is Rule.BODY and found.task.due_date is None and not found.task.supporting
        return is_bare and self._kind is Part.DUTIES and block.role in (Role.DASH, Role.PLUS, Role.PARAGRAPH)

    def _loose(self) -> Iterator[Found]:
        yield from self.pending
        self.pending = []

    def _duties(self, block: Block, text: str) -> Iterator[Found]:
        unit = self.unit if self.unit and self.level > self.unit.depth else NO_UNIT
        number = 0
        read = self._read(text, unit)
        for index, duty in enumerate(read):
            timing = timed(text, duty, self.terms, self.lent[1])
            helped = duty if duty.leads or duty.supporting else replace(duty, supporting=unit.supporting)
            leads = duty.leads or unit.leads
            is_lent = self.lent[1] is timing
            rule = rule_of(text, duty, timing, self._kind, is_under_unit=bool(unit.leads), is_lent=is_lent)
            if rule is None or (index and rule in _SAID and self._is_by_the_way(read[0], duty, timing)):
                continue
            task = task_of_duty(block, number, text, helped, leads, timing, self.group)
            number += 1
            yield Found(task, rule, duty.is_vague)

    def _read(self, text: str, unit: Unit) -> tuple[Duty, ...]:
        """The duties of a paragraph, by what stands above and by the part it stands in."""
        read = duties(text, self.bodies)
        if unit.leads and read and _LEADS_AS_VERB.match(text):
            return (replace(read[0], leads=(), says=read[0].start, is_vague=False), *read[1:])
        is_unread = self._kind is Part.BODIES and read and not unit.leads and not any(one.leads for one in read)
        named = leading_label(text, self.bodies) if is_unread else None
        return (replace(read[0], leads=named[0], says=named[1]), *read[1:]) if named else read

    def _is_by_the_way(self, first: Duty, duty: Duty, timing: Timing) -> bool:
        """Among the duties a clause inside a paragraph is no task of its own: `…; mỗi chi bộ chọn một việc khó`,
        `…; phân công đảng viên giúp đỡ`."""
        is_aside = duty.is_vague or not (duty.is_told or first.leads)
        return self._kind is Part.DUTIES and is_aside and not duty.chairs and timing.due is None

    # ---------------------------------------------------------------- labels

    def _is_label_line(self, said: Labelled, text: str) -> bool:
        if text[: said.start].strip(" -+*"):
            return False
        if self._kind is Part.BARREN and not self.labels and not said.lead:
            return False
        if said.deadline and not said.lead and any(one.leads for one in duties(said.deadline, self.bodies)):
            return False  # `Thời hạn: giao Phòng Kinh tế gửi báo cáo trước ngày …`
        return (
            not said.lead
            or begins_with_name(said.lead, self.bodies)
            or said.supporting is not None
            or bool(said.deadline)
        )

    def _label_line(self, block: Block, said: Labelled, text: str) -> Iterator[Found]:
        if self.labels and self.labels.said.keys() & named_fields(said).keys():
            yield from self._end_labels()
        if self.labels is None:
            covered = tuple(self.above) or ((self.heading,) if self.heading else ())
            self.labels = _Labels(block, covered[-1:] if covered else ())
            self.above = []
        self.labels.said |= named_fields(said)
        self.labels.asks = self.labels.asks or said.asks
        self.labels.quote.append(" ".join(text.split()))

    def _end_labels(self) -> Iterator[Found]:
        group, self.labels = self.labels, None
        if group is None:
            return
        if "lead" not in group.said and not (group.asks and group.covered):
            return
        content = " ".join(" ".join(squeezed(nfc(one.shown_text)) for one in group.covered).split()).rstrip(" .;:")
        content = _NAMED_CONTENT.sub("", content)
        task = task_of_labels(group.block, group.said, content, " ".join(group.quote), self._setting)
        self.pending = []
        yield Found(replace(task, covers=tuple(one.id for one in group.covered)), Rule.LABELS)

    # ---------------------------------------------------------------- tables

    def _row(self, block: Block, text: str, cells: tuple[str, ...]) -> Iterator[Found]:
        yield from self._end_labels()
        yield from self._loose()
        if is_rule(text):
            return
        if table := table_of(cells):
            self.table, self.row_group, self.is_apart = table, None, False
            return
        if self.is_apart and self.table and len(cells) not in (self.table.width, self.table.width - 1):
            self.table = None  # other rows, below another heading
        row = row_of(self.table, cells) if self.table else None
        if row is None:
            return
        if row.is_group:
            self.row_group = row.content
            return
        yield Found(task_of_row(block, 0, text, row, self.bodies, self.terms, self.row_group or self.group), Rule.ROW)
