"""Finding the tasks of a plan, with the address book and the holidays that ship; a plan from a file of any form."""

import datetime
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from ..domain.administrative.agencies import AgencyBook
from ..domain.deadlines import DeadlineRules
from ..domain.plan import Plan, Task
from ..domain.plan_json import load_plan
from ..domain.task_binding import BoundTask, bound
from ..domain.task_finding import Bodies, Found, bodies_of, found_in
from ..errors import BadFileError
from ..reading.plan_text import MOST_LETTERS, read_plan_text
from .address_book import address_book, shipped_agencies
from .deadline_rules import deadline_rules, rules_with
from .files import read_bytes
from .plan_files import read_plan_file
from .rulesets import ruleset, ruleset_in_force

_TEXTS = (".txt", ".md", ".markdown", ".text", "")
_BYTE_ORDERS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_OWN_IDS = uuid.UUID("6f2c1c52-5d0b-4f0e-9d4a-0f6b6f1c7e21")


@dataclass(frozen=True, slots=True)
class ReadTaskFile:
    plan: Plan
    removed_characters: int = 0


def known_bodies(book: AgencyBook | None = None) -> Bodies:
    """What an address book knows; without one, what ships."""
    return bodies_of(book or shipped_agencies())


def find_plan_tasks(plan: Plan, bodies: Bodies | None = None, rules: DeadlineRules | None = None) -> tuple[Found, ...]:
    """The tasks that the plan's text holds, each with its reason."""
    return found_in(plan, bodies or known_bodies(), rules or rules_with())


@dataclass(frozen=True, slots=True)
class FileTasks:
    """The tasks of a file, and by their ids why what the text says is a task."""

    tasks: tuple[Task, ...]
    reasons: Mapping[str, str]


def tasks_of_file(plan: Plan, data_dir: Path) -> FileTasks:
    """The tasks of a file as the window shows them: those of its list, and the proposals of its text."""
    bodies = known_bodies(address_book(data_dir, ruleset(plan.ruleset).side).agencies)
    found = find_plan_tasks(plan, bodies, deadline_rules(data_dir))
    shown = bound(plan, (one.task for one in found))
    tasks, reasons = _with_own_ids(shown), {one.task.id: one.reason for one in found}
    said = {task.id: reasons[one.found.id] for task, one in zip(tasks, shown, strict=True) if one.found}
    return FileTasks(tasks, said)


def _with_own_ids(shown: Iterable[BoundTask]) -> tuple[Task, ...]:
    """A proposal gets another id where a task of the list has taken its own."""
    shown = tuple(shown)
    taken = {one.task.id for one in shown if one.is_listed}
    own: list[Task] = []
    for one in shown:
        task = one.task
        if not one.is_listed:
            number = next(
                number for number in count() if (task.id if not number else f"{task.id}.{number}") not in taken
            )
            task = replace(task, id=f"{task.id}.{number}") if number else task
            taken.add(task.id)
        own.append(task)
    return tuple(own)


def read_task_file(path: Path) -> ReadTaskFile:
    """The plan in a plan file, or in a text file; a complaint names the file and what is wrong with it."""
    if path.suffix.lower() == ".json":
        read = read_plan_file(path)
        return ReadTaskFile(read.plan, read.removed_characters)
    if path.suffix.lower() not in _TEXTS and path.is_file():
        raise BadFileError(f"{path}: chỉ đọc được tệp kế hoạch (.json) và tệp văn bản thuần (.txt, .md).")
    text = _decoded(path)
    if text.lstrip().startswith("{") and '"kehoach-plan"' in text[:400]:
        return ReadTaskFile(*_stored_in(path, text))
    if not any(char.isalnum() for char in text):
        raise BadFileError(f"{path}: tệp không có chữ nào.")
    if len(text) > MOST_LETTERS:
        raise BadFileError(f"{path}: dài {len(text) // 1_000_000} triệu chữ, không phải một kế hoạch.")
    read_text = read_plan_text(text, str(uuid.uuid5(_OWN_IDS, text)), _ruleset_for)
    return ReadTaskFile(read_text.plan, read_text.removed_characters)


def _stored_in(path: Path, text: str) -> tuple[Plan, int]:
    try:
        read = load_plan(text)
    except BadFileError as error:
        raise BadFileError(f"{path}: {error}.") from None
    return read.plan, read.removed_characters


def _decoded(path: Path) -> str:
    """UTF-8, or UTF-16 with its mark. What else a file may be is not guessed: wrong letters would look like words."""
    data = read_bytes(path)
    encoding = next((name for mark, name in _BYTE_ORDERS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise BadFileError(
            f"{path}: không phải văn bản UTF-8 (sai ở byte thứ {error.start + 1}); hãy lưu lại tệp với bảng mã UTF-8."
        ) from None
    if "\0" in text:
        raise BadFileError(f"{path}: không phải tệp văn bản.")
    return text


def _ruleset_for(side: object, on: datetime.date | None) -> str:
    from ..domain.format_standard import Side
    from ..errors import BadArgumentError

    own = side if isinstance(side, Side) else Side.PARTY
    try:
        return ruleset_in_force(own, on or datetime.date.today()).id
    except BadArgumentError:  # of a time before the regulations that ship: the one of today
        return ruleset_in_force(own, datetime.date.today()).id
