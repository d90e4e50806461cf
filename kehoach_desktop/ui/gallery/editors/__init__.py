"""A widget for each type of field of a template; `editor_for` picks it."""

from .areas import AreaEditor, ListEditor
from .base import Around, Editor
from .choices import ChoiceEditor, FlagEditor
from .lines import AgencyEditor, DateEditor, DeadlineEditor, LineEditor, ProvinceEditor, SignatoryEditor
from .picking import editor_for
from .table import TableEditor

__all__ = [
    "AgencyEditor",
    "AreaEditor",
    "Around",
    "ChoiceEditor",
    "DateEditor",
    "DeadlineEditor",
    "Editor",
    "FlagEditor",
    "LineEditor",
    "ListEditor",
    "ProvinceEditor",
    "SignatoryEditor",
    "TableEditor",
    "editor_for",
]
