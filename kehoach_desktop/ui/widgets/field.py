"""A field with its name over it and, under it, what helps to fill it in or what is wrong with it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ..theme import restyle, theme
from .icon_mark import IconMark
from .text_label import TextLabel


class Field(QWidget):
    """Nothing that was typed is cleared by an error; `show_error("")` takes it back."""

    def __init__(self, name: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = hint
        self._error = ""
        self.label = QLabel(name)
        self.label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(name.replace("&", ""))
        self._mark = IconMark("circle-alert", "danger", "icon_chip")
        self._words = TextLabel("", "caption")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._under = QHBoxLayout()
        self._under.addWidget(self._mark)
        self._under.addWidget(self._words, 1)
        self._column.addWidget(self.label)
        self._column.addWidget(editor)
        self._column.addLayout(self._under)
        self._fit()
        self._show()
        theme.changed.connect(self._fit)

    @property
    def error(self) -> str:
        return self._error

    def show_error(self, sentence: str, *, takes_focus: bool = True) -> None:
        """One sentence that says what is right."""
        self._error = sentence
        self._show()
        if sentence and takes_focus:
            self.editor.setFocus()

    def set_hint(self, hint: str) -> None:
        self._hint = hint
        self._show()

    def _show(self) -> None:
        restyle(self.editor, error=bool(self._error))
        words = self._error or self._hint
        self._words.setText(words)
        self._words.set_role("danger" if self._error else "muted")
        self._words.setVisible(bool(words))
        self._mark.setVisible(bool(self._error))
        self.editor.setAccessibleDescription(words)

    def _fit(self) -> None:
        self._column.setSpacing(theme.space("half"))
        self._under.setSpacing(theme.px(6))
