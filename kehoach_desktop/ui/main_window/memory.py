"""What the window remembers of its look from one start to the next, as texts."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow, QSplitter

_GEOMETRY, _COLUMNS, PLAN_PANES = "vi-tri", "cot", "cot-ke-hoach"


def look_of(window: QMainWindow, columns: QSplitter, plan_panes: str) -> dict[str, str]:
    return {_GEOMETRY: _text(window.saveGeometry()), _COLUMNS: _text(columns.saveState()), PLAN_PANES: plan_panes}


def restore_look(window: QMainWindow, columns: QSplitter, kept: Mapping[str, str]) -> None:
    """What was not kept, or cannot be read, stays as it is."""
    if geometry := kept.get(_GEOMETRY):
        window.restoreGeometry(_bytes(geometry))
    if widths := kept.get(_COLUMNS):
        columns.restoreState(_bytes(widths))


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode(errors="replace"))


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode()
