"""The fields of a template, one under the other: its own, and behind a fold those that every template has."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ...domain.offices import Signatory
from ...domain.templates import Field, FieldType, Template
from ...domain.templates.values import Value
from ..theme import icon, theme
from ..widgets import Button, TextLabel
from ..widgets import Field as Labelled
from .editors import Around, Editor, SignatoryEditor, editor_for
from .proposals import Readings

_NOTE = "Để trống được: trên giấy sẽ là chỗ trống màu vàng, nhảy tới bằng F4."
_COMMON = "Đầu văn bản, nơi nhận, người ký"
_SHORT = (FieldType.DATE, FieldType.NUMBER)
_HALF = 160  # what a label may take to stand beside another

Memory = dict[str, tuple[object, object]]


class FieldsForm(QWidget):
    """`edited`: something in it changed. Made anew for each template; `memory` is what others left."""

    edited = Signal()

    def __init__(self, template: Template, around: Around, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.template = template
        self._own = [editor_for(one, around) for one in template.fields]
        self._common = [editor_for(one, around) for one in template.common]
        self._labelled: dict[str, Labelled] = {}
        self._recall(memory)
        self._fold = Button(_COMMON, "chevron-right", "quiet")
        self._fold.setCheckable(True)
        self._folded = QWidget()
        self._build()
        self._connect_signals()
        self._show_common(is_open=any(editor.state() for editor in self._common))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        pad = theme.space("pad")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.space("gap"))
        if self.template.description:
            column.addWidget(TextLabel(self.template.description, "caption", "muted"))
        for row in self._rows(self._own):
            column.addWidget(row)
        column.addWidget(TextLabel(_NOTE, "caption", "muted"))
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QVBoxLayout(self._folded)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(theme.space("gap"))
        for row in self._rows(self._common):
            inside.addWidget(row)
        column.addWidget(self._folded)
        column.addStretch(1)

    def _rows(self, editors: list[Editor]) -> Iterator[QWidget]:
        """Short fields stand two by two."""
        waiting: Labelled | None = None
        for editor in editors:
            labelled = self._labelled[editor.field.key] = _labelled(editor)
            if not self._is_short(editor.field):
                if waiting:
                    yield waiting
                    waiting = None
                yield labelled
            elif waiting:
                yield _beside(waiting, labelled)
                waiting = None
            else:
                waiting = labelled
        if waiting:
            yield waiting

    def _is_short(self, one: Field) -> bool:
        wide = QFontMetrics(theme.font()).horizontalAdvance(one.label)
        return one.type in _SHORT and not one.help and wide <= theme.px(_HALF)

    def _connect_signals(self) -> None:
        for editor in self.editors:
            editor.edited.connect(lambda editor=editor: self._heard(editor))
            if isinstance(editor, SignatoryEditor):
                editor.person_taken.connect(self._take_person)
        self._fold.toggled.connect(lambda is_open: self._show_common(is_open=is_open))

    # ---------------------------------------------------------------- what stands in it

    @property
    def editors(self) -> list[Editor]:
        return [*self._own, *self._common]

    def editor(self, key: str) -> Editor:
        return next(editor for editor in self.editors if editor.field.key == key)

    def labelled(self, key: str) -> Labelled:
        return self._labelled[key]

    @property
    def filled(self) -> tuple[int, int]:
        """How many of the template's own fields have words for the paper, and of how many."""
        return sum(editor.is_filled for editor in self._own), len(self._own)

    def values(self) -> dict[str, Value | None]:
        """All that was given and suits its field; what does not is left a blank for the moment."""
        found = {}
        for editor in self.editors:
            try:
                found[editor.field.key] = editor.value()
            except ValueError:
                continue
        return {key: value for key, value in found.items() if value is not None}

    def first_problem(self) -> Editor | None:
        """Says under each field why it does not suit; the first such field."""
        bad = [editor for editor in self.editors if not self._holds(editor)]
        return bad[0] if bad else None

    def stops(self) -> list[QWidget]:
        """Where Tab stops, from top to bottom."""
        own, common = ([stop for one in part for stop in one.stops] for part in (self._own, self._common))
        return [*own, self._fold, *common]

    def go_to(self, editor: Editor) -> None:
        if editor in self._common:
            self._fold.setChecked(True)
        editor.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_first(self) -> None:
        if self.editors:
            self.go_to(self.editors[0])

    def remember(self, memory: Memory) -> None:
        """What was given here, for other templates that have the same fields."""
        for editor in self.editors:
            state = editor.state()
            if state:
                memory[editor.field.key] = editor.kind, state
            else:
                memory.pop(editor.field.key, None)

    def _recall(self, memory: Memory) -> None:
        for editor in self.editors:
            kind, state = memory.get(editor.field.key, (None, None))
            if state and kind == editor.kind:
                editor.restore(state)

    def show_readings(self, known: Readings, fallbacks: Mapping[str, str]) -> None:
        for editor in self._own:
            editor.show_readings(known)
        for editor in self._common:
            editor.show_fallback(fallbacks.get(editor.field.key, ""))

    # ---------------------------------------------------------------- inside

    def _heard(self, editor: Editor) -> None:
        """A complaint goes as soon as the field suits; a new one waits until the field is left or the plan made."""
        labelled = self._labelled[editor.field.key]
        if labelled.error:
            self._holds(editor)
        self.edited.emit()

    def _take_person(self, person: Signatory) -> None:
        """Position and the usual authority come with the person, to be changed where they stand."""
        known = {editor.field.key: editor for editor in self.editors}
        for key, text in (("position", person.position), ("authority", next(iter(person.authorities), ""))):
            if key in known:
                known[key].restore(text)

    def _holds(self, editor: Editor) -> bool:
        sentence = ""
        try:
            editor.value()
        except ValueError as error:
            sentence = f"{str(error)[:1].upper()}{str(error)[1:]}."
        self._labelled[editor.field.key].show_error(sentence, takes_focus=False)
        return not sentence

    def _show_common(self, *, is_open: bool) -> None:
        self._fold.setChecked(is_open)
        self._fold.setIcon(icon("chevron-down" if is_open else "chevron-right", "muted"))
        self._folded.setVisible(is_open)


def _labelled(editor: Editor) -> Labelled:
    one = editor.field
    made = Labelled(one.label.replace("&", "&&"), editor.widget, one.help or "")
    made.label.setWordWrap(True)
    if proxy := editor.widget.focusProxy():
        proxy.setAccessibleName(one.label)
    if one.type is FieldType.FLAG:
        made.label.hide()  # the box says it itself
    return made


def _beside(left: QWidget, right: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.space("gap"))
    for widget in (left, right):
        row.addWidget(widget, 1, Qt.AlignmentFlag.AlignTop)
    return made
