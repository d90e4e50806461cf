import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.inspector.tabs import Tabs
from kehoach_desktop.ui.theme import theme

WORDS = ("Thể thức", "Nơi nhận", "Người ký", "Nhiệm vụ", "Kiểm tra")


pytestmark = pytest.mark.usefixtures("look")


def shown(qtbot: QtBot, width: int) -> Tabs:
    tabs = Tabs("Thẻ", WORDS)
    qtbot.addWidget(tabs)
    tabs.resize(width, 44)
    with qtbot.waitExposed(tabs):
        tabs.show()
    return tabs


def edges(tabs: Tabs) -> list[int]:
    return [tabs.tabRect(index).x() for index in range(tabs.count())]


def test_no_tab_moves_when_another_one_is_chosen(qtbot: QtBot) -> None:
    tabs = shown(qtbot, 500)
    before = edges(tabs)
    for index in range(tabs.count()):
        tabs.setCurrentIndex(index)
        assert edges(tabs) == before


@pytest.mark.parametrize("more", [0, 10, 60])
def test_every_word_has_its_room_where_there_is_little(qtbot: QtBot, more: int) -> None:
    bold = QFontMetrics(theme.font("strong"))
    least = shown(qtbot, 900).minimumSizeHint().width()
    tabs = shown(qtbot, least + more)
    assert tabs.tabRect(tabs.count() - 1).right() < least + more
    for index, word in enumerate(WORDS):
        assert tabs.tabRect(index).width() >= bold.horizontalAdvance(word)


@pytest.mark.parametrize("more", [0, 10, 60, 200])
def test_no_letter_is_cut(qtbot: QtBot, more: int) -> None:
    """What is drawn in a tab is as wide as the same word drawn where nothing is in its way."""
    wide = shown(qtbot, 900)
    narrow = shown(qtbot, wide.minimumSizeHint().width() + more)
    for index, word in enumerate(WORDS):
        for tabs in (narrow, wide):
            tabs.setCurrentIndex(index)
            tabs.clearFocus()
        assert drawn(narrow, index) == drawn(wide, index), word


def drawn(tabs: Tabs, index: int) -> int:
    """How wide the word of a tab is on the screen."""
    rect = tabs.tabRect(index).adjusted(0, 0, 0, -4)  # without the bar below
    image = tabs.grab(rect).toImage()
    ground = image.pixelColor(0, 0)
    inked = [x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in range(image.height()))]
    return inked[-1] - inked[0]
