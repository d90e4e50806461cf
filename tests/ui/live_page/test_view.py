from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.live_page import PageView, StripView, page_image, scale_for
from kehoach_desktop.ui.theme import Scheme, theme
from tests.helpers.plans import PARTY_PLAN


@pytest.fixture(autouse=True)
def light_again() -> Iterator[None]:
    yield
    theme.choose(Scheme.LIGHT)


def white(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    return image


def middle(widget: QWidget) -> QColor:
    shot = widget.grab().toImage()
    return shot.pixelColor(shot.width() // 2, shot.height() // 2)


def test_the_page_of_a_plan_has_ink_and_the_asked_size() -> None:
    made = page_image(PARTY_PLAN, 0.5)
    assert made.count >= 1
    assert abs(made.image.width() - 595.3 / 2) < 2
    colours = {made.image.pixelColor(x, y).lightness() for x in range(0, 298, 3) for y in range(0, 420, 3)}
    assert max(colours) == 255
    assert min(colours) < 128


def test_the_scale_fills_the_width_in_the_dots_of_the_screen() -> None:
    assert scale_for(595.3, 595.3, 1) == 1
    assert scale_for(595.3, 595.3, 2) == 2
    assert scale_for(0, 595.3, 1) > 0  # a pane that has no room yet


def test_the_sheet_is_a4_whatever_the_room(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    for width, height in ((600, 300), (200, 900)):
        view.resize(width, height)
        sheet = view.sheet_size
        assert sheet.width() <= width
        assert sheet.height() <= height
        assert abs(sheet.height() / sheet.width() - 297 / 210) < 0.02


def test_more_room_asks_for_a_new_picture(qtbot: QtBot) -> None:
    view = PageView()
    qtbot.addWidget(view)
    view.show()
    with qtbot.waitSignal(view.room_changed):
        view.resize(500, 700)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_pages_are_dimmed_in_the_dark(qtbot: QtBot, scheme: Scheme) -> None:
    theme.choose(scheme)
    page, strip = PageView(), StripView()
    for view in (page, strip):
        qtbot.addWidget(view)
        view.resize(300, 300)
        view.show()
        view.show_image(white(200, 200))
        assert middle(view).name().upper() == theme.color("sheet").name().upper()


def test_a_strip_keeps_its_shape(qtbot: QtBot) -> None:
    strip = StripView()
    qtbot.addWidget(strip)
    strip.resize(400, 10)
    strip.show()
    strip.show_image(white(200, 60))
    assert strip.height() == 120
    strip.resize(200, 10)
    assert strip.height() == 60


def test_a_strip_is_dimmed_to_its_last_dot_at_150_per_cent(qtbot: QtBot) -> None:
    theme.choose(Scheme.DARK)
    strip = StripView()
    qtbot.addWidget(strip)
    strip.show_image(white(150, 75))
    strip.resize(101, strip.height())
    shot = QImage(170, 120, QImage.Format.Format_RGB32)
    shot.setDevicePixelRatio(1.5)
    shot.fill(QColor("black"))
    strip.render(shot, QPoint(3, 5))
    brightest = theme.color("sheet").lightness()
    assert max(shot.pixelColor(x, y).lightness() for x in range(170) for y in range(120)) <= brightest
