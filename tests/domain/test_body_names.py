import re
import tomllib
import unicodedata

import pytest

from kehoach_desktop.domain import body_names
from kehoach_desktop.domain.body_names import in_sentence, inner_joints
from kehoach_desktop.paths import resource_text


@pytest.mark.parametrize(
    ("capitals", "sentence"),
    [
        ("ĐẢNG UỶ XÃ VẠN PHÚC", "Đảng uỷ xã Vạn Phúc"),
        ("ĐẢNG ỦY XÃ VẠN PHÚC", "Đảng ủy xã Vạn Phúc"),  # the tone style stays as it came
        ("TỈNH UỶ ĐIỆN BIÊN", "Tỉnh uỷ Điện Biên"),
        ("THÀNH UỶ THÀNH PHỐ HỒ CHÍ MINH", "Thành uỷ Thành phố Hồ Chí Minh"),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "Đảng bộ tỉnh Lâm Đồng"),
        ("ĐẢNG UỶ PHƯỜNG BA ĐÌNH", "Đảng uỷ phường Ba Đình"),
        ("ĐẢNG UỶ ĐẶC KHU PHÚ QUÝ", "Đảng uỷ đặc khu Phú Quý"),
        ("ĐẢNG UỶ CÁC CƠ QUAN ĐẢNG TỈNH", "Đảng uỷ các cơ quan Đảng tỉnh"),
        ("ĐẢNG UỶ UỶ BAN NHÂN DÂN TỈNH", "Đảng uỷ Uỷ ban nhân dân tỉnh"),
        ("ĐẢNG UỶ CÔNG AN TỈNH", "Đảng uỷ Công an tỉnh"),
        ("ỦY BAN NHÂN DÂN\nXÃ VẠN PHÚC", "Ủy ban nhân dân xã Vạn Phúc"),  # one name on two lines
        ("HỘI ĐỒNG NHÂN DÂN TỈNH LÂM ĐỒNG", "Hội đồng nhân dân tỉnh Lâm Đồng"),
        ("BAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"),
        ("CHI BỘ THÔN 3", "Chi bộ thôn 3"),
        ("VĂN PHÒNG", "Văn phòng"),
        ("UBND XÃ VẠN PHÚC", "UBND xã Vạn Phúc"),
        ("TRƯỜNG THPT TRẦN PHÚ", "Trường THPT Trần Phú"),  # a sentence starts with a capital
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("ĐẢNG UỶ BỆNH VIỆN ĐA KHOA KHU VỰC SÔNG MỸ", "Đảng uỷ Bệnh viện Đa khoa khu vực Sông Mỹ"),
        ("CÔNG TY TNHH MTV CẤP NƯỚC LÂM ĐỒNG", "Công ty TNHH MTV Cấp nước Lâm Đồng"),
        ("ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ XÃ VẠN PHÚC LẦN THỨ XX", "Đại hội đại biểu Đảng bộ xã Vạn Phúc lần thứ XX"),
        ("CÔNG TY PVN", "Công ty PVN"),  # an abbreviation: it has no vowel
        ("ĐẢNG UỶ PHƯỜNG 1", "Đảng uỷ Phường 1"),  # NĐ 30/2020 PL II, II.1.b
        ("ĐẢNG UỶ XÃ PHONG NHA - KẺ BÀNG", "Đảng uỷ xã Phong Nha - Kẻ Bàng"),
    ],
)
def test_a_name_in_capitals_is_written_as_in_a_sentence(capitals: str, sentence: str) -> None:
    assert in_sentence(capitals) == sentence


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Ban Chỉ đạo chuyển đổi số", "Ban Chỉ đạo chuyển đổi số"),
        ("  Đảng uỷ xã\nVạn Phúc ", "Đảng uỷ xã Vạn Phúc"),
        ("Tên riêng LẠ", "Tên riêng LẠ"),
        ("", ""),
        ("123", "123"),
    ],
)
def test_a_name_that_is_not_in_capitals_stays(name: str, kept: str) -> None:
    assert in_sentence(name) == kept


