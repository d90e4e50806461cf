"""What the user can choose. Each setting is declared once, here; its value lies in the store."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Setting:
    key: str
    label: str
    default: Any = None


LEVEL = Setting("office_level", "Cấp của cơ quan")
DEFAULT_BODY = Setting("default_body", "Cơ quan soạn văn bản")
