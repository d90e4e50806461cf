import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.widgets import Flow


class Part(QWidget):
    def sizeHint(self) -> QSize:
        return QSize(100, 20)


@pytest.fixture
def parts() -> list[Part]:
    return [Part() for _ in range(4)]


@pytest.fixture
def room(qtbot: QtBot, parts: list[Part]) -> QWidget:
    room = QWidget()
    qtbot.addWidget(room)
    flow = Flow(room)
    flow.setSpacing(10)
    for part in parts:
        flow.addWidget(part)
    return room


def show(qtbot: QtBot, room: QWidget, width: int) -> None:
    room.resize(width, 200)
    with qtbot.waitExposed(room):
        room.show()


def places(parts: list[Part]) -> list[tuple[int, int]]:
    return [(part.x(), part.y()) for part in parts if not part.isHidden()]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (430, [(0, 0), (110, 0), (220, 0), (330, 0)]),
        (320, [(0, 0), (110, 0), (220, 0), (0, 30)]),
        (100, [(0, 0), (0, 30), (0, 60), (0, 90)]),
    ],
)
def test_what_has_no_room_goes_on_in_the_next_line(
    qtbot: QtBot, room: QWidget, parts: list[Part], width: int, expected: list[tuple[int, int]]
) -> None:
    show(qtbot, room, width)
    assert places(parts) == expected
    layout = room.layout()
    assert layout is not None
    assert layout.heightForWidth(width) == expected[-1][1] + 20


def test_what_is_hidden_takes_no_room(qtbot: QtBot, room: QWidget, parts: list[Part]) -> None:
    parts[1].hide()
    show(qtbot, room, 320)
    assert places(parts) == [(0, 0), (110, 0), (220, 0)]


def test_the_last_one_is_kept_at_the_end_of_the_first_line(qtbot: QtBot, room: QWidget, parts: list[Part]) -> None:
    flow = room.layout()
    assert isinstance(flow, Flow)
    flow.last = parts[3]
    show(qtbot, room, 350)
    assert places(parts) == [(0, 0), (110, 0), (0, 30), (250, 0)]
