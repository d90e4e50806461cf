from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.task_exchange import Field, Table, propose
from kehoach_desktop.domain.tasks import Progress, Stage, TrackedTask
from kehoach_desktop.operations.tasks import ProgressChange
from kehoach_desktop.ui.receiving.cells import check_rect
from kehoach_desktop.ui.receiving.columns import Column
from kehoach_desktop.ui.receiving.model import ReceivingModel
from kehoach_desktop.ui.receiving.paragraphs import Paragraph, Piece, _laid, height_of
from kehoach_desktop.ui.receiving.review import Kind, Review
from kehoach_desktop.ui.receiving.screen import ReceivingScreen
from kehoach_desktop.ui.theme import theme
from kehoach_desktop.ui.widgets import EmptyState
from tests.ui.receiving.files import foreign_row, row_of, table_of, task
from tests.ui.theme.dressing import dressed

TROUBLE = "Không đọc được cong-an.xlsx: tệp được đặt mật khẩu. Chưa có gì thay đổi."
NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp):
        yield


def mixed() -> tuple[list[TrackedTask], list[Table]]:
    """A clear change, a done task without its day, a row that fits nothing, and one that says nothing new."""
    tasks = [task(n) for n in range(4)]
    rows = [
        row_of(tasks[0], {Field.STAGE: "Đang thực hiện", Field.PERCENT: 60.0}, number=9),
        row_of(tasks[1], {Field.STAGE: "Đã hoàn thành"}, number=10),
        row_of(tasks[2], {}, number=11),
    ]
    return tasks, [
        table_of("vpdu.xlsx", rows),
        table_of("mttq.xlsx", [foreign_row("Trồng cây xanh dọc tuyến đường", {Field.STAGE: "Đang thực hiện"})]),
    ]


def shown(
    qtbot: QtBot, tasks: list[TrackedTask], tables: list[Table], troubles: tuple[str, ...] = ()
) -> ReceivingScreen:
    screen = ReceivingScreen()
    qtbot.addWidget(screen)
    screen.resize(1286, 690)
    screen.show_files(tables, troubles, propose(tasks, tables))
    screen.show()
    qtbot.waitExposed(screen)
    screen.take_focus()
    return screen


@pytest.fixture
def screen(qtbot: QtBot) -> ReceivingScreen:
    return shown(qtbot, *mixed(), troubles=(TROUBLE,))


def said(screen: ReceivingScreen, at: int, column: Column) -> str:
    text = screen.model.index(at, column).data(Qt.ItemDataRole.AccessibleTextRole)
    assert isinstance(text, str)
    return text


def accepted(screen: ReceivingScreen) -> list[ProgressChange]:
    heard: list[list[ProgressChange]] = []
    screen.accepted.connect(heard.append)
    screen.accept.click()
    return heard[0] if heard else []


def test_the_header_counts_files_and_rows_and_a_bad_file_is_a_sentence_among_them(screen: ReceivingScreen) -> None:
    assert screen.count.text() == "3 tệp · 4 dòng"
    assert [label.text() for label in screen.files._labels] == ["vpdu.xlsx (3 dòng) · mttq.xlsx (1 dòng)", TROUBLE]


def test_a_row_says_in_words_what_would_change_and_why_it_is_not_ticked(screen: ReceivingScreen) -> None:
    changes = "Tình hình: Chưa triển khai → Đang thực hiện. Tiến độ (%): (trống) → 60 %"
    assert [said(screen, 0, column) for column in (Column.CHECK, Column.CHANGES)] == ["Nhận", changes]
    assert said(screen, 0, Column.TASK).startswith(
        "Chuẩn hoá bộ mẫu văn bản và danh bạ nơi nhận dùng chung. 34-KH/ĐU ·"
    )
    assert said(screen, 1, Column.CHECK) == "Không có gì để nhận"
    assert said(screen, 1, Column.NOTES) == "Đã hoàn thành nhưng chưa có ngày. Chờ trả lời, nhấn Enter"
    assert said(screen, 2, Column.NOTES) == "Không khớp nhiệm vụ nào trong chương trình"
    assert said(screen, 3, Column.CHANGES) == "Không có gì mới"


