import datetime

import pytest

from kehoach_desktop.domain.task_exchange import Cause, Field, Place, Table, propose
from kehoach_desktop.domain.tasks import Extension, Progress, Stage, TrackedTask
from kehoach_desktop.operations.tasks import ProgressChange
from kehoach_desktop.ui.receiving.questions import Asks, Option, Question
from kehoach_desktop.ui.receiving.review import Kind, Review
from kehoach_desktop.ui.receiving.words import sources_words
from tests.ui.receiving.files import DONE_ON, foreign_row, row_of, table_of, task

UNDER_WAY = Progress(Stage.UNDER_WAY, percent=40)
GRANTED = (Extension(datetime.date(2027, 6, 30)),)


def review(tasks: list[TrackedTask], *tables: Table) -> Review:
    return Review(tables, propose(tasks, tables))


def question(of: Review, row: int = 0, number: int = 0) -> Question:
    return of.rows[row].questions()[number]


def option(asked: Question, words: str) -> Option:
    return next(one for one in asked.options if words in one.words)


def answer(of: Review, words: str, row: int = 0, number: int = 0) -> None:
    asked = question(of, row, number)
    of.answer(row, asked, option(asked, words))


def test_clear_changes_are_ticked_and_accepted_with_all_else_of_the_task_kept() -> None:
    known = Progress(Stage.UNDER_WAY, accepted_by="Chánh Văn phòng", extensions=GRANTED)
    one = task(0, known)
    found = review([one], table_of("a.xlsx", [row_of(one, {Field.PERCENT: 60.0})]))
    after = Progress(Stage.UNDER_WAY, percent=60, accepted_by="Chánh Văn phòng", extensions=GRANTED)
    assert found.changes() == [ProgressChange("p1", "t0", after)]


def test_an_unticked_row_is_not_accepted() -> None:
    one, other = task(0), task(1)
    rows = [row_of(each, {Field.STAGE: "Đang thực hiện"}, number=9 + n) for n, each in enumerate((one, other))]
    found = review([one, other], table_of("a.xlsx", rows))
    assert found.tick([0], is_on=False) == {0}
    assert [change.task_id for change in found.changes()] == ["t1"]


def changed_since() -> Review:
    one = task(0, UNDER_WAY)
    row = row_of(one, {Field.PERCENT: 70.0, Field.RESULT: "Đã trình"}, left=Progress(Stage.UNDER_WAY, percent=30))
    return review([one], table_of("a.xlsx", [row]))


def test_what_the_office_changed_meanwhile_is_not_ticked() -> None:
    found = changed_since()
    assert found.rows[0].kind is Kind.CONFLICT
    assert found.changes() == []


def test_a_ticked_conflict_without_an_answer_takes_only_what_is_clear() -> None:
    found = changed_since()
    found.tick([0], is_on=True)
    (change,) = found.changes()
    assert (change.progress.percent, change.progress.result) == (40, "Đã trình")


@pytest.mark.parametrize(("words", "percent"), [("Giữ: 40 %", 40), ("Lấy: 70 %", 70)])
def test_an_answer_settles_a_conflict_and_ticks_the_row(words: str, percent: int) -> None:
    found = changed_since()
    answer(found, words)
    (change,) = found.changes()
    assert change.progress.percent == percent
    assert question(found).answer == words


def test_files_that_say_different_things_are_chosen_from() -> None:
    one = task(0)
    rows = [row_of(one, {Field.RESULT: f"Kết quả {name}"}, file=f"{name}.xlsx") for name in "ab"]
    found = review([one], *(table_of(row.place.file, [row]) for row in rows))
    assert [choice.words for choice in question(found).options] == [
        "Giữ: (trống)",
        "Lấy: Kết quả a (a.xlsx)",
        "Lấy: Kết quả b (b.xlsx)",
    ]
    answer(found, "Kết quả b")
    assert found.changes()[0].progress.result == "Kết quả b"


@pytest.mark.parametrize(
    ("places", "named"),
    [
        ([("a.xlsx", "I", 5), ("b.xlsx", "I", 5), ("c.xlsx", "I", 5)], ["a.xlsx, b.xlsx", "c.xlsx"]),
        ([("a.xlsx", "I", 5), ("a.xlsx", "II", 5), ("a.xlsx", "III", 5)], ["trang “I”, trang “II”", "trang “III”"]),
        ([("a.xlsx", "I", 5), ("a.xlsx", "I", 6), ("a.xlsx", "I", 7)], ["dòng 5, dòng 6", "dòng 7"]),
        ([(f"{n}.xlsx", "I", 5) for n in range(5)], ["0.xlsx, 1.xlsx và 2 nữa", "4.xlsx"]),
    ],
)
def test_what_rows_say_is_offered_with_the_least_that_tells_them_apart(
    places: list[tuple[str, str, int]], named: list[str]
) -> None:
    said = [("Đã trình" if n < len(places) - 1 else "Đã họp", Place(*one)) for n, one in enumerate(places)]
    assert [sources_words(value, said) for value in ("Đã trình", "Đã họp")] == [f" ({one})" for one in named]


