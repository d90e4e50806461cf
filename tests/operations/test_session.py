import datetime
from pathlib import Path

import pytest

from kehoach_desktop.operations.session import Session, begin_work, end_work, last_session, remember
from tests.helpers.clock import LATER, NOON

SESSION = Session("p1", "recipients/2", 17, {"Geometry": "AdnQywAD==", "splitter %": "272,700,340"})


def test_the_window_finds_what_it_left(tmp_path: Path) -> None:
    assert last_session(tmp_path) == Session()
    assert remember(tmp_path, SESSION)
    assert last_session(tmp_path) == SESSION
    assert remember(tmp_path, Session())
    assert last_session(tmp_path) == Session()


@pytest.mark.parametrize(
    "text", ["", "[", "[ke-hoach]\noffset = x\n", "a = 1", "[ke-hoach]\n[ke-hoach]\n", "\udcff", "x" * 300_000]
)
def test_a_spoilt_file_is_no_session(tmp_path: Path, text: str) -> None:
    remember(tmp_path, SESSION)
    (tmp_path / "cua-so.ini").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert last_session(tmp_path) == Session()


def test_a_clean_end_leaves_no_mark(tmp_path: Path) -> None:
    assert begin_work(tmp_path, NOON) is None
    end_work(tmp_path)
    assert begin_work(tmp_path, LATER) is None
    assert begin_work(tmp_path, LATER) == LATER


def test_a_mark_that_was_cut_short_counts_too(tmp_path: Path) -> None:
    (tmp_path / "dang-chay.txt").write_text("", encoding="utf-8")
    found = begin_work(tmp_path, NOON)
    assert isinstance(found, datetime.datetime)


def test_a_folder_that_is_not_there_stops_nobody(data_dir: Path) -> None:
    assert not remember(data_dir, SESSION)
    assert begin_work(data_dir, NOON) is None
    end_work(data_dir)
    assert not data_dir.exists()
