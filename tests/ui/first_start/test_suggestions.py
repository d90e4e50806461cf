import datetime

import pytest

from kehoach_desktop.domain.administrative import find_province
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.operations.address_book import shipped_provinces
from kehoach_desktop.operations.rulesets import ruleset_in_force
from kehoach_desktop.operations.templates import built_in_templates
from kehoach_desktop.ui.first_start.kinds import KINDS, OfficeKind, authorities, kinds_of, positions
from kehoach_desktop.ui.first_start.signatories import in_letters
from kehoach_desktop.ui.first_start.suggestions import Suggestions, UnitList, suggested, suggested_name

DAY = datetime.date(2026, 11, 20)
BY_ID = {kind.id: kind for kind in KINDS}


def units(kind: OfficeKind, on: datetime.date = DAY) -> UnitList:
    return UnitList(shipped_provinces(), ruleset_in_force(kind.side, on), on)


@pytest.mark.parametrize(
    ("id_", "province", "name", "found"),
    [
        (
            "commune_committee", "Lâm Đồng", "Đảng uỷ xã Suối Ngà",
            Suggestions("", "ĐẢNG UỶ XÃ SUỐI NGÀ", "ĐẢNG BỘ TỈNH LÂM ĐỒNG", "Suối Ngà", "ĐU"),
        ),
        (
            "commune_committee", "", "Đảng uỷ phường Tân Khê Nam",
            Suggestions("", "ĐẢNG UỶ PHƯỜNG TÂN KHÊ NAM", "", "Tân Khê Nam", "ĐU"),
        ),
        (
            "province_committee", "Lâm Đồng", "Tỉnh uỷ Lâm Đồng",
            Suggestions("Tỉnh uỷ Lâm Đồng", "TỈNH UỶ LÂM ĐỒNG", "", "Lâm Đồng", "TU"),
        ),
        (
            "province_committee", "Huế", "Thành uỷ Huế",
            Suggestions("Thành uỷ Huế", "THÀNH UỶ HUẾ", "", "Thành phố Huế", "TU"),
        ),
        (
            "province_board", "Lâm Đồng", "Ban Tổ chức",
            Suggestions("", "BAN TỔ CHỨC", "TỈNH UỶ LÂM ĐỒNG", "Lâm Đồng", "BTCTU"),
        ),
        ("cell", "", "Chi bộ Trường Tiểu học", Suggestions("", "CHI BỘ TRƯỜNG TIỂU HỌC", "", "", "CB")),
        (
            "province_government", "Đồng Nai", "Uỷ ban nhân dân thành phố Đồng Nai",
            Suggestions(
                "Uỷ ban nhân dân thành phố Đồng Nai", "UỶ BAN NHÂN DÂN THÀNH PHỐ ĐỒNG NAI", "", "Thành phố Đồng Nai",
                "UBND",
            ),
        ),
        (
            "commune_government", "Lâm Đồng", "Uỷ ban nhân dân xã Suối Ngà",
            Suggestions("", "UỶ BAN NHÂN DÂN XÃ SUỐI NGÀ", "", "Suối Ngà", "UBND"),
        ),
        (
            "department", "Lâm Đồng", "Sở Nội vụ",
            Suggestions("", "SỞ NỘI VỤ", "UỶ BAN NHÂN DÂN TỈNH LÂM ĐỒNG", "Lâm Đồng", ""),
        ),
    ],
)  # fmt: skip
def test_the_letterhead_follows_from_kind_province_and_name(
    id_: str, province: str, name: str, found: Suggestions
) -> None:
    kind = BY_ID[id_]
    assert suggested(kind, find_province(shipped_provinces(), province), name, None, units(kind)) == found


def test_what_is_not_told_is_left_empty() -> None:
    for kind in KINDS:
        assert suggested(kind, None, "", None, units(kind)) == Suggestions()


def test_the_line_above_is_the_clerks_once_typed() -> None:
    kind = BY_ID["commune_committee"]
    province = find_province(shipped_provinces(), "Lâm Đồng")
    assert suggested(kind, province, "Đảng uỷ xã Suối Ngà", "", units(kind)).parent == ""
    assert suggested(kind, None, "Ban Tổ chức", "TỈNH UỶ HÀ TĨNH", units(BY_ID["province_board"])).code == "BTCTU"


def test_a_province_is_what_it_was_on_that_day() -> None:
    """Đồng Nai became a city in 2026."""
    kind = BY_ID["commune_committee"]
    province = find_province(shipped_provinces(), "Đồng Nai")
    before = suggested(kind, province, "", None, units(kind, datetime.date(2026, 1, 1)))
    assert (before.parent, suggested(kind, province, "", None, units(kind)).parent) == (
        "ĐẢNG BỘ TỈNH ĐỒNG NAI",
        "ĐẢNG BỘ THÀNH PHỐ ĐỒNG NAI",
    )


def test_every_kind_has_its_template_positions_and_a_name_of_its_own() -> None:
    templates = {one.id: one for one in built_in_templates()}
    for kind in KINDS:
        rules = ruleset_in_force(kind.side, DAY)
        assert templates[kind.template].side is kind.side
        for position in (*kind.heads, *kind.deputies):
            assert authorities(kind, position, rules), (kind.id, position)
        assert positions(kind, rules)[0] == kind.heads[0]
        assert suggested_name(kind, None, units(kind)) == ""
    assert len({kind.id for kind in KINDS}) == len(KINDS)
    assert [len(kinds_of(side)) for side in (Side.PARTY, Side.STATE)] == [5, 4]


@pytest.mark.parametrize(
    ("id_", "position", "lines"),
    [
        ("commune_committee", "Phó Bí thư", ("T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ")),
        ("grassroots_committee", "BÍ THƯ", ("T/M ĐẢNG UỶ", "T/M BAN THƯỜNG VỤ")),
        ("cell", "Bí thư", ("T/M CHI BỘ",)),
        ("province_board", "Phó Trưởng ban", ("", "K/T TRƯỞNG BAN")),
        ("province_board", "Phó Chánh Văn phòng", ("", "K/T CHÁNH VĂN PHÒNG")),
        ("commune_government", "Chủ tịch", ("TM. UỶ BAN NHÂN DÂN", "")),  # the second for what the chair decides alone
        ("commune_government", "Phó Chủ tịch", ("TM. UỶ BAN NHÂN DÂN\nKT. CHỦ TỊCH",)),
        ("department", "Phó Giám đốc", ("KT. GIÁM ĐỐC",)),
        ("department", "Giám đốc", ("",)),
        ("cell", "Thư ký", ()),
    ],
)
def test_what_stands_above_a_position_comes_from_the_rules(id_: str, position: str, lines: tuple[str, ...]) -> None:
    kind = BY_ID[id_]
    assert authorities(kind, position, ruleset_in_force(kind.side, DAY)) == lines


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("BÍ THƯ", "Bí thư"),
        ("PHÓ BÍ THƯ", "Phó Bí thư"),
        ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng"),
        ("GIÁM ĐỐC", "Giám đốc"),
        ("PHÓ CHỦ TỊCH", "Phó Chủ tịch"),
    ],
)
def test_positions_are_written_as_in_a_letter(printed: str, written: str) -> None:
    assert in_letters(printed) == written
