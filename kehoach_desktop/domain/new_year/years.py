"""Which years of a plan may have to change: not those of documents that it cites."""

import calendar
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ..citations import LAWS
from ..plan import Block, Citation, Plan, Role, Task

YEAR = re.compile(r"(?<![\d/.-])(?:19|20|21)\d\d(?![\d])|(?<=[\d/.–-])(?<!\d)(?:19|20|21)\d\d(?!\d)")
_DATE = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>(?:19|20|21)\d\d)(?!\d)"
)
_LONG_DATE = re.compile(
    r"(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>(?:19|20|21)\d\d)(?!\d)", re.IGNORECASE
)
_PERIOD = re.compile(r"(?<!\d)(?P<first>(?:19|20|21)\d\d)\s*[-–—]\s*(?P<last>(?:19|20|21)\d\d)(?!\d)")
_NAME = r"[^\W\d_][\w.]*"
# `57-NQ/TW`, `112-KH/TU`, `45/KH-UBND`, `30/2020/NĐ-CP`, `202/2025/QH15`
_SYMBOL = rf"\d+\s*(?:-\s*{_NAME}\s*/\s*{_NAME}(?:[-.]{_NAME})*|/\s*(?:\d{{4}}\s*/\s*)?{_NAME}(?:-{_NAME})*\d*)"
_DAY_OF_IT = r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*\d{4}"
_CITED = re.compile(
    rf"{_SYMBOL}(?:[^;.\d]{{0,20}}?ngày\s*(?:{_DAY_OF_IT}))?"
    rf"|(?<!\w)(?:{'|'.join(LAWS)})\s[^;.\d]{{0,160}}?(?<!trong )(?<!đến )(?<!của )năm\s+\d{{4}}"
    r"|sửa đổi, bổ sung năm\s+\d{4}",
    re.IGNORECASE,
)
_END_OF_CITED = re.compile(r"[;.](?:\s|$)|[\n()]|ban hành kế hoạch", re.IGNORECASE)
_SPOKEN_OF = re.compile(r"\s*(?:,?\s*của|về|,\s*ban hành)\s")
_AIM = re.compile(r"(?:đến|tới|tầm nhìn|hết)\s+(?:năm\s+)?$", re.IGNORECASE)
_OF_MONTH = re.compile(r"(?:tháng\s*\d{1,2}|quý\s*\w+)\s*(?:[-/,]|năm)?\s*$", re.IGNORECASE)


def own_years(plan: Plan) -> frozenset[int]:
    """The years that the plan is about: those of its subject, else the one it names most, else that of its date.

    Aims, periods and the titles of cited documents tell nothing of that.
    """
    if in_subject := frozenset(_free_years(plan.subject or "", plan)):
        return in_subject
    counts = Counter(year for _, text, is_basis in texts(plan) if not is_basis for year in _free_years(text, plan))
    if counts:
        return frozenset({max(counts, key=lambda year: (counts[year], year))})
    return frozenset({plan.issue_date.year} if plan.issue_date.year else ())


def _free_years(text: str, plan: Plan) -> Iterator[int]:
    cited = taken_spans(text, plan)
    periods = [match.span() for match in _PERIOD.finditer(text)]
    for match in YEAR.finditer(text):
        if (
            not lies_in(match.span(), [*cited, *periods])
            and not is_in_title(text, match.start(), cited)
            and not _AIM.search(text[: match.start()])
        ):
            yield int(match[0])


def texts(plan: Plan) -> Iterator[tuple[str, str, bool]]:
    """Every text that can hold a year, its spot, and whether it is a căn cứ."""
    for name in ("subject", "issuer_line"):
        if text := getattr(plan, name):
            yield name, text, False
    for block in plan.blocks:
        yield block.id, block.text, block.role is Role.LEGAL_BASIS
    blocks = {block.id: block for block in plan.blocks}
    for task in plan.tasks:
        for name in ("content", "deadline_text", "product", "note"):
            text = getattr(task, name)
            if text and not is_said(text, task, blocks):
                yield f"tasks/{task.id}/{name}", text, False
    for annex in plan.annexes:
        if annex.title:
            yield f"annexes/{annex.id}/title", annex.title, False


def is_said(text: str, task: Task, blocks: Mapping[str, Block]) -> bool:
    """Whether the blocks of a task say `text` too: it then follows them."""
    return all(any(part in text_ for text_ in _said_by(task, blocks)) for part in text.split("; "))


def _said_by(task: Task, blocks: Mapping[str, Block]) -> list[str]:
    return [blocks[id_].text for id_ in (*task.covers, task.block or "") if id_ in blocks]


