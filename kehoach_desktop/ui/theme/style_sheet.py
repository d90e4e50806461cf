"""The one style sheet of the program: `resources/look/style.qss` with its holes filled from the tokens.

In that file `$accent` is the colour of a role, `$control` a length by name, `12dp` a length that grows with the text,
`$title.size` a size of type; `-2` behind a length takes off whole pixels, for borders that do not grow. `url($check
on_accent)` is an icon in a role's colour: Qt's sheets can only name files, so the few that controls need are put, in
their colours, among the resources in memory.
"""

import re
import struct
from functools import cache

from PySide6.QtCore import qRegisterResourceData

from ...paths import resource_text
from .icons import STROKE_MARK, svg
from .tokens import Tokens

SHEET = "look/style.qss"
_PICTURE = re.compile(r"url\(\$([\w-]+) (\w+)\)")
_TYPE = re.compile(r"\$(\w+)\.(size|height)")
_LENGTH = re.compile(r"\b(\d+)dp(?:-(\d+))?")
_NAME = re.compile(r"\$(\w+)(?:-(\d+))?")


_kept: list[tuple[bytes, bytes, bytes]] = []  # Qt reads them where they lie, for as long as it runs


@cache
def picture(name: str, colour: str) -> str:
    """Puts an icon in a colour among Qt's resources, and says where a style sheet finds it."""
    folder = f"look-{name}-{colour.lstrip('#').lower()}"
    parts = _packed(folder, f"{name}.svg", svg(name, colour, STROKE_MARK))
    _kept.append(parts)
    if not qRegisterResourceData(_FORMAT, *parts):
        raise ValueError(folder)
    return f":/{folder}/{name}.svg"


def style_sheet(tokens: Tokens) -> str:
    text = re.sub(r"/\*.*?\*/", "", resource_text(SHEET), flags=re.DOTALL)
    text = _PICTURE.sub(lambda hit: f"url({picture(hit[1], tokens.colour(hit[2]))})", text)
    text = _TYPE.sub(
        lambda hit: f"{getattr(tokens.text(hit[1]), 'line_' + hit[2] if hit[2] == 'height' else hit[2])}px", text
    )
    text = _LENGTH.sub(lambda hit: f"{tokens.px(int(hit[1])) - int(hit[2] or 0)}px", text)
    return _NAME.sub(lambda hit: _value(tokens, hit[1], int(hit[2] or 0)), text)


def _value(tokens: Tokens, name: str, less: int) -> str:
    return tokens.colour(name) if name in tokens.roles else f"{tokens.size(name) - less}px"


# ---------------------------------------------------------------- Qt's resource format, as rcc writes it for one file

_FORMAT = 1
_FOLDER = 2
_ANY_LANGUAGE = 1


def _packed(folder: str, file: str, data: bytes) -> tuple[bytes, bytes, bytes]:
    """A tree of root, folder and file; the names; the data."""
    names = _name(folder) + _name(file)
    tree = struct.pack(">IHII", 0, _FOLDER, 1, 1)
    tree += struct.pack(">IHII", 0, _FOLDER, 1, 2)
    tree += struct.pack(">IHHHI", len(_name(folder)), 0, 0, _ANY_LANGUAGE, 0)
    return tree, names, struct.pack(">I", len(data)) + data


def _name(text: str) -> bytes:
    return struct.pack(">HI", len(text), _hash(text)) + text.encode("utf-16-be")


@cache
def _hash(text: str) -> int:
    value = 0
    for letter in text:
        value = (value << 4) + ord(letter)
        value = (value ^ ((value & 0xF0000000) >> 23)) & 0x0FFFFFFF
    return value
