import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.citations import joined
from kehoach_desktop.domain.plan import Run
from kehoach_desktop.domain.templates.markup import Piece, as_markup, escaped, escaped_blank, parse
from tests.helpers.plans import runs, texts


def run_of(piece: Piece) -> Run:
    assert not piece.path
    return Run(piece.text, piece.bold, piece.italic, blank=piece.is_blank)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("Căn cứ Điều lệ", [Piece("Căn cứ Điều lệ")]),
        ("Theo {van_ban}.", [Piece("Theo "), Piece("", ("van_ban",)), Piece(".")]),
        ("{ doc.short }", [Piece("", ("doc", "short"))]),
        ("{item.đơn_vị}", [Piece("", ("item", "đơn_vị"))]),
        ("Giao [ đơn vị ] làm", [Piece("Giao "), Piece("đơn vị", is_blank=True), Piece(" làm")]),
        ("a **b** c", [Piece("a "), Piece("b", bold=True), Piece(" c")]),
        ("*nghiêng*", [Piece("nghiêng", italic=True)]),
        ("***cả hai***", [Piece("cả hai", bold=True, italic=True)]),
        ("**đậm *và nghiêng***", [Piece("đậm ", bold=True), Piece("và nghiêng", bold=True, italic=True)]),
        ("**{a}** *[b]*", [Piece("", ("a",), bold=True), Piece(" "), Piece("b", is_blank=True, italic=True)]),
        (r"\{a\*", [Piece("{"), Piece("a"), Piece("*")]),
        (r"\[b\] \\", [Piece("["), Piece("b"), Piece("]"), Piece(" "), Piece("\\")]),
        ("dòng một\ndòng hai", [Piece("dòng một\ndòng hai")]),
    ],
)  # fmt: skip
def test_a_template_text_is_read_in_pieces(text: str, pieces: list[Piece]) -> None:
    assert parse(text) == pieces


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{a", "dấu { không thành cặp"),
        ("a}", "dấu } không thành cặp"),
        ("[a", r"dấu \[ không thành cặp"),
        ("a] b", r"dấu \] không thành cặp"),
        ("{a{b}}", "dấu { không thành cặp"),
        ("[]", r"chỗ trống \[\] không có tên"),
        ("[  ]", r"chỗ trống \[\] không có tên"),
        ("{}", "không hiểu {}"),
        ("{2a}", "không hiểu {2a}"),
        ("{a b}", "không hiểu {a b}"),
        ("{a..b}", "không hiểu {a..b}"),
        ("**a", "dấu .* chưa đóng"),
        ("a*", "dấu .* chưa đóng"),
        ("***a**", "dấu .* chưa đóng"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parse(text)


def test_an_escaped_text_means_itself() -> None:
    assert escaped(r"{a} [b] **c** \ d") == r"\{a\} \[b\] \*\*c\*\* \\ d"


@given(texts)
def test_any_text_can_be_escaped(text: str) -> None:
    assert "".join(piece.text for piece in parse(escaped(text))) == text
    assert not any(piece.path or piece.is_blank or piece.bold or piece.italic for piece in parse(escaped(text)))


def test_the_name_of_a_blank_has_no_brackets_of_its_own() -> None:
    assert escaped_blank("tên [đơn vị]") == "tên (đơn vị)"
    assert as_markup((Run("tên [đơn vị]", blank=True),)) == "[tên (đơn vị)]"


@given(st.lists(runs, max_size=4))
def test_runs_come_back_from_their_markup(found: list[Run]) -> None:
    plain = [Run(run.text.strip() if run.blank else run.text, run.bold, run.italic, run.blank) for run in found]
    plain = [Run(escaped_blank(run.text) if run.blank else run.text, run.bold, run.italic, run.blank) for run in plain]
    again = [run_of(piece) for piece in parse(as_markup(tuple(found)))]
    assert joined(again) == joined(plain)


@pytest.mark.parametrize(
    "found",
    [
        (Run("Giao ", italic=True), Run("đơn vị", italic=True, blank=True)),
        (Run("Giao ", italic=True), Run("ngay", bold=True, italic=True)),
        (Run("Giao "), Run("", italic=True)),
    ],
    ids=["a blank in an italic line", "bold words in an italic line", "an empty run"],
)
def test_italic_neighbours_come_back_too(found: tuple[Run, ...]) -> None:
    assert joined([run_of(piece) for piece in parse(as_markup(found))]) == joined(found)
