"""What returned tables propose: only what was changed in them, and never what is not clear."""

import datetime
from dataclasses import replace

import pytest

from kehoach_desktop.domain.task_exchange import Cause, Field, FieldChange, Proposal, Proposals, accepted, propose
from kehoach_desktop.domain.task_exchange.tables import Place
from kehoach_desktop.domain.tasks import Progress, Stage, TrackedTask
from kehoach_desktop.errors import BadArgumentError
from tests.domain.task_exchange.grids import CONTENTS, HEAD, OURS, returned, row_of, table, task

DAY = datetime.date(2027, 6, 15)
WORKING = Progress(Stage.UNDER_WAY, 40, "đang lấy ý kiến")
DONE = {Field.STAGE: "Đã hoàn thành", Field.COMPLETED: "15/6/2027"}


def only(found: Proposals) -> Proposal:
    assert len(found.rows) == 1
    return found.rows[0]


def changed(proposal: Proposal) -> dict[Field, object]:
    return {change.field: change.after for change in proposal.changes}


def with_ids(row: list[object], other: TrackedTask) -> list[object]:
    return [*row[:-3], other.plan.id, other.task.id, row[-1]]


# ---------------------------------------------------------------- with ids


def test_what_was_entered_is_proposed_and_nothing_else() -> None:
    own = task(1, WORKING)
    found = propose([task(0), own], [returned(row_of(task(0)), row_of(own, {**DONE, Field.RESULT: "đã ban hành"}))])
    proposal = only(found)
    assert changed(proposal) == {Field.STAGE: Stage.DONE, Field.COMPLETED: DAY, Field.RESULT: "đã ban hành"}
    assert (proposal.conflicts, proposal.remarks, found.unchanged) == ((), (), 1)
    assert accepted(proposal) == replace(WORKING, stage=Stage.DONE, completed_on=DAY, result="đã ban hành")
    assert "Tình hình: Đang thực hiện → Đã hoàn thành" in [change.sentence for change in proposal.changes]


def test_what_the_office_changed_meanwhile_is_left_alone_where_the_file_says_nothing() -> None:
    sent = task(1, WORKING)
    now = sent.with_progress(replace(WORKING, result="bản mới", percent=60))
    proposal = only(propose([now], [returned(row_of(sent, {Field.DIFFICULTY: "thiếu người"}))]))
    assert changed(proposal) == {Field.DIFFICULTY: "thiếu người"}
    assert accepted(proposal) == replace(now.progress, difficulty="thiếu người")


def test_what_both_changed_is_asked() -> None:
    sent = task(1, WORKING)
    now = sent.with_progress(replace(WORKING, result="bản của văn phòng"))
    proposal = only(propose([now], [returned(row_of(sent, {Field.RESULT: "bản của cơ quan"}))]))
    assert proposal.changes == ()
    (conflict,) = proposal.conflicts
    assert (conflict.cause, conflict.kept, conflict.choices) == (
        Cause.CHANGED_SINCE, "bản của văn phòng", ("bản của cơ quan",)
    )  # fmt: skip
    assert accepted(proposal) == now.progress
    assert accepted(proposal, {Field.RESULT: "bản của cơ quan"}).result == "bản của cơ quan"


def test_what_both_changed_alike_is_settled() -> None:
    sent = task(1, WORKING)
    now = sent.with_progress(replace(WORKING, result="như nhau"))
    assert propose([now], [returned(row_of(sent, {Field.RESULT: "như  nhau "}))]).unchanged == 1


def test_an_emptied_cell_is_proposed_as_empty() -> None:
    own = task(1, WORKING)
    proposal = only(propose([own], [returned(row_of(own, {Field.RESULT: None, Field.STAGE: None}))]))
    assert changed(proposal) == {Field.RESULT: None, Field.STAGE: Stage.NOT_STARTED}


def test_a_column_that_somebody_deleted_proposes_nothing() -> None:
    own = task(1, WORKING)
    at = OURS.index("Kết quả thực hiện")
    rows = [[*row[:at], *row[at + 1 :]] for row in (OURS, row_of(own))]
    assert propose([own], [table(rows)]).unchanged == 1


def test_ids_that_slipped_to_other_rows_are_asked() -> None:
    one, two = task(0), task(1)
    found = propose([one, two], [returned(with_ids(row_of(one, DONE), two))])
    assert found.rows == ()
    (unplaced,) = found.unplaced
    assert {candidate.task.id for candidate in unplaced.candidates} == {"t0", "t1"}


