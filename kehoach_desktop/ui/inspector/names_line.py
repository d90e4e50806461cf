"""A line for several names, parted by semicolons: what is offered completes the one being typed."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from ..forms import NameLine

_BETWEEN = ";"


class _LastName(QCompleter):
    """Puts the name in place of the last one of the line."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        line = self.widget()
        text = line.text() if isinstance(line, NameLine) else ""
        before, between, _ = text.rpartition(_BETWEEN)
        name = str(index.data())
        return f"{before.strip()}{between} {name}" if between else name


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

    def matches(self, text: str) -> list[str]:
        return super().matches(text.rpartition(_BETWEEN)[2])

    def _dress_offers(self) -> None:
        """A long name goes on in a second line: the line here is no wider than the inspector."""
        super()._dress_offers()
        popup = self.completer().popup()
        if isinstance(popup, QListView):
            popup.setWordWrap(True)
            popup.setResizeMode(QListView.ResizeMode.Adjust)

    def _offer(self, text: str) -> None:
        """A name that is complete, or none begun, offers nothing."""
        begun = text.rpartition(_BETWEEN)[2].strip()
        super()._offer(text if begun and self.matches(text) != [begun] else "")

    def names(self) -> tuple[str, ...]:
        return names_in(self.text())


def names_in(text: str) -> tuple[str, ...]:
    """The names of a line, each once."""
    return tuple(dict.fromkeys(name for part in text.split(_BETWEEN) if (name := " ".join(part.split()))))


def written_names(names: Sequence[str]) -> str:
    return f"{_BETWEEN} ".join(names)
