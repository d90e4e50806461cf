"""Tình hình and the day of completion: what does not fit together is shown and chosen, never taken over unseen."""

import datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.task_exchange import Cause, Field, Proposal, accepted, propose
from kehoach_desktop.domain.tasks import NO_PROGRESS, Progress, Stage, TrackedTask
from kehoach_desktop.errors import BadArgumentError
from tests.domain.task_exchange.grids import returned, row_of, task

DAY, ON = datetime.date(2027, 6, 15), datetime.date(2027, 7, 1)
COMING, BEFORE = datetime.date(2027, 12, 31), datetime.date(2026, 6, 15)  # the plan is of February 2027
DONE = {Field.STAGE: "Đã hoàn thành", Field.COMPLETED: "15/6/2027"}


def of(own: TrackedTask, *said: dict[Field, object]) -> Proposal:
    tables = [returned(row_of(own, dict(one)), file=f"{number}.xlsx") for number, one in enumerate(said)]
    (proposal,) = propose([own], tables, on=ON).rows
    return proposal


def causes(proposal: Proposal) -> list[tuple[Field, Cause]]:
    return [(one.field, one.cause) for one in proposal.conflicts]


# ---------------------------------------------------------------- days that can hardly be


@pytest.mark.parametrize(("day", "why"), [(COMING, "chưa đến"), (BEFORE, "trước ngày ban hành kế hoạch (02/02/2027)")])
def test_a_day_that_can_hardly_be_is_asked(day: datetime.date, why: str) -> None:
    proposal = of(task(1), {**DONE, Field.COMPLETED: day, Field.RESULT: "xong"})
    assert causes(proposal) == [(Field.COMPLETED, Cause.DOUBTFUL_DAY)]
    assert proposal.conflicts[0].sentence == f"Ngày hoàn thành {day:%d/%m/%Y} {why}: hoàn thành ngày nào?"
    assert accepted(proposal) == Progress(result="xong")
    assert accepted(proposal, {Field.COMPLETED: DAY}) == Progress(Stage.DONE, None, "xong", DAY)


def test_today_is_a_day_like_others_and_without_today_none_is_coming() -> None:
    own = task(1)
    assert of(own, {**DONE, Field.COMPLETED: ON}).conflicts == ()
    (proposal,) = propose([own], [returned(row_of(own, {**DONE, Field.COMPLETED: COMING}))]).rows
    assert proposal.conflicts == ()


def test_a_task_reported_done_on_a_coming_day_waits_for_the_day_alone() -> None:
    proposal = of(task(1), {Field.STAGE: "Chờ xác nhận", Field.COMPLETED: COMING})
    assert causes(proposal) == [(Field.COMPLETED, Cause.DOUBTFUL_DAY)]
    assert accepted(proposal) == Progress(Stage.REPORTED)
    assert accepted(proposal, {Field.COMPLETED: DAY}) == Progress(Stage.REPORTED, completed_on=DAY)


def test_a_coming_day_among_others_is_told_beside_them() -> None:
    proposal = of(task(1), DONE, {**DONE, Field.COMPLETED: COMING})
    assert causes(proposal) == [(Field.COMPLETED, Cause.TWO_SAYINGS)]
    assert proposal.remarks == ("Ngày 31/12/2027 chưa đến.",)


# ---------------------------------------------------------------- a day beside a task that is not done


@pytest.mark.parametrize("known", [NO_PROGRESS, Progress(Stage.UNDER_WAY)])
def test_a_day_beside_a_task_under_way_is_chosen(known: Progress) -> None:
    proposal = of(task(1, known), {Field.STAGE: "Đang thực hiện", Field.COMPLETED: DAY, Field.RESULT: "mới"})
    assert causes(proposal) == [(Field.STAGE, Cause.NOT_DONE)]
    assert proposal.conflicts[0].choices == (Stage.DONE, Stage.UNDER_WAY)
    assert accepted(proposal) == Progress(known.stage, None, "mới")
    assert accepted(proposal, {Field.STAGE: Stage.DONE}) == Progress(Stage.DONE, None, "mới", DAY)
    assert accepted(proposal, {Field.STAGE: Stage.UNDER_WAY}) == Progress(Stage.UNDER_WAY, None, "mới")


def test_a_task_begun_again_that_keeps_its_day_is_chosen() -> None:
    known = Progress(Stage.DONE, completed_on=DAY)
    proposal = of(task(1, known), {Field.STAGE: "Đang thực hiện"})
    assert causes(proposal) == [(Field.STAGE, Cause.NOT_DONE)]
    assert accepted(proposal) == known
    assert accepted(proposal, {Field.STAGE: Stage.UNDER_WAY}) == Progress(Stage.UNDER_WAY)


