"""What every editor of a field can do, and what it may know of the office around it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ....domain.administrative import Province
from ....domain.format_standard import Ruleset
from ....domain.offices import Signatory
from ....domain.plan import Run
from ....domain.templates import Field
from ....domain.templates.values import Value, read_as
from ....domain.vietnamese import clean, nfc


@dataclass(frozen=True, slots=True)
class Around:
    """The names that editors offer, and the day they count from."""

    agencies: Sequence[str] = ()
    provinces: Sequence[Province] = ()
    people: Sequence[Signatory] = ()  # who may sign for the office
    rules: Ruleset | None = None  # how documents are cited
    today: datetime.date = field(default_factory=datetime.date.today)


NOTHING_AROUND = Around()


class Editor(QObject):
    """A field and its `widget`. `edited`: the clerk changed it; loading tells nothing."""

    edited = Signal()

    def __init__(self, one: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = one
        self.widget = widget

    @property
    def kind(self) -> object:
        """What another field must share to take over what stands here."""
        one = self.field
        return one.type, one.items, one.columns, one.choices

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops in it, in order."""
        return [self.widget.focusProxy() or self.widget]

    @property
    def is_filled(self) -> bool:
        """Whether the paper will have words here: given, or by default."""
        return self.field.default is not None or bool(self.state())

    def value(self) -> Value | None:
        """What was given; ValueError says what does not suit."""
        raise NotImplementedError

    def state(self) -> object:
        """What stands in the widget, to be put into another one; empty when nothing was given."""
        raise NotImplementedError

    def restore(self, state: object) -> None:
        raise NotImplementedError

    def show_readings(self, known: Mapping[str, tuple[Run, ...]]) -> None:
        """The default as it reads now; most editors show it while they are empty."""

    def show_fallback(self, text: str) -> None:
        """What stands on the paper as long as nothing is given."""


def read(one: Field, text: str) -> Value | None:
    """The value of a text; ValueError says what does not suit."""
    return read_as(one.type, clean(text)[0].strip(), one)


def example_of(one: Field) -> str:
    return f"Ví dụ: {one.example}" if one.example else ""


def fallback_hint(text: str) -> str:
    return f"Mặc định: {nfc(text)}"
