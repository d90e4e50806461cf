"""What stands above a document's body: who issues it, its number, place and day, its kind, what it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.dates import PartialDate
from ..domain.vietnamese import word_key
from .text_lines import Line, is_row

_KINDS = {
    "kế hoạch": "KH", "chương trình": "CTr", "chương trình hành động": "CTr", "hướng dẫn": "HD", "thông báo": "TB",
    "nghị quyết": "NQ", "quyết định": "QĐ", "báo cáo": "BC", "đề án": "ĐA", "phương án": "PA", "quy chế": "QC",
    "kết luận": "KL", "chỉ thị": "CT",
}  # fmt: skip
_MOST_ABOVE = 40  # lines of a letterhead
_MOST_SUBJECT = 8
_NUMBER = re.compile(
    r"Số\s*:?\s*(?P<number>\d{1,5})?\s*[-/.…]*\s*(?P<symbol>[A-ZĐ][A-Za-zĐđ]{0,5}\s*[/-]\s*[A-ZĐƯ][\wĐđƯư.-]*)?"
)
_PLACE_DATE = re.compile(
    r"(?P<place>[^\d,|\n]{2,50}?)\s*,\s*ngày\s*(?P<day>\d{1,2})?[\s.…_|]*tháng\s*(?P<month>\d{1,2})?[\s.…_]*năm\s*(?P<year>\d{4})?"
)
_PLACE_SHORT_DATE = re.compile(
    r"^\W*(?P<place>[^\d,|\n]{2,50}?)\s*,\s*ngày\s*(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})\W*$",
    re.MULTILINE,
)
_NATIONAL = re.compile(r"cộng ho[àa].*việt nam|độc lập|đảng cộng sản việt nam|hạnh phúc")
_UNIT = re.compile(r"(?:XÃ|PHƯỜNG|ĐẶC KHU|TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|THỊ TRẤN)\s")
_LEADS_IN = re.compile(r"(?:Thực hiện|Căn cứ|Nhằm|Để|Trên cơ sở|Xuất phát|Triển khai|Theo|Được sự)\s")
_ISSUER = re.compile(r"CỦA\s")
_OPEN_SYMBOL = re.compile(r"[…._]{2,}")


@dataclass(frozen=True, slots=True)
class Letterhead:
    parent_body: str | None = None
    issuing_body: str | None = None
    number: int | None = None
    symbol: str | None = None
    place: str | None = None
    issue_date: PartialDate = PartialDate()
    kind: str = "KH"
    issuer_line: str | None = None
    subject: str | None = None
    has_title: bool = False


def letterhead(lines: Sequence[Line]) -> tuple[Letterhead, int]:
    """What the lines above the body say, and how many they are; without a title there is no letterhead."""
    title = next((index for index, line in enumerate(lines[:_MOST_ABOVE]) if _kind(line.text)), None)
    if title is None or any(_is_body(line.text) for line in lines[:title]):
        return Letterhead(), 0
    cells = [cell for line in lines[:title] for cell in _cells(line.text)]
    kind = _kind(lines[title].text)
    own = lines[title].text[len(kind) :].strip(" .:-") if kind else ""
    issuer, subject, end = _subject(lines, title + 1, own)
    number, symbol = _number(cells)
    place, date = _place_date("\n".join(cells))
    parent, body = _bodies(cells)
    return Letterhead(parent, body, number, symbol, place, date, _KINDS[kind], issuer, subject, has_title=True), end


def _kind(text: str) -> str:
    """The kind that a line in capitals begins with; "" where it is no title."""
    words = word_key(text.strip(" *#:"))
    found = [kind for kind in _KINDS if f"{words} ".startswith(f"{kind} ") and text.strip()[: len(kind)].isupper()]
    longest = max(found, key=len, default="")
    return longest if longest and (words == longest or text.isupper() or len(words) < 160) else ""


def _is_body(text: str) -> bool:
    return bool(re.match(r"(?:[IVX]+[.-]|\d+\.)\s", text)) or len(text) > 300


def _cells(text: str) -> list[str]:
    parts = re.split(r"[|\t⏎]", text) if is_row(text) or "⏎" in text else [text]
    return [part.strip() for part in parts if part.strip()]


def _number(cells: Sequence[str]) -> tuple[int | None, str | None]:
    for index, cell in enumerate(cells):
        match = _NUMBER.match(cell)
        if match and "số" in cell[:3].lower():
            symbol = match["symbol"] or _symbol_alone(cells[index + 1 : index + 2])
            figure = int(match["number"]) if match["number"] else None
            return figure or None, re.sub(r"\s+", "", symbol) if symbol else None
    return None, None


def _symbol_alone(cells: Sequence[str]) -> str | None:
    """On a line of its own, where the number is left open: `-HD/BTCTU`."""
    match = re.match(r"\s*[-/]\s*([A-ZĐ][A-Za-zĐđ]{0,5}/[A-ZĐƯ][\wĐđƯư-]*)", cells[0]) if cells else None
    return match[1] if match else None


def _place_date(text: str) -> tuple[str | None, PartialDate]:
    match = _PLACE_DATE.search(text) or _PLACE_SHORT_DATE.search(text)
    if match is None:
        return None, PartialDate()
    parts = {name: int(match[name]) if match[name] else None for name in ("day", "month", "year")}
    try:
        date = PartialDate(parts["day"], parts["month"], parts["year"])
    except ValueError:
        date = PartialDate()
    return match["place"].strip(" *.…") or None, date


def _bodies(cells: Sequence[str]) -> tuple[str | None, str | None]:
    """The upper body and the one that issues: lines in capitals, the state's or the party's own name left out."""
    names = [cell.strip(" *_-") for cell in cells if _is_body_name(cell)]
    joined: list[str] = []
    for name in names:
        if joined and _UNIT.match(name + " ") and "UỶ BAN NHÂN DÂN" in joined[-1].replace("ỦY", "UỶ"):
            joined[-1] = f"{joined[-1]} {name}"
        else:
            joined.append(name)
    if not joined:
        return None, None
    return ("\n".join(joined[:-1]) or None), joined[-1]


def _is_body_name(cell: str) -> bool:
    text = cell.strip(" *_-")
    return (
        len(text) > 5 and text.isupper() and not _NATIONAL.search(text.lower()) and not text.startswith(("SỐ", "KÍNH"))
    )


def _subject(lines: Sequence[Line], at: int, own: str) -> tuple[str | None, str | None, int]:
    """The issuer's line and the subject below the title, and the line where the body begins."""
    issuer, said = None, [own] if own else []
    while at < len(lines) and len(said) < _MOST_SUBJECT:
        line = lines[at]
        if line.is_rule:
            at += 1
            break
        if issuer is None and not said and _ISSUER.match(line.text) and line.text.isupper():
            issuer = line.text
            at += 1
            continue
        if _ends_subject(line, said):
            break
        said.append(line.text)
        at += 1
    return issuer, _OPEN_SYMBOL.sub("…", " ".join(said)).strip() or None, at


def _ends_subject(line: Line, said: Sequence[str]) -> bool:
    text = line.text
    if _is_body(text) or text.endswith(":") or is_row(text):
        return True
    return bool(said) and (line.is_apart or bool(_LEADS_IN.match(text)))
