"""Grids and tasks made by hand."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kehoach_desktop.domain.plan import Task
from kehoach_desktop.domain.task_exchange import (
    Field,
    Grid,
    GridRow,
    Merge,
    Table,
    find_table,
    mark_of,
)
from kehoach_desktop.domain.tasks import NO_PROGRESS, STAGE_WORDS, PlanHead, Progress, TrackedTask

HEAD = PlanHead("k1", "KH", 5, "KH/ĐU", "nâng cao chất lượng", "ĐẢNG UỶ XÃ VẠN PHÚC", datetime.date(2027, 2, 2), "hd05")
OURS = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Ngày đến hạn", "Tình hình", "Tiến độ (%)", "Ngày hoàn thành"]
OURS += [
    "Kết quả thực hiện",
    "Văn bản, sản phẩm đã có",
    "Khó khăn, vướng mắc",
    "kehoach.plan",
    "kehoach.task",
    "kehoach.mark",
]
CONTENTS = (
    "Rà soát danh mục hồ sơ của các cơ quan tham mưu, giúp việc",
    "Xây dựng quy chế phối hợp giữa Đảng uỷ và Uỷ ban nhân dân",
    "Tổ chức hội nghị sơ kết việc thực hiện Nghị quyết đại hội",
    "Số hoá tài liệu lưu trữ lịch sử của đảng bộ xã",
)


def grid(rows: Sequence[Sequence[object]], merges: Sequence[Merge] = (), file: str = "a.xlsx") -> Grid:
    made = [
        GridRow(number, {at: value for at, value in enumerate(row) if value is not None})  # type: ignore[misc]
        for number, row in enumerate(rows, 1)
    ]
    return Grid(file, "Trang 1", tuple(row for row in made if row.cells), tuple(merges))


def table(rows: Sequence[Sequence[object]], merges: Sequence[Merge] = (), file: str = "a.xlsx") -> Table:
    found = find_table(grid(rows, merges, file))
    assert found is not None
    return found


def task(number: int, progress: Progress = NO_PROGRESS, head: PlanHead = HEAD, **fields: object) -> TrackedTask:
    own = Task(f"t{number}", content=CONTENTS[number % len(CONTENTS)], lead="Văn phòng Đảng uỷ", accepted=True)
    return TrackedTask(head, replace(own, **fields), progress)  # type: ignore[arg-type]


def row_of(tracked: TrackedTask, entered: Mapping[Field, object] | None = None, *, marked: bool = True) -> list[object]:
    """The row of a task as our list writes it, with what somebody entered since."""
    known = tracked.progress
    values: dict[Field, object] = {
        Field.STAGE: STAGE_WORDS[known.stage],
        Field.PERCENT: None if known.percent is None else f"{known.percent}%",
        Field.COMPLETED: known.completed_on,
        Field.RESULT: known.result,
        Field.DOCUMENT: known.product_document,
        Field.DIFFICULTY: known.difficulty,
        **(entered or {}),
    }
    task = tracked.task
    ids = [tracked.plan.id, task.id, mark_of(known)] if marked else [None, None, None]
    return [1.0, task.content, task.lead, task.due_date, *values.values(), *ids]


def returned(*rows: Sequence[object], file: str = "a.xlsx") -> Table:
    return table([OURS, *rows], file=file)
