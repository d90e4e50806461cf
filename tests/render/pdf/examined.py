"""The plans whose pages are looked at: templates, samples, and those that are hard to place."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from kehoach_desktop import paths
from kehoach_desktop.domain.annex_tables import AnnexColumn, AnnexRow, AnnexTable, Holds
from kehoach_desktop.domain.plan import Annex, AnnexKind, Plan, Recipient, Role, Run, Signature
from kehoach_desktop.operations.plan_files import read_plan_file
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, block, with_tasks
from tests.render.docx.documents import CASES, case_id, drafted
from tests.render.pdf.laid_out import two_sided

CONTACT = "Địa chỉ: Số 5, đường Trần Phú\nĐiện thoại: (0260) 3862.000"
OTHERS = (
    Signature("T/M UỶ BAN KIỂM TRA", "CHỦ NHIỆM\nkiêm\nTRƯỞNG BAN", "Lê Thu Hà"),
    Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Phạm Văn Nam"),
)


def longer(plan: Plan, times: int) -> Plan:
    """`plan` with its body `times` times."""
    blocks = (replace(block, id=f"{time}{block.id}") for time in range(times) for block in plan.blocks)
    return replace(plan, blocks=tuple(blocks))


def with_two_annexes(plan: Plan, tasks: int) -> Plan:
    plan = with_tasks(plan, tasks)
    groups = ("Công tác tổ chức", "Công tác kiểm tra, giám sát")
    grouped = (replace(task, group=groups[2 * n // tasks], note="Xong") for n, task in enumerate(plan.tasks))
    annexes = (
        Annex("a1", AnnexKind.TASK_TABLE, "Danh mục nhiệm vụ", landscape=False),
        Annex("a2", AnnexKind.TASK_TABLE, "Bảng phân công"),
    )
    return replace(plan, tasks=tuple(grouped), annexes=annexes)


def of_many_recipients(count: int) -> Plan:
    return replace(PARTY_PLAN, recipients=tuple(Recipient(f"Chi bộ thôn thứ {n}") for n in range(1, count + 1)))


def with_a_long_task(letters: int) -> Plan:
    """Three tasks; no page is as high as the second, if it has many letters."""
    plan = with_tasks(PARTY_PLAN, 3)
    first, second, third = plan.tasks
    long = replace(second, content=(SENTENCE + " ") * (letters // len(SENTENCE)))
    return replace(plan, tasks=(first, long, third))


def of_figures(plan: Plan, rows: int) -> Plan:
    """A report with an annex of figures, whose heading has two rows, and one of texts."""
    figures = (
        AnnexColumn("TT", holds=Holds.NUMBER),
        AnnexColumn("Cơ quan, đơn vị", needed=True),
        AnnexColumn("đúng hạn", "Hoàn thành", Holds.NUMBER),
        AnnexColumn("quá hạn", "Hoàn thành", Holds.NUMBER),
        AnnexColumn("Tỷ lệ hoàn thành trên tổng số (%)", holds=Holds.NUMBER),
    )
    bodies = [AnnexRow((str(n), f"Chi bộ thôn thứ {n}" if n % 5 else "", "1", "0", "100")) for n in range(rows)]
    texts = (AnnexColumn("Nội dung nhiệm vụ"), AnnexColumn("Thời hạn", holds=Holds.DAY), AnnexColumn("Khó khăn"))
    late = [AnnexRow((SENTENCE, "Trong quý II/2026\n(30/6/2026)", "Thiếu kinh phí" if n % 2 else "")) for n in range(9)]
    total = AnnexRow(("", "Tổng cộng", str(rows), "0", "100"), total=True)
    annexes = (
        Annex("a1", AnnexKind.TABLE, "Tổng hợp", (), table=AnnexTable(figures, (*bodies, total))),
        Annex("a2", AnnexKind.TABLE, "Danh sách", (), landscape=False, table=AnnexTable(texts, tuple(late))),
    )
    return replace(plan, document_kind="BC", annexes=annexes)


_RUNS = (
    Run("Trong năm 2027, "),
    Run("Ban Xây", bold=True),
    Run(" dựng Đảng", italic=True),
    Run("đơn vị phối hợp", blank=True),
    Run(" và 69-KL"),
    Run("/TW, 11", bold=True),
    Run("/01/2024"),
    Run("dòng thứ nhất\ndòng thứ hai"),
)
LONG = block("long", Role.DASH, (SENTENCE + " ") * 30)
HARD: Mapping[str, Plan] = {
    "short": PARTY_PLAN,
    "empty": Plan(id="x", ruleset="hd05"),
    "marks-hd05": replace(PARTY_PLAN, secrecy="MẬT", urgency="KHẨN", draft_number=2, circulation="LƯU HÀNH NỘI BỘ"),
    "marks-nd30": replace(STATE_PLAN, secrecy="MẬT", urgency="KHẨN", draft_number=2, circulation="LƯU HÀNH NỘI BỘ"),
    "contact-hd05": replace(PARTY_PLAN, contact=CONTACT),
    "contact-nd30": replace(STATE_PLAN, contact=CONTACT),
    "contact-too-high": replace(PARTY_PLAN, contact="\n".join(f"Điện thoại {n}" for n in range(1, 8))),
    "runs": replace(PARTY_PLAN, blocks=(*PARTY_PLAN.blocks[:4], replace(block("r", Role.DASH, ""), runs=_RUNS))),
    "annexes": with_two_annexes(PARTY_PLAN, 24),
    "annexes-nd30": with_two_annexes(STATE_PLAN, 24),
    "figures": of_figures(PARTY_PLAN, 60),
    "figures-nd30": of_figures(STATE_PLAN, 60),
    "mirrored": two_sided(with_two_annexes(longer(PARTY_PLAN, 4), 24)),
    "mirrored-nd30": two_sided(with_two_annexes(longer(STATE_PLAN, 4), 24)),
    "long-paragraph": two_sided(replace(PARTY_PLAN, blocks=(LONG, *PARTY_PLAN.blocks[-1:]))),
    "two-sign": replace(PARTY_PLAN, co_signatures=OTHERS[:1]),
    "three-sign": replace(longer(PARTY_PLAN, 2), co_signatures=OTHERS),
    "recipients": of_many_recipients(300),
    "divided": replace(of_many_recipients(26), blocks=(*PARTY_PLAN.blocks[:4], LONG), co_signatures=OTHERS[:1]),
}


def _sample(name: str) -> Plan:
    return read_plan_file(paths.resource(f"samples/{name}.json")).plan


SAMPLES = ("ke-hoach-dang-uy-co-so", "ke-hoach-dang-uy-xa", "ke-hoach-thanh-uy", "ke-hoach-tinh-uy", "ke-hoach-ubnd-xa")
_FEW = (
    ("dai-hoi", "hd05", True),
    ("ke-hoach-trong-dang", "hd05", False),
    ("chuong-trinh-hanh-dong", "hd36", True),
    ("chuong-trinh-hanh-dong-tinh", "hd36", False),
    ("ubnd-xa", "nd30", True),
    ("ubnd-tinh", "nd30", False),
)
TEMPLATES: Mapping[str, Callable[[], Plan]] = {case_id(*case): partial(drafted, *case) for case in CASES}
FEW_TEMPLATES = tuple(case_id(*case) for case in _FEW)


def names(*, full: bool) -> list[str]:
    """A quick run looks at some of the templates."""
    return [*HARD, *SAMPLES, *(TEMPLATES if full else FEW_TEMPLATES)]


def plan_called(name: str) -> Plan:
    if name in HARD:
        return HARD[name]
    return _sample(name) if name in SAMPLES else TEMPLATES[name]()
