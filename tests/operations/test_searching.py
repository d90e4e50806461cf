from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.operations.plan_files import save_plan
from kehoach_desktop.operations.searching import search_plans
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.database import open_store
from tests.helpers.plans import PARTY_PLAN


def found(data_dir: Path, text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """Ids, and the progress of a new index if one was made."""
    steps: list[tuple[int, int]] = []
    rows = search_plans(text, data_dir, 50, lambda done, total: steps.append((done, total)))
    return [row.id for row in rows], steps


def test_no_store_has_no_plans_and_none_is_made(data_dir: Path) -> None:
    assert found(data_dir, "van phuc") == ([], [])
    assert not data_dir.exists()


def test_a_store_of_this_program_is_searched_at_once(data_dir: Path) -> None:
    save_plan(PARTY_PLAN, data_dir)
    assert found(data_dir, "van phuc") == ([PARTY_PLAN.id], [])


def test_a_new_fold_makes_the_index_anew_once(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_plan(PARTY_PLAN, data_dir)
    monkeypatch.setattr(plans, "FOLD_VERSION", plans.FOLD_VERSION + 1)
    monkeypatch.setattr(plans, "fold", lambda text: text.lower().replace("vạn", "xyz"))
    assert found(data_dir, "xyz") == ([PARTY_PLAN.id], [(1, 1)])
    assert found(data_dir, "xyz") == ([PARTY_PLAN.id], [])


def test_one_bad_plan_stops_no_search(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_plan(PARTY_PLAN, data_dir)
    save_plan(replace(PARTY_PLAN, id="bad"), data_dir)
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        store.execute("UPDATE plans SET data = '[]' WHERE id = 'bad'")
    monkeypatch.setattr(plans, "FOLD_VERSION", plans.FOLD_VERSION + 1)
    assert found(data_dir, "van phuc") == (["bad", PARTY_PLAN.id], [(2, 2)])
