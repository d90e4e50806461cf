from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths, settings
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.templates import keep_as_template
from kehoach_desktop.storage import settings as stored_settings
from kehoach_desktop.storage.database import open_store
from tests.helpers.plans import PARTY_PLAN


def stored_level(data_dir: Path) -> str | None:
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        return stored_settings.get(store, settings.LEVEL.key)


def test_no_plan_and_no_template_says_the_level_of_the_office(data_dir: Path) -> None:
    save_plan(PARTY_PLAN, data_dir)
    keep_as_template(PARTY_PLAN, "cua-toi", "Mẫu của tôi", data_dir)
    assert stored_level(data_dir) is None


@pytest.mark.parametrize("has_store", [False, True])
def test_the_office_that_is_set_up_says_the_level(data_dir: Path, has_store: bool) -> None:
    if has_store:
        save_plan(PARTY_PLAN, data_dir)
    body = set_up_office(data_dir, IssuingBody("TỈNH UỶ LÂM ĐỒNG", Side.PARTY, Level.PROVINCE))
    assert stored_level(data_dir) == "province"
    set_up_office(data_dir, replace(body, level=Level.CELL))
    assert stored_level(data_dir) == "cell"
