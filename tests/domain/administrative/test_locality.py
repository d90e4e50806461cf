import datetime
import unicodedata

import pytest

from kehoach_desktop.domain.administrative import (
    Locality,
    Province,
    UnitKind,
    blank_name,
    find_province,
    head_contradictions,
    locality_of,
    place_words,
    with_place,
)
from kehoach_desktop.domain.administrative.locality import PLACE_WORDS
from kehoach_desktop.domain.records import plain, read_record
from kehoach_desktop.domain.vietnamese import ToneStyle, with_tone_style

TODAY = datetime.date(2026, 11, 20)
Told = tuple[str | None, str | None, str | None, str | None]


def told(locality: Locality) -> Told:
    return (
        locality.province.name if locality.province else None,
        locality.province_kind,
        locality.commune,
        locality.commune_kind,
    )


@pytest.mark.parametrize(
    ("parent", "issuing", "expected"),
    [
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG", ("Lâm Đồng", "tỉnh", "Vạn Phúc Đông", "xã")),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG ỦY XÃ VẠN PHÚC ĐÔNG", ("Lâm Đồng", "tỉnh", "Vạn Phúc Đông", "xã")),
        ("Đảng bộ tỉnh Lâm Đồng", "Đảng uỷ xã Vạn Phúc Đông", ("Lâm Đồng", "tỉnh", "Vạn Phúc Đông", "xã")),
        ("đảng bộ tỉnh lâm đồng", "đảng uỷ xã vạn phúc đông", ("Lâm Đồng", "tỉnh", "Vạn Phúc Đông", "xã")),
        (None, "TỈNH UỶ ĐIỆN BIÊN", ("Điện Biên", "tỉnh", None, None)),
        (None, "TỈNH ỦY ĐIỆN BIÊN", ("Điện Biên", "tỉnh", None, None)),
        (None, "UỶ BAN NHÂN DÂN\nPHƯỜNG BA ĐÌNH", (None, None, "Ba Đình", "phường")),
        (None, "UỶ BAN NHÂN DÂN\nTỈNH LÂM ĐỒNG", ("Lâm Đồng", "tỉnh", None, None)),
        ("ĐẢNG BỘ XÃ VẠN PHÚC ĐÔNG", "CHI BỘ THÔN 3", (None, None, "Vạn Phúc Đông", "xã")),
        ("ĐẢNG BỘ THÀNH PHỐ HUẾ", "ĐẢNG UỶ PHƯỜNG THUẬN HOÁ", ("Huế", "thành phố", "Thuận Hoá", "phường")),
        (None, "THÀNH UỶ THÀNH PHỐ HỒ CHÍ MINH", ("Hồ Chí Minh", "thành phố", None, None)),
        ("ĐẢNG BỘ TP. HỒ CHÍ MINH", "ĐẢNG UỶ ĐẶC KHU CÔN ĐẢO", ("Hồ Chí Minh", "thành phố", "Côn Đảo", "đặc khu")),
        ("UBND XÃ VẠN PHÚC ĐÔNG", "PHÒNG KINH TẾ", (None, None, "Vạn Phúc Đông", "xã")),
        ("UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ", ("Lâm Đồng", "tỉnh", None, None)),
        ("TỈNH UỶ LÂM ĐỒNG", "BAN TỔ CHỨC", ("Lâm Đồng", "tỉnh", None, None)),
        ("TỈNH ĐOÀN LÂM ĐỒNG", None, ("Lâm Đồng", "tỉnh", None, None)),
        (
            "ĐẢNG BỘ TỈNH LÂM ĐỒNG",
            "ĐẢNG UỶ PHƯỜNG XUÂN HƯƠNG - ĐÀ LẠT",
            ("Lâm Đồng", "tỉnh", "Xuân Hương - Đà Lạt", "phường"),
        ),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ PHƯỜNG B'LAO", ("Lâm Đồng", "tỉnh", "B'Lao", "phường")),
        (None, "ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG, TỈNH LÂM ĐỒNG", ("Lâm Đồng", "tỉnh", "Vạn Phúc Đông", "xã")),
        (None, "ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG - TỈNH LÂM ĐỒNG", ("Lâm Đồng", "tỉnh", "Vạn Phúc Đông", "xã")),
        (None, "ĐẢNG UỶ XÃ HỘI SƠN", (None, None, "Hội Sơn", "xã")),
    ],
)
def test_the_head_tells_province_and_commune(
    provinces: tuple[Province, ...], parent: str | None, issuing: str | None, expected: Told
) -> None:
    assert told(locality_of(parent, issuing, provinces, TODAY)) == expected


