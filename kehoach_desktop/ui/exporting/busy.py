"""What is shown of work that takes longer than a moment: a bar, words, and a button that stops it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QProgressBar, QVBoxLayout, QWidget

from ..theme import theme

_WIDTH = 380


class BusyDialog(QDialog):
    """Comes after 0.4 s, so that quick work shows nothing. `stop_requested`: the button, Esc or the cross."""

    stop_requested = Signal()

    def __init__(self, words: str, *, can_stop: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Xuất văn bản")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme.px(_WIDTH))
        self.label = QLabel(words)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        layout = QVBoxLayout(self)
        layout.addWidget(self.label)
        layout.addWidget(self.bar)
        self._can_stop = can_stop
        if can_stop:
            buttons = QDialogButtonBox()
            self.button = buttons.addButton("Dừng", QDialogButtonBox.ButtonRole.RejectRole)
            buttons.rejected.connect(self.reject)
            layout.addWidget(buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show)
        self._timer.start(theme.motion("busy_after_ms"))

    def show_progress(self, words: str, done: int, total: int) -> None:
        self.label.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def reject(self) -> None:
        """The dialog goes when the work has stopped, not before."""
        if self._can_stop and self.button.isEnabled():
            self.button.setEnabled(False)
            self.label.setText("Đang dừng…")
            self.stop_requested.emit()

    def end(self) -> None:
        self._timer.stop()
        self.hide()
        self.deleteLater()
