"""The tool bar over the paper: undo, role and level of the block, looks of letters, find; pages, print, export."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QWidget

from ..theme import restyle, theme
from ..widgets import Button, DropDown, Line, ToolButton
from .role_words import ROLE_WORDS


class PaperBar(QFrame):
    """`export_asked()`, `pdf_asked()`, `export_as_asked()`, `word_asked()`: what was taken from the menu of "Xuất"."""

    export_asked = Signal()
    pdf_asked = Signal()
    export_as_asked = Signal()
    word_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        restyle(self, kind="header")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._make()
        self._lay_out()
        theme.changed.connect(self._fit)

    def _make(self) -> None:
        self.undo = ToolButton("undo-2", "Hoàn tác", "Ctrl+Z")
        self.redo = ToolButton("redo-2", "Làm lại", "Ctrl+Y")
        self.role = DropDown("Vai của khối", [(word, role) for role, word in ROLE_WORDS.items()])
        self.level_up = ToolButton("indent-decrease", "Lên một cấp", "Shift+Tab")
        self.level_down = ToolButton("indent-increase", "Xuống một cấp", "Tab")
        self.bold = ToolButton("bold", "Đậm", "Ctrl+B")
        self.italic = ToolButton("italic", "Nghiêng", "Ctrl+I")
        self.cite = ToolButton("text-quote", "Văn bản viện dẫn", "Ctrl+K")
        self.search = ToolButton("search", "Tìm trong kế hoạch", "Ctrl+F")
        self.pages = ToolButton("book-open", "Trang in", "F7", shows_word=True)
        self.print = ToolButton("printer", "In", "Ctrl+P")
        self.export = Button("Xuất", "file-down", "primary")
        self.export.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the paper
        self.export.setAccessibleName("Xuất")
        self.export.setMenu(self._export_menu())
        for button in (self.bold, self.italic, self.search, self.pages):
            button.setCheckable(True)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Xuất DOCX\tCtrl+E", self.export_asked.emit)
        menu.addAction("Xuất PDF\tCtrl+Shift+E", self.pdf_asked.emit)
        menu.addAction("Xuất…\tF12", self.export_as_asked.emit)
        menu.addSeparator()
        menu.addAction("Mở bằng Word", self.word_asked.emit)
        return menu

    def _lay_out(self) -> None:
        self._row = QHBoxLayout(self)
        self._lines = [Line(is_upright=True), Line(is_upright=True)]
        groups = (
            _group(self.undo, self.redo),
            self.role,
            _group(self.level_up, self.level_down),
            self._lines[0],
            _group(self.bold, self.italic),
            self._lines[1],
            _group(self.cite, self.search),
        )
        for widget in groups:
            self._row.addWidget(widget)
        self._row.addStretch(1)
        for widget in (self.pages, self.print, self.export):
            self._row.addWidget(widget)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(theme.size("header"))
        self._row.setContentsMargins(theme.space("unit"), 0, theme.space("unit"), 1)
        self._row.setSpacing(theme.space("half"))
        for line in self._lines:
            line.setFixedHeight(theme.size("icon") + theme.space("half"))
        self._use_room()

    # ---------------------------------------------------------------- room

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme.size("header"))  # the panes say how narrow the paper may be

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._use_room()

    def _use_room(self) -> None:
        """What "Trang in" is called stands beside its icon while there is room for it."""
        self.pages.set_shows_word(True)
        self.pages.set_shows_word(self._row.sizeHint().width() <= self.width())


def _group(*buttons: QWidget) -> QWidget:
    """Buttons that belong together stand without a gap."""
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for button in buttons:
        row.addWidget(button)
    return group
