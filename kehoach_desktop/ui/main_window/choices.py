"""What was chosen in Cài đặt: shown, kept in the store, and acted upon at once."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from ... import settings
from ...operations.office import Offices
from ...settings import CHOSEN_IN_WINDOW
from .. import background
from ..theme import Scheme, theme
from .store_door import StoreDoor

if TYPE_CHECKING:
    from ..settings import SettingsScreen

Found = tuple[dict[str, Any], Offices]
_BY_KEY = {one.key: one for one in CHOSEN_IN_WINDOW}


def wear(values: Mapping[str, Any]) -> None:
    """Dresses the program as was chosen; before the first window is there, that costs next to nothing."""
    theme.choose(
        Scheme(values[settings.THEME.key]),
        base_px=values[settings.TEXT_SIZE.key],
        white_paper=values[settings.WHITE_PAPER.key],
        calm=values[settings.REDUCED_MOTION.key],
    )


class Choices(QObject):
    """The screen and what stands behind it.

    `office_changed(name)`: new drafts are of this office. `task_days_told(int, bool)`: so near its deadline a task is
    pointed out. `deadline_rule_changed()`: deadlines in texts mean other days. `screen_made(SettingsScreen)`: it is
    wanted for the first time.
    """

    office_changed = Signal(str)
    task_days_told = Signal(int, bool)
    deadline_rule_changed = Signal()
    screen_made = Signal(object)

    def __init__(self, store: StoreDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._screen: SettingsScreen | None = None

    @property
    def screen(self) -> "SettingsScreen":
        """Made when it is first gone to."""
        if self._screen is None:
            from ..settings import SettingsScreen

            self._screen = SettingsScreen()
            self._screen.changed.connect(self._choose)
            self.screen_made.emit(self._screen)
        return self._screen

    def show_screen(self) -> None:
        background.run(self.read, self._show, owner=self)

    def reload(self) -> None:
        """Another office, or another store."""
        background.run(self.read, self.act, owner=self)

    def read(self) -> Found:
        """On the worker thread."""
        return self._store.settings(), self._store.offices()

    def act(self, found: Found) -> None:
        values, offices = found
        wear(values)
        self.office_changed.emit(offices.in_use.name if offices.in_use else "")
        self.task_days_told.emit(values[settings.SOON_DAYS.key], values[settings.BEFORE_INCLUDES_DAY.key])

    def _show(self, found: Found) -> None:
        values, offices = found
        self.screen.show_values(values)
        self.screen.show_offices(offices.bodies, offices.in_use.id if offices.in_use else None)
        self.screen.setFocus()

    def _choose(self, key: str, value: Any) -> None:
        def work() -> Found:
            self._store.choose(_BY_KEY[key], value)
            return self.read()

        def done(found: Found) -> None:
            self.act(found)
            if key == settings.BEFORE_INCLUDES_DAY.key:
                self.deadline_rule_changed.emit()

        background.run(work, done, owner=self)
