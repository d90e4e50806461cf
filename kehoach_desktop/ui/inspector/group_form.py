"""A group of Nơi nhận: its name, its lines, its archive line."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ...domain.administrative.recipient_groups import RecipientGroup
from ...operations.inspecting.registers import Registers, group_from_text, group_text, tidy
from ...operations.inspecting.standpoint import Standpoint
from ..forms.text_area import TextArea
from ..widgets import Field
from .register_form import RegisterForm

_LINES = "Mỗi dòng một nơi; ghi chú để trong ngoặc."


class GroupForm(RegisterForm):
    """`saved(RecipientGroup)`. Of several groups the one to correct is chosen first."""

    saved = Signal(object)

    def __init__(
        self,
        groups: Sequence[RecipientGroup],
        here: Standpoint,
        known: Registers,
        parent: QWidget | None = None,
        *,
        is_new: bool,
    ) -> None:
        self._groups, self._here, self._known = list(groups), here, known
        self.chosen = QComboBox()
        self.name = QLineEdit()
        self.lines = TextArea(4)
        self.archive = QLineEdit()
        self._name_field = Field("Tên nhóm", self.name)
        self._lines_field = Field("Các nơi nhận", self.lines, _LINES)
        which = [] if is_new else [Field("Nhóm", self.chosen)]
        fields = [*which, self._name_field, self._lines_field, Field("Dòng lưu", self.archive)]
        title, removal = ("Lưu thành nhóm", "") if is_new else ("Sửa nhóm", "Bỏ nhóm")
        super().__init__(title, fields, parent, removal=removal)
        self.chosen.addItems([group.name for group in self._groups])
        self.chosen.currentIndexChanged.connect(self._show_group)
        self._show_group(0)
        self.name.setFocus()
        self.name.selectAll()

    @property
    def group(self) -> RecipientGroup:
        """The one in hand, as it was before it was corrected."""
        return self._groups[max(self.chosen.currentIndex(), 0)]

    def _show_group(self, row: int) -> None:
        group = self._groups[row]
        self.name.setText(group.name)
        self.lines.setPlainText(group_text(self._shown(group), self._here, self._known))
        self.archive.setText(group.archive)
        for field in (self._name_field, self._lines_field):
            field.show_error("")

    def _send(self) -> bool:
        group, name = self.group, tidy(self.name.text())
        if not name:
            self.complain(self._name_field, "Ghi tên nhóm.")
            return False
        text = self.lines.toPlainText()
        if not text.strip():
            self.complain(self._lines_field, "Nhóm phải có ít nhất một nơi nhận.")
            return False
        shown = self._shown(group)
        hidden = tuple(line for line in group.lines if line not in shown.lines)
        made = group_from_text(
            replace(shown, name=name, archive=tidy(self.archive.text())), text, self._here, self._known
        )
        self.saved.emit(replace(made, lines=(*made.lines, *hidden)))
        return True

    def _shown(self, group: RecipientGroup) -> RecipientGroup:
        """Without the lines of bodies that the address book lacks on that day: they print nothing now."""
        agencies = self._known.book.agencies
        lines = tuple(line for line in group.lines if not line.agency or agencies.get(line.agency))
        return replace(group, lines=lines) if lines else group
