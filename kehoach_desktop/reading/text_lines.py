"""Lines of a text or markdown file into paragraphs: marks of emphasis gone, lines that a page broke put together."""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ..domain.task_finding.labels import labelled
from ..domain.task_finding.words import squeezed
from .marks import leading_role
from .text_tables import rows_of_html, with_whole_rows

_HEADING = re.compile(r"\s*#{1,6}\s+")
_ESCAPED = re.compile(r"\\([\\*_#.()\[\]|+-])")
_STAR_LINE = re.compile(r"\(?\*{1,3}\)?\s+(?=\S)")
_BULLET_STAR = re.compile(r"([ \t]{2,})?[ ]?\*[ \t]+(?=\S)")
_EMPHASIS = re.compile(r"\*{1,3}(?=\S)([^*\n]{1,4000}?)(?<=\S)\*{1,3}")
_STARS = re.compile(r"(?<=\S)\*+|\*{2,}")
_SPACES = re.compile(r"[ \u00a0]+")
_ASSIGNS = re.compile(r"chủ trì|phối hợp|thực hiện|hoàn thành|thường xuyên|tham mưu|lãnh đạo|chỉ đạo", re.IGNORECASE)
_RULE = re.compile(r"[\s*=_\u2010-\u2015.-]{3,}|[*_-]")
_ARROW = re.compile(r"(?:[→⇒➔➜►➢]|=>|->)\s*(?=[^\W\d_])")  # in place of the star of an assignment line
_LABEL_LINE = re.compile(r"[^\W\d_][^.;:\n]{2,40}:\s")
# What no paragraph ends with: a page was turned here.
_HANGING = re.compile(r"(?:,|\s(?:với|các|và|của|cho|về|trong|theo|để|những|từ|là|tại|do|được|bằng))$")
_PAGE_NUMBER = re.compile(r"(?:Trang\s*)?[-–]?\s?(\d{1,3})\s?(?:[-–]|/\s?\d{1,3})?")
_PART_ALONE = re.compile(r"(?:PHẦN|Phần)\s+(?:[IVX]{1,5}|(?:thứ|THỨ)\s+\w+)\W*")
_DATE_FIRST = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s[^\W\d_A-ZĐ]")  # `… số 5, ngày` and below `01/11/2012 của …`
_SENTENCE_END = (".", ";", ":", "!", "?", "…")
_LEAST_BROKEN = 40  # letters: a line of a page is longer, one that somebody typed by itself is mostly not
_LEAST_TORN = 4  # lines
_NEARLY_FULL = 0.72  # of the usual broken line: what ends before that ended by itself
_LONGEST_LINE = 20_000  # of emphasis that is looked for


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, whether an empty line stood above, and whether it is but a rule (`-----`)."""

    text: str
    is_apart: bool = False
    is_rule: bool = False


def paragraphs_of(text: str) -> list[Line]:
    """The paragraphs of a file's text. Rows of tables stay as they are."""
    lines = [plain_line(line) for line in without_bullet_stars(with_whole_rows(rows_of_html(text).split("\n")))]
    lines = _closed_up(lines)
    usual = _usual_length(lines)
    found: list[list[str]] = []
    kept: list[tuple[bool, bool]] = []
    above, is_apart = "", False
    page = 1
    for line in lines:
        if (number := _PAGE_NUMBER.fullmatch(line)) and int(number[1]) == page + 1:
            page += 1  # a page was turned: the paragraph may go on behind its number
            continue
        if not line:
            is_apart = True
            continue
        if above and (_goes_on(above, line, usual, is_apart=is_apart) or _ends_open(found[-1], line)):
            found[-1].append(line)
        else:
            found.append([line])
            kept.append((is_apart, is_rule(line)))
        above, is_apart = line, False
    return [Line(" ".join(parts), *marks) for parts, marks in zip(found, kept, strict=True)]


def without_bullet_stars(lines: list[str]) -> list[str]:
    """A file that lists by stars: several in a row, or one set in below another. Elsewhere a star assigns what stands
    above it, and no two of those follow each other."""
    filled = [line for line in lines if line.strip()]
    stars = [_BULLET_STAR.match(line) for line in filled]
    listed = sum(
        1
        for above, star, line in zip(stars, stars[1:], filled[1:], strict=False)
        if star and above and not labelled(squeezed(line.replace("*", "")))
    )
    if listed * 3 < sum(star is not None for star in stars) or not listed:
        return lines
    marked = ((line, _BULLET_STAR.match(line)) for line in lines)
    return [("+ " if star[1] else "- ") + line[star.end() :] if star else line for line, star in marked]


