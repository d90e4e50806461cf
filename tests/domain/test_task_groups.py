from dataclasses import replace

from kehoach_desktop.domain.plan import Task
from kehoach_desktop.domain.task_groups import gathered, grouped_tasks
from tests.helpers.plans import PARTY_PLAN


def test_a_group_that_comes_back_is_one_group_and_what_has_none_comes_first() -> None:
    words = ["một", "hai", "một", "ba"]
    found = list(gathered(words, lambda word: None if word == "ba" else word))
    assert found == [(None, ["ba"]), ("một", ["một", "một"]), ("hai", ["hai"])]


def test_the_tasks_of_a_group_stay_in_the_order_of_the_plan() -> None:
    tasks = tuple(
        Task(f"t{n}", block=block.id, group="Riêng" if n % 3 else None) for n, block in enumerate(PARTY_PLAN.blocks)
    )
    groups = list(grouped_tasks(replace(PARTY_PLAN, tasks=tasks), tasks))
    titles = [title for title, _ in groups]
    assert len(titles) == len(set(titles))
    assert all(members == sorted(members, key=tasks.index) for _, members in groups)
    assert sorted((task.id for _, members in groups for task in members)) == sorted(task.id for task in tasks)