def done_without_day() -> Review:
    one = task(0)
    return review([one], table_of("a.xlsx", [row_of(one, {Field.STAGE: "Đã hoàn thành", Field.RESULT: "Xong"})]))


def test_a_done_task_waits_for_its_day() -> None:
    found = done_without_day()
    assert (question(found).asks, found.ticked, found.rows[0].kind) == (Asks.DAY, 0, Kind.UNCLEAR)
    found.type(0, question(found), "20/11/2026")
    (change,) = found.changes()
    assert (change.progress.stage, change.progress.completed_on) == (Stage.DONE, DONE_ON)


def test_half_a_day_is_kept_as_typed_said_to_be_wrong_and_unticks() -> None:
    found = done_without_day()
    found.type(0, question(found), "20/11/2026")
    found.type(0, question(found), " 20/11 ")
    asked = question(found)
    assert (asked.answer, asked.complaint, asked.is_answered) == (
        "20/11",
        "Ghi đủ ngày, tháng, năm, như 05/9/2026.",
        False,
    )
    assert found.changes() == []
    found.type(0, asked, "")
    assert question(found) == Question(Asks.DAY, Field.COMPLETED)


def test_a_word_nobody_knows_is_chosen_for_and_done_asks_for_the_day() -> None:
    one = task(0)
    found = review([one], table_of("a.xlsx", [row_of(one, {Field.STAGE: "gần xong"})]))
    answer(found, "Đã hoàn thành")
    assert found.changes() == []
    found.type(0, question(found, number=1), "20-11-2026")
    (change,) = found.changes()
    assert change.progress == Progress(Stage.DONE, completed_on=DONE_ON)


def test_a_figure_nobody_understands_is_typed() -> None:
    one = task(0)
    found = review([one], table_of("a.xlsx", [row_of(one, {Field.PERCENT: "quá nửa"})]))
    found.type(0, question(found), "101")
    assert (question(found).complaint, found.ticked) == ("Ghi một số từ 0 đến 100.", 0)
    found.type(0, question(found), "55 %")
    assert found.changes()[0].progress.percent == 55


def test_a_day_alone_is_not_entered_before_it_is_said_that_the_task_is_done() -> None:
    one = task(0, UNDER_WAY)
    found = review([one], table_of("a.xlsx", [row_of(one, {Field.COMPLETED: DONE_ON})]))
    assert found.rows[0].outcome is None
    answer(found, "Đã hoàn thành")
    assert found.changes()[0].progress == Progress(Stage.DONE, percent=40, completed_on=DONE_ON)
    answer(found, "Giữ")
    assert found.changes() == []


def test_a_day_that_has_not_come_is_asked_and_the_right_one_is_typed() -> None:
    one, coming = task(0), {Field.STAGE: "Đã hoàn thành", Field.COMPLETED: "31/12/2027", Field.RESULT: "Xong"}
    tables = [table_of("a.xlsx", [row_of(one, coming)])]
    found = Review(tables, propose([one], tables, on=DONE_ON))
    assert (question(found).asks, found.ticked, found.rows[0].kind) == (Asks.DAY, 0, Kind.UNCLEAR)
    found.type(0, question(found), "20/11/26")
    assert found.changes()[0].progress == Progress(Stage.DONE, None, "Xong", DONE_ON)


def test_a_day_beside_a_task_under_way_offers_both_readings() -> None:
    one = task(0)
    row = row_of(one, {Field.STAGE: "Đang thực hiện", Field.COMPLETED: DONE_ON})
    found = review([one], table_of("a.xlsx", [row]))
    assert [one.words for one in question(found).options] == [
        "Giữ: Chưa triển khai",
        "Lấy: Đã hoàn thành",
        "Lấy: Đang thực hiện",
    ]
    answer(found, "Đang thực hiện")
    assert found.changes()[0].progress == Progress(Stage.UNDER_WAY)
    answer(found, "Đã hoàn thành")
    assert found.changes()[0].progress == Progress(Stage.DONE, completed_on=DONE_ON)


