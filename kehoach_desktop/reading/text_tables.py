"""Task tables in a text file whose rows are not one line each: columns apart by runs of spaces only, cells that go on
in the lines below. Every row becomes one line, its cells apart by tabs or bars.

A table is known by its headings; what stands in no such table is left as it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..domain.task_finding.tables import cells_of, is_rule, table_of

_APART = re.compile(r" {2,}")
_SEGMENT = re.compile(r"\S+(?: \S+)*")
_ROW_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[A-H]|\d{1,2}\.\d{1,2})[.)]?")
_NUMBERED = re.compile(r"((?:\d{1,3}|[IVX]{1,5})[.)]?) (?=\S)")
_ENDS_TABLE = re.compile(
    r"(?:[IVX]{1,5}[.-]|\d{1,2}\.|[-–+*])\s?\S|Nơi nhận|Trên đây|Yêu cầu|T/M|TM\.|Ghi chú", re.IGNORECASE
)
_DRAWN = re.compile("[\u2500-\u257f]")
_DRAWN_AS = {code: "|" if code in (0x2502, 0x2503, 0x2551) else "-" for code in range(0x2500, 0x2580)}
_HTML_ROW = re.compile(r"<tr\b[^>]{0,400}>(.{0,4000}?)</tr>", re.IGNORECASE | re.DOTALL)
_HTML_CELL = re.compile(r"<t[hd]\b[^>]{0,400}>(.*?)</t[hd]>", re.IGNORECASE | re.DOTALL)
_HTML_TAG = re.compile(r"<[^<>]{1,200}>")
_HTML_TABLE = re.compile(r"</?(?:table|thead|tbody)\b[^>]{0,400}>", re.IGNORECASE)
_MAY_HEAD = re.compile(
    r"nội\s+dung|nhiệm\s+vụ|công\s+việc|hoạt\s+động|đầu\s+việc|văn\s+bản|đề\s+án|(?<!\w)việc", re.IGNORECASE
)
_LEAST_COLUMNS = 3
_MOST_OF_HEADER = 3  # lines
_MOST_OF_ROW = 12  # lines
_SLACK = 2  # columns of letters that a cell may stand left of its heading


@dataclass(slots=True)
class _Columns:
    """Where each column begins, and whether the first one counts the rows."""

    starts: list[int]
    is_numbered: bool
    row: list[list[str]] = field(default_factory=list)

    def put(self, segments: Sequence[tuple[int, str]]) -> dict[int, str]:
        """Which column each stretch of a line stands in."""
        segments = _with_number(segments) if self.is_numbered else list(segments)
        if len(segments) == len(self.starts):
            self.starts = [min(own, at) for own, (at, _) in zip(self.starts, segments, strict=True)]
            return {index: text for index, (_, text) in enumerate(segments)}
        found: dict[int, str] = {}
        for at, text in segments:
            column = max((index for index, start in enumerate(self.starts) if start <= at + _SLACK), default=0)
            found[column] = f"{found[column]} {text}" if column in found else text
        return found


def with_whole_rows(lines: Sequence[str]) -> list[str]:
    """The lines of a text, each row of a task table in one of them."""
    if not any(("\t" in line or "|" in line or "   " in line or "│" in line) for line in lines):
        return list(lines)
    lines = [_plain_grid(line) for line in lines]
    found: list[str] = []
    at = 0
    while at < len(lines):
        rows, end = _aligned(lines, at) or _with_tabs(lines, at) or _with_bars(lines, at) or ([lines[at]], at + 1)
        found += rows
        at = end
    return found


# ---------------------------------------------------------------- columns apart by spaces


def _plain_grid(line: str) -> str:
    """A line of a drawn table: bars for what parts cells, a rule of bars and dashes for what parts rows."""
    if not _DRAWN.search(line):
        return line
    drawn = line.translate(_DRAWN_AS)
    return "+-" + drawn.strip()[2:] if is_rule(drawn) else drawn


def rows_of_html(text: str) -> str:
    """The rows of tables that a converter left as HTML, each in a line of its own, its cells apart by bars."""
    if "<tr" not in text.lower():
        return text
    text = _HTML_ROW.sub(lambda row: _html_row(row[1]), text)
    return _HTML_TABLE.sub("\n", text)


def _html_row(inner: str) -> str:
    cells = [" ".join(_HTML_TAG.sub(" ", cell).split()) for cell in _HTML_CELL.findall(inner)]
    return f"\n| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n" if cells else "\n"


def _aligned(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    if not _MAY_HEAD.search(" ".join(lines[at : at + _MOST_OF_HEADER])):
        return None
    header = _segments(lines[at])
    if len(header) < _LEAST_COLUMNS or "|" in lines[at] or "\t" in lines[at].strip():
        return None
    columns = _Columns([start for start, _ in header], _is_count(header[0][1]))
    cells = [[text] for _, text in header]
    for end in range(at + 1, min(at + _MOST_OF_HEADER + 1, len(lines) + 1)):
        is_table = table_of(tuple(" ".join(cell) for cell in cells)) is not None
        below = _segments(lines[end]) if end < len(lines) else []
        placed = columns.put(below) if below and not _ROW_NUMBER.fullmatch(below[0][1]) else {}
        if is_table and not (placed and columns.is_numbered and 0 not in placed):
            return _aligned_rows(lines, end, columns, ["\t".join(" ".join(cell) for cell in cells)])
        if not placed:
            return None
        for column, text in placed.items():
            cells[column].append(text)
    return None


def _aligned_rows(lines: Sequence[str], at: int, columns: _Columns, rows: list[str]) -> tuple[list[str], int]:
    """The rows below a heading, up to the line that stands in no column."""
    row: dict[int, list[str]] = {}
    end = at
    while at < len(lines):
        segments = _segments(lines[at])
        at += 1
        if not segments or (is_rule(lines[at - 1]) and len(lines[at - 1].strip()) > _LEAST_COLUMNS):
            continue
        if "|" in lines[at - 1] or _stands_outside(segments, columns) or _heads_a_table(segments):
            break
        placed = columns.put(segments)
        if row and not _begins_row(placed, columns):
            for column, text in placed.items():
                row.setdefault(column, []).append(text)
        else:
            rows += _told(row, columns)
            row = {column: [text] for column, text in placed.items()}
        end = at
    return [*rows, *_told(row, columns)], end


def _told(row: dict[int, list[str]], columns: _Columns) -> list[str]:
    return ["\t".join(" ".join(row.get(column, ())) for column in range(len(columns.starts)))] if row else []


def _begins_row(placed: dict[int, str], columns: _Columns) -> bool:
    if columns.is_numbered:
        return bool(_ROW_NUMBER.fullmatch(placed.get(0, "")))
    return len(placed) > 1 and 0 in placed and not placed[0][0].islower()


def _stands_outside(segments: Sequence[tuple[int, str]], columns: _Columns) -> bool:
    """Whether a line is no part of the table: one stretch of text that begins where the table does."""
    if len(segments) > 1:
        return False
    at, text = segments[0]
    if not columns.is_numbered and (text[0].islower() or text[0] == "("):
        return False
    return at <= columns.starts[0] + _SLACK or bool(_ENDS_TABLE.match(text))


def _heads_a_table(segments: Sequence[tuple[int, str]]) -> bool:
    return len(segments) >= _LEAST_COLUMNS and table_of(tuple(text for _, text in segments)) is not None


def _segments(line: str) -> list[tuple[int, str]]:
    line = line.replace("\u00a0", " ").rstrip()
    if not _APART.search(line.strip()) and not line.startswith("  "):
        return [(0, line)] if line else []
    return [(match.start(), match.group()) for match in _SEGMENT.finditer(line)]


def _with_number(segments: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """`1 Rà soát …` with one space is a number and a content."""
    (at, text), *others = segments
    match = _NUMBERED.match(text)
    return [(at, match[1]), (at + match.end(), text[match.end() :]), *others] if match else list(segments)


def _is_count(heading: str) -> bool:
    return heading.strip(" *.").upper() in ("TT", "STT", "SỐ TT", "SỐ", "SỐ THỨ TỰ")


# ---------------------------------------------------------------- cells apart by tabs


def _with_tabs(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    """Below a heading: rows whose cells hold several lines, so that the row is torn at each of them."""
    width = _width(lines[at], "\t")
    if not width or not _is_count(cells_of(lines[at])[0]):
        return None
    rows, end = [lines[at]], at + 1
    while end < len(lines) and "\t" in lines[end].strip(" "):
        row, end = _torn_row(lines, end, width)
        rows.append(row)
    return rows, end


def _torn_row(lines: Sequence[str], at: int, width: int) -> tuple[str, int]:
    row, end = lines[at], at + 1
    if not _ROW_NUMBER.fullmatch(row.split("\t")[0].strip()):
        return row, end
    joined = row.split("\t")
    for below in range(at + 1, min(at + _MOST_OF_ROW, len(lines))):
        parts = lines[below].split("\t")
        first = parts[0].strip()
        is_full = len(joined) >= width and joined[-1].strip() != ""
        if not first or _ROW_NUMBER.fullmatch(first) or len(joined) + len(parts) - 1 > width:
            break
        if is_full and not first[0].islower():
            break
        if len(parts) == 1 and _ENDS_TABLE.match(first) and first[0] not in "-–+":
            break
        joined = [*joined[:-1], f"{joined[-1].rstrip()} {first}", *parts[1:]]
        if len(parts) > 1 or first[0].islower():
            row, end = "\t".join(joined), below + 1
    return row, end


# ---------------------------------------------------------------- cells apart by bars


def _with_bars(lines: Sequence[str], at: int) -> tuple[list[str], int] | None:
    """Below a heading: lines without a number go on in the cells of the row above."""
    if lines[at].count("|") < _LEAST_COLUMNS or not _width(lines[at], "|") or not _is_count(cells_of(lines[at])[0]):
        return None
    end = at + 1
    while end < len(lines) and (lines[end].count("|") > 1 or _is_grid(lines[end])):
        end += 1
    is_grid = sum(_is_grid(line) for line in lines[at:end]) > 1
    return list(_whole_bars(lines[at:end], is_grid=is_grid)), end


def _whole_bars(lines: Sequence[str], *, is_grid: bool) -> Iterator[str]:
    row: list[str] = []
    is_open = False
    for line in lines:
        if is_rule(line):
            if row:
                yield _barred(row)
            yield line
            row, is_open = [], False
            continue
        cells = list(cells_of(line))
        if row and len(cells) == len(row) and is_open and _goes_on(cells, is_grid=is_grid):
            row = [" ".join(part for part in pair if part) for pair in zip(row, cells, strict=True)]
            continue
        if row:
            yield _barred(row)
        row, is_open = cells, bool(cells and cells[0])
    if row:
        yield _barred(row)


def _goes_on(cells: Sequence[str], *, is_grid: bool) -> bool:
    """Whether a line without a number belongs to the row above: by its rules, or as none of its cells begins anew."""
    if cells[0]:
        return False
    content = cells[1].lstrip("*_ ") if len(cells) > 1 else ""
    return is_grid or not content or content[0].islower() or content[0] in "(,;"


def _barred(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _is_grid(line: str) -> bool:
    return line.lstrip().startswith("+-") and is_rule(line)


def _width(line: str, mark: str) -> int:
    """How many columns a row of headings has; 0 for what is none."""
    if mark not in line.strip():
        return 0
    cells = cells_of(line)
    return len(cells) if len(cells) >= _LEAST_COLUMNS and table_of(cells) else 0
