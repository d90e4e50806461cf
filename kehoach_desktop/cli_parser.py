"""`argparse` that speaks Vietnamese: its headings, and what it says of wrong arguments.

argparse asks `gettext` for its words, so they are answered there; a test finds any English left.
"""

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from .errors import BadArgumentError

_WORDS = {
    "usage: ": "Cách dùng: ",
    "positional arguments": "Tham số",
    "options": "Tuỳ chọn",
    "show this help message and exit": "xem hướng dẫn này",
    "show program's version number and exit": "xem phiên bản",
    "the following arguments are required: %s": "Thiếu %s.",
    "unrecognized arguments: %s": "Không hiểu: %s.",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có “%(value)s”; chọn trong %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r?": "không có “%(value)s”, có phải là %(closest)s",
    "invalid %(type)s value: %(value)r": "“%(value)s” không phải số",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s.",
    "not allowed with argument %s": "không đi cùng %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s có thể là %(matches)s.",
    "ignored explicit argument %r": "không nhận giá trị %r",
    "one of the arguments %s is required": "Cần một trong %s.",
}


def _answer(text: str) -> str:
    return _WORDS.get(text, text)


class Parser(argparse.ArgumentParser):
    """A parser whose complaint is one sentence, raised like every other of ours."""

    def __init__(self, **options: object):
        argparse._ = _answer  # type: ignore[attr-defined]  # its gettext; there is no other door
        super().__init__(**options)  # type: ignore[arg-type]

    def error(self, message: str) -> NoReturn:
        sentence = message if message.endswith(".") else f"{message}."
        raise BadArgumentError(f"{sentence} Xem {self.prog} --help.")


def workbook(text: str) -> Path:
    """A name for `--xlsx`: Excel opens no workbook under another ending."""
    path = Path(text)
    if path.suffix.lower() != ".xlsx":
        raise argparse.ArgumentTypeError(f"cần tên tệp có đuôi .xlsx, không phải “{text}”")
    return path


def refuse_source(target: Path | None, source: Path, kind: str) -> None:
    """What is read is never written over, by whatever name it is called."""
    if target is not None and _are_one_file(target, source):
        raise BadArgumentError(f"{target} là tệp đang đọc; hãy đặt tên khác cho tệp {kind}.")


def _are_one_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


class Progress:
    """How far a long work is, on one line of a terminal; nothing where nobody looks."""

    def __init__(self, deed: str):
        self._deed, self._shown = deed, False

    def show(self, done: int, total: int) -> None:
        if sys.stderr.isatty() and total:
            print(f"\r{self._deed}: {done}/{total} ({100 * done // total} %)", end="", file=sys.stderr, flush=True)
            self._shown = True

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown:
            print(file=sys.stderr)
