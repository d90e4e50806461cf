"""A body of the address book: its name, its abbreviations, the other names it goes by."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ...domain.administrative.agencies import Agency, AgencySide
from ...operations.inspecting.registers import tidy, tidy_list
from ...operations.inspecting.search import LEVEL_WORDS
from ..widgets import Field
from .register_form import RegisterForm

_SIDES = {
    AgencySide.PARTY: "cơ quan Đảng",
    AgencySide.STATE: "cơ quan nhà nước",
    AgencySide.FRONT: "Mặt trận Tổ quốc",
    AgencySide.UNION: "tổ chức chính trị - xã hội",
    AgencySide.ASSOCIATION: "hội",
    AgencySide.FORCE: "công an, quân sự",
    AgencySide.JUSTICE: "toà án, viện kiểm sát, thi hành án",
    AgencySide.SECTOR: "ngành dọc",
    AgencySide.SERVICE: "đơn vị sự nghiệp",
}
_HOLES = "Chữ trong ngoặc nhọn là tên đơn vị của từng nơi, như {cap_xa}."


class AgencyForm(RegisterForm):
    """`saved(Agency)`."""

    saved = Signal(object)

    def __init__(self, agency: Agency, *, is_new: bool, parent: QWidget | None = None) -> None:
        self._agency = agency
        self.name = QLineEdit(agency.name)
        self.short = QLineEdit("; ".join(agency.short))
        self.aliases = QLineEdit("; ".join(agency.aliases))
        self.level, self.side = QComboBox(), QComboBox()
        for level, words in LEVEL_WORDS.items():
            self.level.addItem(words, level)
        for side, words in _SIDES.items():
            self.side.addItem(words, side)
        self.level.setCurrentIndex(list(LEVEL_WORDS).index(agency.level))
        self.side.setCurrentIndex(list(_SIDES).index(agency.side))
        self._name_field = Field("Tên cơ quan", self.name, _HOLES if "{" in agency.name else "")
        fields = [
            self._name_field,
            Field("Chữ viết tắt", self.short, "Nhiều cách thì ngăn bằng dấu chấm phẩy."),
            Field("Tên gọi khác", self.aliases, "Tìm theo các tên này cũng thấy."),
            Field("Cấp", self.level),
            Field("Hệ thống", self.side),
        ]
        title, removal = ("Thêm vào danh bạ", "") if is_new else ("Sửa trong danh bạ", "Bỏ khỏi danh bạ")
        super().__init__(title, fields, parent, removal=removal)
        self.name.setFocus()

    def _send(self) -> bool:
        name = tidy(self.name.text())
        if not name:
            self.complain(self._name_field, "Ghi tên cơ quan.")
            return False
        changes = {
            "name": name,
            "short": tidy_list(self.short.text().split(";")),
            "aliases": tidy_list(self.aliases.text().split(";")),
            "level": self.level.currentData(),
            "side": self.side.currentData(),
        }
        try:
            agency = replace(self._agency, **changes)
        except ValueError as error:
            sentence = str(error)
            self.complain(self._name_field, f"{sentence[0].upper()}{sentence[1:]}.")
            return False
        self.saved.emit(agency)
        return True
