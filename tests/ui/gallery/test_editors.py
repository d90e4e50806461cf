import datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.plan import Citation, Run
from kehoach_desktop.domain.templates import Field, FieldType
from kehoach_desktop.domain.templates.markup import Markup
from kehoach_desktop.domain.templates.template import Column, Suggestion
from kehoach_desktop.operations.address_book import shipped_provinces
from kehoach_desktop.operations.templates import built_in_templates, common_fields
from kehoach_desktop.ui.gallery.editors import (
    AgencyEditor,
    AreaEditor,
    Around,
    ChoiceEditor,
    DateEditor,
    DeadlineEditor,
    Editor,
    FlagEditor,
    LineEditor,
    ListEditor,
    ProvinceEditor,
    TableEditor,
    editor_for,
)
from tests.ui.forms.keys import opens_popups, shown_active, type_text

AROUND = Around(("Văn phòng Đảng uỷ", "Công an xã"), shipped_provinces(), today=datetime.date(2026, 11, 20))
PROVINCE = next(one for one in common_fields() if one.key == "province")


def editor(one: Field, qtbot: QtBot, around: Around = AROUND) -> Editor:
    made = editor_for(one, around)
    qtbot.addWidget(made.widget)
    made.widget.show()
    return made


@pytest.mark.parametrize(
    ("one", "kind"),
    [
        (Field("a", "Tên"), LineEditor),
        (Field("a", "Tên", example="x" * 60), AreaEditor),
        (Field("subject", "Trích yếu"), AreaEditor),
        (Field("a", "Số", FieldType.NUMBER), LineEditor),
        (Field("a", "Ngày", FieldType.DATE), DateEditor),
        (Field("a", "Thời hạn", FieldType.DEADLINE), DeadlineEditor),
        (Field("a", "Có", FieldType.FLAG), FlagEditor),
        (Field("a", "Chọn", FieldType.CHOICE, choices=("một", "hai")), ChoiceEditor),
        (Field("a", "Văn bản", FieldType.CITATION), AreaEditor),
        (Field("a", "Cơ quan", FieldType.AGENCY), AgencyEditor),
        (Field("a", "Danh sách", FieldType.LIST), ListEditor),
        (Field("a", "Bảng", FieldType.TABLE, columns=(Column("b", "B"),)), TableEditor),
        (PROVINCE, ProvinceEditor),
    ],
)
def test_each_type_of_field_gets_its_widget(one: Field, kind: type[Editor], qtbot: QtBot) -> None:
    made = editor(one, qtbot)
    assert type(made) is kind
    assert made.value() in (None, False)
    assert not made.state()


def test_every_field_that_ships_gets_a_widget_that_holds_nothing_yet(qtbot: QtBot) -> None:
    for template in built_in_templates():
        for one in (*template.fields, *template.common):
            made = editor_for(one, AROUND)
            qtbot.addWidget(made.widget)
            assert made.value() in (None, bool(one.default)), one.key
            assert not made.state(), one.key


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (FieldType.TEXT, "  tiết kiệm ", "tiết kiệm"),
        (FieldType.NUMBER, "1.250", "1.250"),
        (FieldType.DATE, "02/12/2026", PartialDate(2, 12, 2026)),
        (FieldType.DATE, "../12/2026", PartialDate(None, 12, 2026)),
        (FieldType.DEADLINE, "trong quý I-2027", "trong quý I-2027"),
        (FieldType.AGENCY, "Tổ 9", "Tổ 9"),
    ],
)
def test_a_line_holds_what_is_typed_in_composed_letters(
    kind: FieldType, typed: str, value: object, qtbot: QtBot
) -> None:
    made = editor(Field("a", "Ô", kind), qtbot)
    spy = QSignalSpy(made.edited)
    line = made.widget.focusProxy() or made.widget
    assert isinstance(line, QLineEdit)
    type_text(line, typed)
    assert made.value() == value
    assert spy.count() == len(typed)


