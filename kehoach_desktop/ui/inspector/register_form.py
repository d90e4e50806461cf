"""The frame of small forms that add to a register, correct it or take out of it: fields, "Lưu", "Quay lại"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ..texts import GO_BACK
from ..theme import theme
from ..widgets import Button, Field
from .fields import words_label

_WIDTH = 420


class RegisterForm(QDialog):
    """Its kinds have the signal `saved`; `_send` checks the fields and tells what to save.

    `removed`: what is shown shall leave the register; only of a form that is given the words for it, `removal`.
    """

    removed = Signal()

    def __init__(
        self, title: str, fields: list[Field], parent: QWidget | None, *, deed: str = "Lưu", removal: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.save_button = Button(deed, kind="primary")
        self.save_button.setDefault(True)
        self.back_button = Button(GO_BACK)
        self.remove_button = Button(removal, "trash-2", "quiet")
        self.remove_button.setVisible(bool(removal))
        column = QVBoxLayout(self)
        pad = theme.space("pad")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space("gap"))
        column.addWidget(words_label(title, "title"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space("gap"))
        column.addLayout(self._rows)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        self.add_rows(*fields)
        self.save_button.clicked.connect(self._save)
        self.back_button.clicked.connect(self.reject)
        self.remove_button.clicked.connect(self._remove)

    def add_rows(self, *rows: QWidget | QLayout) -> None:
        for row in rows:
            if isinstance(row, QWidget):
                self._rows.addWidget(row)
            else:
                self._rows.addLayout(row)
        for button in (self.remove_button, self.back_button, self.save_button):
            last = self.previousInFocusChain()
            if last is not None and last is not button:
                self.setTabOrder(last, button)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def fit(self) -> None:
        """As high as its words need when they wrap."""
        layout = self.layout()
        if layout is not None and self.isVisible():
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _remove(self) -> None:
        self.removed.emit()
        self.reject()

    def _save(self) -> None:
        if self._send():
            self.accept()

    def _send(self) -> bool:
        """Checks the fields and tells what to save; False with a complaint at the first field that does not hold."""
        raise NotImplementedError

    @staticmethod
    def complain(field: Field, sentence: str) -> None:
        field.show_error(sentence)
