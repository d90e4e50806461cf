import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QSizePolicy, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.theme import Theme, theme
from kehoach_desktop.ui.widgets import (
    Button,
    Card,
    ChoiceCard,
    DropDown,
    EmptyState,
    Field,
    FilterDropDown,
    HeaderLine,
    Line,
    NumberField,
    SearchField,
    SegmentedChoice,
    TextLabel,
    ToolButton,
    WayCard,
)
from tests.ui.forms.keys import opens_popups

YEARS = [("Năm 2026", 2026), ("Năm 2025", 2025), ("Mọi năm", None)]


@pytest.fixture
def window(look: Theme, qtbot: QtBot) -> QWidget:
    widget = QWidget()
    QVBoxLayout(widget)
    qtbot.addWidget(widget)
    return widget


def shown(window: QWidget, qtbot: QtBot, *widgets: QWidget) -> None:
    for widget in widgets:
        window.layout().addWidget(widget)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()


def wheel(widget: QWidget) -> None:
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


# ---------------------------------------------------------------- buttons


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_button_is_pressed_by_mouse_and_by_key(window: QWidget, qtbot: QtBot, key: Qt.Key | None) -> None:
    button = Button("Xuất DOCX", "file-down", "primary")
    shown(window, qtbot, button)
    with qtbot.waitSignal(button.clicked):
        if key is None:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(button, key)


def test_the_icon_of_a_button_grows_with_the_text(look: Theme, window: QWidget) -> None:
    button = Button("Xuất", "file-down")
    look.choose(base_px=17)
    assert (button.iconSize().height(), button.iconSize().width()) == (21, 26)


