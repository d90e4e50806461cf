"""F6: the areas of the window in the order of the eye, each entered at its first place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from ..plan_list.screen import PlanList
from .status_line import StatusLine

if TYPE_CHECKING:
    from ..editor.screen import EditorScreen
    from ..tasks.screen import TasksScreen


@dataclass(frozen=True, slots=True)
class Zone:
    area: QWidget
    enter: Callable[[], object]

    @property
    def is_open(self) -> bool:
        return self.area.isVisible() and self.area.isEnabled()

    @property
    def has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self.area or self.area.isAncestorOf(focused))


def zones_of(
    plans: PlanList, editor: "EditorScreen | None", tasks: "TasksScreen | None", status: StatusLine
) -> list[Zone]:
    zones = [Zone(plans, plans.view.setFocus)]
    if editor is not None:
        zones += [
            Zone(editor.outline, editor.outline.enter),
            Zone(editor.paper, editor.paper.setFocus),
            Zone(editor.pages, editor.pages.setFocus),
            Zone(editor.inspector, editor.inspector.enter),
        ]
    if tasks is not None:
        zones += [
            Zone(tasks.header, tasks.header.search.setFocus),
            Zone(tasks.chips, tasks.chips.edit.setFocus),
            Zone(tasks.table, tasks.enter),
            Zone(tasks.agencies, tasks.agencies.setFocus),
            Zone(tasks.panel, tasks.panel.enter),
        ]
    return [*zones, Zone(status.blanks, status.blanks.setFocus)]


def step(zones: Sequence[Zone], by: int) -> None:
    """Into the next open zone, or the one before; from nowhere into the first."""
    there = [zone for zone in zones if zone.is_open]
    if not there:
        return
    at = next((number for number, zone in enumerate(there) if zone.has_focus), -1 if by > 0 else 0)
    there[(at + by) % len(there)].enter()
