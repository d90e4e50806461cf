"""Tasks that are followed, for tests: any number, with any fate."""

import datetime
from typing import Any

from hypothesis import strategies as st

from kehoach_desktop.domain.plan import DeadlineKind, Task
from kehoach_desktop.domain.tasks import Extension, PlanHead, Progress, Stage, TrackedTask

ON = datetime.date(2026, 11, 20)
HEAD = PlanHead(
    "p1", "KH", 34, "KH/ĐU", "phòng, chống lãng phí", "ĐẢNG UỶ XÃ VẠN PHÚC", datetime.date(2026, 2, 3), "hd05"
)
STATE_HEAD = PlanHead("p2", "KH", 7, "KH-UBND", "Chuyển đổi số", None, None, "nd30")


def tracked(
    lead: str | None = "Văn phòng Đảng uỷ",
    due_in: int | None = 10,
    stage: Stage = Stage.UNDER_WAY,
    done_in: int | None = None,
    head: PlanHead = HEAD,
    **of_task: Any,
) -> TrackedTask:
    """A task whose days are counted from `ON`."""
    due = None if due_in is None else ON + datetime.timedelta(due_in)
    done = None if done_in is None else ON + datetime.timedelta(done_in)
    if stage is Stage.DONE and done is None:
        done = ON
    task = {"id": "t1", "content": "Rà soát hồ sơ", "due_date": due, "accepted": True} | of_task
    return TrackedTask(head, Task(lead=lead, **task), Progress(stage, completed_on=done))


_days = st.integers(-200, 200).map(lambda days: ON + datetime.timedelta(days))
_stages = st.sampled_from(Stage)
_leads = st.sampled_from([None, "", "Công an xã", "Uỷ ban Mặt trận Tổ quốc", "Ủy ban  Mặt trận tổ quốc", "Chi bộ 1"])


@st.composite
def any_tracked(draw: st.DrawFn) -> TrackedTask:
    stage = draw(_stages)
    done = draw(_days) if stage in (Stage.DONE, Stage.REPORTED) else None
    extensions = tuple(Extension(day) for day in draw(st.lists(_days, max_size=2)))
    task = Task(
        "t",
        content=draw(st.none() | st.just("Rà soát\nhồ sơ")),
        lead=draw(_leads),
        supporting=tuple(draw(st.lists(st.just("Chi bộ 2"), max_size=2))),
        deadline_text=draw(st.none() | st.just("trong quý II/2026")),
        deadline_kind=draw(st.sampled_from(DeadlineKind)),
        due_date=draw(st.none() | _days),
        accepted=True,
    )
    progress = Progress(stage, draw(st.none() | st.integers(0, 100)), None, done, extensions=extensions)
    return TrackedTask(draw(st.sampled_from([HEAD, STATE_HEAD])), task, progress)
