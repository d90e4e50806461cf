import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.plan import Plan, Role
from kehoach_desktop.reading.plan_text import read_plan_text
from tests.helpers.texts import plan_of_text

PARTY = """ĐẢNG BỘ TỈNH LÂM ĐỒNG
ĐẢNG UỶ XÃ VẠN PHÚC
*
Số 57-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Vạn Phúc, ngày 02 tháng 12 năm 2026
KẾ HOẠCH
thực hiện Kế hoạch số 112-KH/TU, ngày 30/10/2026
về sinh hoạt chi bộ
-----
Thực hiện Kế hoạch số 112-KH/TU, Ban Thường vụ Đảng uỷ ban hành Kế hoạch như sau:
I- MỤC ĐÍCH, YÊU CẦU
1. Làm rõ việc của từng chi bộ.
II- NHIỆM VỤ
1. Tuyên truyền
- In tờ gấp.
+ Mỗi hộ một tờ.
* Ban Xây dựng Đảng thực hiện.
Nơi nhận:
- Ban Tổ chức Tỉnh uỷ (để báo cáo),
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng uỷ.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Trần Minh Khôi
"""
STATE = """UỶ BAN NHÂN DÂN
XÃ SUỐI NGÀ
Số: 12/KH-UBND
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Ngà, ngày 11 tháng 01 năm 2027
KẾ HOẠCH
Bảo đảm an toàn thực phẩm
Căn cứ Luật An toàn thực phẩm ngày 17/6/2010;
Uỷ ban nhân dân xã ban hành Kế hoạch như sau:
I. TỔ CHỨC THỰC HIỆN
1. Công an xã
a) Nắm tình hình.
Trên đây là Kế hoạch bảo đảm an toàn thực phẩm./.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TM. UỶ BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Bảo
"""


def read(text: str) -> Plan:
    return plan_of_text(text)


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role.value + "!" * block.heading, block.text) for block in read(text).blocks]


def test_a_letterhead_of_the_party_is_read() -> None:
    plan = read(PARTY)
    assert (plan.parent_body, plan.issuing_body) == ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC")
    assert (plan.number, plan.symbol, plan.place) == (57, "KH/ĐU", "Vạn Phúc")
    assert (plan.issue_date, plan.document_kind) == (PartialDate(2, 12, 2026), "KH")
    assert plan.subject == "thực hiện Kế hoạch số 112-KH/TU, ngày 30/10/2026 về sinh hoạt chi bộ"


def test_the_body_has_its_roles() -> None:
    assert [role for role, _ in roles(PARTY)] == [
        "lead",
        "part",
        "section",
        "part",
        "section!",
        "dash",
        "plus",
        "assignment",
    ]


def test_below_the_body_stand_recipients_and_signature() -> None:
    plan = read(PARTY)
    assert [(one.name, one.note) for one in plan.recipients] == [
        ("Ban Tổ chức Tỉnh uỷ", "để báo cáo"),
        ("Các chi bộ trực thuộc", None),
    ]
    assert plan.archive_line == "Lưu Văn phòng Đảng uỷ"
    signed = plan.signature
    assert (signed.authority, signed.position, signed.signatory) == (
        "T/M BAN THƯỜNG VỤ",
        "PHÓ BÍ THƯ",
        "Trần Minh Khôi",
    )


def test_a_document_of_the_state_is_told_by_its_head() -> None:
    sides: list[tuple[Side, str]] = []

    def ruleset_for(side: Side, on: datetime.date | None) -> str:
        sides.append((side, str(on)))
        return "nd30"

    plan = read_plan_text(STATE, "p", ruleset_for).plan
    assert sides == [(Side.STATE, "2027-01-11")]
    assert (plan.issuing_body, plan.number, plan.symbol) == ("UỶ BAN NHÂN DÂN XÃ SUỐI NGÀ", 12, "KH-UBND")
    assert [block.role for block in plan.blocks] == [
        Role.LEGAL_BASIS, Role.LEAD, Role.PART, Role.SECTION, Role.SUBSECTION, Role.CLOSING,
    ]  # fmt: skip
    assert plan.blocks[0].text == "Căn cứ Luật An toàn thực phẩm ngày 17/6/2010"
    assert plan.signature.signatory == "Nguyễn Văn Bảo"


