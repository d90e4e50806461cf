"""The report as a document: head, what is said of the figures, what the office itself has to say, the annexes."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from ..annex_tables import AnnexTable
from ..body_names import in_sentence
from ..citations import joined
from ..dates import PartialDate
from ..format_standard.rules import Numerals
from ..format_standard.ruleset import Ruleset, Side
from ..numbering import roman
from ..plan import Annex, AnnexKind, Block, HouseStyle, Plan, Recipient, Role, Run, Signature
from ..tasks import Status, Tally, TrackedTask, days_late, status_of, tally
from ..vietnamese import capitalized
from .tables import document_table, documents, leads, overdue_table, overdue_tasks, summary_table
from .words import Words, count, share

KIND = "BC"


@dataclass(frozen=True, slots=True)
class ReportOffice:
    """Who reports, and to whom. What is None or empty is a blank of the document.

    `addressee` is the superior whom a report names above its text, where the regulation wants that.
    """

    issuing_body: str | None = None
    parent_body: str | None = None
    symbol: str | None = None
    place: str | None = None
    house_style: HouseStyle = field(default_factory=HouseStyle)
    addressee: str | None = None
    recipients: tuple[Recipient, ...] = ()
    archive_line: str | None = None
    signature: Signature = field(default_factory=Signature)


def report_plan(
    tasks: Sequence[TrackedTask],
    office: ReportOffice,
    on: datetime.date,
    *,
    ruleset_id: str,
    rulesets: Callable[[str], Ruleset],
    plan_id: str,
) -> Plan:
    """How `tasks` stood at the end of the day `on`, to be read and finished by a clerk."""
    words = Words(rulesets(ruleset_id), rulesets, office.house_style)
    annexes = _annexes(tasks, on, words)
    return Plan(
        id=plan_id,
        ruleset=ruleset_id,
        document_kind=KIND,
        parent_body=office.parent_body,
        issuing_body=office.issuing_body,
        symbol=office.symbol,
        place=office.place,
        issue_date=PartialDate(year=on.year),
        subject=_subject(tasks, on, words),
        blocks=_numbered(_body(tasks, office, on, annexes, words)),
        recipients=_recipients(office, words),
        archive_line=office.archive_line,
        signature=office.signature,
        house_style=office.house_style,
        annexes=tuple(annexes),
    )


def _subject(tasks: Sequence[TrackedTask], on: datetime.date, words: Words) -> str:
    """Of one plan the subject names it, and has its day on a line of its own: no line breaks inside the name."""
    heads = documents(tasks)
    name = words.short_document(heads[0]) if len(heads) == 1 else None
    given = f" theo {name}\n" if name else " "
    text = words.toned(f"tình hình thực hiện nhiệm vụ{given}đến ngày {words.day(on)}")
    return capitalized(text) if words.rules.side is Side.STATE else text


def _recipients(office: ReportOffice, words: Words) -> tuple[Recipient, ...]:
    """Whom the text is addressed to is not named again (NĐ 30 PL I/II.9.d)."""
    rule = words.rules.addressees
    return (Recipient(rule.as_above), *office.recipients) if rule else office.recipients


# ---------------------------------------------------------------- annexes

_BY_BODY = "Tổng hợp kết quả thực hiện nhiệm vụ theo cơ quan, đơn vị"
_BY_DOCUMENT = "Tổng hợp kết quả thực hiện nhiệm vụ theo văn bản giao"
_OVERDUE = "Danh sách nhiệm vụ quá hạn chưa hoàn thành"


def _annexes(tasks: Sequence[TrackedTask], on: datetime.date, words: Words) -> list[Annex]:
    """None where there is nothing to show: no annex has an empty table."""
    tables: list[tuple[str, AnnexTable]] = []
    if tasks:
        tables.append((_BY_BODY, summary_table(tasks, on, words)))
    if len(documents(tasks)) > 1:
        tables.append((_BY_DOCUMENT, document_table(tasks, on, words)))
    if overdue_tasks(tasks, on):
        tables.append((_OVERDUE, overdue_table(tasks, on, words)))
    until = f"(tính đến ngày {words.day(on)})"
    return [
        Annex(f"a{number}", AnnexKind.TABLE, words.toned(f"{title}\n{until}"), columns=(), table=table)
        for number, (title, table) in enumerate(tables, 1)
    ]


def _annex_name(number: int, annexes: Sequence[Annex], words: Words) -> str:
    """As the annex is called on its own page."""
    rule = words.rules.annex
    if len(annexes) < rule.numbered_from:
        return rule.label
    name = rule.numbered_label.format(n=roman(number) if rule.numerals is Numerals.ROMAN else number)
    return name.replace(" ", "\N{NO-BREAK SPACE}")


# ---------------------------------------------------------------- the body

_Part = tuple[Role, tuple[Run, ...]]


def _numbered(parts: Iterator[_Part]) -> tuple[Block, ...]:
    return tuple(Block(f"b{number}", role, runs) for number, (role, runs) in enumerate(parts, 1))


def _body(
    tasks: Sequence[TrackedTask], office: ReportOffice, on: datetime.date, annexes: Sequence[Annex], words: Words
) -> Iterator[_Part]:
    def said(role: Role, text: str) -> _Part:
        return role, (Run(words.toned(text)),)

    def asked(role: Role, name: str) -> _Part:
        return role, (Run(words.toned(name), blank=True),)

    day = words.day(on)
    if words.rules.addressees:
        yield Role.LEAD, _addressed(words.rules.addressees.label, office, words)
    yield Role.LEAD, _opening(tasks, office, day, words)
    yield said(Role.PART, "Kết quả thực hiện")
    for number, text in enumerate(_results(tasks, on)):
        yield said(Role.DASH if number else Role.PARAGRAPH, text)
    if annexes:
        yield said(Role.PARAGRAPH, f"Kết quả của từng cơ quan, đơn vị tại {_annex_name(1, annexes, words)} kèm theo.")
    if len(documents(tasks)) > 1:
        yield said(Role.PARAGRAPH, f"Kết quả theo từng văn bản tại {_annex_name(2, annexes, words)} kèm theo.")
    yield said(Role.PART, "Nhiệm vụ quá hạn chưa hoàn thành")
    yield said(Role.PARAGRAPH, _overdue(tasks, on, annexes, words))
    yield said(Role.PART, "Đánh giá, kiến nghị")
    yield asked(Role.PARAGRAPH, "đánh giá chung, nguyên nhân")
    yield asked(Role.PARAGRAPH, "kiến nghị, nhiệm vụ thời gian tới")
    yield said(Role.CLOSING, f"Trên đây là Báo cáo tình hình thực hiện nhiệm vụ đến ngày {day}.")


def _addressed(label: str, office: ReportOffice, words: Words) -> tuple[Run, ...]:
    if office.addressee:
        return (Run(f"{label} {office.addressee}"),)
    return (Run(f"{label} "), Run(words.toned(_ADDRESSEE), blank=True))


_ADDRESSEE = "cơ quan nhận báo cáo"
_MOST_NAMED = 3  # documents that one sentence can hold


def _opening(tasks: Sequence[TrackedTask], office: ReportOffice, day: str, words: Words) -> tuple[Run, ...]:
    """What is carried out comes first, in full (NĐ 30 PL I/II.6.b; 05 II.I.6.1.4); of many documents an annex tells."""
    heads = documents(tasks)
    carried_out = "; ".join(map(words.cited, heads)) if len(heads) <= _MOST_NAMED else ""
    name = in_sentence(office.issuing_body) if office.issuing_body else None
    who = Run(name) if name else Run(words.rules.blanks["issuing_body"], blank=True)
    before = Run(f"Thực hiện {carried_out}, " if carried_out else "")
    text = Run(words.toned(f" báo cáo tình hình thực hiện nhiệm vụ đến ngày {day} như sau:"))
    return joined((before, who, text))


def _results(tasks: Sequence[TrackedTask], on: datetime.date) -> Iterator[str]:
    """The sum first, then what it consists of."""
    total = tally(tasks, on)
    if not total.total:
        yield "Không có nhiệm vụ nào được giao và theo dõi."
    else:
        yield f"{_sum_of(tasks, on)} Trong đó:"
        yield _done(total)
        yield _open(total)
        if total.punctuality is not None:
            yield f"Tỷ lệ đúng hạn: {share(total.punctuality)}% số nhiệm vụ đã hoàn thành có thời hạn."
        if awaiting := sum(status_of(task, on) is Status.AWAITING for task in tasks):
            yield (
                f"Đã báo cáo hoàn thành, chờ xác nhận: {count(awaiting)} nhiệm vụ, "
                "tính trong số nhiệm vụ chưa hoàn thành."
            )
    if total.set_aside:
        yield f"Tạm dừng hoặc đã huỷ: {count(total.set_aside)} nhiệm vụ, không tính trong tổng số."


def _sum_of(tasks: Sequence[TrackedTask], on: datetime.date) -> str:
    bodies = sum(1 for lead, own in leads(tasks).items() if lead and tally(own, on).total)
    plans = len(documents(task for task in tasks if tally((task,), on).total))
    of_plans = f", giao tại {count(plans)} văn bản" if len(documents(tasks)) > 1 else ""
    of_bodies = f", do {count(bodies)} cơ quan, đơn vị chủ trì" if bodies else ""
    return f"Tổng số nhiệm vụ: {count(tally(tasks, on).total)}{of_plans}{of_bodies}."


def _done(total: Tally) -> str:
    if not total.done:
        return "Hoàn thành: chưa có nhiệm vụ nào."
    kinds = (("đúng hạn", total.done_in_time), ("quá hạn", total.done_late), ("không hạn", total.undated_done))
    return f"Hoàn thành: {count(total.done)} nhiệm vụ{_of_which(kinds)}, đạt {share(total.completion)}% tổng số."


def _open(total: Tally) -> str:
    number = total.total - total.done
    if not number:
        return "Chưa hoàn thành: không còn nhiệm vụ nào."
    kinds = (("trong hạn", total.open_in_time), ("quá hạn", total.open_late), ("không hạn", total.undated_open))
    return f"Chưa hoàn thành: {count(number)} nhiệm vụ{_of_which(kinds)}."


def _of_which(kinds: Sequence[tuple[str, int]]) -> str:
    return f" ({', '.join(f'{name} {count(number)}' for name, number in kinds if number)})"


def _overdue(tasks: Sequence[TrackedTask], on: datetime.date, annexes: Sequence[Annex], words: Words) -> str:
    late = overdue_tasks(tasks, on)
    if not late:
        return f"Đến ngày {words.day(on)}, không có nhiệm vụ quá hạn chưa hoàn thành."
    bodies = sum(1 for lead in leads(late) if lead)
    of_bodies = f" do {count(bodies)} cơ quan, đơn vị chủ trì" if bodies else ""
    longest, last = count(days_late(late[0], on)), _annex_name(len(annexes), annexes, words)
    return (
        f"Đến ngày {words.day(on)}, có {count(len(late))} nhiệm vụ quá hạn chưa hoàn thành{of_bodies}; "
        f"nhiệm vụ quá hạn lâu nhất là {longest} ngày. Danh sách tại {last} kèm theo."
    )
