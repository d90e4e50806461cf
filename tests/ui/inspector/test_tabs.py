import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.inspector.tabs import Tabs
from kehoach_desktop.ui.theme import theme

WORDS = ("Thể thức", "Nơi nhận", "Người ký", "Nhiệm vụ", "Kiểm tra")


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
    words = sum(bold.horizontalAdvance(word) for word in WORDS)
    tabs = shown(qtbot, words + more)
    assert tabs.minimumSizeHint().width() == words
    assert tabs.tabRect(tabs.count() - 1).right() < words + more
    for index, word in enumerate(WORDS):
        assert tabs.tabRect(index).width() >= bold.horizontalAdvance(word)
