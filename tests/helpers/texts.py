"""Plans from texts that tests hold, read as the program reads a text file, and the tasks of a plan."""

from kehoach_desktop.domain.deadlines import NO_RULES, DeadlineRules
from kehoach_desktop.domain.plan import Plan, Task
from kehoach_desktop.domain.task_finding import found_in
from kehoach_desktop.reading.plan_text import read_plan_text


def plan_of_text(text: str) -> Plan:
    return read_plan_text(text, "text", lambda *_: "hd05").plan


def find_tasks(plan: Plan, rules: DeadlineRules = NO_RULES) -> tuple[Task, ...]:
    """Without an address book."""
    return tuple(found.task for found in found_in(plan, rules=rules))
