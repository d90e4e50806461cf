"""What the parts of a plan are for, as their headings say."""

import re
from enum import StrEnum
from functools import lru_cache

from .words import compared


class Part(StrEnum):
    """`BARREN` parts hold no tasks: purpose, demands, targets. In `BODIES` each paragraph is somebody's."""

    BARREN = "barren"
    POOR = "poor"  # time, place, budget: a task only where a body has a day
    DUTIES = "duties"
    BODIES = "bodies"
    OPEN = "open"  # nothing tells


# The first that fits counts: `MỤC TIÊU, NHIỆM VỤ` is a part of duties.
_HEADINGS = (
    (
        Part.BODIES,
        r"tổ\s+chức\s+(?:thực\s+hiện|triển\s+khai)|phân\s+công|trách\s+nhiệm|triển\s+khai\s+thực\s+hiện"
        r"|lộ\s+trình|tiến\s+độ",
    ),
    (
        Part.DUTIES,
        r"nhiệm\s+vụ|giải\s+pháp|biện\s+pháp|công\s+việc|nội\s+dung(?!\s+tuyên\s+truyền)"
        r"|chương\s+trình\s+công\s+tác|phụ\s+lục|danh\s+mục",
    ),
    (
        Part.BARREN,
        r"mục\s+đích|yêu\s+cầu|mục\s+tiêu|chỉ\s+tiêu|quan\s+điểm|phương\s+châm|nguyên\s+tắc"
        r"|sự\s+cần\s+thiết|căn\s+cứ|tình\s+hình|thực\s+trạng"
        r"|kết\s+quả|nơi\s+nhận|khẩu\s+hiệu|tiêu\s+chuẩn|tiêu\s+chí|nội\s+dung\s+tuyên\s+truyền|quyền\s+hạn",
    ),
    (
        Part.POOR,
        r"phạm\s+vi|đối\s+tượng|thành\s+phần|thời\s+gian|địa\s+điểm|phương\s+pháp|hình\s+thức"
        r"|quy\s+trình|hồ\s+sơ|kinh\s+phí",
    ),
)
_PATTERNS = tuple((part, re.compile(pattern)) for part, pattern in _HEADINGS)


_OF_BODIES = re.compile(r"\W*(?:\d[\d.]*\s*)?(?:tổ\s+chức\s+(?:thực\s+hiện|triển\s+khai)|phân\s+công)")


def is_of_bodies(heading: str) -> bool:
    """A section within another part that says who does what: `3. Tổ chức thực hiện`."""
    return bool(_OF_BODIES.match(compared(heading)))


@lru_cache(maxsize=1024)
def part_of(heading: str) -> Part:
    like = compared(heading)
    return next((part for part, pattern in _PATTERNS if pattern.search(like)), Part.OPEN)
