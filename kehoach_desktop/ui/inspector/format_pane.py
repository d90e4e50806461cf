"""Thể thức: the regulation, marks, sizes and margins within their ranges, habits of the house, annexes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.format_standard import Ruleset
from ...domain.plan import Plan
from ...domain.plan_edits import spot_text
from ...operations.inspecting import edits, facts
from ...operations.inspecting.facts import Bounds, Choice, Fact
from ...operations.rulesets import ruleset_in_force
from ..theme import theme
from ..widgets import Button
from .annex_cards import AnnexCards
from .desk import Desk
from .fields import ChoiceField, FieldRow, LineField, NumberField, Tick, words_label
from .pane import Pane
from .rule_link import RuleSign

_MARKS = (
    ("secrecy", "Độ mật", "Không", "đổi độ mật"),
    ("urgency", "Độ khẩn", "Không", "đổi độ khẩn"),
    ("circulation", "Lưu hành", "Không hạn chế", "đổi phạm vi lưu hành"),
)


@dataclass(frozen=True, slots=True)
class _Line:
    spot: str
    label: str
    hint: str
    title: str
    fact: str | None = None
    holds_lines: bool = False


_NUMBER = _Line("number", "Số", "số", "sửa số")
_SYMBOL = _Line("symbol", "Ký hiệu", "KH/ĐU", "sửa ký hiệu")
_MARK_LINES = (_Line("draft_number", "Dự thảo lần", "nếu có", "sửa lần dự thảo", "draft_number"),)
_END_LINES = (
    _Line("issuer_line", "Dòng tác giả", "nếu có", "sửa dòng tác giả", "issuer_line", True),
    _Line("typist", "Người soạn", "chữ viết tắt", "sửa người soạn", "typist"),
    _Line("copies", "Số bản", "nếu có", "sửa số bản"),
    _Line("contact", "Liên hệ", "địa chỉ, điện thoại, thư điện tử", "sửa thông tin liên hệ", "contact", True),
)
_BREAK = " / "  # between the lines of a field that may hold several
_ONLY_NUMBERS = ("number", "draft_number", "copies")


class FormatPane(Pane):
    FIELDS = frozenset(
        {
            "ruleset",
            "document_kind",
            "number",
            "symbol",
            "issue_date",
            "secrecy",
            "urgency",
            "circulation",
            "draft_number",
            "issuer_line",
            "typist",
            "copies",
            "contact",
            "layout",
            "house_style",
            "annexes",
        }
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._rules: Ruleset | None = None
        self._shows: list[Callable[[Plan, Ruleset], None]] = []
        self.ruleset_field = ChoiceField("Quy định áp dụng")
        self._ruleset_row = FieldRow("Áp dụng", self.ruleset_field)
        self.fields: dict[str, QWidget] = {"ruleset": self.ruleset_field}
        self.rows: dict[str, FieldRow] = {"ruleset": self._ruleset_row}
        self.annexes = AnnexCards(desk)
        self.defaults = Button("Về mặc định của cơ quan", "rotate-ccw", "quiet")
        self.defaults.setToolTip("Cỡ chữ, giãn dòng, lề theo quy định; nếp trình bày theo cơ quan")
        self._lay_out()
        self._connect_signals()
        self.show_plan()

    # ---------------------------------------------------------------- built

    def _lay_out(self) -> None:
        self._content = QFrame()
        self._content.setProperty("kind", "panel")
        self._column = QVBoxLayout(self._content)
        pad = theme.space("pad")
        self._column.setContentsMargins(pad, theme.space("gap"), theme.space("half"), pad)
        self._column.setSpacing(theme.space("unit"))
        self._column.addWidget(words_label("Quy định", "strong"))
        self._column.addWidget(self._ruleset_row)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._column.addWidget(self.annexes)
        self._column.addStretch(1)
        self._area = self._pile_up(self._content, self.defaults)

    def _connect_signals(self) -> None:
        self.ruleset_field.chosen.connect(self._choose_ruleset)
        self.defaults.clicked.connect(self._use_defaults)
        self.annexes.told.connect(self.told)

    def _build(self, rules: Ruleset) -> None:
        """All that depends on the regulation; another one has other fields."""
        self._shows.clear()
        fresh = QWidget()
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space("unit"))
        for row in self._rows(rules):
            column.addWidget(row)
        self._column.replaceWidget(self._body, fresh)
        self._body.hide()
        self._body.deleteLater()
        self._body = fresh
        for above, below in zip([self.ruleset_field, *self._stops()], self._stops(), strict=False):
            QWidget.setTabOrder(above, below)

    def _stops(self) -> list[QWidget]:
        return [field for name, field in self.fields.items() if name != "ruleset"]

    def _rows(self, rules: Ruleset) -> list[QWidget]:
        self.fields = {"ruleset": self.ruleset_field}
        self.rows = {"ruleset": self._ruleset_row}
        return [
            self._kind_row(),
            self._number_row(),
            _heading("Dấu chỉ mức độ"),
            *(self._mark_row(*mark, rules) for mark in _MARKS),
            *(self._line_row(line, rules) for line in _MARK_LINES),
            _heading("Trình bày"),
            self._size_row(),
            self._spacing_row(),
            *self._margin_rows(rules),
            self._two_sided_row(),
            _heading("Dòng ghi thêm"),
            *(self._line_row(line, rules) for line in _END_LINES),
            *self._house_rows(rules),
        ]

    def _add(
        self, name: str, row: FieldRow, show: Callable[[Plan, Ruleset], None], field: QWidget | None = None
    ) -> FieldRow:
        self.fields[name], self.rows[name] = field or row.field, row
        self._shows.append(show)
        return row

    def _kind_row(self) -> QWidget:
        field = ChoiceField("Loại văn bản")
        row = FieldRow("Loại văn bản", field)

        def show(plan: Plan, rules: Ruleset) -> None:
            choices = facts.kinds(rules)
            if plan.document_kind not in rules.kinds:
                choices = (*choices, Choice(plan.document_kind, plan.document_kind, "Quy định này không có loại đó."))
            field.show_choices(choices, plan.document_kind)
            row.link.show_fact(facts.kind_fact(rules, plan.document_kind))

        field.chosen.connect(
            lambda kind: self._desk.push(edits.with_kind(self._desk.plan, str(kind), self._desk.rules))
        )
        return self._add("document_kind", row, show)

    def _mark_row(self, name: str, label: str, none: str, title: str, rules: Ruleset) -> QWidget:
        field = ChoiceField(label)
        row = FieldRow(label, field)
        row.link.show_fact(facts.mark_fact(rules, name, label))

        def show(plan: Plan, now: Ruleset) -> None:
            mark = facts.known_mark(now, name, getattr(plan, name))
            field.show_choices(facts.mark_choices(now, name, none, mark), mark)
            row.say(getattr(now, name).notice if mark else None)

        field.chosen.connect(lambda mark: self._set(name, mark, title))
        return self._add(name, row, show)

    def _number_row(self) -> QWidget:
        """Both parts as they stand on the paper, side by side."""
        number, symbol = (LineField(line.label, line.hint) for line in (_NUMBER, _SYMBOL))
        number.setToolTip("Để trống thì chừa chỗ viết tay.")
        row = FieldRow("Số, ký hiệu", number, second=symbol)
        for field in (number, symbol):
            field.setMinimumWidth(theme.size("hit_min"))
        self._join_line(_NUMBER, number, row)
        self._join_line(_SYMBOL, symbol, row)
        return row

    def _line_row(self, line: _Line, rules: Ruleset) -> QWidget:
        field = LineField(line.label, line.hint)
        row = FieldRow(line.label, field)
        row.link.show_fact(facts.field_fact(rules, line.fact) if line.fact else None)
        self._join_line(line, field, row)
        return row

    def _join_line(self, line: _Line, field: LineField, row: FieldRow) -> None:
        def show(plan: Plan, _: Ruleset) -> None:
            field.show_text(spot_text(plan, line.spot).replace("\n", _BREAK))
            row.say(None)

        def take(text: str) -> None:
            fits = self._desk.type_text(line.spot, text.replace(_BREAK, "\n") if line.holds_lines else text, line.title)
            row.say(None if fits or line.spot not in _ONLY_NUMBERS else "Ghi một số nguyên, hoặc để trống.")

        field.typed.connect(take)
        field.word_ended.connect(self._desk.end_word)
        field.finished.connect(lambda: show(self._desk.plan, self._desk.rules))
        self._add(line.spot, row, show, field)

    def _size_row(self) -> QWidget:
        field = NumberField("Cỡ chữ")
        row = FieldRow("Cỡ chữ", field)

        def show(plan: Plan, rules: Ruleset) -> None:
            bounds = facts.body_size(rules)
            field.show_figure(bounds, bounds.allowed(plan.layout.body_size_pt))
            row.say_range("" if bounds.is_fixed else bounds.shown)
            row.link.show_fact(bounds.fact)

        def take(size: float) -> None:
            wish = None if size == facts.body_size(self._desk.rules).default else size
            self._set("layout.body_size_pt", wish, "đổi cỡ chữ")

        field.chosen.connect(take)
        return self._add("body_size", row, show)

    def _spacing_row(self) -> QWidget:
        field = NumberField("Giãn dòng")
        row = FieldRow("Giãn dòng", field)

        def show(plan: Plan, rules: Ruleset) -> None:
            bounds = facts.line_spacing(plan, rules)
            field.show_figure(bounds, bounds.allowed(plan.layout.line_spacing_pt))
            row.say_range("" if bounds.is_fixed else bounds.shown)
            row.link.show_fact(bounds.fact)

        def take(spacing: float) -> None:
            wish = None if spacing == facts.line_spacing(self._desk.plan, self._desk.rules).default else spacing
            self._set("layout.line_spacing_pt", wish, "đổi giãn dòng")

        field.chosen.connect(take)
        return self._add("line_spacing", row, show)

    def _margin_rows(self, rules: Ruleset) -> list[QWidget]:
        bounds = facts.margins(rules)
        if all(one.is_fixed for one in bounds.values()):
            return [self._fixed_margins(bounds)]
        return [self._margin_row(side) for side in bounds]

    def _fixed_margins(self, bounds: Mapping[str, Bounds]) -> QWidget:
        """Nothing to set: one line says all four."""
        first, second, *rest = (f"{facts.margin_word(at)} {facts.figure(one.default)}" for at, one in bounds.items())
        words = ", ".join((first, second, *rest))
        label = words_label(f"{first}, {second},\n{', '.join(rest)}", "caption")
        row = FieldRow("Lề (mm)", label)
        told = next(iter(bounds.values())).fact
        row.link.show_fact(replace(told, title="Lề", value=f"{words} mm", reason=f"{told.source} quy định cố định."))
        self.rows["margins"] = row
        return row

    def _margin_row(self, side: str) -> QWidget:
        label = f"Lề {facts.margin_word(side)}"
        field = NumberField(label)
        row = FieldRow(label, field)

        def show(plan: Plan, rules: Ruleset) -> None:
            bounds, wish = facts.margins(rules)[side], plan.layout.margins_mm
            field.show_figure(bounds, bounds.allowed(getattr(wish, side) if wish else None))
            row.say_range("cố định" if bounds.is_fixed else bounds.shown)
            row.link.show_fact(bounds.fact)

        field.chosen.connect(
            lambda value: self._desk.push(edits.with_margin(self._desk.plan, side, value, self._desk.rules))
        )
        return self._add(f"margin_{side}", row, show)

    def _two_sided_row(self) -> QWidget:
        tick = Tick("Chừa lề để in hai mặt")
        tick.chosen.connect(lambda on: self._set("layout.two_sided", on, "in hai mặt"))
        self.fields["two_sided"] = tick
        self._shows.append(lambda plan, _: tick.show_state(plan.layout.two_sided))
        return tick

    def _house_rows(self, rules: Ruleset) -> list[QWidget]:
        options = list(facts.house_options(rules))
        if not options:
            return []
        rows = [self._house_row(option.key, option.label, option.choices, told) for option, told in options]
        return [_heading("Nếp riêng của cơ quan"), *rows]

    def _house_row(self, key: str, label: str, choices: Sequence[object], told: Fact) -> QWidget:
        if set(choices) == {True, False}:
            return self._house_tick(key, label, told)
        field = ChoiceField(label)
        row = FieldRow(label, field, above=True)
        row.link.show_fact(told)
        offered = [Choice(one, facts.choice_words(one)) for one in choices]

        def show(plan: Plan, rules: Ruleset) -> None:
            field.show_choices(offered, rules.house_value(plan.house_style, key))

        field.chosen.connect(lambda value: self._set(f"house_style.{key}", value, "đổi nếp trình bày"))
        return self._add(f"house_{key}", row, show)

    def _house_tick(self, key: str, label: str, told: Fact) -> QWidget:
        tick = Tick(label)
        tick.chosen.connect(lambda on: self._set(f"house_style.{key}", on, "đổi nếp trình bày"))
        self.fields[f"house_{key}"] = tick
        self._shows.append(lambda plan, rules: tick.show_state(bool(rules.house_value(plan.house_style, key))))
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space("half"))
        sign = RuleSign(both)
        row.addWidget(tick, 1)
        row.addWidget(sign)
        sign.show_fact(told)
        return both

    # ---------------------------------------------------------------- shown

    def show_plan(self) -> None:
        """Fills every field; nothing is pushed by it."""
        plan, rules = self._desk.plan, self._desk.rules
        if self._rules is not rules:
            self._rules = rules
            self._build(rules)
        self.ruleset_field.show_choices(facts.rulesets_of_side(rules, plan.document_kind), plan.ruleset)
        self._ruleset_row.say(_why_this_one(plan, rules))
        for show in self._shows:
            show(plan, rules)
        self.annexes.show_plan()

    # ---------------------------------------------------------------- done

    def _set(self, name: str, value: object, title: str) -> None:
        self._desk.push(edits.with_value(self._desk.plan, name, value, title))

    def _choose_ruleset(self, id_: object) -> None:
        self._set("ruleset", id_, "đổi quy định")

    def _use_defaults(self) -> None:
        known = self._desk.known
        if self._desk.push(edits.with_office_defaults(self._desk.plan, known.body if known else None)):
            self.told.emit("Đã đưa trình bày về mặc định của cơ quan.")


def _heading(text: str) -> QWidget:
    label = words_label(text, "strong")
    label.setContentsMargins(0, theme.space("unit"), 0, 0)
    return label


def _why_this_one(plan: Plan, rules: Ruleset) -> str:
    day = plan.issue_date.whole
    if day is None:
        return "Ngày ban hành còn để trống."
    held = ruleset_in_force(rules.side, day)
    shown = rules.date_in_text.written(plan.issue_date)
    if held.id == rules.id:
        return f"Đúng quy định có hiệu lực ngày {shown}."
    return f"Ngày {shown} có hiệu lực là {held.short_name}."
