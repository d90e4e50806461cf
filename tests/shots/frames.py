"""The sizes of screen that are photographed. A scale holds for a whole process, so each frame has one of its own."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Frame:
    """A screen of `width` × `height` dots, everything on it enlarged `scale` times."""

    name: str
    width: int
    height: int
    scale: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """What the window has to live in, in the pixels that it counts in."""
        return int(self.width / self.scale), int(self.height / self.scale)

    def environment(self, folder: Path) -> Mapping[str, str]:
        """Starts a program on such a screen, without a display: Qt's offscreen platform draws with the same letters.

        Its own screen has 800 dots, too few for menus and dialogs; another one is told by a file in `folder`.
        """
        screen = {"name": self.name, "x": 0, "y": 0, "width": self.width, "height": self.height}
        told = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        path = folder / f"{self.name}.json"
        path.write_text(json.dumps({"screens": [screen | told]}), encoding="utf-8")
        platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={path}", "QT_SCALE_FACTOR": str(self.scale)}
        return {**os.environ, **platform}


FRAMES = {frame.name: frame for frame in (Frame("1366x768", 1366, 768), Frame("1920x1080-150", 1920, 1080, scale=1.5))}
