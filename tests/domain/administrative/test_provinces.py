import datetime
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from kehoach_desktop.domain.administrative import (
    AgencyLevel,
    Province,
    UnitKind,
    find_province,
    load_provinces,
    load_unit_kinds,
)
from kehoach_desktop.domain.records import plain, read_record
from kehoach_desktop.errors import BadFileError

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "resources/administrative/provinces.toml").read_text(encoding="utf-8")
SOURCE = ROOT.parent / "shared/standards/dang.toml"
TODAY = datetime.date(2026, 11, 20)
CITY, PROVINCE = UnitKind.CITY, UnitKind.PROVINCE


def named(provinces: tuple[Province, ...], name: str) -> Province:
    return next(province for province in provinces if province.name == name)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ((2025, 6, 30), {None: 34}),
        ((2025, 7, 1), {PROVINCE: 28, CITY: 6}),
        ((2026, 4, 30), {PROVINCE: 27, CITY: 7}),
        ((2026, 9, 1), {PROVINCE: 26, CITY: 8}),
        ((2026, 11, 20), {PROVINCE: 25, CITY: 9}),
    ],
)
def test_provinces_and_cities_are_counted_by_the_day(
    provinces: tuple[Province, ...], on: tuple[int, int, int], expected: dict[UnitKind | None, int]
) -> None:
    assert Counter(province.kind(datetime.date(*on)) for province in provinces) == expected


@pytest.mark.parametrize(
    ("name", "first_day"), [("Đồng Nai", (2026, 4, 30)), ("Quảng Ninh", (2026, 9, 1)), ("Bắc Ninh", (2026, 9, 20))]
)
def test_a_province_becomes_a_city_on_its_day(
    provinces: tuple[Province, ...], name: str, first_day: tuple[int, int, int]
) -> None:
    province, day = named(provinces, name), datetime.date(*first_day)
    eve = day - datetime.timedelta(days=1)
    assert (province.kind(eve), province.committee(eve)) == (PROVINCE, f"Tỉnh uỷ {name}")
    assert (province.kind(day), province.committee(day)) == (CITY, f"Thành uỷ {name}")


@pytest.mark.parametrize(
    ("name", "committee", "head"),
    [
        ("Lâm Đồng", "Tỉnh uỷ Lâm Đồng", "ĐẢNG BỘ TỈNH LÂM ĐỒNG"),
        ("Huế", "Thành uỷ Huế", "ĐẢNG BỘ THÀNH PHỐ HUẾ"),
        ("Hồ Chí Minh", "Thành uỷ Thành phố Hồ Chí Minh", "ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH"),
    ],
)
def test_committee_and_head_line_follow_from_kind_and_name(
    provinces: tuple[Province, ...], name: str, committee: str, head: str
) -> None:
    province = named(provinces, name)
    assert (province.committee(TODAY), province.party_organisation(TODAY)) == (committee, head)


def test_nothing_is_said_of_a_day_before_the_provinces_were_formed(provinces: tuple[Province, ...]) -> None:
    before = datetime.date(2025, 6, 30)
    assert {province.committee(before) for province in provinces} == {None}
    assert {province.party_organisation(before) for province in provinces} == {None}


@pytest.mark.skipif(not SOURCE.exists(), reason="nguồn chung không có ở đây")
def test_provinces_are_those_of_the_shared_source(provinces: tuple[Province, ...]) -> None:
    source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["provinces"]
    ours = [
        (one.code, one.name, [*one.formed_from], one.kind(TODAY), one.committee(TODAY), one.party_organisation(TODAY))
        for one in provinces
    ]
    keys = ("code", "name", "formed_from", "kind", "committee", "header_superior")
    assert ours == [tuple(one[key] for key in keys) for one in source]
    resolutions = {one.name: one.kinds[-1].resolution for one in provinces if len(one.kinds) > 1}
    assert resolutions == {one["name"]: one["city_resolution"] for one in source if "city_resolution" in one}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lâm Đồng", "Lâm Đồng"),
        ("tỉnh Lâm Đồng", "Lâm Đồng"),
        ("TỈNH LÂM ĐỒNG", "Lâm Đồng"),
        ("tinh lam dong", "Lâm Đồng"),
        ("Tỉnh ủy Khánh Hòa", "Khánh Hoà"),
        ("ĐẢNG BỘ THÀNH PHỐ HUẾ", "Huế"),
        ("TP. Huế", "Huế"),
        ("Thành uỷ Thành phố Hồ Chí Minh", "Hồ Chí Minh"),
        ("Hà Tĩnh", "Hà Tĩnh"),
        ("Bình Phước", None),  # merged into Đồng Nai in 2025
        ("Lâm", None),
        ("tỉnh", None),
        ("", None),
    ],
)
def test_a_province_is_found_in_any_spelling(provinces: tuple[Province, ...], text: str, name: str | None) -> None:
    found = find_province(provinces, text)
    assert (found.name if found else None) == name


