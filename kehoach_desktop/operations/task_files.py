"""Tasks out to XLSX and back: what the command line and the window call.

Out: the list of a plan's tasks, the follow-up list, one for each lead body. Back: the tables of returned files, what
they would change, and of that what the clerk accepted, as changes that `operations.tasks` enters and takes back.
"""

import datetime
import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..domain.file_names import free_name, proposed_name, same_name_key
from ..domain.format_standard import Ruleset
from ..domain.plan import Plan
from ..domain.task_exchange import (
    Entered,
    Field,
    Proposal,
    Proposals,
    Table,
    accepted,
    key_of,
    propose,
    tables_of,
)
from ..domain.tasks import SOON_DAYS, TrackedTask
from ..errors import BadArgumentError, BadFileError, CannotWriteError, KnownError, reason
from ..reading.xlsx import read_xlsx
from ..storage import plans
from ..storage.database import Store
from ..storage.errors import in_sentences
from .exporting import Targets, export
from .file_sets import write_set
from .files import read_bytes, write_file
from .office import offices
from .plan_exports import NotExportedError, WriteTrouble, free_file
from .rulesets import ruleset, ruleset_in_force
from .tasks import ProgressChange

if TYPE_CHECKING:
    from ..render.xlsx import Office

__all__ = [
    "Letterhead",
    "Proposal",
    "Proposals",
    "ReadFiles",
    "TaskSheets",
    "changes_of",
    "export_agency_book",
    "export_agency_files",
]
__all__ += ["export_follow_up", "export_task_list", "propose", "read_progress_file", "reading_progress_files"]
__all__ += ["sheets_of"]

