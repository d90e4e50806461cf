"""A document entered once: its kind, number, day, issuer and subject, with the words it will make on the paper."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ...domain.citations import LAWS, citation_words, cited_kinds, first_citation, read_citation
from ...domain.format_standard.ruleset import Ruleset
from ...domain.plan import Plan
from ...domain.vietnamese import same_words
from ..forms.completion import NameLine
from ..forms.date_line import DateLine
from ..forms.text_area import TextArea
from ..inspector.register_form import RegisterForm
from ..theme import theme
from ..widgets import Field, TextLabel

_OPEN = "Chưa biết thì để trống: trên giấy sẽ là chỗ trống màu vàng."
_ABOUT = "Như trên văn bản đó, bắt đầu bằng “về”."
_OF_LAW = "Tên luật, như Tổ chức chính quyền địa phương."
_NOT_FOR_LAWS = "Luật được viện dẫn bằng tên và năm."
_EMPTY = "Sẽ hiện ở đây khi đã có tên loại và số hoặc trích yếu."


class CitationForm(RegisterForm):
    """`saved(Citation)`."""

    saved = Signal(object)

    def __init__(self, plan: Plan, ruleset: Ruleset, known: Mapping[str, str], parent: QWidget | None = None) -> None:
        self._plan, self._ruleset = plan, ruleset
        self.kind = NameLine(cited_kinds(ruleset))
        self.kind.show_arrow()
        self.symbol = QLineEdit()
        self.date = DateLine()
        self.issuer = NameLine(_issuers(plan))
        self.subject = TextArea(2)
        self.fields = {
            "kind": Field("Tên loại", self.kind),
            "symbol": Field("Số, ký hiệu", self.symbol),
            "date": Field("Ngày ban hành", self.date),
            "issuer": Field("Cơ quan ban hành", self.issuer),
            "subject": Field("Trích yếu", self.subject, _ABOUT),
        }
        self.words = TextLabel("", "body", "muted")
        super().__init__("Văn bản viện dẫn mới", [], parent, deed="Chèn")
        self._lay_out_fields()
        for name, editor in (("kind", self.kind), ("symbol", self.symbol), ("date", self.date)):
            editor.setText(known.get(name, ""))
        self.subject.setPlainText(known.get("subject", ""))
        self._connect_fields()
        self._show_words()
        first = next((editor for editor in (self.kind, self.symbol, self.date) if not editor.text()), self.issuer)
        first.setFocus()

    def _lay_out_fields(self) -> None:
        fields = self.fields
        beside = QHBoxLayout()
        beside.setSpacing(theme.space("gap"))
        for name in ("symbol", "date"):
            beside.addWidget(fields[name], 1, Qt.AlignmentFlag.AlignTop)
        self.add_rows(fields["kind"], beside, fields["issuer"], fields["subject"])
        self.add_rows(TextLabel("Sẽ viết như sau", "strong"), self.words, TextLabel(_OPEN, "caption", "muted"))

    def _connect_fields(self) -> None:
        for signal in (
            self.kind.textChanged,
            self.symbol.textChanged,
            self.date.line.textChanged,
            self.issuer.textChanged,
            self.subject.textChanged,
        ):
            signal.connect(self._show_words)

    # ---------------------------------------------------------------- what it will be

    def _typed(self) -> dict[str, str]:
        is_law = self._is_law()
        return {
            "kind": self.kind.text(),
            "symbol": "" if is_law else self.symbol.text(),
            "date": self.date.text(),
            "issuer": "" if is_law else self.issuer.text(),
            "subject": self.subject.toPlainText(),
        }

    def _is_law(self) -> bool:
        return any(same_words(self.kind.text().strip(), law) for law in LAWS)

    def _show_words(self) -> None:
        """The very words, blanks in brackets; a law has neither number nor issuer."""
        is_law = self._is_law()
        for name in ("symbol", "issuer"):
            self.fields[name].setEnabled(not is_law)
            self.fields[name].set_hint(_NOT_FOR_LAWS if is_law else "")
            if is_law:
                self.fields[name].show_error("")
        self.fields["subject"].set_hint(_OF_LAW if is_law else _ABOUT)
        citation, _ = read_citation(self._typed())
        runs = first_citation(citation, self._ruleset, self._plan.house_style) if citation else ()
        self.words.setText(citation_words(runs) if runs else _EMPTY)
        self.words.set_role("text" if runs else "muted")
        self.fit()

    def _send(self) -> bool:
        for field in self.fields.values():
            field.show_error("")
        citation, faults = read_citation(self._typed())
        if citation is None:
            for fault in reversed(faults):  # the first one is left with the keyboard
                self.complain(self.fields[fault.part], fault.reason)
            self.fit()
            return False
        self.saved.emit(citation)
        return True


def _issuers(plan: Plan) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.issuer for one in plan.citations if one.issuer))
