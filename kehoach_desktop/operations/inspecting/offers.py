"""Bodies that the text gives work to, or reports to, and that no line of Nơi nhận reaches."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ...domain.administrative.agencies import Agency, AgencyBook, AgencyRole, AgencySide
from ...domain.administrative.names import name_key, plain_words
from ...domain.layout.context import Context
from ...domain.numbering import labels
from ...domain.plan import Block, Plan, Role
from ...domain.vietnamese import same_words, word_key
from .search import AddressIndex, agency_title

_SENTENCE = re.compile(r"[.;:\n]")
_NUMBER = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_SKIPPED = {Role.LEGAL_BASIS, Role.LEAD, Role.PART}
_NAMED_AS_SOURCE = {"cua"}  # a document of that body, no work for it
_LOOK_BACK = 12  # words: further away, nothing that was said belongs to the name


class Part(StrEnum):
    """What the text wants of a body, the heaviest first."""

    LEADS = "đơn vị chủ trì"
    SUPPORTS = "đơn vị phối hợp"
    REPORTED_TO = "nhận báo cáo"
    NAMED = "được nêu"


_WEIGHT = {part: weight for weight, part in enumerate(Part)}


@dataclass(frozen=True, slots=True)
class Mention:
    agency: str
    part: Part


@dataclass(frozen=True, slots=True)
class Offer:
    """A name that could be added, the block where it first stands, and what the text wants of it."""

    name: str
    block: str | None
    where: str
    part: Part


@dataclass
class Offers:
    """Finds them for one office. What a block mentions is kept, so that typing reads one block anew."""

    index: AddressIndex
    _names: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict, repr=False)
    _titles: dict[str, str] = field(default_factory=dict, repr=False)
    _read: dict[Block, tuple[Mention, ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        here, book = self.index.here, self.index.known.book.agencies
        for agency in book.agencies:
            title = None if agency.person else agency_title(agency, here)
            if (
                title
                and abs(agency.level.depth - here.level.depth) <= 1
                and agency.stands_in(here.locality) is not False
            ):
                self._titles[agency.id] = title
                for form in dict.fromkeys((title, *filter(None, map(here.placed, agency.forms)))):
                    key = name_key(form)
                    if len(key) > 1:  # one word says too little
                        self._names.setdefault(key[0], []).append((key, agency.id))
        for found in self._names.values():
            found.sort(key=lambda one: len(one[0]), reverse=True)

    def missing(self, plan: Plan) -> tuple[Offer, ...]:
        """The offers in the order of the text; those of the plan's tasks count first."""
        reached = _Reached(plan, self.index)
        places = block_places(plan, self.index)
        found: dict[str, Offer] = {}
        for name, block, part in (*self._of_tasks(plan), *self._of_blocks(plan)):
            key = word_key(name)
            known = found.get(key)
            if known is None and not reached.covers(name):
                found[key] = Offer(name, block, places.get(block or "", ""), part)
            elif known is not None and _WEIGHT[part] < _WEIGHT[known.part]:
                found[key] = Offer(known.name, known.block, known.where, part)
        order = {block.id: number for number, block in enumerate(plan.blocks)}
        return tuple(sorted(found.values(), key=lambda one: order.get(one.block or "", len(order))))

    def _of_tasks(self, plan: Plan) -> Iterator[tuple[str, str | None, Part]]:
        for task in plan.tasks:
            leads = [name for name in (task.lead, *task.extra_leads) if name]
            yield from ((self._own_name(name), task.block, Part.LEADS) for name in leads)
            yield from ((self._own_name(name), task.block, Part.SUPPORTS) for name in task.supporting)

    def _own_name(self, name: str) -> str:
        """The name of the book for what a task calls it, so that both are one offer."""
        found = self.index.known.book.agencies.find(name, self.index.here.level, self.index.here.on)
        return self._titles.get(found.id, name) if found else name

    def _of_blocks(self, plan: Plan) -> Iterator[tuple[str, str | None, Part]]:
        fresh: dict[Block, tuple[Mention, ...]] = {}
        for block in plan.blocks:
            if block.role in _SKIPPED or block.is_heading:
                continue
            known = self._read.get(block)
            mentions = fresh[block] = known if known is not None else tuple(self._mentions(block))
            yield from ((self._titles[one.agency], block.id, one.part) for one in mentions)
        self._read = fresh

    def _mentions(self, block: Block) -> Iterator[Mention]:
        text = "".join("" if run.blank else run.text for run in block.runs)
        for sentence in _SENTENCE.split(text):
            yield from self._in_sentence(name_key(sentence), block.role is Role.ASSIGNMENT)

    def _in_sentence(self, words: Sequence[str], is_assignment: bool) -> Iterator[Mention]:
        at = 0
        while at < len(words):
            taken = next(
                (one for one in self._names.get(words[at], ()) if words[at : at + len(one[0])] == one[0]), None
            )
            if taken is None:
                at += 1
                continue
            before, after = words[max(at - _LOOK_BACK, 0) : at], words[at + len(taken[0]) :]
            if not before or before[-1] not in _NAMED_AS_SOURCE:
                yield Mention(taken[1], _part(before, after, is_assignment))
            at += len(taken[0])


def _part(before: Sequence[str], after: Sequence[str], is_assignment: bool) -> Part:
    said = f" {' '.join(before)} "
    if " phoi hop " in said:
        return Part.SUPPORTS
    if " bao cao " in said:
        return Part.REPORTED_TO
    if not before or tuple(after[:2]) == ("chu", "tri") or said.endswith((" giao ", " chu tri ")) or is_assignment:
        return Part.LEADS
    return Part.NAMED


