from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths, settings
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.errors import KnownError
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.office import is_first_start
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.templates import keep_as_template
from kehoach_desktop.storage import issuing_bodies, signatories
from kehoach_desktop.storage import settings as stored_settings
from kehoach_desktop.storage.database import open_store
from tests.helpers.plans import PARTY_PLAN

BODY = IssuingBody("ĐẢNG UỶ XÃ VẠN PHÚC", Side.PARTY, Level.COMMUNE)


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


def test_the_office_and_who_signs_are_stored_together_or_not_at_all(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: object, _person: Signatory) -> Signatory:
        raise KnownError("Chưa ghi được: ổ đĩa đã đầy.")

    monkeypatch.setattr(signatories, "save", full)
    with pytest.raises(KnownError):
        set_up_office(data_dir, BODY, [Signatory("Trần Minh Khôi", "BÍ THƯ")])
    monkeypatch.undo()
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        assert issuing_bodies.listing(store) == []
        assert is_first_start(store)
    set_up_office(data_dir, BODY, [Signatory("Trần Minh Khôi", "BÍ THƯ")])
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        (body,) = issuing_bodies.listing(store)
        assert [person.name for person in signatories.of_body(store, body.id or 0)] == ["Trần Minh Khôi"]
