"""Faults of a DOCX as a package: zip, content types, relationships, leftovers of libraries.

To add a check: write a function from Package to messages, put it into CHECKS, and give it a broken
package in `test_package_checks.py` (a test there fails without one).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED

from lxml import etree

from tests.helpers.docx_package import CONTENT_TYPES, Package, relationships_name
from tests.helpers.docx_properties import read_app, read_core
from tests.helpers.ooxml import NAMESPACES, Element, attribute, child, tag

Check: TypeAlias = Callable[[Package], Iterator[str]]

_MAIN_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
# Relationships of these kinds are there only to be named by an r:id; the others work by their kind.
_NAMED_KINDS: Final = ("header", "footer", "image", "hyperlink", "oleObject", "chart")
_LIBRARIES: Final = ("python-docx", "docxtpl", "openpyxl")
_THEME_ATTRIBUTES: Final = ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme")
_BIBLIOGRAPHY: Final = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
_TEMPLATE_YEAR: Final = 2013


def duplicates(items: Iterable[str]) -> list[str]:
    """What occurs more than once."""
    return [item for item, count in Counter(items).items() if count > 1]


def xml_names(package: Package) -> list[str]:
    """The entries that hold XML."""
    entries = dict.fromkeys(entry.filename for entry in package.entries)
    return [name for name in entries if name.lower().endswith((".xml", ".rels"))]


def unreadable(package: Package) -> Iterator[str]:
    """What keeps all other checks from looking: missing basics and XML that cannot be parsed."""
    faults = [fault for name in xml_names(package) for fault in _xml_faults(package, name)]
    basics = (CONTENT_TYPES, relationships_name(""))
    faults += [f"{name} is missing" for name in basics if name not in package]
    yield from faults or _main_part_faults(package)


def _xml_faults(package: Package, name: str) -> Iterator[str]:
    try:
        information = package.tree(name).getroottree().docinfo
    except etree.XMLSyntaxError as error:
        yield f"{name}: not well-formed: {error.msg}"
        return
    if information.doctype:
        yield f"{name}: has a DOCTYPE"
    if (information.encoding or "UTF-8").upper() != "UTF-8":
        yield f"{name}: is written in {information.encoding}"


def _main_part_faults(package: Package) -> Iterator[str]:
    names = package.related("", "officeDocument")
    if len(names) != 1:
        yield f"the package has {len(names)} main parts"
    elif names[0] not in package:
        yield f"the main part {names[0]} is missing"


def zip_oddities(package: Package) -> Iterator[str]:
    """Entries that a strict reader refuses or that betray how the file was made."""
    names = [entry.filename for entry in package.entries]
    if names[0] != CONTENT_TYPES:
        yield f"zip: begins with {names[0]}, not with {CONTENT_TYPES}"
    for name in duplicates(name.lower() for name in names):
        yield f"zip: {name} is there more than once"
    if package.comment:
        yield f"zip: has a comment: {package.comment!r}"
    if len(dates := {entry.date_time for entry in package.entries}) > 1:
        yield f"zip: the entries bear different dates, {min(dates)} to {max(dates)}"
    for entry in package.entries:
        name = entry.filename
        if name.endswith("/") or name == "mimetype":
            yield f"zip: {name} has no place in a DOCX"
        if "\\" in entry.orig_filename or name.startswith("/") or ".." in name.split("/"):
            yield f"zip: {entry.orig_filename} is no part name"
        if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            yield f"zip: {name} is packed by method {entry.compress_type}"
        _year, month, day, *_time = entry.date_time
        if not 1 <= month <= 12 or day == 0:
            yield f"zip: {name} bears no date: {entry.date_time}"


def content_types(package: Package) -> Iterator[str]:
    """Parts without a type, types without a part."""
    root = package.tree(CONTENT_TYPES)
    overrides = [each.get("PartName", "") for each in root.findall("ct:Override", NAMESPACES)]
    defaults = [each.get("Extension", "") for each in root.findall("ct:Default", NAMESPACES)]
    for name in duplicates(name.lower() for name in (*overrides, *defaults)):
        yield f"content types: {name} is there more than once"
    for name in overrides:
        if not name.startswith("/") or name[1:] not in package:
            yield f"content types: there is no part {name}"
    for name in package.names:
        if package.content_type(name) is None:
            yield f"content types: {name} has none"


def main_part(package: Package) -> Iterator[str]:
    """The main part is a document, not a template or a document with macros."""
    content_type = package.content_type(package.main_part)
    if content_type != _MAIN_TYPE:
        yield f"content types: {package.main_part} is of type {content_type}"


def relationships(package: Package) -> Iterator[str]:
    """Arrows that lead nowhere, out of the file, or away from a part that is not there."""
    for source, name in _relationship_parts(package):
        if source and source not in package:
            yield f"{name}: there is no part {source}"
        elements = package.tree(name).findall("rel:Relationship", NAMESPACES)
        for repeated in duplicates(each.get("Id", "") for each in elements):
            yield f"{name}: the id {repeated} is there more than once"
        for item in package.relationships(source).values():
            if item.external and item.kind != "hyperlink":
                yield f"{name}: {item.id} ({item.kind}) leads out of the file, to {item.target}"
            elif not item.external and item.target not in package:
                yield f"{name}: {item.id} ({item.kind}) leads to {item.target}, which is missing"


def relationship_ids(package: Package) -> Iterator[str]:
    """Ids used without a relationship, and relationships that only an id can use, unused."""
    prefix = f"{{{NAMESPACES['r']}}}"
    for name in xml_names(package):
        known = package.relationships(name)
        used = {
            str(text)
            for element in package.tree(name).iter(etree.Element)
            for key, text in element.attrib.items()
            if str(key).startswith(prefix)
        }
        for item in sorted(used - set(known)):
            yield f"{name}: uses {item}, which is no relationship"
        for item in sorted(set(known) - used):
            if known[item].kind in _NAMED_KINDS:
                yield f"{name}: never uses {item} ({known[item].kind})"


def unreachable_parts(package: Package) -> Iterator[str]:
    """Parts that no chain of relationships leads to."""
    reached, waiting = set[str](), [""]
    while waiting:
        for item in package.relationships(waiting.pop()).values():
            if not item.external and item.target not in reached:
                reached.add(item.target)
                waiting.append(item.target)
    for name in package.names:
        if name not in reached:
            yield f"no relationship leads to {name}"


def library_leftovers(package: Package) -> Iterator[str]:
    """What the templates of document libraries leave in a file."""
    yield from _property_leftovers(package)
    for _, name in _relationship_parts(package):
        for each in package.tree(name).findall("rel:Relationship", NAMESPACES):
            kind = each.get("Type", "").rsplit("/", 1)[-1]
            if kind in ("thumbnail", "stylesWithEffects", "attachedTemplate"):
                yield f"{name}: leftover of a template: {kind}"
    for name in xml_names(package):
        root = package.tree(name)
        if etree.QName(root).namespace == _BIBLIOGRAPHY:
            yield f"{name}: leftover of a template: bibliography"
        if any(_names_theme_font(each) for each in root.iter(tag("w:rFonts"))):
            yield f"{name}: names fonts of the theme"
        zoom = child(root, "w:zoom")
        if zoom is not None and attribute(zoom, "w:percent") is None:
            yield f"{name}: w:zoom without w:percent"


def _property_leftovers(package: Package) -> Iterator[str]:
    try:
        core = read_core(package.related_tree("", "core-properties"))
    except ValueError as error:
        yield f"core properties: {error}"
        return
    for text in (core.creator, core.last_modified_by, core.description, core.keywords):
        if any(library in (text or "").lower() for library in _LIBRARIES):
            yield f"core properties: leftover of a library: {text}"
    for moment in (core.created, core.modified):
        if moment is not None and moment.year <= _TEMPLATE_YEAR:
            yield f"core properties: the date of a template: {moment:%d/%m/%Y}"
    application = read_app(package.related_tree("", "extended-properties")).get("Application", "")
    if "Macintosh" in application:
        yield f"application properties: leftover of a template: {application}"


def _names_theme_font(fonts: Element) -> bool:
    return any(attribute(fonts, name) is not None for name in _THEME_ATTRIBUTES)


def _relationship_parts(package: Package) -> Iterator[tuple[str, str]]:
    """Each relationships part, after the part it belongs to ("" for the package)."""
    for name in xml_names(package):
        folder, _, file = name.rpartition("_rels/")
        if file.endswith(".rels"):
            yield folder + file.removesuffix(".rels"), name


CHECKS: Final[tuple[Check, ...]] = (
    zip_oddities,
    content_types,
    main_part,
    relationships,
    relationship_ids,
    unreachable_parts,
    library_leftovers,
)
