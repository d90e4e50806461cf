"""How the office reads deadlines: the holidays that ship, and what it has set about “trước ngày …”."""

from functools import cache
from pathlib import Path

from .. import paths, settings
from ..domain.administrative.agencies import Confidence
from ..domain.deadlines import DeadlineRules
from ..domain.holidays import Holiday, load_holidays
from .office import value_in

_HOLIDAYS = "holidays"


def deadline_rules(data_dir: Path) -> DeadlineRules:
    return rules_with(before_includes_day=value_in(data_dir, settings.BEFORE_INCLUDES_DAY))


@cache
def rules_with(*, before_includes_day: bool = False) -> DeadlineRules:
    """Without a setting: “trước ngày X” is due the day before X."""
    days = listed_holidays()
    guessed = frozenset(day.date for day in days if day.confidence is Confidence.GUESS)
    return DeadlineRules(frozenset(day.date for day in days), guessed, before_includes_day)


@cache
def listed_holidays() -> tuple[Holiday, ...]:
    """The days off that are known, of every year that ships."""
    names = paths.resource_names(_HOLIDAYS, ".toml")
    return tuple(day for name in names for day in load_holidays(name, paths.resource_text(name)))
