import pytest

from kehoach_desktop.ui.pages.arrangement import Arrangement, Box, arrange, fitting_scale

UPRIGHT, LYING = (600.0, 800.0), (800.0, 600.0)


def arranged(sizes: list[tuple[float, float]], columns: int = 1, room: int = 620, *, fits: bool = True) -> Arrangement:
    return arrange(sizes, fitting_scale(sizes, columns, room, 10), columns, room, 10, fits=fits)


def test_pages_lie_one_below_the_other() -> None:
    made = arranged([UPRIGHT] * 2)
    assert made.boxes == (Box(10, 10, 600, 800, 1.0), Box(10, 820, 600, 800, 1.0))
    assert (made.width, made.height) == (620, 1630)


def test_two_pages_lie_side_by_side_and_the_last_alone_at_the_left() -> None:
    made = arranged([UPRIGHT] * 3, columns=2, room=630)
    assert [(box.left, box.top, box.width) for box in made.boxes] == [(10, 10, 300), (320, 10, 300), (10, 420, 300)]


def test_pages_narrower_than_the_room_stand_in_its_middle() -> None:
    made = arrange([UPRIGHT], 0.5, 1, 620, 10, fits=False)
    assert made.boxes[0].left == 160


def test_a_lying_page_is_made_smaller_to_fit_the_width() -> None:
    upright, lying = arranged([UPRIGHT, LYING]).boxes
    assert (upright.width, lying.width) == (600, 600)
    assert (lying.scale, lying.height) == (0.75, 450)


def test_a_chosen_size_is_that_of_every_page() -> None:
    made = arrange([UPRIGHT, LYING], 1.0, 1, 620, 10, fits=False)
    assert [box.width for box in made.boxes] == [600, 800]
    assert made.width == 820


def test_sizes_are_whole_dots_that_hold_the_picture() -> None:
    (box,) = arrange([(595.28, 841.89)], 1.37, 1, 900, 10, fits=False).boxes
    assert (box.width, box.height) == (816, 1154)


@pytest.mark.parametrize(
    ("top", "bottom", "pages"), [(0, 5, []), (0, 11, [0]), (810, 820, []), (800, 900, [0, 1]), (2000, 3000, [])]
)
def test_the_pages_in_view_are_known(top: int, bottom: int, pages: list[int]) -> None:
    assert arranged([UPRIGHT] * 2).between(top, bottom) == pages


@pytest.mark.parametrize(("y", "page"), [(-50, 0), (0, 0), (814, 0), (816, 1), (9000, 1)])
def test_a_gap_belongs_to_the_page_nearer(y: int, page: int) -> None:
    assert arranged([UPRIGHT] * 2).nearest(y) == page


def test_a_point_is_of_one_page_or_of_none() -> None:
    made = arranged([UPRIGHT] * 2, columns=2, room=630)
    assert (made.at(20, 20), made.at(330, 20), made.at(315, 20), made.at(20, 900)) == (0, 1, None, None)
    assert made.boxes[1].point(470, 210) == (300.0, 400.0)


def test_no_pages_take_no_room() -> None:
    assert arranged([]) == Arrangement()
    assert Arrangement().nearest(10) == 0


def test_a_window_without_room_still_has_a_scale() -> None:
    assert fitting_scale([UPRIGHT], 2, 5, 10) == 0.1
