"""The columns of task tables: what they are called in practice (tasks.md §3), and the words of the column Tình hình."""

from enum import StrEnum

from ..tasks import STAGE_WORDS, Stage
from ..vietnamese import fold


class Field(StrEnum):
    """What a column holds. The last ones are hidden columns of our own files, for the way back."""

    NUMBER = "number"
    CONTENT = "content"
    SOURCE = "source"
    LEAD = "lead"
    SUPPORTING = "supporting"
    ASSIGNED = "assigned"  # lead and supporting in one cell
    DEADLINE = "deadline"
    DUE = "due"
    PRODUCT = "product"
    NOTE = "note"
    STAGE = "stage"
    PERCENT = "percent"
    COMPLETED = "completed_on"
    RESULT = "result"
    DOCUMENT = "product_document"
    DIFFICULTY = "difficulty"
    STATUS = "status"
    PLAN_ID = "plan_id"
    TASK_ID = "task_id"
    MARK = "mark"
    MORE = "more"
    GROUP = "group"


# What the lead body enters, in the order of the mark (`marks`).
ENTERED = (Field.STAGE, Field.PERCENT, Field.COMPLETED, Field.RESULT, Field.DOCUMENT, Field.DIFFICULTY)

FIELD_NAMES = {
    Field.NUMBER: "TT",
    Field.CONTENT: "Nội dung nhiệm vụ",
    Field.SOURCE: "Văn bản giao",
    Field.LEAD: "Cơ quan chủ trì",
    Field.SUPPORTING: "Cơ quan phối hợp",
    Field.DEADLINE: "Thời hạn giao",
    Field.DUE: "Ngày đến hạn",
    Field.PRODUCT: "Sản phẩm, kết quả",
    Field.NOTE: "Ghi chú",
    Field.STAGE: "Tình hình",
    Field.PERCENT: "Tiến độ (%)",
    Field.COMPLETED: "Ngày hoàn thành",
    Field.RESULT: "Kết quả thực hiện",
    Field.DOCUMENT: "Văn bản, sản phẩm đã có",
    Field.DIFFICULTY: "Khó khăn, vướng mắc",
    Field.STATUS: "Trạng thái",
}
HIDDEN_NAMES = {
    Field.PLAN_ID: "kehoach.plan",
    Field.TASK_ID: "kehoach.task",
    Field.MARK: "kehoach.mark",
    Field.MORE: "kehoach.more",
    Field.GROUP: "kehoach.group",
}

_EXACT = {
    Field.NUMBER: "TT|STT|Số TT|Số thứ tự|Mã|Mã nhiệm vụ",
    Field.CONTENT: "Nội dung nhiệm vụ|Tên nhiệm vụ|Nội dung|Nhiệm vụ|Công việc|Nội dung công việc|Hoạt động triển khai|"
    "Tên nhóm nhiệm vụ/nhiệm vụ|Nội dung nhiệm vụ/Trích yếu văn bản|Nhiệm vụ, giải pháp|Nhiệm vụ được giao",
    Field.SOURCE: "Văn bản giao|Văn bản giao nhiệm vụ|Kế hoạch|Nguồn",
    Field.LEAD: "Cơ quan chủ trì|Đơn vị chủ trì|Cơ quan, đơn vị chủ trì|Đơn vị thực hiện|Chủ trì|"
    "Cơ quan chủ trì tham mưu|Cơ quan thực hiện|Cơ quan, đơn vị thực hiện|Đơn vị được giao|Đơn vị chủ trì thực hiện",
    Field.SUPPORTING: "Cơ quan phối hợp|Đơn vị phối hợp|Cơ quan, đơn vị phối hợp|Phối hợp|Đơn vị phối hợp thực hiện",
    Field.ASSIGNED: "Phân công nhiệm vụ|Phân công|Phân công thực hiện|Cơ quan chủ trì, phối hợp|"
    "Đơn vị chủ trì, phối hợp",
    Field.DEADLINE: "Thời gian hoàn thành|Thời hạn hoàn thành|Thời hạn|Thời gian thực hiện|Thời gian|Tiến độ|Hạn xử lý|"
    "Số ngày dự kiến|Hạn hoàn thành|Thời hạn giao|Thời hạn thực hiện|Tiến độ (nếu có)",
    Field.DUE: "Ngày đến hạn|Đến hạn|Hạn",
    Field.PRODUCT: "Sản phẩm|Sản phẩm đầu ra|Kết quả/Sản phẩm|Sản phẩm, kết quả|Kết quả, sản phẩm|Sản phẩm dự kiến|"
    "Kết quả cần đạt|Sản phẩm hoàn thành",
    Field.NOTE: "Ghi chú",
    Field.STAGE: "Tình hình|Tình trạng|Tình hình, tiến độ",
    Field.PERCENT: "Tiến độ (%)|Tỷ lệ hoàn thành|Tỷ lệ hoàn thành (%)|Phần trăm hoàn thành|% hoàn thành|Tiến độ %",
    Field.COMPLETED: "Ngày hoàn thành|Ngày hoàn thành thực tế|Thời gian hoàn thành thực tế|Hoàn thành ngày|Ngày xong",
    Field.RESULT: "Kết quả thực hiện|Tóm tắt kết quả|Tình hình thực hiện|Kết quả|Kết quả, tiến độ thực hiện|"
    "Kết quả đạt được|Tình hình, kết quả thực hiện|Tiến độ thực hiện",
    Field.DOCUMENT: "Văn bản, sản phẩm đã có|Văn bản sản phẩm|Văn bản sản phẩm đầu ra|Số, ký hiệu văn bản|"
    "Văn bản đã ban hành|Sản phẩm đã có|Số văn bản",
    Field.DIFFICULTY: "Khó khăn, vướng mắc|Nguyên nhân, khó khăn, vướng mắc|Vướng mắc|Khó khăn|Nguyên nhân",
    Field.STATUS: "Trạng thái|Đánh giá",
}
# Longer headings that hold one of these words mean the field too, where no column has its exact name.
_WITHIN = {
    Field.CONTENT: "nội dung nhiệm vụ|tên nhiệm vụ|nội dung công việc",
    Field.LEAD: "chủ trì",
    Field.SUPPORTING: "phối hợp",
    Field.DEADLINE: "thời hạn|thời gian hoàn thành",
    Field.PRODUCT: "sản phẩm",
    Field.NOTE: "ghi chú",
    Field.COMPLETED: "ngày hoàn thành",
    Field.RESULT: "kết quả thực hiện|kết quả đạt được|tình hình thực hiện",
    Field.DIFFICULTY: "khó khăn|vướng mắc",
    Field.PERCENT: "%",
}


