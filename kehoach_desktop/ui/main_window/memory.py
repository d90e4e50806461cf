"""What the window remembers of its look from one start to the next, as texts."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from ..theme import theme

if TYPE_CHECKING:
    from ..editor.screen import EditorScreen
    from .work import WorkScreen

_GEOMETRY, _COLUMNS, _LEFT, _PANES, _TAB, _FOLDER = "vi-tri", "cot", "cot-trai", "cot-ke-hoach", "the", "thu-muc-xuat"

_FRAME = 40  # that a window system adds at the top, at the most


def look_of(
    window: QMainWindow, work: "WorkScreen", editor: "EditorScreen | None", folder: Path | None, kept: Mapping[str, str]
) -> dict[str, str]:
    """Of the plan on the desk as it looks now; without one, what was `kept` of the last. `folder` is for exports."""
    look = {_GEOMETRY: _text(window.saveGeometry()), _COLUMNS: _text(work.saveState()), _LEFT: work.shares}
    if editor is not None:
        look |= {_PANES: editor.panes_state(), _TAB: editor.inspector.tab.name}
    else:
        look |= {key: kept[key] for key in (_PANES, _TAB) if key in kept}
    if folder is not None:
        look[_FOLDER] = _text(QByteArray(str(folder).encode(errors="surrogateescape")))
    return look


def restore_look(window: QMainWindow, work: "WorkScreen", kept: Mapping[str, str]) -> None:
    """What was not kept, or cannot be read, stays as it is."""
    if geometry := kept.get(_GEOMETRY):
        window.restoreGeometry(_bytes(geometry))
    if widths := kept.get(_COLUMNS):
        work.restoreState(_bytes(widths))
    work.restore_shares(kept.get(_LEFT, ""))


def stand_on_screen(window: QWidget, screen: QSize) -> None:
    """Before it is shown: what is too large for the screen with its frame fills it; what was restored stays."""
    has_room = window.width() < screen.width() and window.height() + theme.px(_FRAME) < screen.height()
    if not has_room and not window.testAttribute(Qt.WidgetAttribute.WA_Moved):
        window.setWindowState(Qt.WindowState.WindowMaximized)


def restore_plan(editor: "EditorScreen", kept: Mapping[str, str]) -> None:
    """A plan comes onto the desk as the last one was looked at."""
    editor.restore_panes(kept.get(_PANES, ""))
    with suppress(KeyError):  # a tab that this release does not have
        editor.inspector.show_tab(type(editor.inspector.tab)[kept.get(_TAB, "")])


def folder_in(kept: Mapping[str, str]) -> Path | None:
    """The folder of the last export; None where none was kept."""
    text = bytes(_bytes(kept.get(_FOLDER, "")).data()).decode(errors="surrogateescape")
    return Path(text) if text and "\0" not in text else None


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode(errors="replace"))


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
