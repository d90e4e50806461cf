import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.task_finding.bodies import NO_BODIES, Bodies
from kehoach_desktop.domain.task_finding.labels import listed_names, shared_names
from kehoach_desktop.domain.task_finding.names import names_at
from kehoach_desktop.domain.task_finding.spans import all_names
from kehoach_desktop.domain.task_finding.words import Phrases, words_of

BOOK = Bodies(Phrases(("Khu di tích Đồi Gió", "Phòng Kinh tế, Hạ tầng và Đô thị")), Phrases(("BTGDVTU", "PKT")))


def read(text: str, bodies: Bodies = NO_BODIES) -> tuple[list[str], str]:
    """The names at the head of `text`, and what follows them."""
    words = words_of(text)
    found = names_at(words, 0, bodies)
    if found is None:
        return [], text
    return [words.slice(name.start, name.end) for name in found.names], words.slice(found.end, len(words))


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("Ban Tổ chức Tỉnh uỷ tổ chức tập huấn", ["Ban Tổ chức Tỉnh uỷ"], "tổ chức tập huấn"),
        ("Sở Xây dựng xây dựng kế hoạch", ["Sở Xây dựng"], "xây dựng kế hoạch"),
        ("Uỷ ban Kiểm tra Đảng uỷ kiểm tra", ["Uỷ ban Kiểm tra Đảng uỷ"], "kiểm tra"),
        ("Đảng ủy xã lãnh đạo", ["Đảng ủy xã"], "lãnh đạo"),
        ("Công an xã Vạn Phúc Đông tuần tra", ["Công an xã Vạn Phúc Đông"], "tuần tra"),
        ("Phòng Văn hoá - Xã hội phát động", ["Phòng Văn hoá - Xã hội"], "phát động"),
        ("Sở Văn hoá, Thể thao và Du lịch chủ trì", ["Sở Văn hoá, Thể thao và Du lịch"], "chủ trì"),
        ("Trung tâm Xúc tiến đầu tư tỉnh chủ trì", ["Trung tâm Xúc tiến đầu tư tỉnh"], "chủ trì"),
        ("Ban Quản lý rừng phòng hộ Suối Ngà chủ trì", ["Ban Quản lý rừng phòng hộ Suối Ngà"], "chủ trì"),
        ("Thống kê xã cung cấp số liệu", ["Thống kê xã"], "cung cấp số liệu"),
        ("Trƣờng Chính trị tỉnh mở lớp", ["Trƣờng Chính trị tỉnh"], "mở lớp"),
        ("UBND các xã, phường, đặc khu rà soát", ["UBND các xã, phường, đặc khu"], "rà soát"),
        ("Văn phòng HĐND và UBND xã đôn đốc", ["Văn phòng HĐND và UBND xã"], "đôn đốc"),
        ("Thủ trưởng các cơ quan, đơn vị chỉ đạo", ["Thủ trưởng các cơ quan, đơn vị"], "chỉ đạo"),
        (
            "Các trường Mầm non, Tiểu học, THCS trên địa bàn phát động",
            ["Các trường Mầm non, Tiểu học, THCS trên địa bàn"],
            "phát động",
        ),
        ("Chánh Văn phòng HĐND và UBND xã bố trí lịch", ["Chánh Văn phòng HĐND và UBND xã"], "bố trí lịch"),
        (
            "Thủ trưởng các cơ quan, đơn vị, Trưởng các khu phố tổ chức",
            ["Thủ trưởng các cơ quan, đơn vị", "Trưởng các khu phố"],
            "tổ chức",
        ),
        (
            "Bà Đàm Thị Lụa, công chức Văn phòng - Thống kê tổng hợp",
            ["Bà Đàm Thị Lụa, công chức Văn phòng - Thống kê"],
            "tổng hợp",
        ),
        (
            "đồng chí Hà Thị Mai và đồng chí Bùi Đức Anh theo dõi",
            ["đồng chí Hà Thị Mai", "đồng chí Bùi Đức Anh"],
            "theo dõi",
        ),
        ("Trưởng thôn, tổ trưởng tổ dân phố cập nhật", ["Trưởng thôn", "tổ trưởng tổ dân phố"], "cập nhật"),
        ("Các đồng chí trong Thường trực Đảng uỷ phụ trách", ["Các đồng chí trong Thường trực Đảng uỷ"], "phụ trách"),
        ("Chi, đảng bộ cơ sở tổ chức đại hội", ["Chi, đảng bộ cơ sở"], "tổ chức đại hội"),
        ("các Sở: Nội vụ, Tài chính tham mưu", ["các Sở: Nội vụ, Tài chính"], "tham mưu"),
        ("Các cơ quan tham mưu, giúp việc Đảng uỷ tham mưu", ["Các cơ quan tham mưu, giúp việc Đảng uỷ"], "tham mưu"),
        ("Đảng viên được phân công đọc tài liệu", ["Đảng viên được phân công"], "đọc tài liệu"),
        ("đồng chí Lê Thu Hà, Phó Bí thư Chi bộ chuẩn bị", ["đồng chí Lê Thu Hà, Phó Bí thư Chi bộ"], "chuẩn bị"),
        ("Sở Nội vụ (cơ quan thường trực) theo dõi", ["Sở Nội vụ"], "theo dõi"),
    ],
)
def test_a_name_goes_as_far_as_the_verb(text: str, names: list[str], rest: str) -> None:
    assert read(text) == (names, rest)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Phòng Kinh tế, Công an xã và Trạm Y tế xã rà soát", ["Phòng Kinh tế", "Công an xã", "Trạm Y tế xã"]),
        (
            "các huyện uỷ, thành uỷ, Ban Thường vụ Tỉnh đoàn chỉ đạo",
            ["các huyện uỷ, thành uỷ", "Ban Thường vụ Tỉnh đoàn"],
        ),
        ("Các sở, ban, ngành và UBND các xã, phường lập", ["Các sở, ban, ngành", "UBND các xã, phường"]),
        ("Đảng uỷ UBND tỉnh; các đảng uỷ xã, phường lãnh đạo", ["Đảng uỷ UBND tỉnh", "các đảng uỷ xã, phường"]),
        ("Bộ, ngành, địa phương báo cáo", ["Bộ, ngành, địa phương"]),
        ("Sở Nông nghiệp và Môi trường, Sở Tài chính lập", ["Sở Nông nghiệp và Môi trường", "Sở Tài chính"]),
    ],
)
def test_a_new_count_or_a_proper_name_begins_the_next_one(text: str, names: list[str]) -> None:
    assert read(text)[0] == names


