import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop import paths, settings
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Term
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.errors import CannotWriteError
from kehoach_desktop.storage import settings as stored_settings
from kehoach_desktop.storage import signatories
from kehoach_desktop.storage.database import open_store
from kehoach_desktop.ui import background
from kehoach_desktop.ui.first_start import FirstStartScreen
from kehoach_desktop.ui.first_start import screen as screen_module
from kehoach_desktop.ui.first_start.kinds import KINDS
from kehoach_desktop.ui.first_start.specimen import specimen_plan
from tests.ui.forms.keys import opens_popups, shown_active, tab_order, type_text
from tests.ui.theme.dressing import dressed

TODAY = datetime.date(2026, 11, 20)


@pytest.fixture
def screen(data_dir: Path, qtbot: QtBot) -> Iterator[FirstStartScreen]:
    made = FirstStartScreen(data_dir, today=TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    shown_active(made, qtbot)
    settled(made, qtbot)
    yield made
    background.shutdown()


def settled(screen: FirstStartScreen, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: screen._latest.is_idle and not background.worker().is_busy, timeout=20_000)


def take_level(screen: FirstStartScreen, id_: str) -> None:
    kind = next(kind for kind in KINDS if kind.id == id_)
    if screen.side.value is not kind.side:
        screen.side.buttons()[1 if kind.side is Side.STATE else 0].click()
    screen.level.set_value(kind)
    screen.level.chosen.emit(kind)


def started(screen: FirstStartScreen, qtbot: QtBot) -> IssuingBody:
    with qtbot.waitSignal(screen.finished, timeout=20_000) as made:
        screen.start()
    office = made.args[0]
    assert isinstance(office, IssuingBody)
    return office


# ---------------------------------------------------------------- what is asked


def test_the_name_has_the_focus_and_is_enough(screen: FirstStartScreen, data_dir: Path, qtbot: QtBot) -> None:
    assert screen.name.hasFocus()
    type_text(screen.name, "Đảng uỷ xã Suối Ngà")
    office = started(screen, qtbot)
    assert (office.name, office.side, office.level) == ("ĐẢNG UỶ XÃ SUỐI NGÀ", Side.PARTY, Level.COMMUNE)
    assert (office.place, office.code, office.parent_name) == ("Suối Ngà", "ĐU", None)
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        assert stored_settings.get(store, settings.DEFAULT_BODY.key) == office.id


@opens_popups
def test_everything_is_suggested_typed_over_and_stored_by_keys(
    screen: FirstStartScreen, data_dir: Path, qtbot: QtBot
) -> None:
    screen.province.setFocus()
    type_text(screen.province, "lam dong")
    popup = screen.province.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert screen.province.text() == "Lâm Đồng"
    screen.name.setFocus()
    type_text(screen.name, "Đảng uỷ xã Suối Ngà")
    assert screen.parent_name.text() == "ĐẢNG BỘ TỈNH LÂM ĐỒNG"
    assert screen.printed_name.text() == "ĐẢNG UỶ XÃ SUỐI NGÀ"
    assert screen.place.text() == "Suối Ngà"
    assert screen.code.text() == "ĐU"
    screen.place.selectAll()
    type_text(screen.place, "Đức Trọng")
    type_text(screen.name, " Mới")
    assert screen.place.text() == "Đức Trọng"  # never overwritten
    assert screen.printed_name.text() == "ĐẢNG UỶ XÃ SUỐI NGÀ MỚI"
    type_text(screen.term_starts.line, "18/7/2025")
    type_text(screen.term_ends, "2030")
    type_text(screen.signatories.rows[1].name, "Đinh Quốc Khải")
    office = started(screen, qtbot)
    assert office.parent_name == "ĐẢNG BỘ TỈNH LÂM ĐỒNG"
    assert office.place == "Đức Trọng"
    assert office.terms == (Term(datetime.date(2025, 7, 18), ends=datetime.date(2030, 12, 31)),)
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        assert office.id is not None
        people = signatories.of_body(store, office.id)
    assert [(one.name, one.position) for one in people] == [("Đinh Quốc Khải", "PHÓ BÍ THƯ")]


@opens_popups
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_province_that_was_understood_stands_as_it_is_written(
    screen: FirstStartScreen, qtbot: QtBot, key: Qt.Key
) -> None:
    screen.province.setFocus()
    type_text(screen.province, "lam dong")
    popup = screen.province.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, key)
    assert screen.province.text() == "Lâm Đồng"
    assert not popup.isVisible()
    screen.province.clear()
    type_text(screen.province, "lam")
    popup.hide()
    screen.name.setFocus()
    assert screen.province.text() == "lam"  # that may be another one