Change = tuple[str, int, str, str, bool, str]


def changes(text: str, plan: Plan, own: frozenset[int], years: int, is_basis: bool) -> Iterator[Change]:
    """What may change in `text`: the text, where, old, new, whether it is taken unless told otherwise, and why."""
    taken = taken_spans(text, plan)
    done: list[tuple[int, int]] = []
    for pattern, change in ((_PERIOD, _of_period), (_DATE, _of_date), (_LONG_DATE, _of_date), (YEAR, _of_year)):
        for match in pattern.finditer(text):
            if lies_in(match.span(), [*taken, *done]):
                continue
            done.append(match.span())
            new, is_default, why = change(match, own, years)
            if is_basis or is_in_title(text, match.start(), taken):
                is_default, why = False, "Năm nằm trong trích yếu của văn bản viện dẫn."
            elif int(match[0][-4:]) == plan.issue_date.year and not is_default and _is_deadline(match):
                is_default, why = True, "Hạn trong năm ban hành kế hoạch cũ."
            yield text, match.start(), match[0], new, is_default, why


def _is_deadline(match: re.Match[str]) -> bool:
    """Whether it is a day, or the year of a month or a quarter."""
    return "day" in match.re.groupindex or _OF_MONTH.search(match.string[: match.start()]) is not None


def _of_period(match: re.Match[str], own: frozenset[int], years: int) -> tuple[str, bool, str]:
    first, last = int(match["first"]), int(match["last"])
    new = str(first + years) + match[0][4:-4] + str(last + years)
    if last - first != 1:
        return new, False, "Giai đoạn, nhiệm kỳ gồm nhiều năm."
    if own & {first, last}:
        return new, True, "Năm học, năm công tác kế tiếp."
    return new, *_reason(last, own, is_aim=True)


def _of_date(match: re.Match[str], own: frozenset[int], years: int) -> tuple[str, bool, str]:
    text, year = match[0], int(match["year"])
    new = text[: -len(match["year"])] + str(year + years)
    if (int(match["day"]), int(match["month"])) == (29, 2) and not calendar.isleap(year + years):
        new = "28" + new[len(match["day"]) :]
    return new, *_reason(year, own, is_aim=False)


def _of_year(match: re.Match[str], own: frozenset[int], years: int) -> tuple[str, bool, str]:
    year = int(match[0])
    return str(year + years), *_reason(year, own, is_aim=_AIM.search(match.string[: match.start()]) is not None)


def _reason(year: int, own: frozenset[int], *, is_aim: bool) -> tuple[bool, str]:
    last = max(own, default=year)
    if year in own:
        return True, "Năm của kế hoạch."
    if year == last + 1 and not is_aim:
        return True, "Năm sau năm của kế hoạch."
    return False, "Mốc của những năm sau." if year > last else "Năm trước năm của kế hoạch."


def taken_spans(text: str, plan: Plan) -> list[tuple[int, int]]:
    """Where `text` names the number or the date of a document."""
    return [*cited_spans(text), *_known_spans(text, plan.citations)]


@lru_cache(maxsize=2048)
def cited_spans(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _CITED.finditer(text))


def _known_spans(text: str, citations: Iterable[Citation]) -> Iterator[tuple[int, int]]:
    """Where a document of the plan's own list stands: its number, or the name of a law with its year."""
    for one in citations:
        for name in (one.symbol, one.subject if one.kind in LAWS else None):
            at = text.find(name) if name else -1
            if name and at >= 0:
                yield at, at + len(name)
                if one.date and (
                    dated := re.compile(rf"[^;.]{{0,30}}?{one.date.year}(?!\d)").match(text, at + len(name))
                ):
                    yield dated.span()


def is_in_title(text: str, at: int, cited: Sequence[tuple[int, int]]) -> bool:
    """Whether `at` lies in what the sentence says of a document named before: its issuer and subject."""
    for _, end in cited:
        if end <= at and _SPOKEN_OF.match(text, end) and not _END_OF_CITED.search(text, end, at):
            return True
    return False


def lies_in(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def around(text: str, start: int, length: int) -> tuple[str, str]:
    """Some words before and after, to show a change in its sentence; "…" where more stands there."""
    before, after = text[max(0, start - 60) : start], text[start + length : start + length + 40]
    if start > 60:
        before = "… " + before.split(" ", 1)[-1]
    if len(text) > start + length + 40:
        after = after.rsplit(" ", 1)[0] + " …"
    return before, after
