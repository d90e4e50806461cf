"""What the screen says of tasks, in the clerk's words."""

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ...domain.dates import parse_date, written_day
from ...domain.task_list import Entry, Group, Grouping, stages_of
from ...domain.tasks import STAGE_WORDS, Extension, PlanHead, Stage, Status, TrackedTask, body_name
from ...domain.vietnamese import capitalized, figures
from ...operations import plan_numbers
from ...operations.tasks import HistoryRow

CHIP_OF = {
    Status.DONE_IN_TIME: "done",
    Status.DONE_LATE: "done_late",
    Status.DONE: "done_undated",
    Status.OVERDUE: "overdue",
    Status.SOON: "soon",
    Status.AWAITING: "waiting",
    Status.IN_TIME: "open",
    Status.NOT_STARTED: "idle",
    Status.RECURRING: "recurring",
    Status.NO_DEADLINE: "no_deadline",
    Status.PAUSED: "paused",
    Status.CANCELLED: "cancelled",
}
FIELD_WORDS = {
    "stage": "Tình hình",
    "percent": "Tiến độ",
    "result": "Kết quả",
    "completed_on": "Ngày hoàn thành",
    "product_document": "Văn bản sản phẩm",
    "difficulty": "Khó khăn, vướng mắc",
    "accepted_by": "Người xác nhận",
    "extensions": "Gia hạn",
}
NO_SUBJECT, NO_LEAD = "(chưa có trích yếu)", "Chưa rõ cơ quan chủ trì"
_THE_WORD_DAY = re.compile(r"\bngày (?=\d)")
NO_CONTENT, NO_DEADLINE = "(chưa có nội dung)", "Không ghi thời hạn"


def number_of(plan: PlanHead) -> str:
    """`34-KH/ĐU`."""
    return plan_numbers.number_of(plan.number, plan.symbol, plan.ruleset)


def plan_name(plan: PlanHead) -> str:
    """`34-KH/ĐU · Nâng cao chất lượng …`."""
    subject = capitalized(" ".join((plan.subject or "").split()))
    return f"{number_of(plan)} · {subject or NO_SUBJECT}"


def heading_of(group: Group, grouping: Grouping) -> str:
    if grouping is Grouping.PLAN:
        return plan_name(group.first.plan)
    if grouping is Grouping.AGENCY:
        return body_name(group.first.task.lead) or NO_LEAD
    if not group.key:
        return "Không có ngày đến hạn"
    year, month = (int(part) for part in group.key.split("-"))
    return f"Tháng {_month(month)}/{year}"


def count_of(group: Group) -> str:
    late = sum(entry.status is Status.OVERDUE for entry in group.entries)
    return f"{figures(len(group.entries))} nhiệm vụ" + (f" · {figures(late)} quá hạn" if late else "")


def content_of(entry: Entry) -> str:
    return capitalized(_one_line(entry.task.content)) or NO_CONTENT


def leads_of(entry: Entry) -> tuple[str, str]:
    """Who leads, and who supports; a second lead stands with the first."""
    leads = ", ".join(filter(None, map(_one_line, (entry.task.lead, *entry.task.extra_leads))))
    return leads or NO_LEAD, ", ".join(map(_one_line, entry.task.supporting))


def deadline_of(entry: Entry) -> tuple[str, str]:
    """As written, and below it the day that counts, unless what is written is that day."""
    written, due = _one_line(entry.task.deadline_text), entry.due
    if due is None:
        return written or NO_DEADLINE, ""
    if is_extended(entry.tracked):
        return written or written_day(entry.task.due_date or due), f"gia hạn {written_day(due)}"
    if not written or _is_that_day(written, due):
        return written or written_day(due), ""
    return written, written_day(due)


def deadline_in_cell(entry: Entry) -> tuple[str, str]:
    """There the words are cut; that they name several days is said before the last one."""
    written, day = deadline_of(entry)
    stages = len(stages_of(entry.tracked))
    return written, f"{stages} mốc · {day}" if day and stages else day


@lru_cache(4096)
def without_the_word_day(written: str) -> str:
    """`trước 08/01/2027`, as short and as clear."""
    return _THE_WORD_DAY.sub("", written)


@lru_cache(4096)
def _is_that_day(written: str, due: datetime.date) -> bool:
    read = parse_date(written)
    return read is not None and read.whole == due and written[:1].isdigit()


def stage_words(entry: Entry) -> str:
    """The days of a deadline in several stages: `31/3/2027 · 30/9/2027`."""
    return " · ".join(written_day(day) for day in stages_of(entry.tracked))


def extension_words(extension: Extension) -> str:
    """`đến 15/12/2026 · Thường trực · CV 45-CV/ĐU · ngày 27/11/2026`: what an extension is known by."""
    granted = f"cho ngày {written_day(extension.granted_on)}" if extension.granted_on else None
    known = (f"đến {written_day(extension.due_date)}", extension.granted_by, extension.document, granted)
    return " · ".join(filter(None, known))


def is_extended(tracked: TrackedTask) -> bool:
    return bool(tracked.progress.extensions)


def standing_of(entry: Entry) -> str:
    """How it stands, for the foot of the window: `quá hạn 4 ngày`."""
    if entry.late:
        return f"xong quá hạn {entry.late} ngày" if entry.status is Status.DONE_LATE else f"quá hạn {entry.late} ngày"
    return ""


