import re
from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from kehoach_desktop.ui.keyboard_sheet import GROUPS, lines
from kehoach_desktop.ui.keyboard_sheet.keys import shown_key

# What input tools, layouts and the system take for themselves.
RESERVED = {"Ctrl+Space", "Ctrl+Shift+U", "Ctrl+.", "Ctrl+;", "Ctrl+Shift+0", "Alt+F4", "Alt+Space", "Alt+Z"}
EVERY = [(group, line) for group in GROUPS for line in group.lines]


@pytest.mark.parametrize("key", [key for _, line in EVERY for key in line.keys])
def test_every_key_is_one_that_qt_knows_and_that_is_free(key: str) -> None:
    sequence = QKeySequence(key)
    assert sequence.count() == 1
    assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == key
    assert key not in RESERVED
    assert not re.fullmatch(r"Ctrl\+Shift\+F\d+|Ctrl\+Alt\+.*|Meta\+.*", key)


def test_a_key_means_one_thing_in_its_group() -> None:
    for group in GROUPS:
        counted = Counter(key for line in group.lines for key in line.keys)
        assert [key for key, times in counted.items() if times > 1] == [], group.title


def test_deeds_are_said_once_in_their_group_and_have_a_key() -> None:
    for group, line in EVERY:
        assert line.shown, line
        assert [one.deed for one in group.lines].count(line.deed) == 1


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("cho trong", "Chỗ trống sau, trước"),
        ("ctrl+h", "Tìm và thay"),
        ("VIỆN DẪN", "Văn bản viện dẫn"),
        ("trang f7", "Xem trang in"),
        ("pgdn", "Thẻ trước, thẻ sau của ô bên phải"),
        ("@", "Văn bản viện dẫn"),
        ("tren giay dam", "Đậm"),  # the group counts too
    ],
)
def test_keys_are_found_by_deed_key_and_group(words: str, deed: str) -> None:
    assert deed in [line.deed for _, line in lines(words)]


def test_without_words_everything_is_there_and_without_a_hit_nothing() -> None:
    assert list(lines()) == EVERY
    assert list(lines("phi hành gia")) == []


@pytest.mark.parametrize(
    ("key", "shown"), [("Alt+Up", "Alt+↑"), ("Ctrl+PgDown", "Ctrl+PgDn"), ("Return", "Enter"), ("Ctrl+=", "Ctrl+=")]
)
def test_keys_are_written_as_on_the_keyboard(key: str, shown: str) -> None:
    assert shown_key(key) == shown