def test_the_main_deed_counts_what_is_ticked_and_hands_it_over(screen: ReceivingScreen) -> None:
    assert screen.accept.text() == "Nhận 1 thay đổi"
    assert accepted(screen) == [ProgressChange("p1", "t0", Progress(Stage.UNDER_WAY, percent=60))]


def test_space_unticks_and_nothing_ticked_is_nothing_to_accept(qtbot: QtBot, screen: ReceivingScreen) -> None:
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert said(screen, 0, Column.CHECK) == "Không nhận"
    assert (screen.accept.text(), screen.accept.isEnabled(), accepted(screen)) == ("Nhận thay đổi", False, [])
    assert screen.accept.toolTip() == "Chưa chọn dòng nào."


def test_a_click_on_the_box_ticks(qtbot: QtBot, screen: ReceivingScreen) -> None:
    place = check_rect(screen.table.visualRect(screen.model.index(0, Column.CHECK)).toRectF()).center().toPoint()
    qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, NOTHING, place)
    assert screen.model.review.ticked == 0


def test_all_are_ticked_by_key_and_unticked_by_the_same_button(qtbot: QtBot, screen: ReceivingScreen) -> None:
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    qtbot.keyClick(screen.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert (screen.model.review.ticked, screen.chips.tick_all.text()) == (1, "Bỏ chọn tất cả")
    screen.chips.tick_all.click()
    assert (screen.model.review.ticked, screen.chips.tick_all.text()) == (0, "Chọn tất cả")


def typed(qtbot: QtBot, screen: ReceivingScreen, text: str) -> None:
    """Enter in the row, the text, Enter."""
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    line = screen.table.findChild(QLineEdit)
    assert line is not None
    assert line.accessibleName() == "Ngày hoàn thành"
    line.selectAll()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.table.findChild(QLineEdit) is None)


def test_a_missing_day_is_typed_in_the_row(qtbot: QtBot, screen: ReceivingScreen) -> None:
    screen.table.selectRow(1)
    typed(qtbot, screen, "20/11/2026")
    assert said(screen, 1, Column.CHANGES).endswith("→ Đã hoàn thành. Ngày hoàn thành: (trống) → 20/11/2026")
    assert screen.accept.text() == "Nhận 2 thay đổi"


def test_a_day_that_is_none_stays_with_a_sentence_below_and_the_row_grows(
    qtbot: QtBot, screen: ReceivingScreen
) -> None:
    screen.table.selectRow(1)
    before = screen.table.rowHeight(1)
    typed(qtbot, screen, "tuan truoc")
    assert said(screen, 1, Column.NOTES).endswith("tuan truoc. Ghi đủ ngày, tháng, năm, như 05/9/2026.")
    assert screen.table.rowHeight(1) > before


def test_escape_leaves_the_answer_as_it_was(qtbot: QtBot, screen: ReceivingScreen) -> None:
    screen.table.selectRow(1)
    qtbot.keyClick(screen.table, Qt.Key.Key_F2)
    line = screen.table.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "20/11/2026")
    with qtbot.assertNotEmitted(screen.closed):
        qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: screen.table.findChild(QLineEdit) is None)
    assert screen.model.review.ticked == 1


def test_space_on_a_row_that_waits_opens_its_question(qtbot: QtBot, screen: ReceivingScreen) -> None:
    screen.table.selectRow(1)
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert screen.table.findChild(QLineEdit) is not None


@pytest.fixture
def asked_twice(qtbot: QtBot) -> ReceivingScreen:
    """One row with two conflicts."""
    one = task(0, Progress(Stage.UNDER_WAY, percent=40, result="Đã họp"))
    row = row_of(one, {Field.PERCENT: 70.0, Field.RESULT: "Đã trình"}, left=Progress(Stage.UNDER_WAY, percent=30))
    return shown(qtbot, [one], [table_of("a.xlsx", [row])])


