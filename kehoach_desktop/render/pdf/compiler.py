"""typst, held in memory: data and drawing program go in as one text, a PDF comes out."""

import ctypes
import datetime
import json
import sys
import threading
from contextlib import suppress
from functools import cache
from typing import Any

import typst

from ... import paths

_KEPT_FOR = 10  # compilations in a row that do not ask for it, and typst lets go of what it has worked out
_lock = threading.Lock()  # a compiler serves one caller at a time; what it keeps of the last pages serves the next


@cache
def _compiler() -> typst.Compiler:
    folder = paths.resource("fonts")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    return typst.Compiler(
        str(paths.resource("pages/sheet.typ")),
        root=str(paths.resource("pages")),
        font_paths=fonts,
        ignore_system_fonts=True,
    )


@cache
def _program() -> str:
    return paths.resource_text("pages/sheet.typ")


def compile_pdf(data: dict[str, Any], dated: datetime.date, *, pdfa: bool = False) -> bytes:
    """The data stands before the program as a string literal: a change of it lets typst keep all else it knows."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    literal = text.replace("\\", "\\\\").replace('"', '\\"')
    source = f'#let sheet = json(bytes("{literal}"))\n{_program()}'
    moment = datetime.datetime(dated.year, dated.month, dated.day, tzinfo=datetime.UTC)
    with _lock:
        pdf = _compiler().compile(
            input=source.encode(), format="pdf", timestamp=moment, pdf_standards="a-2b" if pdfa else []
        )
    assert isinstance(pdf, bytes)
    return pdf


def forget() -> None:
    """Lets go of what is kept to set the last pages anew, about two megabytes for each; the next ones take longer."""
    if not _compiler.cache_info().currsize:
        return
    for _ in range(_KEPT_FOR + 1):
        with _lock:
            _compiler().compile(input=b"", format="pdf")
    _give_back()


def _give_back() -> None:
    """On Linux what was freed stays with the process until it is asked for; other systems take it by themselves."""
    if sys.platform == "linux":
        with suppress(AttributeError):  # only glibc has to be asked
            ctypes.CDLL(None).malloc_trim(0)