def test_a_field_that_was_emptied_stays_empty(screen: FirstStartScreen, qtbot: QtBot) -> None:
    screen.province.setText("Lâm Đồng")
    type_text(screen.name, "Đảng uỷ xã Suối Ngà")
    screen.parent_name.setFocus()
    screen.parent_name.selectAll()
    qtbot.keyClick(screen.parent_name, Qt.Key.Key_Delete)
    type_text(screen.name, "i")
    assert screen.parent_name.text() == ""
    assert started(screen, qtbot).parent_name is None


def test_side_and_level_change_what_is_asked(screen: FirstStartScreen, qtbot: QtBot) -> None:
    assert screen.term_ends.isVisible()
    assert screen.signatories.rows[0].position.text() == "Bí thư"
    qtbot.mouseClick(screen.side.buttons()[1], Qt.MouseButton.LeftButton)
    assert screen.level.currentText() == "Uỷ ban nhân dân xã, phường, đặc khu"
    assert not screen.term_ends.isVisible()  # numbers of the State run by the year
    assert [row.position.text() for row in screen.signatories.rows] == ["Chủ tịch", "Phó Chủ tịch"]
    take_level(screen, "department")
    assert screen.signatories.rows[0].position.text() == "Giám đốc"
    assert screen.name.placeholderText() == "Ví dụ: Sở Nội vụ tỉnh Lâm Đồng"


@opens_popups
def test_a_province_is_told_by_kind_and_province_alone(screen: FirstStartScreen) -> None:
    take_level(screen, "province_committee")
    type_text(screen.province, "Huế")
    assert screen.name.text() == "Thành uỷ Huế"
    assert screen.printed_name.text() == "THÀNH UỶ HUẾ"
    assert screen.place.text() == "Thành phố Huế"


def test_signatories_are_added_and_taken_away(screen: FirstStartScreen, qtbot: QtBot) -> None:
    qtbot.mouseClick(screen.signatories.add_button, Qt.MouseButton.LeftButton)
    assert len(screen.signatories.rows) == 3
    third = screen.signatories.rows[2]
    assert third.name.hasFocus()
    type_text(third.name, "Lê Thu Hà")
    qtbot.mouseClick(screen.signatories.rows[0].remove_button, Qt.MouseButton.LeftButton)
    assert [one.name for one in screen.answers.people] == ["", "Lê Thu Hà"]
    for row in list(screen.signatories.rows):
        row.remove_button.click()
    assert screen.answers.people == ()
    assert screen.signatories.add_button.hasFocus()


# ---------------------------------------------------------------- what is wrong


def test_without_a_name_it_says_so_and_goes_there(screen: FirstStartScreen, qtbot: QtBot) -> None:
    spy = QSignalSpy(screen.finished)
    screen.place.setFocus()
    screen.start_button.click()
    assert screen.name_complaint.isVisible()
    assert screen.name_complaint.text == "Cần tên cơ quan để ghi ở đầu văn bản."
    assert screen.name.hasFocus()
    assert spy.count() == 0
    type_text(screen.name, "C")
    assert not screen.name_complaint.isVisible()


