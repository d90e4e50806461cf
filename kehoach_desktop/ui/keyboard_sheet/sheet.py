"""The sheet of keys: groups in columns, keys as caps; what is typed leaves only the lines that hold it."""

from itertools import combinations, groupby, pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ..theme import theme
from ..widgets import SearchField, TextLabel
from .keys import KeyGroup, KeyLine, lines

_WIDTH, _HEIGHT = 1240, 660
_COLUMN, _MOST_COLUMNS = 360, 3
_AWAY = 24  # from the edges of the window, when that is small
_CAP_HEIGHT, _CAP_SIDES, _CAP_GAP = 22, 7, 6


class KeyCaps(QWidget):
    """Keys side by side, each in its own box; read aloud they are words."""

    def __init__(self, keys: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(keys))

    @property
    def keys(self) -> tuple[str, ...]:
        return self._keys

    def _widths(self) -> list[int]:
        metrics = QFontMetrics(theme.font("caption"))
        sides = 2 * theme.px(_CAP_SIDES)
        return [max(metrics.horizontalAdvance(key) + sides, theme.px(_CAP_HEIGHT)) for key in self._keys]

    def sizeHint(self) -> QSize:
        widths = self._widths()
        return QSize(sum(widths) + theme.px(_CAP_GAP) * max(len(widths) - 1, 0), theme.px(_CAP_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("caption"))
        left = 0
        for key, width in zip(self._keys, self._widths(), strict=True):
            box = QRect(left, 0, width - 1, self.height() - 1)
            painter.setPen(theme.color("edge"))
            painter.setBrush(theme.color("surface"))
            painter.drawRoundedRect(box, theme.radius("control"), theme.radius("control"))
            painter.setPen(theme.color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
            left += width + theme.px(_CAP_GAP)


class KeyboardSheet(QDialog):
    """Opens with the search in focus; Esc closes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Phím tắt")
        room = parent.window().size() - QSize(2 * _AWAY, 2 * _AWAY) if parent else QSize(theme.px(_WIDTH), 0)
        self.resize(min(theme.px(_WIDTH), room.width()), min(theme.px(_HEIGHT), room.height() or theme.px(_HEIGHT)))
        self.search = SearchField("Tìm việc hoặc phím")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Phím tắt")
        column = QVBoxLayout(self)
        pad = theme.space("pad")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space("gap"))
        head = QHBoxLayout()
        head.addWidget(TextLabel("Phím tắt", "title", lines=1), 1)
        head.addWidget(self.search, 1)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        self._connect_signals()
        self._show("")
        self.search.setFocus()

    def _connect_signals(self) -> None:
        self.search.searched.connect(self._show)
        theme.changed.connect(self._measure_anew)

    def _measure_anew(self) -> None:
        self._show(self.search.sought)

    @property
    def shown(self) -> list[KeyLine]:
        """The lines in sight, column by column."""
        return [line for _, line in lines(self.search.text())]

    def _show(self, words: str) -> None:
        groups = [
            (group, [line for _, line in found]) for group, found in groupby(lines(words), key=lambda one: one[0])
        ]
        inside = QFrame()
        inside.setProperty("kind", "panel")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, theme.space("gap"), 0)
        row.setSpacing(theme.space("block"))
        metrics = QFontMetrics(theme.font())
        count = max(1, min(_MOST_COLUMNS, self.width() // theme.px(_COLUMN)))
        for part in _in_columns(groups, count):
            wide = max(KeyCaps(line.shown).sizeHint().width() for _, found in part for line in found)
            column = QVBoxLayout()
            column.setSpacing(theme.space("block"))
            for group, found in part:
                column.addWidget(_group(group, found, wide))
            column.addStretch(1)
            deeds = max(metrics.horizontalAdvance(line.deed) for _, found in part for line in found)
            row.addLayout(column, wide + deeds)
        if not groups:
            row.addWidget(TextLabel(f"Không thấy phím nào có “{words}”.", role="muted"), 0, Qt.AlignmentFlag.AlignTop)
        self.area.setWidget(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """↑ ↓ and the page keys move the sheet while one types."""
        bar = self.area.verticalScrollBar()
        steps = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)


Found = list[tuple[KeyGroup, list[KeyLine]]]


def _in_columns(groups: Found, count: int) -> list[Found]:
    """Groups in reading order, the longest column as short as can be."""
    if not groups:
        return []
    ends = range(1, len(groups))
    ways = [(0, *cuts, len(groups)) for cuts in combinations(ends, min(count, len(groups)) - 1)]
    parts = [[groups[start:end] for start, end in pairwise(cuts)] for cuts in ways]
    return min(parts, key=lambda columns: max(sum(len(found) + 2 for _, found in one) for one in columns))


def _group(group: KeyGroup, found: list[KeyLine], wide: int) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(theme.space("pad"))
    grid.setVerticalSpacing(theme.space("half"))
    grid.setColumnStretch(0, 1)
    grid.setColumnMinimumWidth(1, wide)  # so that keys of all groups in a column stand in one line
    grid.addWidget(TextLabel(group.title, "strong"), 0, 0, 1, 2)
    for number, line in enumerate(found, 1):
        grid.addWidget(TextLabel(line.deed), number, 0)
        grid.addWidget(KeyCaps(line.shown), number, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return made
