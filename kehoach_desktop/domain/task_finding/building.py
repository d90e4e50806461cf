"""Tasks made of what was read: nothing in them that the text does not say."""

import re
from collections.abc import Sequence

from ..plan import Block, Task, joined_content
from ..vietnamese import capitalized, nfc
from .bodies import Bodies
from .duties import Duty
from .labels import labelled, listed_names, shared_names
from .names import names_at
from .tables import Row
from .timing import NO_TIMING, Terms, Timing, timing_of, whole_timing
from .words import compared, words_of

_CHAIRING = re.compile(r"chủ\s+trì\s*(?:,|và)?\s*")
_HELPED = re.compile(r"phối\s+(?:kết\s+)?hợp(?:\s+chặt\s+chẽ)?\s+(?:với|cùng(?:\s+với)?)\s+")
_UNTIL = re.compile(
    r"[\s,;(.-]*(?:(?:và\s+)?(?:hoàn\s+thành|xong)(?:\s+(?:việc|vào|trong))?|thời\s+(?:gian"
    r"|hạn)[^;:,]{0,20}:?|hạn(?:\s+\S+)?\s*:?)?\s*$"
)
_LEAST_SAID = 3  # letters that make a content


def task_id(block: str, number: int) -> str:
    """The same for the same block as long as its duties keep their order."""
    return f"t-{block}" if number == 0 else f"t-{block}-{number + 1}"


def task_of_duty(
    block: Block,
    number: int,
    text: str,
    duty: Duty,
    leads: Sequence[str],
    timing: Timing,
    group: str | None,
) -> Task:
    quote = " ".join(text[duty.start : duty.end].split()).strip()
    return Task(
        task_id(block.id, number),
        block.id,
        (),
        quote,
        content_of(text, duty) or quote,
        leads[0] if leads else None,
        tuple(leads[1:]),
        tuple(name for name in duty.supporting if name not in leads),
        timing.text,
        timing.kind,
        timing.due,
        group=group,
    )


def task_of_line(
    block: Block, covered: Sequence[Block], text: str, duty: Duty, timing: Timing, group: str | None
) -> Task:
    quote = " ".join(text.split())
    return Task(
        task_id(block.id, 0),
        block.id,
        tuple(one.id for one in covered),
        quote,
        nfc(joined_content(covered or (block,))),
        duty.leads[0] if duty.leads else None,
        duty.leads[1:],
        tuple(name for name in duty.supporting if name not in duty.leads),
        timing.text,
        timing.kind,
        timing.due,
        group=group,
    )


def task_of_row(
    block: Block, number: int, text: str, row: Row, bodies: Bodies, terms: Terms, group: str | None
) -> Task:
    inside = labelled(row.lead)  # a cell may hold labels: `Chủ trì: …; Phối hợp: …`
    leads, helping = shared_names((inside.lead or "") if inside else row.lead, bodies)
    supporting = listed_names(row.supporting or (inside.supporting if inside and inside.supporting else ""), bodies)
    supporting = (*supporting, *helping)
    timing = whole_timing(row.deadline, terms) if row.deadline else NO_TIMING
    return Task(
        task_id(block.id, number),
        block.id,
        (),
        " ".join(text.split()),
        row.content,
        leads[0] if leads else None,
        leads[1:],
        tuple(name for name in supporting if name not in leads),
        timing.text,
        timing.kind,
        timing.due,
        row.product or None,
        row.note or None,
        group,
    )


def timed(text: str, duty: Duty, terms: Terms, lent: Timing) -> Timing:
    """The deadline of a duty, or that which a heading above lends it; the heading's year counts for both."""
    year = lent.due.year if lent.due else None
    return timing_of(text, duty.phrases, terms, year) or lent


# ---------------------------------------------------------------- what must be done


def content_of(text: str, duty: Duty) -> str:
    """What must be done, without who does it, with whom and by when where these stand at its ends."""
    start, end = duty.says, duty.end
    start = _behind_helpers(text, start, end)
    for phrase in reversed(duty.phrases):
        if phrase.end <= end and not text[phrase.end : end].strip(" .;,)/") and phrase.start > start:
            end = start + len(text[start : phrase.start]) - len(_until(text[start : phrase.start]))
    said = " ".join(text[start:end].split()).strip(" .;,-–:")
    said = said[1:] if said.startswith("(") and ")" not in said else said
    if said.count("(") > said.count(")"):
        said = said[: said.rindex("(")].rstrip(" ,;")
    if len(said) < _LEAST_SAID:
        said = " ".join(text[duty.says : duty.end].split()).strip(" .;,-–:")
    return capitalized(said)


def _behind_helpers(text: str, start: int, end: int) -> int:
    """Behind `chủ trì, phối hợp với …` where more is said."""
    like = compared(text[start:end])
    chairing = _CHAIRING.match(like)
    at = chairing.end() if chairing else 0
    helped = _HELPED.match(like, at)
    if helped:
        words = words_of(text)
        names = names_at(words, words.at_offset(start + helped.end()), joints=",/")
        if names and names.end < len(words) and words.starts[names.end] < end and words.is_small(names.end):
            return words.starts[names.end]
    rest = like[at:].strip(" ,;.")
    return start + at if chairing and len(rest) > 20 and not rest.startswith(("phối", "hoàn thành")) else start


def _until(text: str) -> str:
    match = _UNTIL.search(compared(text))
    return text[match.start() :] if match else ""
