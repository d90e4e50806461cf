"""Fields of several lines: long words, cited documents, and lists with an item on each line."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ....domain.citations import first_citation
from ....domain.dates import written_day
from ....domain.format_standard import Ruleset
from ....domain.plan import Citation, HouseStyle, Run
from ....domain.templates import Field, FieldType
from ....domain.templates.defaults import fallback
from ....domain.templates.markup import Markup
from ....domain.templates.template import Suggestion
from ....domain.templates.values import Value, read_as
from ....domain.vietnamese import clean
from ...forms import TextArea
from ...theme import theme
from ...widgets import Button
from ..proposals import as_edited, reading
from .base import NOTHING_AROUND, Around, Editor, example_of, fallback_hint, read

_LIST_LINES = 3
_MOST_LINES = 8  # so high a TextArea grows


class GrowingArea(TextArea):
    """Without a bar as long as it grows with its words: one that comes and goes would break the lines anew."""

    def __init__(self, least: int) -> None:
        super().__init__(least)
        self._show_bar()
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._show_bar())

    def _show_bar(self) -> None:
        is_full = round(self.document().size().height()) > _MOST_LINES
        wanted = Qt.ScrollBarPolicy.ScrollBarAsNeeded if is_full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if wanted is not self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(wanted)


class AreaEditor(Editor):
    """Words of any length; Enter is a new line here."""

    def __init__(self, one: Field, around: Around = NOTHING_AROUND, least: int = 2) -> None:
        self.area = GrowingArea(least)
        self.suggestions: Suggestions | None = None
        super().__init__(one, self._with_suggestions(one, around))
        self._is_loading = False
        self.area.setPlaceholderText(example_of(one))
        default = fallback(one)
        if isinstance(default, str):
            self.show_fallback(default)
        self.area.textChanged.connect(self._changed)

    def _with_suggestions(self, one: Field, around: Around) -> QWidget:
        """The area, and under it the documents that may be meant."""
        if not one.suggestions or around.rules is None:
            return self.area
        self.suggestions = Suggestions(one.suggestions, self.area, around.rules, adds=one.type is FieldType.LIST)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("half"))
        column.addWidget(self.area)
        column.addWidget(self.suggestions)
        made.setFocusProxy(self.area)
        return made

    @property
    def stops(self) -> list[QWidget]:
        return [self.area, self.suggestions.button] if self.suggestions else [self.area]

    def _changed(self) -> None:
        if not self._is_loading:
            self.edited.emit()

    def value(self) -> Value | None:
        return read(self.field, self.area.toPlainText())

    def state(self) -> object:
        return self.area.toPlainText().strip()

    def restore(self, state: object) -> None:
        self._is_loading = True
        self.area.setPlainText(str(state))
        self._is_loading = False

    def show_readings(self, known: Mapping[str, tuple[Run, ...]]) -> None:
        default = fallback(self.field)
        if isinstance(default, Markup):
            self.show_fallback(reading(default, known))

    def show_fallback(self, text: str) -> None:
        self.area.setPlaceholderText(fallback_hint(text) if text else example_of(self.field))


class ListEditor(AreaEditor):
    """An item on each line. A default stands there to be changed, and counts as not given until it is."""

    def __init__(self, one: Field, around: Around = NOTHING_AROUND) -> None:
        super().__init__(one, around, _LIST_LINES)
        default = fallback(one)
        self._defaults: Sequence[object] = default if isinstance(default, tuple) else ()
        self._written: dict[str, object] = {}
        self._is_given = False
        self.show_readings({})

    def _changed(self) -> None:
        if not self._is_loading:
            self._is_given = True
            self.edited.emit()

    def show_readings(self, known: Mapping[str, tuple[Run, ...]]) -> None:
        if self._defaults and not self._is_given:
            self._written = {_words(one, known): one for one in self._defaults}
            super().restore("\n".join(self._written))

    def value(self) -> Value | None:
        if not self._is_given:
            return None
        lines = clean(self.area.toPlainText())[0].split("\n")
        return tuple(self._item(line.strip()) for line in lines if line.strip()) or None

    def _item(self, line: str) -> object:
        """A default that was left alone stays what it is, with its blanks and holes."""
        if line in self._written:
            return self._written[line]
        value = read_as(self.field.items, line, self.field)
        return as_edited(value, " ".join(self._written)) if isinstance(value, str) else value

    def state(self) -> object:
        return self.area.toPlainText().strip() if self._is_given else ""

    def restore(self, state: object) -> None:
        if state:
            self._is_given = True
            super().restore(state)

    def show_fallback(self, text: str) -> None:
        if not self._defaults:
            super().show_fallback(text)


def _words(item: object, known: Mapping[str, tuple[Run, ...]]) -> str:
    return reading(item, known) if isinstance(item, Markup) else str(item)


class Suggestions(QWidget):
    """The documents that may be meant, as known on a day; the clerk picks one and may change it."""

    def __init__(self, documents: Sequence[Suggestion], area: TextArea, rules: Ruleset, *, adds: bool) -> None:
        super().__init__()
        self._area, self._adds = area, adds
        self.button = Button("Văn bản gợi ý", kind="link", compact=True)
        self.menu = QMenu(self.button)
        for one in documents:
            action = self.menu.addAction(_cited(one, rules).replace("&", "&&"))
            action.setToolTip(f"Tính đến {written_day(one.as_of)}; cần kiểm tra lại trước khi dùng.")
        self.menu.setToolTipsVisible(True)
        self.button.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.menu.triggered.connect(self._take)

    def _take(self, action: QAction) -> None:
        text = action.text().replace("&&", "&")
        before = self._area.toPlainText().strip()
        self._area.setPlainText(f"{before}\n{text}" if before and self._adds else text)
        self._area.setFocus()


def _cited(one: Suggestion, rules: Ruleset) -> str:
    citation = Citation(one.kind, one.symbol, one.date, one.issuer, one.subject)
    return "".join(run.text for run in first_citation(citation, rules, HouseStyle()))