@pytest.mark.parametrize(
    ("capitals", "sentence"),
    [
        ("ĐẢNG UỶ ĐẶC KHU TRƯỜNG SA", "Đảng uỷ đặc khu Trường Sa"),  # a sample of 05 II.I.2.1.3 a
        ("ĐẢNG UỶ XÃ XUÂN TRƯỜNG", "Đảng uỷ xã Xuân Trường"),
        ("ĐẢNG UỶ XÃ BẢN LẦU", "Đảng uỷ xã Bản Lầu"),
        ("ĐẢNG UỶ XÃ VỤ BẢN", "Đảng uỷ xã Vụ Bản"),
    ],
)
def test_a_place_keeps_its_capitals(capitals: str, sentence: str) -> None:
    assert in_sentence(capitals) == sentence


@pytest.mark.parametrize(
    ("capitals", "part"),
    [
        ("ĐẢNG UỶ CỤC BẢO TRỢ XÃ HỘI", " Xã hội"),  # a sample of 05 II.I.2.1.2 d
        ("PHÒNG VĂN HOÁ - XÃ HỘI", "- Xã hội"),
        ("BAN CHỈ ĐẠO XÃ VẠN PHÚC VỀ CHUYỂN ĐỔI SỐ", " về "),
    ],
)
def test_not_every_xa_is_a_commune(capitals: str, part: str) -> None:
    assert part in in_sentence(capitals)


def test_decomposed_letters_are_the_same_name() -> None:
    for name in ("ĐẢNG UỶ XÃ VẠN PHÚC", "ỦY BAN NHÂN DÂN\nXÃ VẠN PHÚC", "Ban Chỉ đạo"):
        assert in_sentence(unicodedata.normalize("NFD", name)) == in_sentence(name)


def test_a_second_place_is_a_place_too() -> None:
    assert in_sentence("ĐẢNG UỶ XÃ XUÂN TRƯỜNG\nTỈNH LÂM ĐỒNG") == "Đảng uỷ xã Xuân Trường tỉnh Lâm Đồng"
    assert in_sentence("ĐẢNG UỶ PHƯỜNG HỘI AN, TỈNH LÂM ĐỒNG") == "Đảng uỷ phường Hội An, tỉnh Lâm Đồng"
    assert in_sentence("ĐẢNG UỶ XÃ HỘI AN TỈNH LÂM ĐỒNG") == "Đảng uỷ xã Hội An tỉnh Lâm Đồng"  # no xã hội
    assert in_sentence("CHI BỘ BẢN TRƯỜNG SƠN") == "Chi bộ bản Trường Sơn"


def test_every_word_has_one_spelling() -> None:
    assert len(body_names._SPELLINGS) == len(body_names.WORDS)


PLACEHOLDERS = {
    "cap_tinh": "tỉnh",
    "tinh": "Lâm Đồng",
    "cap_xa": "xã",
    "xa": "Vạn Phúc",
    "tu": "Tỉnh uỷ",
    "ten": "Tân Lập",
    "so": "3",
    "don_vi": "Sở Y tế",
    "thon": "thôn 3",
    "ho_ten": "Trần Văn Nam",
}
# These name persons, several bodies or a part of a body: nobody issues a plan as one of them.
NO_ISSUER = re.compile(r"Các |Bí thư|Chủ tịch|Thủ |Trưởng|Lực lượng|Đồng chí|Chi bộ Cơ quan|.*\(")


def _issuers() -> list[str]:
    agencies = tomllib.loads(resource_text("administrative/agencies.toml"))["agencies"]
    names = {re.sub(r"\{(\w+)\}", lambda hole: PLACEHOLDERS[hole[1]], agency["name"]) for agency in agencies}
    return sorted(name for name in names if not NO_ISSUER.match(name))


@pytest.mark.parametrize("name", _issuers())
def test_every_body_of_the_address_book_comes_back_from_capitals(name: str) -> None:
    assert in_sentence(name.upper()) == name


@pytest.mark.parametrize(
    ("text", "joints"),
    [
        ("uỷ ban nhân dân", {1: 2, 2: 1, 3: 2}),  # uỷ ban and nhân dân are names too
        ("Đảng bộ xã Vạn Phúc Đông lần thứ II", {1: 1, 4: 1, 5: 1, 7: 1}),
        ("ĐẢNG UỶ XÃ VẠN PHÚC, TỈNH LÂM ĐỒNG", {1: 1, 4: 1, 7: 1}),
        ("xã và phường", {}),
        ("", {}),
    ],
)
def test_a_line_had_better_not_break_inside_a_name(text: str, joints: dict[int, int]) -> None:
    assert inner_joints(text) == joints
