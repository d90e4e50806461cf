import re

import pytest
from PySide6.QtCore import QFile
from PySide6.QtWidgets import QApplication, QPushButton

from kehoach_desktop.paths import resource_text
from kehoach_desktop.ui.theme import Theme, restyle
from kehoach_desktop.ui.theme import style_sheet as module
from kehoach_desktop.ui.theme.style_sheet import SHEET, picture, style_sheet
from kehoach_desktop.ui.theme.tokens import Tokens


@pytest.mark.parametrize("tokens", [Tokens(), Tokens(dark=True), Tokens(base_px=17)], ids=["light", "dark", "large"])
def test_every_hole_is_filled(tokens: Tokens) -> None:
    text = style_sheet(tokens)
    assert "$" not in text
    assert "dp" not in re.sub(r"[\w-]*dp[\w-]*:", "", text)
    assert "/*" not in text
    assert "-2" not in re.findall(r": [^;]*;", text)


def test_colours_and_lengths_are_those_of_the_tokens() -> None:
    text = style_sheet(Tokens(dark=True, base_px=17))
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", text))
    assert used <= {Tokens(dark=True).colour(role) for role in Tokens().roles}
    assert "min-height: 40px" in text  # a control of 42 between two borders


def test_the_sheet_itself_has_no_colour() -> None:
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", resource_text(SHEET)) == []


def test_a_name_that_is_no_token_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "resource_text", "QLabel {{ color: $acent; }} /* {0} */".format)
    with pytest.raises(KeyError):
        style_sheet(Tokens())


def test_pictures_of_controls_are_in_memory_in_their_colour(qapp: QApplication) -> None:
    address = picture("check", "#ABCDEF")
    assert picture("check", "#ABCDEF") == address
    file = QFile(address)
    assert file.open(QFile.OpenModeFlag.ReadOnly)
    assert b'stroke="#ABCDEF"' in bytes(file.readAll().data())
    file.close()
    assert not QFile.exists(address.replace("abcdef", "fedcba"))


def test_every_picture_of_the_sheet_can_be_read(qapp: QApplication) -> None:
    addresses = re.findall(r"url\((.*?)\)", style_sheet(Tokens()))
    assert len(set(addresses)) > 5
    assert all(QFile.exists(address) for address in addresses)


def test_a_property_changes_the_look_at_once(look: Theme, qtbot: object) -> None:
    button = QPushButton("Xuất")
    plain = button.sizeHint().height()
    restyle(button, compact=True)
    assert (plain, button.sizeHint().height()) == (look.size("control"), look.size("compact"))
