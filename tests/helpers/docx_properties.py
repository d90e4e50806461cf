"""What a DOCX says of itself: settings, document properties and custom XML."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from tests.helpers.docx_package import Package
from tests.helpers.ooxml import NAMESPACES, Element, attribute, child, is_on, local_name, millimetres, value


@dataclass(frozen=True)
class Settings:
    """The settings of the document that its pages depend on."""

    compatibility_mode: int | None
    compatibility: Mapping[str, str]
    mirror_margins: bool
    even_and_odd_headers: bool
    update_fields: bool
    hyphenates: bool
    tracks_changes: bool
    zoom_percent: int | None
    default_tab_mm: float
    proof_language: str | None


@dataclass(frozen=True)
class CoreProperties:
    """`docProps/core.xml`."""

    title: str | None
    subject: str | None
    creator: str | None
    description: str | None
    keywords: str | None
    category: str | None
    language: str | None
    last_modified_by: str | None
    revision: str | None
    created: datetime | None
    modified: datetime | None


def read_settings(root: Element | None) -> Settings:
    """The settings part, or what holds without one."""
    listed = () if root is None else root.findall("w:compat/w:compatSetting", NAMESPACES)
    compatibility = {attribute(each, "w:name") or "": attribute(each, "w:val") or "" for each in listed}
    mode = compatibility.get("compatibilityMode")
    zoom = value(root, "w:zoom", "w:percent")
    return Settings(
        compatibility_mode=None if mode is None else int(mode),
        compatibility=compatibility,
        mirror_margins=is_on(child(root, "w:mirrorMargins")),
        even_and_odd_headers=is_on(child(root, "w:evenAndOddHeaders")),
        update_fields=is_on(child(root, "w:updateFields")),
        hyphenates=is_on(child(root, "w:autoHyphenation")),
        tracks_changes=is_on(child(root, "w:trackRevisions")),
        zoom_percent=None if zoom is None else int(zoom.rstrip("%")),
        default_tab_mm=millimetres(value(root, "w:defaultTabStop") or "720"),
        proof_language=value(root, "w:themeFontLang"),
    )


def read_core(root: Element | None) -> CoreProperties:
    """The core properties; an empty one counts as absent."""

    def text(path: str) -> str | None:
        element = child(root, path)
        return None if element is None else element.text

    def moment(path: str) -> datetime | None:
        written = text(path)
        return None if written is None else datetime.fromisoformat(written)

    return CoreProperties(
        title=text("dc:title"),
        subject=text("dc:subject"),
        creator=text("dc:creator"),
        description=text("dc:description"),
        keywords=text("cp:keywords"),
        category=text("cp:category"),
        language=text("dc:language"),
        last_modified_by=text("cp:lastModifiedBy"),
        revision=text("cp:revision"),
        created=moment("dcterms:created"),
        modified=moment("dcterms:modified"),
    )


def read_app(root: Element | None) -> dict[str, str]:
    """The application properties by name: `Application`, `AppVersion`, `Company` …"""
    elements = () if root is None else root
    return {local_name(each): "".join(each.itertext()) for each in elements}


def read_custom(root: Element | None) -> dict[str, str]:
    """The custom properties by name."""
    elements = () if root is None else root
    return {each.get("name", ""): "".join(each.itertext()) for each in elements}


def read_custom_xml(package: Package) -> dict[str, bytes]:
    """The custom XML parts, without the parts that describe them."""
    names = package.related(package.main_part, "customXml")
    return {name: package.read(name) for name in names}