def block_places(plan: Plan, index: AddressIndex) -> Mapping[str, str]:
    """Of each block the number of the section it stands in: `mục II.2`; "" before the first one."""
    rules = index.here.rules
    found: dict[str, str] = {}
    above: dict[Role, str] = {}
    levels = (Role.PART, Role.SECTION)
    for block, label in zip(
        plan.blocks, labels(plan.blocks, Context(rules, plan.layout, plan.house_style).labels), strict=True
    ):
        if block.role in levels:
            depth = levels.index(block.role)
            above = {role: number for role, number in above.items() if levels.index(role) < depth}
            number = _NUMBER.search(label)
            above[block.role] = number.group() if number else ""
        numbers = ".".join(above[role] for role in levels if above.get(role))
        found[block.id] = f"mục {numbers}" if numbers else ""
    return found


# ---------------------------------------------------------------- who is reached already


def reached(plan: Plan, index: AddressIndex) -> Callable[[str], bool]:
    """Whether a body gets the plan, asked by its name."""
    return _Reached(plan, index).covers


_STAFF = {AgencyRole.DRAFTS, AgencyRole.SUPERVISES}
# What stands for many bodies in one line: the end of its id, and which bodies of its level it means.
_COLLECTIVES: Mapping[str, Callable[[Agency], bool]] = {
    "cac_co_quan_tham_muu": lambda one: one.side is AgencySide.PARTY and bool(_STAFF & set(one.roles)),
    "cac_phong": lambda one: ".phong_" in one.id,
    "cac_so": lambda one: ".so_" in one.id,
    "mttq_va_ctxh": lambda one: one.side in (AgencySide.FRONT, AgencySide.UNION),
    "tccthx": lambda one: one.side is AgencySide.UNION,
    "tcctxh": lambda one: one.side is AgencySide.UNION,
    "hoi_quan_chung": lambda one: one.side is AgencySide.ASSOCIATION,
}
# Lines by different names that mean the same many.
_SAME_LINES = (("cac_to_chuc_dang", "cac_tccsd", "cac_chi_bo", "bi_thu"), ("cac_du_xa", "cac_du_truc_thuoc"))


# `Các chi bộ, đảng bộ cơ sở` are those of the line `Các chi bộ, đảng bộ trực thuộc`: both begin with the same many.
_ALL, _OF_MANY, _OF_KIND = "cac", 3, 2
_PARTS_OF_MANY = re.compile(r"[,;]|\s+và\s+")

_WITHIN = {"mttq_va_ctxh": ("tccthx", "tcctxh")}  # a line that another one holds


class _Reached:
    """The bodies that get the plan: those with a line, those a line stands for, who keeps it, who issues it."""

    def __init__(self, plan: Plan, index: AddressIndex):
        self._book: AgencyBook = index.known.book.agencies
        self._here = index.here
        self._names = [line.name for line in plan.recipients]
        self._keeper = f" {' '.join(name_key(plan.archive_line or ''))} "
        self._issuer = f" {plain_words(plan.issuing_body or '')} "
        found = [one for name in self._names for one in self._book.find_each(name, self._here.level, self._here.on)]
        self._ids = {one.id for one in found}
        self._collectives = [one for one in found if one.collective]
        keys = [tuple(name_key(line)[:_OF_MANY]) for line in self._names]
        self._many = {key for key in keys if len(key) == _OF_MANY and key[0] == _ALL}
        self._kinds = {kind for name in self._names for kind in _kinds_in(name)}

    def covers(self, name: str) -> bool:
        if any(same_words(name, own) for own in self._names):
            return True
        words = name_key(name)
        if f" {' '.join(words)} " in self._keeper or self._is_issuer(name) or tuple(words[:_OF_MANY]) in self._many:
            return True
        if words[:_OF_KIND] in self._kinds:
            return True
        agency = self._book.find(name, self._here.level, self._here.on)
        return agency is not None and (agency.id in self._ids or agency.committee or self._is_among(agency))

    def _is_issuer(self, name: str) -> bool:
        """`Đảng uỷ xã` is the office itself: its own organs and the body as a whole need no line."""
        words = plain_words(name)
        return bool(words) and self._issuer.startswith(f" {words} ")

    def _is_among(self, agency: Agency) -> bool:
        return any(_stands_for(line, agency) for line in self._collectives)


def _kinds_in(name: str) -> Iterator[tuple[str, ...]]:
    """What `Các chi bộ, đảng bộ trực thuộc` is a line for many of: each chi bộ and each đảng bộ has its name."""
    if name_key(name)[:1] == (_ALL,):
        for part in _PARTS_OF_MANY.split(name):
            kind = tuple(word for word in name_key(part) if word != _ALL)[:_OF_KIND]
            if len(kind) == _OF_KIND:
                yield kind


def _stands_for(line: Agency, agency: Agency) -> bool:
    if line.level is not agency.level:
        return False
    own = line.id.rpartition(".")[2]
    means = _COLLECTIVES.get(own)
    if means is not None and not agency.collective and not agency.committee:
        return bool(means(agency))
    other = agency.id.rpartition(".")[2]
    return other in _WITHIN.get(own, ()) or any(own in same and other in same for same in _SAME_LINES)
