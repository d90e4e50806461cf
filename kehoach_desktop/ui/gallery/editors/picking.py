"""Which editor a field gets."""

from collections.abc import Callable, Mapping

from ....domain.templates import Field, FieldType
from ....operations.asked_fields import PROVINCE
from .areas import AreaEditor, ListEditor
from .base import Around, Editor
from .choices import ChoiceEditor, FlagEditor
from .lines import AgencyEditor, DateEditor, DeadlineEditor, LineEditor, ProvinceEditor, SignatoryEditor
from .table import TableEditor

_ONE_LINE = 48  # letters of an example that a line can show
_SIGNATORY = "signatory"
_OF_LINES = ("parent_body", "issuing_body", "authority", "position", "subject")  # may be printed on several lines

_EDITORS: Mapping[FieldType, Callable[[Field, Around], Editor]] = {
    FieldType.DATE: DateEditor,
    FieldType.DEADLINE: DeadlineEditor,
    FieldType.AGENCY: AgencyEditor,
    FieldType.FLAG: FlagEditor,
    FieldType.CHOICE: ChoiceEditor,
    FieldType.CITATION: AreaEditor,
    FieldType.LIST: ListEditor,
    FieldType.TABLE: TableEditor,
}


def editor_for(one: Field, around: Around) -> Editor:
    if one.type is FieldType.TEXT and one.key == PROVINCE:
        return ProvinceEditor(one, around)
    if one.type is FieldType.TEXT and one.key == _SIGNATORY:
        return SignatoryEditor(one, around)
    if one.type is FieldType.TEXT and (one.key in _OF_LINES or len(one.example or "") > _ONE_LINE):
        return AreaEditor(one, around)
    return _EDITORS.get(one.type, LineEditor)(one, around)