@pytest.mark.parametrize(
    ("parent", "issuing", "expected"),
    [
        (None, None, (None, None, None, None)),
        ("", " \n", (None, None, None, None)),
        (None, "CÔNG TY CỔ PHẦN HOÀNG GIA", (None, None, None, None)),
        ("ĐẢNG BỘ TỈNH BÌNH PHƯỚC", "THỊ UỶ PHƯỚC LONG", (None, "tỉnh", None, None)),  # merged in 2025: only its kind
        (
            "ĐẢNG BỘ THÀNH PHỐ BIÊN HOÀ",
            "ĐẢNG UỶ PHƯỜNG THỐNG NHẤT",
            (None, None, "Thống Nhất", "phường"),
        ),  # below a province
        ("ĐẢNG BỘ THỊ XÃ PHÚ THỌ", None, (None, None, None, None)),
        (None, "PHÒNG VĂN HOÁ - XÃ HỘI", (None, None, None, None)),
        (None, "CHI BỘ HỢP TÁC XÃ HOÀ BÌNH", (None, None, None, None)),
        (None, "BAN TỔ CHỨC\nTỈNH UỶ", (None, "tỉnh", None, None)),
        (None, "BAN TỔ CHỨC\nTHÀNH UỶ", (None, "thành phố", None, None)),
        (None, "ĐẢNG UỶ XÃ", (None, None, None, "xã")),
        (None, "VĂN PHÒNG ĐẢNG UỶ PHƯỜNG\nCHI BỘ 2", (None, None, None, "phường")),
    ],
)
def test_what_the_head_does_not_tell_stays_open(
    provinces: tuple[Province, ...], parent: str | None, issuing: str | None, expected: Told
) -> None:
    assert told(locality_of(parent, issuing, provinces, TODAY)) == expected


@pytest.mark.parametrize(
    ("on", "kind"),
    [((2026, 4, 29), "tỉnh"), ((2026, 4, 30), "thành phố"), ((2024, 5, 1), "tỉnh")],
)
def test_the_day_says_what_a_province_is_and_before_its_days_the_head_does(
    provinces: tuple[Province, ...], on: tuple[int, int, int], kind: str
) -> None:
    assert locality_of("ĐẢNG BỘ TỈNH ĐỒNG NAI", None, provinces, datetime.date(*on)).province_kind == kind


def test_a_city_with_the_name_of_its_province_does_not_tell_the_province(provinces: tuple[Province, ...]) -> None:
    assert told(locality_of(None, "THÀNH UỶ LÀO CAI", provinces, TODAY)) == (None, None, None, None)
    below = locality_of("ĐẢNG BỘ TỈNH LÀO CAI", "THÀNH UỶ LÀO CAI", provinces, datetime.date(2024, 5, 1))
    assert told(below) == ("Lào Cai", "tỉnh", None, None)


def test_the_upper_line_counts_before_the_lower(provinces: tuple[Province, ...]) -> None:
    found = locality_of("ĐẢNG BỘ XÃ ĐÔNG HOÀ", "CHI BỘ TRƯỜNG TIỂU HỌC XÃ TÂN AN", provinces, TODAY)
    assert found.commune == "Đông Hoà"


