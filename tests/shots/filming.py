"""Plays the scenes on one screen and keeps the pictures."""

import os
import traceback
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from kehoach_desktop.ui.theme import Scheme, apply, theme

from .frames import Frame
from .scenes import SCENES, Scene
from .small_png import save_small
from .stage import Stage

FOLDER = Path(__file__).resolve().parent / "pictures"
_SCHEMES = {"light": Scheme.LIGHT, "dark": Scheme.DARK}
# What the README shows: scene, scheme and frame of each picture of `pictures/`.
PICTURES = {
    ("plan", "light", "1366x768"): "soan-thao.png",
    ("pages", "dark", "1366x768"): "trang-in.png",
    ("gallery", "light", "1366x768"): "ke-hoach-moi.png",
    ("tasks", "light", "1366x768"): "nhiem-vu.png",
    ("tasks-agencies", "dark", "1366x768"): "theo-co-quan.png",
}


def film(frame: Frame, out: Path, folder: Path, names: Sequence[str], *, pictures: bool) -> int:
    """1 when a scene did not come about; the others are there all the same."""
    # Nothing of the person at this machine comes into the pictures.
    os.environ["XDG_DATA_HOME"] = os.environ["LOCALAPPDATA"] = str(folder / "nowhere")
    qInstallMessageHandler(_tell)
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)
    unknown = set(names) - SCENES.keys()
    if unknown:
        print(f"Không có cảnh {', '.join(sorted(unknown))}; hiện có: {', '.join(SCENES)}.")
        return 2
    failed = [name for name in names or SCENES if not _played(app, frame, out, folder, name, pictures=pictures)]
    return int(bool(failed))


def _tell(_kind: QtMsgType, _where: QMessageLogContext, sentence: str) -> None:
    """What Qt says, but for what an unseen platform cannot do."""
    if not sentence.startswith("This plugin does not support"):
        print(sentence)


def _played(app: QApplication, frame: Frame, out: Path, folder: Path, name: str, *, pictures: bool) -> bool:
    scene = SCENES[name]
    stage = Stage(app, frame.size, folder / name)
    stage.data_dir.mkdir()
    apply(app)
    theme.choose(Scheme.LIGHT, base_px=scene.text_size, calm=True)
    try:
        _take(stage, scene, frame, out, pictures=pictures)
    except Exception:  # noqa: BLE001 - one broken scene must not cost the others
        print(f"{frame.name} {name}: không chụp được\n{traceback.format_exc()}")
        return False
    finally:
        stage.close()
    return True


def _take(stage: Stage, scene: Scene, frame: Frame, out: Path, *, pictures: bool) -> None:
    for word, scheme in _SCHEMES.items():
        theme.choose(scheme, base_px=scene.text_size, calm=True)
        if stage.front is None:
            scene.play(stage)
            theme.choose(scheme, base_px=scene.text_size, calm=True)  # the window took what its store says
        stage.settle()
        if stage.has_grown:
            print(f"{frame.name} {scene.name}: cửa sổ rộng hơn màn hình.")
        _keep(stage.picture(), out / frame.name / f"{scene.name}-{word}.png")
        told = PICTURES.get((scene.name, word, frame.name))
        if pictures and told:
            FOLDER.mkdir(parents=True, exist_ok=True)
            save_small(stage.picture().toImage(), FOLDER / told)


def _keep(picture: QPixmap, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(path)):
        raise OSError(f"Không ghi được {path}.")
