"""The frame of the small forms that add to a register or correct it: fields, "Lưu", "Quay lại"."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ..texts import GO_BACK
from ..theme import theme
from ..widgets import Button, Field
from .fields import words_label

_WIDTH = 420


class RegisterForm(QDialog):
    """Its kinds have the signal `saved`; `_send` checks the fields and tells what to save."""

    def __init__(self, title: str, fields: list[Field], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.save_button = Button("Lưu", kind="primary")
        self.save_button.setDefault(True)
        self.back_button = Button(GO_BACK)
        column = QVBoxLayout(self)
        pad = theme.space("pad")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space("gap"))
        column.addWidget(words_label(title, "title"))
        for field in fields:
            column.addWidget(field)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.back_button)
        row.addWidget(self.save_button)
        column.addLayout(row)
        self.save_button.clicked.connect(self._save)
        self.back_button.clicked.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words need when they wrap."""
        super().showEvent(event)
        layout = self.layout()
        if layout is not None:
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _save(self) -> None:
        if self._send():
            self.accept()

    def _send(self) -> bool:
        """Checks the fields and tells what to save; False with a complaint at the first field that does not hold."""
        raise NotImplementedError

    @staticmethod
    def complain(field: Field, sentence: str) -> None:
        field.show_error(sentence)