def test_decomposed_letters_and_wide_spaces_tell_the_same(provinces: tuple[Province, ...]) -> None:
    parent, issuing = "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG"
    typed = unicodedata.normalize("NFD", parent).replace(" ", "  "), unicodedata.normalize("NFD", issuing)
    assert locality_of(*typed, provinces, TODAY) == locality_of(parent, issuing, provinces, TODAY)
    assert locality_of(parent, "ĐẢNG\u00a0UỶ XÃ\u00a0VẠN PHÚC ĐÔNG", provinces, TODAY).commune == "Vạn Phúc Đông"


def test_an_unknown_place_has_no_words() -> None:
    assert place_words(Locality()) == {}


def test_a_commune_of_the_state_has_the_words_of_the_province_it_is_given(provinces: tuple[Province, ...]) -> None:
    head = (None, "UỶ BAN NHÂN DÂN\nPHƯỜNG BA ĐÌNH")
    assert place_words(locality_of(*head, provinces, TODAY)) == {"cap_xa": "phường", "xa": "Ba Đình"}
    given = find_province(provinces, "TP Hà Nội")
    words = place_words(locality_of(*head, provinces, TODAY, given))
    assert words == {"tu": "Thành uỷ", "cap_tinh": "thành phố", "tinh": "Hà Nội", "cap_xa": "phường", "xa": "Ba Đình"}
    assert blank_name("UBND {cap_tinh} {tinh}, {cap_tren}", Locality(given, UnitKind.CITY)) == (
        "UBND thành phố Hà Nội, Đảng uỷ cấp trên"
    )
    head_tells = locality_of("ĐẢNG BỘ TỈNH LÂM ĐỒNG", None, provinces, TODAY, given)
    assert head_tells.province
    assert head_tells.province.name == "Lâm Đồng"


@pytest.mark.parametrize(
    ("parent", "superior"),
    [
        ("ĐẢNG BỘ XÃ VẠN PHÚC ĐÔNG", "Đảng uỷ xã"),
        ("ĐẢNG ỦY PHƯỜNG BA ĐÌNH", "Đảng uỷ phường"),
        ("ĐẢNG BỘ UỶ BAN NHÂN DÂN\nTỈNH PHÚ THỌ", "Đảng uỷ Uỷ ban nhân dân tỉnh"),
        ("ĐẢNG UỶ CÁC CƠ QUAN ĐẢNG TỈNH LÂM ĐỒNG", "Đảng uỷ các cơ quan Đảng tỉnh"),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "Tỉnh uỷ"),
        ("THÀNH UỶ HUẾ", "Thành uỷ"),
        ("ĐẢNG BỘ CÔNG TY CỔ PHẦN HOÀNG GIA", None),
        ("UBND XÃ VẠN PHÚC ĐÔNG", None),
        (None, None),
    ],
)
def test_the_upper_line_names_the_committee_above(
    provinces: tuple[Province, ...], parent: str | None, superior: str | None
) -> None:
    issuing = "ĐẢNG UỶ TRƯỜNG TIỂU HỌC XÃ TÂN AN"
    assert locality_of(parent, issuing, provinces, TODAY).superior == superior


