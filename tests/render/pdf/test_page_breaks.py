"""Where pages end: what a regulation, or a reader, wants kept together is together, wherever a page happens to end."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import chain, pairwise, takewhile

import pytest

from kehoach_desktop.domain.format_standard import Zone
from kehoach_desktop.domain.layout.sheet import Cell, Paragraph, Row, Section, Table
from kehoach_desktop.domain.plan import (
    Annex,
    AnnexKind,
    Block,
    Layout,
    Plan,
    Recipient,
    Role,
    Run,
    Signature,
    TaskColumn,
)
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, block, with_tasks
from tests.render.pdf.examined import CONTACT, OTHERS, names, of_many_recipients, plan_called, with_a_long_task
from tests.render.pdf.laid_out import LaidOut, laid_out, letters

ROUNDING_PT = 0.05
CLOSING_ZONES = {Zone.RECIPIENTS_LABEL, Zone.RECIPIENTS, Zone.ARCHIVE_LINE, Zone.AUTHORITY, Zone.SIGNATORY}
RULESETS = ("hd05", "hd36", "nd30")
# A page holds fewer lines than this, so that the closing block of one of these plans begins at each of its heights.
MOST_LINES = 36
FEW_LINES = tuple(range(12, MOST_LINES, 6))
MANY_SEEDS, FEW_SEEDS = 300, 12


# ---------------------------------------------------------------- the plans


def of_lines(id_: str, lines: int) -> Plan:
    """A plan of `lines` short paragraphs and a last one of two lines."""
    base = STATE_PLAN if id_ == "nd30" else replace(PARTY_PLAN, ruleset=id_)
    short = (Block(f"t{number}", Role.DASH, (Run("Rà soát danh mục hồ sơ."),)) for number in range(lines))
    return replace(base, blocks=(*short, block("z", Role.CLOSING, SENTENCE[:120])))


def of_chance(seed: int) -> Plan:
    """The same plan for the same seed: headings in a row, lists announced, paragraphs of all lengths."""
    chance = random.Random(seed)
    id_ = chance.choice(RULESETS)
    base = STATE_PLAN if id_ == "nd30" else replace(PARTY_PLAN, ruleset=id_)
    plan = replace(
        base,
        blocks=tuple(_blocks(chance)),
        recipients=tuple(Recipient(f"Cơ quan thứ {n}", _words(chance, 4)) for n in range(chance.randrange(1, 18))),
        co_signatures=OTHERS[: chance.choice((0, 0, 0, 1, 2))],
        contact=chance.choice((None, None, CONTACT)),
        layout=Layout(None, chance.choice((None, None, 18, 20, 22)), None, chance.random() < 0.3),
    )
    return _with_annexes(plan, chance) if chance.random() < 0.4 else plan


def _words(chance: random.Random, count: int) -> str:
    words = SENTENCE.split()
    return " ".join(chance.choice(words) for _ in range(count))


def _blocks(chance: random.Random) -> Iterator[Block]:
    headings = ((Role.PART, Role.SECTION, Role.SUBSECTION), (Role.PART, Role.SECTION), (Role.SECTION,), (Role.PART,))
    number = 0
    for _ in range(chance.choice((1, 3, 6, 10, 15))):
        for role in chance.choice(headings):
            number += 1
            yield block(f"h{number}", role, _words(chance, chance.choice((3, 8, 25))), heading=True)
        for _ in range(chance.randrange(1, 6)):
            number += 1
            role = chance.choice((Role.PARAGRAPH, Role.PARAGRAPH, Role.DASH, Role.SECTION, Role.PLUS, Role.ASSIGNMENT))
            text = _words(chance, chance.choice((4, 14, 22, 30, 45, 60, 120)))
            yield block(f"b{number}", role, text + (":" if chance.random() < 0.1 else "."))
    yield block("z", Role.CLOSING, _words(chance, chance.choice((4, 14, 22, 60, 150))))


def _with_annexes(plan: Plan, chance: random.Random) -> Plan:
    plan = with_tasks(plan, chance.randrange(1, 40))
    tasks = tuple(
        replace(
            task,
            content=_words(chance, chance.choice((4, 20, 60, 150))),
            product=chance.choice((None, _words(chance, 10))),
            group=f"Nhóm {number // 7}" if chance.random() < 0.9 else _words(chance, 30),
        )
        for number, task in enumerate(plan.tasks)
    )
    columns = chance.choice((tuple(TaskColumn), (TaskColumn.CONTENT, TaskColumn.LEAD, TaskColumn.DEADLINE)))
    annexes = tuple(
        Annex(f"a{number}", AnnexKind.TASK_TABLE, _words(chance, 12), columns, chance.random() < 0.6)
        for number in range(chance.choice((1, 1, 2)))
    )
    return replace(plan, tasks=tasks, annexes=annexes)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of `it` look at templates, samples, closing blocks at all heights and plans by chance."""
    if "it" not in metafunc.fixturenames:
        return
    full = metafunc.config.getoption("--full")
    lines = range(MOST_LINES) if full else FEW_LINES
    found = (
        *names(full=full),
        *(f"lines-{id_}-{count}" for id_ in RULESETS for count in lines),
        *(f"chance-{seed}" for seed in range(MANY_SEEDS if full else FEW_SEEDS)),
    )
    metafunc.parametrize("it", found, indirect=True, scope="module")