def test_a_task_begun_again_without_its_day_is_clear() -> None:
    proposal = of(
        task(1, Progress(Stage.DONE, completed_on=DAY)), {Field.STAGE: "Đang thực hiện", Field.COMPLETED: None}
    )
    assert proposal.conflicts == ()
    assert accepted(proposal) == Progress(Stage.UNDER_WAY)


def test_a_day_planned_for_what_is_under_way_says_that_it_is_coming() -> None:
    proposal = of(task(1), {Field.STAGE: "Đang thực hiện", Field.COMPLETED: COMING})
    assert "31/12/2027 (chưa đến)" in proposal.conflicts[0].sentence


def test_files_that_differ_on_tinh_hinh_leave_no_day_beside_what_is_not_done() -> None:
    proposal = of(task(1), DONE, {Field.STAGE: "Đang thực hiện"})
    assert accepted(proposal, {Field.STAGE: Stage.UNDER_WAY}) == Progress(Stage.UNDER_WAY)


# ---------------------------------------------------------------- several sayings about the day


def test_days_of_two_files_stay_to_be_chosen_when_a_third_has_none() -> None:
    days = DAY, DAY + datetime.timedelta(days=5)
    said = [{**DONE, Field.COMPLETED: day} for day in days]
    proposal = of(task(1), *said, {Field.STAGE: "Đã hoàn thành"})
    assert causes(proposal) == [(Field.COMPLETED, Cause.TWO_SAYINGS)]
    assert proposal.conflicts[0].choices == days
    assert accepted(proposal) == NO_PROGRESS
    for day in days:
        assert accepted(proposal, {Field.COMPLETED: day}) == Progress(Stage.DONE, completed_on=day)


def test_a_file_without_a_day_adds_nothing_to_one_that_has_it() -> None:
    proposal = of(task(1), DONE, {Field.STAGE: "Đã hoàn thành"})
    assert proposal.conflicts == ()
    assert accepted(proposal) == Progress(Stage.DONE, completed_on=DAY)


def test_a_day_that_nobody_reads_is_one_question_and_brings_what_it_holds() -> None:
    proposal = of(task(1), {**DONE, Field.COMPLETED: "giữa tháng 6"})
    assert causes(proposal) == [(Field.COMPLETED, Cause.UNREAD)]
    assert accepted(proposal) == NO_PROGRESS
    assert accepted(proposal, {Field.COMPLETED: DAY}) == Progress(Stage.DONE, completed_on=DAY)


def test_a_day_that_is_taken_away_from_a_done_task_is_asked() -> None:
    known = Progress(Stage.DONE, completed_on=DAY)
    proposal = of(task(1, known), {Field.COMPLETED: None})
    assert causes(proposal) == [(Field.COMPLETED, Cause.NEEDS_DAY)]
    assert accepted(proposal) == known


# ---------------------------------------------------------------- whatever several files say

DAYS = st.sampled_from([DAY, DAY + datetime.timedelta(days=3), COMING, BEFORE, "giữa tháng 6", None])
STAGES = st.sampled_from([None, "Đã hoàn thành", "Đang thực hiện", "Chờ xác nhận", "Tạm dừng", "gần xong"])
SAID = st.lists(st.fixed_dictionaries({Field.STAGE: STAGES, Field.COMPLETED: DAYS}), min_size=1, max_size=3)
KNOWN = st.sampled_from(
    [NO_PROGRESS, Progress(Stage.UNDER_WAY), Progress(Stage.DONE, completed_on=DAY), Progress(Stage.REPORTED)]
)


@given(KNOWN, SAID, st.randoms(use_true_random=False))
def test_whatever_is_said_and_answered_the_day_and_tinh_hinh_fit(
    known: Progress, said: list[dict[Field, object]], dice: Random
) -> None:
    own = task(1, known)
    tables = [returned(row_of(own, dict(one)), file=f"{number}.xlsx") for number, one in enumerate(said)]
    for proposal in propose([own], tables, on=ON).rows:
        asked = {conflict.field: conflict.choices for conflict in proposal.conflicts}
        changed = {change.field for change in proposal.changes}
        unasked = accepted(proposal)
        # Nothing that is asked enters unanswered, and nothing enters by itself that does not fit.
        assert all(getattr(unasked, name) == getattr(known, name) for name in asked.keys() - changed)
        assert unasked == known or unasked.completed_on in (None, DAY, DAY + datetime.timedelta(days=3))
        assert unasked == known or unasked.completed_on is None or unasked.stage in (Stage.DONE, Stage.REPORTED)
        answers = {name: dice.choice(choices) if choices else DAY for name, choices in asked.items()}
        try:
            after = accepted(proposal, answers)
        except BadArgumentError:  # done by answer, and the day is still to be asked
            assert answers.get(Field.STAGE) is Stage.DONE
            assert not isinstance(answers.get(Field.COMPLETED), datetime.date)
            continue
        assert after.completed_on is None or after.stage in (Stage.DONE, Stage.REPORTED) or Field.COMPLETED in answers
