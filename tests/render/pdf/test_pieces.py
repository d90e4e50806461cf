"""Pieces: what of a text stays on one line, where it may break, and where a word is cut that no line can hold."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.font_widths import FontWidths
from kehoach_desktop.domain.format_standard import Zone
from kehoach_desktop.domain.layout.sheet import (
    SINGLE,
    LineSpacing,
    Paragraph,
    ParagraphLook,
    Span,
    Style,
    TextLook,
)
from kehoach_desktop.domain.lengths import Length, pt
from kehoach_desktop.operations.rulesets import document_font
from kehoach_desktop.render.pdf.pieces import Box, LineEnd, Piece, Text, height, pieces

ROOM = pt(460)
NARROW = pt(60)
LOOKS = (TextLook(pt(14)), TextLook(pt(14), bold=True), TextLook(pt(12), italic=True))
FONTS: FontWidths = document_font()


def paragraph(*texts: str, **look: object) -> Paragraph:
    """Each text a span of another look."""
    spans = tuple(Span(text, LOOKS[number % len(LOOKS)]) for number, text in enumerate(texts))
    style = Style("x", "x", LOOKS[0], ParagraphLook())
    return Paragraph(Zone.BODY, style, spans, ParagraphLook(**look))


def cut(own: Paragraph, room: Length = ROOM) -> list[Piece]:
    return list(pieces(own, room, FONTS))


def text_of(piece: Piece) -> str:
    match piece:
        case Text(text):
            return text
        case Box(texts):
            return "".join(text.text for text in texts)
        case LineEnd():
            return "\n"


def shown(found: list[Piece]) -> str:
    """Boxes in brackets, line ends as ¶, the rest as it is."""
    return "".join(f"<{text_of(piece)}>" if isinstance(piece, Box) else text_of(piece) for piece in found).replace(
        "\n", "¶"
    )


def width(text: str, look: TextLook = LOOKS[0]) -> float:
    return FONTS.width(text, look.size, bold=look.bold, italic=look.italic).pt


# ---------------------------------------------------------------- what stays on one line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("một", "một"),
        ("một hai ba", "một hai ba"),
        ("theo Kết luận 69-KL/TW của", "theo Kết luận <69-KL/TW> của"),
        ("ngày 11/01/2024, tại", "ngày <11/01/2024,> tại"),
        ("giai đoạn 2021-2025.", "giai đoạn <2021-2025.>"),
        ("chủ trì/phối hợp", "chủ <trì/phối> hợp"),
        ("24/24 và 7/7", "<24/24> và <7/7>"),
        ("Văn hoá - Xã hội", "Văn hoá - Xã hội"),
        ("từ 2025 - 2030", "từ 2025 - 2030"),
        ("kết thúc-", "kết thúc-"),
        ("-đầu dòng", "<-đầu> dòng"),
        ("(69-KL/TW)", "<(69-KL/TW)>"),
        ("“Kinh tế”-xã hội", "“Kinh <tế”-xã> hội"),
        ("10\N{NO-BREAK SPACE}000 đồng", "<10\N{NO-BREAK SPACE}000> đồng"),
        ("  đầu  giữa  cuối  ", "  đầu  giữa  cuối  "),
        ("một\nhai", "một¶hai"),
        ("\nmột\n\nhai\n", "¶một¶¶hai¶"),
        ("69-KL/TW\n70-KL/TW", "<69-KL/TW>¶<70-KL/TW>"),
    ],
)
def test_token_with_a_hyphen_or_a_slash_in_it_is_one_box(text: str, expected: str) -> None:
    assert shown(cut(paragraph(text))) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("số 69", "-KL/TW ngày"), "số <69-KL/TW> ngày"),
        (("số 6", "9-", "KL/T", "W ngày"), "số <69-KL/TW> ngày"),
        (("trong 2021", "-", "2025"), "trong <2021-2025>"),
        (("một ", "hai", " ba"), "một hai ba"),
        (("", "69-KL", "", "/TW", ""), "<69-KL/TW>"),
    ],
)
def test_token_over_several_spans_is_one_box(texts: tuple[str, ...], expected: str) -> None:
    assert shown(cut(paragraph(*texts))) == expected


def test_each_text_of_a_box_keeps_its_span() -> None:
    found = cut(paragraph("số 69", "-KL", "/TW ngày"))
    assert found == [
        Text("số ", 0),
        Box((Text("69", 0), Text("-KL", 1), Text("/TW", 2))),
        Text(" ngày", 2),
    ]


def test_paragraph_without_spans_has_no_pieces() -> None:
    assert cut(paragraph()) == []


_TOKENS = st.sampled_from(
    [" ", "  ", "\n", "từ", "69-KL/TW", "-", "/", "–", "…", ",", ".", "(", "“a”", "\N{NO-BREAK SPACE}", "WWW" * 20, "x"]
)
_TEXTS = st.lists(st.lists(_TOKENS, max_size=6).map("".join), max_size=5)


@given(_TEXTS, st.sampled_from([pt(20), NARROW, ROOM]), st.sampled_from([pt(0), pt(28)]))
def test_no_letter_is_lost_or_changes_its_span(texts: list[str], room: Length, first_line: Length) -> None:
    own = paragraph(*texts, first_line=first_line)
    found = cut(own, max(room, first_line + pt(14)))
    assert "".join(map(text_of, found)) == re.sub(" +\n", "\n", own.text)  # such spaces hang over the margin
    own_texts = [text for piece in found for text in (piece.texts if isinstance(piece, Box) else [piece])]
    for number, span in enumerate(own.spans):
        of_span = (one.text for one in own_texts if isinstance(one, Text) and one.span == number)
        assert "".join(of_span).replace(" ", "") == span.text.replace("\n", "").replace(" ", "")


@given(_TEXTS)
def test_line_ends_are_those_that_were_typed_and_stand_in_no_box(texts: list[str]) -> None:
    own = paragraph(*texts)
    found = cut(own)
    assert sum(isinstance(piece, LineEnd) for piece in found) == own.text.count("\n")
    assert not any("\n" in text_of(piece) for piece in found if not isinstance(piece, LineEnd))


# ---------------------------------------------------------------- words that no line can hold


def test_word_wider_than_its_line_fills_line_after_line() -> None:
    word = "abcdefghijklmnopqrstuvwxyz" * 4
    *lines, last = cut(paragraph(word), NARROW)
    assert len(lines) > 4
    assert all(isinstance(line, Box) and line.width == NARROW for line in lines)
    assert last == Box((Text(text_of(last), 0),))
    for line, after in zip(lines, [*lines[1:], last], strict=True):
        assert width(text_of(line)) <= NARROW.pt < width(text_of(line) + text_of(after)[0])
    assert width(text_of(last)) <= NARROW.pt


def test_word_that_opens_a_paragraph_begins_at_its_indent() -> None:
    word = "x" * 40
    first, second, *_ = cut(paragraph(word, first_line=pt(28)), NARROW)
    room = NARROW.pt - 28
    assert (first.width, second.width) == (NARROW - pt(28), NARROW)
    assert width(text_of(first)) <= room < width(text_of(first) + "x")


def test_word_further_on_has_the_whole_line() -> None:
    first = next(
        piece for piece in cut(paragraph("từ " + "x" * 40, first_line=pt(28)), NARROW) if "x" in text_of(piece)
    )
    assert first.width == NARROW


def test_indents_of_the_paragraph_narrow_the_line() -> None:
    first, *_ = cut(paragraph("x" * 60, left=pt(10), right=pt(20)), pt(90))
    assert first.width == NARROW


def test_word_that_just_fits_is_not_cut() -> None:
    word = "phường"
    exact = FONTS.width(word, LOOKS[0].size)
    assert cut(paragraph(word), exact) == [Text(word, 0)]
    first, rest = cut(paragraph(word), exact - Length(1))
    assert (text_of(first), text_of(rest)) == ("phườn", "g")


@pytest.mark.parametrize("word", ["nghiêng", "69-KL/TW", "WWWWW"])
def test_short_word_in_a_narrow_cell_is_cut_too(word: str) -> None:
    found = cut(paragraph(word), pt(27))
    assert len(found) > 1
    assert all(width(text_of(piece)) <= 27 for piece in found)


def test_letter_wider_than_the_line_stands_alone_on_it() -> None:
    assert [text_of(piece) for piece in cut(paragraph("WWW"), pt(5))] == ["W", "W", "W"]


def test_word_cut_across_spans_is_measured_in_the_look_of_each() -> None:
    own = paragraph("m" * 10, "m" * 10, "m" * 10)
    lines = cut(own, NARROW)
    assert "".join(map(text_of, lines)) == own.text
    for line in lines:
        assert isinstance(line, Box)
        assert sum(width(text.text, LOOKS[text.span]) for text in line.texts) <= NARROW.pt + 0.05


@given(st.text(st.sampled_from("abcđWimlờ.-/"), min_size=1, max_size=120), st.sampled_from([0, 28]))
def test_parts_of_a_cut_word_are_never_wider_than_their_line(word: str, indent: int) -> None:
    own = paragraph(word, first_line=pt(indent))
    for number, piece in enumerate(cut(own, NARROW)):
        if isinstance(piece, Box) and piece.width is not None:
            room = NARROW.pt - (indent if number == 0 else 0)
            assert piece.width.pt == room
            assert width(text_of(piece)) <= room


# ---------------------------------------------------------------- about how high


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("một", 1), ("một\nhai", 2), ("một\n\nba", 3), ("từ " * 200, None)],
)
@pytest.mark.parametrize("spacing", [LineSpacing(exact=pt(19)), SINGLE, LineSpacing(lines=1.5)])
def test_height_is_that_of_the_lines_and_the_room_after_them(
    text: str, lines: int | None, spacing: LineSpacing
) -> None:
    own = paragraph(text, spacing=spacing, after=pt(6))
    line = (spacing.exact or FONTS.line_height(pt(14)) * spacing.lines).pt
    if lines is None:
        words = [width(word) + width(" ") for word in text.split()]
        lines = lines_of(words)
    assert height(own, ROOM, FONTS).pt == pytest.approx(line * lines + 6, abs=0.1)


def lines_of(words: list[float]) -> int:
    """How many lines words with a space behind each take, filled as Word does."""
    lines, filled = 1, 0.0
    for word in words:
        if filled + word - width(" ") > ROOM.pt:
            lines, filled = lines + 1, 0.0
        filled += word
    return lines


def test_height_grows_where_the_room_is_narrower() -> None:
    own = paragraph("rà soát danh mục hồ sơ theo kế hoạch " * 5)
    heights = [height(own, pt(room), FONTS) for room in (400, 200, 100)]
    assert heights == sorted(heights)
    assert len(set(heights)) == 3


def test_height_counts_the_indents() -> None:
    own = paragraph("rà soát danh mục hồ sơ theo kế hoạch " * 5)
    indented = replace(own, look=replace(own.look, left=pt(50), right=pt(50)))
    assert height(indented, pt(300), FONTS) == height(own, pt(200), FONTS)
