"""The store cannot be worked with: said calmly, with the newest good copy one press away. No rail, no menu."""

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...errors import KnownError
from ...operations.backups import GoodBackup, restore
from ...operations.store_state import StoreState, Way
from .. import background
from ..theme import theme
from ..widgets import EmptyState, TextLabel, WayCard

_OFFERED = 3  # copies; older ones lose more work


class BrokenStoreScreen(QWidget):
    """`mended`: the store can be opened now. `try_asked`, `quit_asked`, `folder_asked`: of the other ways out."""

    mended = Signal()
    try_asked = Signal()
    quit_asked = Signal()
    folder_asked = Signal()

    def __init__(self, state: StoreState, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self.trouble = TextLabel("", role="danger")
        said = " ".join(filter(None, (state.happened, state.safe, state.lost)))
        self._card = EmptyState("database-backup", state.title, said)
        self.ways: list[WayCard] = []
        if Way.RESTORE in state.ways:
            for number, good in enumerate(state.good_backups[:_OFFERED]):
                self._add_restore(good, is_main=number == 0)
        self._add(Way.TRY_AGAIN in state.ways, "rotate-ccw", "Thử lại", "Mở lại kho như lúc này.", self.try_asked)
        self._add(
            Way.OPEN_FOLDER in state.ways,
            "folder-open",
            "Mở thư mục",
            f"Xem nơi để kho: {state.path.parent}",
            self.folder_asked,
        )
        self._add(True, "x", "Thoát", "Chưa có gì trong tệp này bị thay đổi.", self.quit_asked)
        column = QVBoxLayout(self)
        column.addWidget(self._card, 1)
        column.addWidget(self.trouble)
        self.trouble.hide()
        if self.ways:
            self.setFocusProxy(self.ways[0])
        self.setMinimumSize(theme.px(640), theme.px(480))

    def _add(self, is_offered: bool, icon: str, title: str, sentence: str, signal: SignalInstance) -> None:
        if is_offered:
            card = self._card.add_way(icon, title, sentence)
            card.clicked.connect(signal)
            self.ways.append(card)

    def _add_restore(self, good: GoodBackup, *, is_main: bool) -> None:
        made = good.backup.made_at
        card = self._card.add_way(
            "archive-restore",
            f"Khôi phục bản {made:%H:%M} ngày {made:%d/%m/%Y}",
            f"{good.contents.plans} kế hoạch. Kho hiện tại được giữ lại nguyên vẹn bên cạnh.",
            is_main=is_main,
        )
        card.clicked.connect(self._restoring(good))
        self.ways.append(card)

    def _restoring(self, good: GoodBackup) -> Callable[[], None]:
        def begin() -> None:
            self.setEnabled(False)
            background.run(
                lambda: restore(self._data_dir, good.backup.path, datetime.datetime.now()),
                lambda _: self.mended.emit(),
                self._not_restored,
                owner=self,
            )

        return begin

    def _not_restored(self, error: KnownError) -> None:
        self.setEnabled(True)
        self.trouble.setText(str(error))
        self.trouble.show()
