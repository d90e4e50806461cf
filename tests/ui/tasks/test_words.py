import datetime
import json
from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import DeadlineKind
from kehoach_desktop.domain.task_list import entries_of
from kehoach_desktop.domain.tasks import STAGE_WORDS, Extension, Progress, Stage, Status, TrackedTask
from kehoach_desktop.operations.tasks import HistoryRow
from kehoach_desktop.ui.tasks import words
from kehoach_desktop.ui.theme import theme
from tests.helpers.tracked import HEAD, ON, STATE_HEAD, tracked

D = datetime.date


def deadline(task: TrackedTask) -> tuple[str, str]:
    return words.deadline_of(entries_of([task], ON)[0])


def test_every_status_has_a_chip_and_every_stage_a_word() -> None:
    assert set(words.CHIP_OF) == set(Status)
    assert len({theme.chip("task", state).word for state in words.CHIP_OF.values()}) == len(Status)
    assert set(STAGE_WORDS) == set(Stage)


def test_plans_are_called_by_their_number() -> None:
    assert words.plan_name(HEAD) == "34-KH/ĐU · Phòng, chống lãng phí"
    assert words.number_of(STATE_HEAD) == "07/KH-UBND"
    assert words.plan_name(replace(HEAD, number=None, subject=None)) == "Chưa có số · (chưa có trích yếu)"
    assert words.number_of(replace(HEAD, ruleset="of a newer program")) == "34 KH/ĐU"


@pytest.mark.parametrize(
    ("text", "due", "expected"),
    [
        ("trong quý I/2027", D(2027, 3, 31), ("trong quý I/2027", "31/3/2027")),
        ("05/12/2026", D(2026, 12, 5), ("05/12/2026", "")),
        ("trước 05/12/2026", D(2026, 12, 4), ("trước 05/12/2026", "04/12/2026")),
        (None, D(2026, 12, 5), ("05/12/2026", "")),
        ("thường xuyên", None, ("thường xuyên", "")),
        (None, None, (words.NO_DEADLINE, "")),
    ],
)
def test_deadline_stands_as_written_over_the_day(text: str | None, due: D | None, expected: tuple[str, str]) -> None:
    task = tracked(due_in=None, deadline_text=text)
    assert deadline(replace(task, task=replace(task.task, due_date=due))) == expected


def test_staged_deadline_tells_how_many_days_it_names() -> None:
    text = "quý I/2027 (kế hoạch); tháng 9/2027 (sơ kết)"
    task = tracked(deadline_text=text, deadline_kind=DeadlineKind.STAGED, due_date=D(2027, 9, 30))
    entry = entries_of([task], ON)[0]
    assert words.deadline_of(entry) == (text, "30/9/2027")
    assert words.deadline_in_cell(entry) == (text, "2 mốc · 30/9/2027")
    assert "Các mốc: 31/3/2027 · 30/9/2027" in words.tip_of(entry, "Trong hạn")


def test_extended_deadline_says_so() -> None:
    task = tracked(due_in=0, deadline_text="trong tháng 11").with_progress(
        Progress(extensions=(Extension(D(2027, 1, 31)),))
    )
    assert deadline(task) == ("trong tháng 11", "gia hạn 31/01/2027")
    tip = words.tip_of(entries_of([task], ON)[0], "Trong hạn")
    assert "Hạn ban đầu: 20/11/2026" in tip


def test_share_of_nothing_is_a_dash() -> None:
    assert [words.share_words(share) for share in (None, 2 / 16, 2 / 3, 1.0)] == ["—", "12,5 %", "66,7 %", "100 %"]
    assert words.completion_words({Status.PAUSED: 3, Status.NO_DEADLINE: 1}) == "Tỷ lệ hoàn thành 0/1"


@pytest.mark.parametrize(
    ("field", "before", "after", "expected"),
    [
        ("percent", "40", "60", "Tiến độ: 40 % → 60 %"),
        ("percent", "40", None, "Tiến độ: 40 % → bỏ"),
        ("stage", None, "done", "Tình hình: Đã hoàn thành"),
        ("completed_on", None, "2026-12-02", "Ngày hoàn thành: 02/12/2026"),
        ("result", None, "Đã\nxong", "Kết quả: Đã xong"),
        ("extensions", "[]", json.dumps([{"due_date": "2027-01-31"}]), "Gia hạn: đến 31/01/2027"),
        ("extensions", json.dumps([{"due_date": "2027-01-31"}]), "[]", "Gia hạn: bỏ gia hạn"),
        ("extensions", "?", None, "Gia hạn: sửa"),
        ("stage", "of a newer program", "paused", "Tình hình: of a newer program → Tạm dừng"),
    ],
)
def test_history_is_told_in_words(field: str, before: str | None, after: str | None, expected: str) -> None:
    row = HistoryRow(datetime.datetime(2026, 12, 2, 10, 32), "Lan", field, before, after)
    assert words.changed_words(row) == expected
    assert words.who_and_when(row) == "10:32 02/12/2026 · Lan"


def test_recurring_task_has_no_second_line() -> None:
    task = tracked(due_in=None, deadline_kind=DeadlineKind.RECURRING, deadline_text="hằng quý")
    assert deadline(task) == ("hằng quý", "")


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("trước ngày 08/01/2027", "trước 08/01/2027"),
        ("Chậm nhất ngày 15/6/2027", "Chậm nhất 15/6/2027"),
        ("trong 10 ngày làm việc", "trong 10 ngày làm việc"),
        ("ngày cuối quý", "ngày cuối quý"),
    ],
)
def test_the_word_day_may_go_where_a_day_follows(written: str, short: str) -> None:
    assert words.without_the_word_day(written) == short
