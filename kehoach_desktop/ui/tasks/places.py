"""Where the clerk was in the table, so that the same is still there when the rows come anew."""

from dataclasses import dataclass
from typing import TypeGuard

from PySide6.QtWidgets import QTableView

from ...domain.task_list.entries import Key
from .model import Heading, Line, TasksModel


@dataclass(frozen=True, slots=True)
class Place:
    """Tasks by key, headings by their group. `top`: the first row that is whole, and how far below the edge it is."""

    marked: frozenset[Key]
    current: Key | str | None
    top: Key | str | None
    offset: int


def is_task(name: Key | str | None) -> TypeGuard[Key]:
    return isinstance(name, tuple)


def name_of(line: Line | None) -> Key | str | None:
    if line is None:
        return None
    return line.group.key if isinstance(line, Heading) else line.entry.key


def place_of(table: QTableView, model: TasksModel) -> Place:
    choice = table.selectionModel().selection()
    spans = [range(choice.at(at).top(), choice.at(at).bottom() + 1) for at in range(choice.count())]
    items = (model.item(row) for span in spans for row in span)
    marked = frozenset(item.entry.key for item in items if item is not None)
    current = table.currentIndex().row()
    # The current row is what the eye is on; else the first one in sight.
    is_seen = current >= 0 and 0 <= table.rowViewportPosition(current) < table.viewport().height()
    top = current if is_seen else max(table.rowAt(0), 0)
    at = table.rowViewportPosition(top) if model.rowCount() else 0
    return Place(marked, name_of(model.line(current)), name_of(model.line(top)), at)
