import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, QTranslator
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kehoach_desktop import paths
from kehoach_desktop.ui.theme import Theme
from kehoach_desktop.ui.theme.language import speak_vietnamese
from tests.ui.theme.dressing import dressed

TS, QM = paths.resource("translations/vi.ts"), paths.resource("translations/vi.qm")
# Said by Qt in any program like ours; each must be translated in full, in the Qt that is installed.
CONTEXTS = (
    "QPlatformTheme QDialogButtonBox QFileDialog QPrintDialog QPrintWidget QPrintSettingsOutput QCupsJobWidget "
    "QPrintPropertiesDialog QPrintPropertiesWidget QPageSetupWidget QLineEdit QWidgetTextControl QAbstractSpinBox "
    "QComboBox QTabBar QErrorMessage QUndoStack QUndoGroup QScrollBar QFileSystemModel QAbstractFileIconProvider"
)
KEYS_OF_A_DIALOG = ("Alt+Left", "Alt+Right", "Alt+Up")  # shortcuts, not words


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[Theme]:
    with dressed(qapp) as theme:
        yield theme


def messages() -> list[tuple[str, str, str]]:
    tree = ET.parse(TS).getroot()
    return [
        (str(context.findtext("name")), str(one.findtext("source")), str(one.findtext("translation")))
        for context in tree.iter("context")
        for one in context.iter("message")
    ]


def test_the_compiled_file_is_that_of_the_source(tmp_path: Path) -> None:
    tool = Path(PySide6.__file__).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    made = tmp_path / "vi.qm"
    subprocess.run([tool, "-silent", TS, "-qm", made], check=True, timeout=60)
    assert made.read_bytes() == QM.read_bytes()


def test_nothing_is_left_empty_and_marks_of_places_stay() -> None:
    for context, source, translation in messages():
        assert translation, (context, source)
        assert sorted(re.findall("%[0-9]", source)) == sorted(re.findall("%[0-9]", translation)), source
        assert source.count("\n") == translation.count("\n"), source


def test_words_are_in_the_spelling_of_the_window() -> None:
    text = TS.read_text(encoding="utf-8")
    assert re.findall(r"\b(?:hủy|Hủy|xóa|Xóa|hòa|ủy|Ủy|bạn|vui lòng)\b", text) == []


def test_no_key_of_a_menu_is_given_twice_nor_reserved() -> None:
    for name in ("QLineEdit", "QWidgetTextControl"):
        keys = re.findall("&([^ ])", " ".join(text for context, _, text in messages() if context == name))
        assert len(keys) == len({key.lower() for key in keys})
        assert "z" not in {key.lower() for key in keys}


def messages_of(qm: Path) -> Iterator[tuple[str, str]]:
    """Context and source of each message of a compiled file: sections of tag and length, then tagged texts."""
    data, at, sections = qm.read_bytes(), 16, {}
    while at < len(data):
        tag, length = struct.unpack_from(">BI", data, at)
        sections[tag] = data[at + 5 : at + 5 + length]
        at += 5 + length
    texts, at, found = sections[0x69], 0, {}
    while at < len(texts):
        tag, at = texts[at], at + 1
        if tag == 1:  # the end of a message
            yield found.get(7, b"").decode(), found.get(6, b"").decode()
            found = {}
            continue
        (length,) = struct.unpack_from(">I", texts, at)
        found[tag] = texts[at + 4 : at + 4 + length]
        at += 4 + length


def test_every_message_that_the_installed_qt_can_say_in_our_contexts_is_translated() -> None:
    """A language that Qt itself brings knows them all, and nothing that is gone."""
    german = set(messages_of(next(Path(PySide6.__file__).parent.rglob("qtbase_de.qm"))))
    ours = {(context, source) for context, source, _ in messages()}
    assert set(messages_of(QM)) == ours
    wanted = {one for one in german if one[0] in CONTEXTS.split() and one[1] not in KEYS_OF_A_DIALOG}
    assert len(wanted) > 250
    assert wanted - ours == set()
    assert ours - german == set()


