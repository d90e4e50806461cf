"""Where the office of a plan stands: its regulation, its day, its place, its level, its tone style."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ...domain.administrative.locality import Locality, blank_name, locality_of, with_place
from ...domain.administrative.provinces import Province
from ...domain.administrative.units import AgencyLevel
from ...domain.format_standard import Ruleset
from ...domain.offices import IssuingBody
from ...domain.plan import Plan
from ...domain.templates.template import Level
from ...domain.vietnamese import ToneStyle, nfc, same_words, with_tone_style, word_key
from ..rulesets import ruleset

_TONES = "tone_marks"
_OF_PROVINCE = ("tỉnh uỷ", "thành uỷ", "uỷ ban nhân dân tỉnh", "uỷ ban nhân dân thành phố", "hội đồng nhân dân tỉnh")
_OF_COMMUNE = ("xã", "phường", "đặc khu")


@dataclass(frozen=True, slots=True)
class Standpoint:
    rules: Ruleset
    on: datetime.date
    locality: Locality
    level: AgencyLevel
    tones: ToneStyle

    def toned(self, text: str) -> str:
        return with_tone_style(nfc(text), self.tones)

    def placed(self, text: str) -> str | None:
        """`text` with the words of the place; None where one of them is not known."""
        return with_place(self.toned(text), self.locality, self.toned)

    def open_name(self, text: str) -> str | None:
        """What to call `text` while the place is not known; None where a proper name is missing."""
        return blank_name(self.toned(text), self.locality, self.toned)


def day_of(plan: Plan, today: datetime.date | None = None) -> datetime.date:
    return plan.issue_date.whole or today or datetime.date.today()


def standpoint(
    plan: Plan, provinces: Sequence[Province], body: IssuingBody | None, today: datetime.date | None = None
) -> Standpoint:
    """`body` is the office in the store that the plan is of, where there is one."""
    rules = ruleset(plan.ruleset)
    on = day_of(plan, today)
    locality = locality_of(plan.parent_body, plan.issuing_body, provinces, on)
    tones = ToneStyle(str(rules.house_value(plan.house_style, _TONES)))
    return Standpoint(rules, on, locality, _level(plan, body), tones)


def _level(plan: Plan, body: IssuingBody | None) -> AgencyLevel:
    if body and body.level is not Level.ANY and same_words(body.name, plan.issuing_body or body.name):
        return AgencyLevel(body.level.value)
    name, parent = word_key(plan.issuing_body or ""), word_key(plan.parent_body or "")
    if name.startswith(_OF_PROVINCE):
        return AgencyLevel.PROVINCE
    if name.startswith("chi bộ"):
        return AgencyLevel.CELL
    if name.startswith("đảng uỷ") and not name.removeprefix("đảng uỷ").strip().startswith(_OF_COMMUNE):
        return AgencyLevel.GRASSROOTS
    if name.startswith(("ban ", "văn phòng")) and parent.startswith(_OF_PROVINCE):
        return AgencyLevel.PROVINCE
    return AgencyLevel.COMMUNE
