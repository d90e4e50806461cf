"""To whom a report goes, as far as the plans themselves tell: nobody is made up.

Plans of the office that reports: the lines that all their Nơi nhận have. Plans of a superior: that superior. Superiors
come first and carry the note of a report; what a line was noted with for the plan says nothing about a report.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ..body_names import in_sentence
from ..plan import Plan, Recipient
from ..vietnamese import ToneStyle, same_words, with_tone_style, word_key

_REPORTED = ("b/c", "báo cáo")
_IN_FULL = {
    "BTV": "Ban Thường vụ",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBND": "Uỷ ban nhân dân",
    "UBMTTQ": "Uỷ ban Mặt trận Tổ quốc",
    "VP": "Văn phòng",
}


@dataclass(frozen=True, slots=True)
class Proposed:
    """`superiors` with their note, then the `others`; the archive line that all plans of the office have."""

    superiors: tuple[Recipient, ...] = ()
    others: tuple[Recipient, ...] = ()
    archive_line: str | None = None


def proposed_recipients(
    plans: Sequence[Plan], issuing_body: str, is_superior: Callable[[Recipient], bool], note: str | None
) -> Proposed:
    """`is_superior` knows the address book, `note` is what the office writes beside a superior."""
    bodies = {plan.id: Recipient(in_sentence(plan.issuing_body)) for plan in plans if plan.issuing_body}
    is_own = {id_: same_words(body.name, in_sentence(issuing_body)) for id_, body in bodies.items()}
    own = [plan for plan in plans if is_own.get(plan.id, True) and plan.recipients]
    given = [bodies[plan.id] for plan in plans if not is_own.get(plan.id, True) and is_superior(bodies[plan.id])]
    common = _common(own)
    told = [line for line in common if _is_report(line) or is_superior(line)]
    note = next((line.note for line in told if _is_report(line)), note)  # one form of it in a document
    superiors = [replace(line, note=note) for line in (*given, *told)]
    others = [replace(line, note=None) for line in common if line not in told]
    archives = {plan.archive_line for plan in own}
    return Proposed(_once(superiors), _once(others), next(iter(archives)) if len(archives) == 1 else None)


def _common(plans: Sequence[Plan]) -> list[Recipient]:
    """The lines of the first plan that every other one has too."""
    first, others = (plans[0].recipients, plans[1:]) if plans else ((), ())
    keys = [{word_key(line.name) for line in plan.recipients} for plan in others]
    return [line for line in first if not line.blank and all(word_key(line.name) in known for known in keys)]


def _is_report(line: Recipient) -> bool:
    return any(word in word_key(line.note or "") for word in _REPORTED)


def _once(lines: Sequence[Recipient]) -> tuple[Recipient, ...]:
    return tuple({word_key(line.name): line for line in reversed(lines)}.values())[::-1]


def name_in_full(recipient: Recipient, tones: ToneStyle) -> str:
    """`UBND tỉnh` of Nơi nhận, as the text itself writes it."""
    words = (with_tone_style(_IN_FULL[word], tones) if word in _IN_FULL else word for word in recipient.name.split())
    return " ".join(words)