@pytest.fixture(scope="module")
def it(request: pytest.FixtureRequest) -> LaidOut:
    kind, *options = request.param.split("-")
    if kind == "lines":
        return laid_out(of_lines(options[0], int(options[1])))
    return laid_out(of_chance(int(options[0])) if kind == "chance" else plan_called(request.param))


# ---------------------------------------------------------------- what stands in a sheet


def flow(section: Section) -> list[list[Paragraph]]:
    """What goes down the pages: paragraphs, and the rows of tables."""
    found: list[list[Paragraph]] = []
    for item in section.content:
        found += [[item]] if isinstance(item, Paragraph) else [in_row(row) for row in item.rows]
    return found


def in_row(row: Row) -> list[Paragraph]:
    return list(chain.from_iterable(cell.paragraphs for cell in row.cells))


def closing(it: LaidOut) -> Table:
    return [item for item in it.sheet.sections[0].content if isinstance(item, Table)][-1]


def text_flow(it: LaidOut) -> list[Paragraph]:
    """The paragraphs of the main text, from the name of the kind to the last one above the closing block."""
    return [item for item in it.sheet.sections[0].content if isinstance(item, Paragraph)]


def first_page(it: LaidOut, paragraphs: list[Paragraph]) -> int:
    return min(it.places(paragraph)[0].page for paragraph in paragraphs)


def last_page(it: LaidOut, paragraphs: list[Paragraph]) -> int:
    return max(it.places(paragraph)[-1].page for paragraph in paragraphs)


def pages(it: LaidOut, paragraphs: list[Paragraph]) -> set[int]:
    return {place.page for paragraph in paragraphs for place in it.places(paragraph)}


def annexes(it: LaidOut) -> list[Table]:
    return [section.content[-1] for section in it.sheet.sections[1:]]


def height(it: LaidOut, row: Row) -> float:
    """What a row takes in all, over however many pages."""

    def own(paragraph: Paragraph) -> float:
        rectangles = (place.rectangle for place in it.places(paragraph))
        return paragraph.look.after.pt + sum(rectangle.bottom - rectangle.top for rectangle in rectangles)

    return max(sum(map(own, cell.paragraphs)) for cell in row.cells)


def room(section: Section) -> float:
    return (section.page.height - section.page.top - section.page.bottom).pt


