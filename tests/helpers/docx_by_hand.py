"""Small DOCX packages of literal XML, so that a test says in full what its file holds.

    document("<w:p><w:r><w:t>Kế hoạch</w:t></w:r></w:p>", styles="<w:style …/>")

The content of a part is given without its root; the root declares every prefix of `ooxml`. A part
called `header1` is referred to as `r:id="header1"`. For a broken package, change the `entries(…)`
before they are `zipped`.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tests.helpers.ooxml import NAMESPACES

A4: Final = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" '
    'w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
)
DOCUMENT: Final = "word/document.xml"
RELATIONSHIPS: Final = "word/_rels/document.xml.rels"
PACKAGE_RELATIONSHIPS: Final = "_rels/.rels"
CONTENT_TYPES: Final = "[Content_Types].xml"

_DATE: Final = (2026, 1, 1, 0, 0, 0)
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OFFICE_TYPE: Final = "application/vnd.openxmlformats-officedocument"
_PACKAGE_TYPE: Final = "application/vnd.openxmlformats-package"
_KIND: Final = NAMESPACES["r"]
_PACKAGE_KIND: Final = NAMESPACES["rel"]

# name: path, root, content type, source of the relationship, type of the relationship
_PARTS: Final = {
    "styles": ("word/styles.xml", "w:styles", f"{_WORD_TYPE}.styles+xml", "word", "styles"),
    "settings": (
        "word/settings.xml",
        "w:settings",
        f"{_WORD_TYPE}.settings+xml",
        "word",
        "settings",
    ),
    "numbering": (
        "word/numbering.xml",
        "w:numbering",
        f"{_WORD_TYPE}.numbering+xml",
        "word",
        "numbering",
    ),
    "header": ("word/{}.xml", "w:hdr", f"{_WORD_TYPE}.header+xml", "word", "header"),
    "footer": ("word/{}.xml", "w:ftr", f"{_WORD_TYPE}.footer+xml", "word", "footer"),
    "theme": ("word/theme/theme1.xml", "a:theme", f"{_OFFICE_TYPE}.theme+xml", "word", "theme"),
    "core": (
        "docProps/core.xml",
        "cp:coreProperties",
        f"{_PACKAGE_TYPE}.core-properties+xml",
        "",
        f"{_PACKAGE_KIND}/metadata/core-properties",
    ),
    "app": (
        "docProps/app.xml",
        "ep:Properties",
        f"{_OFFICE_TYPE}.extended-properties+xml",
        "",
        "extended-properties",
    ),
    "custom": (
        "docProps/custom.xml",
        "op:Properties",
        f"{_OFFICE_TYPE}.custom-properties+xml",
        "",
        "custom-properties",
    ),
}


def document(body: str, *, section: str = A4, **parts: str) -> bytes:
    """A DOCX of that body and those parts."""
    return zipped(entries(body, section=section, **parts))


def paragraph(text: str = "", *, properties: str = "", run: str = "") -> str:
    """A paragraph of one run, with the content of its `w:pPr` and of the run's `w:rPr`."""
    letters = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{letters if text else ''}</w:p>"


def style(name: str, content: str = "", *, kind: str = "paragraph", default: bool = False) -> str:
    """A style whose id is its name without spaces."""
    mark = ' w:default="1"' if default else ""
    head = f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}"{mark}>'
    return f'{head}<w:name w:val="{name}"/>{content}</w:style>'


def table(*rows: list[str], properties: str = "", grid: tuple[int, ...] = ()) -> str:
    """A table of cells given by their content; its grid is that of the first row if not given."""
    columns = grid or (1000,) * (len(rows[0]) if rows else 0)
    lines = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    widths = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{widths}</w:tblGrid>{lines}</w:tbl>"


def entries(body: str, *, section: str = A4, **parts: str) -> dict[str, str]:
    """The zip entries of a DOCX, by name, in the order they are written."""
    made = {
        CONTENT_TYPES: "",
        PACKAGE_RELATIONSHIPS: "",
        DOCUMENT: rooted("w:document", f"<w:body>{body}{section}</w:body>"),
        RELATIONSHIPS: "",
    }
    types = [_override(DOCUMENT, f"{_WORD_TYPE}.document.main+xml")]
    arrows = {"": [_arrow("document", "officeDocument", DOCUMENT)], "word": list[str]()}
    for name, content in parts.items():
        path, root, content_type, source, kind = _PARTS[re.sub(r"\d+$", "", name)]
        path = path.format(name)
        made[path] = rooted(root, content)
        types.append(_override(path, content_type))
        arrows[source].append(_arrow(name, kind, path.removeprefix(f"{source}/" if source else "")))
    made[CONTENT_TYPES] = (
        f'<Types xmlns="{NAMESPACES["ct"]}"><Default Extension="rels" '
        f'ContentType="{_PACKAGE_TYPE}.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{"".join(types)}</Types>'
    )
    made[PACKAGE_RELATIONSHIPS] = _relationships(arrows[""])
    made[RELATIONSHIPS] = _relationships(arrows["word"])
    return made


def rooted(root: str, content: str) -> str:
    """A part: the root with every prefix declared, and the content in it."""
    prefixes = " ".join(f'xmlns:{each}="{uri}"' for each, uri in NAMESPACES.items() if each != "xml")
    ignorable = ' mc:Ignorable="w14 wp14"' if root.startswith("w:") else ""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} {prefixes}{ignorable}>{content}</{root}>'


def zipped(contents: Mapping[str, str | bytes], *, date: tuple[int, ...] = _DATE) -> bytes:
    """The package file."""
    year, month, day, hour, minute, second = date
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in contents.items():
            info = ZipInfo(name, (year, month, day, hour, minute, second))
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return buffer.getvalue()


def _override(path: str, content_type: str) -> str:
    return f'<Override PartName="/{path}" ContentType="{content_type}"/>'


def _arrow(name: str, kind: str, target: str) -> str:
    full = kind if "/" in kind else f"{_KIND}/{kind}"
    return f'<Relationship Id="{name}" Type="{full}" Target="{target}"/>'


def _relationships(arrows: list[str]) -> str:
    return f'<Relationships xmlns="{_PACKAGE_KIND}">{"".join(arrows)}</Relationships>'
