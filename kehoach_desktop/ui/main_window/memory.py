"""What the window remembers of its look from one start to the next, as texts."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

if TYPE_CHECKING:
    from ..editor.screen import EditorScreen

_GEOMETRY, _COLUMNS, _PANES, _TAB, _FOLDER = "vi-tri", "cot", "cot-ke-hoach", "the", "thu-muc-xuat"


def look_of(
    window: QMainWindow, columns: QSplitter, editor: "EditorScreen | None", folder: Path | None, kept: Mapping[str, str]
) -> dict[str, str]:
    """Of the plan on the desk as it looks now; without one, what was `kept` of the last. `folder` is for exports."""
    look = {_GEOMETRY: _text(window.saveGeometry()), _COLUMNS: _text(columns.saveState())}
    if editor is not None:
        look |= {_PANES: editor.panes_state(), _TAB: editor.inspector.tab.name}
    else:
        look |= {key: kept[key] for key in (_PANES, _TAB) if key in kept}
    if folder is not None:
        look[_FOLDER] = _text(QByteArray(str(folder).encode(errors="surrogateescape")))
    return look


def restore_look(window: QMainWindow, columns: QSplitter, kept: Mapping[str, str]) -> None:
    """What was not kept, or cannot be read, stays as it is."""
    if geometry := kept.get(_GEOMETRY):
        window.restoreGeometry(_bytes(geometry))
    if widths := kept.get(_COLUMNS):
        columns.restoreState(_bytes(widths))


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
