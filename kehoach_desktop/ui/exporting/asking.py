"""The questions of an export: where to, and what if that cannot be written. File dialogs are the system's own."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget

from ..theme import icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...operations.plan_exports import ExportKind, NotExportedError

_ICON = 24
_NAMES = {
    "DOCX": "Văn bản Word",
    "PDF": "PDF",
    "PDFA": "PDF/A để lưu trữ",
    "PICTURES": "Ảnh từng trang",
    "TASKS": "Danh mục nhiệm vụ (Excel)",
}


Choice = TypeVar("Choice")


class WayOut(Enum):
    """What the clerk does about a file that could not be written."""

    OTHER_NAME = "other name"
    RETRY = "retry"
    ELSEWHERE = "elsewhere"


def name_filter(kind: ExportKind) -> str:
    return f"{_NAMES[kind.name]} (*{kind.ending})"


def ask_file(parent: QWidget, proposed: Path, kinds: Sequence[ExportKind]) -> tuple[Path, ExportKind] | None:
    """Where to and as what; `proposed` has the ending of the first of `kinds`. None when the clerk wants nothing.

    The dialog asks before a file is replaced. A name that it gave without an ending gets one here and has not been
    asked about, so another one is taken if it is there.
    """
    from ...operations.plan_exports import free_file

    filters = {name_filter(kind): kind for kind in kinds}
    title = f"Xuất thành {_in_sentence(_NAMES[kinds[0].name])}" if len(kinds) == 1 else "Xuất văn bản"
    name, chosen = QFileDialog.getSaveFileName(parent, title, str(proposed), ";;".join(filters), next(iter(filters)))
    if not name:
        return None
    given = Path(name)
    kind = _typed_kind(given, proposed, filters.get(chosen, kinds[0]), kinds)
    path = _with_ending(given, kind, kinds)
    return (path if path == given else free_file(path)), kind


def _in_sentence(name: str) -> str:
    return name if name[:2].isupper() else name[0].lower() + name[1:]


def _typed_kind(given: Path, proposed: Path, chosen: ExportKind, kinds: Sequence[ExportKind]) -> ExportKind:
    """An ending that was typed says more than the type below it; the one that was proposed nobody has typed."""
    ending = given.suffix.lower()
    if ending in (chosen.ending, proposed.suffix.lower()):
        return chosen
    return next((kind for kind in kinds if kind.ending == ending), chosen)


def _with_ending(path: Path, kind: ExportKind, kinds: Sequence[ExportKind]) -> Path:
    if path.suffix.lower() == kind.ending:
        return path
    if path.suffix.lower() in {other.ending for other in kinds}:
        return path.with_suffix(kind.ending)
    return path.with_name(path.name + kind.ending)


def ask_other_file(parent: QWidget, proposed: Path, name_filter: str) -> Path | None:
    """Where to with a file of one kind only; a name typed without the ending gets it, as in `ask_file`."""
    from ...operations.plan_exports import free_file

    name, _ = QFileDialog.getSaveFileName(parent, "Xuất", str(proposed), name_filter)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == proposed.suffix else free_file(path.with_name(path.name + proposed.suffix))


def ask_folder(parent: QWidget, folder: Path) -> Path | None:
    name = QFileDialog.getExistingDirectory(parent, "Xuất vào thư mục", str(folder))
    return Path(name) if name else None


def ask_kind(parent: QWidget, kinds: Sequence[ExportKind]) -> ExportKind | None:
    """Of an export of several plans, which has no file dialog to choose in."""
    box = _box(parent, "Xuất các kế hoạch đã chọn thành:")
    buttons: dict[QPushButton, ExportKind] = {}
    for kind in kinds:
        buttons[box.addButton(_NAMES[kind.name], QMessageBox.ButtonRole.AcceptRole)] = kind
    return _answer(box, buttons)


def ask_way_out(parent: QWidget, error: NotExportedError) -> WayOut | None:
    """None leaves it: nothing was written, nothing is lost."""
    from ...operations.plan_exports import WriteTrouble

    box = _box(parent, str(error))
    side = theme.px(_ICON)
    box.setIconPixmap(icon("triangle-alert", "warning", side).pixmap(QSize(side, side), parent.devicePixelRatioF()))
    buttons: dict[QPushButton, WayOut] = {}

    def add(words: str, way: WayOut) -> None:
        buttons[box.addButton(words, QMessageBox.ButtonRole.AcceptRole)] = way

    if error.trouble is WriteTrouble.IN_USE:
        add(f"Ghi thành “{error.other.name}”", WayOut.OTHER_NAME)
    else:
        add("Chọn nơi khác…", WayOut.ELSEWHERE)
    add("Thử lại", WayOut.RETRY)
    return _answer(box, buttons)


def _box(parent: QWidget, text: str) -> QMessageBox:
    box = QMessageBox(QMessageBox.Icon.NoIcon, "Xuất văn bản", text, QMessageBox.StandardButton.NoButton, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box


def _answer(box: QMessageBox, buttons: dict[QPushButton, Choice]) -> Choice | None:
    back = box.addButton("Quay lại", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(next(iter(buttons)))
    box.setEscapeButton(back)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return next((choice for button, choice in buttons.items() if button is pressed), None)
