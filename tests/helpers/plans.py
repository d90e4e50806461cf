"""Plans for tests: two whole ones by hand, and any number of generated ones."""

import datetime
import json
import unicodedata
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from kehoach_desktop.domain.annex_tables import AnnexColumn, AnnexRow, AnnexTable, Holds
from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import (
    Annex,
    AnnexKind,
    Block,
    Citation,
    DeadlineKind,
    HouseStyle,
    Layout,
    Margins,
    Plan,
    Recipient,
    Role,
    Run,
    Signature,
    Task,
    TaskColumn,
)
from kehoach_desktop.domain.vietnamese import clean

SENTENCE = (
    "Văn phòng Đảng uỷ chủ trì, phối hợp với Ban Xây dựng Đảng rà soát danh mục hồ sơ theo Kế hoạch số 112-KH/TU, "
    "ngày 30/10/2026 của Ban Thường vụ Tỉnh uỷ; báo cáo Ban Thường vụ Đảng uỷ trong giai đoạn 2026-2030, rõ người, "
    "rõ việc, rõ thời hạn."
)


def block(id_: str, role: Role, text: str, **options: Any) -> Block:
    return Block(id_, role, (Run(text),), **options)


PARTY_PLAN = Plan(
    id="0c3b6a52-6f0e-4f0a-9a55-1f6f2f1f0a01",
    ruleset="hd05",
    parent_body="ĐẢNG BỘ TỈNH LÂM ĐỒNG",
    issuing_body="ĐẢNG UỶ XÃ VẠN PHÚC",
    number=5,
    symbol="KH/ĐU",
    place="Vạn Phúc",
    issue_date=PartialDate(2, 2, 2027),
    subject="thực hiện Kế hoạch số 112-KH/TU của Ban Thường vụ Tỉnh uỷ về nâng cao chất lượng sinh hoạt chi bộ",
    blocks=(
        block("b1", Role.LEGAL_BASIS, "Căn cứ Điều lệ Đảng"),
        block("b2", Role.LEGAL_BASIS, "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã"),
        block("b3", Role.LEAD, "Ban Thường vụ Đảng uỷ xã ban hành Kế hoạch như sau:"),
        block("b4", Role.PART, "Mục đích, yêu cầu"),
        block("b5", Role.SECTION, "Mục đích", heading=True),
        block("b6", Role.PARAGRAPH, SENTENCE),
        block("b7", Role.PART, "Tổ chức thực hiện"),
        block("b8", Role.SECTION, SENTENCE),
        block("b9", Role.SUBSECTION, SENTENCE),
        block("b10", Role.DASH, SENTENCE),
        block("b11", Role.PLUS, SENTENCE),
        block("b12", Role.ASSIGNMENT, "Văn phòng Đảng uỷ chủ trì; hoàn thành trong quý I-2027."),
        block("b13", Role.CLOSING, "Kế hoạch này phổ biến đến các chi bộ trực thuộc."),
    ),
    recipients=(
        Recipient("Thường trực Tỉnh uỷ", "để báo cáo"),
        Recipient("Các đồng chí Đảng uỷ viên"),
        Recipient("Các chi bộ, đảng bộ trực thuộc"),
    ),
    archive_line="Lưu Văn phòng Đảng uỷ",
    signature=Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Trần Minh Khôi"),
)

STATE_PLAN = replace(
    PARTY_PLAN,
    id="0c3b6a52-6f0e-4f0a-9a55-1f6f2f1f0a02",
    ruleset="nd30",
    parent_body=None,
    issuing_body="UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC",
    symbol="KH-UBND",
    archive_line="Lưu: VT, VHXH",
    signature=Signature("TM. UỶ BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thu Hà"),
)


def with_tasks(plan: Plan, count: int = 3) -> Plan:
    """`plan` with tasks and the annex that lists them."""
    tasks = tuple(
        Task(
            id=f"t{number}",
            content=f"Việc thứ {number}: {SENTENCE[:80]}",
            lead="Văn phòng Đảng uỷ",
            supporting=("Ban Xây dựng Đảng", "Uỷ ban nhân dân xã"),
            deadline_text="trong quý I-2027",
            deadline_kind=DeadlineKind.QUARTER,
            due_date=datetime.date(2027, 3, 31),
            product="Báo cáo",
        )
        for number in range(1, count + 1)
    )
    annex = Annex("a1", AnnexKind.TASK_TABLE, "Danh mục nhiệm vụ")
    return replace(plan, tasks=tasks, annexes=(annex,))


# ---------------------------------------------------------------- generated plans

_LETTERS = st.one_of(
    st.sampled_from(
        "aăâbcdđeêghiklmnoôơpqrstuưvxyạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĐƯƠ -/.,;:()“”0123456789"
    ),
    st.characters(blacklist_categories=("Cs", "Cc", "Cn")),
)


def _cleaned(text: str) -> str:
    return clean(text)[0]


