"""The store cannot be worked with: said calmly, with the newest good copy one press away. No rail, no menu."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from ...errors import KnownError
from ...operations.backups import GoodBackup, restore
from ...operations.store_state import StoreState, Way
from ...operations.store_ways import bring_in, start_new
from .. import background
from ..theme import theme
from ..widgets import EmptyState, WarningBar, WayCard

_OFFERED = 3  # copies; older ones lose more work


class BrokenStoreScreen(QWidget):
    """`mended`: the store can be opened now. `try_asked`, `look_asked`, `folder_asked`, `quit_asked`: the other ways.

    The ways stand in the order of the state, the first of them as the main one.
    """

    mended = Signal()
    try_asked = Signal()
    look_asked = Signal()
    folder_asked = Signal()
    quit_asked = Signal()

    def __init__(self, state: StoreState, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._data_dir = state, data_dir
        said = " ".join(filter(None, (state.happened, state.safe, state.lost)))
        self._card = EmptyState("database-backup", state.title, said)
        self.ways: dict[Way, list[WayCard]] = {}
        for way in state.ways:
            self._add_way(way)
        self.trouble = WarningBar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trouble)
        column.addWidget(self._card, 1)
        self.setFocusProxy(self.ways[state.ways[0]][0])
        self.setMinimumSize(theme.px(640), theme.px(480))

    def _add_way(self, way: Way) -> None:
        is_main = way is self._state.ways[0]
        match way:
            case Way.RESTORE:
                for number, good in enumerate(self._state.good_backups[:_OFFERED]):
                    self._add_copy(good, is_main=number == 0)
            case Way.TRY_AGAIN:
                self._add(way, "rotate-ccw", "Thử lại", "Mở lại kho như lúc này.", self.try_asked.emit, is_main)
            case Way.OPEN_READ_ONLY:
                sentence = "Đọc, xuất và in được; chưa sửa được."
                self._add(way, "eye", "Mở để xem", sentence, self.look_asked.emit, is_main)
            case Way.CHOOSE_STORE:
                sentence = "Làm việc tiếp với bản sao của một kho ở nơi khác; tệp được chọn không thay đổi."
                self._add(way, "hard-drive", "Chọn kho…", sentence, self._choose, is_main)
            case Way.START_NEW:
                sentence = "Kho trống. Kho đang có được giữ nguyên vẹn trong thư mục sao lưu."
                self._add(way, "file-plus", "Bắt đầu kho mới", sentence, self._start_new, is_main)
            case Way.OPEN_FOLDER:
                sentence = f"Xem nơi để kho: {self._state.path.parent}"
                self._add(way, "folder-open", "Mở thư mục", sentence, self.folder_asked.emit, is_main)
            case Way.QUIT:
                self._add(way, "x", "Thoát", "Chưa có gì trong kho bị thay đổi.", self.quit_asked.emit, is_main)

    def _add(self, way: Way, icon: str, title: str, sentence: str, do: Callable[[], object], is_main: bool) -> None:
        card = self._card.add_way(icon, title, sentence, is_main=is_main)
        card.clicked.connect(do)
        self.ways.setdefault(way, []).append(card)

    def _add_copy(self, good: GoodBackup, *, is_main: bool) -> None:
        made = good.backup.made_at
        self._add(
            Way.RESTORE,
            "archive-restore",
            f"Khôi phục bản {made:%H:%M} ngày {made:%d/%m/%Y}",
            f"{good.contents.plans} kế hoạch. Kho hiện tại được giữ lại nguyên vẹn bên cạnh.",
            lambda: self._mend(lambda now: restore(self._data_dir, good.backup.path, now)),
            is_main,
        )

    # ---------------------------------------------------------------- the ways that change something

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Chọn kho", "", "Kho dữ liệu (*.db)")
        if name:
            self._mend(lambda now: bring_in(self._data_dir, Path(name), now))

    def _start_new(self) -> None:
        self._mend(lambda now: start_new(self._data_dir, now))

    def _mend(self, work: Callable[[datetime.datetime], Any]) -> None:
        self.trouble.clear()
        self.setEnabled(False)
        background.run(
            lambda: work(datetime.datetime.now()), lambda _: self.mended.emit(), self._not_mended, owner=self
        )

    def _not_mended(self, error: KnownError) -> None:
        self.setEnabled(True)
        self.setFocus()
        self.trouble.warn(str(error), tone="danger")
