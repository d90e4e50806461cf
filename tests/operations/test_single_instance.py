import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from kehoach_desktop.operations import single_instance
from kehoach_desktop.operations.single_instance import (
    LOCK_NAME,
    REQUEST_PREFIX,
    REQUEST_SUFFIX,
    OpenElsewhereError,
    Outcome,
    SingleInstance,
    holder_of,
)
from tests.helpers.rights import folder_of_a_plain_user

ROOT = Path(__file__).parents[2]
_FIRST = """
import sys, time
from pathlib import Path
from kehoach_desktop.operations.single_instance import SingleInstance
window = SingleInstance(Path(sys.argv[1]))
print(window.start(), flush=True)
while True:
    files = window.take_request()
    if files is not None:
        print("raised", *files, flush=True)
    time.sleep(0.01)
"""


def first_window(folder: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", _FIRST, str(folder)], stdout=subprocess.PIPE, cwd=ROOT, encoding="utf-8"
    )
    assert process.stdout
    assert process.stdout.readline() == "first\n"
    return process


def requests(folder: Path) -> list[Path]:
    return list(folder.glob(f"*{REQUEST_SUFFIX}"))


def asked(folder: Path, text: str, seconds_ago: float = 0.0) -> None:
    request = folder / f"{REQUEST_PREFIX}1{REQUEST_SUFFIX}"
    request.write_text(text, encoding="utf-8")
    then = time.time() - seconds_ago
    os.utime(request, (then, then))


def end(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def test_the_first_start_holds_the_lock_until_it_ends(data_dir: Path) -> None:
    with SingleInstance(data_dir) as window:
        assert window.start() is Outcome.FIRST
        assert window.is_first
        holder = holder_of(data_dir)
        assert holder is not None
        assert (holder.process, holder.is_here) == (os.getpid(), True)
        assert window.take_request() is None
    assert holder_of(data_dir) is None
    with SingleInstance(data_dir) as window:
        assert window.start() is Outcome.FIRST


def test_a_second_start_brings_the_first_to_the_front_with_its_files(data_dir: Path, tmp_path: Path) -> None:
    process = first_window(data_dir)
    with SingleInstance(data_dir) as second:
        assert second.start([tmp_path / "Kế hoạch 5.json"]) is Outcome.RAISED
        assert not second.is_first
    assert process.stdout
    assert process.stdout.readline() == f"raised {tmp_path / 'Kế hoạch 5.json'}\n"
    assert not requests(data_dir)
    end(process)


@pytest.mark.skipif(os.name == "nt", reason="kill -9 chỉ có trên Unix")
def test_the_lock_of_a_dead_process_is_taken_over(data_dir: Path) -> None:
    process = first_window(data_dir)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert (data_dir / LOCK_NAME).exists()
    with SingleInstance(data_dir) as window:
        assert window.start() is Outcome.FIRST


def test_a_window_that_does_not_answer_is_silent_and_no_request_is_left(data_dir: Path) -> None:
    with SingleInstance(data_dir) as first, SingleInstance(data_dir) as second:
        assert first.start() is Outcome.FIRST
        assert second.start(patience=0.1, sleep=lambda _: None) is Outcome.SILENT
        assert first.take_request() is None


def test_a_start_takes_over_from_a_window_that_closes_while_it_waits(data_dir: Path) -> None:
    first, second = SingleInstance(data_dir), SingleInstance(data_dir)
    assert first.start() is Outcome.FIRST
    assert second.start(sleep=lambda _: first.close()) is Outcome.FIRST
    second.close()


def test_a_request_of_an_earlier_start_is_forgotten(data_dir: Path) -> None:
    data_dir.mkdir()
    asked(data_dir, "[]", seconds_ago=3600)
    with SingleInstance(data_dir) as window:
        window.start()
        assert window.take_request() is None


@pytest.mark.parametrize("text", ["", "{", '{"a": 1}', "[1, null]", "\xff" * 100_000])
def test_a_request_that_says_nothing_still_raises_the_window(data_dir: Path, text: str) -> None:
    with SingleInstance(data_dir) as window:
        window.start()
        asked(data_dir, text)
        assert window.take_request() == []
        assert window.take_request() is None


def test_somebody_else_is_named_and_refused(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with SingleInstance(data_dir) as first, SingleInstance(data_dir) as second:
        monkeypatch.setattr(single_instance, "user_name", lambda: "chị Hoa")
        first.start()
        monkeypatch.setattr(single_instance, "user_name", lambda: "anh Khôi")
        with pytest.raises(OpenElsewhereError, match="tài khoản chị Hoa"):
            second.start()
        assert not second.is_first
        assert not requests(data_dir)


@pytest.mark.skipif(os.name == "nt", reason="quyền thư mục kiểu Unix")
def test_a_folder_that_nobody_can_write_to_needs_no_lock() -> None:
    with folder_of_a_plain_user() as folder:
        folder.chmod(0o555)
        with SingleInstance(folder) as window:
            assert window.start() is Outcome.UNLOCKED
        folder.chmod(0o755)


def test_many_starts_at_once_make_one_window_that_opens_the_files_of_all(data_dir: Path, tmp_path: Path) -> None:
    outcomes: list[Outcome] = []
    opened: list[Path] = []
    windows = {tmp_path / f"Kế hoạch {number}.json": SingleInstance(data_dir) for number in range(6)}

    def start(file: Path, window: SingleInstance) -> None:
        outcomes.append(window.start([file]))
        if window.is_first:
            opened.append(file)

    threads = [threading.Thread(target=start, args=each) for each in windows.items()]
    for thread in threads:
        thread.start()
    last = time.monotonic() + 10
    while any(thread.is_alive() for thread in threads) and time.monotonic() < last:
        for window in windows.values():
            if window.is_first:
                opened += window.take_request() or []
        time.sleep(0.005)
    assert sorted(outcomes) == [Outcome.FIRST] + [Outcome.RAISED] * 5
    assert sorted(opened) == sorted(windows)
    assert not requests(data_dir)
    for window in windows.values():
        window.close()
