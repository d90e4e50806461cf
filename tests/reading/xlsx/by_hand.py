"""Workbooks written by hand, as no program of ours would write them."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# 1: a day of the program's own, 2: dd/mm/yyyy, 3: per cent, 4: a number with words round it
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="171" formatCode="&quot;đợt &quot;0"/></numFmts><cellXfs count="5"><xf numFmtId="0"/>'
    '<xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="9"/><xf numFmtId="171"/></cellXfs></styleSheet>'
)


@dataclass(frozen=True)
class Raw:
    """A cell as XML: its attributes and what is in it."""

    attributes: str = ""
    inside: str = ""


def styled(number: float, style: int) -> Raw:
    return Raw(f's="{style}"', f"<v>{number}</v>")


def letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def _cell(row: int, column: int, value: object) -> str:
    at = f'r="{letters(column)}{row}"'
    if value is None:
        return ""
    if isinstance(value, Raw):
        return f"<c {at} {value.attributes}>{value.inside}</c>"
    if isinstance(value, int | float):
        return f"<c {at}><v>{value}</v></c>"
    return f'<c {at} t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def sheet_xml(rows: Iterable[Sequence[object]], merges: Sequence[str] = (), first: int = 1) -> str:
    body = "".join(
        f'<row r="{number}">{"".join(_cell(number, column, value) for column, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, first)
    )
    merged = "".join(f'<mergeCell ref="{merge}"/>' for merge in merges)
    tail = f'<mergeCells count="{len(merges)}">{merged}</mergeCells>' if merges else ""
    return f'{_HEAD}<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData>{tail}</worksheet>'


def package(
    sheets: Mapping[str, str],
    *,
    states: Mapping[str, str] | None = None,
    properties: str = "",
    shared: str | None = None,
    extra: Mapping[str, str] | None = None,
    drop: Sequence[str] = (),
    main: str = "xl/workbook.xml",
) -> bytes:
    states = states or {}
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" state="{states.get(name, "visible")}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    parts = {
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE_R}"><Relationship Id="rId1" Type="{R}/officeDocument"'
        f' Target="{main}"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{MAIN}" xmlns:r="{R}">{properties}<sheets>{names}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE_R}">{relations}</Relationships>',
        "xl/styles.xml": _STYLES,
        **{f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets.values(), 1)},
        **({"xl/sharedStrings.xml": shared} if shared else {}),
        **(extra or {}),
    }
    return zipped({name: text for name, text in parts.items() if name not in drop})


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()


def one_sheet(rows: Iterable[Sequence[object]], merges: Sequence[str] = (), **options: object) -> bytes:
    return package({"Trang 1": sheet_xml(rows, merges)}, **options)  # type: ignore[arg-type]
