from dataclasses import replace

import pytest
from hypothesis import given

from kehoach_desktop.domain.plan import Plan, Role, Run
from kehoach_desktop.storage import plan_writer
from kehoach_desktop.storage.errors import StoreError
from kehoach_desktop.storage.plan_writer import PlanWriter
from kehoach_desktop.storage.plans import readable_text
from tests.helpers.plans import PARTY_PLAN, block, with_tasks
from tests.helpers.plans import plans as any_plan


@given(any_plan(), any_plan())
def test_the_text_is_that_of_the_plan_file_whatever_was_written_before(one: Plan, other: Plan) -> None:
    writer = PlanWriter()
    for plan in (one, other, replace(one, blocks=one.blocks[1:] + other.blocks[:0]), one):
        assert writer.text(plan) == readable_text(plan)


def test_only_what_changed_is_written_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = with_tasks(PARTY_PLAN)
    writer = PlanWriter()
    writer.text(plan)
    seen = []
    read_back = plan_writer._read_back
    monkeypatch.setattr(plan_writer, "_read_back", lambda part: (seen.append(part.id), read_back(part))[1])
    changed = replace(plan.blocks[2], runs=(Run("khác"),))
    after = replace(plan, blocks=(*plan.blocks[:2], changed, *plan.blocks[3:]))
    assert writer.text(after) == readable_text(after)
    assert seen == [changed.id]


def test_two_ids_that_become_one_in_the_file_are_refused() -> None:
    plan = replace(PARTY_PLAN, blocks=(block("\u00e9", Role.DASH, "a"), block("e\u0301", Role.DASH, "b")))
    with pytest.raises(StoreError, match="chưa được lưu"):
        PlanWriter().text(plan)


def test_a_part_that_could_not_be_read_again_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan_writer, "read_json", lambda _: ({}, 0))
    with pytest.raises(StoreError, match="đọc lại có lỗi"):
        PlanWriter().text(PARTY_PLAN)
