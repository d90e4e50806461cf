"""kill -9 in the middle of saves and of migrations: no acknowledged row is lost, and the file opens.

A quick run kills a few times, `--full` 200 times each.
"""

import datetime
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kehoach_desktop.storage import plans
from kehoach_desktop.storage.backup import Reason, back_up, verify
from kehoach_desktop.storage.database import open_store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 chỉ có trên Unix")

_SAVER = """
import datetime, sys, os
from dataclasses import replace
from pathlib import Path
from kehoach_desktop.storage import plans
from kehoach_desktop.storage.backup import Reason, back_up, verify
from kehoach_desktop.storage.database import open_store
from tests.helpers.plans import PARTY_PLAN
folder, first = Path(sys.argv[1]), int(sys.argv[2])
with open_store(folder / "kehoach.db", folder / "sao-luu") as store:
    number = first
    while True:
        number += 1
        plans.save(store, replace(PARTY_PLAN, id=f"p{number}", number=number % 9999 + 1), datetime.datetime(2026, 1, 1))
        os.write(1, b"%d\\n" % number)
"""

_MIGRATOR = """
import sys
from pathlib import Path
from kehoach_desktop.storage.migrations import migrations
from kehoach_desktop.storage.database import open_store
for step in range(40):
    @migrations(name=f"8{step:03d}_step")
    def change(db, step=step):
        db.table("plans").add_column(f"extra_{step}", str)
        db.execute(f"UPDATE plans SET extra_{step} = 'filled'")
print("ready", flush=True)
folder = Path(sys.argv[1])
with open_store(folder / "kehoach.db", folder / "sao-luu"):
    print("done", flush=True)
"""


def _start(code: str, *arguments: str) -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    return subprocess.Popen([sys.executable, "-c", code, *arguments], stdout=subprocess.PIPE, cwd=root, env=environment)


def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> bytes:
    """Kills the process some time after its first line and returns all it said."""
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    said = first + process.stdout.read()
    process.stdout.close()
    process.wait()
    return said


def test_no_acknowledged_plan_is_lost_by_a_kill(data_dir: Path, full: bool) -> None:
    seed = random.randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    acknowledged = 0
    for _ in range(200 if full else 6):
        said = _killed_after(_start(_SAVER, str(data_dir), str(acknowledged)), chance.uniform(0.0, 0.08))
        lines = said.split(b"\n")[:-1]  # a last line that is cut off was not acknowledged
        acknowledged = int(lines[-1])
        with open_store(data_dir / "kehoach.db", data_dir / "sao-luu") as store:
            assert store.execute("PRAGMA quick_check").fetchone()[0] == "ok"
            numbers = {int(row[0][1:]) for row in store.execute("SELECT id FROM plans")}
            assert set(range(1, acknowledged + 1)) <= numbers
            assert store.execute("SELECT count(*) FROM plan_texts").fetchone()[0] == len(numbers)
            store.execute("INSERT INTO plan_index(plan_index, rank) VALUES ('integrity-check', 1)")
            acknowledged = max(numbers)


def test_a_kill_in_a_migration_leaves_whole_steps_only(data_dir: Path, full: bool, tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    print("seed", seed)
    chance = random.Random(seed)
    store_path = data_dir / "kehoach.db"
    with open_store(store_path, data_dir / "sao-luu") as store:
        _fill(store)
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    original = store_path.read_bytes()
    cut, latest = 0, 0.25
    for _ in range(200 if full else 6):
        for leftover in data_dir.glob("kehoach.db*"):
            leftover.unlink()
        store_path.write_bytes(original)
        said = _killed_after(_start(_MIGRATOR, str(data_dir)), chance.uniform(0.0, latest))
        if b"done" in said:
            latest /= 2  # this machine is quicker
        else:
            cut += 1
        _check_whole_steps(store_path)
    assert cut, "no kill came in time; the trial proves nothing"


def _fill(store: object) -> None:
    from tests.helpers.clock import NOON
    from tests.helpers.plans import PARTY_PLAN, replace

    for number in range(300):
        plans.save(store, replace(PARTY_PLAN, id=f"p{number}"), NOON)  # type: ignore[arg-type]


def _check_whole_steps(path: Path) -> None:
    with sqlite3.connect(path) as store:
        assert store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        applied = {row[0] for row in store.execute("SELECT name FROM _sqlite_migrations WHERE name LIKE '8%'")}
        columns = {row[1] for row in store.execute("PRAGMA table_info(plans)") if row[1].startswith("extra_")}
        assert {f"extra_{int(name[1:4])}" for name in applied} == columns
        for column in columns:
            assert store.execute(f"SELECT count(*) FROM plans WHERE {column} = 'filled'").fetchone()[0] == 300
        rows = store.execute("SELECT data FROM plans").fetchall()
        assert len(rows) == 300
        assert all(json.loads(row[0])["format"] == "kehoach-plan" for row in rows[:3])
    store.close()


_BACKER = """
import datetime, sys
from pathlib import Path
from kehoach_desktop.operations.backups import Reason, back_up
from kehoach_desktop.storage import backup
backup._PAGES_AT_ONCE = 20
folder = Path(sys.argv[1])
print("ready", flush=True)
for hour in range(1000):
    (folder / "kehoach.db").touch()
    back_up(folder, Reason.ASKED, datetime.datetime(2031, 1, 1) + datetime.timedelta(hours=hour))
"""

_RESTORER = """
import datetime, sys
from pathlib import Path
from kehoach_desktop.operations.backups import restore
folder = Path(sys.argv[1])
print("ready", flush=True)
restore(folder, Path(sys.argv[2]), datetime.datetime(2031, 1, 1))
print("done", flush=True)
"""


def test_a_kill_in_a_backup_leaves_whole_copies_only(data_dir: Path, full: bool) -> None:
    chance = random.Random(5)
    with open_store(data_dir / "kehoach.db", data_dir / "sao-luu") as store:
        _fill(store)
    for _ in range(40 if full else 4):
        _killed_after(_start(_BACKER, str(data_dir)), chance.uniform(0.0, 0.4))
        for copy in (data_dir / "sao-luu").glob("*.db"):
            assert verify(copy).plans == 300
    assert verify(data_dir / "kehoach.db").plans == 300


@pytest.mark.parametrize("is_broken", [False, True])
def test_a_kill_in_a_restoring_leaves_the_old_store_or_the_new_one(data_dir: Path, full: bool, is_broken: bool) -> None:
    chance = random.Random(5)
    path, backups = data_dir / "kehoach.db", data_dir / "sao-luu"
    with open_store(path, backups) as store:
        _fill(store)
    made = back_up(path, backups, Reason.ASKED, datetime.datetime(2030, 1, 1))
    with open_store(path, backups) as store:
        for number in range(300):
            plans.remove(store, f"p{number}")
    old = path.read_bytes()
    old = old[:8192] + b"\xff" * 4096 + old[12288:] if is_broken else old
    new = made.read_bytes()
    states = set()
    for _ in range(40 if full else 5):
        for leftover in (*data_dir.glob("kehoach.db*"), *backups.glob("*khoi-phuc*")):
            leftover.unlink()
        path.write_bytes(old)
        _killed_after(_start(_RESTORER, str(data_dir), str(made)), chance.uniform(0.0, 0.12))
        now = path.read_bytes()
        assert now in (old, new)
        assert not (path.with_name("kehoach.db-wal").exists() and now == new)
        if now == new:
            (kept,) = backups.glob("*truoc-khoi-phuc*.db")
            assert kept.read_bytes() == old
        states.add(now == new)
        assert made.read_bytes() == new
    assert states