@pytest.mark.parametrize("kind", ["", "primary", "quiet", "link"])
@pytest.mark.parametrize("compact", [False, True])
def test_the_arrow_of_a_menu_stands_apart_from_the_word(
    window: QWidget, qtbot: QtBot, kind: str, compact: bool
) -> None:
    button = Button("Chèn nhóm", kind=kind, compact=compact)
    button.setMenu(QMenu(button))
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    shown(window, qtbot, button)
    image = button.grab().toImage()
    inside, height = image.rect().adjusted(5, 5, -5, -5), image.height()
    ground = image.pixelColor(6, height // 2)
    inked = [
        x
        for x in range(inside.left(), inside.right())
        if any(image.pixelColor(x, y) != ground for y in range(inside.top(), inside.bottom()))
    ]
    arrow = next(at for at in range(len(inked) - 1, 0, -1) if inked[at] - inked[at - 1] > 1)
    assert inked[arrow] - inked[arrow - 1] >= 4


def test_a_click_on_a_tool_leaves_the_focus_where_it_is(window: QWidget, qtbot: QtBot) -> None:
    field, tool = QLineEdit(), ToolButton("bold", "Đậm", "Ctrl+B")
    shown(window, qtbot, field, tool)
    field.setFocus()
    with qtbot.waitSignal(tool.clicked):
        qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert tool.hasFocus()


def test_a_tool_says_its_word_its_key_and_why_it_cannot_be_used(window: QWidget) -> None:
    tool = ToolButton("redo-2", "Làm lại", "Ctrl+Y")
    assert (tool.accessibleName(), tool.toolTip()) == ("Làm lại", "Làm lại (Ctrl+Y)")
    tool.set_reason("Không có gì để làm lại.")
    assert not tool.isEnabled()
    assert tool.toolTip() == "Làm lại (Ctrl+Y). Không có gì để làm lại."
    tool.set_reason("")
    assert tool.isEnabled()


def test_a_tool_without_its_word_is_square_and_grows_with_it(look: Theme, window: QWidget) -> None:
    tool = ToolButton("book-open", "Trang in", "F7", shows_word=True)
    wide = tool.sizeHint()
    tool.set_shows_word(False)
    assert tool.sizeHint().width() == tool.sizeHint().height() == wide.height() == look.size("control")
    assert wide.width() > 70


# ---------------------------------------------------------------- choices


def test_a_choice_is_told_once_and_filling_tells_nothing(window: QWidget, qtbot: QtBot) -> None:
    drop = DropDown("Năm", YEARS)
    shown(window, qtbot, drop)
    told: list[object] = []
    drop.chosen.connect(told.append)
    drop.set_value(2025)
    drop.set_choices([*YEARS, ("Năm 2024", 2024)])
    assert (told, drop.value) == ([], 2025)
    drop.setFocus()
    qtbot.keyClick(drop, Qt.Key.Key_Up)
    assert (told, drop.value) == ([2026], 2026)
    qtbot.keyClick(drop, Qt.Key.Key_Up)
    assert told == [2026]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_a_choice_is_taken_from_the_open_list(window: QWidget, qtbot: QtBot) -> None:
    drop = DropDown("Năm", YEARS)
    shown(window, qtbot, drop)
    assert drop.value == 2026
    drop.showPopup()
    rows = drop.view()
    qtbot.waitUntil(rows.isVisible)
    qtbot.keyClick(rows, Qt.Key.Key_End)
    with qtbot.waitSignal(drop.chosen):
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert drop.value is None


def test_choices_that_lose_the_value_fall_back_to_the_first(window: QWidget) -> None:
    drop = FilterDropDown("Năm", YEARS)
    drop.set_value(2025)
    drop.set_choices([("Năm 2027", 2027)])
    assert drop.value == 2027
    drop.set_choices([])
    assert drop.value is None


def test_the_wheel_over_a_field_changes_nothing(window: QWidget, qtbot: QtBot) -> None:
    drop, number = DropDown("Năm", YEARS), NumberField("Cỡ chữ", 13, 15, "pt")
    shown(window, qtbot, drop, number)
    number.setValue(14)
    for widget in (drop, number):
        widget.setFocus()
        wheel(widget)
    assert (drop.value, number.value(), number.text()) == (2026, 14, "14 pt")


def test_a_number_is_changed_by_key(window: QWidget, qtbot: QtBot) -> None:
    number = NumberField("Cỡ chữ", 13, 15, "pt")
    shown(window, qtbot, number)
    number.setFocus()
    with qtbot.waitSignal(number.valueChanged):
        qtbot.keyClick(number, Qt.Key.Key_Up)
    assert number.value() == 14


def test_one_of_several_segments_is_taken_by_mouse_and_by_arrow(window: QWidget, qtbot: QtBot) -> None:
    choice = SegmentedChoice("Khối", [("Cơ quan Đảng", "party"), ("Cơ quan nhà nước", "state")])
    shown(window, qtbot, choice)
    told: list[object] = []
    choice.chosen.connect(told.append)
    party, state = choice.buttons()
    qtbot.mouseClick(state, Qt.MouseButton.LeftButton)
    assert (choice.value, told) == ("state", ["state"])
    state.setFocus()
    qtbot.keyClick(state, Qt.Key.Key_Left)
    assert (choice.value, told) == ("party", ["state", "party"])
    assert party.hasFocus()
    choice.set_value("state")
    assert told == ["state", "party"]
    assert state.accessibleName() == "Khối: Cơ quan nhà nước"


# ---------------------------------------------------------------- fields


def type_into(field: QWidget, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def test_a_search_tells_its_words_in_one_form_as_they_are_typed(window: QWidget, qtbot: QtBot) -> None:
    field = SearchField("Tìm mẫu")
    shown(window, qtbot, field)
    told: list[str] = []
    field.searched.connect(told.append)
    type_into(field, " kê\u0301")
    assert told[-1] == "kế"
    assert field.accessibleName() == field.placeholderText() == "Tìm mẫu"


def test_a_search_tells_nothing_while_the_same_is_sought(window: QWidget, qtbot: QtBot) -> None:
    field = SearchField("Tìm mẫu")
    shown(window, qtbot, field)
    told: list[str] = []
    field.searched.connect(told.append)
    type_into(field, "kế  ")
    field.setText(" kế ")
    assert told == ["k", "kế"]
    field.setText("   ")
    field.clear()
    assert told == ["k", "kế", ""]


def test_a_search_says_what_it_finds_in_as_many_words_as_fit(window: QWidget, qtbot: QtBot) -> None:
    field = SearchField("Tìm mẫu")
    shown(window, qtbot, field)
    words = "Tìm trong 128 kế hoạch"
    field.set_words(words, "Tìm kế hoạch")
    said = {}
    for width in (300, 150, 60):
        field.setFixedWidth(width)
        QApplication.processEvents()
        said[width] = field.placeholderText()
    assert said == {300: words, 150: "Tìm kế hoạch", 60: "Tìm kế hoạch"}
    assert field.accessibleName() == words


@opens_popups
@pytest.mark.parametrize("make", [DropDown, FilterDropDown])
def test_a_list_that_drops_down_is_as_wide_as_its_words(make: type[DropDown], window: QWidget, qtbot: QtBot) -> None:
    drop = make("Trạng thái", [("Mọi trạng thái", None), ("Đã ban hành, còn hiệu lực (12345)", 1)])
    shown(window, qtbot, drop)
    drop.setFixedWidth(84)
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    view = drop.view()
    qtbot.waitUntil(view.isVisible)
    longest = max(view.fontMetrics().horizontalAdvance(drop.itemText(row)) for row in range(drop.count()))
    assert view.viewport().width() >= longest
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    drop.hidePopup()


def test_escape_empties_a_search_before_the_window_hears_it(window: QWidget, qtbot: QtBot) -> None:
    field = SearchField("Tìm mẫu")
    shown(window, qtbot, field)
    heard: list[str] = []
    escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
    escape.activated.connect(lambda: heard.append("window"))
    field.setFocus()
    field.setText("đảng")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), heard) == ("", [])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["window"]