def no_page_holds_closing_and_what_stays_with_it(it: LaidOut) -> bool:
    """Only then may the block stand alone or be split. Of a long last paragraph two lines stay with it."""
    content = it.sheet.sections[0].content
    above = reversed(content[: content.index(closing(it))])
    kept = list(takewhile(lambda item: isinstance(item, Paragraph) and item.look.keep_next, above))
    heights = [height(it, Row((Cell((paragraph,)),))) for paragraph in kept]
    lines = sum(len(it.lines(place)) for place in it.places(kept[0]))
    needed = heights[0] * 2 / lines if lines >= 4 and len(kept) == 1 else sum(heights)
    return needed + sum(height(it, row) for row in closing(it).rows) > room(it.sheet.sections[0])


def goes_down_a_whole_page(it: LaidOut, paragraphs: list[Paragraph]) -> bool:
    """Whether all on the page where these end is kept with what follows it: then nothing else can be done."""
    number = last_page(it, paragraphs)
    parts = (part for section in it.sheet.sections for part in flow(section) if number in pages(it, part))
    return all(paragraph.look.keep_next for part in parts for paragraph in part if first_page(it, part) == number)


# ---------------------------------------------------------------- the text


def test_what_stays_with_the_next_is_on_its_page(it: LaidOut) -> None:
    for section in it.sheet.sections:
        for one, following in pairwise(flow(section)):
            if all(paragraph.look.keep_next for paragraph in one) and not goes_down_a_whole_page(it, one):
                assert last_page(it, one) == first_page(it, following), (one[0].text, following[0].text)


def test_no_page_ends_in_a_heading(it: LaidOut) -> None:
    """By what is lowest on the paper, whatever the sheet says of keeping."""
    for number in range(last_page(it, text_flow(it))):
        on_page = [place for place in it.pages.places if place.page == number and place.paragraph.zone is Zone.BODY]
        lowest = max(on_page, key=lambda place: place.rectangle.bottom).paragraph if on_page else None
        if lowest and not goes_down_a_whole_page(it, [lowest]):
            assert lowest.look.outline_level is None, lowest.text
            assert lowest.role is not Role.PART, lowest.text
            assert not lowest.text.endswith(":") or last_page(it, [lowest]) > number, lowest.text


def test_neither_first_nor_last_line_of_a_paragraph_stands_alone(it: LaidOut) -> None:
    for paragraph in text_flow(it):
        own = it.places(paragraph)
        if len(own) > 1:
            assert len(it.lines(own[0])) > 1, paragraph.text
            assert len(it.lines(own[-1])) > 1, paragraph.text


def test_what_is_one_piece_is_on_one_page(it: LaidOut) -> None:
    for paragraph in text_flow(it):
        if paragraph.look.keep_lines:
            assert len(it.places(paragraph)) == 1, paragraph.text


def test_text_goes_down_the_pages_in_order(it: LaidOut) -> None:
    places = [place for paragraph in text_flow(it) for place in it.places(paragraph)]
    assert places == sorted(places, key=lambda place: (place.page, place.rectangle.top))


def test_lines_of_a_page_keep_within_its_margins(it: LaidOut) -> None:
    for section in it.sheet.sections:
        page = section.page
        for paragraph in chain.from_iterable(flow(section)):
            for place in it.places(paragraph):
                for baseline in it.lines(place):
                    assert page.top.pt < baseline < (page.height - page.bottom).pt


def test_every_letter_is_on_paper_once(it: LaidOut) -> None:
    headers = {id(one) for table in annexes(it) for row in table.rows if row.is_header for one in in_row(row)}
    for paragraph in it.sheet.paragraphs():
        if id(paragraph) not in headers:
            assert "".join(it.text(place) for place in it.places(paragraph)) == letters(paragraph.text)


# ---------------------------------------------------------------- the closing block


def test_closing_block_is_never_split_unless_it_is_higher_than_a_page(it: LaidOut) -> None:
    paragraphs = list(chain.from_iterable(in_row(row) for row in closing(it).rows))
    assert len(pages(it, paragraphs)) == 1 or no_page_holds_closing_and_what_stays_with_it(it)


