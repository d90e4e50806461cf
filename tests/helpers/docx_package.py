"""A DOCX as a package (ECMA-376 part 2): parts, content types and relationships, no Word yet."""

import posixpath
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final, TypeAlias
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

from tests.helpers.ooxml import NAMESPACES, Element

Source: TypeAlias = str | Path | bytes

CONTENT_TYPES: Final = "[Content_Types].xml"


@dataclass(frozen=True)
class Relationship:
    """One arrow from a part to another part or, when external, to an address."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: `header`, `styles`, `officeDocument` …"""
        return self.type.rsplit("/", 1)[-1]


class Package:
    """All entries of the zip file, read at once, with lookups by part name (no leading slash)."""

    def __init__(self, source: Source) -> None:
        self.data = source if isinstance(source, bytes) else Path(source).read_bytes()
        with ZipFile(BytesIO(self.data)) as archive:
            self.entries = tuple(archive.infolist())
            self.comment = archive.comment
            self._contents = {name: archive.read(name) for name in archive.namelist()}
        self._trees: dict[str, Element] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The parts in the order of the zip, without folders, relationships and content types."""
        return tuple(name for name in self._contents if not name.endswith(("/", ".rels")) and name != CONTENT_TYPES)

    def __contains__(self, name: str) -> bool:
        return name in self._contents

    def read(self, name: str) -> bytes:
        """The bytes of an entry."""
        return self._contents[name]

    def tree(self, name: str) -> Element:
        """The root of an XML entry; each is parsed once."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True)
            self._trees[name] = etree.fromstring(self.read(name), parser)
        return self._trees[name]

    def relationships(self, source: str = "") -> dict[str, Relationship]:
        """The relationships of a part, or of the package itself, by their ids."""
        name = relationships_name(source)
        if name not in self:
            return {}
        elements = self.tree(name).findall("rel:Relationship", NAMESPACES)
        return {item.id: item for item in (_relationship(source, each) for each in elements)}

    def related(self, source: str, kind: str) -> tuple[str, ...]:
        """The parts that a part points to by relationships of one kind."""
        return tuple(
            item.target for item in self.relationships(source).values() if item.kind == kind and not item.external
        )

    def related_tree(self, source: str, kind: str) -> Element | None:
        """The root of the one part of that kind, or nothing."""
        return next((self.tree(name) for name in self.related(source, kind) if name in self), None)

    @property
    def main_part(self) -> str:
        """The part that holds the document, wherever it lies."""
        names = self.related("", "officeDocument")
        if len(names) != 1:
            raise ValueError(f"the package has {len(names)} main parts")
        return names[0]

    def content_type(self, name: str) -> str | None:
        """What `[Content_Types].xml` says of a part: its own entry, else that of its extension."""
        root = self.tree(CONTENT_TYPES)
        for override in root.findall("ct:Override", NAMESPACES):
            if override.get("PartName", "").lstrip("/").lower() == name.lower():
                return override.get("ContentType")
        extension = name.rsplit(".", 1)[-1].lower()
        for default in root.findall("ct:Default", NAMESPACES):
            if default.get("Extension", "").lower() == extension:
                return default.get("ContentType")
        return None


def relationships_name(source: str) -> str:
    """Where the relationships of a part are written: `word/_rels/document.xml.rels`."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _relationship(source: str, element: Element) -> Relationship:
    target = element.get("Target", "")
    external = element.get("TargetMode") == "External"
    if not external:
        path = posixpath.join("/", posixpath.dirname(source), unquote(target.split("#")[0]))
        target = posixpath.normpath(path).lstrip("/")
    return Relationship(element.get("Id", ""), element.get("Type", ""), target, external)
