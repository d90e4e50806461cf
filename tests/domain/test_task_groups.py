from dataclasses import replace

from kehoach_desktop.domain.plan import Task
from kehoach_desktop.domain.task_groups import gathered, grouped_tasks
from tests.helpers.plans import PARTY_PLAN


def test_group_that_comes_back_is_one_group() -> None:
    words = ["một", "hai", "một", "ba"]
    found = list(gathered(words, lambda word: None if word == "ba" else word))
    assert found == [("một", ["một", "một"]), ("hai", ["hai"]), (None, ["ba"])]


def test_tasks_of_a_plan_stay_in_its_order() -> None:
    tasks = tuple(
        Task(f"t{n}", block=block.id, group="Riêng" if n % 3 else None) for n, block in enumerate(PARTY_PLAN.blocks)
    )
    groups = list(grouped_tasks(replace(PARTY_PLAN, tasks=tasks), tasks))
    assert [task for _, members in groups for task in members] == list(tasks)