def percent_words(percent: int | None) -> str:
    return "" if percent is None else f"{percent} %"


def short_day(day: datetime.date) -> str:
    """`05/12`, beside a bar."""
    return f"{day.day:02d}/{_month(day.month)}"


def _month(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


# ---------------------------------------------------------------- whole sentences


def tip_of(entry: Entry, status_word: str) -> str:
    """All that the cells of a row may have cut or left out."""
    leads, supporting = leads_of(entry)
    written, day = deadline_of(entry)
    known = [
        content_of(entry),
        f"Chủ trì: {leads}",
        f"Phối hợp: {supporting}" if supporting else "",
        f"Thời hạn: {written}" + (f" ({day})" if day else ""),
        f"Các mốc: {stages}" if (stages := stage_words(entry)) else "",
        f"Hạn ban đầu: {written_day(entry.task.due_date)}"
        if is_extended(entry.tracked) and entry.task.due_date
        else "",
        ", ".join(filter(None, (status_word, standing_of(entry)))),
        f"Kết quả: {entry.progress.result}" if entry.progress.result else "",
        plan_name(entry.plan),
    ]
    return "\n".join(filter(None, known))


def completion_words(counts: Mapping[Status, int]) -> str:
    """`Tỷ lệ hoàn thành 9/46 · đúng hạn 8/9`; what was set aside does not count, as in reports."""
    in_time, late = counts.get(Status.DONE_IN_TIME, 0), counts.get(Status.DONE_LATE, 0)
    done = in_time + late + counts.get(Status.DONE, 0)
    total = sum(count for status, count in counts.items() if status not in (Status.PAUSED, Status.CANCELLED))
    punctual = f" · đúng hạn {figures(in_time)}/{figures(in_time + late)}" if in_time + late else ""
    return f"Tỷ lệ hoàn thành {figures(done)}/{figures(total)}{punctual}"


def entered_words(field: str, numbers: Sequence[int], stage: Stage) -> str:
    """`Đã ghi kết quả của nhiệm vụ 6.`"""
    which = f"nhiệm vụ {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} nhiệm vụ"
    said = f": {STAGE_WORDS[stage]}" if field == "stage" else ""
    return f"Đã ghi {FIELD_WORDS[field].lower()} của {which}{said}."


def narrowed_words(sought: str, year: int | None) -> str:
    """What a report is of, where it is not of all tasks."""
    parts = [f"năm {year}" if year is not None else "", f"nhiệm vụ có “{sought}”" if sought else ""]
    named = ", ".join(filter(None, parts))
    return f"Báo cáo chỉ lập theo phần đang lọc: {named}." if named else ""


def undone_words(sentence: str) -> str:
    """`Đã hoàn tác: ghi kết quả của nhiệm vụ 6.`"""
    return f"Đã hoàn tác: {sentence.removeprefix('Đã ')}"


def selection_words(numbers: Sequence[int], entry: Entry | None = None) -> str:
    if not numbers:
        return ""
    if entry is None or len(numbers) > 1:
        return f"Đang chọn: {len(numbers)} nhiệm vụ"
    return ", ".join(filter(None, (f"Đang chọn: nhiệm vụ {numbers[0]}", standing_of(entry))))


def share_words(share: float | None) -> str:
    """To a tenth, as in reports and sheets: `12,5 %`."""
    return "—" if share is None else f"{100 * share:.1f} %".replace(".0 ", " ").replace(".", ",")


# ---------------------------------------------------------------- history


def changed_words(row: HistoryRow) -> str:
    """`Tiến độ: 40 % → 60 %`."""
    name = FIELD_WORDS.get(row.field, row.field)
    if row.field == "extensions":
        return f"{name}: {_extended(row.before, row.after)}"
    before, after = value_words(row.field, row.before), value_words(row.field, row.after)
    if not before:
        return f"{name}: {after}"
    return f"{name}: {before} → {after or 'bỏ'}"


def value_words(field: str, value: str | None) -> str:
    if value is None:
        return ""
    if field == "stage":
        return STAGE_WORDS[Stage(value)] if value in set(Stage) else value
    if field == "percent":
        return f"{value} %"
    if field == "completed_on":
        return _written_iso(value)
    return _one_line(value)


def _extended(before: str | None, after: str | None) -> str:
    old, new = _extensions(before), _extensions(after)
    if len(new) > len(old):
        last = new[-1]
        granted = f"cho ngày {_written_iso(last['granted_on'])}" if last.get("granted_on") else None
        until = f"đến {_written_iso(last.get('due_date', ''))}"
        return " · ".join(filter(None, (until, last.get("granted_by"), last.get("document"), granted)))
    return "bỏ gia hạn" if len(new) < len(old) else "sửa"


def _extensions(stored: str | None) -> list[dict[str, Any]]:
    try:
        found = json.loads(stored or "[]")
    except ValueError:
        return []
    return [one for one in found if isinstance(one, dict)]


def _written_iso(text: str) -> str:
    try:
        return written_day(datetime.date.fromisoformat(text))
    except ValueError:
        return text


def who_and_when(row: HistoryRow) -> str:
    return f"{row.at:%H:%M} {written_day(row.at.date())} · {row.who}".rstrip(" ·")


def short_date(day: datetime.date) -> str:
    """Below the figures of a task that is done."""
    return f"xong {written_day(day)}"
