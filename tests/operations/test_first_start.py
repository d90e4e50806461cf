from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import settings
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.first_start import opened_store, set_up_office
from kehoach_desktop.storage import settings as stored_settings


def stored_level(data_dir: Path) -> str | None:
    with opened_store(data_dir, Level.ANY) as store:
        return stored_settings.get(store, settings.LEVEL.key)


def test_a_new_store_is_for_offices_of_its_level(data_dir: Path) -> None:
    with opened_store(data_dir, Level.PROVINCE):
        pass
    assert stored_level(data_dir) == "province"


def test_a_second_start_changes_nothing(data_dir: Path) -> None:
    for level in (Level.COMMUNE, Level.PROVINCE):
        with opened_store(data_dir, level):
            pass
    assert stored_level(data_dir) == "commune"


@pytest.mark.parametrize("first", [None, Level.COMMUNE])
def test_the_office_that_is_set_up_says_the_level(data_dir: Path, first: Level | None) -> None:
    if first:
        with opened_store(data_dir, first):
            pass
    body = set_up_office(data_dir, IssuingBody("TỈNH UỶ LÂM ĐỒNG", Side.PARTY, Level.PROVINCE))
    assert stored_level(data_dir) == "province"
    set_up_office(data_dir, replace(body, level=Level.CELL))
    assert stored_level(data_dir) == "cell"
