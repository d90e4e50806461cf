"""Tasks and files for the tests of sheets."""

import datetime
import random
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from openpyxl import Workbook, load_workbook

from kehoach_desktop.domain.plan import DeadlineKind, Plan, Task
from kehoach_desktop.domain.task_exchange import Table, tables_of
from kehoach_desktop.domain.tasks import NO_PROGRESS, PlanHead, Progress, Stage, TrackedTask
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.reading.xlsx import read_xlsx
from kehoach_desktop.render.xlsx import Office, write_follow_up

ON = datetime.date(2027, 5, 10)
DUE = datetime.date(2027, 5, 31)
DAY = datetime.timedelta(days=1)
HEAD = PlanHead("k1", "KH", 5, "KH/ĐU", "nâng cao chất lượng", "ĐẢNG UỶ XÃ VẠN PHÚC", datetime.date(2027, 2, 2), "hd05")
PARTY = Office(ruleset("hd05"), "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC", ruleset)
STATE = Office(ruleset("nd30"), None, "UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC", ruleset)


def task(
    id_: str = "t1",
    progress: Progress = NO_PROGRESS,
    *,
    lead: str | None = "Văn phòng Đảng uỷ",
    due: datetime.date | None = DUE,
    kind: DeadlineKind = DeadlineKind.DATE,
    head: PlanHead = HEAD,
    **fields: object,
) -> TrackedTask:
    content = f"Việc {id_}: rà soát danh mục hồ sơ, tài liệu của cơ quan"
    own = Task(id_, content=content, lead=lead, due_date=due, deadline_kind=kind, accepted=True)
    return TrackedTask(head, replace(own, **fields), progress)  # type: ignore[arg-type]


def stages(on: datetime.date = ON) -> list[TrackedTask]:
    """A task for every stage at every border of a day, with and without deadline, done early, late and undated."""
    found: list[TrackedTask] = []
    for stage in Stage:
        for left in (-2, -1, 0, 1, 7, 8, 60, None):
            due = None if left is None else on + left * DAY
            kinds = (DeadlineKind.RECURRING, DeadlineKind.NONE) if due is None else (DeadlineKind.DATE,)
            done_on = (None, *(((due or on) + shift * DAY) for shift in (-1, 0, 1)))
            for kind in kinds:
                for done in done_on:
                    if stage is Stage.DONE and done is None:
                        continue
                    number = len(found)
                    lead = ("Văn phòng", "Ban Xây dựng Đảng", "VĂN PHÒNG", None)[number % 4]
                    found.append(task(f"t{number}", Progress(stage, completed_on=done), lead=lead, due=due, kind=kind))
    return found


def table_in(data: bytes) -> Table:
    return tables_of(read_xlsx(data, "a.xlsx"))[0]


def opened(data: bytes) -> Workbook:
    """By a reader that shares no code with the writer."""
    return load_workbook(BytesIO(data))


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def follow_up(tasks: Sequence[TrackedTask], office: Office = PARTY) -> bytes:
    return write_follow_up(tasks, ON, office)


def shuffled(data: bytes, seed: int) -> bytes:
    """The first sheet with its rows below the heading and its columns in another order, saved by openpyxl."""
    dice = random.Random(seed)
    book = opened(data)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    top = next(number for number, row in enumerate(rows) if "kehoach.task" in row)
    heading, body = rows[top], rows[top + 1 :]
    columns = list(range(len(heading)))
    dice.shuffle(columns)
    dice.shuffle(body)
    other = Workbook()
    for row in [[], *([None] * dice.randrange(3),), heading, *body]:
        other.active.append([row[column] for column in columns] if len(row) == len(columns) else row)
    for cell in (cell for row in other.active.iter_rows() for cell in row if isinstance(cell.value, str)):
        cell.data_type = "s"  # openpyxl takes the text “=0” for a formula
    return saved(other)


def shown_of(plan: Plan) -> list[Task]:
    """The tasks of `plan` as far as a list shows them: without what ties them to its text."""
    return [replace(one, block=None, covers=(), quote=None, accepted=False, unknown="") for one in plan.tasks]