def test_days_of_two_files_are_chosen_from_though_a_third_file_has_none() -> None:
    one = task(0)
    days: tuple[object, ...] = (DONE_ON, DONE_ON - datetime.timedelta(days=3), None)
    said = [{Field.STAGE: "Đã hoàn thành", Field.COMPLETED: day} for day in days]
    found = review([one], *(table_of(f"{n}.xlsx", [row_of(one, each)]) for n, each in enumerate(said)))
    answer(found, "17/11/2026")
    (change,) = found.changes()
    assert change.progress == Progress(Stage.DONE, completed_on=DONE_ON - datetime.timedelta(days=3))


def test_a_row_named_later_is_doubted_by_the_same_day() -> None:
    coming = {Field.STAGE: "Đã hoàn thành", Field.COMPLETED: "31/12/2027"}
    tables = [table_of("mttq.xlsx", [foreign_row("Báo cáo kết quả thực hiện Kế hoạch", coming)])]
    found = Review(tables, propose(alike(), tables, on=DONE_ON))
    answer(found, "quý II")
    assert (found.changes(), [one.cause for one in found.rows[0].proposal.conflicts]) == ([], [Cause.DOUBTFUL_DAY])


# ---------------------------------------------------------------- rows without a task


def alike() -> list[TrackedTask]:
    return [task(n, content=f"Báo cáo kết quả thực hiện Kế hoạch quý {mark}") for n, mark in enumerate(("I", "II"))]


def doubtful(*more: Table) -> Review:
    row = foreign_row("Báo cáo kết quả thực hiện Kế hoạch", {Field.STAGE: "Đang thực hiện"})
    return review(alike(), table_of("mttq.xlsx", [row]), *more)


def test_a_doubtful_row_is_not_ticked_and_offers_its_candidates() -> None:
    found = doubtful()
    assert (found.rows[0].kind, found.changes()) == (Kind.UNPLACED, [])
    assert {one.task.task.id for one in question(found).options if one.task} == {"t0", "t1"}


def test_a_named_task_takes_what_the_row_says_and_gives_it_back() -> None:
    found = doubtful()
    answer(found, "quý II")
    assert found.changes() == [ProgressChange("p1", "t1", Progress(Stage.UNDER_WAY))]
    answer(found, "quý I ")
    assert [change.task_id for change in found.changes()] == ["t0"]
    answer(found, "Không nhận dòng này")
    assert (found.rows[0].kind, found.changes()) == (Kind.UNPLACED, [])


def test_a_row_named_to_be_of_a_task_that_changes_anyway_joins_its_row() -> None:
    tasks = alike()
    other = table_of("vpdu.xlsx", [row_of(tasks[1], {Field.STAGE: "Tạm dừng"})])
    found = doubtful(other)
    assert found.ticked == 1
    answer(found, "quý II", row=1)
    assert (found.rows[0].kind, found.rows[1].home, found.changes()) == (Kind.CONFLICT, 0, [])
    answer(found, "Lấy: Đang thực hiện", row=0)
    assert found.changes() == [ProgressChange("p1", "t1", Progress(Stage.UNDER_WAY))]
    answer(found, "Không nhận dòng này", row=1)
    assert found.changes() == [ProgressChange("p1", "t1", Progress(Stage.PAUSED))]


def test_two_rows_named_to_be_of_one_task_are_one_change() -> None:
    rows = [
        foreign_row("Báo cáo kết quả thực hiện Kế hoạch", {Field.STAGE: "Đang thực hiện"}, number=5),
        foreign_row("Báo cáo kết quả thực hiện Kế hoạch", {Field.RESULT: "Đã có dự thảo"}, number=6),
    ]
    found = review(alike(), table_of("mttq.xlsx", rows))
    answer(found, "quý II", row=0)
    answer(found, "quý II", row=1)
    assert found.changes() == [ProgressChange("p1", "t1", Progress(Stage.UNDER_WAY, result="Đã có dự thảo"))]
    answer(found, "Không nhận dòng này", row=0)
    assert found.changes() == [ProgressChange("p1", "t1", Progress(result="Đã có dự thảo"))]


def test_rows_that_fit_nothing_or_say_nothing_are_listed_last() -> None:
    one = task(0)
    found = review(
        [one, task(1)],
        table_of("mttq.xlsx", [foreign_row("Trồng cây xanh dọc tuyến đường", {Field.STAGE: "Đang thực hiện"})]),
        table_of("a.xlsx", [row_of(task(1), {}), row_of(one, {Field.STAGE: "Đang thực hiện"}, number=10)]),
    )
    assert [row.kind for row in found.rows] == [Kind.CHANGE, Kind.UNPLACED, Kind.UNCHANGED]
    assert found.tick(range(3), is_on=True) == set()
