"""Faults of a DOCX as a text: what Word refuses or repairs and the Open XML SDK does not see.

To add a check: see `package_checks`; its broken package stands in `test_word_checks.py`.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tests.helpers.docx_package import Package
from tests.helpers.docx_styles import Style, StyleSheet, Theme
from tests.helpers.docx_tables import cell_span
from tests.helpers.docx_text import contents
from tests.helpers.ooxml import (
    NAMESPACES,
    Element,
    attribute,
    child,
    tag,
    value,
)
from tests.helpers.package_checks import Check, duplicates, xml_names

_STYLE_REFERENCES: Final = {
    "w:pStyle": "paragraph",
    "w:rStyle": "character",
    "w:tblStyle": "table",
}
_CONTAINERS: Final = ("w:body", "w:hdr", "w:ftr", "w:tc", "w:txbxContent")
_BLOCKS: Final = (tag("w:p"), tag("w:tbl"))
_UNIQUE: Final = {
    "wp:docPr": "id",
    "w:bookmarkStart": "w:id",
    "w:bookmarkEnd": "w:id",
    "w:sdtPr/w:id": "w:val",
    "w:num": "w:numId",
    "w:abstractNum": "w:abstractNumId",
}
_MAX_PARAGRAPH_ID: Final = 0x80000000
_MAX_BOOKMARK_NAME: Final = 40
_TEXTS: Final = (tag("w:t"), tag("w:delText"), tag("w:instrText"))
# C0 and C1 controls, line and paragraph separators, the byte order mark, and what is no character.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufff9-\ufffb\ufffe\uffff]")


def style_references(package: Package) -> Iterator[str]:
    """Styles that are used but not defined, or used for what they are not."""
    styles = _style_sheet(package).styles
    for name, root in _word_parts(package):
        for path, kind in _STYLE_REFERENCES.items():
            used = {attribute(each) or "" for each in root.iter(tag(path))}
            for style_id in sorted(used):
                if style_id not in styles:
                    yield f"{name}: the style {style_id} is not defined"
                elif styles[style_id].kind != kind:
                    yield f"{name}: {path} names {style_id}, a {styles[style_id].kind} style"


def style_definitions(package: Package) -> Iterator[str]:
    """Styles that lean on nothing, on themselves, or stand in each other's way."""
    root = package.related_tree(package.main_part, "styles")
    elements = () if root is None else root.findall("w:style", NAMESPACES)
    for style_id in duplicates(attribute(each, "w:styleId") or "" for each in elements):
        yield f"styles: the id {style_id} is there more than once"
    styles = _style_sheet(package).styles
    for style in styles.values():
        yield from _dangling(style, styles)
    for name in duplicates(f"{style.kind} style {style.name.lower()}" for style in styles.values()):
        yield f"styles: two are called {name}"
    defaults = [style.kind for style in styles.values() if style.is_default]
    for kind in duplicates(defaults):
        yield f"styles: there are two default {kind} styles"
    if styles and "paragraph" not in defaults:
        yield "styles: no paragraph style is the default"


def _dangling(style: Style, styles: dict[str, Style]) -> Iterator[str]:
    for word, other in (("based on", style.based_on), ("followed by", style.next)):
        if other is not None and other not in styles:
            yield f"styles: {style.id} is {word} {other}, which is not defined"
    if style.link is not None and (style.link not in styles or styles[style.link].link != style.id):
        yield f"styles: {style.id} is linked to {style.link}, which does not link back"
    seen, base = set[str](), style.based_on
    while base in styles and base not in seen:
        seen.add(base)
        base = styles[base].based_on
    if style.id in seen:
        yield f"styles: {style.id} is based on itself"


def endings(package: Package) -> Iterator[str]:
    """Bodies, cells, headers and boxes that are empty or do not end in a paragraph."""
    for name, root in _word_parts(package):
        for container in root.iter(*map(tag, _CONTAINERS)):
            blocks = [each for each in contents(container) if each.tag in _BLOCKS]
            if not blocks:
                yield f"{_place(name, container)} is empty"
            elif blocks[-1].tag != tag("w:p"):
                yield f"{_place(name, container)} does not end in w:p"
        body = child(root, "w:body")
        if body is not None and (not len(body) or body[-1].tag != tag("w:sectPr")):
            yield f"{name}: w:body does not end in w:sectPr"


def tables(package: Package) -> Iterator[str]:
    """Tables without rows, rows without cells, rows that do not fill the grid."""
    for name, root in _word_parts(package):
        for table in root.iter(tag("w:tbl")):
            columns = len(table.findall("w:tblGrid/w:gridCol", NAMESPACES))
            rows = [each for each in contents(table) if each.tag == tag("w:tr")]
            if not rows:
                yield f"{_place(name, table)} has no rows"
            for row in rows:
                covered = _columns_covered(row)
                if covered != columns:
                    yield f"{_place(name, row)} covers {covered} of {columns} columns"


def _columns_covered(row: Element) -> int:
    outside = (value(row, f"w:trPr/w:grid{side}") or "0" for side in ("Before", "After"))
    cells = (each for each in contents(row) if each.tag == tag("w:tc"))
    return sum(map(int, outside)) + sum(map(cell_span, cells))


