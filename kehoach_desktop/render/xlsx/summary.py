"""The summary per lead body: counted by formulas from the follow-up sheet, so that it follows what is entered there."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ...domain.task_exchange import DAY_NOUGHT, Field
from ...domain.tasks import OFFICIAL_WORDS, Status, Tally
from .book import WORKING, Book
from .columns import Column, Kind, set_widths, write_text
from .follow_up import AGENCY, LATE, ON_LABEL, Written
from .heading import Heading, write_heading
from .looks import DAY_FORMAT, FAINT_LINE, GROUP_FILL, HEADER_FILL, SHARE_FORMAT

SHEET_NAME = "Tổng hợp"
TOTAL = "Tổng cộng"
SIZE = 12.0
MOST_IN_CHART = 12
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Counted:
    """A column of the summary: a number of the tally, the words it counts, and what it takes of reported tasks."""

    name: str
    title: str
    statuses: tuple[Status, ...]
    reported: str = ""  # "late", "in time" or "undated"
    color: str = ""
    label: str = "#FFFFFF"  # of the figure on a bar of that colour


COUNTED = (
    Counted("done_in_time", "Hoàn thành đúng hạn", (Status.DONE_IN_TIME,), color="#3E7D4F"),
    Counted("done_late", "Hoàn thành quá hạn", (Status.DONE_LATE,), color="#C9A227", label="#000000"),
    Counted("undated_done", "Hoàn thành, không hạn", (Status.DONE,), color="#A9C7B0", label="#000000"),
    Counted("open_in_time", "Chưa hoàn thành, trong hạn", (Status.IN_TIME, Status.NOT_STARTED), "in time", "#4A78B5"),
    Counted("open_late", "Chưa hoàn thành, quá hạn", (Status.OVERDUE,), "late", "#B3261E"),
    Counted(
        "undated_open",
        "Chưa hoàn thành, không hạn",
        (Status.RECURRING, Status.NO_DEADLINE),
        "undated",
        "#B8C4D6",
        "#000000",
    ),
)
_DONE = ("done_in_time", "done_late", "undated_done")
_SET_ASIDE = Counted("set_aside", "Tạm dừng, đã huỷ", (Status.PAUSED, Status.CANCELLED))
_WIDTHS = (44, 250, 80, 76, 76, 76, 76, 76, 76, 88, 88, 88)
_NAME, _TOTAL, _FIRST = 1, 2, 3
_DONE_SHARE = _FIRST + len(COUNTED)
_IN_TIME_SHARE = _DONE_SHARE + 1
_ASIDE = _IN_TIME_SHARE + 1
_TITLES = {
    0: "TT",
    _NAME: "Cơ quan, đơn vị",
    _TOTAL: "Tổng số nhiệm vụ",
    _DONE_SHARE: "Tỷ lệ hoàn thành (trên tổng số)",
    _IN_TIME_SHARE: "Tỷ lệ đúng hạn (trên số hoàn thành có hạn)",
    _ASIDE: "Tạm dừng, đã huỷ (ngoài tổng số)",
}


def write_summary_sheet(
    book: Book, heading: Heading, agencies: Sequence[tuple[str, Tally]], source: Written, on: datetime.date
) -> None:
    """`agencies` in the order of their numbers on the follow-up sheet, from 1."""
    sheet = book.sheet(SHEET_NAME, WORKING)
    columns = [
        Column(str(number), "", width, "left" if number == _NAME else "center", Kind.NUMBER)
        for number, width in enumerate(_WIDTHS)
    ]
    set_widths(sheet, columns)
    top = write_heading(sheet, heading, columns, book.looks, book.heights)
    _write_day(sheet, top, source, on, book)
    top += 1
    _write_header(sheet, top, book)
    first = top + 1
    rows = _SummaryRows(sheet, book, source)
    for number, (name, counted) in enumerate(agencies, 1):
        rows.write_agency(first + number - 1, number, name, counted)
    last = first + len(agencies) - 1
    total = sum((counted for _, counted in agencies), Tally())
    rows.write_total(last + 1, first, total)
    sheet.freeze_panes(first, 0)
    sheet.repeat_rows(top)
    sheet.protect("", {"format_rows": True, "format_columns": True})
    if agencies:
        most = max(counted.total for _, counted in agencies[:MOST_IN_CHART])
        _write_chart_sheet(book, heading, (first, min(last, first + MOST_IN_CHART - 1)), len(agencies), most)


def _write_day(sheet: Worksheet, row: int, source: Written, on: datetime.date, book: Book) -> None:
    """The day of the follow-up sheet, so that both are always of one day."""
    sheet.write_string(row, _NAME, f"{ON_LABEL}:", book.looks.look(font_size=SIZE, align="right"))
    day = book.looks.look(font_size=SIZE, align="center", bold=True, num_format=DAY_FORMAT)
    sheet.write_formula(row, _TOTAL, f"={source.day_cell}", day, (on - DAY_NOUGHT).days)
    sheet.set_row(row, 22)


def _write_header(sheet: Worksheet, row: int, book: Book) -> None:
    """One row: cells merged over two could not be sorted, and rows are written once."""
    look = book.looks.cell(SIZE, bold=True, align="center", valign="vcenter", bg_color=HEADER_FILL)
    titles = {**_TITLES, **{_FIRST + at: one.title for at, one in enumerate(COUNTED)}}
    cells = [(title, float(_WIDTHS[number])) for number, title in titles.items()]
    sheet.set_row(row, book.heights.height(cells, SIZE, bold=True) + 6)
    for number, title in sorted(titles.items()):
        sheet.write_string(row, number, title, look)


class _SummaryRows:
    def __init__(self, sheet: Worksheet, book: Book, source: Written):
        self._sheet, self._book, self._source = sheet, book, source

    def write_agency(self, row: int, number: int, name: str, counted: Tally) -> None:
        look, left = self._looks()
        self._sheet.set_row(row, max(self._book.heights.height([(name, _WIDTHS[_NAME])], SIZE), 20))
        self._sheet.write_number(row, 0, number, look)
        write_text(self._sheet, row, _NAME, name, left)
        for place, one in enumerate(COUNTED, _FIRST):
            self._sheet.write_formula(row, place, self._formula(one, number), look, getattr(counted, one.name))
        self._sheet.write_formula(row, _ASIDE, self._formula(_SET_ASIDE, number), look, counted.set_aside)
        self._write_total_and_shares(row, counted, bold=False)

    def write_total(self, row: int, first: int, total: Tally) -> None:
        look, left = self._looks(bold=True, bg_color=GROUP_FILL)
        self._sheet.set_row(row, 22)
        self._sheet.write_blank(row, 0, None, look)
        self._sheet.write_string(row, _NAME, TOTAL, left)
        for place, name in (*((at, one.name) for at, one in enumerate(COUNTED, _FIRST)), (_ASIDE, "set_aside")):
            letter = xl_col_to_name(place)
            formula = f"=SUM({letter}{first + 1}:{letter}{row})" if row > first else "=0"
            self._sheet.write_formula(row, place, formula, look, getattr(total, name))
        self._write_total_and_shares(row, total, bold=True)

    def _looks(self, **more: object) -> tuple[object, object]:
        usual: dict[str, object] = {"valign": "vcenter", **more}
        return (
            self._book.looks.cell(SIZE, align="center", **usual),
            self._book.looks.cell(SIZE, align="left", **usual),
        )

    def _write_total_and_shares(self, row: int, counted: Tally, *, bold: bool) -> None:
        more: dict[str, object] = {"bold": True, "bg_color": GROUP_FILL} if bold else {}
        look, _ = self._looks(**more)
        share, _ = self._looks(num_format=SHARE_FORMAT, **more)
        cells = {one.name: xl_rowcol_to_cell(row, place) for place, one in enumerate(COUNTED, _FIRST)}
        first, last = cells[COUNTED[0].name], cells[COUNTED[-1].name]
        self._sheet.write_formula(row, _TOTAL, f"=SUM({first}:{last})", look, counted.total)
        done = "+".join(cells[name] for name in _DONE)
        total = xl_rowcol_to_cell(row, _TOTAL)
        self._write_share(row, _DONE_SHARE, f"({done})", total, counted.completion, share)
        dated = f"({cells['done_in_time']}+{cells['done_late']})"
        self._write_share(row, _IN_TIME_SHARE, cells["done_in_time"], dated, counted.punctuality, share)

    def _write_share(self, row: int, place: int, part: str, whole: str, value: float | None, look: object) -> None:
        formula = f'=IF({whole}=0,"{_NOTHING}",{part}/{whole})'
        self._sheet.write_formula(row, place, formula, look, _NOTHING if value is None else value)

    def _formula(self, one: Counted, number: int) -> str:
        agencies = self._source.range_of(AGENCY)
        statuses = self._source.range_of(Field.STATUS)
        late = self._source.range_of(LATE)

        def count(status: Status, more: str = "") -> str:
            return f'COUNTIFS({agencies},{number},{statuses},"{OFFICIAL_WORDS[status]}"{more})'

        words = dict.fromkeys(OFFICIAL_WORDS[status] for status in one.statuses)
        parts = [f'COUNTIFS({agencies},{number},{statuses},"{word}")' for word in words]
        match one.reported:
            case "late":
                parts.append(count(Status.AWAITING, f',{late},">0"'))
            case "in time":
                parts.append(count(Status.AWAITING, f",{late},0"))
            case "undated":
                parts.append(f"{count(Status.AWAITING)}-{count(Status.AWAITING, f',{late},{chr(34)}>=0{chr(34)}')}")
        return f"={'+'.join(parts)}"


def _scale_step(most: int) -> int:
    """Between two lines of the scale: whole tasks, and no more than ten lines."""
    size = int("1" + "0" * (len(str(most)) - 2))
    return next(step * size for step in (1, 2, 5, 10) if most <= 10 * step * size)


def _write_chart_sheet(book: Book, heading: Heading, rows: tuple[int, int], count: int, most: int) -> None:
    """On a page of its own: between the rows of a table a break could go through it.

    `count` bodies are on the summary; of those that are shown the largest has `most` tasks.
    """
    shown = rows[1] - rows[0] + 1
    chart = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    font = {"name": heading.rules.font.family, "size": 11}
    _add_series(chart, rows, font)
    title = "Tình hình thực hiện nhiệm vụ theo cơ quan, đơn vị"
    title += f"\n({shown} cơ quan có nhiều nhiệm vụ nhất)" if count > shown else ""
    chart.set_title({"name": title, "name_font": {**font, "size": 14, "bold": True}})
    _set_axes(chart, font, most)
    height = min(_CHART_ROOM + _BAR * shown, _CHART_HEIGHT)
    chart.set_plotarea(
        {"layout": {"x": 0.3, "width": 0.66, "y": _CHART_TITLE / height, "height": 1 - _CHART_ROOM / height}}
    )
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_size({"width": _CHART_WIDTH, "height": height})
    sheet = book.sheet(CHART_NAME, WORKING)
    sheet.fit_to_pages(1, 1)
    sheet.insert_chart(0, 0, chart, {"object_position": 3})


def _add_series(chart: Chart, rows: tuple[int, int], font: Mapping[str, object]) -> None:
    first, last = rows
    for place, one in enumerate(COUNTED, _FIRST):
        chart.add_series(
            {
                "name": one.title,
                "categories": [SHEET_NAME, first, _NAME, last, _NAME],
                "values": [SHEET_NAME, first, place, last, place],
                "fill": {"color": one.color},
                "gap": 60,
                "data_labels": {"value": True, "num_format": "0;;;", "font": {**font, "color": one.label}},
            }
        )


def _set_axes(chart: Chart, font: Mapping[str, object], most: int) -> None:
    """The first body stands on top, and the scale below the last one."""
    chart.set_y_axis({"reverse": True, "crossing": "max", "num_font": {**font, "size": 10}, "interval_unit": 1})
    chart.set_x_axis(
        {
            "name": "Số nhiệm vụ",
            "name_font": {**font, "bold": False},
            "num_font": font,
            "num_format": "0",
            "major_gridlines": {"visible": True, "line": {"color": FAINT_LINE, "width": 0.5}},
            "min": 0,
            "major_unit": _scale_step(most),
        }
    )


CHART_NAME = "Biểu đồ"
_CHART_WIDTH, _CHART_HEIGHT, _CHART_ROOM, _BAR = 1000, 670, 210, 40  # pixels, of a landscape page
_CHART_TITLE = 78  # of its two lines
