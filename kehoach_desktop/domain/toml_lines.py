"""Where a key stands in a TOML file: `tomllib` gives values without line numbers, a good complaint needs one."""

import re
import tomllib
from typing import Any

from ..errors import BadFileError
from .records import RecordError, Where

_HEADER = re.compile(r"^\s*(\[\[?)([^\[\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|[\w-]+))*)\s*=""")
_PART = re.compile(r'"([^"]*)"|([\w-]+)')
_QUOTES = re.compile(r"\"\"\"|'''")


class TomlFile:
    """A parsed TOML text that knows the line of each of its keys."""

    def __init__(self, name: str, text: str):
        self.name, self.text = name, text
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise BadFileError(f"{name}: không phải TOML đúng ({error})") from None
        self._lines = _key_lines(text)

    def line(self, where: Where) -> int:
        """The line of the key at `where`, or of the nearest table around it."""
        while where and where not in self._lines:
            where = where[:-1]
        return self._lines.get(where, 1)

    def complaint(self, message: str, where: Where = ()) -> BadFileError:
        return BadFileError(f"{self.name}, dòng {self.line(where)}: {message}")

    def bad(self, error: RecordError) -> BadFileError:
        """A record's complaint with the file and the line in front."""
        return self.complaint(str(error), error.where)


def _parts(dotted: str) -> list[str]:
    return [quoted or bare for quoted, bare in _PART.findall(dotted)]


def _key_lines(text: str) -> dict[Where, int]:
    lines: dict[Where, int] = {}
    counts: dict[Where, int] = {}
    table: Where = ()
    inside: str | None = None  # the quotes of a text over several lines that is still open
    for number, line in enumerate(text.splitlines(), 1):
        if inside is None and (header := _HEADER.match(line)):
            table = _open_table(header, counts)
            lines.setdefault(table, number)
        elif inside is None and (key := _KEY.match(line)):
            lines.setdefault((*table, *_parts(key[1])), number)
        for quotes in _QUOTES.findall(line):
            inside = quotes if inside is None else None if inside == quotes else inside
    return lines


def _open_table(header: re.Match[str], counts: dict[Where, int]) -> Where:
    """The path of a `[table]` or `[[table]]`, with an index after each name that is a list of tables."""
    path: Where = ()
    names = _parts(header[2])
    for depth, name in enumerate(names):
        path = (*path, name)
        is_item = header[1] == "[[" and depth == len(names) - 1
        if is_item:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = (*path, counts[path])
    return path
