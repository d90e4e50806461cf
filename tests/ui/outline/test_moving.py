import pytest

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.ui.outline.moving import gap_beside, gaps, moved, moved_words
from tests.ui.outline.plans import TWO_PARTS, entries, order, plan_of

# Of TWO_PARTS the entries are 0 p2, 1 s3, 2 s5, 3 p7, 4 s8, 5 s10.


def after(plan: Plan, number: int, gap: int) -> Plan:
    return moved(plan, entries(plan), number, gap).plan


def words(plan: Plan, number: int, gap: int) -> str:
    before = entries(plan)
    return moved_words(before, entries(after(plan, number, gap)), before.list[number].spot)


def test_a_part_never_falls_into_the_middle_of_another() -> None:
    assert gaps(entries(TWO_PARTS), 3) == [0, 3, 6]


def test_a_section_goes_before_any_section_or_part() -> None:
    assert gaps(entries(TWO_PARTS), 2) == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("number", "gap", "blocks"),
    [
        (3, 0, "l1 p7 s8 d9 s10 d11 p2 s3 d4 s5 d6 c12"),
        (2, 1, "l1 p2 s5 d6 s3 d4 p7 s8 d9 s10 d11 c12"),
        (5, 3, "l1 p2 s3 d4 s5 d6 s10 d11 p7 s8 d9 c12"),
        (0, 6, "l1 p7 s8 d9 s10 d11 p2 s3 d4 s5 d6 c12"),
        (5, 6, order(TWO_PARTS)),
    ],
    ids=["part", "section", "into another part", "to the end, before the closing", "where it is"],
)
def test_an_entry_moves_with_all_that_stands_under_it(number: int, gap: int, blocks: str) -> None:
    assert order(after(TWO_PARTS, number, gap)) == blocks


@pytest.mark.parametrize(
    ("number", "by", "gap"),
    [(0, -1, None), (3, -1, 0), (2, -1, 1), (4, -1, 3), (0, 1, 6), (1, 1, 3), (2, 1, 4), (5, 1, None), (3, 1, None)],
)
def test_alt_and_an_arrow_pass_one_neighbour(number: int, by: int, gap: int | None) -> None:
    assert gap_beside(entries(TWO_PARTS), number, by) == gap


@pytest.mark.parametrize(
    ("plan", "number", "gap", "told"),
    [
        (TWO_PARTS, 2, 1, "Đã dời mục I.2 lên trước I.1."),
        (TWO_PARTS, 1, 3, "Đã dời mục I.1 xuống sau I.2."),
        (TWO_PARTS, 3, 0, "Đã dời phần II lên trước I."),
        (TWO_PARTS, 2, 4, "Đã dời mục I.2 xuống trước II.1."),
        (TWO_PARTS, 5, 3, "Đã dời mục II.2 lên sau I.2."),
        (plan_of("P S P"), 1, 3, "Đã dời mục I.1 vào phần II."),
        (plan_of("P S P"), 1, 0, "Đã dời mục I.1."),
    ],
)
def test_what_was_moved_is_told_in_the_numbers_of_before(plan: Plan, number: int, gap: int, told: str) -> None:
    assert words(plan, number, gap) == told