def test_a_corrected_text_keeps_its_task_and_is_remarked() -> None:
    own = task(1, due_date=DAY)
    row = row_of(own, {Field.RESULT: "xong phần một"})
    row[1], row[3] = f"{own.task.content} (đã chỉnh lý)", DAY + datetime.timedelta(days=30)
    proposal = only(propose([own], [returned(row)]))
    assert changed(proposal) == {Field.RESULT: "xong phần một"}
    assert [remark.rpartition(": ")[2] for remark in proposal.remarks[:1]] == ["nội dung khác với kế hoạch."]
    assert "ngày đến hạn là 15/07/2027, trong kho là 15/06/2027" in proposal.remarks[1]


# ---------------------------------------------------------------- what is not clear


def test_done_without_a_day_is_asked_and_the_rest_is_proposed() -> None:
    own = task(1)
    proposal = only(propose([own], [returned(row_of(own, {Field.STAGE: "Đã hoàn thành", Field.RESULT: "xong"}))]))
    assert changed(proposal) == {Field.RESULT: "xong"}
    assert [conflict.cause for conflict in proposal.conflicts] == [Cause.NEEDS_DAY]
    assert accepted(proposal) == Progress(result="xong")
    assert accepted(proposal, {Field.COMPLETED: DAY}) == Progress(Stage.DONE, None, "xong", DAY)


def test_a_day_without_done_is_asked() -> None:
    own = task(1)
    proposal = only(propose([own], [returned(row_of(own, {Field.COMPLETED: "15/6/2027"}))]))
    assert [conflict.cause for conflict in proposal.conflicts] == [Cause.NOT_DONE]
    assert accepted(proposal) == Progress()
    assert accepted(proposal, {Field.STAGE: Stage.DONE}) == Progress(Stage.DONE, completed_on=DAY)


def test_a_day_stays_out_while_files_differ_on_whether_the_task_is_done() -> None:
    own = task(1)
    under_way = row_of(own, {Field.STAGE: "Đang thực hiện"})
    proposal = only(propose([own], [returned(row_of(own, DONE), file="a.xlsx"), returned(under_way, file="b.xlsx")]))
    assert changed(proposal) == {Field.COMPLETED: DAY}
    assert [(one.field, one.cause) for one in proposal.conflicts] == [(Field.STAGE, Cause.TWO_SAYINGS)]
    assert accepted(proposal) == Progress()
    assert accepted(proposal, {Field.STAGE: Stage.DONE}) == Progress(Stage.DONE, completed_on=DAY)


def test_a_day_stays_out_while_what_the_office_entered_stands_against_it() -> None:
    sent = task(1)
    now = sent.with_progress(Progress(Stage.PAUSED))
    proposal = only(propose([now], [returned(row_of(sent, {**DONE, Field.RESULT: "xong"}))]))
    assert [(one.field, one.cause) for one in proposal.conflicts] == [(Field.STAGE, Cause.CHANGED_SINCE)]
    assert accepted(proposal) == Progress(Stage.PAUSED, result="xong")
    assert accepted(proposal, {Field.STAGE: Stage.DONE}) == Progress(Stage.DONE, None, "xong", DAY)


def test_a_day_stays_out_while_nobody_knows_the_word_beside_it() -> None:
    own = task(1, WORKING)
    proposal = only(propose([own], [returned(row_of(own, {**DONE, Field.STAGE: "gần xong"}))]))
    assert accepted(proposal) == WORKING


def test_a_corrected_day_of_a_done_task_enters_whatever_is_asked_beside_it() -> None:
    own = task(1, Progress(Stage.DONE, completed_on=DAY))
    later = DAY + datetime.timedelta(days=1)
    proposal = only(propose([own], [returned(row_of(own, {Field.STAGE: "gần xong", Field.COMPLETED: later}))]))
    assert accepted(proposal) == Progress(Stage.DONE, completed_on=later)


@pytest.mark.parametrize(
    ("field", "text"),
    [(Field.STAGE, "gần xong"), (Field.COMPLETED, "giữa tháng 6"), (Field.PERCENT, "nhiều"), (Field.PERCENT, "150%")],
)
def test_a_word_that_nobody_knows_is_asked(field: Field, text: str) -> None:
    own = task(1, WORKING)
    proposal = only(propose([own], [returned(row_of(own, {field: text, Field.RESULT: "mới"}))]))
    assert changed(proposal) == {Field.RESULT: "mới"}
    (conflict,) = proposal.conflicts
    assert (conflict.field, conflict.cause) == (field, Cause.UNREAD)
    assert text in conflict.sentence
    assert "a.xlsx, trang “Trang 1”, dòng 2" in conflict.sentence


