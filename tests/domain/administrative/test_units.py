import datetime

import pytest

from kehoach_desktop.domain.administrative.units import AgencyLevel, in_use
from kehoach_desktop.domain.templates.template import Level

JULY_1 = datetime.date(2025, 7, 1)
JUNE_30 = datetime.date(2025, 6, 30)


@pytest.mark.parametrize(
    ("on", "valid_from", "valid_to", "expected"),
    [
        (JUNE_30, None, JUNE_30, True),  # the last day is a day of use
        (JULY_1, None, JUNE_30, False),
        (JULY_1, JULY_1, None, True),
        (JUNE_30, JULY_1, None, False),
        (JUNE_30, None, None, True),
    ],
)
def test_both_ends_of_a_period_belong_to_it(
    on: datetime.date, valid_from: datetime.date | None, valid_to: datetime.date | None, expected: bool
) -> None:
    assert in_use(on, valid_from, valid_to) is expected


def test_levels_go_from_the_centre_down() -> None:
    depths = [level.depth for level in AgencyLevel]
    assert depths == sorted(depths)
    assert AgencyLevel.COMMUNE.depth < AgencyLevel.CELL.depth


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.ANY])
def test_every_level_of_an_office_is_a_level_of_agencies(level: Level) -> None:
    assert AgencyLevel(level.value).name == level.name
