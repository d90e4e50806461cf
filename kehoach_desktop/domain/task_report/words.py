"""How a report writes figures, shares, days and documents."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from ..dates import PartialDate, in_words
from ..document_numbers import number_around_symbol
from ..format_standard.ruleset import Ruleset
from ..plan import HouseStyle
from ..tasks import PlanHead
from ..vietnamese import ToneStyle, nfc, with_tone_style

_LEAST_FIGURES = 2  # `05 nhiệm vụ`, as offices write it in sentences


@dataclass(frozen=True, slots=True)
class Words:
    """The ways of one regulation and one office; `rulesets` knows those of the plans that the tasks stand in."""

    rules: Ruleset
    rulesets: Callable[[str], Ruleset]
    house_style: HouseStyle = field(default_factory=HouseStyle)

    def toned(self, text: str) -> str:
        return with_tone_style(nfc(text), ToneStyle(str(self.rules.house_value(self.house_style, "tone_marks"))))

    def day(self, day: datetime.date) -> str:
        return in_words(PartialDate.of(day), self.rules.date_in_text.zeros, "{day}/{month}/{year}", "")

    def document(self, head: PlanHead) -> str:
        """`Kế hoạch số 34-KH/ĐU, ngày 02/12/2026`, as far as it is known."""
        own = self.rulesets(head.ruleset) if head.ruleset else self.rules
        kind = own.kinds.get(head.document_kind) or self.rules.kinds.get(head.document_kind)
        name = kind.name if kind else head.document_kind
        if head.number is None or not head.symbol:
            subject = " ".join((head.subject or "").split())
            return f"{name} {subject}".strip()
        before, after = number_around_symbol(head.number, own.number)
        comma = "," if self.rules.house_value(self.house_style, "comma_before_date") else ""
        issued = f"{comma} ngày {self.day(head.issued)}" if head.issued else ""
        return f"{name} số {before}{head.symbol}{after}{issued}"

    def short_document(self, head: PlanHead) -> str | None:
        """`Kế hoạch số 34-KH/ĐU`; None while it has no number."""
        return (
            self.document(PlanHead(head.id, head.document_kind, head.number, head.symbol, ruleset=head.ruleset))
            if (head.number is not None and head.symbol)
            else None
        )


def count(number: int) -> str:
    """A number of things in a sentence."""
    return f"{number:0{_LEAST_FIGURES}d}" if 0 < number < 10 else figures(number)


def figures(number: int) -> str:
    """A number in a table: `1.250`."""
    return f"{number:,}".replace(",", ".")


def share(value: float | None) -> str:
    """Per cent without the sign; a dash where there is nothing to divide by.

    All and nothing are said only of all and of nothing: 1.999 of 2.000 are not yet 100 per cent.
    """
    if value is None:
        return "—"
    if value in (0, 1):
        return str(round(value * 100))
    tenths = min(max(round(value * 1000), 1), 999)
    return f"{tenths // 10},{tenths % 10}".removesuffix(",0")