def test_the_cross_of_a_search_is_there_only_with_words_and_empties_it(window: QWidget, qtbot: QtBot) -> None:
    field = SearchField("Tìm mẫu")
    shown(window, qtbot, field)
    cross = field.actions()[1]
    assert not cross.isVisible()
    field.setText("đảng")
    assert cross.isVisible()
    cross.trigger()
    assert field.text() == ""


def test_down_goes_from_the_search_into_the_list(window: QWidget, qtbot: QtBot) -> None:
    field = SearchField("Tìm mẫu")
    shown(window, qtbot, field)
    with qtbot.waitSignal(field.list_requested):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_a_wrong_field_says_what_is_right_takes_the_focus_and_keeps_its_text(window: QWidget, qtbot: QtBot) -> None:
    editor = QLineEdit("34")
    field = Field("Số văn bản", editor, "Để trống được.")
    shown(window, qtbot, field, QLineEdit())
    assert editor.accessibleName() == "Số văn bản"
    assert editor.accessibleDescription() == "Để trống được."
    field.show_error("Số 34 đã cấp ngày 02/12/2026.")
    assert editor.hasFocus()
    assert editor.text() == "34"
    assert editor.property("error") is True
    assert editor.accessibleDescription() == "Số 34 đã cấp ngày 02/12/2026."
    field.show_error("")
    assert editor.property("error") is False
    assert editor.accessibleDescription() == "Để trống được."


# ---------------------------------------------------------------- areas


def test_the_header_line_has_its_one_height_in_every_size(look: Theme, window: QWidget, qtbot: QtBot) -> None:
    header = HeaderLine()
    header.add(ToolButton("undo-2", "Hoàn tác"))
    header.add_stretch()
    shown(window, qtbot, header, Line())
    for base in (13, 17):
        look.choose(base_px=base)
        assert header.height() == look.size("header")