@pytest.mark.parametrize(
    ("context", "source", "translation"),
    [
        ("QPlatformTheme", "Cancel", "Huỷ"),
        ("QPlatformTheme", "Save", "Lưu"),
        ("QPlatformTheme", "&Yes", "&Có"),
        ("QLineEdit", "Select All", "Chọn tất cả"),
        ("QShortcut", "Space", "Dấu cách"),
        ("QPageSetupWidget", "Portrait", "Dọc"),
    ],
)
def test_qt_answers_in_vietnamese(context: str, source: str, translation: str) -> None:
    assert QCoreApplication.translate(context, source) == translation


def test_numbers_dates_and_days_are_vietnamese() -> None:
    assert QLocale().language() == QLocale.Language.Vietnamese
    assert QLocale().toString(QDate(2026, 12, 2), "dddd") == "Thứ Tư"
    assert QLocale().toString(1234567) == "1.234.567"


def test_speaking_twice_installs_one_translator(qapp: QApplication) -> None:
    speak_vietnamese(qapp)
    assert len(qapp.findChildren(QTranslator)) == 1


# ---------------------------------------------------------------- seen in windows

ENGLISH = re.compile(
    r"\b(?:the|and|of|to|file|name|open|save|cancel|close|print|look|new|all|undo|copy|paste|yes|no)\b", re.IGNORECASE
)


def words_of(window: QWidget) -> list[str]:
    """What can be read on it: buttons, labels, groups, tabs, lists, tooltips, names for screen readers."""
    found = [one.text() for kind in (QAbstractButton, QLabel) for one in window.findChildren(kind)]
    found += [group.title() for group in window.findChildren(QGroupBox)]
    found += [tabs.tabText(number) for tabs in window.findChildren(QTabBar) for number in range(tabs.count())]
    found += [box.itemText(row) for box in window.findChildren(QComboBox) for row in range(box.count())]
    found += [text for one in window.findChildren(QWidget) for text in (one.toolTip(), one.accessibleName())]
    return [text.replace("&", "") for text in found if text]


@pytest.mark.parametrize("button", list(QDialogButtonBox.StandardButton)[1:], ids=lambda one: one.name)
def test_no_standard_button_is_english(qtbot: QtBot, button: QDialogButtonBox.StandardButton) -> None:
    box = QDialogButtonBox(button)
    qtbot.addWidget(box)
    text = box.button(button).text().replace("&", "")
    assert text
    assert not ENGLISH.search(text)


def test_a_file_dialog_of_qt_is_vietnamese(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    qtbot.addWidget(dialog)
    words = [text for text in words_of(dialog) if str(tmp_path) not in text]
    assert [text for text in words if ENGLISH.search(text)] == []
    assert {"Tên tệp:", "Mọi tệp (*)", "Huỷ"} <= set(words)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows shows its own")
def test_the_print_dialog_of_qt_is_vietnamese(qtbot: QtBot) -> None:
    printer = QPrinter()
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    assert [text for text in words_of(dialog) if ENGLISH.search(text)] == []
    assert {"In", "Máy in", "Số bản:", "Mọi trang", "In hai mặt"} <= set(words_of(dialog))
    dialog.setParent(None)


def test_a_message_box_is_vietnamese(qtbot: QtBot) -> None:
    box = QMessageBox()
    box.setDetailedText("x")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Abort)
    qtbot.addWidget(box)
    assert {"Có", "Dừng hẳn", "Xem chi tiết…"} <= set(words_of(box))


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_vietnamese(qtbot: QtBot, field: type[QLineEdit] | type[QPlainTextEdit]) -> None:
    widget = field()
    qtbot.addWidget(widget)
    menu = widget.createStandardContextMenu()
    words = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if not action.isSeparator()]
    assert words[:5] == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán"]
    menu.deleteLater()


def test_the_stack_of_deeds_names_them_in_vietnamese(qtbot: QtBot) -> None:
    stack = QUndoStack()
    assert stack.createUndoAction(stack).text() == "Hoàn tác"


def test_keys_are_named_as_on_the_keyboard() -> None:
    def name(keys: Qt.Key) -> str:
        return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)

    assert [name(key) for key in (Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_Delete)] == ["↑", "PgDn", "Del"]