@pytest.mark.parametrize(("starts", "ends", "is_end"), [("mai", "", False), ("18/7/2025", "sau", True)])
def test_a_bad_term_is_told_and_mended(
    screen: FirstStartScreen, qtbot: QtBot, starts: str, ends: str, is_end: bool
) -> None:
    type_text(screen.name, "Chi bộ 1")
    type_text(screen.term_starts.line, starts)
    type_text(screen.term_ends, ends)
    screen.start()
    wrong = screen.term_ends if is_end else screen.term_starts.line
    assert wrong.hasFocus()
    assert wrong.property("error") is True
    assert screen.term_complaint.isVisible()
    wrong.clear()
    type_text(wrong, "2030" if is_end else "18/7/2025")
    assert not screen.term_complaint.isVisible()
    assert started(screen, qtbot).terms


def test_a_full_disk_is_told_and_nothing_is_lost(
    screen: FirstStartScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise CannotWriteError("Chưa ghi được: ổ đĩa đã đầy.")

    monkeypatch.setattr(screen_module, "set_up_office", refuse)
    type_text(screen.name, "Chi bộ 1")
    settled(screen, qtbot)
    spy = QSignalSpy(screen.finished)
    screen.start()
    qtbot.waitUntil(lambda: screen.failure.text() == "Chưa ghi được: ổ đĩa đã đầy.", timeout=20_000)
    assert spy.count() == 0
    assert screen.name.text() == "Chi bộ 1"
    monkeypatch.undo()
    assert started(screen, qtbot).name == "CHI BỘ 1"


# ---------------------------------------------------------------- the print


def test_letterhead_and_closing_follow_what_is_typed(screen: FirstStartScreen, qtbot: QtBot) -> None:
    head, closing = QImage(screen.head.image), QImage(screen.closing.image)
    assert not head.isNull()
    assert not closing.isNull()
    type_text(screen.name, "Đảng uỷ xã Suối Ngà")
    settled(screen, qtbot)
    assert screen.head.image != head
    type_text(screen.signatories.rows[0].name, "Đinh Quốc Khải")
    settled(screen, qtbot)
    assert screen.closing.image != closing
    assert screen.rules.text() == "Thể thức: 05-HD/VPTW, áp dụng từ 27/5/2026"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.id)
def test_each_kind_of_office_has_its_print(screen: FirstStartScreen, qtbot: QtBot, kind: object) -> None:
    take_level(screen, kind.id)  # type: ignore[attr-defined]
    type_text(screen.name, "Cơ quan thử")
    settled(screen, qtbot)
    assert screen._safe_icon._name == "shield-check", screen.failure.text()
    assert screen.head.image.height() > 50
    assert screen.closing.image.height() > 50


def test_the_print_shows_the_answers_and_blanks_for_the_rest(screen: FirstStartScreen, data_dir: Path) -> None:
    type_text(screen.name, "Đảng uỷ xã Suối Ngà")
    screen.signatories.rows[1].name.setText("Đinh Quốc Khải")
    plan = specimen_plan(screen.answers, data_dir, TODAY)
    assert (plan.issuing_body, plan.place, plan.symbol) == ("ĐẢNG UỶ XÃ SUỐI NGÀ", "Suối Ngà", "KH/ĐU")
    assert plan.signature.signatory == "Đinh Quốc Khải"
    assert plan.signature.authority == "T/M BAN THƯỜNG VỤ"
    assert plan.subject is None
    assert not plan.blocks
    assert plan.recipients


# ---------------------------------------------------------------- reach


def enter(qtbot: QtBot) -> QWidget:
    """Enter where the keyboard is, and where it is then."""
    before = QApplication.focusWidget()
    assert before is not None
    qtbot.keyClick(before, Qt.Key.Key_Return)
    after = QApplication.focusWidget()
    assert after is not None
    return after


