"""What a follow-up sheet lets in, and what it makes stand out."""

import datetime
from collections.abc import Mapping

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from ...domain.task_exchange import OFFERED_STAGES, Field
from ...domain.tasks import OFFICIAL_WORDS, STAGE_WORDS, Stage, Status
from .looks import Looks

_EARLIEST = datetime.date(2000, 1, 1)
_LATEST = datetime.date(2099, 12, 31)
_TONE_OF = {
    Status.OVERDUE: "bad",
    Status.DONE_LATE: "late",
    Status.DONE_IN_TIME: "good",
    Status.DONE: "good",
    Status.AWAITING: "asked",
    Status.PAUSED: "aside",
    Status.CANCELLED: "aside",
}


def add_validations(sheet: Worksheet, first: int, last: int, places: Mapping[str, int]) -> None:
    """Lists and bounds for what is entered, each with a sentence for what does not fit."""
    stage, per_cent, day = places[Field.STAGE], places[Field.PERCENT], places[Field.COMPLETED]
    words = [STAGE_WORDS[stage] for stage in OFFERED_STAGES]
    rules: dict[int, dict[str, object]] = {
        stage: {
            "validate": "list",
            "source": words,
            "error_title": "Tình hình",
            "error_message": f"Chọn trong danh sách: {', '.join(words)}.",
        },
        per_cent: {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 1,
            "error_title": "Tiến độ",
            "error_message": "Tiến độ là một số từ 0% đến 100%.",
        },
        day: {
            "validate": "date",
            "criteria": "between",
            "minimum": _EARLIEST,
            "maximum": _LATEST,
            "error_title": "Ngày hoàn thành",
            "error_message": "Ghi một ngày, ví dụ 15/6/2027. Nếu máy này ghi tháng trước ngày: 2027-06-15.",
        },
    }
    for column, rule in rules.items():
        sheet.data_validation(first, column, last, column, rule)


def add_conditions(
    sheet: Worksheet, rows: tuple[int, int], places: Mapping[str, int], on: str, soon_days: int, looks: Looks
) -> None:
    first, last = rows
    status, due, day = places[Field.STATUS], places[Field.DUE], places[Field.COMPLETED]
    for one, tone in _TONE_OF.items():
        rule = {"type": "cell", "criteria": "==", "value": f'"{OFFICIAL_WORDS[one]}"', "format": looks.tone(tone)}
        sheet.conditional_format(first, status, last, status, rule)
    cell = {name: f"${xl_col_to_name(place)}{first + 1}" for name, place in places.items()}
    in_time = OFFICIAL_WORDS[Status.IN_TIME]
    soon = f'=AND({cell[Field.STATUS]}="{in_time}",{cell[Field.DUE]}-{on}<={soon_days})'
    sheet.conditional_format(first, due, last, due, {"type": "formula", "criteria": soon, "format": looks.tone("late")})
    overdue = f'={cell[Field.STATUS]}="{OFFICIAL_WORDS[Status.OVERDUE]}"'
    sheet.conditional_format(
        first, due, last, due, {"type": "formula", "criteria": overdue, "format": looks.tone("bad")}
    )
    dateless = f'=AND({cell[Field.STAGE]}="{STAGE_WORDS[Stage.DONE]}",{cell[Field.COMPLETED]}="")'
    sheet.conditional_format(
        first, day, last, day, {"type": "formula", "criteria": dateless, "format": looks.tone("bad")}
    )
