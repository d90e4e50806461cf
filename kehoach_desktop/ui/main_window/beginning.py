"""The first start of a store: one form, with nothing around it that is of no use yet."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from .. import background
from .store_door import StoreDoor

if TYPE_CHECKING:
    from ..first_start import FirstStartScreen


class Beginning(QObject):
    """`left`: the window is what it is from now on. `sample_asked`: with something to try it on."""

    left = Signal()
    sample_asked = Signal()

    def __init__(self, store: StoreDoor, screens: QStackedWidget, around: Sequence[QWidget]) -> None:
        super().__init__(screens)
        self._store, self._screens, self._around = store, screens, around
        self.screen: FirstStartScreen | None = None

    def show(self) -> None:
        from ..first_start import FirstStartScreen  # once in the life of a store

        screen = self.screen = FirstStartScreen(self._store.data_dir)
        self._screens.addWidget(screen)
        self._screens.setCurrentWidget(screen)
        self._show_around(False)
        screen.finished.connect(self.leave)
        screen.sample_asked.connect(self.sample_asked)
        screen.restore_asked.connect(self._ask_for_copy)
        screen.setFocus()

    def leave(self) -> None:
        if self.screen is None:
            return
        self._screens.removeWidget(self.screen)
        self.screen.deleteLater()
        self.screen = None
        self._show_around(True)
        self.left.emit()

    def _show_around(self, is_shown: bool) -> None:
        for part in self._around:
            part.setVisible(is_shown)

    def _ask_for_copy(self) -> None:
        """The store of another machine, or one that was kept."""
        name, _ = QFileDialog.getOpenFileName(self._screens, "Khôi phục từ bản sao lưu", "", "Kho dữ liệu (*.db)")
        if name:
            background.run(lambda: self._store.bring_in(Path(name)), lambda _: self.leave(), owner=self)
