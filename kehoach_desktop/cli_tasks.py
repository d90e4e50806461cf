"""`kehoach tasks FILE`: the tasks of a plan file or a text, as a list, as JSON, or into a workbook."""

import datetime
import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .cli_parser import Parser, refuse_source, workbook
from .errors import BadArgumentError

if TYPE_CHECKING:
    from .domain.plan import Plan, Task

_FINE = 0


def add_tasks(commands: Any) -> Parser:
    command: Parser = commands.add_parser(
        "tasks",
        help="tìm nhiệm vụ trong kế hoạch",
        description="Tìm nhiệm vụ trong tệp kế hoạch hoặc tệp văn bản: việc, cơ quan chủ trì, phối hợp, thời hạn.",
    )
    command.add_argument("file", type=Path, metavar="TỆP", help="tệp kế hoạch (.json), hoặc văn bản (.txt, .md)")
    command.add_argument("--json", action="store_true", help="in dạng JSON")
    command.add_argument("--xlsx", type=workbook, metavar="TỆP", help="ghi danh mục nhiệm vụ ra tệp XLSX")
    command.add_argument("--force", action="store_true", help="thay tệp đã có")
    command.add_argument("--on", metavar="NGÀY", help="kèm trạng thái tính đến ngày này, dạng 2027-01-31")
    command.set_defaults(run=run_tasks)
    return command


def run_tasks(options: Namespace) -> int:
    from dataclasses import replace

    from .operations.task_finding import read_task_file, tasks_of_file

    on = _day(options.on) if options.on is not None else None
    refuse_source(options.xlsx, options.file, "XLSX")
    read = read_task_file(options.file)
    if read.removed_characters:
        print(f"Lưu ý: {options.file}: đã bỏ {read.removed_characters} ký tự điều khiển.", file=sys.stderr)
    found = tasks_of_file(read.plan, options.data_dir)
    plan = replace(read.plan, tasks=found.tasks)
    if options.xlsx:
        _export(plan, options)
    if options.json:
        print(json.dumps([_as_data(task, on) for task in plan.tasks], ensure_ascii=False, indent=1))
    elif not options.xlsx:
        _print_list(plan.tasks, found.reasons, on)
    return _FINE


def _export(plan: "Plan", options: Namespace) -> None:
    from .operations.task_files import export_task_list

    export_task_list(plan, options.xlsx, force=options.force)
    if not options.json:
        print(f"Đã ghi {len(plan.tasks)} nhiệm vụ ra {options.xlsx}.")


def _day(text: str) -> datetime.date:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise BadArgumentError(f"--on cần một ngày dạng 2027-01-31, không phải “{text}”.") from None


def _as_data(task: "Task", on: datetime.date | None) -> dict[str, Any]:
    from .domain.records import plain
    from .domain.tasks.progress import NO_PROGRESS
    from .domain.tasks.status import status_by

    data: dict[str, Any] = plain(task)
    if on:
        data["status"] = status_by(task.due_date, task.deadline_kind, NO_PROGRESS, on).value
    return data


def _print_list(tasks: Sequence["Task"], reasons: Mapping[str, str], on: datetime.date | None) -> None:
    from .domain.tasks.progress import NO_PROGRESS
    from .domain.tasks.status import OFFICIAL_WORDS, status_by

    if not tasks:
        print("Không thấy nhiệm vụ nào.")
    for number, task in enumerate(tasks, 1):
        print(f"{number}. {task.content or task.quote or ''}")
        leads = "; ".join(name for name in (task.lead, *task.extra_leads) if name)
        status = OFFICIAL_WORDS[status_by(task.due_date, task.deadline_kind, NO_PROGRESS, on)] if on else ""
        for label, value in (
            ("Chủ trì", leads),
            ("Phối hợp", "; ".join(task.supporting)),
            ("Thời hạn", _deadline(task)),
            ("Sản phẩm", task.product or ""),
            ("Trạng thái", status),
            ("Nhận ra từ", reasons.get(task.id, "")),
        ):
            if value:
                print(f"   {label}: {value}")


def _deadline(task: "Task") -> str:
    from .domain.dates import written_day

    day = f" ({written_day(task.due_date)})" if task.due_date else ""
    return f"{task.deadline_text}{day}" if task.deadline_text else ""
