import colorsys
import re
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.ui.theme.tokens import PAPER_ROLES, Scheme, Tokens, contrast, raw_tokens

LIGHT, DARK = Tokens(), Tokens(dark=True)
AA, MARK = 4.5, 3.0
TONES = ("danger", "warning", "ok", "busy", "neutral")
# Everything that is read, and on what it stands; then the marks, for which three to one is enough.
READ = [
    *(("text", ground) for ground in ("window", "rail", "surface", "raised", "hover", "pressed", "accent_soft")),
    *(("muted", on) for on in ("window", "rail", "surface", "raised", "canvas", "hover", "accent_soft", "paper")),
    *(("accent_text", ground) for ground in ("window", "surface", "rail", "accent_soft")),
    *(("on_accent", ground) for ground in ("accent", "accent_hover", "accent_pressed")),
    *((tone, ground) for tone in TONES for ground in (f"{tone}_soft", "surface", "window")),
    *(("text", f"{tone}_soft") for tone in TONES),
    *(("warning", ground) for ground in ("rail", "hover", "pressed")),  # the count of blanks at the foot of the window
    ("window", "text"),  # a toast is inside out
    ("ink", "paper"),
    ("ink", "find"),
    ("on_blank", "blank"),
    ("on_selection", "selection"),
]
SEEN = [("edge", "surface"), ("edge", "window"), ("focus", "window"), ("focus", "paper"), ("focus", "surface")]
SEEN += [("focus", "rail"), ("accent_text", "canvas"), ("warning", "paper"), ("danger", "paper")]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), READ)
def test_words_stand_out_from_their_ground(tokens: Tokens, front: str, ground: str) -> None:
    assert contrast(tokens.colour(front), tokens.colour(ground)) >= AA


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground"), SEEN)
def test_outlines_and_marks_stand_out(tokens: Tokens, front: str, ground: str) -> None:
    assert contrast(tokens.colour(front), tokens.colour(ground)) >= MARK


@pytest.mark.parametrize(
    ("front", "ground", "light", "dark"),
    [
        ("text", "window", 15.3, 13.3),
        ("muted", "canvas", 5.4, 8.4),
        ("on_accent", "accent", 8.2, 6.7),
        ("danger", "danger_soft", 5.0, 6.4),
        ("ink", "find", 14.0, 6.4),
    ],
)
def test_contrast_is_that_of_the_design(front: str, ground: str, light: float, dark: float) -> None:
    assert round(contrast(LIGHT.colour(front), LIGHT.colour(ground)), 1) == light
    assert round(contrast(DARK.colour(front), DARK.colour(ground)), 1) == dark


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("other", ["blank", "selection"])
def test_what_is_found_has_a_hue_of_its_own(tokens: Tokens, other: str) -> None:
    """A blank is to be filled and a selection to be typed over; a hit is neither."""
    hues = [_hue(tokens.colour(name)) for name in ("find", other)]
    apart = abs(hues[0] - hues[1])
    assert min(apart, 360 - apart) >= 50


def _hue(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return colorsys.rgb_to_hsv(red, green, blue)[0] * 360


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


def test_both_schemes_name_the_same_roles_in_full_colours() -> None:
    colours = raw_tokens()["color"]
    assert list(colours["light"]) == list(colours["dark"])
    assert all(re.fullmatch("#[0-9A-F]{6}", one) for scheme in colours.values() for one in scheme.values())
    assert set(colours["light"]) >= PAPER_ROLES


def test_lengths_grow_with_the_text() -> None:
    assert [Tokens(base_px=base).size("control") for base in (13, 15, 17)] == [32, 37, 42]
    assert [Tokens(base_px=base).text("caption").size for base in (13, 15, 17)] == [12, 14, 16]
    assert Tokens(base_px=11).base == 13


def test_no_text_is_smaller_than_twelve_and_no_target_than_twenty_four() -> None:
    assert (
        min(look[0] for name, look in raw_tokens()["type"].items() if isinstance(look, list) and name != "families")
        == 12
    )
    sizes = raw_tokens()["size"]
    assert min(sizes[name] for name in ("control", "compact", "row", "row_two", "row_tree", "hit_min")) >= 24


def test_white_paper_is_white_in_the_dark_and_words_on_it_can_be_read() -> None:
    tokens = Tokens(dark=True, white_paper=True)
    assert tokens.paper_colour("paper") == LIGHT.colour("paper")
    assert tokens.colour("window") == DARK.colour("window")
    for front, ground in (("ink", "paper"), ("ink", "find"), ("on_blank", "blank"), ("muted", "paper")):
        assert contrast(tokens.paper_colour(front), tokens.paper_colour(ground)) >= AA
    with pytest.raises(KeyError):
        tokens.paper_colour("window")


def test_each_state_has_a_tone_an_icon_and_a_word_of_its_own() -> None:
    for family, states in raw_tokens()["chip"].items():
        looks = [LIGHT.chip(family, state) for state in states]
        assert {look.tone for look in looks} <= set(TONES)
        assert len({look.word for look in looks}) == len(looks)
        assert all(paths.resource(f"icons/{look.icon}.svg").is_file() for look in looks)


def test_the_values_of_the_setting_are_those_of_the_scheme() -> None:
    assert [scheme.value for scheme in Scheme] == ["system", "light", "dark"]


# ---------------------------------------------------------------- the look lives in one place

UI = Path(paths.__file__).parent / "ui"
# Printing paints for paper, where white is white.
CODE = sorted(file for file in UI.rglob("*.py") if file.parent.name != "printing")


@pytest.mark.parametrize("file", CODE, ids=lambda file: file.relative_to(UI).as_posix())
def test_no_colour_stands_in_code(file: Path) -> None:
    assert re.findall(r"[\"']#[0-9A-Fa-f]{3,8}\b", file.read_text(encoding="utf-8")) == []


def test_only_the_theme_sets_a_style_sheet() -> None:
    users = [file for file in CODE if "setStyleSheet" in file.read_text(encoding="utf-8")]
    assert [file.relative_to(UI).as_posix() for file in users] == ["theme/look.py"]
