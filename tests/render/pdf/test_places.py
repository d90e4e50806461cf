"""Places: for each paragraph the rectangles that hold its letters, no others, on every page it is on."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from kehoach_desktop.domain.format_standard import Zone
from kehoach_desktop.domain.layout.sheet import Paragraph, Span, TextLook
from kehoach_desktop.domain.plan import Annex, AnnexKind, Role
from kehoach_desktop.operations.rulesets import document_font
from kehoach_desktop.render.pdf import Place, Rectangle
from kehoach_desktop.render.pdf.places import ENDS, Drawn, Mark, Places, SpotStart
from tests.domain.layout.sheets import all_paragraphs
from tests.helpers.plans import PARTY_PLAN, block, with_tasks
from tests.render.pdf.examined import HARD, names, plan_called, with_a_long_task
from tests.render.pdf.glyphs import Glyph
from tests.render.pdf.laid_out import LaidOut, laid_out, letters, two_sided

ROUNDING_PT = 0.05


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of `it` look at every plan under examination."""
    if "it" in metafunc.fixturenames:
        found = names(full=metafunc.config.getoption("--full"))
        metafunc.parametrize("it", found, indirect=True, scope="module")


@pytest.fixture(scope="module")
def it(request: pytest.FixtureRequest) -> LaidOut:
    """The pages that a test looks at; of this scope, so that the tests of one plan follow one another."""
    return laid_out(plan_called(request.param))


def written(it: LaidOut) -> list[Place]:
    """The places of paragraphs whose text is in the sheet; a page number gets its text page by page."""
    return [place for place in it.pages.places if place.paragraph.zone is not Zone.PAGE_NUMBER]


def by_letter(it: LaidOut) -> Iterator[tuple[Place, Glyph, Span]]:
    """Every letter in its place, with the span that it belongs to."""
    for paragraph in {id(place.paragraph): place.paragraph for place in written(it)}.values():
        spans = [span for span in paragraph.spans for _ in letters(span.text)]
        left = iter(spans)
        for place in it.places(paragraph):
            for glyph in it.inside(place):
                span = next(left, None)
                if span is None:  # a heading row that is repeated begins anew
                    left = iter(spans)
                    span = next(left)
                yield place, glyph, span


# ---------------------------------------------------------------- on the pages of every plan


def test_each_paragraph_has_a_place(it: LaidOut) -> None:
    expected = [paragraph for paragraph in all_paragraphs(it.sheet) if paragraph.zone is not Zone.PAGE_NUMBER]
    assert [paragraph.text for paragraph in expected if not it.places(paragraph)] == []


def test_places_hold_exactly_the_letters_of_their_paragraph(it: LaidOut) -> None:
    for place in written(it):
        parts, text = [it.text(own) for own in it.places(place.paragraph)], letters(place.paragraph.text)
        # One after the other, or, in a heading row that is repeated, the whole of it each time.
        assert "".join(parts) == text or parts == [text] * len(parts), place


def test_no_letter_stands_outside_all_places_or_in_two(it: LaidOut) -> None:
    counts = dict.fromkeys(map(id, it.glyphs), 0)
    for place in it.pages.places:
        for glyph in it.inside(place):
            counts[id(glyph)] += 1
    assert [glyph for glyph in it.glyphs if counts[id(glyph)] != 1] == []


def test_letters_do_not_stick_out_of_the_room_of_their_paragraph(it: LaidOut) -> None:
    for place, glyph, span in by_letter(it):
        room, look = place.rectangle, place.paragraph.look
        assert glyph.x >= room.left + look.left.pt - ROUNDING_PT, (place, glyph)
        assert glyph.x + advance(glyph.text, span.look) <= room.right - look.right.pt + ROUNDING_PT, (place, glyph)


def advance(letter: str, look: TextLook) -> float:
    """Not in whole twips, as a letter alone would be measured."""
    large = 1000
    return document_font().width(letter, look.size * large, bold=look.bold, italic=look.italic).pt / large


def test_places_of_one_page_do_not_overlap(it: LaidOut) -> None:
    for number in range(len(it.pages.sizes)):
        on_page = [place for place in it.pages.places if place.page == number]
        for one, other in combinations(on_page, 2):
            assert not overlap(one.rectangle, other.rectangle), (one, other)


def overlap(one: Rectangle, other: Rectangle) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > ROUNDING_PT and down > ROUNDING_PT


def test_places_lie_on_their_page(it: LaidOut) -> None:
    for place in it.pages.places:
        width, height = it.pages.sizes[place.page]
        assert 0 < place.rectangle.left < place.rectangle.right < width
        assert 0 < place.rectangle.top < place.rectangle.bottom < height


def test_a_point_of_a_letter_leads_to_its_paragraph(it: LaidOut) -> None:
    for place in it.pages.places:
        for glyph in it.inside(place):
            assert it.pages.at(*glyph.inside) is place