def test_decomposed_letters_arrive_composed(qtbot: QtBot) -> None:
    made = editor(Field("a", "Ô"), qtbot)
    type_text(made.widget, "tiê\u0301ng")
    assert made.value() == "tiếng"


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (FieldType.DATE, "mai", "“mai” không phải ngày; viết như 05/9/2026"),
        (FieldType.NUMBER, "ba", "“ba” không phải số"),
    ],
)
def test_what_does_not_suit_is_told_and_kept(kind: FieldType, typed: str, sentence: str, qtbot: QtBot) -> None:
    made = editor(Field("a", "Ô", kind), qtbot)
    made.restore(typed)
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        made.value()
    assert made.state() == typed


def test_loading_a_value_tells_nothing(qtbot: QtBot) -> None:
    fields = [
        (Field("a", "Ô"), "chữ"),
        (Field("a", "Ô", FieldType.CITATION), "Chỉ thị"),
        (Field("a", "Ô", FieldType.LIST), "một\nhai"),
        (Field("a", "Ô", FieldType.CHOICE, choices=("một", "hai")), "hai"),
        (Field("a", "Ô", FieldType.FLAG), "True"),
        (Field("a", "Ô", FieldType.DATE), "02/12/2026"),
        (Field("a", "Ô", FieldType.TABLE, columns=(Column("b", "B"),)), [{"b": "x"}]),
    ]
    for one, state in fields:
        made = editor(one, qtbot)
        spy = QSignalSpy(made.edited)
        made.restore(state)
        assert made.state() == state, one.type
        assert spy.count() == 0


@opens_popups
def test_a_deadline_picked_from_the_calendar_is_put_into_words(qtbot: QtBot) -> None:
    made = editor(Field("a", "Thời hạn", FieldType.DEADLINE), qtbot)
    assert isinstance(made, DeadlineEditor)
    made.line.open_calendar()
    made.line.calendar.clicked.emit(QDate(2027, 1, 8))
    assert made.value() == "trước ngày 08/01/2027"


@opens_popups
def test_a_body_is_offered_and_taken_by_keys(qtbot: QtBot) -> None:
    made = editor(Field("a", "Cơ quan", FieldType.AGENCY), qtbot)
    assert isinstance(made, AgencyEditor)
    spy = QSignalSpy(made.edited)
    shown_active(made.line, qtbot)
    made.line.setFocus()
    type_text(made.line, "cong an")
    popup = made.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert made.value() == "Công an xã"
    assert spy.count() == len("cong an") + 1


@pytest.mark.parametrize(("typed", "is_known"), [("lam dong", True), ("TP Huế", True), ("Tân Thành", False)])
def test_a_province_is_one_of_those_there_are(typed: str, is_known: bool, qtbot: QtBot) -> None:
    made = editor(PROVINCE, qtbot)
    made.restore(typed)
    if is_known:
        assert made.value() == typed
    else:
        with pytest.raises(ValueError, match=r"^không có tỉnh, thành phố nào tên “Tân Thành”$"):
            made.value()


def test_a_box_is_ticked_by_key(qtbot: QtBot) -> None:
    made = editor(Field("a", "Có phần Mục tiêu", FieldType.FLAG), qtbot)
    assert made.is_filled
    made.widget.setFocus()
    with qtbot.waitSignal(made.edited):
        qtbot.keyClick(made.widget, Qt.Key.Key_Space)
    assert made.value() is True


def test_a_choice_stands_at_its_default_and_is_changed_by_key(qtbot: QtBot) -> None:
    made = editor(Field("a", "Hình thức", FieldType.CHOICE, choices=("một", "hai"), default="hai"), qtbot)
    assert isinstance(made, ChoiceEditor)
    assert made.box.currentText() == "hai"
    assert made.value() is None  # the default, not given
    with qtbot.waitSignal(made.edited):
        qtbot.keyClick(made.box, Qt.Key.Key_Up)
    assert made.value() == "một"


