from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.templates import built_in_templates, keep_as_template
from kehoach_desktop.ui.gallery import GalleryScreen
from kehoach_desktop.ui.gallery.editors import AreaEditor, LineEditor, TableEditor
from kehoach_desktop.ui.gallery.templates_model import OWN
from tests.helpers.plans import PARTY_PLAN
from tests.ui.forms.keys import opens_popups, tab_order, type_text
from tests.ui.gallery.errands import OFFICE, PERSON, choose, created, form, names, settled

COMMUNE = "dang-xa-thuc-hien-van-ban-tinh"


def line(gallery: GalleryScreen, key: str) -> QWidget:
    editor = form(gallery).editor(key)
    return editor.widget.focusProxy() or editor.widget


# ---------------------------------------------------------------- the list


def test_it_opens_on_the_side_and_level_of_the_office(gallery: GalleryScreen) -> None:
    assert gallery.sides.value == Side.PARTY.value
    assert gallery.template is not None
    assert gallery.template.id == COMMUNE
    assert gallery.search.hasFocus()
    assert names(gallery)[-1] == "chuong-trinh-hanh-dong-tinh"  # for the province


def test_templates_are_searched_without_marks_and_the_list_is_entered_by_key(
    gallery: GalleryScreen, qtbot: QtBot
) -> None:
    type_text(gallery.search, "ket nap")
    assert names(gallery) == ["ket-nap-dang-vien"]
    assert gallery.template is not None
    assert gallery.template.id == "ket-nap-dang-vien"
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    assert gallery.list.hasFocus()
    assert gallery.template.id == "ket-nap-dang-vien"  # there is none below
    made = QSignalSpy(gallery.created)
    qtbot.keyClick(gallery.list, Qt.Key.Key_Return)
    assert form(gallery).isAncestorOf(QApplication.focusWidget())
    settled(gallery, qtbot)
    assert made.count() == 0


