"""A line for several names, parted by semicolons: what is offered completes the one being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ..forms import NameLine
from ..theme import theme
from ..widgets.text_lines import paint_lines, wrapped

_BETWEEN = ";"


class _LastName(QCompleter):
    """Puts the name in place of the last one of the line."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        line = self.widget()
        text = line.text() if isinstance(line, NameLine) else ""
        before, between, _ = text.rpartition(_BETWEEN)
        name = str(index.data())
        return f"{before.strip()}{between} {name}" if between else name


class _WholeName(QStyledItemDelegate):
    """A name over as many lines as it needs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = self._lines(str(index.data()))
        return QSize(theme.px(80), len(lines) * theme.line_height() + 2 * theme.space("half"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        bare = QStyleOptionViewItem(option)
        self.initStyleOption(bare, index)
        bare.text = ""
        style = bare.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, bare, painter, bare.widget)
        room = QRectF(option.rect).adjusted(theme.space("unit"), theme.space("half"), 0, 0)
        painter.setPen(theme.color("text"))
        paint_lines(painter, room, self._lines(str(index.data())), theme.font(), theme.line_height())

    def _lines(self, name: str) -> list[str]:
        view = self.parent()
        wide = view.width() - 2 * view.frameWidth() if isinstance(view, QListView) else 0
        return wrapped(name, theme.font(), wide - 2 * theme.space("unit"))


class NamesLine(NameLine):
    """↑ ↓ Enter Esc belong to the offers, as in a line for one name."""

    def __init__(self, names: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(names, parent)
        usual = self.completer()
        model: QObject = usual.model()
        completer = _LastName(self)
        completer.setModel(self._offers)
        completer.setCompletionMode(usual.completionMode())
        completer.setMaxVisibleItems(usual.maxVisibleItems())
        self.setCompleter(completer)
        model.setParent(self)
        completer.activated.connect(self.offered)
        self._whole = QTimer(self, singleShot=True, interval=0)
        self._whole.timeout.connect(self._show_whole)

    def matches(self, text: str) -> list[str]:
        return super().matches(text.rpartition(_BETWEEN)[2])

    def _dress_offers(self) -> None:
        """A long name goes on in the next line: the line here is no wider than the inspector."""
        super()._dress_offers()
        popup = self.completer().popup()
        if isinstance(popup, QListView) and not isinstance(popup.itemDelegate(), _WholeName):
            popup.setItemDelegate(_WholeName(popup))
            popup.setResizeMode(QListView.ResizeMode.Adjust)

    def _show_whole(self) -> None:
        """Qt gives every row the height of the first."""
        popup = self.completer().popup()
        if isinstance(popup, QListView) and popup.isVisible():
            rows = range(min(popup.model().rowCount(), self.completer().maxVisibleItems()))
            high = sum(popup.sizeHintForIndex(popup.model().index(row, 0)).height() for row in rows)
            under = popup.y() >= self.mapToGlobal(QPoint(0, 0)).y()
            bottom = popup.geometry().bottom()
            popup.resize(popup.width(), high + 2 * popup.frameWidth())
            if not under:
                popup.move(popup.x(), bottom - popup.height() + 1)

    def _offer(self, text: str) -> None:
        """A name that is complete, or none begun, offers nothing."""
        begun = text.rpartition(_BETWEEN)[2].strip()
        super()._offer(text if begun and self.matches(text) != [begun] else "")
        self._whole.start()  # Qt opens the list, and measures it, only after this

    def show_all(self) -> None:
        super().show_all()
        self._show_whole()

    def names(self) -> tuple[str, ...]:
        return names_in(self.text())


def names_in(text: str) -> tuple[str, ...]:
    """The names of a line, each once."""
    return tuple(dict.fromkeys(name for part in text.split(_BETWEEN) if (name := " ".join(part.split()))))


def written_names(names: Sequence[str]) -> str:
    return f"{_BETWEEN} ".join(names)
