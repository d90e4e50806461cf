"""The parts around the text: styles, settings, fonts, properties, and the plan that travels along."""

import datetime
from collections.abc import Iterable, Iterator

from ...domain.layout.sheet import Paragraph, Properties, Sheet, Style
from .looks import paragraph_properties, run_properties
from .ooxml import DECLARATION, element, escape, root, tag
from .paragraphs import BLANK_STYLE

_LANGUAGE = "vi-VN"
PLAN_NAMESPACE = "urn:kehoach-desktop:plan"
_PLAN_STORE = "{6B65686F-6163-4864-9573-6B746F702031}"  # names our custom part, the same in every file
COMPATIBILITY_MODE = 14  # greedy lines, spaces only stretch; in mode 15 no two engines break lines alike


def styles_xml(sheet: Sheet) -> str:
    fonts = element("rFonts", ascii=sheet.font, hAnsi=sheet.font, eastAsia=sheet.font, cs=sheet.font)
    normal = sheet.normal
    size = element("sz", val=normal.text.size.half_points) + element("szCs", val=normal.text.size.half_points)
    language = element("lang", val=_LANGUAGE, eastAsia=_LANGUAGE, bidi="ar-SA")
    run_defaults = element("rPrDefault", element("rPr", fonts + element("color", val=sheet.color) + size + language))
    paragraph_defaults = element(
        "pPrDefault", element("pPr", "<w:widowControl/>" + element("spacing", after=0, line=240, lineRule="auto"))
    )
    own = sorted({paragraph.style.id: paragraph.style for paragraph in _all_paragraphs(sheet)}.items())
    return root(
        "styles",
        element("docDefaults", run_defaults + paragraph_defaults)
        + _built_in_styles()
        + "".join(_style(style) for _, style in own)
        + _blank_style(sheet),
    )


def _all_paragraphs(sheet: Sheet) -> Iterator[Paragraph]:
    yield from sheet.paragraphs()
    for section in sheet.sections:
        yield from (section.page_number, *section.first_header, *section.first_footer)


def _built_in_styles() -> str:
    zero = "".join(element(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    table = element("tblPr", element("tblInd", w=0, type="dxa") + element("tblCellMar", zero))
    return (
        _definition("paragraph", "Normal", "Normal", "<w:qFormat/>", default=True)
        + _definition("character", "DefaultParagraphFont", "Default Paragraph Font", "<w:semiHidden/>", default=True)
        + _definition("table", "TableNormal", "Normal Table", f"<w:semiHidden/>{table}", default=True)
        + _definition("numbering", "NoList", "No List", "<w:semiHidden/>", default=True)
    )


def _definition(kind: str, id_: str, name: str, content: str, *, default: bool = False) -> str:
    attributes = {"w:type": kind, **({"w:default": "1"} if default else {"w:customStyle": "1"}), "w:styleId": id_}
    return tag("w:style", element("name", val=name) + content, attributes)


def _style(style: Style) -> str:
    paragraph = element("pPr", paragraph_properties(style.paragraph))
    text = element("rPr", run_properties(style.text))
    return _definition(
        "paragraph", style.id, style.name, element("basedOn", val="Normal") + "<w:qFormat/>" + paragraph + text
    )


def _blank_style(sheet: Sheet) -> str:
    """In a file read back only this style makes a blank: a typed `[1]` is text."""
    look = element("rPr", element("color", val=sheet.blank_color))
    based = element("basedOn", val="DefaultParagraphFont")
    return _definition("character", BLANK_STYLE, "KH Chỗ trống", based + "<w:qFormat/>" + look)


def settings_xml(sheet: Sheet) -> str:
    uri = "http://schemas.microsoft.com/office/word"
    mode = element("compatSetting", name="compatibilityMode", uri=uri, val=COMPATIBILITY_MODE)
    return root(
        "settings",
        element("zoom", percent=100)
        + ("<w:mirrorMargins/>" if sheet.two_sided else "")
        + element("defaultTabStop", val=720)
        + element("characterSpacingControl", val="doNotCompress")
        + element("compat", mode)
        + element("themeFontLang", val=_LANGUAGE)
        + element("decimalSymbol", val=",")
        + element("listSeparator", val=";"),
    )


def font_table_xml(sheet: Sheet) -> str:
    roman = element("charset", val="00") + element("family", val="roman") + element("pitch", val="variable")
    return root("fonts", element("font", roman, name=sheet.font))


def core_xml(properties: Properties) -> str:
    moment = datetime.datetime.combine(properties.date, datetime.time()).strftime("%Y-%m-%dT%H:%M:%SZ")
    dated = {"xsi:type": "dcterms:W3CDTF"}
    content = [
        tag("dc:title", escape(properties.title)),
        tag("dc:subject", escape(properties.subject)),
        tag("dc:creator", escape(properties.author)),
        tag("cp:lastModifiedBy", escape(properties.author)),
        tag("cp:revision", "1"),
        tag("dcterms:created", moment, dated),
        tag("dcterms:modified", moment, dated),
        tag("dc:language", _LANGUAGE),
    ]
    namespaces = {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return DECLARATION + tag("cp:coreProperties", "".join(content), namespaces)


def app_xml() -> str:
    namespace = {"xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}
    return DECLARATION + tag("Properties", tag("Application", "Kế hoạch Desktop"), namespace)


def plan_xml(plan_text: str) -> str:
    """The plan file as the text of one element."""
    return DECLARATION + tag("plan", escape(plan_text), {"xmlns": PLAN_NAMESPACE})


def plan_properties_xml() -> str:
    reference = tag("ds:schemaRef", "", {"ds:uri": PLAN_NAMESPACE})
    attributes = {
        "ds:itemID": _PLAN_STORE,
        "xmlns:ds": "http://schemas.openxmlformats.org/officeDocument/2006/customXml",
    }
    return DECLARATION + tag("ds:datastoreItem", tag("ds:schemaRefs", reference), attributes)


def relationships_xml(relationships: Iterable[tuple[str, str, str]]) -> str:
    """Of (id, type, target)."""
    content = "".join(
        tag("Relationship", "", {"Id": id_, "Type": kind, "Target": target}) for id_, kind, target in relationships
    )
    namespace = {"xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"}
    return DECLARATION + tag("Relationships", content, namespace)


def content_types_xml(overrides: Iterable[tuple[str, str]]) -> str:
    """Of (part name, content type)."""
    defaults = (("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"))
    content = "".join(tag("Default", "", {"Extension": end, "ContentType": kind}) for end, kind in defaults)
    content += "".join(tag("Override", "", {"PartName": f"/{name}", "ContentType": kind}) for name, kind in overrides)
    return DECLARATION + tag(
        "Types", content, {"xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"}
    )
