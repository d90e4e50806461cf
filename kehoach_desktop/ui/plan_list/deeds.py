"""What can be done with plans of the list: its words for one and for several, its key, its icon."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Spec:
    one: str
    many: str  # with the number of plans; "" where it is done with one only
    keys: str
    icon: str


class Deed(Enum):
    OPEN = Spec("Mở", "", "Return", "")
    DUPLICATE = Spec("Nhân bản", "Nhân bản {count} kế hoạch", "Ctrl+D", "copy")
    NEW_YEAR = Spec("Nhân bản sang năm mới…", "", "", "calendar-range")
    EXPORT = Spec("Xuất…", "Xuất {count} kế hoạch…", "F12", "file-down")
    DELETE = Spec("Đưa vào thùng rác", "Đưa {count} kế hoạch vào thùng rác", "Del", "trash-2")
    RESTORE = Spec("Khôi phục", "Khôi phục {count} kế hoạch", "Return", "archive-restore")

    def words(self, count: int) -> str:
        return self.value.many.format(count=count) if count > 1 and self.value.many else self.value.one

    def suits(self, count: int) -> bool:
        """Whether it can be done with so many plans."""
        return count == 1 or (count > 1 and bool(self.value.many))


OF_LIST = (Deed.OPEN, Deed.DUPLICATE, Deed.NEW_YEAR, Deed.EXPORT, Deed.DELETE)
OF_BIN = (Deed.RESTORE,)
