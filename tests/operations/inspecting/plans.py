"""A plan that names bodies in its text, for every test of the inspector."""

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Block, Plan, Recipient, Role, Run, Signature, Task


def block(id_: str, role: Role, text: str, *, heading: bool = False) -> Block:
    return Block(id_, role, (Run(text),), heading)


PLAN = Plan(
    id="6a1f5a52-1f0e-4f0a-9a55-1f6f2f1f0a77",
    ruleset="hd05",
    parent_body="ĐẢNG BỘ TỈNH LÂM ĐỒNG",
    issuing_body="ĐẢNG UỶ XÃ VẠN PHÚC",
    number=34,
    symbol="KH/ĐU",
    place="Vạn Phúc",
    issue_date=PartialDate(2, 12, 2026),
    subject="nâng cao chất lượng soạn thảo văn bản",
    blocks=(
        block("b1", Role.LEAD, "Thực hiện Kế hoạch của Ban Thường vụ Tỉnh uỷ, Đảng uỷ xã ban hành Kế hoạch như sau:"),
        block("b2", Role.PART, "Mục đích, yêu cầu"),
        block("b3", Role.DASH, "Rút ngắn thời gian soạn thảo theo hướng dẫn của Văn phòng Tỉnh uỷ."),
        block("b4", Role.PART, "Nhiệm vụ"),
        block("b5", Role.SECTION, "Danh bạ", heading=True),
        block("b6", Role.DASH, "Lập danh bạ nơi nhận dùng chung."),
        block("b7", Role.ASSIGNMENT, "Văn phòng Đảng uỷ chủ trì, phối hợp với Công an xã hoàn thành trong quý I/2027."),
        block("b8", Role.SECTION, "Bồi dưỡng", heading=True),
        block("b9", Role.ASSIGNMENT, "Trung tâm Chính trị xã chủ trì mở hai lớp bồi dưỡng."),
    ),
    recipients=(
        Recipient("Ban Thường vụ Tỉnh uỷ", "để báo cáo"),
        Recipient("Uỷ ban nhân dân xã"),
        Recipient("Các cơ quan tham mưu, giúp việc Đảng uỷ"),
        Recipient("Các chi bộ, đảng bộ trực thuộc Đảng uỷ"),
    ),
    archive_line="Lưu Văn phòng Đảng uỷ",
    signature=Signature("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Đinh Quốc Khải"),
    tasks=(Task("t1", block="b7", lead="Văn phòng Đảng uỷ", supporting=("Công an xã",)),),
)
