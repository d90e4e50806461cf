"""typst, held in memory: data and drawing program go in as one text, a PDF comes out."""

import datetime
import json
import threading
from functools import cache
from typing import Any

import typst

from ... import paths

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