def repeated_ids(package: Package) -> Iterator[str]:
    """Ids that stand in the file twice though each must be the only one."""
    parts = list(_word_parts(package))
    for path, name in _UNIQUE.items():
        found = (each for _, root in parts for each in root.iterfind(f".//{path}", NAMESPACES))
        for text in duplicates(attribute(each, name) or "" for each in found):
            yield f"{path}: the id {text} is there more than once"
    shapes = (each for _, root in parts for each in root.iter(f"{{{NAMESPACES['v']}}}*"))
    for text in duplicates(each.attrib["id"] for each in shapes if "id" in each.attrib):
        yield f"VML: the id {text} is there more than once"


def paragraph_ids(package: Package) -> Iterator[str]:
    """`w14:paraId` must be unique in its part, above 0 and below 0x80000000 ([MS-DOCX])."""
    for name, root in _word_parts(package):
        ids = [text for each in root.iter(tag("w:p")) if (text := attribute(each, "w14:paraId"))]
        for item in duplicates(ids):
            yield f"{name}: the w14:paraId {item} is there more than once"
        for item in ids:
            if not 0 < int(item, 16) < _MAX_PARAGRAPH_ID:
                yield f"{name}: the w14:paraId {item} is out of range"


def bookmarks(package: Package) -> Iterator[str]:
    """Bookmarks that begin without an end, or the other way round, or share a name."""
    for name, root in _word_parts(package):
        starts = {attribute(each, "w:id") for each in root.iter(tag("w:bookmarkStart"))}
        ends = {attribute(each, "w:id") for each in root.iter(tag("w:bookmarkEnd"))}
        for item in sorted(str(each) for each in starts ^ ends):
            yield f"{name}: the bookmark {item} has only one end"
        names = [attribute(each, "w:name") or "" for each in root.iter(tag("w:bookmarkStart"))]
        for item in duplicates(each.lower() for each in names):
            yield f"{name}: two bookmarks are called {item}"
        for item in names:
            if len(item) > _MAX_BOOKMARK_NAME:
                yield f"{name}: the bookmark {item} has a name of over {_MAX_BOOKMARK_NAME} letters"


def numbering(package: Package) -> Iterator[str]:
    """Lists that are used but not defined, and lists without a form."""
    lists = package.related_tree(package.main_part, "numbering")
    numbers = () if lists is None else lists.findall("w:num", NAMESPACES)
    forms = () if lists is None else lists.findall("w:abstractNum", NAMESPACES)
    known = {attribute(each, "w:numId") for each in numbers} | {"0"}
    abstract = {attribute(each, "w:abstractNumId") for each in forms}
    for each in numbers:
        if (form := value(each, "w:abstractNumId")) not in abstract:
            yield f"numbering: the list {attribute(each, 'w:numId')} has no form {form}"
    for name, root in _word_parts(package):
        used = {attribute(each) or "" for each in root.iterfind(".//w:numPr/w:numId", NAMESPACES)}
        for text in sorted(used - known):
            yield f"{name}: the list {text} is not defined"


def fields(package: Package) -> Iterator[str]:
    """Complex fields that are not closed, not opened or have no instruction."""
    for name, root in _word_parts(package):
        instructions: list[str] = []
        for each in root.iter(tag("w:fldChar"), tag("w:instrText")):
            kind = attribute(each, "w:fldCharType")
            if kind == "begin":
                instructions.append("")
            elif not instructions:
                yield f"{_place(name, each)} belongs to no field"
            elif kind is None:
                instructions[-1] += each.text or ""
            elif kind == "end" and not instructions.pop().strip():
                yield f"{_place(name, each)} ends a field without an instruction"
        if instructions:
            yield f"{name}: a field is not closed: {instructions[-1].strip()}"


def letters(package: Package) -> Iterator[str]:
    """Letters that Word shows as something else, or does not show."""
    for name in xml_names(package):
        for element in package.tree(name).iter(etree.Element):
            texts = [element.text or "", *map(str, element.attrib.values())]
            for text in texts:
                if found := _CONTROL.search(text):
                    code = ord(found.group())
                    yield f"{_place(name, element)} holds the control character U+{code:04X}"
            if element.tag in _TEXTS:
                yield from _white_space(name, element)


def _white_space(name: str, element: Element) -> Iterator[str]:
    text = element.text or ""
    if re.search(r"[\t\n\r]", text):
        yield f"{_place(name, element)} holds a raw tab or line break: {text!r}"
    elif text != text.strip(" ") and attribute(element, "xml:space") != "preserve":
        yield f"{_place(name, element)} loses the spaces around {text!r}: no xml:space"


def _style_sheet(package: Package) -> StyleSheet:
    root = package.related_tree(package.main_part, "styles")
    return StyleSheet(root, None, Theme.read(None))


def _word_parts(package: Package) -> Iterator[tuple[str, Element]]:
    for name in xml_names(package):
        root = package.tree(name)
        if etree.QName(root).namespace == NAMESPACES["w"]:
            yield name, root


def _place(name: str, element: Element) -> str:
    return f"{name}: {element.getroottree().getpath(element)}"


CHECKS: Final[tuple[Check, ...]] = (
    style_references,
    style_definitions,
    endings,
    tables,
    repeated_ids,
    paragraph_ids,
    bookmarks,
    numbering,
    fields,
    letters,
)
