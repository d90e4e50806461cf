"""Words, year and status narrow the list; groups and order put it in its place; nothing is lost on the way."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.task_list import Choice, Entry, Grouping, Listing, Order, entries_of, listing, years
from kehoach_desktop.domain.tasks import Stage, Status, TrackedTask
from tests.helpers.tracked import HEAD, ON, STATE_HEAD, any_tracked, tracked

TASKS = [
    tracked("Văn phòng Đảng uỷ", 10, id="a", content="Số hoá hồ sơ", supporting=("Công an xã",)),
    tracked("Ban Xây dựng Đảng", -2, id="b", content="Rà soát danh bạ"),
    tracked(None, None, id="c", content="Đăng kết quả"),
    tracked("Văn phòng  đảng ủy", 40, Stage.DONE, id="d", content="Báo cáo năm", head=STATE_HEAD),
]


def entries() -> list[Entry]:
    return entries_of(TASKS, ON)


def ids(found: Listing) -> list[list[str]]:
    return [[entry.task.id for entry in group.entries] for group in found.groups]


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ("", "abcd"),
        ("so hoa", "a"),
        ("SỐ HOÁ", "a"),
        ("cong an", "a"),
        ("van phong bao", "d"),
        ("34 KH/DU", "abc"),
        ("chuyen doi so", "d"),
        ("lang phi danh ba", "b"),
        ("zzz", ""),
    ],
)
def test_every_word_is_found_without_marks_and_anywhere(sought: str, expected: str) -> None:
    found = listing(entries(), Choice(sought))
    assert "".join(id_ for group in ids(found) for id_ in group) == expected
    assert found.total == len(expected)


def test_statuses_filter_what_is_shown_but_not_what_is_counted() -> None:
    found = listing(entries(), Choice(statuses=frozenset({Status.OVERDUE, Status.DONE_IN_TIME})))
    assert ids(found) == [["b"], ["d"]]
    assert (found.shown, found.total) == (2, 4)
    assert found.counts == {
        Status.OVERDUE: 1,
        Status.IN_TIME: 1,
        Status.DONE_IN_TIME: 1,
        Status.NO_DEADLINE: 1,
    }
    assert next(iter(found.counts)) is Status.OVERDUE


def test_what_was_just_changed_stays_in_sight() -> None:
    only_late = Choice(statuses=frozenset({Status.OVERDUE}), kept=frozenset({(HEAD.id, "a")}))
    assert ids(listing(entries(), only_late)) == [["a", "b"]]


def test_year_and_words_narrow_the_counts_too() -> None:
    assert listing(entries(), Choice(year=2027)).total == 0
    assert listing(entries(), Choice("ra soat", year=2026)).counts == {Status.OVERDUE: 1}
    assert years(entries()) == {2026: 4}


@pytest.mark.parametrize(
    ("grouping", "keys", "expected"),
    [
        (Grouping.PLAN, [HEAD.id, STATE_HEAD.id], [["a", "b", "c"], ["d"]]),
        (Grouping.AGENCY, ["ban xây dựng đảng", "văn phòng đảng uỷ", ""], [["b"], ["a", "d"], ["c"]]),
        (Grouping.MONTH, ["2026-11", "2026-12", ""], [["a", "b"], ["d"], ["c"]]),
    ],
)
def test_groups_come_in_their_order_and_what_belongs_to_none_last(
    grouping: Grouping, keys: list[str], expected: list[list[str]]
) -> None:
    found = listing(entries(), Choice(grouping=grouping))
    assert [group.key for group in found.groups] == keys
    assert ids(found) == expected


@pytest.mark.parametrize(
    ("order", "is_descending", "expected"),
    [
        (Order.PLAN, False, [["a", "b", "c"], ["d"]]),
        (Order.PLAN, True, [["c", "b", "a"], ["d"]]),
        (Order.DUE, False, [["b", "a", "c"], ["d"]]),
        (Order.DUE, True, [["c", "a", "b"], ["d"]]),
        (Order.LEAD, False, [["b", "a", "c"], ["d"]]),
        (Order.STATUS, False, [["b", "a", "c"], ["d"]]),
    ],
)
def test_order_is_within_the_groups(order: Order, is_descending: bool, expected: list[list[str]]) -> None:
    assert ids(listing(entries(), Choice(order=order, is_descending=is_descending))) == expected


@given(
    st.lists(any_tracked(), max_size=12),
    st.sampled_from(Grouping),
    st.sampled_from(Order),
    st.booleans(),
    st.frozensets(st.sampled_from(Status)),
)
def test_no_task_is_lost_or_shown_twice(
    tasks: list[TrackedTask], grouping: Grouping, order: Order, is_descending: bool, statuses: frozenset[Status]
) -> None:
    all_of_them = entries_of(tasks, ON)
    choice = Choice(grouping=grouping, order=order, is_descending=is_descending, statuses=statuses)
    found = listing(all_of_them, choice)
    shown = [entry.position for group in found.groups for entry in group.entries]
    wanted = [entry.position for entry in all_of_them if not statuses or entry.status in statuses]
    assert sorted(shown) == wanted
    assert len({group.key for group in found.groups}) == len(found.groups)
    assert found.counts == dict(Counter(entry.status for entry in all_of_them))
