"""The zip of an XLSX, opened with care: a clause says what is wrong with it, before anything large is unpacked."""

import re
import zipfile
import zlib
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from lzma import LZMAError
from typing import IO

from lxml import etree

from ...errors import BadFileError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = (b"<html", b"<table", b"<!doctype html", b"<?xml", b"<meta")
_TEXTS = (".csv", ".tsv", ".txt")

_CHUNK = 2**20
# Without cells, or with nothing but looks in them. With its number: the rows below a row without one are counted from
# it. Nothing here is tried twice: whoever makes a file could else make it take hours.
_ATTRIBUTES = rb"[^<>/]*+(?:/(?!>)[^<>/]*+)*+"
_PREFIX = rb"(?:\w++:)?+"
_EMPTY_CELLS = rb"(?:\s*+<" + _PREFIX + rb"c\s" + _ATTRIBUTES + rb"/>)*+\s*+"
_EMPTY_ROW = re.compile(
    rb"<" + _PREFIX + rb'row(?=\s[^<>]*?\br="\d+")' + _ATTRIBUTES
    + rb"(?:/>|>" + _EMPTY_CELLS + rb"</" + _PREFIX + rb"row>)"
)  # fmt: skip

_MOST_PARTS = 10_000
_MOST_UNPACKED = 512 * 2**20  # a million rows of a sheet have 50 to 100 MB
_MOST_RATIO = 250  # text packs to a tenth; a sheet of nothing but empty rows to a hundredth
_KEPT = 500
_MOST_OF_A_TREE = 24 * 2**20  # a tree takes some twenty times as much
_SMALL = 16 * 2**20  # what is not larger may pack as it likes

_MOST_DIGITS = 9

Element = etree._Element


class Package:
    """The parts of an XLSX."""

    def __init__(self, archive: zipfile.ZipFile):
        self._archive = archive
        self._names = {name.lower().lstrip("/"): name for name in archive.namelist()}

    def has(self, name: str) -> bool:
        return name.lower() in self._names

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        real = self._names.get(name.lower())
        if real is None:
            raise BadFileError(f"thiếu phần {name}, tệp đã hỏng")
        broken = BadFileError(f"phần {name} không giải nén được, tệp đã hỏng")
        try:
            stream = self._archive.open(real)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):  # the last but one: it has a password
            raise broken from None
        try:
            with stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, OSError):
            raise broken from None
        except etree.XMLSyntaxError:
            raise BadFileError(f"phần {name} không phải XML đúng, tệp đã hỏng") from None

    def holds_more(self, name: str, most: int, *ends: bytes) -> bool:
        """Whether a large part has more than `most` of these ends of elements: told in a moment, before it is read."""
        real = self._names.get(name.lower())
        if real is None or self._archive.getinfo(real).file_size <= _SMALL:
            return False
        found, rest = 0, b""
        with self.part(name) as stream:
            while found <= most and (chunk := stream.read(_CHUNK)):
                data = rest + chunk
                cut = data.rfind(b"<")  # what is cut in two is counted once
                if cut <= 0:  # one long text
                    cut = len(data)
                found += sum(data.count(end, 0, cut) for end in ends)
                rest = data[cut:]
        return found > most

    def elements(self, name: str, *tags: str) -> Iterator[Element]:
        """The elements of a part, one by one; of those that were only the last few stay in memory."""
        with self.part(name) as stream:
            for number, (_, element) in enumerate(_walk(_WithoutEmptyRows(stream), tags)):
                if not number:
                    _refuse_declarations(element, name)
                yield element
                if number % _KEPT == _KEPT - 1:
                    _forget_those_before(element)

    def root(self, name: str) -> Element:
        """A small part as a tree."""
        real = self._names.get(name.lower())
        if real is not None and self._archive.getinfo(real).file_size > _MOST_OF_A_TREE:
            raise BadFileError(f"phần {name} lớn quá {_MOST_OF_A_TREE // 2**20} MB, không đọc")
        with self.part(name) as stream:
            (_, root) = deque(_walk(stream, ("*",)), maxlen=1).pop()  # it ends last
            _refuse_declarations(root, name)
            return root


def _walk(stream: "IO[bytes] | _WithoutEmptyRows", tags: Sequence[str]) -> Iterator[tuple[str, Element]]:
    """The elements as they end. Nothing that a part declares is resolved, nor anything outside it looked for."""
    return etree.iterparse(
        stream,
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


class _WithoutEmptyRows:
    """A part without rows that hold nothing: some programs save a million of them, and a parser takes seconds."""

    def __init__(self, stream: IO[bytes]):
        self._stream, self._rest = stream, b""

    def read(self, _: int = -1) -> bytes:
        while chunk := self._stream.read(_CHUNK):
            data = self._rest + chunk
            cut = data.rfind(b"<")
            if cut <= 0:  # one long text
                cut = len(data)
            self._rest = data[cut:]
            if kept := _EMPTY_ROW.sub(b"", data[:cut]):
                return kept
        rest, self._rest = self._rest, b""
        return rest


def whole_number(text: str | None) -> int | None:
    """The number that an attribute or a cell holds, where it is one that a spreadsheet can mean."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _refuse_declarations(element: Element, name: str) -> None:
    """No spreadsheet declares a document type: it is how entities multiply and foreign files are drawn in."""
    info = element.getroottree().docinfo
    if info.doctype or info.internalDTD is not None:
        raise BadFileError(f"phần {name} có khai báo DTD, không phải bảng tính bình thường")


def _forget_those_before(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        del parent[: parent.index(element)]


@contextmanager
def opened(data: bytes, name: str) -> Iterator[Package]:
    _refuse_others(data, name)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError):
        raise BadFileError("tệp không phải XLSX hoặc đã hỏng") from None
    with archive:
        _refuse_bombs(archive)
        yield Package(archive)


def _refuse_others(data: bytes, name: str) -> None:
    """What the file is instead, as far as its first bytes tell."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise BadFileError("tệp có mật khẩu; hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại")
        raise BadFileError("tệp là Excel kiểu cũ (.xls); hãy mở bằng Excel rồi lưu thành .xlsx")
    if not data:
        raise BadFileError("tệp rỗng")
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower().startswith(_HTML):
        raise BadFileError("tệp là trang web hoặc XML mang tên bảng tính; hãy mở bằng Excel rồi lưu thành .xlsx")
    if name.lower().endswith(_TEXTS):
        raise BadFileError("tệp là văn bản thường (.csv, .txt); hãy mở bằng Excel rồi lưu thành .xlsx")
    raise BadFileError("tệp không phải XLSX hoặc đã hỏng")


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    """By the sizes that the zip declares: no part ever gives more than it declares."""
    parts = archive.infolist()
    with suppress(KeyError):
        if b"opendocument.spreadsheet" in archive.open("mimetype").read(100):
            raise BadFileError("tệp là bảng tính OpenDocument (.ods); hãy mở rồi lưu thành .xlsx")
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise BadFileError(f"tệp giải nén ra quá {_MOST_UNPACKED // 2**20} MB, không đọc")
    if any(part.flag_bits & 1 for part in parts):
        raise BadFileError("tệp có mật khẩu; hãy bỏ mật khẩu rồi lưu lại")
    for part in parts:
        if part.file_size > _SMALL and part.file_size > _MOST_RATIO * max(part.compress_size, 1):
            raise BadFileError("tệp nén bất thường (giải nén ra lớn gấp hàng trăm lần), không đọc")
