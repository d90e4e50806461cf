"""Tasks in two short forms: an entry with the body in brackets, and content with label lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..plan import Block, Task
from .bodies import Bodies
from .building import task_id, task_of_duty, task_of_line, timed
from .dated_phrases import dated_phrases
from .duties import Duty, duties
from .labels import Labelled, begins_with_name, listed_names, shared_names
from .names import names_at
from .records import Found, Rule
from .timing import Terms, Timing, timing_of, whole_timing
from .words import compared, words_of

_BRACKETS = re.compile(r"\(([^()]{5,400})\)\s*[.;,/]*\s*$")
_ONLY_BRACKETS = re.compile(r"\W{0,3}\(([^()]{8,400})\)\s*[.;,/]*\s*")
_CARRIES_OUT = re.compile(
    r"(?:thực\s+hiện|tham\s+mưu|phụ\s+trách|đảm\s+nhiệm|đảm\s+nhận|triển\s+khai|chịu\s+trách\s+nhiệm|chuẩn\s+bị(?:\s+nội\s+dung)?|trình|báo\s+cáo|soạn\s+thảo|dự\s+thảo"
    r"|tổng\s+hợp|xây\s+dựng|theo\s+dõi|thẩm\s+định|tổ\s+chức|hướng\s+dẫn|lập)\s*$"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a block is read with: the bodies that are known, and what the headings above lend it."""

    bodies: Bodies
    terms: Terms
    lent: Timing
    group: str | None


# ---------------------------------------------------------------- in brackets


def bracketed(block: Block, text: str, setting: Setting) -> Found | None:
    """`Đề án sắp xếp các chi bộ (Ban Xây dựng Đảng chủ trì; trình trong tháng 6/2027).`"""
    match = _BRACKETS.search(text)
    if match is None or not text[: match.start()].strip():
        return None
    inner = match.group(1)
    outside = timing_of(text, [one for one in dated_phrases(text) if one.end <= match.start()], setting.terms)
    duty = _duty_in_brackets(inner, setting) or (
        _names_alone(inner, setting.bodies) if outside or setting.lent else None
    )
    if duty is None:
        return None
    timing = timed(inner, duty, setting.terms, outside or setting.lent)
    task = task_of_duty(block, 0, inner, duty, duty.leads, timing, setting.group)
    content = " ".join(text[: match.start()].split()).strip(" .;,")
    return Found(replace(task, quote=" ".join(text.split()), content=content), Rule.BRACKETS)


def bracketed_below(block: Block, text: str, entry: Block, setting: Setting) -> Found | None:
    """The same where the brackets are a paragraph of their own below the entry."""
    inner = inside_brackets(text)
    duty = _duty_in_brackets(inner, setting) if inner else None
    if duty is None:
        return None
    timing = timed(inner, duty, setting.terms, setting.lent)
    task = task_of_line(block, (entry,), inner, duty, timing, setting.group)
    return Found(replace(task, quote=" ".join(text.split())), Rule.BRACKETS)


def inside_brackets(text: str) -> str:
    """What an assignment line says that stands in brackets; "" for one that does not."""
    match = _ONLY_BRACKETS.fullmatch(text)
    return match.group(1) if match else ""


def _duty_in_brackets(inner: str, setting: Setting) -> Duty | None:
    read = duties(inner, setting.bodies)
    duty = read[0] if read and read[0].leads else _names_and_day(inner, setting.bodies)
    if duty is None or not (duty.chairs or duty.phrases or duty.is_told or _CARRIES_OUT.search(compared(inner))):
        return None
    return duty


def _names_and_day(inner: str, bodies: Bodies) -> Duty | None:
    words = words_of(inner)
    names = names_at(words, 0, bodies)
    if names is None or words.key(names.end) not in (",", ";", "-", ":"):
        return None
    leads = tuple(words.slice(name.start, name.end) for name in names.names)
    return Duty(0, len(inner), 0, leads, (), dated_phrases(inner))


def _names_alone(inner: str, bodies: Bodies) -> Duty | None:
    """`Ngày 25/11: họp rút kinh nghiệm (Ban Chỉ đạo)`"""
    words = words_of(inner)
    names = names_at(words, 0, bodies)
    if names is None or names.end < len(words):
        return None
    return Duty(0, len(inner), 0, tuple(words.slice(name.start, name.end) for name in names.names))


# ---------------------------------------------------------------- label lines


def named_fields(said: Labelled) -> dict[str, str]:
    fields = {"lead": said.lead, "supporting": said.supporting, "deadline": said.deadline, "product": said.product}
    return {name: value for name, value in fields.items() if value}


def task_of_labels(block: Block, said: Mapping[str, str], content: str, quote: str, setting: Setting) -> Task:
    leads, helping = shared_names(said.get("lead", ""), setting.bodies)
    supporting = (*listed_names(said.get("supporting", ""), setting.bodies), *helping)
    own = timing_of(content, dated_phrases(content), setting.terms)
    timing = whole_timing(said["deadline"], setting.terms) if "deadline" in said else own or setting.lent
    return Task(
        task_id(block.id, 0),
        block.id,
        (),
        quote,
        content or quote,
        leads[0] if leads else None,
        leads[1:],
        tuple(name for name in supporting if name not in leads),
        timing.text,
        timing.kind,
        timing.due,
        said.get("product"),
        group=setting.group,
    )


def labelled_within(block: Block, text: str, said: Labelled, setting: Setting) -> Found | None:
    """`Rà soát quy chế. Chủ trì: Văn phòng Đảng uỷ; thời gian: quý I/2027.`"""
    content = " ".join(text[: said.start].split()).strip(" .;,(-")
    if not (said.lead and content and begins_with_name(said.lead, setting.bodies)):
        return None
    task = task_of_labels(block, named_fields(said), content, " ".join(text.split()), setting)
    return Found(task, Rule.LABELS)
