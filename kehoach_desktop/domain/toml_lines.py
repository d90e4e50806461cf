"""Where a key stands in a TOML file: `tomllib` gives values without line numbers, a good complaint needs one."""

import re
import tomllib
from functools import cached_property
from typing import Any

from ..errors import BadFileError
from .records import RecordError, Where

_HEADER = re.compile(r"^\s*(\[\[?)([^\[\]]+)\]\]?\s*(#.*)?$")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|[\w-]+))*)\s*=""")
_PART = re.compile(r'"([^"]*)"|([\w-]+)')
# What opens or closes something on a line, in the order it is read: a whole text, a comment, long quotes, brackets.
_TOKEN = re.compile(
    r"""(?P<long>\"{3}|'{3})|(?P<text>"(?:[^"\\]|\\.)*"|'[^']*')|(?P<comment>\#.*)|(?P<open>[\[{])|(?P<close>[\]}])"""
)
# The rest of a text over several lines. Two quotes may stand right before the three that end it.
_LONG_END = {'"' * 3: re.compile(r'(?:\\.|[^\\])*?"{3,5}'), "'" * 3: re.compile(r".*?'{3,5}")}


class TomlFile:
    """A parsed TOML text that knows the line of each of its keys."""

    def __init__(self, name: str, text: str):
        self.name, self.text = name, text
        try:
            self.data: dict[str, Any] = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            raise BadFileError(f"{name}{_place_of(error)}: không phải TOML đúng.") from None

    @cached_property
    def _lines(self) -> dict[Where, int]:
        """Only a complaint asks: finding them costs more than reading the file."""
        return _key_lines(self.text)

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


def _place_of(error: Exception) -> str:
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    return f", dòng {place[1]}, cột {place[2]}" if place else ""


def _parts(dotted: str) -> list[str]:
    return [quoted or bare for quoted, bare in _PART.findall(dotted)]


def _key_lines(text: str) -> dict[Where, int]:
    lines: dict[Where, int] = {}
    counts: dict[Where, int] = {}
    table: Where = ()
    quotes, depth = "", 0  # a text over several lines, and lists or tables, that are still open
    for number, line in enumerate(text.split("\n"), 1):
        if not quotes and not depth:
            if header := _HEADER.match(line.rstrip("\r")):
                table = _open_table(header, counts)
                lines.setdefault(table, number)
                continue
            if key := _KEY.match(line):
                lines.setdefault((*table, *_parts(key[1])), number)
                quotes, depth = _left_open(line[key.end() :], quotes, depth)
                continue
        quotes, depth = _left_open(line, quotes, depth)
    return lines


def _left_open(line: str, quotes: str, depth: int) -> tuple[str, int]:
    """The long quotes and the depth of brackets that are still open after `line`."""
    at = 0
    while at <= len(line):
        if quotes:
            end = _LONG_END[quotes].match(line, at)
            if end is None:
                return quotes, depth
            at, quotes = end.end(), ""
            continue
        token = _TOKEN.search(line, at)
        if token is None:
            break
        quotes = token["long"] or ""
        depth += bool(token["open"]) - bool(token["close"])
        at = token.end()
    return quotes, depth


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