def test_a_conflict_is_answered_from_a_menu_and_the_keys_go_on_to_the_next(asked_twice: ReceivingScreen) -> None:
    table = asked_twice.table
    for words in ("Lấy: 70 %", "Giữ: Đã họp"):
        box, _ = table.delegate.box(table.currentIndex(), table.delegate.question) or pytest.fail("không có câu hỏi")
        menu = table.menu_of(0, box)
        next(action for action in menu.actions() if action.text() == words).trigger()
        menu.deleteLater()
    assert accepted(asked_twice)[0].progress == Progress(Stage.UNDER_WAY, percent=70, result="Đã họp")


def test_right_and_left_choose_the_question(qtbot: QtBot, asked_twice: ReceivingScreen) -> None:
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(asked_twice.table, key)
        seen.append(asked_twice.table.delegate.question)
    assert seen == [1, 1, 0]


def test_a_click_on_the_box_opens_its_menu(
    qtbot: QtBot, asked_twice: ReceivingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[list[str]] = []

    def popup(menu: QMenu, _: QPoint) -> None:
        opened.append([action.text() for action in menu.actions()])

    monkeypatch.setattr(QMenu, "popup", popup)
    table = asked_twice.table
    _, rect = list(table.delegate.boxes(table.currentIndex()))[1]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NOTHING, rect.center().toPoint() + QPoint(0, 1))
    assert opened == [["Giữ: Đã họp", "Lấy: Đã trình"]]


def test_chips_filter_and_pressed_again_show_all(screen: ReceivingScreen) -> None:
    chip = screen.chips.chips[Kind.UNPLACED]
    assert chip.accessibleName() == "Không khớp: 1 dòng"
    chip.click()
    assert [screen.model.rowCount(), said(screen, 0, Column.TASK)] == [
        1,
        "Trồng cây xanh dọc tuyến đường. mttq.xlsx, trang “Trang tính 1”, dòng 5",
    ]
    chip.click()
    assert screen.model.rowCount() == 4


def test_only_what_contradicts_something_is_a_conflict(qtbot: QtBot) -> None:
    tasks = [task(n) for n in range(3)]
    tables = [
        table_of("a.xlsx", [row_of(tasks[0], {Field.RESULT: "Đã họp"}), row_of(tasks[1], {Field.STAGE: "gần xong"})]),
        table_of("b.xlsx", [row_of(tasks[0], {Field.RESULT: "Đã trình"}), row_of(tasks[2], {Field.PERCENT: "đủ"})]),
    ]
    chips = shown(qtbot, tasks, tables).chips.chips
    named = [chips[kind].accessibleName() for kind in (Kind.CONFLICT, Kind.UNCLEAR)]
    assert named == ["Xung đột: 1 dòng", "Cần làm rõ: 2 dòng"]


def test_what_is_filtered_away_stays_ticked(screen: ReceivingScreen) -> None:
    screen.chips.chips[Kind.UNCLEAR].click()
    assert [change.task_id for change in accepted(screen)] == ["t0"]


def empty_title(screen: ReceivingScreen) -> str:
    page = screen._pages.currentWidget()
    assert isinstance(page, EmptyState)
    return next(title for title, one in screen._empty.items() if one is page)


def test_files_that_say_nothing_new_leave_nothing_to_accept(qtbot: QtBot) -> None:
    one = task(0)
    screen = shown(qtbot, [one], [table_of("a.xlsx", [row_of(one, {})])])
    assert (empty_title(screen), screen.accept.isVisible(), screen.leave.text()) == (
        "Không có gì thay đổi",
        False,
        "Đóng",
    )
    screen.chips.chips[Kind.UNCHANGED].click()
    assert screen._pages.currentWidget() is screen.table


def test_files_that_cannot_be_read_are_told_and_nothing_else(qtbot: QtBot) -> None:
    screen = shown(qtbot, [task(0)], [], (TROUBLE,))
    assert (empty_title(screen), screen.chips.isVisible()) == ("Không đọc được tiến độ nào", False)
    assert screen.count.text() == "1 tệp · 0 dòng"