def test_without_a_title_there_is_no_letterhead() -> None:
    assert roles("3. Công an xã\n- Nắm tình hình.\nGiao Phòng Kinh tế rà soát.") == [
        ("section!", "Công an xã"),
        ("dash", "Nắm tình hình."),
        ("paragraph", "Giao Phòng Kinh tế rà soát."),
    ]
    assert read("3. Công an xã").blocks[0].label == "3."


@pytest.mark.parametrize(
    ("line", "role", "text"),
    [
        ("* Công an xã thực hiện.", "assignment", "Công an xã thực hiện."),
        ("** Công an xã thực hiện **trong quý I-2027**.*", "assignment", "Công an xã thực hiện trong quý I-2027."),
        ("*Công an xã chủ trì thực hiện.*", "assignment", "Công an xã chủ trì thực hiện."),
        ("\\* Công an xã thực hiện.", "assignment", "Công an xã thực hiện."),
        ("**1.** Công an xã tuần tra.", "section", "Công an xã tuần tra."),
        ("#### **2. Tuyên truyền**", "section!", "Tuyên truyền"),
        ("## III. TỔ CHỨC", "part", "TỔ CHỨC"),
        ("1.Công an xã tuần tra.", "section", "Công an xã tuần tra."),
        ("a. Công an xã tuần tra.", "subsection", "Công an xã tuần tra."),
        ("Điều 2. Công an xã tuần tra.", "section", "Công an xã tuần tra."),
        ("- *In đậm* một chữ.", "dash", "In đậm một chữ."),
    ],
)
def test_marks_are_known_however_they_were_scanned(line: str, role: str, text: str) -> None:
    assert roles(line) == [(role, text)]


def test_lines_that_a_page_broke_are_put_together() -> None:
    text = "- Rà soát tiêu chuẩn chức danh; đưa vào quy hoạch\nngười trẻ, có trình độ.\n\n- Phối hợp với\n\nCông an xã."
    assert [text for _, text in roles(text)] == [
        "Rà soát tiêu chuẩn chức danh; đưa vào quy hoạch người trẻ, có trình độ.",
        "Phối hợp với Công an xã.",
    ]


def test_rows_of_a_table_stay_rows() -> None:
    assert roles("| TT | Nội dung |\n|---|---|\n| 1 | Rà soát |")[-1] == ("paragraph", "| 1 | Rà soát |")


@pytest.mark.parametrize("text", ["", "\n\n", "KẾ HOẠCH", "Nơi nhận:", "Số", "*", "|||", "T/M", "I. "])
def test_next_to_nothing_gives_next_to_no_plan(text: str) -> None:
    assert len(read(text).blocks) <= 1


LINES = st.sampled_from([*PARTY.split("\n"), *STATE.split("\n"), "", "|a|b|", "* x", "PHỤ LỤC", "1. y", "\t", "-----"])


@given(st.lists(LINES | st.text(max_size=20), max_size=30).map("\n".join))
def test_any_text_is_some_plan(text: str) -> None:
    plan = read(text)
    assert all(block.text.strip() for block in plan.blocks)


def test_a_paragraph_goes_on_behind_the_number_of_a_page_and_behind_an_open_end() -> None:
    dash = "- Rà soát, điều chỉnh quy hoạch vùng nuôi trồng, bảo đảm sinh kế lâu dài cho ngư dân theo kết luận của"
    open_end = "Ban hành quy chế phối hợp giữa các lực lượng chức năng ở khu vực cửa sông, bãi ngang"
    text = f"II. NHIỆM VỤ\n{dash}\n2\nTỉnh uỷ.\n- {open_end}\n\nSuối Ngà."
    blocks = plan_of_text(text).blocks
    assert [block.text for block in blocks[1:]] == [
        f"{dash[2:]} Tỉnh uỷ.",
        f"{open_end} Suối Ngà.",
    ]
