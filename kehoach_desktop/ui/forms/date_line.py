"""A line for a day: typed in any form the offices use, or picked from a calendar."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ...domain.dates import parse_date, written_day
from ..theme import icon, restyle, theme


class _Calendar(QFrame):
    """The calendar that drops below the line."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "card")
        self.days = QCalendarWidget()
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.days)
        self.days.activated.connect(self._pick)
        self.days.clicked.connect(self._pick)

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(datetime.date(day.year(), day.month(), day.day()))


class DateLine(QWidget):
    """`text_edited` as a line's own signal; Alt+↓ or the button opens the calendar."""

    text_edited = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, written: Callable[[datetime.date], str] = written_day) -> None:
        super().__init__(parent)
        self._written = written
        self.line = QLineEdit()
        self.button = QToolButton()
        self.button.setIcon(icon("calendar", "muted"))
        self.button.setProperty("kind", "framed")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Alt+↓ in the line does the same
        self.button.setToolTip("Chọn ngày (Alt+↓)")
        self.button.setAccessibleName("Chọn ngày")
        self._calendar: _Calendar | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("half"))
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self._fit()
        self._connect_signals()

    def _fit(self) -> None:
        self.button.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
        self.button.setFixedSize(theme.size("control"), theme.size("control"))

    def _connect_signals(self) -> None:
        theme.changed.connect(self._fit)
        self.line.textEdited.connect(self.text_edited)
        self.button.clicked.connect(self.open_calendar)

    def text(self) -> str:
        return self.line.text()

    def setText(self, text: str) -> None:
        self.line.setText(text)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, text: str) -> None:
        super().setAccessibleDescription(text)
        self.line.setAccessibleDescription(text)

    def setPlaceholderText(self, text: str) -> None:
        self.line.setPlaceholderText(text)

    def event(self, event: QEvent) -> bool:
        """The line looks wrong when the whole is said to be."""
        if event.type() == QEvent.Type.DynamicPropertyChange:
            restyle(self.line, error=bool(self.property("error")))
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.line.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """On the day that stands in the line, or today."""
        if self._calendar is None:
            self._calendar = _Calendar(self)
            self._calendar.picked.connect(self._take)
        read = parse_date(self.text())
        day = read.whole if read else None
        self._calendar.days.setSelectedDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        self._calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        self._calendar.show()
        self._calendar.days.setFocus()

    @property
    def calendar(self) -> QCalendarWidget | None:
        return self._calendar.days if self._calendar else None

    def _take(self, day: datetime.date) -> None:
        self.line.setText(self._written(day))
        self.line.setFocus()
        self.text_edited.emit(self.text())
