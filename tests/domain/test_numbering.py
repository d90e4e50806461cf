import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.numbering import Labels, labels, letter, roman
from kehoach_desktop.domain.plan import Block, Role

# 05 II.I.6.2.4 đ and NĐ 30 PL I/II.6.đ: a b c d đ e g h i k l m n o …; no f, j, w, z and no ă, â, ê, ô, ơ, ư.
ALPHABET = "abcdđeghiklmnopqrstuvxy"
SIGNS = {Role.DASH: "-", Role.PLUS: "+", Role.ASSIGNMENT: "*"}


def forms(part: str = "I-", section: str = "1.", subsection: str = "a)") -> Labels:
    return Labels({Role.PART: part, Role.SECTION: section, Role.SUBSECTION: subsection}, SIGNS, ALPHABET)


def numbered(roles: str, labels_: Labels) -> str:
    """The labels of blocks given by the first letters of their roles, `P` part, `S` section, `s` subsection."""
    named = {
        "P": Role.PART,
        "S": Role.SECTION,
        "s": Role.SUBSECTION,
        "-": Role.DASH,
        "+": Role.PLUS,
        "*": Role.ASSIGNMENT,
    }
    blocks = [Block(f"b{n}", named.get(sign, Role.PARAGRAPH)) for n, sign in enumerate(roles)]
    return " ".join(label or "_" for label in labels(blocks, labels_))


ROMAN = "1 I, 2 II, 3 III, 4 IV, 5 V, 6 VI, 8 VIII, 9 IX, 10 X, 14 XIV, 19 XIX, 39 XXXIX, 40 XL, 49 XLIX, 90 XC"


@pytest.mark.parametrize("pair", [*ROMAN.split(", "), "400 CD", "1999 MCMXCIX", "2026 MMXXVI"])
def test_parts_are_counted_in_roman_numbers(pair: str) -> None:
    number, text = pair.split()
    assert roman(int(number)) == text


@given(st.integers(1, 4999))
def test_a_roman_number_adds_up(number: int) -> None:
    values = [dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))[sign] for sign in roman(number)]
    pairs = zip(values, [*values[1:], 0], strict=True)
    assert sum(-one if one < following else one for one, following in pairs) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "a"), (4, "d"), (5, "đ"), (6, "e"), (7, "g"), (23, "y"), (24, "aa"), (25, "ab"), (47, "ba")],
)
def test_points_are_counted_in_vietnamese_letters(number: int, text: str) -> None:
    assert letter(number, ALPHABET) == text


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        ("PSSs", "I- 1. 2. a)"),
        ("PSsssssssS", "I- 1. a) b) c) d) đ) e) g) 2."),
        ("PSsSsPSs", "I- 1. a) 2. a) II- 1. a)"),  # every level starts anew under the one above
        ("Ps", "I- a)"),
        ("sPs", "a) I- a)"),
        ("S.-+*S", "1. _ - + * 2."),  # what stands between does not count
        ("....", "_ _ _ _"),
    ],
)
def test_every_level_is_counted_under_the_one_above(roles: str, expected: str) -> None:
    assert numbered(roles, forms()) == expected


@pytest.mark.parametrize(
    ("labels_", "expected"),
    [
        (forms(), "I- 1. a) II- 1. a) b)"),
        (forms(part="I."), "I. 1. a) II. 1. a) b)"),
        (forms(section="1-"), "I- 1- a) II- 1- a) b)"),
        (forms(subsection="1.1."), "I- 1. 1.1. II- 1. 1.1. 1.2."),
    ],
)
def test_the_form_of_a_number_is_that_of_its_specimen(labels_: Labels, expected: str) -> None:
    assert numbered("PSsPSss", labels_) == expected


def test_a_subsection_in_figures_carries_the_number_of_its_section() -> None:
    assert numbered("PSsSsSss", forms(subsection="1.1.")) == "I- 1. 1.1. 2. 2.1. 3. 3.1. 3.2."


def test_a_subsection_under_no_section_is_numbered_as_under_the_first() -> None:
    assert numbered("PssPs", forms(subsection="1.1.")) == "I- 1.1. 1.2. II- 1.1."


def test_a_label_kept_by_hand_is_shown_and_counts_in_its_series() -> None:
    blocks = [
        Block("b1", Role.SECTION, label="1a."),
        Block("b2", Role.SECTION),
        Block("b3", Role.DASH, label=""),
        Block("b4", Role.PARAGRAPH, label="(i)"),
        Block("b5", Role.PART, label=""),
        Block("b6", Role.PART),
    ]
    assert labels(blocks, forms()) == ["1a.", "2.", "", "(i)", "", "II-"]


def test_letters_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="chữ cái"):
        Labels({Role.SUBSECTION: "a)"}, SIGNS, ())


def test_a_specimen_that_nobody_understands_is_refused() -> None:
    with pytest.raises(ValueError, match="không hiểu kiểu đánh số “Phần A”"):
        numbered("P", forms(part="Phần A"))


def test_a_subsection_without_a_section_is_not_numbered_from_nought() -> None:
    assert "0" not in numbered("Ps", forms(subsection="1.1."))


@given(st.text("PSs.-", max_size=30))
def test_no_two_blocks_of_one_series_share_a_number(roles: str) -> None:
    series: set[str] = set()
    for sign, label in zip(roles, numbered(roles, forms()).split(), strict=True):
        if sign == "P":
            series -= {one for one in series if one[0] in "Ss"}
        if sign == "S":
            series -= {one for one in series if one[0] == "s"}
        if sign in "PSs":
            assert sign + label not in series
            series.add(sign + label)