@pytest.mark.parametrize(
    ("parent", "on", "kinds"),
    [
        ("ĐẢNG BỘ TỈNH ĐỒNG NAI", (2026, 12, 10), ["thành phố"]),
        ("ĐẢNG BỘ TỈNH ĐỒNG NAI", (2026, 4, 29), []),
        ("ĐẢNG BỘ THÀNH PHỐ ĐỒNG NAI", (2026, 4, 29), ["tỉnh"]),
        ("ĐẢNG BỘ THÀNH PHỐ ĐỒNG NAI", (2026, 4, 30), []),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", (2026, 12, 10), []),
        ("ĐẢNG BỘ TỈNH ĐỒNG NAI", (2024, 5, 1), []),
        (None, (2026, 12, 10), []),
    ],
)
def test_a_head_that_calls_a_province_what_it_is_not_that_day_is_noticed(
    provinces: tuple[Province, ...], parent: str | None, on: tuple[int, int, int], kinds: list[str]
) -> None:
    found = list(head_contradictions(parent, "ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG", provinces, datetime.date(*on)))
    assert [kind for _, _, kind in found] == kinds


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Thường trực {tu}", "Thường trực Tỉnh uỷ (Thành uỷ)"),
        ("HĐND, UBND {cap_xa}", "HĐND, UBND xã (phường, đặc khu)"),
        ("Ban Thường vụ {cap_tren}", "Ban Thường vụ Đảng uỷ cấp trên"),
        ("Trường Tiểu học {ten}", None),
        ("Công an {cap_tinh} {tinh}", None),
    ],
)
def test_a_line_whose_place_is_unknown_is_called_by_all_it_can_be(text: str, name: str | None) -> None:
    assert blank_name(text, Locality()) == name


def test_words_of_a_known_place_are_those_of_templates(provinces: tuple[Province, ...]) -> None:
    words = place_words(locality_of("ĐẢNG BỘ THÀNH PHỐ HUẾ", "ĐẢNG UỶ PHƯỜNG THUẬN HOÁ", provinces, TODAY))
    assert words == {
        "tu": "Thành uỷ",
        "cap_tinh": "thành phố",
        "tinh": "Huế",
        "cap_xa": "phường",
        "xa": "Thuận Hoá",
        "cap_tren": "Thành uỷ",
    }
    assert set(words) == set(PLACE_WORDS)


def test_the_name_of_the_commune_keeps_its_tone_marks(provinces: tuple[Province, ...]) -> None:
    place = locality_of("ĐẢNG BỘ TỈNH KHÁNH HOÀ", "ĐẢNG UỶ XÃ THUỶ HOÀ", provinces, TODAY)
    words = place_words(place, lambda text: with_tone_style(text, ToneStyle.FIRST_VOWEL))
    assert (words["tu"], words["tinh"], words["xa"]) == ("Tỉnh ủy", "Khánh Hòa", "Thuỷ Hoà")


@pytest.mark.parametrize(
    ("parent", "text", "expected"),
    [
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "Thường trực {tu}", "Thường trực Tỉnh uỷ"),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "Đảng bộ {cap_tinh} {tinh}", "Đảng bộ tỉnh Lâm Đồng"),
        ("ĐẢNG BỘ THÀNH PHỐ HUẾ", "Thành uỷ {tinh}", "Thành uỷ Huế"),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "{tu} {tinh}", "Thành uỷ Thành phố Hồ Chí Minh"),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "Công an {cap_tinh} {tinh}", "Công an Thành phố Hồ Chí Minh"),
        ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", "Thanh tra {cap_tinh}", "Thanh tra thành phố"),
        (None, "Thường trực {tu}", None),
        (None, "{cap_tren}", None),
        ("ĐẢNG BỘ XÃ VẠN PHÚC ĐÔNG", "UBKT {cap_tren}", "UBKT Đảng uỷ xã"),
        (None, "Công an {cap_tinh} {tinh}", None),
        (None, "Đảng uỷ {cap_xa} {xa}", None),
        ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "Chi bộ {ten}", None),  # nobody can know
        (None, "Bộ Chính trị", "Bộ Chính trị"),
    ],
)
def test_a_hole_is_filled_only_with_what_is_known(
    provinces: tuple[Province, ...], parent: str | None, text: str, expected: str | None
) -> None:
    assert with_place(text, locality_of(parent, None, provinces, TODAY)) == expected


def test_a_locality_survives_the_store(provinces: tuple[Province, ...]) -> None:
    place = locality_of("ĐẢNG BỘ THÀNH PHỐ HUẾ", "ĐẢNG UỶ PHƯỜNG THUẬN HOÁ", provinces, TODAY)
    assert read_record(Locality, plain(place)) == place
    assert place.commune_kind is UnitKind.WARD
