"""The form of a document that the plan does not know yet."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Citation
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.ui.citations.form import CitationForm
from tests.helpers.plans import PARTY_PLAN
from tests.ui.citations.documents import KNOWN

# Offscreen Qt says this of every dialog.
pytestmark = pytest.mark.qt_log_ignore(r"^This plugin does not support propagateSizeHints\(\)$")


@pytest.fixture
def form(qtbot: QtBot) -> CitationForm:
    made = CitationForm(replace(PARTY_PLAN, citations=KNOWN), ruleset("hd05"), {})
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_does_not_hold_is_said_at_its_field_and_nothing_is_written(qtbot: QtBot, form: CitationForm) -> None:
    form.kind.setText("Kết luận")
    form.symbol.setText("KL/TW")
    form.date.setText("2024")
    with qtbot.assertNotEmitted(form.saved):
        qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert form.fields["symbol"].error == "Ghi số và ký hiệu, như 69-KL/TW hoặc 30/2020/NĐ-CP."
    assert form.fields["date"].error == "Ghi ngày đầy đủ, như 11/01/2024."
    assert form.symbol.hasFocus()
    assert form.symbol.text() == "KL/TW"


def test_it_is_sent_with_enter(qtbot: QtBot, form: CitationForm) -> None:
    form.kind.setText("Kết luận")
    form.symbol.setText("69-KL/TW")
    form.symbol.setFocus()
    with qtbot.waitSignal(form.saved) as said:
        qtbot.keyClick(form.symbol, Qt.Key.Key_Return)
    assert said.args == [Citation("Kết luận", "69-KL/TW")]


def test_the_words_follow_and_show_what_is_still_open(form: CitationForm) -> None:
    form.kind.setText("Kết luận")
    assert form.words.text() == "Sẽ hiện ở đây khi đã có tên loại và số hoặc trích yếu."
    form.symbol.setText("69-KL/TW")
    assert form.words.text() == "Kết luận số 69-KL/TW, ngày [ngày tháng năm] của [cơ quan ban hành] [trích yếu]"


def test_a_law_has_neither_number_nor_issuer(form: CitationForm) -> None:
    form.symbol.setText("x")
    form.kind.setText("Luật")
    assert not form.symbol.isEnabled()
    assert not form.issuer.isEnabled()
    form.subject.setPlainText("Thanh tra")
    form.date.setText("16/6/2025")
    assert form.words.text() == "Luật Thanh tra năm 2025"
    form.kind.setText("Nghị định")
    assert form.symbol.isEnabled()


def test_kinds_and_issuers_are_offered(form: CitationForm) -> None:
    assert form.kind.matches("ket lu") == ["Kết luận"]
    assert form.issuer.matches("") == ["Bộ Chính trị", "Tỉnh uỷ"]


def test_no_field_is_cut_when_sentences_come_below(qtbot: QtBot, form: CitationForm) -> None:
    form.symbol.setText("x")
    form.date.setText("x")
    form.save_button.click()
    qtbot.waitUntil(lambda: all(one.height() >= one.minimumSizeHint().height() for one in form.fields.values()))


def test_tab_walks_through_the_form_as_it_is_read(qtbot: QtBot, form: CitationForm) -> None:
    form.kind.setFocus()
    walked = []
    for _ in range(7):
        focused = form.focusWidget()
        assert focused is not None
        walked.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    fields = [form.kind, form.symbol, form.date.line, form.issuer, form.subject]
    assert walked == [*fields, form.back_button, form.save_button]
    assert form.focusWidget() is form.kind
