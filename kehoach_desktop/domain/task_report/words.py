"""How a report writes figures, shares, days and documents."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ..body_names import in_sentence
from ..citations import citation_words, first_citation
from ..dates import PartialDate, in_words
from ..format_standard.ruleset import Ruleset
from ..plan import Citation, HouseStyle
from ..plan_titles import about, full_name_of, number_of, numbered_name, subject_in_sentence
from ..tasks import PlanHead
from ..vietnamese import ToneStyle, figures, nfc, with_tone_style

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
        own = self._rules_of(head)
        name = numbered_name if number_of(head, own) else full_name_of
        return name(head, own, comma=self._comma)

    def full(self, head: PlanHead) -> str:
        """With its subject."""
        return full_name_of(head, self._rules_of(head), comma=self._comma)

    def short_document(self, head: PlanHead) -> str | None:
        """`Kế hoạch số 34-KH/ĐU`; None while it has no number."""
        own = self._rules_of(head)
        return numbered_name(replace(head, issued=None), own) if number_of(head, own) else None

    def cited(self, head: PlanHead) -> str:
        """As a text names a document for the first time; what is not known of it is left out, not asked for."""
        own = self._rules_of(head)
        number = number_of(head, own)
        if not (number and head.issued and head.issuing_body and head.subject):
            return full_name_of(head, own, comma=self._comma)
        kind = own.kinds.get(head.document_kind)
        known = Citation(
            kind.name if kind else head.document_kind,
            number,
            head.issued,
            in_sentence(head.issuing_body),
            about(subject_in_sentence(head.subject)),
        )
        return citation_words(first_citation(known, self.rules, self.house_style))

    def _rules_of(self, head: PlanHead) -> Ruleset:
        return self.rulesets(head.ruleset) if head.ruleset else self.rules

    @property
    def _comma(self) -> bool:
        return bool(self.rules.house_value(self.house_style, "comma_before_date"))


def count(number: int) -> str:
    """A number of things in a sentence."""
    return f"{number:0{_LEAST_FIGURES}d}" if 0 < number < 10 else figures(number)


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
