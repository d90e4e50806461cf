import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.theme import Theme
from kehoach_desktop.ui.widgets import CountChip


@pytest.fixture
def chip(qtbot: QtBot) -> CountChip:
    chip = CountChip("triangle-alert", "danger", "Quá hạn", "nhiệm vụ")
    qtbot.addWidget(chip)
    chip.show_count(12)
    with qtbot.waitExposed(chip):
        chip.show()
    return chip


def test_it_says_its_count_to_a_screen_reader(chip: CountChip) -> None:
    assert chip.accessibleName() == "Quá hạn: 12 nhiệm vụ"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_it_is_pressed_by_key_and_says_how_it_is_let_go(chip: CountChip, key: Qt.Key) -> None:
    assert chip.toolTip() == "Chỉ xem: Quá hạn"
    QTest.keyClick(chip, key)
    assert (chip.isChecked(), chip.toolTip()) == (True, "Bấm lần nữa để bỏ lọc")
    QTest.keyClick(chip, key)
    assert (chip.isChecked(), chip.toolTip()) == (False, "Chỉ xem: Quá hạn")


def test_a_longer_count_needs_more_room(chip: CountChip, look: Theme) -> None:
    before = chip.sizeHint()
    chip.show_count(20_000)
    assert chip.sizeHint().width() > before.width()
    assert chip.sizeHint().height() == before.height() == look.size("compact")


def test_pressed_it_looks_pressed(chip: CountChip) -> None:
    before = chip.grab().toImage()
    chip.setChecked(True)
    assert chip.grab().toImage() != before


def test_its_figures_have_points_at_the_thousands(chip: CountChip) -> None:
    chip.show_count(20_000)
    assert chip._figures == "20.000"
