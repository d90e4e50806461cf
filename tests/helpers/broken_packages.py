"""A sound package with a bit of everything, and ways to break one thing in it.

The tests of the checks list their broken packages as `Broken`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZipFile, ZipInfo

from tests.helpers.docx_by_hand import (
    A4,
    DOCUMENT,
    RELATIONSHIPS,
    entries,
    paragraph,
    style,
    table,
    zipped,
)
from tests.helpers.package_checks import Check

_STYLES: Final = (
    style("Normal", default=True)
    + style("Body", '<w:basedOn w:val="Normal"/><w:next w:val="Body"/><w:link w:val="BodyChar"/>')
    + style("Body Char", '<w:link w:val="Body"/>', kind="character")
    + style("Grid", kind="table")
)
_NUMBERING: Final = (
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)
_CORE: Final = (
    "<dc:title>Kế hoạch</dc:title><dc:creator>Đảng uỷ</dc:creator>"
    '<dcterms:created xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:type="dcterms:W3CDTF">'
    "2026-11-20T01:02:03Z</dcterms:created>"
)
_APP: Final = "<ep:Application>Kế hoạch Desktop</ep:Application>"
_SETTINGS: Final = '<w:zoom w:percent="100"/>'
_HEADED: Final = A4.replace("<w:sectPr>", '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>')
PAGE: Final = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_BODY: Final = (
    paragraph("một ", properties='<w:pStyle w:val="Body"/>', run='<w:rStyle w:val="BodyChar"/>')
    + paragraph("hai", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>')
    + '<w:p w14:paraId="00000001"><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
    + "</w:p>"
    + table([paragraph("x"), paragraph("y")], properties='<w:tblStyle w:val="Grid"/>')
    + paragraph()
)
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"


def sound() -> dict[str, str]:
    """A package with a bit of everything and without a fault."""
    return entries(
        _BODY,
        section=_HEADED,
        styles=_STYLES,
        numbering=_NUMBERING,
        settings=_SETTINGS,
        header1=f"<w:p>{PAGE}</w:p>",
        core=_CORE,
        app=_APP,
    )


def changed(part: str, old: str, new: str) -> Callable[[], bytes]:
    """The sound package with one place of one part written otherwise."""

    def make() -> bytes:
        made = sound()
        assert old in made[part], f"{part} does not hold {old}"
        return zipped({**made, part: made[part].replace(old, new, 1)})

    return make


def with_body(content: str) -> Callable[[], bytes]:
    """The sound package with more at the beginning of its body."""
    return changed(DOCUMENT, "<w:body>", f"<w:body>{content}")


def with_parts(parts: Mapping[str, str | bytes]) -> Callable[[], bytes]:
    """The sound package with more entries in the zip."""
    return lambda: zipped({**sound(), **parts})


def with_relationship(attributes: str, source: str = RELATIONSHIPS) -> Callable[[], bytes]:
    """The sound package with one more relationship."""
    return changed(source, "</Relationships>", f"<Relationship {attributes}/></Relationships>")


def without(part: str) -> Callable[[], bytes]:
    """The sound package with an entry taken out."""
    return lambda: zipped({name: content for name, content in sound().items() if name != part})


def rezipped(change: Callable[[ZipInfo], object]) -> Callable[[], bytes]:
    """The sound package with the last entry of the zip written otherwise."""

    def make() -> bytes:
        buffer = BytesIO()
        made = sound()
        with ZipFile(buffer, "w") as archive:
            for name, content in made.items():
                info = ZipInfo(name, (2026, 1, 1, 0, 0, 0))
                if name == list(made)[-1]:
                    change(info)
                archive.writestr(info, content)
        return buffer.getvalue()

    return make


def relationship(name: str, kind: str, target: str, mode: str = "") -> str:
    return f'Id="{name}" Type="{OFFICE}/relationships/{kind}" Target="{target}"{mode}'


@dataclass(frozen=True)
class Broken:
    """A package with one fault, the check that must find it, and words of its message."""

    check: Check
    fault: str
    make: Callable[[], bytes]

    def __str__(self) -> str:
        return f"{self.check.__name__}: {self.fault}"