def test_closing_block_has_text_above_it_on_its_page(it: LaidOut) -> None:
    rows = closing(it).rows
    number = first_page(it, in_row(rows[0]))
    top = min(place.rectangle.top for one in in_row(rows[0]) for place in it.places(one) if place.page == number)
    above = [place for one in text_flow(it) for place in it.places(one) if place.page == number]
    assert any(place.rectangle.bottom <= top for place in above) or no_page_holds_closing_and_what_stays_with_it(it)


def test_nobody_signs_on_a_page_without_text(it: LaidOut) -> None:
    for number in range(len(it.pages.sizes)):
        zones = {place.paragraph.zone for place in it.pages.places if place.page == number and it.lines(place)}
        if Zone.SIGNATORY in zones:
            assert zones & {Zone.BODY, Zone.SUBJECT, Zone.SUBJECT_MARK} or no_page_holds_closing_and_what_stays_with_it(
                it
            )


# ---------------------------------------------------------------- annexes


def test_rows_of_a_table_are_never_split_unless_higher_than_a_page(it: LaidOut) -> None:
    for section in it.sheet.sections[1:]:
        for row in section.content[-1].rows:
            if not row.is_header:
                assert len(pages(it, in_row(row))) == 1 or height(it, row) > room(section), in_row(row)[1].text


def test_heading_row_stands_above_the_rows_of_each_page_and_never_alone(it: LaidOut) -> None:
    for table in annexes(it):
        headers = [row for row in table.rows if row.is_header]
        below = [place for row in table.rows[len(headers) :] for one in in_row(row) for place in it.places(one)]
        for title in chain.from_iterable(map(in_row, headers)):
            assert [place.page for place in it.places(title)] == sorted({place.page for place in below})
            for place in it.places(title):
                tops = [other.rectangle.top for other in below if other.page == place.page]
                assert place.rectangle.bottom <= min(tops) + ROUNDING_PT


def test_annex_begins_on_a_page_of_its_own_and_on_a_front_where_both_sides_are_printed(it: LaidOut) -> None:
    for before, section in pairwise(it.sheet.sections):
        following = 1 + max(last_page(it, one) for one in flow(before))
        first = first_page(it, flow(section)[0])
        if section.on_new_leaf:
            assert (first % 2, first - following) in ((0, 0), (0, 1))
        else:
            assert first == following
        assert [glyph for glyph in it.glyphs if following <= glyph.page < first] == []


# ---------------------------------------------------------------- page numbers


def test_pages_are_numbered_in_order_and_the_first_ones_are_not(it: LaidOut) -> None:
    shown = {place.page: it.text(place) for place in it.pages.places if place.paragraph.zone is Zone.PAGE_NUMBER}
    expected, begin = {}, 0
    for section in it.sheet.sections:
        first, *others = sorted(set(chain.from_iterable(pages(it, one) for one in flow(section))))
        begin = first if section.restart_numbers else begin
        expected |= {page: str(page - begin + 1) for page in ([first] if section.numbers_first_page else []) + others}
    assert shown == expected


def test_page_numbers_stand_in_the_top_margin_as_far_down_as_the_ruleset_says(it: LaidOut) -> None:
    for place in it.pages.places:
        if place.paragraph.zone is Zone.PAGE_NUMBER:
            assert place.rectangle.top == pytest.approx(it.sheet.sections[0].page.header.pt, abs=ROUNDING_PT)


# ---------------------------------------------------------------- or the tests above would prove nothing


@cache
def ends_of_closing_blocks(id_: str) -> list[tuple[int, float]]:
    """Page and height at which the closing block of each plan of so many lines begins."""
    found = []
    for lines in range(MOST_LINES):
        own = laid_out(of_lines(id_, lines))
        first = own.places(in_row(closing(own).rows[0])[0])[0]
        found.append((first.page, first.rectangle.top))
    return found


@pytest.mark.full
@pytest.mark.parametrize("id_", RULESETS)
def test_closing_blocks_under_examination_go_down_the_page_and_over_to_the_next(id_: str) -> None:
    found = ends_of_closing_blocks(id_)
    assert {page for page, _ in found} >= {0, 1}
    on_first = [top for page, top in found if page == 0]
    assert max(after - before for before, after in pairwise(on_first)) < 30
    assert found[len(on_first)][1] < on_first[0]


