import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.plan import Plan
from tests.helpers.plans import PARTY_PLAN

PLAN = replace(PARTY_PLAN, subject="tổ chức đại hội")
NAME = "05-KH-ĐU tổ chức đại hội"


@pytest.fixture
def plan() -> Plan:
    return PLAN


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    yield
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("export")] == []


class Dialogs:
    """Stands for the system's file dialogs: what they were asked, and what the clerk answers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[tuple[str, str, list[str]]] = []
        self.files: list[tuple[str, str]] = []
        self.folders: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._save)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", self._folder)

    def answer(self, path: Path | str, chosen: str = "") -> None:
        self.files.append((str(path), chosen))

    def _save(self, _parent: QWidget, title: str, proposed: str, filters: str, first: str) -> tuple[str, str]:
        self.asked.append((title, proposed, filters.split(";;")))
        path, chosen = self.files.pop(0)
        return path, chosen or first

    def _folder(self, _parent: QWidget, title: str, folder: str) -> str:
        self.asked.append((title, folder, []))
        return self.folders.pop(0)


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    return Dialogs(monkeypatch)


def box_in_view() -> QMessageBox:
    found = QApplication.activeModalWidget()
    assert isinstance(found, QMessageBox)
    return found


def words(box: QMessageBox) -> list[str]:
    return [button.text().replace("&", "") for button in box.findChildren(QPushButton)]


def press(text: str) -> Callable[[QMessageBox], None]:
    def deed(box: QMessageBox) -> None:
        (button,) = [one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == text]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return deed


def strike(key: Qt.Key) -> Callable[[QMessageBox], None]:
    return lambda box: QTest.keyClick(box, key)


def when_asked(*deeds: Callable[[QMessageBox], object]) -> list[str]:
    """Does `deeds`, one for each question that will come; the list fills with what the questions said."""
    told: list[str] = []
    waiting = list(deeds)

    def look() -> None:
        if isinstance(QApplication.activeModalWidget(), QMessageBox):
            box = box_in_view()
            told.append(box.text())
            deed = waiting.pop(0)
            if waiting:
                QTimer.singleShot(20, look)
            deed(box)
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(0, look)
    return told
