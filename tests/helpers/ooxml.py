"""The small grammar of OOXML: namespaces, on/off values, measures and alternate content."""

import re
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_WORD: Final = "http://schemas.microsoft.com/office/word"

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": f"{_DRAWING}/main",
    "wp": f"{_DRAWING}/wordprocessingDrawing",
    "wps": f"{_WORD}/2010/wordprocessingShape",
    "wpg": f"{_WORD}/2010/wordprocessingGroup",
    "wpc": f"{_WORD}/2010/wordprocessingCanvas",
    "w14": f"{_WORD}/2010/wordml",
    "wp14": f"{_WORD}/2010/wordprocessingDrawing",
    "w15": f"{_WORD}/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "ep": f"{_OFFICE}/extended-properties",
    "op": f"{_OFFICE}/custom-properties",
    "ct": f"{_PACKAGE}/content-types",
    "rel": f"{_PACKAGE}/relationships",
    "cp": f"{_PACKAGE}/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

# What Word 2010 and later understand, so that it takes mc:Choice and not mc:Fallback.
_UNDERSTOOD: Final = {NAMESPACES[prefix] for prefix in ("wps", "wpg", "wpc", "w14", "wp14", "w15")}

_POINTS_PER_UNIT: Final = {
    "pt": 1.0,
    "pc": 12.0,
    "pi": 12.0,
    "in": 72.0,
    "mm": 72 / 25.4,
    "cm": 72 / 2.54,
    "px": 0.75,
}
_MEASURE: Final = re.compile(r"\s*([-+]?(?:\d+\.?\d*|\.\d+))\s*(pt|pc|pi|in|mm|cm|px)?\s*")


def tag(name: str) -> str:
    """`w:p` as lxml names it."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local_name(element: Element) -> str:
    """The name of an element without its namespace: `p`."""
    return etree.QName(element).localname


def child(parent: Element | None, path: str) -> Element | None:
    """The first element at `path` (`w:pPr/w:ind`) below a parent that may be missing itself."""
    return None if parent is None else parent.find(path, NAMESPACES)


def attribute(element: Element | None, name: str = "w:val") -> str | None:
    """An attribute of an element that may be missing itself."""
    if element is None:
        return None
    return element.get(tag(name) if ":" in name else name)


def value(parent: Element | None, path: str, name: str = "w:val") -> str | None:
    """The attribute of the element at `path`."""
    return attribute(child(parent, path), name)


def is_on(element: Element | None) -> bool:
    """An on/off element: present without a value is on, absent is off."""
    return element is not None and attribute(element) not in ("0", "false", "off")


def says_true(text: str | None) -> bool:
    """An on/off attribute."""
    return text in ("1", "true", "on")


def points(text: str, *, per_unit: float = 1 / 20) -> float:
    """A measure in points: a bare number counts units of `per_unit` (twips), `20mm` says its unit.

    The transitional schema allows both forms (22.9.2.14 ST_TwipsMeasure).
    """
    match = _MEASURE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is not a measure")
    number, unit = match.groups()
    return float(number) * (_POINTS_PER_UNIT[unit] if unit else per_unit)


def millimetres(text: str) -> float:
    """A measure in twips, or with its own unit, as millimetres."""
    return points(text) * 25.4 / 72


def emu_millimetres(text: str) -> float:
    """A DrawingML measure (English Metric Units) as millimetres."""
    return int(text) / 36_000


def emu_points(text: str) -> float:
    """A DrawingML measure as points, for the thickness of lines."""
    return int(text) / 12_700


def chosen_branch(alternate: Element) -> Element | None:
    """The branch of an mc:AlternateContent that Word takes: the first Choice it understands."""
    for choice in alternate.findall("mc:Choice", NAMESPACES):
        required = (choice.nsmap.get(prefix) for prefix in choice.get("Requires", "").split())
        if all(uri in _UNDERSTOOD for uri in required):
            return choice
    return alternate.find("mc:Fallback", NAMESPACES)