# ---------------------------------------------------------------- what no page can hold


def test_closing_block_of_300_recipients_prints_each_of_them_and_everybody_who_signs() -> None:
    found = laid_out(of_many_recipients(300))
    shown = "".join(found.text(place) for place in found.pages.places)
    assert [n for n in range(1, 301) if f"-Chibộthônthứ{n};" not in shown] == []
    assert "TrầnMinhKhôi" in shown
    assert "-LưuVănphòngĐảnguỷ." in shown


def test_row_higher_than_a_page_prints_all_of_its_12000_letters() -> None:
    found = laid_out(with_a_long_task(12_000))
    header, *_ = annexes(found)[0].rows
    again = len(found.places(header.cells[0].paragraphs[0])) - 1
    assert again > 2
    numbers = (found.text(place) for place in found.pages.places if place.paragraph.zone is Zone.PAGE_NUMBER)
    texts = (one.text for one in (*found.sheet.paragraphs(), *in_row(header) * again))
    assert Counter(glyph.text for glyph in found.glyphs) == Counter(letters("".join((*texts, *numbers))))


def test_row_higher_than_a_page_repeats_the_heading_row_on_each_page() -> None:
    found = laid_out(with_a_long_task(12_000))
    header, *rows = annexes(found)[0].rows
    on = set(chain.from_iterable(pages(found, in_row(row)) for row in rows))
    for title in in_row(header):
        assert {place.page for place in found.places(title)} == on


def test_row_about_as_high_as_a_page_stays_on_the_paper() -> None:
    for letters_in_row in range(1_500, 2_100, 100):
        test_lines_of_a_page_keep_within_its_margins(laid_out(with_a_long_task(letters_in_row)))


def test_paragraph_longer_than_two_pages_stays_with_the_closing_block() -> None:
    found = laid_out(replace(PARTY_PLAN, blocks=(block("b1", Role.PARAGRAPH, SENTENCE * 60),)))
    (body,) = (one for one in text_flow(found) if one.block == "b1")
    assert len(found.places(body)) > 2
    assert last_page(found, [body]) == first_page(found, in_row(closing(found).rows[0]))
    assert len(found.lines(found.places(body)[-1])) > 1


@pytest.mark.parametrize("co_signatures", [(), OTHERS[:1]], ids=["one-signs", "two-sign"])
def test_long_last_paragraph_gives_the_closing_block_its_last_lines(co_signatures: tuple[Signature, ...]) -> None:
    """Neither is higher than a page; both together are."""
    last = block("z", Role.CLOSING, " ".join([SENTENCE] * 6))
    plan = replace(of_many_recipients(26), blocks=(*PARTY_PLAN.blocks[:4], last), co_signatures=co_signatures)
    found = laid_out(plan)
    assert sum(height(found, row) for row in closing(found).rows) < room(found.sheet.sections[0])
    (only,) = pages(found, list(chain.from_iterable(in_row(row) for row in closing(found).rows)))
    assert last_page(found, [text_flow(found)[-1]]) == only


@pytest.mark.parametrize(("recipients", "co_signatures"), [(26, ()), (20, OTHERS[:1])], ids=["one-signs", "two-sign"])
def test_paragraphs_that_announce_the_last_one_give_way_to_the_closing_block(
    recipients: int, co_signatures: tuple[Signature, ...]
) -> None:
    """A page holds the block and the last paragraph, but not the two above it as well."""
    announcing = (block(f"y{number}", Role.PARAGRAPH, SENTENCE * 2 + " gồm:") for number in range(2))
    blocks = (*PARTY_PLAN.blocks[:7], *announcing, block("z", Role.CLOSING, SENTENCE))
    found = laid_out(replace(of_many_recipients(recipients), blocks=blocks, co_signatures=co_signatures))
    (only,) = pages(found, list(chain.from_iterable(in_row(row) for row in closing(found).rows)))
    assert last_page(found, [text_flow(found)[-1]]) == only
