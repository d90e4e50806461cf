"""Task tables that came as rows of text, their cells apart by `|` or a tab (tasks.md §2 to §4)."""

import re
from dataclasses import dataclass

from ..vietnamese import fold

_CELL = re.compile(r"\t|\|")
_EMPHASIS = re.compile(r"\*\*|__")
_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_RULE = re.compile(r"[\s|:=+\u2010-\u2015-]+")
_BETWEEN = re.compile(r"[^a-z0-9]+")
_TOTAL = re.compile(r"(?:tong cong|tong so)(?: |$)|cong(?:$| \d)")
_ROMAN_OR_LETTER = re.compile(r"[IVX]+\.?|[A-H]\.?")
_LEAST_COLUMNS = 2

# Headings met, folded (tasks.md §3). An exact one counts before one that only holds these words.
_HEADINGS = {
    "number": (
        "tt", "stt", "so tt", "so thu tu",
    ),
    "code": (
        "ma nhiem vu", "ma",
    ),
    "content": (
        "noi dung nhiem vu", "ten nhiem vu", "noi dung", "nhiem vu", "cong viec", "hoat dong trien khai",
        "ten nhom nhiem vu nhiem vu", "noi dung cong viec", "nhiem vu cu the", "nhiem vu giai phap",
        "noi dung thuc hien", "ten van ban", "ten de an", "noi dung hoat dong", "hoat dong",
        "noi dung kiem tra giam sat", "ten cong viec", "dau viec", "ten nhiem vu de an",
    ),
    "lead": (
        "co quan chu tri", "don vi chu tri", "co quan don vi chu tri", "don vi thuc hien", "chu tri",
        "co quan chu tri tham muu", "phan cong nhiem vu", "phan cong", "co quan thuc hien", "nguoi thuc hien",
        "phan cong thuc hien", "co quan don vi thuc hien", "don vi chu tri thuc hien", "co quan chu tri thuc hien",
        "dau moi", "co quan tham muu", "bo phan chu tri", "nguoi chu tri", "dong chi phu trach", "phu trach",
        "giao cho", "trach nhiem", "nguoi phu trach",
    ),
    "supporting": (
        "co quan phoi hop", "don vi phoi hop", "co quan don vi phoi hop", "phoi hop", "co quan phoi hop thuc hien",
        "don vi phoi hop thuc hien",
    ),
    "deadline": (
        "thoi gian hoan thanh", "thoi han hoan thanh", "thoi han", "thoi gian thuc hien", "thoi gian", "tien do",
        "han xu ly", "so ngay du kien", "thoi gian trinh", "han hoan thanh", "tien do thuc hien",
        "hoan thanh", "han",
        "thoi gian tien do", "thoi gian trinh hoan thanh", "thoi gian ban hanh", "tien do hoan thanh",
    ),
    "product": (
        "san pham", "san pham dau ra", "ket qua san pham", "san pham ket qua", "ket qua", "san pham du kien",
        "san pham hoan thanh", "ket qua dat duoc",
    ),
    "target": (
        "ket qua can dat", "chi tieu lien quan", "chi tieu",
    ),
    "resources": (
        "nguon luc", "kinh phi",
    ),
    "note": (
        "ghi chu",
    ),
}  # fmt: skip


_BODY = r"(?:co quan|don vi|bo phan|nguoi|ca nhan|dong chi|thanh vien|to chuc|phong ban)"
_WHO = rf"{_BODY}(?: {_BODY}){{0,3}}"
_ACTS = "chuan bi|trinh|theo doi|thuc hien|phu trach|tham muu|chiu trach nhiem|dau moi|trien khai|duoc giao|soan thao"
_MATTERS = "du an|de an|van ban|cong viec|nhiem vu|hoat dong|viec|chuong trinh|su kien"
_ENDS = "hoan thanh|thuc hien|trinh|gui|nop|xong|to chuc|ket thuc|bao cao"
_LIKE_HEADINGS = (
    ("supporting", re.compile(rf"{_WHO} (?:cung )?(?:phoi hop|tham gia|ho tro).{{0,30}}")),
    ("lead", re.compile(rf"{_WHO} (?:{_ACTS}).{{0,30}}")),
    ("content", re.compile(rf"(?:ten|noi dung) (?:{_MATTERS}).{{0,30}}")),
    ("deadline", re.compile(rf"(?:thoi gian|thoi han|tien do|han|thoi diem|ngay|moc thoi gian) (?:{_ENDS}).{{0,30}}")),
)


@dataclass(frozen=True, slots=True)
class Table:
    """Which column holds what."""

    columns: dict[str, int]
    width: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    content: str
    lead: str = ""
    supporting: str = ""
    deadline: str = ""
    product: str = ""
    note: str = ""
    is_group: bool = False


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a row, empty ones too; none for a text that is no row."""
    if "|" not in text and "\t" not in text:
        return ()
    inner = text.strip(" ")
    inner = inner.removeprefix("|")
    inner = inner.removesuffix("|")
    return tuple(_EMPHASIS.sub("", cell).strip() for cell in _CELL.split(inner))


def is_rule(text: str) -> bool:
    """`|---|---|`"""
    return bool(_RULE.fullmatch(text))


def table_of(cells: tuple[str, ...]) -> Table | None:
    """What the columns hold, if the cells are headings of a task table."""
    named = [_field(cell) for cell in cells]
    columns: dict[str, int] = {}
    for sure in (True, False):
        for index, found in enumerate(named):
            if found and found[1] is sure:
                columns.setdefault(found[0], index)
    is_table = "content" in columns and columns.keys() & {"lead", "deadline"} and len(columns) >= _LEAST_COLUMNS
    return Table(columns, len(cells)) if is_table else None


def _field(cell: str) -> tuple[str, bool] | None:
    words = _BETWEEN.sub(" ", fold(cell)).strip()
    if not words or len(words) > 60:
        return None
    for field, headings in _HEADINGS.items():
        if words in headings:
            return field, True
    if "bat dau" in words:
        return None  # the day on which something begins is no deadline
    for field, pattern in _LIKE_HEADINGS:
        if pattern.fullmatch(words):
            return field, False
    for field in ("supporting", "lead", "deadline", "product", "content"):
        if any(
            f" {heading} " in f" {words} " for heading in _HEADINGS[field] if " " in heading or heading == "tien do"
        ):
            return field, False
    return None


def row_of(table: Table, cells: tuple[str, ...]) -> Row | None:
    """What a row says; None for a total, a repeated heading and a row without content."""

    def cell(field: str) -> str:
        index = table.columns.get(field)
        return cells[index] if index is not None and index < len(cells) else ""

    content = cell("content") or _only_text(cells)
    if not any(char.isalpha() for char in content) or _TOTAL.match(_BETWEEN.sub(" ", fold(content)).strip()):
        return None
    content = _BREAK.sub(" ", content)
    lead = _BREAK.sub("; ", cell("lead"))
    row = Row(content, lead, cell("supporting"), cell("deadline"), cell("product"), cell("note"))
    is_bare = not (row.lead or row.supporting or row.deadline)
    if is_bare or (_ROMAN_OR_LETTER.fullmatch(cell("number")) and not row.lead):
        return Row(content, is_group=True)
    return row


def _only_text(cells: tuple[str, ...]) -> str:
    """A group may stand in any one cell of its row."""
    filled = [cell for cell in cells if any(char.isalpha() for char in cell)]
    return filled[0] if len(filled) == 1 else ""
