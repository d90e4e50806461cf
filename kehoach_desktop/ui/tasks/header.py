"""The line at the top: what is looked for, how it is grouped and seen, and what is done with the whole list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from ...domain.task_list import Grouping
from ..theme import theme
from ..widgets import Button, FilterDropDown, HeaderLine, SearchField, SegmentedChoice, ToolButton
from .columns import View

_GROUPINGS = (
    ("Nhóm theo kế hoạch", Grouping.PLAN),
    ("Nhóm theo cơ quan", Grouping.AGENCY),
    ("Nhóm theo tháng", Grouping.MONTH),
)
_SHORT = tuple((word.removeprefix("Nhóm ").capitalize(), value) for word, value in _GROUPINGS)
_VIEWS = (("Bảng", View.TABLE), ("Dòng thời gian", View.TIMELINE), ("Theo cơ quan", View.AGENCIES))
_SOUGHT = "Tìm nhiệm vụ, cơ quan"
_SEARCH, _SEARCH_LEAST = 240, 104
_SEARCH_SIDES = 52  # its icon, and what is at both ends
_FILTER_AIR = 4
_SEGMENT_SIDES = 24  # a segment has so much beside its word


class _Filter(FilterDropDown):
    """No wider than what is chosen: the line is short of room. The list that drops down is as wide as it must be."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        spare = widest - metrics.horizontalAdvance(self.currentText())
        return super().sizeHint() - QSize(spare - theme.px(_FILTER_AIR), 0)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class TasksHeader(HeaderLine):
    """`narrowed`: other words or another year. `grouped(Grouping)`, `viewed(View)`."""

    narrowed = Signal()
    grouped = Signal(object)
    viewed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = SearchField(_SOUGHT)
        self.search.set_words(_SOUGHT, "Tìm")
        self.year = _Filter("Năm", [("Mọi năm", None)])
        self.grouping = _Filter("Nhóm", _GROUPINGS)
        self.view = SegmentedChoice("Cách xem", _VIEWS)
        self.view.set_value(View.TIMELINE)
        self.report = ToolButton("file-text", "Báo cáo", shows_word=True, is_framed=True)
        self.receive = ToolButton("import", "Nhận tiến độ", shows_word=True, is_framed=True)
        self.export = Button("Xuất Excel", "file-spreadsheet", "primary")
        self.add(self.search, self.year, self.grouping)
        self.add_stretch()
        self.add(self.view, self.receive, self.report, self.export)
        self._fit_words()
        self._connect_signals()

    def _connect_signals(self) -> None:
        self.search.searched.connect(self.narrowed)
        self.year.chosen.connect(self.narrowed)
        self.grouping.chosen.connect(self.grouped)
        self.view.chosen.connect(self.viewed)
        for filter_ in (self.year, self.grouping):
            filter_.chosen.connect(lambda _: self._fit_words())
        theme.changed.connect(self._fit_words)

    def offer_years(self, years: Mapping[int, int]) -> None:
        """Each with the number of its tasks; all of them are named by the first and the last."""
        span = f"Năm {min(years)}–{max(years)}" if len(years) > 1 else "Mọi năm"
        self.year.set_choices([(span, None), *((f"Năm {year} ({count})", year) for year, count in years.items())])
        self._fit_words()

    def allow_export(self, is_allowed: bool) -> None:
        self.export.setEnabled(is_allowed)
        self.export.setToolTip("Ctrl+E" if is_allowed else "Không có nhiệm vụ nào để xuất.")

    def allow_report(self, is_allowed: bool) -> None:
        self.report.set_reason("" if is_allowed else "Không có nhiệm vụ nào để báo cáo.")

    def start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def show_view(self, view: View) -> None:
        """Agencies are not grouped once more."""
        self.view.set_value(view)
        is_picture = view is View.AGENCIES
        self.grouping.setEnabled(not is_picture)
        self.grouping.setToolTip("Đang xem theo cơ quan chủ trì." if is_picture else "Nhóm")
        self._fit_words()

    def clear(self) -> None:
        """Says nothing of the year; the words say it for both."""
        self.year.set_value(None)
        self.search.clear()
        self._fit_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_words()

    def _name_groupings(self, choices: Sequence[tuple[str, Grouping]]) -> None:
        if self.grouping.itemText(0) != choices[0][0]:
            self.grouping.set_choices(choices)

    def _let_shrink(self) -> None:
        """Else the words that are to give way would keep the window as wide as they are."""
        self._name_groupings(_SHORT)
        fixed = (self.year, self.grouping, self.view, self.export)
        icons = 2 * theme.size("control")
        gaps = theme.space("unit") * (len(fixed) + 3) + 2 * theme.space("gap")
        self.setMinimumWidth(sum(part.sizeHint().width() for part in fixed) + icons + gaps + theme.px(_SEARCH_LEAST))

    def _search_in_words(self) -> int:
        """As wide as the search must be to say what it finds."""
        return QFontMetrics(theme.font()).horizontalAdvance(_SOUGHT) + theme.px(_SEARCH_SIDES)

    def _fit_words(self) -> None:
        """Where it is narrow, two buttons are known by their icons; words are never cut."""
        bold = QFontMetrics(theme.font("strong"))
        for filter_ in (self.year, self.grouping):
            filter_.updateGeometry()
        for segment in self.view.buttons():  # the one that is taken is set in bold
            segment.setMinimumWidth(bold.horizontalAdvance(segment.text()) + theme.px(_SEGMENT_SIDES))
        self.view.setFixedHeight(theme.size("control"))
        self._let_shrink()
        wordy = (self.receive, self.report)
        self._name_groupings(_GROUPINGS)
        for button in wordy:
            button.set_shows_word(True)
        parts = (self.year, self.grouping, self.view, self.export, *wordy)
        gaps = theme.space("unit") * (len(parts) + 1) + 2 * theme.space("gap")
        room = self.width() - gaps
        for button, search in ((self.report, self._search_in_words()), (self.receive, theme.px(_SEARCH_LEAST))):
            if sum(part.sizeHint().width() for part in parts) + search > room:
                button.set_shows_word(False)
        if sum(part.sizeHint().width() for part in parts) + theme.px(_SEARCH_LEAST) > room:
            self._name_groupings(_SHORT)
        left = room - sum(part.sizeHint().width() for part in parts)
        self.search.setFixedWidth(max(theme.px(_SEARCH_LEAST), min(left, theme.px(_SEARCH))))
