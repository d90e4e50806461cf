"""The copies of the store that one can go back to, one of them chosen: when, how much it holds, that it is sound."""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...operations.backups import GoodBackup
from ..theme import theme
from ..widgets import ChoiceCard, IconMark, TextLabel

_SOUND = "đã kiểm tra, đọc được tốt"
_WHEN_WIDTH = 162


class CopiesChoice(QWidget):
    """`chosen`: another one."""

    chosen = Signal()

    def __init__(self, copies: Sequence[GoodBackup], now: datetime.datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies = copies
        self.cards = [_card(copy, now) for copy in copies]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("unit"))
        for card in self.cards:
            column.addWidget(card)
            card.toggled.connect(self._tell)
        self.cards[0].setChecked(True)
        self.setFocusProxy(self.cards[0])

    @property
    def current(self) -> GoodBackup:
        return next(copy for copy, card in zip(self._copies, self.cards, strict=True) if card.isChecked())

    def _tell(self, is_chosen: bool) -> None:
        if is_chosen:
            self.chosen.emit()


def _card(copy: GoodBackup, now: datetime.datetime) -> ChoiceCard:
    when = moment(copy.backup.made_at, now)
    holds = f"{copy.contents.plans} kế hoạch · {size(copy.backup.path.stat().st_size)}"
    card = ChoiceCard(when)
    card.setAccessibleDescription(f"{holds}, {_SOUND}")
    label = TextLabel(when, "strong", lines=1)
    label.setMinimumWidth(theme.px(_WHEN_WIDTH))
    card.add(label)
    card.add(TextLabel(holds, role="muted", lines=1), 1)
    card.add(IconMark("circle-check", "ok"))
    card.add(TextLabel(_SOUND, lines=1))
    return card


def moment(when: datetime.datetime, now: datetime.datetime) -> str:
    """`Hôm nay, 10:02`, `Hôm qua, 17:05`, `30/11/2026, 16:58`."""
    days = (now.date() - when.date()).days
    month = f"{when:%m}" if when.month <= 2 else str(when.month)
    day = {0: "Hôm nay", 1: "Hôm qua"}.get(days, f"{when:%d}/{month}/{when.year}")
    return f"{day}, {when:%H:%M}"


def size(count: int) -> str:
    """In megabytes, never 0."""
    return f"{max(1, round(count / 2**20))} MB"