def test_the_district_level_and_townships_have_ended() -> None:
    kinds = load_unit_kinds("provinces.toml", TEXT)
    before = {(one.kind, one.level) for one in kinds if one.in_use(datetime.date(2025, 6, 30))}
    now = {(one.kind, one.level) for one in kinds if one.in_use(TODAY)}
    assert {level for _, level in now} == {AgencyLevel.PROVINCE, AgencyLevel.COMMUNE}
    assert {kind for kind, level in before if level is AgencyLevel.DISTRICT} == {"huyện", "quận", "thị xã", "thành phố"}
    assert {kind for kind, level in now if level is AgencyLevel.COMMUNE} == {"xã", "phường", "đặc khu"}
    assert (UnitKind.TOWNSHIP, AgencyLevel.COMMUNE) in before - now


def test_provinces_survive_the_store(provinces: tuple[Province, ...]) -> None:
    for province in provinces:
        assert read_record(Province, plain(province)) == province


@pytest.mark.parametrize(
    ("change", "at", "says"),
    [
        (('code = "04"', 'code = "01"'), 'code = "01"\nname = "Cao Bằng"', "code “01” có hai lần"),
        (
            ('name = "Cao Bằng"', 'name = "Hà Nội"'),
            'name = "Hà Nội"\n  [[provinces.kinds]]\n  kind = "tỉnh"',
            "name “Hà Nội” có hai lần",
        ),
        (
            ("valid_to = 2026-04-29", "valid_to = 2026-04-30"),
            '[[provinces]]\ncode = "75"',
            "Đồng Nai: hai thời kỳ chồng lên nhau từ 30/04/2026",
        ),
        (
            ("valid_to = 2026-04-29", "valid_to = 2025-04-29"),
            '[[provinces.kinds]]\n  kind = "tỉnh"\n  valid_from = 2025-07-01\n  valid_to = 2025-04-29',
            "kết thúc (29/04/2025) trước khi bắt đầu (01/07/2025)",
        ),
        (('  kind = "thành phố"', '  kind = "xã"'), '[[provinces.kinds]]\n  kind = "xã"', "“xã” không phải đơn vị cấp"),
        (('kind = "huyện"', 'kind = "huyệnn"'), 'kind = "huyệnn"', 'không nhận giá trị "huyệnn", có phải là huyện'),
        (("formed_from =", "formed_form ="), "formed_form =", "không có khoá này, có phải là formed_from"),
        (
            ('  resolution = "30/2026/QH16"\n', ""),
            '[[provinces.kinds]]\n  kind = "thành phố"\n  valid_from = 2026-04-30',
            "thiếu khoá này",
        ),
    ],
)
def test_what_is_wrong_in_the_file_is_refused_with_its_line(change: tuple[str, str], at: str, says: str) -> None:
    text = TEXT.replace(*change, 1)
    assert text != TEXT
    with pytest.raises(BadFileError) as caught:
        load_provinces("provinces.toml", text)
    message = str(caught.value)
    assert says in message
    line = int(message.removeprefix("provinces.toml, dòng ").partition(":")[0])
    assert "\n".join(text.splitlines()[line - 1 :]).lstrip().startswith(at)


def test_a_province_without_a_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="chưa có loại đơn vị"):
        Province("01", "Hà Nội", ())
