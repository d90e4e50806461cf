"""What the user can choose. Each setting is declared once, here; its value lies in the store.

To add one: declare it below; `CHOSEN_IN_WINDOW` are those that Cài đặt shows, in this order.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Setting:
    """`choices` are the values that it can take, each with its words; none where any value of `type` will do."""

    key: str
    label: str
    type: type
    default: Any = None
    choices: Mapping[Any, str] = field(default_factory=dict)

    def takes(self, value: Any) -> bool:
        """Whether `value` is one that this setting can have; None is "not chosen" where the default is None."""
        if value is None:
            return self.default is None
        # `type` exactly: True is an int to Python, and no text size.
        return type(value) is self.type and (not self.choices or value in self.choices)


LEVEL = Setting("office_level", "Cấp của cơ quan", str)
DEFAULT_BODY = Setting("default_body", "Cơ quan đang dùng", int)
THEME = Setting("theme", "Giao diện", str, "system", {"system": "Theo hệ thống", "light": "Sáng", "dark": "Tối"})
TEXT_SIZE = Setting("text_size", "Cỡ chữ", int, 13, {13: "13", 15: "15", 17: "17"})
WHITE_PAPER = Setting("white_paper", "Giấy luôn trắng", bool, False)
REMINDERS = Setting("reminders", "Nhắc hạn", bool, True)
SOON_DAYS = Setting("soon_days", "Sắp đến hạn", int, 7, {days: f"{days} ngày" for days in (3, 5, 7, 10, 15, 30)})
BEFORE_INCLUDES_DAY = Setting("before_includes_day", "“Trước ngày …” tính cả ngày đó", bool, False)
REDUCED_MOTION = Setting("reduced_motion", "Giảm chuyển động", bool, False)

CHOSEN_IN_WINDOW = (
    *(THEME, TEXT_SIZE, WHITE_PAPER, DEFAULT_BODY),
    *(REMINDERS, SOON_DAYS, BEFORE_INCLUDES_DAY, REDUCED_MOTION),
)
