from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kehoach_desktop import paths
from kehoach_desktop.ui.theme import Scheme, Theme, fonts
from kehoach_desktop.ui.theme import look as module
from kehoach_desktop.ui.theme.fonts import has_vietnamese, window_font
from kehoach_desktop.ui.theme.tokens import Tokens


def test_the_application_is_dressed_in_fusion_palette_font_and_one_sheet(look: Theme, qapp: QApplication) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(Tokens().colour("window"))
    assert qapp.font().pixelSize() == 13
    assert Tokens().colour("accent") in qapp.styleSheet()
    assert qapp.style().metaObject().className() in ("QFusionStyle", "QStyleSheetStyle")


def test_a_chosen_scheme_changes_everything_and_says_so_once(look: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    told: list[bool] = []
    look.changed.connect(lambda: told.append(look.is_dark))
    for _ in range(2):
        look.choose(Scheme.DARK)
    assert told == [True]
    assert look.color("window") == QColor(Tokens(dark=True).colour("window"))
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(Tokens(dark=True).colour("surface"))
    assert Tokens(dark=True).colour("accent") in qapp.styleSheet()
    look.choose(Scheme.LIGHT)
    assert told == [True, False]


@pytest.mark.parametrize("base", [13, 15, 17])
def test_the_size_of_text_goes_through_everything(look: Theme, qapp: QApplication, base: int) -> None:
    look.choose(Scheme.LIGHT, base_px=base)
    assert qapp.font().pixelSize() == base
    assert look.font("title").pixelSize() == round(15 * base / 13)
    assert look.size("row") == round(30 * base / 13)
    assert f"min-height: {look.size('control') - 2}px" in qapp.styleSheet()


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A system whose scheme we switch; the offscreen one has none."""
    hints = SimpleNamespace(scheme=Qt.ColorScheme.Light, asked=[])
    hints.colorScheme = lambda: hints.scheme
    hints.setColorScheme = hints.asked.append
    monkeypatch.setattr(module, "QGuiApplication", SimpleNamespace(styleHints=lambda: hints))
    return hints


def test_without_a_choice_the_system_is_followed(look: Theme, system: SimpleNamespace) -> None:
    look.choose(Scheme.SYSTEM)
    for scheme, is_dark in (
        (Qt.ColorScheme.Dark, True),
        (Qt.ColorScheme.Light, False),
        (Qt.ColorScheme.Unknown, False),
    ):
        system.scheme = scheme
        look.follow_system()
        assert look.is_dark is is_dark


def test_a_choice_stands_whatever_the_system_does(look: Theme, system: SimpleNamespace) -> None:
    look.choose(Scheme.DARK)
    system.scheme = Qt.ColorScheme.Light
    look.follow_system()
    assert look.is_dark
    assert system.asked == [Qt.ColorScheme.Dark]


def test_the_system_keeps_size_and_paper_that_were_chosen(look: Theme, system: SimpleNamespace) -> None:
    look.choose(Scheme.SYSTEM, base_px=15, white_paper=True)
    system.scheme = Qt.ColorScheme.Dark
    look.follow_system()
    assert look.size("control") == 37
    assert look.paper_color("paper") == QColor(Tokens().colour("paper"))
    assert look.color("paper") == QColor(Tokens(dark=True).colour("paper"))


def test_a_colour_that_is_handed_out_may_be_changed(look: Theme) -> None:
    look.color("text").setAlpha(0)
    assert look.color("text").alpha() == 255


def test_less_motion_takes_the_fading_but_not_the_time_to_read(look: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QApplication, "isEffectEnabled", lambda _: True)
    assert look.motion("fade_ms") == 120
    look.choose(Scheme.LIGHT, calm=True)
    assert (look.motion("fade_ms"), look.motion("toast_ms")) == (0, 8000)
    look.choose(Scheme.LIGHT)
    monkeypatch.setattr(QApplication, "isEffectEnabled", lambda _: False)
    assert look.motion("fade_ms") == 0


# ---------------------------------------------------------------- the font


@pytest.fixture
def tinos(qapp: QApplication) -> str:
    number = QFontDatabase.addApplicationFont(str(paths.resource("fonts/Tinos-Regular.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def test_a_font_with_every_vietnamese_letter_is_known(tinos: str) -> None:
    assert has_vietnamese(QFont(tinos))


def test_the_font_of_the_system_is_taken_when_it_has_vietnamese(qapp: QApplication) -> None:
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    assert window_font(["system", "Tinos"]).family() == system.family()


def test_a_system_font_without_vietnamese_gives_way_to_the_next_of_the_list(
    tinos: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "has_vietnamese", lambda font: font.family() == tinos)
    assert window_font(["system", "No Such Font", tinos]).family() == tinos


def test_the_window_font_of_this_machine_has_vietnamese(look: Theme) -> None:
    assert has_vietnamese(look.font())
