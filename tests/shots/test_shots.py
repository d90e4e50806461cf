"""The pictures are for the eye; tested is that they come about, of the right size, and small where they are shown."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from tests.shots.filming import PICTURES
from tests.shots.frames import FRAMES
from tests.shots.scenes import SCENES
from tests.shots.small_png import save_small
from tests.shots.stage import Stage
from tests.ui.theme.dressing import dressed


@pytest.fixture
def stage(qapp: QApplication, data_dir: Path) -> Iterator[Stage]:
    data_dir.mkdir()
    made = Stage(qapp, FRAMES["1366x768"].size, data_dir)
    with dressed(qapp):
        yield made
        made.close()


def test_a_scene_is_photographed_at_the_size_of_its_screen(stage: Stage) -> None:
    SCENES["list-empty"].play(stage)
    stage.settle()
    assert not stage.has_grown
    assert stage.picture().size().toTuple() == FRAMES["1366x768"].size


def test_names_of_scenes_are_names_of_files() -> None:
    assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in SCENES)


def test_the_readme_shows_scenes_that_there_are() -> None:
    assert {(scene, frame) for scene, _, frame in PICTURES} <= {(scene, frame) for scene in SCENES for frame in FRAMES}


def test_an_enlarged_screen_has_less_room() -> None:
    assert FRAMES["1920x1080-150"].size == (1280, 720)


def test_a_small_picture_keeps_the_colours_that_cover_most(tmp_path: Path) -> None:
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    picture.fill(QColor("#9A1B1E"))
    for number in range(300):  # more colours than the small one can hold
        picture.setPixelColor(number, 0, QColor(number % 256, 255 - number % 256, number // 2))
    save_small(picture, tmp_path / "nhỏ.png")
    small = QImage(str(tmp_path / "nhỏ.png"))
    assert small.format() == QImage.Format.Format_Indexed8
    assert small.size() == picture.size()
    assert small.pixelColor(200, 150) == QColor("#9A1B1E")
