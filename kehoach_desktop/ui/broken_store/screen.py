"""The store cannot be worked with: said calmly, with the newest good copy one press away. No rail, no menu."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.dates import written_day
from ...errors import KnownError
from ...operations.backups import restore
from ...operations.store_state import WAY_WORDS, StoreState, Way
from ...operations.store_ways import bring_in, start_new
from .. import background
from ..theme import restyle, theme
from ..widgets import Button, Card, IconMark, Line, TextLabel, WarningBar
from .copies import CopiesChoice

_WIDTH, _PAD = 868, 32
_HEIGHT = 640
_ICONS = {
    Way.RESTORE: "archive-restore",
    Way.OPEN_READ_ONLY: "eye",
    Way.CHOOSE_STORE: "hard-drive",
    Way.START_NEW: "file-plus",
    Way.TRY_AGAIN: "rotate-ccw",
    Way.OPEN_FOLDER: "folder-open",
}
_WHAT_IT_DOES = {
    Way.RESTORE: "Kho hiện tại được giữ lại nguyên vẹn trong thư mục sao lưu.",
    Way.OPEN_READ_ONLY: "Đọc, xuất và in được; chưa sửa được.",
    Way.CHOOSE_STORE: "Làm việc tiếp với bản sao của một kho ở nơi khác; tệp được chọn không thay đổi.",
    Way.START_NEW: "Kho trống. Kho đang có được giữ nguyên vẹn trong thư mục sao lưu.",
    Way.TRY_AGAIN: "Mở lại kho như lúc này.",
    Way.OPEN_FOLDER: "Xem nơi để kho.",
    Way.QUIT: "Chưa có gì trong kho bị thay đổi.",
}


class BrokenStoreScreen(QWidget):
    """`mended(str)`: the store can be opened now, and what has been done.

    `try_asked`, `look_asked`, `folder_asked`, `quit_asked`: the other ways.

    The first way of the state is the main one; Enter goes it.
    """

    mended = Signal(str)
    try_asked = Signal()
    look_asked = Signal()
    folder_asked = Signal()
    quit_asked = Signal()

    def __init__(self, state: StoreState, data_dir: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._data_dir = state, data_dir
        self._main = state.ways[0]
        self.copies = CopiesChoice(state.good_backups, datetime.datetime.now()) if Way.RESTORE in state.ways else None
        self.ways = {way: self._button(way) for way in state.ways}
        self.trouble = WarningBar()
        restyle(self, kind="canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lay_out()
        self._connect_signals()
        self.setFocusProxy(self.copies or self.ways[self._main])
        self.setFocus()  # before it is shown: else the way that comes first in the row would have it
        self.setMinimumSize(theme.px(640), theme.px(480))
        self.resize(theme.px(_WIDTH) * 5 // 4, theme.px(_HEIGHT))  # the desk is seen on all sides of the card

    def _button(self, way: Way) -> Button:
        kind = "primary" if way is self._main else "" if way is Way.QUIT else "quiet"
        button = Button(WAY_WORDS[way], _ICONS.get(way), kind)
        button.setToolTip(_WHAT_IT_DOES[way])
        button.setAccessibleDescription(_WHAT_IT_DOES[way])
        return button

    def _lay_out(self) -> None:
        card = Card()
        card.setFixedWidth(theme.px(_WIDTH))
        inside = QVBoxLayout(card)
        pad = theme.px(_PAD)
        inside.setContentsMargins(pad, pad, pad, theme.space("block"))
        inside.setSpacing(theme.space("pad"))
        inside.addLayout(
            _beside(IconMark("triangle-alert", "danger", "icon_rail"), TextLabel(self._state.title, "display"))
        )
        inside.addWidget(TextLabel(" ".join(filter(None, (self._state.happened, self._state.safe)))))
        if self.copies is not None:
            inside.addWidget(TextLabel("Chọn bản sao lưu để khôi phục", "strong"))
            inside.addWidget(self.copies)
        if self._state.lost:
            inside.addLayout(_beside(IconMark("info", "muted"), TextLabel(self._state.lost, role="muted")))
        inside.addWidget(Line())
        inside.addLayout(self._foot())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.trouble)
        column.addStretch(1)
        middle = QHBoxLayout()  # in a row of its own the card is as high as its words need at its own width
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        """Quiet ways at the left; at the right the end, and the main way."""
        row = QHBoxLayout()
        row.setSpacing(theme.space("unit"))
        last = [way for way in (Way.QUIT, self._main) if way in self.ways]
        for way in [way for way in self._state.ways if way not in last]:
            row.addWidget(self.ways[way])
        row.addStretch(1)
        for way in last:
            row.addWidget(self.ways[way])
        return row

    def _connect_signals(self) -> None:
        deeds: dict[Way, Callable[[], object]] = {
            Way.RESTORE: self._restore,
            Way.CHOOSE_STORE: self._choose,
            Way.START_NEW: self._start_new,
            Way.OPEN_READ_ONLY: self.look_asked.emit,
            Way.TRY_AGAIN: self.try_asked.emit,
            Way.OPEN_FOLDER: self.folder_asked.emit,
            Way.QUIT: self.quit_asked.emit,
        }
        for way, button in self.ways.items():
            button.clicked.connect(deeds[way])
        if self.copies is not None:
            self.copies.chosen.connect(self._name_copy)
            self._name_copy()

    def _name_copy(self) -> None:
        """The main button says which copy it goes back to."""
        if self.copies is not None:
            self.ways[Way.RESTORE].setText(f"Khôi phục bản {self.copies.current.backup.made_at:%H:%M}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.ways[self._main].click()
        else:
            super().keyPressEvent(event)

    def tell(self, error: KnownError) -> None:
        """A way could not be gone."""
        self.trouble.warn(str(error), tone="danger")

    # ---------------------------------------------------------------- the ways that change something

    def _restore(self) -> None:
        if self.copies is not None:
            backup = self.copies.current.backup
            done = f"Đã khôi phục bản {backup.made_at:%H:%M} ngày {written_day(backup.made_at.date())}."
            self._mend(lambda now: restore(self._data_dir, backup.path, now), done)

    def _start_new(self) -> None:
        self._mend(lambda now: start_new(self._data_dir, now), "")  # the form of a first start says it all

    def _choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "Chọn kho", "", "Kho dữ liệu (*.db)")
        if name:
            done = f"Kho đang mở là bản chép của {Path(name).name}."
            self._mend(lambda now: bring_in(self._data_dir, Path(name), now), done)

    def _mend(self, work: Callable[[datetime.datetime], Any], done: str) -> None:
        self.trouble.clear()
        self.setEnabled(False)
        background.run(
            lambda: work(datetime.datetime.now()), lambda _: self.mended.emit(done), self._not_mended, owner=self
        )

    def _not_mended(self, error: KnownError) -> None:
        self.setEnabled(True)
        self.setFocus()
        self.tell(error)


def _beside(mark: IconMark, words: TextLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.space("gap"))
    row.addWidget(mark, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addWidget(words, 1)
    return row