def test_leaving_accepts_nothing(qtbot: QtBot, screen: ReceivingScreen) -> None:
    with qtbot.assertNotEmitted(screen.accepted), qtbot.waitSignal(screen.closed):
        screen.leave.click()


def test_other_files_begin_anew(screen: ReceivingScreen) -> None:
    screen.chips.chips[Kind.UNPLACED].click()
    one = task(5)
    tables = [table_of("b.xlsx", [row_of(one, {Field.RESULT: "Đã có dự thảo"})])]
    screen.show_files(tables, (), propose([one], tables))
    assert (screen.model.rowCount(), screen.chips.kinds, screen.accept.text()) == (1, frozenset(), "Nhận 1 thay đổi")


def test_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = ReceivingModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tasks, tables = mixed()
    model.show_review(Review(tables, propose(tasks, tables)))
    model.filter(frozenset({Kind.CHANGE}))
    model.toggle(0)
    model.filter(frozenset())
    assert tester.model() is model


@pytest.mark.parametrize("base_px", [13, 17])
def test_every_paragraph_finds_the_room_that_was_reckoned_for_it(qtbot: QtBot, base_px: int) -> None:
    theme.choose(base_px=base_px)
    texts = [
        "Kết quả thực hiện: các tệp ghi khác nhau (ubkt.xlsx, trang “Nhiệm vụ”, dòng 9: Đã trình Thường trực; cũ).",
        "Báo cáo số 15-BC/CB, ngày 20/11/2026 của Cơ quan Uỷ ban Kiểm tra Đảng uỷ xã",
        "tên_tệp_rất_dài_không_có_chỗ_ngắt_nào_cả_để_xuống_dòng_cho_vừa_ô_này.xlsx",
    ]
    for text in texts:
        words = Paragraph((Piece("Kết quả: ", "muted"), Piece(text, weight=600)), icon="info")
        for width in range(90, 600, 17):
            assert height_of(words, width) >= _laid(words, width).lineCount() * theme.line_height(), (text, width)


def test_a_thousand_rows_are_measured_once_and_all_can_be_ticked(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    built = []
    blocks = ReceivingModel.blocks
    monkeypatch.setattr(
        ReceivingModel, "blocks", lambda *args, **words: built.append(args[1]) or blocks(*args, **words)
    )
    tasks = [task(n, content=f"Rà soát hồ sơ đợt {n}") for n in range(1000)]
    rows = [row_of(one, {Field.STAGE: "Đang thực hiện"}, number=9 + n) for n, one in enumerate(tasks)]
    screen = shown(qtbot, tasks, [table_of("tat-ca.xlsx", rows)])
    assert screen.accept.text() == "Nhận 1000 thay đổi"
    built.clear()
    screen.chips.tick_all.click()
    screen.table.viewport().repaint()
    assert screen.model.review.ticked == 0
    assert len(set(built)) < 40, "only rows in sight are painted, none is measured"


def test_answers_that_begin_alike_are_told_apart_by_their_ends(qtbot: QtBot) -> None:
    one, long = task(0), "Đã lấy ý kiến các cơ quan tham mưu giúp việc của Đảng uỷ về dự thảo quy chế lần thứ nhất và"
    rows = [
        row_of(one, {Field.RESULT: f"{long} {end}"}, number=9 + n) for n, end in enumerate(("đã trình", "đang sửa"))
    ]
    screen = shown(qtbot, [one], [table_of("a.xlsx", rows)])
    row = screen.model.row(0)
    assert row is not None
    ends = [option.words.split(" và ")[-1] for option in row.questions()[0].options]
    assert ends == ["Giữ: (trống)", "đã trình (dòng 9)", "đang sửa (dòng 10)"]


def test_many_files_that_cannot_be_read_are_scrolled_to_by_key(qtbot: QtBot) -> None:
    screen = shown(qtbot, [task(0)], [], (TROUBLE,) * 12)
    assert screen.files.height() < 150
    assert screen.files.focusPolicy() == Qt.FocusPolicy.StrongFocus
