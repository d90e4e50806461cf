"""An XLSX as the grids of its sheets."""

import posixpath
from collections.abc import Iterator, Mapping

from ...domain.task_exchange import DAY_NOUGHT, DAY_NOUGHT_1904, Grid
from ...errors import BadFileError
from .package import Element, Package, opened
from .sheets import MOST_LETTERS, SheetReader, text_in
from .styles import read_styles

_MOST_SHEETS = 500
_MOST_TEXTS = 1_000_000  # as many as cells
_RELATION = "officeDocument"


def read_xlsx(data: bytes, name: str) -> tuple[Grid, ...]:
    """The sheets of `data` in their order; a `BadFileError` names the file and says what is wrong with it."""
    try:
        with opened(data, name) as package:
            return tuple(_grids(package, name))
    except BadFileError as error:
        raise BadFileError(f"Không đọc được {name}: {error}. Chưa có gì thay đổi.") from None


def _grids(package: Package, name: str) -> Iterator[Grid]:
    main = _main_part(package)
    folder = posixpath.dirname(main)
    root = package.root(main)
    targets = _targets(package, main)
    texts = _texts(package, _part_called("sharedStrings", targets, folder))
    styles = read_styles(package, _part_called("styles", targets, folder))
    properties = root.find("{*}workbookPr")
    is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    day_nought = DAY_NOUGHT_1904 if is_1904 else DAY_NOUGHT
    reader = SheetReader(package, texts, styles, day_nought)
    sheets = root.findall("{*}sheets/{*}sheet")
    if not sheets:
        raise BadFileError("tệp không có trang tính nào")
    read: set[str] = set()
    for sheet in sheets[:_MOST_SHEETS]:
        kind, part = targets.get(_relation_id(sheet), ("", ""))
        if kind.rpartition("/")[2] != "worksheet" or part in read:
            continue  # a chart has a sheet of its own; two sheets never share a part
        read.add(part)
        rows, merges = reader.rows_and_merges(part)
        is_hidden = sheet.get("state", "visible") != "visible"
        yield Grid(name, sheet.get("name") or "", rows, merges, is_hidden, day_nought)


def _main_part(package: Package) -> str:
    if not package.has("_rels/.rels"):
        raise BadFileError("tệp không phải XLSX hoặc đã hỏng")
    relations = package.root("_rels/.rels")
    for relation in relations:
        if (relation.get("Type") or "").endswith(f"/{_RELATION}"):
            target = (relation.get("Target") or "").lstrip("/")
            if target.startswith("word/"):
                raise BadFileError("tệp là văn bản Word, không phải bảng tính")
            if not target.endswith(".xml"):
                raise BadFileError("tệp là bảng tính nhị phân (.xlsb); hãy mở bằng Excel rồi lưu thành .xlsx")
            return target
    raise BadFileError("tệp không phải XLSX hoặc đã hỏng")


def _targets(package: Package, main: str) -> Mapping[str, tuple[str, str]]:
    """The relations of the workbook inside the file: type and part by id. What lies outside is never looked at."""
    folder, base = posixpath.split(main)
    name = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
    if not package.has(name):
        return {}
    return {
        relation.get("Id") or "": (relation.get("Type") or "", _resolved(folder, relation.get("Target") or ""))
        for relation in package.root(name)
        if relation.get("TargetMode") != "External"
    }


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target))


def _part_called(kind: str, targets: Mapping[str, tuple[str, str]], folder: str) -> str:
    found = (part for type_, part in targets.values() if type_.endswith(f"/{kind}"))
    return next(found, posixpath.join(folder, f"{kind}.xml"))


def _relation_id(sheet: Element) -> str:
    return next((value for key, value in sheet.attrib.items() if str(key).endswith("}id")), "")


def _texts(package: Package, part: str) -> list[str]:
    if not package.has(part):
        return []
    too_many = BadFileError("bảng tính có quá nhiều chữ, không đọc")
    if package.holds_more(part, _MOST_TEXTS, b"</si>"):
        raise too_many
    texts: list[str] = []
    letters = 0
    for element in package.elements(part, "si"):
        texts.append(text_in(element))
        letters += len(texts[-1])
        if len(texts) > _MOST_TEXTS or letters > MOST_LETTERS:
            raise too_many
    return texts