ENDING = ".xlsx"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The bodies above a sheet, under the regulation of their side."""

    ruleset: str
    parent_body: str | None = None
    issuing_body: str | None = None


@dataclass(frozen=True, slots=True)
class TaskSheets:
    """What sheets to follow tasks up are made of, whether one for all or one for each lead body.

    The tasks are of one plan or of many. Without a letterhead the body that issued the newest plan stands above them.
    """

    tasks: Sequence[TrackedTask]
    on: datetime.date
    letterhead: Letterhead | None = None
    soon_days: int = SOON_DAYS


@in_sentences
def sheets_of(store: Store, tasks: Sequence[TrackedTask], on: datetime.date, soon_days: int = SOON_DAYS) -> TaskSheets:
    """Under the letterhead of the office in use; before the first start, of the newest plan."""
    body = offices(store).in_use
    plan = plans.get(store, tasks[0].plan.id) if tasks and not body else None
    head = None
    if body:
        head = Letterhead(ruleset_in_force(body.side, on).id, body.parent_name, body.name)
    elif plan:
        head = Letterhead(plan.ruleset, plan.parent_body, plan.issuing_body)
    return TaskSheets(tasks, on, head, soon_days)


# ---------------------------------------------------------------- out


def export_task_list(plan: Plan, path: Path, *, force: bool = False) -> None:
    """The seven columns of the tasks of `plan`."""
    _refuse_open_one(path)
    export(plan, Targets(xlsx=path), force=force)


def export_follow_up(sheets: TaskSheets, path: Path, *, force: bool = False) -> None:
    """The follow-up list with the summary per lead body."""
    from ..render.xlsx import write_follow_up

    office = _office(sheets)
    _write(path, lambda: write_follow_up(sheets.tasks, sheets.on, office, sheets.soon_days), force=force)


def export_agency_book(sheets: TaskSheets, path: Path, *, force: bool = False) -> None:
    """One file with a sheet for each lead body, which has its tasks only."""
    from ..render.xlsx import agencies_of, write_agency_book

    office, agencies = _office(sheets), agencies_of(sheets.tasks)
    _write(path, lambda: write_agency_book(agencies, sheets.on, office, sheets.soon_days), force=force)


def export_agency_files(sheets: TaskSheets, folder: Path, *, force: bool = False) -> list[Path]:
    """A file for each lead body, to send out: all of them are written, or none."""
    from ..render.xlsx import agencies_of, write_agency_book

    office, agencies = _office(sheets), agencies_of(sheets.tasks)
    names = _file_names([agency.name for agency in agencies], office.rules)
    for name in names:
        _refuse_open_one(folder / name)
    books = (write_agency_book([one], sheets.on, office, sheets.soon_days) for one in agencies)
    write_set(folder, names, books, force=force)
    return [folder / name for name in names]


def _office(sheets: TaskSheets) -> "Office":
    from ..render.xlsx import Office

    if not sheets.tasks:
        raise BadArgumentError("Không có nhiệm vụ nào để xuất.")
    newest = sheets.tasks[0].plan
    head = sheets.letterhead or Letterhead(newest.ruleset, None, newest.issuing_body)
    return Office(ruleset(head.ruleset), head.parent_body, head.issuing_body, ruleset)


def _file_names(agencies: Sequence[str], rules: Ruleset) -> list[str]:
    """Names that every system takes, none of them twice."""
    names: list[str] = []
    taken: set[str] = set()
    for agency in agencies:
        stem = proposed_name(Plan("_", rules.id, subject=agency), rules)
        name = free_name(stem, lambda one: same_name_key(one) in taken)
        taken.add(same_name_key(name))
        names.append(f"{name}{ENDING}")
    return names


def _write(path: Path, make: Callable[[], bytes], *, force: bool) -> None:
    from ..render.xlsx import workbook_fault

    _refuse_open_one(path)
    try:
        data = make()
    except OSError as error:  # rows wait in the system's folder for such files
        raise CannotWriteError(f"Chưa ghi được {path}: {reason(error)} (thư mục tạm của máy).") from None
    write_file(path, data, force=force, fault=workbook_fault)


def _refuse_open_one(path: Path) -> None:
    """A file that is open in Excel cannot be replaced, and one open in LibreOffice would come back over ours."""
    program = _open_in(path)
    if program:
        sentence = f"{path.name} đang mở trong {program} nên chưa ghi đè được; hãy đóng tệp ở đó rồi thử lại."
        raise NotExportedError(sentence, WriteTrouble.IN_USE, path, free_file(path))


def _open_in(path: Path) -> str | None:
    if not path.is_file():
        return None
    if path.with_name(f".~lock.{path.name}#").exists():
        return "LibreOffice"
    if os.name == "nt":
        try:
            path.open("r+b").close()
        except PermissionError:
            return "Excel" if path.with_name(f"~${path.name}").exists() else None
    return None


# ---------------------------------------------------------------- back


@dataclass(frozen=True, slots=True)
class ReadFiles:
    """The tables of the files that could be read, and a sentence for each of the others."""

    tables: tuple[Table, ...] = ()
    troubles: tuple[str, ...] = ()


def read_progress_file(path: Path, name: str | None = None) -> tuple[Table, ...]:
    """The tables of tasks in a file, under the `name` by which it shall be called. Nothing is changed by reading."""
    shown = name or path.name
    grids = read_xlsx(read_bytes(path), shown)
    try:
        tables = tables_of(grids)
    except BadFileError as error:
        raise BadFileError(f"Không đọc được {shown}: {error}. Chưa có gì thay đổi.") from None
    if not tables:
        raise BadFileError(
            f"Không đọc được {shown}: không thấy bảng nhiệm vụ nào (cần hàng tiêu đề có Nội dung nhiệm vụ, "
            "Cơ quan chủ trì, Thời hạn hoặc Tình hình và ít nhất một dòng). Chưa có gì thay đổi."
        )
    return tables


def reading_progress_files(paths: Iterable[Path]) -> Generator[str, None, ReadFiles]:
    """Several files in one go, the name of each before it is read; one that cannot be read does not keep the others."""
    files = list({os.path.normcase(os.path.realpath(path)): path for path in paths}.values())
    names = [path.name for path in files]
    tables: list[Table] = []
    troubles: list[str] = []
    for path in files:
        yield path.name
        try:
            # Two agencies may send back files of one name.
            tables += read_progress_file(path, str(path) if names.count(path.name) > 1 else None)
        except KnownError as error:
            troubles.append(str(error))
    return ReadFiles(tuple(tables), tuple(troubles))


def changes_of(
    chosen: Iterable[tuple[Proposal, Mapping[Field, Entered]]],
) -> list[ProgressChange]:
    """What was accepted, each with the answers to its conflicts, as changes to be entered in one go."""
    changes: list[ProgressChange] = []
    for proposal, answers in chosen:
        progress = accepted(proposal, answers)
        if progress != proposal.task.progress:
            plan_id, task_id = key_of(proposal.task)
            changes.append(ProgressChange(plan_id, task_id, progress))
    return changes