def test_a_point_of_a_letter_leads_to_the_spot_where_it_is_typed(it: LaidOut) -> None:
    for place, glyph, span in by_letter(it):
        assert place.spot(*glyph.inside[1:]) == span.spot, (place, glyph)


def test_lines_lie_within_their_rectangle_from_top_to_bottom(it: LaidOut) -> None:
    """The first line touches the top and the last one the bottom, unless the paragraph goes on on another page."""
    for place in it.pages.places:
        own = it.places(place.paragraph)
        if (lines := it.lines(place)) and len(own) == 1:
            room = place.rectangle
            highest = max((span.look.size.pt for span in place.paragraph.spans), default=14)
            assert room.top < lines[0] < room.top + 2 * highest
            assert room.bottom - highest < lines[-1] < room.bottom


# ---------------------------------------------------------------- what several pages share


def of_zone(found: LaidOut, zone: Zone) -> list[Place]:
    return [place for place in found.pages.places if place.paragraph.zone is zone]


@pytest.mark.parametrize("name", ["mirrored", "mirrored-nd30"])
def test_margins_are_mirrored_on_even_pages(name: str) -> None:
    found = laid_out(HARD[name])
    lefts = [{} for _ in range(2)]
    for place in found.pages.places:
        if place.paragraph.zone is Zone.BODY:
            lefts[place.page % 2].setdefault(round(place.rectangle.left, 2), place.page)
    page = found.sheet.sections[0].page
    assert [list(side) for side in lefts] == [[page.left.pt], [page.right.pt]]


@pytest.mark.parametrize("name", ["annexes", "annexes-nd30", "mirrored"])
def test_heading_row_of_an_annex_has_a_place_on_each_of_its_pages(name: str) -> None:
    found = laid_out(HARD[name])
    for section in found.sheet.sections[1:]:
        header, *rows = section.content[-1].rows
        pages = {
            place.page for row in rows for cell in row.cells for one in cell.paragraphs for place in found.places(one)
        }
        assert len(pages) > 1
        for cell in header.cells:
            (title,) = cell.paragraphs
            assert [place.page for place in found.places(title)] == sorted(pages)
            assert {found.text(place) for place in found.places(title)} == {letters(title.text)}


def test_paragraph_over_three_pages_has_three_places() -> None:
    found = laid_out(HARD["long-paragraph"])
    (paragraph,) = (one for one in found.sheet.paragraphs() if one.block == "long")
    first, second, third = found.places(paragraph)
    page = found.sheet.sections[0].page
    bottom, top = (page.height - page.bottom).pt, page.top.pt
    assert (first.page, second.page, third.page) == (0, 1, 2)
    assert first.rectangle.bottom == second.rectangle.bottom == bottom
    assert second.rectangle.top == third.rectangle.top == top
    assert (first.rectangle.left, second.rectangle.left) == (page.left.pt, page.right.pt)
    assert third.rectangle.bottom < bottom
    assert [place.spot(300, place.rectangle.top + 30) for place in (first, second, third)] == ["long"] * 3


def test_label_on_the_page_before_belongs_to_no_spot_and_the_text_to_its_block() -> None:
    found = laid_out(HARD["long-paragraph"])
    (paragraph,) = (one for one in found.sheet.paragraphs() if one.block == "long")
    first, second, _ = found.places(paragraph)
    dash, after = found.inside(first)[:2]
    assert (dash.text, first.spot(*dash.inside[1:])) == ("-", None)
    assert first.spot(*after.inside[1:]) == "long"
    assert second.spot(second.rectangle.left, second.rectangle.top) == "long"


# ---------------------------------------------------------------- hard cases


@pytest.mark.parametrize("name", ["mirrored", "long-paragraph"])
def test_places_come_in_the_order_of_the_pages(name: str) -> None:
    numbers = [place.page for place in laid_out(HARD[name]).pages.places]
    assert numbers == sorted(numbers)


def test_empty_cell_has_its_place_in_its_row() -> None:
    plan = with_tasks(PARTY_PLAN, 1)
    found = laid_out(replace(plan, tasks=(replace(plan.tasks[0], product=None),)))
    table = found.sheet.sections[1].content[-1]
    number, *_, product = (cell.paragraphs[0] for cell in table.rows[1].cells)
    assert (product.zone, product.spans) == (Zone.TABLE_CELL, ())
    assert found.places(product)[0].rectangle.top == pytest.approx(found.places(number)[0].rectangle.top)


def test_empty_block_has_its_place_between_its_neighbours() -> None:
    above, empty, below = (block(f"e{n}", Role.PARAGRAPH, text) for n, text in enumerate(("Trên.", "", "Dưới.")))
    found = laid_out(replace(PARTY_PLAN, blocks=(above, empty, below)))
    upper, middle, lower = (found.pages.of_block(f"e{n}")[0].rectangle for n in range(3))
    after, height = 6, 19
    assert (middle.top, middle.bottom) == (
        pytest.approx(upper.bottom + after),
        pytest.approx(upper.bottom + after + height),
    )
    assert lower.top == pytest.approx(middle.bottom + after)


