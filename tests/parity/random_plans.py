"""Plans as wild as a ruleset allows, the same for the same seed: for comparing pages, not for reading.

The words are Vietnamese ones of every width, the tokens those that break lines elsewhere: document numbers, dates,
years with a dash between them, marks of every kind, rows of dots. Runs in bold and italic begin inside words.
"""

import datetime
import random
from dataclasses import replace
from itertools import count

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import (
    Annex,
    AnnexKind,
    Block,
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

_WORD_TEXT = (
    "thực hiện rà soát công tác cán bộ đảng viên chi bộ cấp uỷ kiểm tra giám sát nghị quyết chuyên đề tổ chức đoàn thể "
    "nhân dân xã phường thôn tổ dân phố chỉ tiêu kết quả tiến độ nguồn lực kinh phí báo cáo đánh giá phân công trách "
    "nhiệm người đứng đầu nghiêm túc thường xuyên kịp thời đồng bộ hiệu quả lãnh đạo chỉ đạo quán triệt tuyên truyền "
    "nâng cao chất lượng sinh hoạt phát triển kết nạp bồi dưỡng khắc phục hạn chế tồn tại giải pháp trọng tâm đột phá "
    "số hoá dữ liệu hồ sơ lưu trữ văn bản trực tuyến nền tảng dịch vụ thủ tục hành chính quý tháng năm ngày và của các "
    "trong với để theo về là có được không khi từ đến một hai ba những mỗi Ưu Ở Ỷ iii WWW mmmm lll"
)
_TOKEN_TEXT = (
    '69-KL/TW 11/01/2024 2026-2030 112-KH/TU 15/NQ-HĐND 100% 3,5% (nếu có) “Học tập” ‘một’ "hai" A/B Văn hoá - Xã hội '
    "2025 - 2030 01/7/2026; a) b) I. II- 1.2.3. 05-HD/VPTW, 12.500.000 +84.260.3 v.v... …; KT-XH, QP-AN; chủ trì/phối "
    "hợp; quý IV-2027 § & * + = ≥ 24/24 x² m³ m2 kết_nối van.phong@xa.example (1), [2], {3} – — -"
)
_WORDS, _TOKENS = _WORD_TEXT.split(), _TOKEN_TEXT.split()
_BODIES = (
    "ĐẢNG UỶ XÃ VẠN PHÚC",
    "ĐẢNG UỶ PHƯỜNG TÂN BÌNH ĐÔNG HƯNG THUẬN",
    "ĐẢNG UỶ CÁC CƠ QUAN ĐẢNG TỈNH",
    "BAN THƯỜNG VỤ ĐẢNG UỶ UỶ BAN NHÂN DÂN TỈNH VÀ CÁC SỞ, BAN, NGÀNH",
    "BAN CHỈ ĐẠO PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ, ĐỔI MỚI SÁNG TẠO VÀ CHUYỂN ĐỔI SỐ",
)
_PARENTS = (None, "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH\nĐẢNG BỘ CÁC CƠ QUAN")
_STATE_BODIES = (
    "UỶ BAN NHÂN DÂN\nXÃ VẠN PHÚC",
    "UỶ BAN NHÂN DÂN TỈNH LÂM ĐỒNG",
    "UỶ BAN NHÂN DÂN PHƯỜNG TÂN BÌNH ĐÔNG",
)
_PLACES = ("Vạn Phúc", "Thành phố Hồ Chí Minh", "Tân Bình Đông Hưng Thuận", "Huế")
_ROLES = (
    *[Role.PARAGRAPH] * 4,
    *[Role.DASH] * 4,
    *[Role.SECTION] * 3,
    Role.PART,
    Role.SUBSECTION,
    Role.PLUS,
    Role.ASSIGNMENT,
)


def random_plan(seed: int) -> Plan:
    chance = random.Random(seed)
    ruleset = chance.choice(("hd05", "hd36", "nd30"))
    plan = Plan(
        id=f"00000000-0000-4000-8000-{seed:012d}",
        ruleset=ruleset,
        number=chance.choice((None, 5, 1234)),
        place=chance.choice(_PLACES),
        issue_date=chance.choice((PartialDate(2, 2, 2027), PartialDate(None, 11, 2026))),
        subject=_text(chance, chance.randrange(6, 60)),
        blocks=_blocks(chance, chance.choice((4, 12, 25, 45))),
        recipients=_recipients(chance, chance.choice((1, 4, 9, 16))),
        layout=_layout(chance, ruleset),
        house_style=HouseStyle(heading_marks=chance.choice((None, "I-", "I."))),
        annexes=_annexes(chance),
        tasks=_tasks(chance, chance.randrange(1, 14)),
        draft_number=chance.choice((None, None, 3)),
        contact=chance.choice(
            (None, None, "Địa chỉ: Số 5, đường Trần Phú. ĐT: (0260) 3862.000. Email: vp@vanphuc.example")
        ),
    )
    return _of_state(plan, chance) if ruleset == "nd30" else _of_party(plan, chance)


def _of_party(plan: Plan, chance: random.Random) -> Plan:
    lead = Signature("T/M BAN THƯỜNG VỤ", chance.choice(("BÍ THƯ", "PHÓ BÍ THƯ THƯỜNG TRỰC")), "Trần Minh Khôi")
    others = (Signature("T/M UỶ BAN KIỂM TRA", "CHỦ NHIỆM", "Lê Thị Thu Hà"),) if chance.random() < 0.15 else ()
    return replace(
        plan,
        parent_body=chance.choice(_PARENTS),
        issuing_body=chance.choice(_BODIES),
        symbol="KH/ĐU",
        archive_line="Lưu Văn phòng Đảng uỷ",
        signature=lead,
        co_signatures=others,
        secrecy=chance.choice((None, None, None, "MẬT")),
        urgency=chance.choice((None, None, None, "KHẨN")),
        circulation=chance.choice(
            (None, None, None, "LƯU HÀNH NỘI BỘ", "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG")
        ),
    )


def _of_state(plan: Plan, chance: random.Random) -> Plan:
    return replace(
        plan,
        parent_body=None,
        issuing_body=chance.choice(_STATE_BODIES),
        symbol="KH-UBND",
        archive_line="Lưu: VT, VHXH",
        signature=Signature("TM. UỶ BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Thu Hà"),
        urgency=chance.choice((None, None, "KHẨN", "HOẢ TỐC")),
        secrecy=chance.choice((None, None, None, "TỐI MẬT")),
        circulation=chance.choice((None, None, None, "LƯU HÀNH NỘI BỘ")),
    )


def _layout(chance: random.Random, ruleset: str) -> Layout:
    two_sided = chance.random() < 0.25
    if ruleset == "nd30":
        margins = Margins(*(chance.choice(sides) for sides in ((20, 22.5, 25), (20, 25), (30, 35), (15, 20))))
        spacing = chance.choice((None, None, 16, 18, 21, 24))
        return Layout(margins, spacing, chance.choice((None, 13, 14)), two_sided)
    return Layout(None, chance.choice((None, 18, 18.5, 20, 22)), chance.choice((None, 14, 15)), two_sided)


def _text(chance: random.Random, words: int) -> str:
    parts = [chance.choice(_TOKENS) if chance.random() < 0.12 else chance.choice(_WORDS) for _ in range(words)]
    return " ".join(parts)


def _runs(chance: random.Random, words: int) -> tuple[Run, ...]:
    """A text cut into runs of different looks, now and then inside a word."""
    text = _text(chance, words)
    if chance.random() < 0.05:
        text = text.replace(" ", "  ", 3)
    if chance.random() < 0.05 and words > 10:
        text = text.replace(" ", "\n", 1)
    if chance.random() < 0.05:
        # Behind a word: whether a line may end between a dash and a row of dots, no two programs agree.
        text += f" xã {_long_token(chance)} "
        text += _text(chance, 5)
    if chance.random() < 0.6:
        return (Run(text),)
    cuts = sorted(chance.sample(range(1, len(text)), min(len(text) - 1, chance.randrange(1, 4))))
    parts = [text[start:end] for start, end in zip((0, *cuts), (*cuts, len(text)), strict=True)]
    return tuple(
        Run("đơn vị chủ trì", blank=True)
        if chance.random() < 0.1
        else Run(part, chance.random() < 0.4, chance.random() < 0.4)
        for part in parts
    )


def _long_token(chance: random.Random) -> str:
    """A row of dots, a rule of underscores, a word that no line can hold."""
    length = chance.choice((30, 90, 200))
    return chance.choice((".", "_", "")) * length or "".join(chance.choice("abcđeêghikmWi") for _ in range(length))


def _blocks(chance: random.Random, number: int) -> tuple[Block, ...]:
    ids = (f"b{one}" for one in count(1))
    bases = [Block(next(ids), Role.LEGAL_BASIS, _runs(chance, 15)) for _ in range(chance.randrange(3))]
    blocks = [*bases, Block(next(ids), Role.PART, (Run(_text(chance, 6)),))]
    for _ in range(number):
        role = chance.choice(_ROLES)
        heading = chance.random() < 0.4
        words = chance.randrange(2, 14) if heading or role is Role.PART else chance.choice((3, 20, 45, 90, 160))
        blocks.append(Block(next(ids), role, _runs(chance, words), heading=heading))
    return (*blocks, Block(next(ids), Role.CLOSING, _runs(chance, chance.choice((8, 40)))))


def _recipients(chance: random.Random, number: int) -> tuple[Recipient, ...]:
    return tuple(
        Recipient(_text(chance, chance.choice((3, 5, 12))), chance.choice((None, "để báo cáo", "để thực hiện")))
        for _ in range(number)
    )


def _annexes(chance: random.Random) -> tuple[Annex, ...]:
    if chance.random() < 0.5:
        return ()
    title = _text(chance, chance.choice((4, 18)))
    if chance.random() < 0.7:
        return (Annex("a1", AnnexKind.TASK_TABLE, title),)
    columns = (TaskColumn.CONTENT, TaskColumn.LEAD, TaskColumn.DEADLINE)
    return (Annex("a1", AnnexKind.TASK_TABLE, title, columns, landscape=False),)


def _tasks(chance: random.Random, number: int) -> tuple[Task, ...]:
    groups = [None, "Công tác tổ chức", _text(chance, 25)] if chance.random() < 0.5 else [None]
    return tuple(
        Task(
            id=f"t{one}",
            content=_text(chance, chance.choice((4, 20, 60, 120))),
            lead=_text(chance, chance.choice((2, 6))),
            supporting=tuple(_text(chance, 4) for _ in range(chance.randrange(4))),
            deadline_text=chance.choice(("trước ngày 15/3/2027", "quý IV-2027", "hằng tháng", None)),
            due_date=datetime.date(2027, 3, 15),
            product=chance.choice((None, "Báo cáo", _text(chance, 8))),
            note=chance.choice((None, _text(chance, 5))),
            group=groups[min(one * len(groups) // number, len(groups) - 1)],
        )
        for one in range(number)
    )
