"""The sheet of all controls: it is drawn in every scheme and size, and each control on it can be used by everybody."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.theme import Scheme, Theme
from tests.ui.widgets.states import CardsSheet, StatesSheet, main

USED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)


def controls(sheet: QWidget) -> list[QWidget]:
    found = [one for kind in USED for one in sheet.findChildren(kind)]
    inner = (QAbstractSpinBox, QComboBox, QLineEdit, QTabBar)
    return [one for one in found if not isinstance(one.parent(), inner)]


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
@pytest.mark.parametrize("base", [13, 15, 17])
@pytest.mark.parametrize("sheet", [StatesSheet, CardsSheet])
def test_every_control_is_drawn_in_every_scheme_and_size(
    look: Theme, qtbot: QtBot, scheme: Scheme, base: int, sheet: type[QWidget]
) -> None:
    look.choose(scheme, base_px=base)
    widget = sheet()
    qtbot.addWidget(widget)
    image = widget.grab().toImage()
    assert image.pixelColor(1, 1) == look.color("window")


def test_the_sheet_follows_a_change_of_scheme_and_size(look: Theme, qtbot: QtBot) -> None:
    look.choose(Scheme.LIGHT)
    sheet = StatesSheet()
    qtbot.addWidget(sheet)
    sheet.show()
    before = sheet.sizeHint()
    look.choose(Scheme.DARK, base_px=17)
    qtbot.waitUntil(lambda: sheet.sizeHint().width() > before.width())
    fresh = StatesSheet()
    qtbot.addWidget(fresh)
    fresh.show()
    for one, other in zip(controls(sheet), controls(fresh), strict=True):
        assert one.sizeHint() == other.sizeHint(), type(one).__name__


@pytest.mark.parametrize("base", [13, 17])
@pytest.mark.parametrize("sheet", [StatesSheet, CardsSheet])
def test_controls_are_large_enough_named_and_reached_by_tab(
    look: Theme, qtbot: QtBot, base: int, sheet: type[QWidget]
) -> None:
    look.choose(Scheme.LIGHT, base_px=base)
    widget = sheet()
    qtbot.addWidget(widget)
    widget.show()
    found = controls(widget)
    assert len(found) > 5
    for control in found:
        assert min(control.width(), control.height()) >= look.size("hit_min"), type(control).__name__
        assert control.focusPolicy() & Qt.FocusPolicy.TabFocus
        if isinstance(control, QToolButton | QComboBox):
            assert control.accessibleName()


def test_the_pictures_are_written(look: Theme, tmp_path: Path) -> None:
    main(tmp_path)
    assert {path.name.rsplit("-", 1)[0] for path in tmp_path.iterdir()} == {
        "states-light",
        "states-dark",
        "cards-light",
        "cards-dark",
    }
