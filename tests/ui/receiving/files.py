"""Files that agencies sent back, as tables that were read, and what a clerk does with them."""

import datetime
from collections.abc import Mapping, Sequence

from kehoach_desktop.domain.plan import DeadlineKind, Task
from kehoach_desktop.domain.task_exchange import Field, Place, Table, TableRow, Value, mark_of
from kehoach_desktop.domain.tasks import NO_PROGRESS, PlanHead, Progress, Stage, TrackedTask

DUE = datetime.date(2027, 3, 31)
DONE_ON = datetime.date(2026, 11, 20)
HEAD = PlanHead("p1", "KH", 34, "KH/ĐU", "nâng cao chất lượng soạn thảo, phát hành và lưu trữ văn bản", ruleset="hd05")
CONTENTS = (
    "Chuẩn hoá bộ mẫu văn bản và danh bạ nơi nhận dùng chung",
    "Số hoá hồ sơ các nhiệm kỳ trước của cấp uỷ",
    "Mở lớp bồi dưỡng nghiệp vụ soạn thảo văn bản, lớp thứ nhất",
    "Tự kiểm tra việc quản lý con dấu và gửi báo cáo về Văn phòng",
    "Rà soát trang thiết bị in, sao chụp của các cơ quan",
    "Xây dựng quy chế phối hợp tiếp nhận văn bản đến",
    "Niêm yết lịch tiếp dân tại nhà văn hoá các thôn",
    "Lập danh mục hồ sơ cơ quan năm 2027",
)
LEADS = ("Văn phòng Đảng uỷ", "Cơ quan Uỷ ban Kiểm tra", "Trung tâm Chính trị", "Các chi bộ, đảng bộ cơ sở")


def task(number: int, progress: Progress = NO_PROGRESS, content: str | None = None) -> TrackedTask:
    return TrackedTask(
        HEAD,
        Task(
            f"t{number}",
            content=content or CONTENTS[number % len(CONTENTS)],
            lead=LEADS[number % len(LEADS)],
            deadline_text="31/3/2027",
            deadline_kind=DeadlineKind.DATE,
            due_date=DUE,
            accepted=True,
        ),
        progress,
    )


def row_of(
    of: TrackedTask,
    said: Mapping[Field, Value],
    *,
    number: int = 9,
    file: str = "vpdu.xlsx",
    left: Progress | None = None,
) -> TableRow:
    """A row of our own file that came back: `left` is how the task stood when it left."""
    sent = of.progress if left is None else left
    values: dict[Field, Value] = {
        Field.PLAN_ID: of.plan.id,
        Field.TASK_ID: of.task.id,
        Field.MARK: mark_of(sent),
        Field.CONTENT: of.task.content,
        Field.LEAD: of.task.lead,
        Field.STAGE: "Chưa triển khai" if sent.stage is Stage.NOT_STARTED else "Đang thực hiện",
        Field.RESULT: sent.result,
        Field.PERCENT: None if sent.percent is None else float(sent.percent),
    }
    return TableRow(Place(file, "Nhiệm vụ", number), {**values, **said})


def foreign_row(content: str, said: Mapping[Field, Value], *, number: int = 5, file: str = "mttq.xlsx") -> TableRow:
    return TableRow(Place(file, "Trang tính 1", number), {Field.CONTENT: content, **said})


def table_of(name: str, rows: Sequence[TableRow]) -> Table:
    return Table(name, "Nhiệm vụ", frozenset(Field), tuple(rows))