def test_enter_goes_from_field_to_field_and_ends_on_the_start(screen: FirstStartScreen, qtbot: QtBot) -> None:
    screen.side.buttons()[0].setFocus()
    rows = screen.signatories.rows
    wanted: list[QWidget] = [
        screen.level, screen.province, screen.name, screen.parent_name, screen.printed_name, screen.place, screen.code,
        screen.term_starts.line, screen.term_ends, rows[0].name, rows[0].position, rows[1].name, rows[1].position,
        screen.start_button,
    ]  # fmt: skip
    assert [enter(qtbot) for _ in wanted] == wanted
    assert len(screen.signatories.rows) == 2


def test_enter_takes_no_signatory_away_space_does(screen: FirstStartScreen, qtbot: QtBot) -> None:
    first, second = screen.signatories.rows
    first.remove_button.setFocus()
    assert enter(qtbot) is second.name
    first.remove_button.setFocus()
    qtbot.keyClick(first.remove_button, Qt.Key.Key_Space)
    assert screen.signatories.rows == [second]
    screen.signatories.add_button.setFocus()
    qtbot.keyClick(screen.signatories.add_button, Qt.Key.Key_Space)
    assert len(screen.signatories.rows) == 2


def test_enter_presses_the_start(screen: FirstStartScreen, qtbot: QtBot) -> None:
    type_text(screen.name, "Chi bộ 1")
    screen.start_button.setFocus()
    with qtbot.waitSignal(screen.finished, timeout=20_000):
        qtbot.keyClick(screen.start_button, Qt.Key.Key_Return)


def test_the_two_other_ways_in_are_wishes(screen: FirstStartScreen, qtbot: QtBot) -> None:
    with qtbot.waitSignal(screen.sample_asked):
        qtbot.mouseClick(screen.sample_button, Qt.MouseButton.LeftButton)
    screen.restore_button.setFocus()
    with qtbot.waitSignal(screen.restore_asked):
        qtbot.keyClick(screen.restore_button, Qt.Key.Key_Space)


def test_tab_goes_as_the_eye_does(screen: FirstStartScreen) -> None:
    found = tab_order(screen.side.buttons()[0], screen.start_button)
    rows = screen.signatories.rows
    wanted: list[QWidget] = [
        screen.side.buttons()[0], screen.level, screen.province, screen.name, screen.parent_name, screen.printed_name,
        screen.place, screen.code, screen.term_starts.line, screen.term_ends, rows[0].name, rows[0].position,
        rows[1].name, rows[1].position, screen.signatories.add_button, screen.restore_button, screen.sample_button,
        screen.start_button,
    ]  # fmt: skip
    assert [one for one in found if one in wanted] == wanted


def test_every_field_has_a_name_for_the_ear(screen: FirstStartScreen) -> None:
    named = [screen.level, screen.province, screen.name, screen.parent_name, screen.printed_name, screen.place,
             screen.code, screen.term_starts.line, screen.term_ends]  # fmt: skip
    names = [one.accessibleName() for one in named]
    assert all(names)
    assert len(set(names)) == len(names)
    assert screen.signatories.rows[0].name.accessibleName() == "Họ và tên người ký 1"


def test_it_fits_a_small_screen_as_it_is_dressed(qapp: QApplication, data_dir: Path, qtbot: QtBot) -> None:
    with dressed(qapp):
        screen = FirstStartScreen(data_dir, today=TODAY)
        qtbot.addWidget(screen)
        screen.resize(1366, 690)
        shown_active(screen, qtbot)
        (form,) = screen.findChildren(QScrollArea)
        assert form.verticalScrollBar().maximum() == 0
        settled(screen, qtbot)
        screen.close()
    background.shutdown()


def test_it_fits_a_small_screen_without_moving_the_form(screen: FirstStartScreen) -> None:
    assert screen.minimumSizeHint().width() <= 1366
    assert screen.minimumSizeHint().height() <= 690
    for widget in (screen.name, screen.signatories.add_button, screen.start_button, screen.closing):
        assert widget.visibleRegion().boundingRect().size() == widget.size()
