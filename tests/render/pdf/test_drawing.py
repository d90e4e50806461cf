"""The drawing: a sheet as plain data, with every length in points and every letter as text."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kehoach_desktop.domain.layout import Sheet, compose
from kehoach_desktop.domain.layout.sheet import Paragraph, Table
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf.drawing import Drawing, draw
from kehoach_desktop.render.pdf.places import ENDS
from tests.domain.layout.sheets import all_paragraphs
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN
from tests.render.pdf.examined import HARD, with_a_long_task

NAMES = ["short", "marks-nd30", "contact-hd05", "runs", "annexes", "mirrored-nd30", "three-sign"]
every_sheet = pytest.mark.parametrize("sheet", NAMES, indirect=True)


@pytest.fixture
def sheet(request: pytest.FixtureRequest) -> Sheet:
    plan = HARD[request.param]
    return compose(plan, ruleset(plan.ruleset))


def drawing_of(sheet: Sheet, *, marks: bool = True) -> Drawing:
    return draw(sheet, document_font(), marks=marks)


def drawn_paragraphs(data: Any) -> Iterator[dict[str, Any]]:
    """Every paragraph in the data, wherever it stands."""
    if isinstance(data, dict):
        if "pieces" in data:
            yield data
        data = list(data.values())
    if isinstance(data, list):
        for one in data:
            yield from drawn_paragraphs(one)


def texts(pieces: list[Any]) -> Iterator[list[Any]]:
    """The texts with their looks, those in boxes too."""
    for piece in pieces:
        if isinstance(piece, dict):
            yield from texts(piece["texts"])
        elif isinstance(piece, list):
            yield piece


def text_of(pieces: list[Any]) -> str:
    return "".join("\n" if piece is None else "".join(text for text, _ in texts([piece])) for piece in pieces)


def marks_of(pieces: list[Any]) -> list[int]:
    found: list[int] = []
    for piece in pieces:
        if isinstance(piece, dict):
            found += marks_of(piece["texts"])
        elif isinstance(piece, int) and not isinstance(piece, bool):
            found.append(piece)
    return found


def is_page_number(drawn: dict[str, Any]) -> bool:
    return True in [piece for piece in drawn["pieces"] if isinstance(piece, bool)]


# ---------------------------------------------------------------- plain data


@every_sheet
@pytest.mark.parametrize("marks", [True, False])
def test_data_is_pure_json(sheet: Sheet, marks: bool) -> None:
    data = drawing_of(sheet, marks=marks).data
    assert json.loads(json.dumps(data, allow_nan=False)) == data


@every_sheet
def test_same_sheet_gives_the_same_data(sheet: Sheet) -> None:
    assert json.dumps(drawing_of(sheet).data) == json.dumps(drawing_of(sheet).data)


@every_sheet
def test_each_paragraph_of_the_sheet_is_drawn_once_under_its_own_number(sheet: Sheet) -> None:
    drawing = drawing_of(sheet)
    found = {one["number"]: one for one in drawn_paragraphs(drawing.data)}
    assert sorted(found) == list(range(len(drawing.drawn)))
    assert sorted(id(one.paragraph) for one in drawing.drawn) == sorted(map(id, all_paragraphs(sheet)))
    for number, one in found.items():
        if not is_page_number(one):
            assert text_of(one["pieces"]) == drawing.drawn[number].paragraph.text


@every_sheet
def test_text_has_the_look_of_its_span(sheet: Sheet) -> None:
    drawing = drawing_of(sheet)
    for one in drawn_paragraphs(drawing.data):
        spans = drawing.drawn[one["number"]].paragraph.spans
        drawn = [drawing.data["looks"][look] for text, look in texts(one["pieces"]) for _ in text]
        expected = [
            {
                "size": span.look.size.pt,
                "bold": span.look.bold,
                "italic": span.look.italic,
                "underline": span.look.underline,
                "color": f"#{span.look.color or sheet.color}",
            }
            for span in spans
            for letter in span.text
            if letter != "\n"
        ]
        assert drawn == expected


# ---------------------------------------------------------------- marks


@every_sheet
def test_marks_open_and_close_each_paragraph_and_name_the_spans_where_a_spot_begins(sheet: Sheet) -> None:
    drawing = drawing_of(sheet)
    for one in drawn_paragraphs(drawing.data):
        spans = drawing.drawn[one["number"]].paragraph.spans
        first, *inner, last = marks_of(one["pieces"])
        assert (first, last) == (0, ENDS)
        spots = [spans[number].spot for number in (0, *inner)] if spans else []
        changes = [span.spot for span in spans if span.text]
        assert spots == [spot for at, spot in enumerate(changes) if at == 0 or spot != changes[at - 1]]


@every_sheet
def test_file_for_people_has_no_marks(sheet: Sheet) -> None:
    data = drawing_of(sheet, marks=False).data
    assert data["marks"] is False
    assert [marks_of(one["pieces"]) for one in drawn_paragraphs(data) if marks_of(one["pieces"])] == []


# ---------------------------------------------------------------- lengths


@every_sheet
def test_pages_and_tables_measure_in_points_what_the_sheet_says(sheet: Sheet) -> None:
    drawn = drawing_of(sheet).data["sections"]
    assert len(drawn) == len(sheet.sections)
    for one, section in zip(drawn, sheet.sections, strict=True):
        for side in ("width", "height", "top", "left", "right", "header"):
            assert one["page"][side] == getattr(section.page, side).pt
        border = max((item.border.pt for item in section.content if isinstance(item, Table) and item.border), default=0)
        assert one["page"]["bottom"] == pytest.approx(section.page.bottom.pt, abs=border)
        for item, data in zip(section.content, one["content"], strict=True):
            if isinstance(item, Table):
                assert data["widths"] == [width.pt for width in item.widths]
                assert data["border"] == (item.border.pt if item.border else None)
                assert data["padding"] == pytest.approx(item.padding.pt, abs=0.03)  # 1/100 mm, see drawing
                assert data["padding_above"] == item.padding_above.pt


@every_sheet
def test_paragraphs_measure_in_points_what_the_sheet_says(sheet: Sheet) -> None:
    drawing, fonts = drawing_of(sheet), document_font()
    for one in drawn_paragraphs(drawing.data):
        own: Paragraph = drawing.drawn[one["number"]].paragraph
        look, spacing = own.look, own.look.spacing
        for name, length in (("first", look.first_line), ("left", look.left), ("right", look.right)):
            assert one[name] == length.pt
        assert (one["before"], one["after"]) == (look.before.pt, look.after.pt + one["leading"])
        single = fonts.line_height(own.style.text.size).pt
        assert one["above"] + one["below"] == pytest.approx((spacing.exact.pt if spacing.exact else single), abs=1e-9)
        more = 0 if spacing.exact else single * (spacing.lines - 1)
        assert one["leading"] == pytest.approx(more, abs=0.05)
        assert 0 < one["below"] < one["above"]


def test_exact_line_stands_four_fifths_above_the_baseline() -> None:
    body = next(one for one in drawn_paragraphs(drawing_of(compose(PARTY_PLAN, ruleset("hd05"))).data) if one["first"])
    assert (body["above"], body["below"], body["leading"]) == (pytest.approx(15.2), pytest.approx(3.8), 0)


def test_what_a_multiple_spacing_adds_is_whole_twips_below_the_line() -> None:
    body = next(one for one in drawn_paragraphs(drawing_of(compose(STATE_PLAN, ruleset("nd30"))).data) if one["first"])
    assert (body["above"] + body["below"], body["leading"]) == (pytest.approx(16.1), pytest.approx(1.6))


# ---------------------------------------------------------------- what is kept together


@every_sheet
def test_what_is_kept_in_the_sheet_is_kept_in_the_drawing(sheet: Sheet) -> None:
    drawing = drawing_of(sheet)
    for one in drawn_paragraphs(drawing.data):
        look = drawing.drawn[one["number"]].paragraph.look
        assert (one["sticky"], one["whole"], one["align"]) == (look.keep_next, look.keep_lines, look.align.value)
        assert one["outline"] == (None if look.outline_level is None else look.outline_level + 1)


@pytest.mark.parametrize(("letters", "whole"), [(200, True), (1_000, True), (4_000, False), (12_000, False)])
def test_row_is_whole_unless_no_page_could_hold_it(letters: int, whole: bool) -> None:
    data = drawing_of(compose(with_a_long_task(letters), ruleset("hd05"))).data
    header, first, long, last = data["sections"][1]["content"][-1]["rows"]
    assert [row["whole"] for row in (header, first, long, last)] == [True, True, whole, True]
    assert [row["header"] for row in (header, first, long, last)] == [True, False, False, False]


def test_group_row_stays_with_the_row_below() -> None:
    rows = drawing_of(compose(HARD["annexes"], ruleset("hd05"))).data["sections"][2]["content"][-1]["rows"]
    assert [number for number, row in enumerate(rows) if row["sticky"]] == [1, 14]
    assert [cell["columns"] for cell in rows[1]["cells"]] == [1, 6]
