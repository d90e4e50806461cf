"""The files that were read: the good ones in one line, each bad one with what was wrong with it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ..theme import restyle, theme
from ..widgets import IconMark, TextLabel, paint_ring
from . import words

_MOST_HIGH = 132  # of the screen; more files are scrolled to


class FileList(QScrollArea):
    """As high as its lines, up to a fifth of a small screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inner = QWidget()
        restyle(self._inner, kind="panel")
        self._column = QVBoxLayout(self._inner)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Các tệp đã đọc")
        self._labels: list[TextLabel] = []
        theme.changed.connect(self._fit)

    def show_files(self, rows: Mapping[str, int], troubles: Sequence[str]) -> None:
        """`rows` of each file that was read; a sentence for each of the others."""
        self._labels.clear()
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        if rows:
            self._add("file-spreadsheet", "muted", words.files_words(rows))
        for sentence in troubles:
            self._add("circle-alert", "danger", sentence)
        self._fit()

    def _add(self, icon: str, tone: str, text: str) -> None:
        line, label = QWidget(), TextLabel(text)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("unit"))
        row.addWidget(IconMark(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        self._column.addWidget(line)
        self._labels.append(label)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Reckoned from the words: a layout that was just filled does not know how high it will be."""
        side, above, gap = theme.space("gap"), theme.space("unit"), theme.space("half")
        self._column.setContentsMargins(side, above, side, above)
        self._column.setSpacing(gap)
        room = self.width() - 2 * side - theme.size("icon") - theme.space("unit") - theme.size("scroll")
        lines = sum(label.heightForWidth(max(room, 1)) for label in self._labels)
        needed = lines + gap * max(len(self._labels) - 1, 0) + 2 * above
        self.setFixedHeight(min(needed, theme.px(_MOST_HIGH)))
        is_scrolled = needed > theme.px(_MOST_HIGH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_scrolled else Qt.FocusPolicy.NoFocus)

    # ---------------------------------------------------------------- the focus is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            paint_ring(QPainter(self.viewport()), QRectF(self.viewport().rect()), 0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