def test_two_files_that_say_different_things_are_asked() -> None:
    own = task(1)
    tables = [
        returned(row_of(own, {Field.RESULT: "một", Field.DIFFICULTY: "như nhau"}), file="a.xlsx"),
        returned(row_of(own, {Field.RESULT: "hai", Field.DIFFICULTY: "như nhau"}), file="b.xlsx"),
    ]
    proposal = only(propose([own], tables))
    assert changed(proposal) == {Field.DIFFICULTY: "như nhau"}
    (conflict,) = proposal.conflicts
    assert (conflict.cause, conflict.choices) == (Cause.TWO_SAYINGS, ("một", "hai"))
    assert [place.file for place in proposal.places] == ["a.xlsx", "b.xlsx"]
    assert "b.xlsx" in conflict.sentence


def test_an_answer_that_makes_no_sense_is_refused() -> None:
    own = task(1, Progress(Stage.DONE, completed_on=DAY))
    proposal = Proposal(own, (), (FieldChange(Field.COMPLETED, DAY, None),))
    with pytest.raises(BadArgumentError, match="ngày hoàn thành"):
        accepted(proposal)


# ---------------------------------------------------------------- without ids


@pytest.mark.parametrize(
    "said",
    [
        CONTENTS[1],
        CONTENTS[1].upper(),
        "xay dung quy che phoi hop giua dang uy va uy ban nhan dan",
        f"1. {CONTENTS[1]}.",
        CONTENTS[1].replace("giữa", "của"),
        CONTENTS[1].rsplit(" ", 1)[0],
    ],
)
def test_a_row_is_found_again_by_its_words(said: str) -> None:
    own = task(1)
    row = row_of(own, {Field.RESULT: "xong"}, marked=False)
    row[1] = said
    proposal = only(propose([task(number) for number in range(4)], [returned(row)]))
    assert proposal.task.task.id == "t1"
    assert changed(proposal) == {Field.RESULT: "xong"}


def test_a_row_that_fits_nothing_is_listed() -> None:
    row = row_of(task(1), marked=False)
    row[1] = "Trồng cây xanh trên các tuyến đường liên thôn"
    found = propose([task(number) for number in range(4)], [returned(row)])
    assert [(one.text, one.candidates) for one in found.unplaced] == [(row[1], ())]


def test_a_row_that_fits_two_is_asked_and_then_placed() -> None:
    other = replace(HEAD, id="k2", number=9)
    tasks = [task(1), task(1, head=other)]
    tables = [returned(row_of(tasks[0], {Field.RESULT: "xong"}, marked=False))]
    (unplaced,) = propose(tasks, tables).unplaced
    assert len(unplaced.candidates) == 2
    proposal = only(propose(tasks, tables, {Place("a.xlsx", "Trang 1", 2): ("k2", "t1")}))
    assert proposal.task.plan.id == "k2"


def test_lead_plan_or_deadline_tell_equal_tasks_apart() -> None:
    tasks = [task(1), replace(task(1), task=replace(task(1).task, id="x", lead="Ban Xây dựng Đảng"))]
    row = row_of(tasks[1], {Field.RESULT: "xong"}, marked=False)
    assert only(propose(tasks, [returned(row)])).task.task.id == "x"


def test_an_empty_cell_of_a_foreign_table_erases_nothing() -> None:
    own = task(1, WORKING)
    empty = {Field.STAGE: None, Field.PERCENT: None, Field.RESULT: None}
    assert propose([own], [returned(row_of(own, empty, marked=False))]).unchanged == 1


def test_a_foreign_table_with_words_of_its_own() -> None:
    rows = [
        ["STT", "Công việc", "Đơn vị thực hiện", "Trạng thái", "Ngày xong", "% hoàn thành", "Tóm tắt kết quả"],
        [1.0, CONTENTS[2], "Văn phòng Đảng uỷ", "Hoàn thành đúng hạn", 46553.0, 100.0, "Đã tổ chức ngày 15/6"],
    ]
    proposal = only(propose([task(number) for number in range(4)], [table(rows)]))
    assert accepted(proposal) == Progress(
        Stage.DONE, 100, "Đã tổ chức ngày 15/6", datetime.date(1899, 12, 30) + datetime.timedelta(days=46553)
    )
