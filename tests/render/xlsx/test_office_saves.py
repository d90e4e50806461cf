"""LibreOffice opens our sheets, computes their formulas as we do, and saves what comes back the same."""

import re
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from kehoach_desktop.domain.task_exchange import Field, propose, tables_of
from kehoach_desktop.domain.tasks import OFFICIAL_WORDS, Progress, Stage, Tally, status_of, tally
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.reading.xlsx import read_xlsx
from kehoach_desktop.render.xlsx import write_task_list
from kehoach_desktop.render.xlsx.summary import COUNTED, TOTAL
from tests.helpers.guarded_process import run_guarded
from tests.helpers.plans import PARTY_PLAN, with_tasks
from tests.render.xlsx.sheets import DAY, DUE, ON, follow_up, opened, shown_of, stages, table_in, task
from tests.render.xlsx.test_there_and_back import back

_SOFFICE = shutil.which("soffice")
_HAS_CALC = _SOFFICE is not None and (Path(_SOFFICE).resolve().parent / "libsclo.so").exists()
pytestmark = pytest.mark.skipif(not _HAS_CALC, reason="no LibreOffice Calc: apt-get install libreoffice-calc")

_COMPUTED = re.compile(r"(</f>)<v>[^<]*</v>")


def without_values(data: bytes) -> bytes:
    """The same file without what we computed, so that whoever opens it must."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, _COMPUTED.sub(r"\1", text.decode()) if name.startswith("xl/worksheets/") else text)
    return stream.getvalue()


DATED = [
    task(f"d{at}", Progress(Stage.DONE, 100, "xong", DUE + at * DAY), due=DUE + 400 * at * DAY) for at in range(12)
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Three of our files, saved again by LibreOffice in one call."""
    folder = tmp_path_factory.mktemp("calc")
    assert not table_in(without_values(follow_up(stages()))).rows[0].text(Field.STATUS)
    ours = {
        "stages": without_values(follow_up(stages())),
        "dated": follow_up(DATED),
        "list": write_task_list(with_tasks(PARTY_PLAN, 9), ruleset("hd05")),
    }
    for name, data in ours.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    out = folder / "saved"
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "xlsx"]
    done = run_guarded([*command, "--outdir", out, *(folder / f"{name}.xlsx" for name in ours)], timeout_s=90)
    assert all((out / f"{name}.xlsx").exists() for name in ours), done.words
    return {name: (out / f"{name}.xlsx").read_bytes() for name in ours}


def test_the_computed_column_says_what_the_program_says(files: dict[str, bytes]) -> None:
    """Every stage at every border of a day."""
    tasks = {one.task.id: one for one in stages()}
    rows = tables_of(read_xlsx(files["stages"], "a.xlsx"))[0].rows
    assert len(rows) == len(tasks)
    wrong = []
    for row in rows:
        own = tasks[row.text(Field.TASK_ID)]
        word = OFFICIAL_WORDS[status_of(own, ON)]
        if row.text(Field.STATUS) != word:
            wrong.append((own, row.text(Field.STATUS), word))
    assert wrong == []


def test_the_summary_counts_as_the_program_does(files: dict[str, bytes]) -> None:
    tasks = stages()
    grid = next(grid for grid in read_xlsx(files["stages"], "a.xlsx") if grid.sheet == "Tổng hợp")
    rows = {str(row.cells[1]): row.cells for row in grid.rows if 2 in row.cells}
    groups = {
        "Văn phòng": [one for one in tasks if (one.task.lead or "").lower() == "văn phòng"],
        "Ban Xây dựng Đảng": [one for one in tasks if one.task.lead == "Ban Xây dựng Đảng"],
        "Chưa rõ cơ quan chủ trì": [one for one in tasks if one.task.lead is None],
        TOTAL: tasks,
    }
    for name, own in groups.items():
        assert counted_in(rows[name]) == tally(own, ON), name
        assert rows[name][2] == tally(own, ON).total


def counted_in(cells: object) -> Tally:
    values = {one.name: int(cells[at]) for at, one in enumerate(COUNTED, 3)}  # type: ignore[index]
    return Tally(**values, set_aside=int(cells[11]))  # type: ignore[index]


def test_days_survive_and_nothing_is_proposed(files: dict[str, bytes]) -> None:
    found = propose(DATED, tables_of(read_xlsx(files["dated"], "a.xlsx")))
    assert (found.rows, found.unplaced, found.unchanged) == ((), (), len(DATED))
    found = propose(stages(), tables_of(read_xlsx(files["stages"], "a.xlsx")))
    assert (found.rows, found.unplaced) == ((), ())


def test_the_list_comes_back_equal(files: dict[str, bytes]) -> None:
    assert back(files["list"]) == shown_of(with_tasks(PARTY_PLAN, 9))


def test_lists_conditions_and_locks_are_still_there(files: dict[str, bytes]) -> None:
    sheet = opened(files["dated"])["Theo dõi"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert len(sheet.data_validations.dataValidation) == 3
    assert len(sheet.conditional_formatting) >= 3
    assert sheet.auto_filter.ref