def test_text_that_begins_with_a_number_of_a_document_begins_behind_its_label() -> None:
    found = laid_out(replace(PARTY_PLAN, blocks=(block("b1", Role.SECTION, "112-KH/TU và các văn bản khác"),)))
    (place,) = found.pages.of_block("b1")
    label, _, text = found.inside(place)[:3]
    assert (label.text, place.spot(*label.inside[1:])) == ("1", None)
    assert place.spot(*text.inside[1:]) == "b1"


def test_cell_that_runs_over_a_page_begins_below_the_repeated_heading_row() -> None:
    found = laid_out(with_a_long_task(12_000))
    header, _, long, _ = found.sheet.sections[1].content[-1].rows
    (title,), (text,) = header.cells[1].paragraphs, long.cells[1].paragraphs
    assert len(found.places(text)) > 2
    for above, below in zip(found.places(title)[1:], found.places(text)[1:], strict=False):
        assert above.page == below.page
        assert not overlap(above.rectangle, below.rectangle)
    assert "".join(map(found.text, found.places(text))) == letters(text.text)


def test_word_wider_than_its_column_stays_in_it() -> None:
    plan = with_tasks(PARTY_PLAN, 1)
    annex = Annex("a1", AnnexKind.TASK_TABLE, "Danh mục", landscape=False)
    found = laid_out(replace(plan, tasks=(replace(plan.tasks[0], note="phường"),), annexes=(annex,)))
    test_letters_do_not_stick_out_of_the_room_of_their_paragraph(found)
    test_no_letter_stands_outside_all_places_or_in_two(found)


# ---------------------------------------------------------------- marks into places


def drawn(paragraph: Paragraph, found: LaidOut) -> Drawn:
    page = found.sheet.sections[0].page
    return Drawn(paragraph, page, page.left - page.left, page.text_width, above=10, below=4)


def everywhere(found: Places) -> list[Place]:
    return found.of(lambda _: True)


def test_marks_become_the_places_from_the_first_to_the_last_page() -> None:
    found = laid_out(two_sided(PARTY_PLAN))
    paragraph = next(one for one in found.sheet.paragraphs() if one.block == "b6")
    page = found.sheet.sections[0].page
    marks = [Mark(0, 0, 0, 100, 700), Mark(0, ENDS, 2, 300, 90)]
    first, second, third = everywhere(Places([drawn(paragraph, found)], marks, two_sided=True))
    bottom = (page.height - page.bottom).pt
    width, left, right = page.text_width.pt, page.left.pt, page.right.pt
    assert first.rectangle == Rectangle(left, 690, left + width, bottom)
    assert second.rectangle == Rectangle(right, page.top.pt, right + width, bottom)
    assert third.rectangle == Rectangle(left, page.top.pt, left + width, 94)


def test_paragraph_that_is_drawn_again_has_a_place_each_time() -> None:
    found = laid_out(PARTY_PLAN)
    paragraph = found.sheet.paragraphs()[0]
    marks = [mark for page in range(3) for mark in (Mark(0, 0, page, 90, 60), Mark(0, ENDS, page, 120, 60))]
    assert [place.page for place in everywhere(Places([drawn(paragraph, found)], marks, two_sided=False))] == [0, 1, 2]


@pytest.mark.parametrize(
    ("x", "y", "expected"),
    [
        (50, 25, "first"),  # left of all text: what comes first
        (150, 25, "first"),
        (200, 25, "second"),
        (500, 25, "second"),
        (90, 35, "second"),  # the second line
        (50, 15, "first"),
        (300, 15, "first"),  # above the line of the second start
        (50, 45, "third"),
        (10, 99, "third"),
    ],
)
def test_spot_is_the_last_one_that_begins_before_the_point(x: float, y: float, expected: str) -> None:
    paragraph = laid_out(PARTY_PLAN).sheet.paragraphs()[0]
    starts = (SpotStart("first", 100, 20, 30), SpotStart("second", 200, 20, 30), SpotStart("third", 40, 40, 50))
    assert Place(paragraph, 0, Rectangle(0, 0, 600, 100), starts).spot(x, y) == expected


def test_place_without_any_start_has_no_spot() -> None:
    assert Place(laid_out(PARTY_PLAN).sheet.paragraphs()[0], 0, Rectangle(0, 0, 9, 9)).spot(1, 1) is None


@pytest.mark.parametrize(
    ("x", "y", "holds"),
    [
        (10, 20, True),
        (30, 40, True),
        (20, 30, True),
        (9.9, 30, False),
        (30.1, 30, False),
        (20, 19, False),
        (20, 41, False),
    ],
)
def test_rectangle_holds_its_points_and_its_edges(x: float, y: float, holds: bool) -> None:
    assert Rectangle(10, 20, 30, 40).holds(x, y) is holds
