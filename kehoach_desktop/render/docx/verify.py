"""A written package read again before it may replace a file: what would make Word say "unreadable content".

The Open XML SDK finds wrong element order and bad values; it misses dangling ids and cells that do not end in a
paragraph. Those are looked for here, at every export.
"""

import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from .ooxml import R, W

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DRAWING_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_STYLE_USES = tuple(f"{{{W}}}{name}" for name in ("pStyle", "rStyle", "tblStyle"))
_VAL = f"{{{W}}}val"
# Without huge_tree a text of more than 10 MB is refused, and a long plan travels as one text.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def package_fault(data: bytes) -> str | None:
    """The first fault of a DOCX, or None when it is whole."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error):
        return "gói nén hỏng"
    trees = {}
    for name, xml in parts.items():
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(xml, _PARSER)
            except etree.XMLSyntaxError:
                return f"{name} không phải XML đúng"
    return next(_faults(trees), None)


def _faults(trees: dict[str, etree._Element]) -> Iterator[str]:
    document = trees["word/document.xml"]
    yield from _relation_faults(trees)
    yield from _style_faults(trees)
    yield from _structure_faults(document)
    yield from _id_faults(trees)


def _relation_faults(trees: dict[str, etree._Element]) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for relation in tree.iter(_RELATION):
            target = posixpath.normpath(posixpath.join(folder, relation.get("Target", "")))
            if relation.get("TargetMode") != "External" and target not in trees:
                yield f"{name} trỏ tới {target} không có"
    known = {relation.get("Id") for relation in trees["word/_rels/document.xml.rels"].iter(_RELATION)}
    for node in trees["word/document.xml"].iter():
        used = node.get(f"{{{R}}}id")
        if used is not None and used not in known:
            yield f"document.xml dùng quan hệ {used} không có"


def _style_faults(trees: dict[str, etree._Element]) -> Iterator[str]:
    defined = {style.get(f"{{{W}}}styleId") for style in trees["word/styles.xml"].iter(f"{{{W}}}style")}
    for name, tree in trees.items():
        if name.startswith("word/"):
            for node in tree.iter(*_STYLE_USES, f"{{{W}}}basedOn"):
                if node.get(_VAL) not in defined:
                    yield f"{name} dùng kiểu {node.get(_VAL)} không có"


def _structure_faults(document: etree._Element) -> Iterator[str]:
    body = document[0]
    if len(body) == 0 or body[-1].tag != f"{{{W}}}sectPr":
        yield "thân văn bản không kết thúc bằng trang in (sectPr)"
    for cell in document.iter(f"{{{W}}}tc"):
        if cell[-1].tag != f"{{{W}}}p":
            yield "có ô bảng không kết thúc bằng một đoạn"


def _id_faults(trees: dict[str, etree._Element]) -> Iterator[str]:
    ids = Counter(
        node.get("id") for name, tree in trees.items() if name.startswith("word/") for node in tree.iter(_DRAWING_ID)
    )
    for one, times in ids.items():
        if times > 1:
            yield f"hình vẽ số {one} có {times} lần"