def is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line)) and not any(char.isalnum() for char in line)


def is_row(line: str) -> bool:
    """A row of a table: cells apart by tabs or bars."""
    return "\t" in line.strip() or line.count("|") > 1


def plain_line(line: str) -> str:
    """A line without marks of emphasis. The star that begins an assignment line stays, in every way it is scanned."""
    if is_row(line):
        return line.strip(" \r")
    line = _SPACES.sub(" ", line.replace("\t", " ")).strip()
    line = _HEADING.sub("", line, count=1)
    if (arrow := _ARROW.match(line)) and _ASSIGNS.search(line):
        line = f"* {line[arrow.end() :]}"
    if "*" not in line and "\\" not in line:
        return line
    line = _ESCAPED.sub(r"\1", line)
    if is_rule(line) or len(line) > _LONGEST_LINE:
        return line
    is_assignment = bool(_STAR_LINE.match(line)) or _is_emphasised_assignment(line)
    return ("* " if is_assignment else "") + _without_stars(line)


def _is_emphasised_assignment(line: str) -> bool:
    """`*Ban Tổ chức chủ trì …`, alone or in italics; not `**1.** …` nor a heading in bold."""
    return line.startswith("*") and not line.startswith("**") and _ASSIGNS.search(line) is not None


def _without_stars(line: str) -> str:
    line = line.removeprefix("(*)").lstrip("* ")
    line = _EMPHASIS.sub(r"\1", line)
    return _SPACES.sub(" ", _STARS.sub("", line)).strip()


def _closed_up(lines: list[str]) -> list[str]:
    """Without empty lines where one stands below every line, so that none of them parts paragraphs."""
    filled = [line for line in lines if line]
    torn = sum(_is_torn(above, below) for above, below in pairwise(filled))
    direct = sum(_is_torn(above, below) for above, below in pairwise(lines) if below)
    is_spaced = torn - direct >= _LEAST_TORN and (torn - direct) * 6 >= len(filled) and direct * 3 < torn
    return filled if is_spaced else lines


def _is_torn(above: str, below: str) -> bool:
    return len(above) >= _LEAST_BROKEN and _can_only_go_on(below) and not above.endswith(_SENTENCE_END[:3])


def _usual_length(lines: list[str]) -> float:
    """How long a line is that a page broke; 0 where none was."""
    broken = [len(line) for line, below in pairwise(lines) if _is_torn(line, below) and not is_row(line)]
    return median(broken) if broken else 0


def _can_only_go_on(line: str) -> bool:
    return (
        bool(line) and not is_row(line) and leading_role(line)[0] is None and (line[0].islower() or line[0] in ",;)”")
    )


def _ends_open(paragraph: list[str], line: str) -> bool:
    """A dash of some length that no mark ends goes on in what no mark begins."""
    if paragraph[0][0] not in "-–+" or is_row(line) or is_rule(line) or leading_role(line)[0] is not None:
        return False
    is_long = sum(len(part) for part in paragraph) >= _LEAST_BROKEN * 2
    return is_long and not line.isupper() and not paragraph[-1].endswith((*_SENTENCE_END, ")", "”", '"'))


def _goes_on(above: str, line: str, usual: float, *, is_apart: bool) -> bool:
    if is_row(line) or is_row(above) or is_rule(line) or is_rule(above) or leading_role(line)[0] is not None:
        return False
    if _PART_ALONE.fullmatch(above):
        return True
    if _DATE_FIRST.match(line) and not above.endswith((*_SENTENCE_END, ")")) and len(above) >= _LEAST_BROKEN:
        return True
    if _HANGING.search(above) and not line.isupper():
        return True
    if _can_only_go_on(line) and above.endswith(";") and usual and not is_apart:
        return len(above) >= usual * _NEARLY_FULL  # `…; theo dõi;` / `báo cáo kết quả.`
    if _can_only_go_on(line):
        return not above.endswith((";", ":", ".")) and (not is_apart or len(above) >= _LEAST_BROKEN)
    if is_apart or not usual or above.endswith(_SENTENCE_END) or _LABEL_LINE.match(line):
        return False
    return usual * _NEARLY_FULL <= len(above) <= usual * 1.4 and not line.isupper()