def test_down_from_the_search_field_is_the_next_template_at_once(gallery: GalleryScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(gallery.search, Qt.Key.Key_Down)
    assert gallery.list.hasFocus()
    assert gallery.template is not None
    assert gallery.template.id == names(gallery)[1]


def test_words_that_nothing_holds_are_told_and_can_be_taken_back(gallery: GalleryScreen, qtbot: QtBot) -> None:
    type_text(gallery.search, "phi hành gia")
    assert gallery.nothing.text() == "Không thấy mẫu nào có “phi hành gia”."
    assert gallery.nothing.isVisible()
    assert gallery.template is not None  # the form stays
    qtbot.mouseClick(gallery.show_all_button, Qt.MouseButton.LeftButton)
    assert len(names(gallery)) > 10
    assert not gallery.nothing.isVisible()


def test_the_other_side_is_a_click_away(gallery: GalleryScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(gallery.sides.buttons()[1], Qt.MouseButton.LeftButton)
    assert {"ubnd-xa", "ke-hoach-trong-nha-nuoc"} <= set(names(gallery))
    assert gallery.template is not None
    assert gallery.template.side is Side.STATE
    settled(gallery, qtbot)
    assert gallery.rules.text().startswith("30/2020/NĐ-CP")


def test_there_is_no_door_to_templates_that_the_office_does_not_have(gallery: GalleryScreen) -> None:
    assert not gallery.sides.buttons()[-1].isVisible()


def test_the_offices_own_templates_stand_apart(gallery: GalleryScreen, office_dir: Path, qtbot: QtBot) -> None:
    keep_as_template(PARTY_PLAN, "cua-toi", "Mẫu của tôi", office_dir)
    gallery.open("cua-toi")
    settled(gallery, qtbot)
    assert gallery.sides.value == OWN
    assert gallery.sides.buttons()[-1].isVisible()
    assert names(gallery) == ["cua-toi"]


def test_each_template_can_be_chosen_filled_in_and_seen(gallery: GalleryScreen, qtbot: QtBot) -> None:
    for side in (0, 1):
        gallery.sides.buttons()[side].click()
        for id_ in names(gallery):
            choose(gallery, id_)
            settled(gallery, qtbot)
            assert not gallery.failure.isVisible(), (id_, gallery.failure.text())
            assert gallery.page_count.text().startswith("1/")


# ---------------------------------------------------------------- the fields


def test_the_page_follows_what_is_typed(gallery: GalleryScreen, qtbot: QtBot) -> None:
    before = QImage(gallery.page.image)
    assert not before.isNull()
    type_text(line(gallery, "topic"), "tiết kiệm, chống lãng phí")
    settled(gallery, qtbot)
    assert gallery.page.image != before
    assert gallery.rules.text() == "05-HD/VPTW, từ 27/5/2026"
    assert gallery.page_count.text() == "1/4"


def test_filled_fields_are_counted(gallery: GalleryScreen, qtbot: QtBot) -> None:
    first, count = form(gallery).filled
    assert gallery.count.text() == f"{first}/{count} ô đã điền"
    type_text(line(gallery, "topic"), "x")
    assert gallery.count.text() == f"{first + 1}/{count} ô đã điền"


def test_enter_in_a_line_creates_the_plan_with_what_was_typed(gallery: GalleryScreen, qtbot: QtBot) -> None:
    line(gallery, "topic").setFocus()
    type_text(line(gallery, "topic"), "tiết kiệm")
    with qtbot.waitSignal(gallery.created, timeout=20_000) as made:
        qtbot.keyClick(line(gallery, "topic"), Qt.Key.Key_Return)
    plan = made.args[0]
    assert isinstance(plan, Plan)
    assert plan.issuing_body == "ĐẢNG UỶ XÃ SUỐI NGÀ"
    assert plan.symbol == "KH/ĐU"
    assert any("tiết kiệm" in block.text for block in plan.blocks)
    assert any(run.blank for block in plan.blocks for run in block.runs)  # nothing is required


def test_who_signs_comes_from_the_register(gallery: GalleryScreen, qtbot: QtBot) -> None:
    settled(gallery, qtbot)
    line_of_name = line(gallery, "signatory")
    assert isinstance(line_of_name, QLineEdit)
    assert line_of_name.placeholderText() == f"Mặc định: {PERSON.name}"
    assert created(gallery, qtbot).signature.signatory == PERSON.name


def test_enter_in_a_text_of_several_lines_is_a_new_line(gallery: GalleryScreen, qtbot: QtBot) -> None:
    area = line(gallery, "province_doc")
    area.setFocus()
    spy = QSignalSpy(gallery.created)
    type_text(area, "Chỉ thị")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    settled(gallery, qtbot)
    assert spy.count() == 0
    assert form(gallery).editor("province_doc").state() == "Chỉ thị"


def test_the_button_creates_once_however_often_it_is_pressed(gallery: GalleryScreen, qtbot: QtBot) -> None:
    spy = QSignalSpy(gallery.created)
    gallery.create_plan()
    gallery.create_plan()
    assert not gallery.create_button.isEnabled()
    settled(gallery, qtbot)
    assert spy.count() == 1
    assert gallery.create_button.isEnabled()


def test_a_plan_without_a_word_typed_is_all_blanks_and_defaults(gallery: GalleryScreen, qtbot: QtBot) -> None:
    plan = created(gallery, qtbot)
    assert plan.subject is None
    assert len(plan.blocks) > 10


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape])
def test_escape_goes_back(gallery: GalleryScreen, key: Qt.Key, qtbot: QtBot) -> None:
    for widget in (gallery.search, gallery.list, line(gallery, "topic"), line(gallery, "province_doc")):
        widget.setFocus()
        with qtbot.waitSignal(gallery.closed):
            qtbot.keyClick(widget, key)


def test_both_ways_back_work_by_mouse(gallery: GalleryScreen, qtbot: QtBot) -> None:
    for button in (gallery.cancel_button, gallery.back_button):
        with qtbot.waitSignal(gallery.closed):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_enter_on_the_way_back_goes_back_and_creates_nothing(gallery: GalleryScreen, qtbot: QtBot) -> None:
    spy = QSignalSpy(gallery.created)
    gallery.cancel_button.setFocus()
    with qtbot.waitSignal(gallery.closed):
        qtbot.keyClick(gallery.cancel_button, Qt.Key.Key_Return)
    assert spy.count() == 0


def test_values_stay_where_the_next_template_has_the_same_field(gallery: GalleryScreen, qtbot: QtBot) -> None:
    type_text(line(gallery, "topic"), "tiết kiệm")
    form(gallery).editor("issue_date").restore("02/12/2026")
    choose(gallery, "tuyen-truyen")
    assert form(gallery).editor("issue_date").state() == "02/12/2026"
    assert form(gallery).labelled("issue_date").isVisible()  # the fold stands open where something is given
    choose(gallery, COMMUNE)
    assert form(gallery).editor("topic").state() == "tiết kiệm"


def test_a_field_of_another_kind_takes_nothing_over(gallery: GalleryScreen) -> None:
    """Groups of tasks have other columns in another template."""
    choose(gallery, "dang-tinh-thuc-hien-van-ban-trung-uong")
    table = form(gallery).editor("task_groups")
    assert isinstance(table, TableEditor)
    table.model.setData(table.model.index(0, 0), "Đổi tên nhóm")
    choose(gallery, COMMUNE)
    assert not form(gallery).editor("task_groups").state()


