"""The first people who sign: a name and a position each, as many as are wanted."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from ..forms import NameLine
from ..theme import icon, theme
from ..widgets import Button
from .answers import Person, tidy

_SECOND_CAPITAL = ("Phó", "Chánh")
_POSITION_SHARE, _NAME_SHARE = 2, 3


def in_letters(position: str) -> str:
    """A position as one writes it in a letter: `Phó Bí thư`."""
    first, _, rest = position.lower().partition(" ")
    first = first.capitalize()
    return f"{first} {rest.capitalize() if first in _SECOND_CAPITAL else rest}".strip()


class PersonRow(QWidget):
    edited = Signal()
    removed = Signal()

    def __init__(self, number: int, position: str, positions: Sequence[str]) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.name.setPlaceholderText("Họ và tên")
        self.name.setAccessibleName(f"Họ và tên người ký {number}")
        self.position = NameLine(positions)
        self.position.setText(position)
        self.position.setPlaceholderText("Chức vụ")
        self.position.setAccessibleName(f"Chức vụ người ký {number}")
        self.position.show_arrow()
        self.remove_button = QToolButton()
        self.remove_button.setIcon(icon("x"))
        self.remove_button.setIconSize(QSize(theme.size("icon"), theme.size("icon")))
        self.remove_button.setFixedSize(theme.size("control"), theme.size("control"))
        self.remove_button.setToolTip("Bỏ người ký này")
        self.remove_button.setAccessibleName(f"Bỏ người ký {number}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("unit"))
        row.addWidget(self.name, _NAME_SHARE)
        row.addWidget(self.position, _POSITION_SHARE)
        row.addWidget(self.remove_button)
        self.name.textEdited.connect(self.edited)
        self.position.textEdited.connect(self.edited)
        self.position.offered.connect(self.edited)
        self.remove_button.clicked.connect(self.removed)

    @property
    def person(self) -> Person:
        return Person(self.name.text(), self.position.text())


class Signatories(QWidget):
    """`edited`: a name, a position or the number of people changed."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PersonRow] = []
        self._positions: Sequence[str] = ()
        self._usual: list[str] = []
        self._before: QWidget | None = None
        self.add_button = Button("Thêm người ký", "plus", "link")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space("unit"))
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.add_button.clicked.connect(self._add_and_go)

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(row.person for row in self.rows)

    def set_positions(self, positions: Sequence[str], usual: Sequence[str]) -> None:
        """Another kind of office: rows without a name take its usual positions."""
        before = set(self._usual)
        self._positions = [in_letters(one) for one in positions]
        self._usual = [in_letters(one) for one in usual]
        if not self.rows:
            for position in self._usual:
                self._add(position)
        for row, position in zip(self.rows, self._usual, strict=False):
            row.position.set_names(self._positions)
            if not tidy(row.name.text()) and (row.position.text() in before or not row.position.text()):
                row.position.setText(position)

    def _add(self, position: str) -> PersonRow:
        row = PersonRow(len(self.rows) + 1, position, self._positions)
        row.edited.connect(self.edited)
        row.removed.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.insertWidget(len(self.rows) - 1, row)
        self.follow(self._before)
        return row

    def follow(self, before: QWidget | None) -> None:
        """Tab comes here from that field, and goes from row to row."""
        self._before = before
        rows = (stop for row in self.rows for stop in (row.name, row.position, row.remove_button))
        for one, after in pairwise(stop for stop in (before, *rows, self.add_button) if stop is not None):
            QWidget.setTabOrder(one, after)

    def _add_and_go(self) -> None:
        row = self._add(self._usual[-1] if self._usual else "")
        row.name.setFocus()
        self.edited.emit()

    def _remove(self, row: PersonRow) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        (self.rows[min(at, len(self.rows) - 1)].name if self.rows else self.add_button).setFocus()
        self.edited.emit()
