"""Last year's plan as the draft of the next one, what clerks start from.

Number and date are emptied; every year that may have to change is a proposal with its place, so that each can be taken
or left. A year inside the number or date of a cited document is none: that document does not change. Bodies that have
ended and căn cứ of last year are marked, for somebody to look at; nothing is replaced unasked.
"""

import calendar
import datetime
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from .administrative.agencies import Agency, AgencyBook
from .administrative.locality import Locality, blank_name
from .administrative.names import HOLE
from .citations import LAWS
from .dates import PartialDate
from .deadlines import parse_deadline
from .plan import Block, Citation, Plan, Role, Run, Task
from .vietnamese import ToneStyle, fold, nfc, with_tone_style

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20|21)\d\d(?![\d])|(?<=[\d/.–-])(?<!\d)(?:19|20|21)\d\d(?!\d)")
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
_OF_ONE_YEAR = {"ke hoach", "chuong trinh", "cong van", "thong bao", "huong dan", "phan cong"}
_LONG_AGO = 5  # years after which a căn cứ is worth a look


@dataclass(frozen=True, slots=True)
class Proposal:
    """A year that may change. `spot` and `start` say where `old` stands; `before` and `after` are the words around."""

    number: int
    spot: str
    start: int
    old: str
    new: str
    before: str
    after: str
    is_default: bool
    why: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to look at, and why: `text` stands there from `start`."""

    spot: str
    start: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """The old plan, what may change in it, and what to look at."""

    source: Plan
    years: int
    proposals: tuple[Proposal, ...]
    ended_bodies: tuple[Mark, ...]
    old_bases: tuple[Mark, ...]

    @property
    def defaults(self) -> frozenset[int]:
        """The proposals that are accepted unless somebody says otherwise."""
        return frozenset(one.number for one in self.proposals if one.is_default)


def renew(plan: Plan, agencies: AgencyBook, on: datetime.date, years: int = 1) -> Renewal:
    """What becomes of `plan`, `years` years later; `on` is the day by which bodies have ended or not."""
    own = _own_years(plan)
    found = (
        (spot, *found) for spot, text, is_basis in _texts(plan) for found in _changes(text, plan, own, years, is_basis)
    )
    proposals = tuple(
        Proposal(number, spot, start, old, new, *_around(text, start, len(old)), is_default, why)
        for number, (spot, text, start, old, new, is_default, why) in enumerate(found)
    )
    return Renewal(plan, years, proposals, tuple(_ended(plan, agencies, on)), tuple(_old_bases(plan, own, on)))


def renewed(renewal: Renewal, accepted: Collection[int], make_id: Callable[[], str]) -> Plan:
    """The new plan with the accepted proposals, without number, date and draft number; every id is new."""
    plan = renewal.source
    edits: dict[str, list[tuple[int, str, str]]] = {}
    for one in renewal.proposals:
        if one.number in accepted:
            edits.setdefault(one.spot, []).append((one.start, one.old, one.new))
    blocks = tuple(_edited_block(block, edits.get(block.id, ())) for block in plan.blocks)
    tasks = tuple(_edited_task(task, plan.blocks, edits) for task in plan.tasks)
    annexes = tuple(
        replace(annex, title=_edited(annex.title, edits.get(f"annexes/{annex.id}/title", ()))) for annex in plan.annexes
    )
    changed = replace(
        plan,
        number=None,
        issue_date=PartialDate(),
        draft_number=None,
        subject=_edited(plan.subject, edits.get("subject", ())),
        issuer_line=_edited(plan.issuer_line, edits.get("issuer_line", ())),
        blocks=blocks,
        tasks=tasks,
        annexes=annexes,
    )
    return _with_new_ids(changed, make_id)


# ---------------------------------------------------------------- which years


def _own_years(plan: Plan) -> frozenset[int]:
    """The years that the plan is about: those of its subject, else the one it names most, else that of its date.

    Aims, periods and the titles of cited documents tell nothing of that.
    """
    if in_subject := frozenset(_free_years(plan.subject or "", plan)):
        return in_subject
    counts = Counter(year for _, text, is_basis in _texts(plan) if not is_basis for year in _free_years(text, plan))
    if counts:
        return frozenset({max(counts, key=lambda year: (counts[year], year))})
    return frozenset({plan.issue_date.year} if plan.issue_date.year else ())


def _free_years(text: str, plan: Plan) -> Iterator[int]:
    cited = _taken(text, plan)
    periods = [match.span() for match in _PERIOD.finditer(text)]
    for match in _YEAR.finditer(text):
        if (
            not _lies_in(match.span(), [*cited, *periods])
            and not _is_in_title(text, match.start(), cited)
            and not _AIM.search(text[: match.start()])
        ):
            yield int(match[0])


def _texts(plan: Plan) -> Iterator[tuple[str, str, bool]]:
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
            if text and not _is_said(text, task, blocks):
                yield f"tasks/{task.id}/{name}", text, False
    for annex in plan.annexes:
        if annex.title:
            yield f"annexes/{annex.id}/title", annex.title, False


def _is_said(text: str, task: Task, blocks: Mapping[str, Block]) -> bool:
    """Whether the blocks of a task say `text` too: it then follows them."""
    return all(any(part in text_ for text_ in _said_by(task, blocks)) for part in text.split("; "))


def _said_by(task: Task, blocks: Mapping[str, Block]) -> list[str]:
    return [blocks[id_].text for id_ in (*task.covers, task.block or "") if id_ in blocks]


Change = tuple[str, int, str, str, bool, str]


def _changes(text: str, plan: Plan, own: frozenset[int], years: int, is_basis: bool) -> Iterator[Change]:
    """What may change in `text`: the text, where, old, new, whether it is taken unless told otherwise, and why."""
    taken = _taken(text, plan)
    done: list[tuple[int, int]] = []
    for pattern, change in ((_PERIOD, _of_period), (_DATE, _of_date), (_LONG_DATE, _of_date), (_YEAR, _of_year)):
        for match in pattern.finditer(text):
            if _lies_in(match.span(), [*taken, *done]):
                continue
            done.append(match.span())
            new, is_default, why = change(match, own, years)
            if is_basis or _is_in_title(text, match.start(), taken):
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


def _taken(text: str, plan: Plan) -> list[tuple[int, int]]:
    """Where `text` names the number or the date of a document."""
    return [*_cited_spans(text), *_known_spans(text, plan.citations)]


@lru_cache(maxsize=2048)
def _cited_spans(text: str) -> tuple[tuple[int, int], ...]:
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


def _is_in_title(text: str, at: int, cited: Sequence[tuple[int, int]]) -> bool:
    """Whether `at` lies in what the sentence says of a document named before: its issuer and subject."""
    for _, end in cited:
        if end <= at and _SPOKEN_OF.match(text, end) and not _END_OF_CITED.search(text, end, at):
            return True
    return False


def _lies_in(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _around(text: str, start: int, length: int) -> tuple[str, str]:
    """Some words before and after, to show a change in its sentence; "…" where more stands there."""
    before, after = text[max(0, start - 60) : start], text[start + length : start + length + 40]
    if start > 60:
        before = "… " + before.split(" ", 1)[-1]
    if len(text) > start + length + 40:
        after = after.rsplit(" ", 1)[0] + " …"
    return before, after


# ---------------------------------------------------------------- changing


def _edited(text: str | None, edits: Iterable[tuple[int, str, str]]) -> str | None:
    if text is None:
        return None
    for start, old, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[start + len(old) :]
    return text


def _edited_block(block: Block, edits: Iterable[tuple[int, str, str]]) -> Block:
    """`block` with its runs changed where they say the old words; what stands in a run stays in it."""
    runs = block.runs
    for start, old, new in sorted(edits, reverse=True):
        runs = tuple(_edited_runs(runs, start, old, new))
    return block if runs is block.runs else replace(block, runs=runs)


def _edited_runs(runs: Iterable[Run], start: int, old: str, new: str) -> Iterator[Run]:
    at, end = 0, start + len(old)
    is_written = False
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            put, is_written = "" if is_written else new, True
            text = run.text[:first] + put + run.text[last:]
            if text:
                yield replace(run, text=text)
        else:
            yield run
        at += len(run.text)


def _edited_task(task: Task, blocks: Sequence[Block], edits: Mapping[str, Sequence[tuple[int, str, str]]]) -> Task:
    """`task` following its blocks; what it says on its own is changed where that was accepted."""
    by_id = {block.id: block for block in blocks}
    changes: dict[str, object] = {"accepted": False}
    for name in ("content", "deadline_text", "product", "note"):
        text = getattr(task, name)
        if text and _is_said(text, task, by_id):
            changes[name] = "; ".join(_followed(part, task, by_id, edits) for part in text.split("; "))
        else:
            changes[name] = _edited(text, edits.get(f"tasks/{task.id}/{name}", ()))
    line = by_id.get(task.block or "")
    if line and task.quote is not None:
        changes["quote"] = (
            _edited_block(line, edits.get(line.id, ())).shown_text if task.quote == line.shown_text else task.quote
        )
    deadline = changes["deadline_text"]
    if isinstance(deadline, str):
        changes["due_date"] = parse_deadline(deadline).due  # the year of issue is open again
    elif task.due_date is not None:
        changes["due_date"] = None
    return replace(task, **changes)  # type: ignore[arg-type]


def _followed(
    part: str, task: Task, blocks: Mapping[str, Block], edits: Mapping[str, Sequence[tuple[int, str, str]]]
) -> str:
    """`part` as the block that says it says it now."""
    for id_ in (*task.covers, task.block or ""):
        block = blocks.get(id_)
        at = block.text.find(part) if block else -1
        if at >= 0:
            inside = [(start - at, old, new) for start, old, new in edits.get(id_, ()) if at <= start < at + len(part)]
            return _edited(part, inside) or part
    return part


def _with_new_ids(plan: Plan, make_id: Callable[[], str]) -> Plan:
    blocks = {block.id: make_id() for block in plan.blocks}
    return replace(
        plan,
        id=make_id(),
        blocks=tuple(replace(block, id=blocks[block.id]) for block in plan.blocks),
        tasks=tuple(
            replace(
                task,
                id=make_id(),
                block=blocks.get(task.block or "", task.block),
                covers=tuple(blocks.get(id_, id_) for id_ in task.covers),
            )
            for task in plan.tasks
        ),
        annexes=tuple(replace(annex, id=make_id()) for annex in plan.annexes),
    )


# ---------------------------------------------------------------- what to look at


def _ended(plan: Plan, agencies: AgencyBook, on: datetime.date) -> Iterator[Mark]:
    """Where the plan names a body that is no more, outside the titles of cited documents."""
    ended = _EndedNames.of(agencies, on)
    places = [(f"recipients/{number}", one.name) for number, one in enumerate(plan.recipients)]
    places += [(spot, text) for spot, text, is_basis in _texts(plan) if not is_basis]
    places += [(f"tasks/{task.id}/lead", task.lead) for task in plan.tasks if task.lead]
    for spot, text in places:
        cited = _taken(text, plan)
        for start, name, agency in ended.named_in(text):
            span = start, start + len(name)
            if not _lies_in(span, cited) and not _is_in_title(text, start, cited):
                yield Mark(spot, start, name, _ended_words(agency, agencies, on))


def _ended_words(agency: Agency, agencies: AgencyBook, on: datetime.date) -> str:
    now = [blank_name(one.plan_name or one.name, Locality()) or one.name for one in agencies.standing(agency.id, on)]
    ended = f"Đã kết thúc hoạt động từ {agency.valid_to:%d/%m/%Y}" if agency.valid_to else "Đã kết thúc hoạt động"
    return f"{ended}; nay là {', '.join(now)}." if now else f"{ended}."


@dataclass(frozen=True, slots=True)
class _EndedNames:
    """The names of bodies that have ended, and of none that works today."""

    words: re.Pattern[str]
    capitals: re.Pattern[str]  # `STNMT`: such letters are a name only as they stand
    agencies: Mapping[str, Agency]

    @classmethod
    def of(cls, agencies: AgencyBook, on: datetime.date) -> "_EndedNames":
        at_work = {name for one in agencies.agencies if not _has_ended(one, on) for name in _names_of(one)}
        names: dict[str, Agency] = {}
        for one in agencies.agencies:
            if _has_ended(one, on):
                names |= {name: one for name in _names_of(one) if not any(_begins(other, name) for other in at_work)}
        return cls(_any_of(name for name in names if " " in name), _any_of(n for n in names if " " not in n), names)

    def named_in(self, text: str) -> Iterator[tuple[int, str, Agency]]:
        plain = _plain(text)
        if len(plain) != len(text):  # letters in pieces, for the moment that somebody types them
            return
        for match in self.words.finditer(plain):
            yield match.start(), text[slice(*match.span())], self.agencies[match[0]]
        for match in self.capitals.finditer(plain):
            name = text[slice(*match.span())]
            if name.isupper():
                yield match.start(), name, self.agencies[match[0]]


def _has_ended(agency: Agency, on: datetime.date) -> bool:
    return agency.valid_to is not None and agency.valid_to < on


def _names_of(agency: Agency) -> Iterator[str]:
    """The fixed words that each name of a body begins with, in every unit that it may belong to."""
    for form in agency.forms:
        for words in ({"tu": "Tỉnh uỷ"}, {"tu": "Thành uỷ"}):
            told = HOLE.sub(lambda hole, words=words: words.get(hole[1], hole[0]), form)  # type: ignore[misc]
            name = _plain(HOLE.split(told)[0]).strip()
            if " " in name or (name == _plain(form) and form.isupper()):
                yield name


def _begins(text: str, words: str) -> bool:
    return text.startswith(words) and not text[len(words) : len(words) + 1].isalnum()


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    listed = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed) or '(?!)'})(?!\w)")


def _plain(text: str) -> str:
    """`text` in small letters and one tone style, letter for letter."""
    return with_tone_style(nfc(text), ToneStyle.LAST_VOWEL).lower()


def _old_bases(plan: Plan, own: frozenset[int], on: datetime.date) -> Iterator[Mark]:
    for block in plan.blocks:
        if block.role is Role.LEGAL_BASIS and (why := _why_old(block.text, own, on)):
            yield Mark(block.id, 0, block.text, why)


def _why_old(text: str, own: frozenset[int], on: datetime.date) -> str | None:
    """Why a căn cứ may not be one for the next year."""
    cited = _cited_spans(text)
    rest = "".join(char if not _lies_in((at, at + 1), cited) else " " for at, char in enumerate(text))
    if own & {int(match[0]) for match in _YEAR.finditer(rest)}:
        return "Văn bản của năm kế hoạch cũ; thay bằng văn bản của năm mới nếu có."
    dated = [
        int(match[0])
        for start, end in cited
        for match in re.finditer(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", text[start:end])
    ]
    kind = fold(text.removeprefix("Căn cứ").strip())
    if any(kind.startswith(one) for one in _OF_ONE_YEAR) and dated and max(dated) < on.year:
        return "Văn bản ban hành cho từng năm; kiểm tra văn bản mới."
    if dated and max(dated) <= on.year - _LONG_AGO and not any(_begins(kind, fold(law)) for law in LAWS):
        return f"Văn bản ban hành năm {max(dated)}; kiểm tra còn hiệu lực."
    return None
