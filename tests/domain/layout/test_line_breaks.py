import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.layout.line_breaks import break_lines, even_room, line_width
from kehoach_desktop.domain.lengths import Length, pt

SPACE = Length(80)
word_lists = st.lists(st.integers(50, 2000).map(Length), min_size=1, max_size=12)
rooms = st.integers(2000, 6000).map(Length)


def words(*widths: int) -> list[Length]:
    return [Length(width) for width in widths]


def widths_of(found: list[list[Length]]) -> list[list[int]]:
    return [[word.twips for word in line] for line in found]


@pytest.mark.parametrize(
    ("widths", "room", "lines"),
    [
        ([], 1000, []),
        ([500], 1000, [[500]]),
        ([500, 420], 1000, [[500, 420]]),  # exactly full
        ([500, 421], 1000, [[500], [421]]),
        ([500, 100, 100, 900], 1000, [[500, 100, 100], [900]]),
        ([1500, 100], 1000, [[1500], [100]]),  # a word that is too long has a line of its own
    ],
)
def test_each_line_takes_as_many_words_as_go_in(widths: list[int], room: int, lines: list[list[int]]) -> None:
    assert widths_of(break_lines(words(*widths), SPACE, Length(room))) == lines


def test_a_line_is_as_wide_as_its_words_and_the_spaces_between() -> None:
    assert line_width(words(500, 100, 100), SPACE) == Length(860)
    assert line_width(words(500), SPACE) == Length(500)


def test_a_text_on_one_line_keeps_its_room() -> None:
    assert even_room(words(500, 300), SPACE, Length(1000)) == Length(1000)
    assert even_room([], SPACE, Length(1000)) == Length(1000)


def test_the_last_word_is_not_left_alone() -> None:
    name = words(400, 400, 400, 400, 400, 400)
    assert [len(line) for line in break_lines(name, SPACE, Length(2500))] == [5, 1]
    room = even_room(name, SPACE, Length(2500))
    assert [len(line) for line in break_lines(name, SPACE, room)] == [3, 3]


def partings(text: list[Length], count: int) -> list[list[list[Length]]]:
    """Every way to part a text into `count` lines."""
    return [
        [text[start:end] for start, end in itertools.pairwise((0, *cuts, len(text)))]
        for cuts in itertools.combinations(range(1, len(text)), count - 1)
    ]


@given(word_lists, rooms)
def test_no_parting_into_as_few_lines_has_a_shorter_longest_line(text: list[Length], room: Length) -> None:
    before = break_lines(text, SPACE, room)
    after = break_lines(text, SPACE, even_room(text, SPACE, room))
    assert len(after) == len(before)
    longest = max(line_width(line, SPACE) for line in after)
    assert longest == min(max(line_width(line, SPACE) for line in lines) for lines in partings(text, len(before))) or (
        len(before) == 1
    )


@given(word_lists, rooms)
def test_rounding_cannot_move_a_break(text: list[Length], room: Length) -> None:
    even = even_room(text, SPACE, room)
    assert even <= room
    lines = break_lines(text, SPACE, even)
    if len(lines) > 1:
        slack = min(even - line_width(line, SPACE) for line in lines)
        next_up = min(line_width([*line, after[0]], SPACE) for line, after in itertools.pairwise(lines))
        assert slack >= Length(0)
        assert slack <= pt(4)
        assert next_up > even
        assert next_up - even >= slack - Length(1) or even == room  # half way to the next break, or as far as goes


def test_a_break_inside_a_known_name_is_avoided_at_no_cost_of_lines() -> None:
    # four words; a break before the third would part what belongs together
    name = words(500, 500, 500, 500)
    assert [len(line) for line in break_lines(name, SPACE, even_room(name, SPACE, Length(1900)))] == [2, 2]
    joined = even_room(name, SPACE, Length(1900), joints={2: 1})
    assert [len(line) for line in break_lines(name, SPACE, joined)] == [3, 1]
    impossible = even_room(name, SPACE, Length(1200), joints={2: 1})  # no other two lines go in
    assert [len(line) for line in break_lines(name, SPACE, impossible)] == [2, 2]


def test_a_line_more_may_keep_a_name_whole() -> None:
    name, room, joints = words(800, 300, 500, 300), Length(1300), {2: 1}
    rooms = [even_room(name, SPACE, room, joints, more_lines) for more_lines in (0, 1)]
    assert [[len(line) for line in break_lines(name, SPACE, one)] for one in rooms] == [[2, 2], [1, 2, 1]]
    assert even_room(name, SPACE, room, {}, 1) == even_room(name, SPACE, room), "no line is spent for nothing"


def test_the_lighter_of_two_joints_breaks() -> None:
    name = words(500, 500, 500, 500)
    for joints, lines in (({2: 1, 3: 2}, [2, 2]), ({2: 2, 3: 1}, [3, 1])):
        room = even_room(name, SPACE, Length(1900), joints)
        assert [len(line) for line in break_lines(name, SPACE, room)] == lines


@given(word_lists, rooms, st.dictionaries(st.integers(1, 11), st.integers(1, 3)))
def test_joints_never_cost_a_line(text: list[Length], room: Length, joints: dict[int, int]) -> None:
    assert len(break_lines(text, SPACE, even_room(text, SPACE, room, joints))) == len(break_lines(text, SPACE, room))
