"""Người ký: chosen by name, under an authority that body and position allow, shown as it will print."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ...domain.offices import Signatory
from ...domain.vietnamese import same_words
from ...operations.inspecting import edits, signing
from ...operations.inspecting.facts import Choice
from ...operations.inspecting.registers import remove_signatory, save_signatory
from ...operations.inspecting.signing import AuthorityChoice, SignatoryChoice
from ..theme import theme
from ..widgets import Button, TextLabel
from .co_signature_cards import CoSignatureCards
from .desk import Desk
from .fields import ChoiceField, Remark, words_label
from .pane import Pane
from .rule_link import RuleLink
from .signatories_model import SignatoriesModel
from .signatories_view import SignatoriesView
from .signatory_form import SignatoryForm
from .signature_preview import SignaturePreview

EMPTY = "Chưa có người ký trong danh bạ của cơ quan. Thêm một lần, các kế hoạch sau chỉ việc chọn."
NO_OFFICE = "Danh bạ người ký đi theo cơ quan soạn văn bản; cơ quan của kế hoạch này chưa có trong kho."
_MOST_REMARKS = 3


class SigningPane(Pane):
    FIELDS = frozenset(["ruleset", "issuing_body", "issue_date", "signature", "co_signatures", "layout", "house_style"])

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._choices: tuple[SignatoryChoice, ...] = ()
        self.title = TextLabel("Người ký", "title")
        self.add = Button("Thêm", "user-round-plus")
        self.add.setAccessibleName("Thêm người ký vào danh bạ")
        self.model = SignatoriesModel(self)
        self.list = SignatoriesView(self.model)
        self.empty = TextLabel("", role="muted")
        self.on_paper = Remark("muted", "info")
        self.authority = ChoiceField("Quyền hạn ký")
        self.rule = RuleLink()
        self.remarks = [Remark() for _ in range(_MOST_REMARKS)]
        self.faults = Remark("warning", "triangle-alert")
        self.preview = SignaturePreview()
        self.co_signatures = CoSignatureCards(desk)
        self.correct = Button("Sửa người ký", "square-pen", "quiet")
        self.form: SignatoryForm | None = None
        self._lay_out()
        self._connect_signals()
        self.show_plan()

    def _lay_out(self) -> None:
        content = QFrame()
        content.setProperty("kind", "panel")
        inner = QVBoxLayout(content)
        pad = theme.space("pad")
        inner.setContentsMargins(pad, theme.space("gap"), pad, pad)
        inner.setSpacing(theme.space("unit"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.add)
        inner.addLayout(head)
        self._authority_heading = words_label("Quyền hạn ký", "strong")
        above: list[QWidget] = [self.empty, self.list, self.on_paper, self._authority_heading, self.authority]
        for widget in above:
            inner.addWidget(widget)
        inner.addWidget(self.rule, 0, Qt.AlignmentFlag.AlignLeft)
        for remark in self.remarks:
            inner.addWidget(remark)
        below: list[QWidget] = [words_label("Sẽ in như sau", "strong"), self.preview, self.faults, self.co_signatures]
        for widget in below:
            inner.addWidget(widget)
        inner.addStretch(1)
        self._pile_up(content, self.correct)

    def _connect_signals(self) -> None:
        self.list.taken.connect(self._choose)
        self.list.correct_requested.connect(self._correct)
        self.list.remove_requested.connect(self._remove_row)
        self.authority.chosen.connect(self._choose_authority)
        self.co_signatures.told.connect(self.told)
        self.add.clicked.connect(self._add)
        self.correct.clicked.connect(lambda: self._correct(self.list.currentIndex().row()))
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_doors())

    # ---------------------------------------------------------------- shown

    def show_plan(self) -> None:
        plan, rules, here = self._desk.plan, self._desk.rules, self._desk.here()
        known = self._desk.known
        self._choices = signing.signatory_choices(plan, known, here) if known and here else ()
        chosen = signing.chosen(self._choices, plan.signature)
        row = self.list.currentIndex().row()
        self.model.set_choices(self._choices, chosen)
        self.list.setCurrentIndex(self.model.index(self.model.row_of(chosen) if chosen else row))
        self._show_empty()
        self._show_authorities(chosen)
        self.rule.show_fact(signing.authority_fact(rules))
        faults = signing.block_faults(plan, plan.signature, rules)
        self.faults.say(faults[0].value if faults else None, faults[0] if faults else None)
        self.preview.show_plan(plan, rules)
        self.co_signatures.show_plan()
        self._show_doors()

    def _show_empty(self) -> None:
        known, signature = self._desk.known, self._desk.plan.signature
        text = "" if known is None or self._choices else EMPTY if known.body else NO_OFFICE
        self.empty.setText(text)
        self.empty.setVisible(bool(text))
        self.list.setVisible(bool(self._choices))
        is_known = signing.chosen(self._choices, signature) is not None
        stands = known is not None and bool(signature.signatory) and not is_known
        self.on_paper.say(f"Trên giấy đang ghi {signature.signatory}, chưa có trong danh bạ." if stands else None)

    def _show_authorities(self, chosen: SignatoryChoice | None) -> None:
        """All of them for the person chosen; those not allowed are greyed, and the first few say why below."""
        offered = chosen.authorities if chosen else ()
        written = self._desk.plan.signature.authority or signing.NO_AUTHORITY
        choices = [Choice(one.authority, one.label, one.reason) for one in offered]
        current = next((one.authority for one in offered if same_words(one.authority, written)), None)
        self.authority.show_choices(choices, current)
        self._authority_heading.setVisible(bool(choices))
        self.authority.setVisible(bool(choices))
        against = [one for one in offered if one.reason and one.fact]
        for number, remark in enumerate(self.remarks):
            one = against[number] if number < len(against) else None
            remark.say(_against(one) if one else None, one.fact if one else None)

    def _show_doors(self) -> None:
        known = self._desk.known
        has_office = bool(known and known.body)
        self.add.setEnabled(has_office)
        self.add.setToolTip("" if has_office else NO_OFFICE)
        is_person = self.model.choice(self.list.currentIndex().row()) is not None
        self.correct.setEnabled(is_person)
        self.correct.setToolTip("" if is_person else "Chọn một người trong danh bạ trước.")

    # ---------------------------------------------------------------- done

    def _choose(self, row: int) -> None:
        choice = self.model.choice(row)
        if choice is not None:
            signature = signing.signature_of(choice, None, self._desk.plan.signature)
            self._desk.push(edits.with_signature(self._desk.plan, signature))

    def _choose_authority(self, authority: object) -> None:
        signature = self._desk.plan.signature
        choice = signing.chosen(self._choices, signature)
        if choice is not None:
            signature = signing.signature_of(choice, str(authority), signature)
            self._desk.push(edits.with_signature(self._desk.plan, signature))

    # ---------------------------------------------------------------- the register

    def _add(self) -> None:
        self._open(None)

    def _correct(self, row: int) -> None:
        choice = self.model.choice(row)
        if choice is not None:
            self._open(choice.signatory)

    def _open(self, signatory: Signatory | None) -> None:
        known = self._desk.known
        if known is None or known.body is None or known.body.id is None:
            return
        usual = signing.usual_authorities(self._desk.plan, self._desk.rules)
        self.form = SignatoryForm(signatory, known.body.id, usual, self.window())
        self.form.saved.connect(self._save)
        if signatory is not None:
            self.form.removed.connect(lambda: self._remove(signatory))
        self.form.finished.connect(self._forget_form)
        self.form.open()

    def _forget_form(self) -> None:
        self.form = None

    def _save(self, signatory: Signatory) -> None:
        data_dir = self._desk.data_dir
        sentence = f"Đã ghi {signatory.name} vào danh bạ người ký."
        self._desk.save(lambda: save_signatory(data_dir, signatory), lambda: self.noted.emit(sentence, None))

    def _remove_row(self, row: int) -> None:
        choice = self.model.choice(row)
        if choice is not None:
            self._remove(choice.signatory)

    def _remove(self, signatory: Signatory) -> None:
        """From the register only; what stands on the paper stays."""
        desk, data_dir, id_ = self._desk, self._desk.data_dir, signatory.id
        if id_ is None:
            return
        again = replace(signatory, id=None)

        def say() -> None:
            self.noted.emit(
                f"Đã bỏ {signatory.name} khỏi danh bạ người ký.",
                lambda: desk.save(lambda: save_signatory(data_dir, again)),
            )

        desk.save(lambda: remove_signatory(data_dir, id_), say)


def _against(choice: AuthorityChoice) -> str:
    """Why not, with the authority in front where the reason does not name it."""
    prefix = choice.label.partition(" ")[0]
    reason = choice.reason or ""
    return reason if prefix in reason else f"{choice.label}: {reason}"