@pytest.mark.parametrize("key", [None, Qt.Key.Key_Space])
def test_a_way_on_is_taken_by_mouse_and_by_key(window: QWidget, qtbot: QtBot, key: Qt.Key | None) -> None:
    empty = EmptyState("file-text", "Kế hoạch đầu tiên", "Gõ vào giấy.")
    way = empty.add_way("folder-open", "Mở tệp đã có", "Tệp kế hoạch hoặc Word.", "Ctrl+O")
    empty.add_note("Có thể kéo tệp vào đây.")
    shown(window, qtbot, empty)
    assert (way.accessibleName(), way.accessibleDescription()) == ("Mở tệp đã có", "Tệp kế hoạch hoặc Word.")
    with qtbot.waitSignal(way.clicked):
        if key is None:
            qtbot.mouseClick(way, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(way, key)


def test_enter_takes_the_way_on(window: QWidget, qtbot: QtBot) -> None:
    way = WayCard("eye", "Xem", "Xem thử.")
    shown(window, qtbot, way)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        with qtbot.waitSignal(way.clicked):
            qtbot.keyClick(way, key)


def test_a_way_on_grows_when_its_sentence_needs_more_lines(look: Theme, window: QWidget) -> None:
    way = WayCard("eye", "Xem", "Một câu khá dài để không đủ chỗ trên một dòng của thẻ này.")
    assert way.heightForWidth(300) - way.heightForWidth(900) >= look.line_height()


def test_of_several_cards_one_is_chosen(window: QWidget, qtbot: QtBot) -> None:
    cards = [ChoiceCard(name) for name in ("Hôm nay, 10:02", "Hôm nay, 09:32")]
    for card in cards:
        card.add(TextLabel(card.text(), "strong"), 1)
    shown(window, qtbot, *cards)
    cards[0].setChecked(True)
    qtbot.mouseClick(cards[1], Qt.MouseButton.LeftButton)
    assert [card.isChecked() for card in cards] == [False, True]
    cards[1].setFocus()
    qtbot.keyClick(cards[1], Qt.Key.Key_Up)
    assert [card.isChecked() for card in cards] == [True, False]
    assert cards[0].accessibleName() == "Hôm nay, 10:02"


def test_a_click_on_the_words_of_a_card_chooses_it(window: QWidget, qtbot: QtBot) -> None:
    card, words = ChoiceCard("Bản 10:02"), TextLabel("Bản 10:02")
    card.add(words, 1)
    shown(window, qtbot, card)
    at = words.mapTo(window, words.rect().center())
    assert window.childAt(at) is card


def test_the_selected_card_is_filled(look: Theme, window: QWidget, qtbot: QtBot) -> None:
    card = Card()
    card.setFixedSize(100, 60)
    QHBoxLayout(card)
    shown(window, qtbot, card)
    assert card.grab().toImage().pixelColor(50, 30) == look.color("surface")
    card.set_selected(True)
    image = card.grab().toImage()
    assert image.pixelColor(50, 30) == look.color("accent_soft")
    assert image.pixelColor(1, 30) == look.color("accent_text")


@pytest.mark.parametrize("made", [DropDown, FilterDropDown])
def test_a_choice_without_its_room_ends_in_an_ellipsis(window: QWidget, qtbot: QtBot, made: type[DropDown]) -> None:
    long, short = made("Trạng thái", [("Mọi trạng thái", 1)]), made("Trạng thái", [("Mọi…", 1)])
    width = short.sizeHint().width() + 4  # more than the short one needs, too little for one more letter
    for field in (long, short):
        field.setFixedWidth(width)
    shown(window, qtbot, QLineEdit(), long, short)
    assert long.grab().toImage() == short.grab().toImage()


@pytest.mark.parametrize("made", [DropDown, FilterDropDown])
def test_a_choice_is_whole_where_it_has_the_room_it_asks_for(
    window: QWidget, qtbot: QtBot, made: type[DropDown]
) -> None:
    asked, wide = made("Trạng thái", [("Mọi trạng thái", 1)]), made("Trạng thái", [("Mọi trạng thái", 1)])
    asked.setFixedWidth(asked.sizeHint().width())
    wide.setFixedWidth(asked.width() + 40)
    shown(window, qtbot, QLineEdit(), asked, wide)
    words = asked.rect().adjusted(3, 3, -theme.px(28), -3)
    assert asked.grab(words).toImage() == wide.grab(words).toImage()