@pytest.mark.parametrize("front", ["Mặt trận Tổ quốc Việt Nam", "Uỷ ban Mặt trận Tổ quốc Việt Nam xã", "MTTQVN"])
@pytest.mark.parametrize("others", ["các tổ chức chính trị - xã hội xã", "các đoàn thể xã", "các TCCT-XH xã"])
def test_the_front_and_its_organisations_are_one_name(front: str, others: str) -> None:
    assert read(f"{front} và {others} vận động")[0] == [f"{front} và {others}"]


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành kế hoạch", "Phòng, chống tham nhũng", "Tổ chức hội nghị", "Hội nghị quán triệt", "Báo cáo kết quả",
        "Lãnh đạo kiểm kê tài sản", "Thống kê số hộ", "Trường hợp phát sinh", "Cơ sở dữ liệu", "Đội ngũ", "", "…",
    ],
)  # fmt: skip
def test_words_that_only_begin_like_a_body_are_none(text: str) -> None:
    assert read(text)[0] == []


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Phòng Kinh tế; Công an xã", ("Phòng Kinh tế", "Công an xã")),
        ("Phòng Kinh tế / Hợp tác xã Suối Ngà", ("Phòng Kinh tế", "Hợp tác xã Suối Ngà")),
        ("- Sở Y tế ⏎ - các bệnh viện", ("Sở Y tế", "các bệnh viện")),
        ("Liên danh A và B", ("Liên danh A và B",)),
        ("Sở Y tế, Liên danh A", ("Sở Y tế", "Liên danh A")),
        ("", ()),
        (" - ", ()),
    ],
)
def test_a_cell_names_bodies_and_what_is_no_known_name_stands_as_written(cell: str, names: tuple[str, ...]) -> None:
    assert listed_names(cell) == names


def test_the_book_knows_names_and_abbreviations_that_no_rule_could() -> None:
    assert read("Khu di tích Đồi Gió đón khách", BOOK)[0] == ["Khu di tích Đồi Gió"]
    assert read("Khu di tích Đồi Gió đón khách")[0] == []
    assert read("BTGDVTU chủ trì", BOOK)[0] == ["BTGDVTU"]
    assert read("pkt chủ trì", BOOK)[0] == []
    assert read("Phòng Kinh tế, Hạ tầng và Đô thị lập", BOOK)[0] == ["Phòng Kinh tế, Hạ tầng và Đô thị"]


@given(st.text(max_size=60) | st.text("Ban Sở các, và-;()ơủy:/ ", max_size=60))
def test_no_text_upsets_the_reader(text: str) -> None:
    words = words_of(text)
    for name in all_names(words, BOOK):
        assert 0 <= name.start < name.end <= len(words)


@pytest.mark.parametrize(
    ("text", "leads", "helping"),
    [
        ("Trạm Y tế xã chủ trì, các trường học phối hợp", ("Trạm Y tế xã",), ("các trường học",)),
        ("Công an xã (chủ trì), Phòng Kinh tế, Trạm Y tế xã (phối hợp)", ("Công an xã",),
         ("Phòng Kinh tế", "Trạm Y tế xã")),
        ("Công an xã chủ trì, phối hợp với Phòng Kinh tế", ("Công an xã",), ("Phòng Kinh tế",)),
        ("Công an xã, Phòng Kinh tế", ("Công an xã", "Phòng Kinh tế"), ()),
    ],
)  # fmt: skip
def test_one_label_may_say_who_leads_and_who_helps(text: str, leads: tuple[str], helping: tuple[str]) -> None:
    assert shared_names(text) == (leads, helping)
