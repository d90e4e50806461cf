"""The package: every part in a fixed order with fixed dates, so that one sheet always gives the same bytes."""

import zipfile
from datetime import date
from io import BytesIO

from ...domain.layout.sheet import Sheet
from .ooxml import R
from .paragraphs import Writing
from .parts import (
    app_xml,
    content_types_xml,
    core_xml,
    font_table_xml,
    plan_properties_xml,
    plan_xml,
    relationships_xml,
    settings_xml,
    styles_xml,
)
from .sections import Part, write_document

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "application/vnd.openxmlformats-package"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPES = {
    "document": f"{_WORD}.document.main+xml",
    "styles": f"{_WORD}.styles+xml",
    "settings": f"{_WORD}.settings+xml",
    "fontTable": f"{_WORD}.fontTable+xml",
    "header": f"{_WORD}.header+xml",
    "footer": f"{_WORD}.footer+xml",
    "core": f"{_PACKAGE}.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "plan": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
}
_PLAN_PART = "customXml/item1.xml"
_EARLIEST, _LATEST = date(1980, 1, 1), date(2107, 12, 31)  # the days that a zip file can name


def write_docx(sheet: Sheet, plan_text: str | None = None) -> bytes:
    """The DOCX of `sheet`; `plan_text` is the plan file that travels inside it."""
    document, edges = write_document(sheet, Writing(sheet.color))
    word = [
        Part("styles.xml", "styles", styles_xml(sheet)),
        Part("settings.xml", "settings", settings_xml(sheet)),
        Part("fontTable.xml", "fontTable", font_table_xml(sheet)),
        *edges,
    ]
    files = {
        "[Content_Types].xml": _content_types(word, plan_text),
        "_rels/.rels": _package_relationships(),
        "docProps/app.xml": app_xml(),
        "docProps/core.xml": core_xml(sheet.properties),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _document_relationships(word, plan_text),
        **{f"word/{part.name}": part.xml for part in word},
    }
    if plan_text is not None:
        files[_PLAN_PART] = plan_xml(plan_text)
        files["customXml/itemProps1.xml"] = plan_properties_xml()
        files["customXml/_rels/item1.xml.rels"] = relationships_xml([("rId1", f"{R}/customXmlProps", "itemProps1.xml")])
    return _zipped(files, sheet.properties.date)


def _content_types(word: list[Part], plan_text: str | None) -> str:
    overrides = [("word/document.xml", _TYPES["document"])]
    overrides += [(f"word/{part.name}", _TYPES[part.kind]) for part in word]
    overrides += [("docProps/core.xml", _TYPES["core"]), ("docProps/app.xml", _TYPES["app"])]
    if plan_text is not None:
        overrides.append(("customXml/itemProps1.xml", _TYPES["plan"]))
    return content_types_xml(overrides)


def _package_relationships() -> str:
    return relationships_xml(
        [
            ("rId1", f"{R}/officeDocument", "word/document.xml"),
            ("rId2", _CORE_RELATION, "docProps/core.xml"),
            ("rId3", f"{R}/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relationships(word: list[Part], plan_text: str | None) -> str:
    relations = [(part.id, f"{R}/{part.kind}", part.name) for part in word]
    if plan_text is not None:
        relations.append(("rId-plan", f"{R}/customXml", f"../{_PLAN_PART}"))
    return relationships_xml(relations)


def _zipped(files: dict[str, str], dated: date) -> bytes:
    stream, day = BytesIO(), min(max(dated, _EARLIEST), _LATEST)
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # else the bytes would tell Windows from Linux
            entry.external_attr = 0o644 << 16
            package.writestr(entry, text.encode())
    return stream.getvalue()
