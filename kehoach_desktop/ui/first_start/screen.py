"""The first start as one form: the office on the left, its letterhead and closing on the right as they will print."""

import datetime
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ...domain.administrative import Province, find_province
from ...domain.format_standard import Side
from ...domain.offices import IssuingBody
from ...domain.templates.template import Level
from ...errors import KnownError
from ...operations.address_book import shipped_provinces
from ...operations.first_start import set_up_office
from ...operations.rulesets import ruleset_in_force
from .. import background
from ..forms import Complaint, DateLine, NameLine
from ..live_page import Latest, StripView, scale_for
from ..theme import restyle, theme
from ..widgets import Button, DropDown, IconMark, ScrollDown, SegmentedChoice, TextLabel
from .answers import Answers, last_day_of, office_of, signatories_of, term_of, tidy
from .kinds import OfficeKind, kinds_of, positions
from .parts import SuggestedLine, grid, in_line, row, section
from .signatories import Signatories
from .specimen import LEFT, RIGHT, Specimen, specimen
from .suggestions import UnitList, suggested, suggested_name

_FORM_WIDTH, _SIDE, _STRIP = 652, 40, 600
_STRIP_POINTS = 595.3 - LEFT - RIGHT
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FirstStartScreen(QWidget):
    """`finished(office)`: it is stored, with who signs; `sample_asked`, `restore_asked`: the two other ways in."""

    finished = Signal(object)
    sample_asked = Signal()
    restore_asked = Signal()

    def __init__(self, data_dir: Path, parent: QWidget | None = None, *, today: datetime.date | None = None) -> None:
        super().__init__(parent)
        self._data_dir = data_dir
        self._today = today or datetime.date.today()
        self._latest = Latest(self)
        self._is_saving = False
        self._make_fields()
        self._build()
        self._connect_signals()
        self._take_side()
        self.signatories.follow(self.term_ends)
        self.setFocusProxy(self.name)

    # ---------------------------------------------------------------- how it is put together

    def _make_fields(self) -> None:
        self.side = SegmentedChoice("Khối", [("Cơ quan Đảng", Side.PARTY), ("Cơ quan nhà nước", Side.STATE)])
        self.level = DropDown("Cấp")
        self.province = NameLine([province.own_name for province in shipped_provinces()])
        self.province.setPlaceholderText("Chọn hoặc gõ tên, không cần dấu")
        self.province.show_arrow()
        self.name = SuggestedLine()
        self.name_complaint = Complaint()
        self.parent_name = SuggestedLine()
        self.printed_name = SuggestedLine()
        self.place = SuggestedLine()
        self.code = SuggestedLine()
        self.term_starts = DateLine()
        self.term_ends = QLineEdit()
        self.term_complaint = Complaint()
        self.signatories = Signatories()

    def _build(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(0)
        columns.addWidget(self._form(), 0)
        columns.addWidget(self._print(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns, 1)
        column.addWidget(self._foot())

    def _form(self) -> QWidget:
        inside = QFrame()
        inside.setProperty("kind", "panel")
        column = QVBoxLayout(inside)
        side = theme.px(_SIDE)
        column.setContentsMargins(side, theme.space("pad"), theme.space("block"), theme.space("unit"))
        column.setSpacing(theme.space("unit"))
        column.addWidget(TextLabel("Cơ quan soạn văn bản", "display"))
        column.addWidget(
            TextLabel("Chỉ cần tên cơ quan là làm việc được ngay. Những ô khác được gợi ý và sửa được.", role="muted")
        )
        column.addLayout(self._office_rows())
        column.addWidget(section("In trên văn bản", "gợi ý từ danh mục đơn vị hành chính, sửa được"))
        column.addLayout(self._printed_rows())
        column.addWidget(section("Người ký", "thêm sau cũng được"))
        column.addWidget(self.signatories)
        column.addStretch(1)
        area = ScrollDown(inside)
        area.setFixedWidth(theme.px(_FORM_WIDTH))
        return area

    def _office_rows(self) -> QGridLayout:
        rows = grid()
        row(rows, "Khối", self.side)
        row(rows, "Cấp", self.level)
        row(rows, "Tỉnh, thành phố", self.province)
        row(rows, "Tên cơ quan", self.name)
        rows.addWidget(self.name_complaint, rows.rowCount(), 1)
        return rows

    def _printed_rows(self) -> QGridLayout:
        rows = grid()
        row(rows, "Cơ quan cấp trên", self.parent_name)
        row(rows, "Tên in trên văn bản", self.printed_name)
        row(rows, "Địa danh", self.place)
        row(rows, "Ký hiệu", self.code)
        self.term_starts.setFixedWidth(theme.px(176))
        self.term_starts.setPlaceholderText("Ví dụ: 18/7/2025")
        self.term_ends.setFixedWidth(theme.px(104))
        self.term_ends.setPlaceholderText("Ví dụ: 2030")
        since, until = (TextLabel(word, role="muted", lines=1) for word in ("từ ngày", "đến năm"))
        self._term = in_line(since, self.term_starts, until, self.term_ends)
        self._term_label = row(rows, "Nhiệm kỳ", self._term)
        self.term_starts.setAccessibleName("Nhiệm kỳ từ ngày")
        self.term_ends.setAccessibleName("Nhiệm kỳ đến năm")
        rows.addWidget(self.term_complaint, rows.rowCount(), 1)
        return rows

    def _print(self) -> QWidget:
        self.head = StripView()
        self.head.setAccessibleName("Đầu văn bản sẽ in như sau")
        self.closing = StripView()
        self.closing.setAccessibleName("Nơi nhận và phần ký")
        self.rules_icon = IconMark("ruler", "muted")
        self.rules_icon.hide()
        self.rules = TextLabel("", role="muted", lines=1)
        inside = QFrame()
        inside.setProperty("kind", "canvas")
        inside.setMaximumWidth(theme.px(_STRIP) + 2 * theme.px(_SIDE))
        column = QVBoxLayout(inside)
        side = theme.px(_SIDE)
        column.setContentsMargins(side, theme.space("pad") + theme.space("unit"), side, theme.space("pad"))
        column.setSpacing(theme.space("unit"))
        column.addWidget(TextLabel("Đầu văn bản sẽ in như sau", "strong"))
        column.addWidget(self.head)
        column.addSpacing(theme.space("unit"))
        column.addWidget(TextLabel("Nơi nhận và phần ký", "strong"))
        column.addWidget(self.closing)
        column.addSpacing(theme.space("half"))
        column.addWidget(in_line(self.rules_icon, self.rules))
        column.addStretch(1)
        canvas = QFrame()
        canvas.setProperty("kind", "canvas")
        row = QHBoxLayout(canvas)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside)
        row.addStretch(1)
        row.setStretchFactor(inside, 100)
        return canvas

    def _foot(self) -> QWidget:
        self._safe_icon = IconMark("shield-check", "ok")
        self.failure = TextLabel("", role="muted")
        self.restore_button = Button("Khôi phục từ bản sao lưu…", "archive-restore", "quiet")
        self.sample_button = Button("Dùng thử với dữ liệu mẫu")
        self.start_button = Button("Bắt đầu làm việc", kind="primary")
        foot = QFrame()
        foot.setProperty("kind", "status")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.px(_SIDE), theme.space("gap"), theme.px(_SIDE), theme.space("gap"))
        row.setSpacing(theme.space("unit"))
        row.addWidget(self._safe_icon)
        row.addWidget(self.failure, 1)
        for button in (self.restore_button, self.sample_button, self.start_button):
            row.addWidget(button)
        self._say("")
        return foot

    def _connect_signals(self) -> None:
        # the office
        self.side.chosen.connect(self._take_side)
        self.level.chosen.connect(self._take_level)
        self.province.textEdited.connect(self._suggest)
        self.province.offered.connect(self._suggest)
        self.province.editingFinished.connect(self._write_province)
        for suggesting in (self.name, self.parent_name):
            suggesting.textEdited.connect(self._suggest)
        # what is only printed
        for line in (self.printed_name, self.place, self.code, self.term_ends):
            line.textEdited.connect(self._heard)
        self.term_starts.text_edited.connect(self._heard)
        self.signatories.edited.connect(self._heard)
        # the print
        self._latest.ready.connect(self._show_specimen)
        self._latest.failed.connect(lambda error: self._say(str(error)))
        # the ways on
        self.restore_button.clicked.connect(self.restore_asked)
        self.sample_button.clicked.connect(self.sample_asked)
        self.start_button.clicked.connect(self.start)

    # ---------------------------------------------------------------- what stands in it

    @property
    def kind(self) -> OfficeKind:
        kind = self.level.value
        assert isinstance(kind, OfficeKind)
        return kind

    @property
    def answers(self) -> Answers:
        has_term = self.kind.side is Side.PARTY
        return Answers(
            self.kind,
            self.name.text(),
            self.printed_name.text(),
            self.parent_name.text(),
            self.place.text(),
            self.code.text(),
            self.province.text(),
            self.term_starts.text() if has_term else "",
            self.term_ends.text() if has_term else "",
            self.signatories.people,
        )

    def start(self) -> None:
        """Stores the office, or says what is missing and goes there."""
        if self._is_saving or not self._is_complete():
            return
        answers, data_dir, rules = self.answers, self._data_dir, self._units.rules
        self._is_saving = True

        def work() -> IssuingBody:
            return set_up_office(data_dir, office_of(answers), signatories_of(answers, rules))

        background.run(work, self._saved, self._not_saved, owner=self)

    def _is_complete(self) -> bool:
        has_name = bool(tidy(self.name.text()) or tidy(self.printed_name.text()))
        restyle(self.name, error=not has_name)
        self.name_complaint.say("" if has_name else "Cần tên cơ quan để ghi ở đầu văn bản.")
        has_term = self._check_term()
        if not has_name:
            self.name.setFocus()
        elif not has_term:
            self._wrong_term_line().setFocus()
        return has_name and has_term

    def _check_term(self) -> bool:
        sentence = ""
        try:
            term_of(self.answers)
        except ValueError as error:
            sentence = str(error)
        self.term_complaint.say(sentence)
        wrong = self._wrong_term_line() if sentence else None
        for line in (self.term_starts.line, self.term_ends):
            restyle(line, error=line is wrong)
        return not sentence

    def _wrong_term_line(self) -> QLineEdit:
        try:
            last_day_of(self.term_ends.text())
        except ValueError:
            return self.term_ends
        return self.term_starts.line

    def _saved(self, office: IssuingBody) -> None:
        self._is_saving = False
        self.finished.emit(office)

    def _not_saved(self, error: KnownError) -> None:
        self._is_saving = False
        self._say(str(error))

    # ---------------------------------------------------------------- what follows from what

    @property
    def _units(self) -> UnitList:
        side = self.side.value
        return UnitList(shipped_provinces(), ruleset_in_force(side, self._today), self._today)

    def _take_side(self, _: object = None) -> None:
        kinds = kinds_of(self.side.value)
        self.level.set_choices([(kind.label, kind) for kind in kinds])
        self.level.set_value(next(kind for kind in kinds if kind.level is Level.COMMUNE))
        self._take_level()

    def _take_level(self, _: object = None) -> None:
        kind = self.kind
        self.name.setPlaceholderText(f"Ví dụ: {kind.example}")
        known = positions(kind, self._units.rules)
        usual = (*kind.heads, *kind.deputies)[:2] if kind.deputies else known[:2]
        self.signatories.set_positions(known, (usual[0], usual[-1]))
        for widget in (self._term, self._term_label):
            widget.setVisible(kind.side is Side.PARTY)
        self._suggest()

    def _suggest(self, _: str = "") -> None:
        province, units = self._province(), self._units
        self.name.suggest(suggested_name(self.kind, province, units))
        parent = self.parent_name.text() if self.parent_name.is_own else None
        found = suggested(self.kind, province, self.name.text(), parent, units)
        self.parent_name.suggest(found.parent)
        self.printed_name.suggest(found.printed_name)
        self.place.suggest(found.place)
        self.code.suggest(found.code)
        self._heard()

    def _province(self) -> Province | None:
        text = tidy(self.province.text())
        return find_province(shipped_provinces(), text) if text else None

    def _write_province(self) -> None:
        """`lam dong` was understood: it stands there as it is written."""
        if (province := self._province()) is not None:
            self.province.setText(province.own_name)

    def _heard(self, _: str = "") -> None:
        """A complaint goes as soon as what it says is mended."""
        if self.name_complaint.text and tidy(self.name.text() + self.printed_name.text()):
            restyle(self.name, error=False)
            self.name_complaint.say("")
        if self.term_complaint.text:
            self._check_term()
        self._ask()

    # ---------------------------------------------------------------- the print

    def _ask(self) -> None:
        if self.isVisible():
            self._latest.ask(self._work())

    def _work(self) -> Callable[[], Specimen]:
        answers, data_dir, today = self.answers, self._data_dir, self._today
        scale = scale_for(max(self.head.width(), theme.px(_STRIP) // 2), _STRIP_POINTS, self.devicePixelRatioF())
        return lambda: specimen(answers, scale, data_dir, today)

    def _show_specimen(self, made: Specimen) -> None:
        self.head.show_image(made.head)
        self.closing.show_image(made.closing)
        self.rules.setText(made.rules)
        self.rules_icon.show()
        self._say("")

    def _say(self, sentence: str) -> None:
        """Why something could not be done, else what the clerk may rely on."""
        self.failure.setText(sentence or "Mọi dữ liệu nằm trong máy này và không gửi đi đâu.")
        self._safe_icon.set_mark(*("circle-alert", "danger") if sentence else ("shield-check", "ok"))

    # ---------------------------------------------------------------- keys

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.name.setFocus()
        self._ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next field, as on a paper form, and behind the last one to the start."""
        if event.key() not in _RETURN:
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and not focused.isChecked():
            focused.click()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Past what is only pressed on purpose: an Enter too many takes away nobody and adds nobody."""
        while self.focusNextChild():
            focused = QApplication.focusWidget()
            if focused is self.start_button or not isinstance(focused, QAbstractButton):
                return