def test_a_choice_without_a_default_can_stay_open(qtbot: QtBot) -> None:
    made = editor(Field("a", "Hình thức", FieldType.CHOICE, choices=("một", "hai")), qtbot)
    assert isinstance(made, ChoiceEditor)
    assert made.box.currentText() == "Chưa chọn"
    assert made.value() is None
    assert not made.is_filled


def test_a_list_has_an_item_on_each_line(qtbot: QtBot) -> None:
    made = editor(Field("a", "Danh sách", FieldType.LIST), qtbot)
    assert isinstance(made, ListEditor)
    made.area.setPlainText("một\n\n  hai; ba \n")
    assert made.value() == ("một", "hai; ba")


def test_a_list_of_documents_reads_each(qtbot: QtBot) -> None:
    made = editor(Field("a", "Văn bản", FieldType.LIST, items=FieldType.CITATION), qtbot)
    assert isinstance(made, ListEditor)
    made.area.setPlainText("Chỉ thị số 12-CT/TU, ngày 20/11/2026 của Ban Thường vụ Tỉnh uỷ\nLuật Thuỷ lợi")
    value = made.value()
    assert isinstance(value, tuple)
    assert [one.symbol for one in value] == ["12-CT/TU", None]
    assert all(isinstance(one, Citation) for one in value)


def test_the_default_of_a_list_stands_there_and_counts_as_not_given_until_changed(qtbot: QtBot) -> None:
    made = editor(Field("a", "Việc", FieldType.LIST, default=["Việc của {cap_xa}", "Việc [số] chung"]), qtbot)
    assert isinstance(made, ListEditor)
    made.show_readings({"Việc của {cap_xa}": (Run("Việc của xã"),)})
    assert made.area.toPlainText() == "Việc của xã\nViệc [số] chung"
    assert made.value() is None
    assert made.is_filled
    made.area.setPlainText("Việc của xã\nViệc [số] riêng\nViệc mới")
    assert made.value() == (Markup("Việc của {cap_xa}"), Markup("Việc [số] riêng"), "Việc mới")
    made.show_readings({})
    assert made.area.toPlainText().endswith("Việc mới")  # what the clerk wrote is never overwritten


def test_a_default_is_shown_while_the_field_is_empty(qtbot: QtBot) -> None:
    made = editor(Field("a", "Cơ quan", FieldType.AGENCY, default="{tinh.btgdv}"), qtbot)
    assert isinstance(made, AgencyEditor)
    made.show_readings({"{tinh.btgdv}": (Run("Ban Tuyên giáo và Dân vận Tỉnh uỷ"),)})
    assert made.line.placeholderText() == "Mặc định: Ban Tuyên giáo và Dân vận Tỉnh uỷ"
    assert made.is_filled
    assert made.value() is None


def test_without_a_default_an_example_is_shown(qtbot: QtBot) -> None:
    made = editor(Field("a", "Đối tượng", example="toàn thể đảng viên"), qtbot)
    assert isinstance(made, LineEditor)
    assert made.line.placeholderText() == "Ví dụ: toàn thể đảng viên"
    assert not made.is_filled


@opens_popups
def test_a_document_that_may_be_meant_is_taken_over_and_read(qtbot: QtBot, hd05: Ruleset) -> None:
    day = datetime.date(2026, 5, 27)
    meant = Suggestion(day, "Hướng dẫn", "05-HD/VPTW", day, "Văn phòng Trung ương Đảng", "về thể thức")
    one = Field("a", "Văn bản", FieldType.CITATION, suggestions=(meant,))
    made = editor(one, qtbot, Around(rules=hd05))
    assert isinstance(made, AreaEditor)
    action = made.suggestions.menu.actions()[0]
    assert action.toolTip() == "Tính đến 27/5/2026; cần kiểm tra lại trước khi dùng."
    with qtbot.waitSignal(made.edited):
        action.trigger()
    value = made.value()
    assert isinstance(value, Citation)
    assert (value.symbol, value.date) == ("05-HD/VPTW", day)
