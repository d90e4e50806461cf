"""What the screen says of rows that came back, in the clerk's words."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from ...domain.dates import written_day
from ...domain.task_exchange import (
    FIELD_NAMES,
    Cause,
    Conflict,
    Entered,
    Field,
    FieldChange,
    Place,
    Proposal,
    TableRow,
    word_of,
)
from ...domain.tasks import TrackedTask
from ...domain.vietnamese import capitalized
from ..tasks.words import NO_CONTENT, NO_LEAD, number_of, plan_name

TITLE = "Nhận tiến độ"
LEAVE, CLOSE = "Bỏ qua", "Đóng"
TICK_ALL, UNTICK_ALL = "Chọn tất cả", "Bỏ chọn tất cả"
NOTHING_TICKED = "Chưa chọn dòng nào."
CHOOSE, TYPE_DAY, TYPE_PER_CENT = "Chọn…", "Nhập ngày hoàn thành…", "Nhập tiến độ…"
WHY_NOT = "Không có gì để nhận, hoặc còn chờ trả lời ở cột Ghi chú."
NOTHING_NEW = ("Không có gì thay đổi", "Các tệp gửi về không ghi gì khác với chương trình.")
NOTHING_READ = ("Không đọc được tiến độ nào", "Các tệp trên không có bảng nhiệm vụ đọc được. Không có gì bị thay đổi.")
NO_TASK = "Không nhận dòng này"
WHOLE_DAY = "Ghi đủ ngày, tháng, năm, như 05/9/2026."
WHOLE_PER_CENT = "Ghi một số từ 0 đến 100."
EMPTY = "(trống)"
UNSURE = "Chưa rõ nhiệm vụ nào"
FITS_NOTHING = "Không khớp nhiệm vụ nào trong chương trình"
TICKED, UNTICKED, CANNOT_TICK = "Nhận", "Không nhận", "Không có gì để nhận"
SAYS_NOTHING, WAITS = "Không có gì mới", "Chờ trả lời"
NEEDS_DAY = "Hoàn thành ngày nào?"
_CAUSES = {
    Cause.CHANGED_SINCE: "Đã sửa trong chương trình sau khi xuất",
    Cause.UNREAD: "Có ô chưa hiểu",
    Cause.NEEDS_DAY: "Đã hoàn thành nhưng chưa có ngày",
    Cause.DOUBTFUL_DAY: "Ngày hoàn thành đáng ngờ",
    Cause.NOT_DONE: "Có ngày hoàn thành nhưng chưa xong",
}
_MOST_SOURCES = 2  # named behind what they say
_MOST_OLD, _MOST_NEW, _MOST_OFFERED = 120, 400, 80  # letters; the tooltip has them all


def one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def shortened(text: str, most: int) -> str:
    """`text` up to `most` letters, cut between words."""
    text = one_line(text)
    if len(text) <= most:
        return text
    head = text[: most - 1]
    return f"{head.rsplit(' ', 1)[0] or head}…"


# ---------------------------------------------------------------- the cells


def content_words(task: TrackedTask) -> str:
    return capitalized(one_line(task.task.content)) or NO_CONTENT


def plan_words(task: TrackedTask) -> str:
    return plan_name(task.plan)


def lead_words(task: TrackedTask) -> str:
    return ", ".join(filter(None, map(one_line, (task.task.lead, *task.task.extra_leads)))) or NO_LEAD


def place_words(place: Place) -> str:
    return str(place)


def value_words(value: Entered) -> str:
    """Days as the program writes them everywhere."""
    return written_day(value) if isinstance(value, datetime.date) else word_of(value)


def change_words(change: FieldChange, *, is_whole: bool = False) -> tuple[str, str, str]:
    """Its name, what it was and what it will be."""
    before, after = value_words(change.before) or EMPTY, value_words(change.after) or EMPTY
    if not is_whole:
        before, after = shortened(before, _MOST_OLD), shortened(after, _MOST_NEW)
    return FIELD_NAMES[change.field], before, after


def cause_words(cause: Cause, places: Sequence[Place]) -> str:
    if cause is Cause.TWO_SAYINGS:
        return "Các tệp ghi khác nhau" if len({place.file for place in places}) > 1 else "Các dòng ghi khác nhau"
    return _CAUSES[cause]


def detail_words(conflict: Conflict) -> str:
    """What the words above do not say already."""
    return "" if conflict.cause is Cause.NEEDS_DAY else conflict.sentence


def said_words(text: str, row: TableRow | None) -> str:
    """What a row of a file says of its task."""
    return capitalized(one_line(text or (row.text(Field.CONTENT) if row else ""))) or NO_CONTENT


def box_words(answer: str) -> str:
    return f"Trả lời: {answer}" if answer else "Chờ trả lời, nhấn Enter"


def merged_words(task: TrackedTask) -> str:
    return f"Đã gộp vào dòng của nhiệm vụ “{shortened(content_words(task), _MOST_OFFERED)}”."


# ---------------------------------------------------------------- what can be answered


def kept_words(value: Entered) -> str:
    return f"Giữ: {shortened(value_words(value), _MOST_OFFERED) or EMPTY}"


def taken_words(values: Sequence[Entered], *, is_unread: bool) -> list[str]:
    """For each of `values`; those that begin alike are told apart by their ends."""
    deed = "Ghi" if is_unread else "Lấy"
    said = [shortened(value_words(value), _MOST_OFFERED) for value in values]
    if len(set(said)) < len(said):
        said = [_end_of(value_words(value)) for value in values]
    return [f"{deed}: {one or EMPTY}" for one in said]


def sources_words(value: Entered, sayings: Sequence[tuple[Entered, Place]]) -> str:
    """` (btg.xlsx)`: who says so, by the least that tells the rows apart."""
    own = [place for said, place in sayings if said == value]
    if not own:
        return ""
    if len({place.file for _, place in sayings}) > 1:
        names = [shortened(place.file, _MOST_OFFERED // 2) for place in own]
    elif len({place.sheet for _, place in sayings}) > 1:
        names = [f"trang “{shortened(place.sheet, _MOST_OFFERED // 2)}”" for place in own]
    else:
        names = [f"dòng {place.row}" for place in own]
    names = list(dict.fromkeys(names))
    more = f" và {len(names) - _MOST_SOURCES} nữa" if len(names) > _MOST_SOURCES else ""
    return f" ({', '.join(names[:_MOST_SOURCES])}{more})"


def _end_of(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _MOST_OFFERED else f"…{text[-_MOST_OFFERED:].partition(' ')[2]}"


def candidate_words(task: TrackedTask) -> str:
    return f"{shortened(content_words(task), _MOST_OFFERED)} · {number_of(task.plan)} · {lead_words(task)}"


# ---------------------------------------------------------------- whole sentences


def count_words(files: int, rows: int) -> str:
    return f"{files} tệp · {rows} dòng"


def files_words(rows: Mapping[str, int]) -> str:
    """`vpdu.xlsx (12 dòng) · btg.xlsx (4 dòng)`."""
    return " · ".join(f"{name} ({count} dòng)" for name, count in rows.items())


def accept_words(count: int) -> str:
    return f"Nhận {count} thay đổi" if count else "Nhận thay đổi"


def tip_of(proposal: Proposal, changes: Iterable[FieldChange]) -> str:
    """All that the cells may have cut."""
    said = [
        f"{name}: {before} → {after}" for name, before, after in (change_words(one, is_whole=True) for one in changes)
    ]
    asked = [conflict.sentence for conflict in proposal.conflicts]
    come_from = [f"Từ: {place}" for place in proposal.places]
    task = proposal.task
    return "\n".join([content_words(task), plan_words(task), *said, *asked, *proposal.remarks, *come_from])