texts = st.text(_LETTERS, max_size=40).map(_cleaned)
names = st.text(_LETTERS, min_size=1, max_size=30).map(_cleaned).filter(lambda text: bool(text.strip()))
maybe = st.none() | texts
ids = st.uuids().map(str)
unknown = st.just("") | st.dictionaries(
    st.sampled_from(["zz_later", "zz_more"]),
    st.none() | st.integers() | texts | st.lists(texts, max_size=2),
    min_size=1,
).map(lambda data: json.dumps(data, ensure_ascii=False))
dates = st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    date = draw(dates)
    parts = [part if draw(st.booleans()) else None for part in (date.day, date.month, date.year)]
    return PartialDate(*parts)


runs = st.builds(Run, names, st.booleans(), st.booleans(), st.booleans(), unknown)
recipients = st.builds(Recipient, names, maybe, unknown=unknown)
signatures = st.builds(Signature, maybe, maybe, maybe, unknown)
lengths = st.integers(1, 99).map(float)
layouts = st.builds(
    Layout,
    st.none() | st.builds(Margins, lengths, lengths, lengths, lengths, unknown),
    st.none() | lengths,
    st.none() | lengths,
    st.booleans(),
    unknown,
)
house_styles = st.builds(
    HouseStyle,
    heading_marks=st.sampled_from([None, "I-", "I."]),
    section_marks=st.sampled_from([None, "1.", "1-"]),
    subsection_marks=st.sampled_from([None, "a)", "1.1."]),
    tone_marks=st.sampled_from([None, "uỷ", "ủy"]),
    comma_before_date=st.none() | st.booleans(),
    issuer_line_bold=st.none() | st.booleans(),
    recipients_order=st.sampled_from([None, "cấp dưới trước"]),
    unknown=unknown,
)
citations = st.builds(Citation, names, maybe, st.none() | dates, maybe, maybe, unknown)
columns = st.lists(st.sampled_from(TaskColumn), unique=True).map(lambda found: tuple({*found, TaskColumn.CONTENT}))


def _numbered(prefix: str, items: list[Any]) -> tuple[Any, ...]:
    return tuple(replace(item, id=f"{prefix}{number}") for number, item in enumerate(items, 1))


blocks = st.builds(
    Block,
    st.just("b"),
    st.sampled_from(Role),
    st.lists(runs, max_size=3).map(tuple),
    st.booleans(),
    st.none() | names,
    unknown,
)
tasks = st.builds(
    Task,
    id=st.just("t"),
    block=st.none() | st.sampled_from(["b1", "b2"]),
    covers=st.lists(st.sampled_from(["b1", "b2"]), max_size=2).map(tuple),
    quote=maybe,
    content=maybe,
    lead=maybe,
    extra_leads=st.lists(names, max_size=1).map(tuple),
    supporting=st.lists(names, max_size=2).map(tuple),
    deadline_text=maybe,
    deadline_kind=st.sampled_from(DeadlineKind),
    due_date=st.none() | dates,
    product=maybe,
    note=maybe,
    group=maybe,
    accepted=st.booleans(),
    unknown=unknown,
)
task_tables = st.builds(
    Annex, st.just("a"), st.just(AnnexKind.TASK_TABLE), maybe, columns, st.booleans(), unknown=unknown
)


@st.composite
def annex_tables(draw: st.DrawFn) -> Annex:
    count = draw(st.integers(1, 3))
    row = st.builds(AnnexRow, st.tuples(*[texts] * count), st.booleans(), unknown)
    column = st.builds(AnnexColumn, names, maybe, st.sampled_from(Holds), st.booleans(), unknown)
    made = st.builds(AnnexTable, st.tuples(*[column] * count), st.lists(row, max_size=2).map(tuple), unknown)
    return Annex("a", AnnexKind.TABLE, draw(maybe), (), draw(st.booleans()), draw(made), draw(unknown))


annexes = task_tables | annex_tables()


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    number = st.none() | st.integers(1, 9999)
    return Plan(
        id=draw(ids),
        ruleset=draw(st.sampled_from(["hd05", "hd36", "nd30"])),
        document_kind=draw(st.sampled_from(["KH", "CTr"])),
        parent_body=draw(maybe),
        issuing_body=draw(maybe),
        number=draw(number),
        symbol=draw(maybe),
        place=draw(maybe),
        issue_date=draw(partial_dates()),
        issuer_line=draw(maybe),
        subject=draw(maybe),
        blocks=_numbered("b", draw(st.lists(blocks, max_size=8))),
        recipients=tuple(draw(st.lists(recipients, max_size=4))),
        archive_line=draw(maybe),
        signature=draw(signatures),
        co_signatures=tuple(draw(st.lists(signatures, max_size=2))),
        secrecy=draw(maybe),
        urgency=draw(maybe),
        circulation=draw(maybe),
        draft_number=draw(number),
        typist=draw(maybe),
        copies=draw(number),
        contact=draw(maybe),
        layout=draw(layouts),
        house_style=draw(house_styles),
        annexes=_numbered("a", draw(st.lists(annexes, max_size=2))),
        tasks=_numbered("t", draw(st.lists(tasks, max_size=3))),
        citations=tuple(draw(st.lists(citations, max_size=2))),
        dismissed=tuple(draw(st.lists(names, max_size=2))),
        unknown=draw(unknown),
    )


def is_nfc(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)
