"""Plans carried as files: out of the list into a folder or a message, and from there onto the list.

The files are made in the worker as a drag begins. They stay till the program ends: whoever took them may copy later.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from ...domain.file_names import free_name, proposed_name, same_name_key
from ...domain.plan import Plan
from ...operations.plan_files import write_plan_file
from ...operations.rulesets import ruleset

ENDING = ".json"
_MOST_NAMES = 3


class CarriedFiles:
    """A folder of its own for each drag, gone with the program, or at once when nothing was dropped."""

    def __init__(self) -> None:
        self._folders: list[TemporaryDirectory[str]] = []

    def write(self, plan_ids: Iterable[str], read: Callable[[str], Plan]) -> list[Path]:
        """Called in the worker: the plan files, by the names that exports have."""
        folder = TemporaryDirectory(prefix="ke-hoach-", ignore_cleanup_errors=True)
        self._folders.append(folder)
        taken: set[str] = set()
        paths = []
        for plan_id in plan_ids:
            plan = read(plan_id)
            name = free_name(proposed_name(plan, ruleset(plan.ruleset)), lambda one: same_name_key(one) in taken)
            taken.add(same_name_key(name))
            path = Path(folder.name) / f"{name}{ENDING}"
            write_plan_file(plan, path)
            paths.append(path)
        return paths

    def take_back(self) -> None:
        """Nobody took what was written last."""
        if self._folders:
            self._folders.pop().cleanup()


def as_urls(paths: Iterable[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def welcome(event: QDragEnterEvent, own: QWidget) -> None:
    """Files may come onto the list, but not those that were just dragged out of it."""
    source = event.source()
    is_own = source is own or (isinstance(source, QWidget) and own.isAncestorOf(source))
    if files_in(event.mimeData()) and not is_own:
        event.acceptProposedAction()


def take_dropped(event: QDropEvent, taken: Callable[[list[Path]], object], refused: Callable[[str], object]) -> None:
    """Hands over the plan files that were dropped, and says why others were not taken."""
    paths = files_in(event.mimeData())
    event.acceptProposedAction()
    plans = [path for path in paths if is_plan_file(path)]
    if plans:
        taken(plans)
    if others := [path for path in paths if not is_plan_file(path)]:
        refused(refusal(others))


def files_in(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def is_plan_file(path: Path) -> bool:
    return path.suffix.lower() == ENDING


def refusal(paths: Sequence[Path]) -> str:
    """Why these were not taken."""
    names = ", ".join(path.name for path in paths[:_MOST_NAMES])
    more = f" và {len(paths) - _MOST_NAMES} tệp nữa" if len(paths) > _MOST_NAMES else ""
    return f"Chưa mở được {names}{more}: chỉ mở được tệp kế hoạch (.json). Tệp gốc không bị thay đổi."
