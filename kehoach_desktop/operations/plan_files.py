"""Plan files on disk and plans in the store."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from .. import paths
from ..domain.plan import Plan
from ..domain.plan_json import ReadPlan, dump_plan, load_plan, plan_fault
from ..errors import BadArgumentError, BadFileError
from .files import read_text, write_file

if TYPE_CHECKING:
    from ..storage.database import Store


def read_plan_file(path: Path) -> ReadPlan:
    """The plan in a file; a complaint names the file and what is wrong with it."""
    text = read_text(path)
    try:
        return load_plan(text)
    except BadFileError as error:
        raise BadFileError(f"{path}: {error}.") from None


def write_plan_file(plan: Plan, path: Path, *, force: bool = False) -> None:
    """Writes `plan`; a file that would not give it back is none."""
    write_file(path, (dump_plan(plan) + "\n").encode(), force=force, fault=lambda data: plan_fault(data.decode()))


def save_plan(plan: Plan, data_dir: Path) -> None:
    """Puts `plan` in the store; one that is not there yet is made."""
    from ..storage import plans
    from ..storage.database import open_store

    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        plans.save(database, plan, datetime.datetime.now())


def stored_plan(beginning: str, data_dir: Path) -> Plan:
    """The plan in the store whose id starts so."""
    from ..storage import plans
    from ..storage.database import open_store

    path = paths.store_path(data_dir)
    if not paths.has_store(data_dir):
        raise BadArgumentError(f"Không có tệp “{beginning}”, và chưa có kho ở {data_dir}.")
    with open_store(path, paths.backup_dir(data_dir)) as database:
        found = plans.find_ids(database, beginning)
        if len(found) > 1:
            raise BadArgumentError(f"Có nhiều kế hoạch bắt đầu bằng “{beginning}”: {', '.join(found)} …")
        plan = _loaded(database, found[0], path) if found else None
    if plan is None:
        raise BadArgumentError(f"Không có tệp “{beginning}”, và trong kho không có kế hoạch nào mang mã này.")
    return plan


def _loaded(database: "Store", plan_id: str, path: Path) -> Plan | None:
    from ..storage import plans

    try:
        return plans.get(database, plan_id)
    except BadFileError as error:
        raise BadFileError(f"Không đọc được kế hoạch {plan_id} trong kho {path}: {error}.") from None