def test_what_does_not_suit_is_said_under_its_field_and_the_field_gets_the_focus(
    gallery: GalleryScreen, qtbot: QtBot
) -> None:
    spy = QSignalSpy(gallery.created)
    form(gallery).editor("issue_date").restore("mai")
    gallery.create_plan()
    assert spy.count() == 0
    assert form(gallery).labelled("issue_date").error == "“mai” không phải ngày; viết như 05/9/2026."
    assert line(gallery, "issue_date").hasFocus()
    assert form(gallery).labelled("issue_date").isVisible()
    date = line(gallery, "issue_date")
    date.clear()
    type_text(date, "02/12/2026")
    assert form(gallery).labelled("issue_date").error == ""
    assert created(gallery, qtbot).issue_date.day == 2


def test_what_only_the_whole_can_tell_is_said_too(gallery: GalleryScreen, qtbot: QtBot) -> None:
    form(gallery).editor("number").restore("1.234.567")
    gallery._ask()
    settled(gallery, qtbot)
    assert "không phải số nguyên" in gallery.failure.text()
    assert gallery.failure.isVisible()
    assert gallery.create_button.isEnabled()
    form(gallery).editor("number").restore("57")
    gallery._ask()
    settled(gallery, qtbot)
    assert not gallery.failure.isVisible()


def test_empty_fields_say_what_will_stand_on_the_paper(gallery: GalleryScreen, qtbot: QtBot) -> None:
    head = form(gallery).editor("issuing_body")
    assert isinstance(head, AreaEditor)
    assert head.area.placeholderText() == "Mặc định: ĐẢNG UỶ XÃ SUỐI NGÀ"
    place = form(gallery).editor("place")
    assert isinstance(place, LineEditor)
    assert place.line.placeholderText() == "Mặc định: Suối Ngà"


@opens_popups
def test_a_person_of_the_register_brings_position_and_authority(gallery: GalleryScreen, qtbot: QtBot) -> None:
    form(gallery).go_to(form(gallery).editor("signatory"))
    field = line(gallery, "signatory")
    assert field.hasFocus()
    type_text(field, "khai")
    popup = field.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    signature = created(gallery, qtbot).signature
    assert (signature.signatory, signature.position, signature.authority) == (
        "Đinh Quốc Khải",
        "PHÓ BÍ THƯ",
        "T/M BAN THƯỜNG VỤ",
    )


def test_opening_again_begins_with_an_empty_form(gallery: GalleryScreen, qtbot: QtBot) -> None:
    type_text(line(gallery, "topic"), "tiết kiệm")
    gallery.open()
    settled(gallery, qtbot)
    assert not form(gallery).editor("topic").state()


# ---------------------------------------------------------------- reach


def test_tab_goes_as_the_eye_does(gallery: GalleryScreen) -> None:
    found = tab_order(gallery.search, gallery.create_button)
    assert found[0] is gallery.search
    assert found[1] in gallery.sides.buttons()
    assert gallery.list in found[2:4]
    fields = [line(gallery, one.key) for one in form(gallery).template.fields]
    places = [found.index(field) for field in fields]
    assert places == sorted(places)
    assert found[-2:] == [gallery.cancel_button, gallery.create_button]


def test_every_field_has_its_label_for_a_name(gallery: GalleryScreen) -> None:
    for template in built_in_templates():
        if template.side is Side.PARTY:
            choose(gallery, template.id)
            for one in (*template.fields, *template.common):
                widget = line(gallery, one.key)
                assert one.label in (widget.accessibleName(), getattr(widget, "text", str)()), one.key


def test_the_gallery_fits_a_small_screen(gallery: GalleryScreen) -> None:
    assert gallery.minimumSizeHint().width() <= 1366 - 80
    assert gallery.minimumSizeHint().height() <= 690 - 56
    gallery.resize(1286, 634)
    assert gallery.create_button.visibleRegion().boundingRect().height() == gallery.create_button.height()
    assert form(gallery).width() <= gallery.fields_area.viewport().width()  # never sideways


def test_an_office_of_the_state_begins_with_its_side(office_dir: Path, gallery: GalleryScreen, qtbot: QtBot) -> None:
    set_up_office(office_dir, replace(OFFICE, side=Side.STATE, name="UỶ BAN NHÂN DÂN XÃ SUỐI NGÀ", code=None))
    gallery.open()
    settled(gallery, qtbot)
    assert gallery.sides.value == Side.STATE.value
    assert gallery.template is not None
    assert gallery.template.id == "ubnd-xa"
