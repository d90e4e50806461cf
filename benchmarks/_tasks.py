"""Tasks to be measured with: as many as wanted, of several plans, with texts as long as those of real tables."""

import datetime
import random

from kehoach_desktop.domain.plan import DeadlineKind, Task
from kehoach_desktop.domain.tasks import PlanHead, Progress, Stage, TrackedTask

ON = datetime.date(2027, 5, 10)
_PLANS = 40
_VERBS = ("Rà soát", "Xây dựng", "Tham mưu ban hành", "Tổ chức", "Kiểm tra", "Hoàn thiện", "Công khai", "Số hoá")
_THINGS = (
    "danh mục hồ sơ",
    "quy chế phối hợp",
    "kế hoạch chi tiết",
    "bộ dữ liệu dùng chung",
    "quy trình xử lý văn bản",
)
_REASONS = (
    "bảo đảm rõ người, rõ việc, rõ thời hạn, rõ sản phẩm và gắn với trách nhiệm của người đứng đầu cơ quan, đơn vị",
    "phục vụ việc chỉ đạo, điều hành thống nhất từ cấp tỉnh đến cấp xã, tránh chồng chéo và bỏ sót trong quá trình làm",
    "đồng thời báo cáo kết quả hằng quý với Ban Thường vụ để xem xét, cho ý kiến về những vấn đề mới phát sinh",
)
_AGENCIES = tuple(
    f"{kind} {name}"
    for kind in ("Văn phòng", "Ban Xây dựng Đảng", "Uỷ ban nhân dân", "Trung tâm", "Phòng Kinh tế", "Đảng uỷ")
    for name in ("xã Vạn Phúc", "xã Tân Lập", "phường Đông Hà", "xã Thanh Bình", "xã An Khê", "phường Hoà Thuận")
)
_STAGES = (Stage.NOT_STARTED, Stage.UNDER_WAY, Stage.UNDER_WAY, Stage.DONE, Stage.DONE, Stage.PAUSED, Stage.REPORTED)


def tracked_tasks(count: int) -> list[TrackedTask]:
    """The same tasks for the same `count`; each plan's stand together."""
    dice = random.Random(count)
    heads = [
        PlanHead(f"p{number}", "KH", number, "KH/ĐU", "nâng cao chất lượng công tác văn phòng", "ĐẢNG UỶ XÃ VẠN PHÚC",
                 datetime.date(2027, 1, 1 + number % 28), "hd05")
        for number in range(1, _PLANS + 1)
    ]  # fmt: skip
    return [_tracked(heads[number * _PLANS // count], number, dice) for number in range(count)]


def _tracked(head: PlanHead, number: int, dice: random.Random) -> TrackedTask:
    due = datetime.date(2027, 1, 1) + datetime.timedelta(days=dice.randrange(360))
    is_dated = dice.random() < 0.85
    task = Task(
        id=f"t{number}",
        content=f"{dice.choice(_VERBS)} {dice.choice(_THINGS)} số {number}, {'; '.join(dice.sample(_REASONS, 2))}",
        lead=dice.choice(_AGENCIES),
        supporting=tuple(dice.sample(_AGENCIES, 3)),
        deadline_text=f"trước ngày {due:%d/%m/%Y}" if is_dated else "Thường xuyên",
        deadline_kind=DeadlineKind.BEFORE if is_dated else DeadlineKind.RECURRING,
        due_date=due if is_dated else None,
        product=f"Báo cáo kết quả thực hiện nhiệm vụ số {number}",
        note=None if dice.random() < 0.85 else "Theo Kế hoạch của Tỉnh uỷ",
        accepted=True,
    )
    return TrackedTask(head, task, _progress(due, number, dice))


def _progress(due: datetime.date, number: int, dice: random.Random) -> Progress:
    stage = dice.choice(_STAGES)
    if stage is Stage.NOT_STARTED:
        return Progress()
    is_done = stage in (Stage.DONE, Stage.REPORTED)
    return Progress(
        stage,
        100 if is_done else dice.randrange(5, 95),
        f"Đã trình dự thảo lần {number % 3 + 1}, đang lấy ý kiến các cơ quan, đơn vị liên quan",
        due + datetime.timedelta(days=dice.randrange(-20, 15)) if is_done else None,
        f"{number}-BC/ĐU" if is_done else None,
    )
