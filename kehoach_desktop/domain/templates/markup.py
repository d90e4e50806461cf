"""Template texts into pieces and back; the language they are written in stands in the docstring of the package."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..plan import Run

_TOKEN = re.compile(
    r"\\(?P<sign>.)|(?P<bold>\*\*)|(?P<italic>\*)|\{(?P<hole>[^{}]*)\}|\[(?P<blank>[^\[\]]*)\]", re.DOTALL
)
_SIGNS = re.compile(r"([\\*{}\[\]])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, a blank, or a hole for the value at `path` (`doc`, `doc.short`, `item.title`)."""

    text: str
    path: tuple[str, ...] = ()
    is_blank: bool = False
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Markup:
    """A value that is still a template text."""

    text: str


def parse(text: str) -> list[Piece]:
    """The pieces of a template text; ValueError says what does not fit."""
    pieces: list[Piece] = []
    bold = italic = False
    at = 0

    def add(text: str, path: tuple[str, ...] = (), *, is_blank: bool = False) -> None:
        if text or path:
            pieces.append(Piece(text, path, is_blank, bold, italic))

    for token in _TOKEN.finditer(text):
        add(_plain(text[at : token.start()]))
        at = token.end()
        if token["bold"]:
            bold = not bold
        elif token["italic"]:
            italic = not italic
        elif token["sign"]:
            add(token["sign"])
        elif token["hole"] is not None:
            add("", _path(token["hole"]))
        else:
            add(_blank(token["blank"]), is_blank=True)
    add(_plain(text[at:]))
    if bold or italic:
        raise ValueError("dấu * in đậm, in nghiêng chưa đóng")
    return pieces


def is_empty(text: str) -> bool:
    """Whether a template text says nothing, whatever is filled in."""
    return not any(piece.path or piece.text.strip() for piece in parse(text))


def _plain(text: str) -> str:
    stray = next((sign for sign in "{}[]" if sign in text), None)
    if stray:
        raise ValueError(f"dấu {stray} không thành cặp")
    return text


def _path(hole: str) -> tuple[str, ...]:
    path = tuple(hole.strip().split("."))
    if not all(name.isidentifier() for name in path):
        raise ValueError(f"không hiểu {{{hole}}}")
    return path


def _blank(name: str) -> str:
    if not name.strip():
        raise ValueError("chỗ trống [] không có tên")
    return name.strip()


def escaped(text: str) -> str:
    r"""`text` with a `\` before each sign of the language."""
    return _SIGNS.sub(r"\\\1", text)


def as_markup(runs: Sequence[Run]) -> str:
    """Runs as a template text that gives them again. A mark is written only where the look changes."""
    text = ""
    bold = italic = False
    for run in (*(run for run in runs if run.text), Run("")):
        text += "**" * (run.bold is not bold) + "*" * (run.italic is not italic)
        bold, italic = run.bold, run.italic
        text += f"[{escaped_blank(run.text)}]" if run.blank else escaped(run.text)
    return text


def escaped_blank(name: str) -> str:
    """A blank's name cannot hold brackets of its own."""
    return name.replace("[", "(").replace("]", ")")