def heading_key(text: str) -> str:
    """`text` without marks, case, line breaks and punctuation; the sign of per cent is a word."""
    folded = fold(text).replace("%", " phan tram ")
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())


_HIDDEN = {name: field for field, name in HIDDEN_NAMES.items()}
_BY_NAME = {heading_key(name): field for field, names in _EXACT.items() for name in names.split("|")}
_PARTS = [(f" {heading_key(part)} ", field) for field, parts in _WITHIN.items() for part in parts.split("|")]


_LONGEST_HEADING = 200  # letters: longer ones are texts, and compared for nothing


def exact_field(heading: str) -> Field | None:
    if len(heading) > _LONGEST_HEADING:
        return None
    return _HIDDEN.get(heading.strip()) or _BY_NAME.get(heading_key(heading))


def likely_field(heading: str) -> Field | None:
    """The field of a longer heading; lead and supporting in one heading are one cell with both."""
    if len(heading) > _LONGEST_HEADING:
        return None
    padded = f" {heading_key(heading)} "
    found = [field for part, field in _PARTS if part in padded]
    if Field.LEAD in found and Field.SUPPORTING in found:
        return Field.ASSIGNED
    return found[0] if found else None


# ---------------------------------------------------------------- Tình hình

OFFERED_STAGES = tuple(stage for stage in STAGE_WORDS if stage is not Stage.REPORTED)  # the office's own, not offered

_OTHER_STAGE_WORDS = {
    Stage.NOT_STARTED: "chưa thực hiện|chưa bắt đầu|chưa làm",
    Stage.UNDER_WAY: "đang triển khai|đang làm|đang thực hiện trong hạn|đang thực hiện quá hạn|tiếp tục thực hiện|"
    "tiếp tục duy trì|đang xây dựng",
    Stage.DONE: "hoàn thành|xong|đã xong|xong rồi|đã xong rồi|làm xong|đã làm xong|hoàn tất|đã hoàn tất|"
    "hoàn thành đúng hạn|hoàn thành quá hạn|"
    "hoàn thành trước hạn|hoàn thành trễ hạn|đạt|đã thực hiện|đã thực hiện xong|hoàn thành 100%|đã hoàn thành 100%",
    Stage.PAUSED: "dừng|tạm dừng thực hiện",
    Stage.CANCELLED: "huỷ|huỷ bỏ|đã huỷ bỏ|không thực hiện nữa",
    Stage.REPORTED: "chờ duyệt|đã báo cáo hoàn thành",
}
_STAGE_OF = {heading_key(word): stage for stage, word in STAGE_WORDS.items()} | {
    heading_key(word): stage for stage, words in _OTHER_STAGE_WORDS.items() for word in words.split("|")
}


def stage_of(text: str) -> Stage | None:
    """The stage that a word means, or None for a word that nobody knows."""
    return _STAGE_OF.get(heading_key(text))
