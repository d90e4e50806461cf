"""The plan file inside a DOCX that came back from outside. The file may be anybody's, so nothing in it is trusted."""

import re
import struct
import zipfile
import zlib
from io import BytesIO
from xml.parsers import expat

from ...errors import BadFileError
from .parts import PLAN_NAMESPACE

_MOST_BYTES = 64 * 1024 * 1024  # as of a plan file: what is larger is no plan
_CUSTOM_PART = re.compile(r"customXml/item\d+\.xml")  # a word processor may number them anew
_PLAN_ELEMENT = f"{PLAN_NAMESPACE} plan"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)


class _ForeignError(Exception):
    """The part is not a plan of ours."""


def plan_in_docx(data: bytes) -> str | None:
    """The plan file inside a DOCX, None when it carries none; a `BadFileError` says what is wrong, without a name."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            for part in package.infolist():
                if _CUSTOM_PART.fullmatch(part.filename) and (text := _plan_text(_content(package, part))) is not None:
                    return text
    except _BROKEN:
        raise BadFileError("không phải tệp DOCX, hoặc tệp đã hỏng") from None
    return None


def _content(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("no other compression is allowed in a package")  # ISO/IEC 29500-2
    with package.open(part) as stream:
        content = stream.read(_MOST_BYTES + 1)  # the size that the zip itself names may be a lie
    if len(content) > _MOST_BYTES:
        raise BadFileError(f"phần kế hoạch bên trong tệp lớn quá {_MOST_BYTES // 2**20} MB")
    return content


def _plan_text(xml: bytes) -> str | None:
    """The text of our element. expat keeps no tree and is asked for no entity, so a hostile part stays small."""
    started: list[str] = []
    texts: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        if started or name != _PLAN_ELEMENT:
            raise _ForeignError
        started.append(name)

    def doctype(*_: object) -> None:
        raise _ForeignError

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.CharacterDataHandler = start, texts.append
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(xml, True)
    except _ForeignError:
        return None
    except (expat.ExpatError, LookupError, ValueError):  # the latter of an encoding that is none
        if started:
            raise BadFileError("phần kế hoạch bên trong tệp đã hỏng") from None
        return None
    return "".join(texts)
