"""A task that was found, and why."""

from dataclasses import dataclass
from enum import StrEnum

from ..plan import Task


class Rule(StrEnum):
    """What made words a task; the value is the reason as the clerk reads it, behind “Nhận ra từ:”."""

    LINE = "dòng phân công dưới nội dung"
    BODY = "câu mở đầu bằng cơ quan, người phải làm"
    GIVEN = "câu giao việc: giao, đề nghị, yêu cầu"
    UNIT = "việc dưới đề mục mang tên cơ quan"
    LABELS = "dòng ghi cơ quan chủ trì, thời gian hoàn thành"
    BRACKETS = "cơ quan, thời hạn ghi trong ngoặc"
    ROW = "hàng trong bảng phân công"
    DEADLINE = "việc có thời hạn, chưa ghi cơ quan làm"


@dataclass(frozen=True, slots=True)
class Found:
    task: Task
    rule: Rule
    is_vague: bool = False

    @property
    def reason(self) -> str:
        return self.rule.value


@dataclass(frozen=True, slots=True)
class Name:
    """From word `start` up to word `end`. `is_vague`: nobody in particular is meant; `is_person`: people, no body."""

    start: int
    end: int
    is_vague: bool = False
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class NameList:
    names: tuple[Name, ...]
    end: int  # the word behind the last name and its brackets
