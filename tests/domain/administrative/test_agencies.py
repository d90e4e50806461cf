import datetime
import re
import tomllib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.administrative import (
    Agency,
    AgencyBook,
    AgencyLevel,
    Locality,
    Province,
    load_agencies,
    with_place,
)
from kehoach_desktop.domain.administrative.agencies import AgencySide, Confidence, one_of
from kehoach_desktop.domain.administrative.locality import locality_of
from kehoach_desktop.domain.administrative.units import UnitKind
from kehoach_desktop.domain.records import plain, read_record
from kehoach_desktop.errors import BadFileError

ROOT = Path(__file__).parents[3]
TEXT = (ROOT / "resources/administrative/agencies.toml").read_text(encoding="utf-8")
SOURCE = ROOT.parent / "shared/standards/agencies.toml"
TODAY = datetime.date(2026, 11, 20)
PROVINCE, COMMUNE, GRASSROOTS, CELL = (AgencyLevel(one) for one in ("province", "commune", "grassroots", "cell"))

# Words of the shared source and ours.
LEVELS = {
    "tw": "central",
    "tinh": "province",
    "huyen": "district",
    "xa": "commune",
    "co_so": "grassroots",
    "chi_bo": "cell",
}
SIDES = {
    "dang": "party",
    "nha_nuoc": "state",
    "mttq": "front",
    "doan_the": "union",
    "hoi": "association",
    "luc_luong": "force",
    "tu_phap": "justice",
    "nganh_doc": "sector",
    "su_nghiep": "service",
}
ROLES = {
    "bao_cao": "receives_report",
    "lanh_dao": "directs",
    "tham_muu": "drafts",
    "chu_tri": "leads",
    "phoi_hop": "supports",
    "thuc_hien": "carries_out",
    "theo_doi": "follows_up",
    "giam_sat": "supervises",
    "tuyen_truyen": "publicises",
    "kinh_phi": "funds",
    "luu": "keeps_copy",
}


@pytest.mark.skipif(not SOURCE.exists(), reason="nguồn chung không có ở đây")
def test_every_fact_of_the_shared_source_is_ours(book: AgencyBook) -> None:
    source = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["agency"]
    assert [agency.id for agency in book.agencies] == [theirs["id"] for theirs in source]
    for ours, theirs in zip(book.agencies, source, strict=True):
        assert (ours.level, ours.side) == (LEVELS[theirs["level"]], SIDES[theirs["side"]]), ours.id
        for key in ("name", "confidence", "order", "code", "valid_from", "valid_to", "note"):
            assert getattr(ours, key) == theirs.get(key), (ours.id, key)
        for key in ("collective", "person", "watch"):
            assert getattr(ours, key) is theirs.get(key, False), (ours.id, key)
        for key, their_key in (("short", "short"), ("predecessors", "predecessor"), ("successors", "successor")):
            assert list(getattr(ours, key)) == theirs.get(their_key, []), (ours.id, key)
        assert list(ours.roles) == [ROLES[role] for role in theirs.get("role", [])], ours.id
        assert set(ours.aliases) >= set(theirs.get("aliases", [])), ours.id


def test_the_book_holds_all_levels_and_sides(book: AgencyBook) -> None:
    assert len(book.agencies) == 278
    assert {agency.level for agency in book.agencies} == set(AgencyLevel)
    assert {agency.side for agency in book.agencies} == set(AgencySide)
    assert Counter(agency.confidence for agency in book.agencies)[Confidence.GUESS] == 2


def test_only_bodies_of_the_day_are_in_use(book: AgencyBook) -> None:
    now, before = ({agency.id for agency in book.in_use(on)} for on in (TODAY, datetime.date(2024, 12, 1)))
    assert not [id_ for id_ in now if id_.startswith("old.")]
    assert {"xa.bxdd", "tw.btgdv"} <= now - before
    assert {"old.huyen.huyen_uy", "old.tinh.so_khdt", "old.tw.ban_tuyen_giao"} <= before - now


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Thường trực Tỉnh uỷ", "tinh.thuong_truc"),
        ("Thường trực Tỉnh ủy", "tinh.thuong_truc"),
        ("THƯỜNG TRỰC TỈNH UỶ", "tinh.thuong_truc"),
        ("Thường trực Thành uỷ", "tinh.thuong_truc"),
        ("TT TU", "tinh.thuong_truc"),
        ("thuong truc tinh uy", "tinh.thuong_truc"),
        ("Sở Nội vụ", "tinh.so_noi_vu"),
        ("Sở Nội vụ tỉnh Lâm Đồng", "tinh.so_noi_vu"),
        ("Đảng uỷ xã Vạn Phúc Đông", "xa.dang_uy"),
        ("dang uy xa van phuc dong", "xa.dang_uy"),
        ("Đảng uỷ phường Ba Đình", "xa.dang_uy"),
        ("Ban Thường vụ Tỉnh ủy Bình Phước", "tinh.btv"),
        ("Các đồng chí Thành uỷ viên", "tinh.tinh_uy_vien"),
        ("Phòng KT, HT&ĐT", "xa.phong_ktht"),
        ("Kho bạc Nhà nước khu vực XV", "tinh.kbnn"),
        ("Thành uỷ Huế", "tinh.thanh_uy"),
        ("thanh uy hue", "tinh.thanh_uy"),
        ("Chi bộ thôn 3", "chi_bo.thon"),
        ("Chi bộ Công an xã", "xa.db_cong_an"),
        ("Đảng uỷ Công an tỉnh", "tinh.du_cong_an"),
        ("Đảng uỷ Trường Đại học Đà Lạt", "co_so.dang_uy"),
        ("báo cáo viên", None),
        ("Hội đồng trường", None),
        ("", None),
    ],
)
def test_a_body_is_found_by_any_of_its_names(book: AgencyBook, text: str, id_: str | None) -> None:
    found = book.find(text)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("text", "level", "id_"),
    [
        ("Đảng uỷ", COMMUNE, "xa.dang_uy"),
        ("Đảng uỷ", GRASSROOTS, "co_so.dang_uy"),
        ("Đảng uỷ", CELL, "co_so.dang_uy"),
        ("BTV Đảng uỷ", COMMUNE, "xa.btv"),
        ("BTV Đảng uỷ", GRASSROOTS, "co_so.btv"),
        ("Các ban Đảng", PROVINCE, "tinh.cac_co_quan_tham_muu"),
        ("Các ban Đảng", COMMUNE, "xa.cac_co_quan_tham_muu"),
        ("UBND", COMMUNE, "xa.ubnd"),
        ("Công an", PROVINCE, "tinh.cong_an"),
        ("Thành uỷ", COMMUNE, "tinh.thanh_uy"),
        ("BCT", PROVINCE, "tw.bo_chinh_tri"),  # both are central: the higher one
    ],
)
def test_the_level_of_the_issuing_body_settles_an_ambiguous_name(
    book: AgencyBook, text: str, level: AgencyLevel, id_: str
) -> None:
    found = book.find(text, level, TODAY)
    assert found is not None
    assert found.id == id_


def test_all_that_an_ambiguous_name_can_mean_is_offered(book: AgencyBook) -> None:
    assert [agency.id for agency in book.find_all("BCT")] == ["tw.bo_chinh_tri", "tw.bo_cong_thuong"]
    assert [agency.id for agency in book.find_all("Thành uỷ")][:2] == ["tinh.thanh_uy", "old.huyen.thanh_uy"]


@pytest.mark.parametrize(
    ("text", "id_", "successors"),
    [
        ("Huyện uỷ Mỹ Xuyên", "old.huyen.huyen_uy", ["xa.dang_uy", "tinh.cac_du_xa"]),
        ("Thị ủy Phú Quốc", "old.huyen.thi_uy", ["xa.dang_uy"]),
        ("UBND huyện Châu Phú", "old.huyen.ubnd", ["xa.ubnd", "tinh.ubnd_cac_xa"]),
        ("Ban Tuyên giáo Tỉnh uỷ", "old.tinh.ban_tuyen_giao", ["tinh.btgdv"]),
        ("Sở Kế hoạch và Đầu tư", "old.tinh.so_khdt", ["tinh.so_tai_chinh"]),
        ("Báo Lâm Đồng", "old.tinh.bao", ["tinh.bao_dai"]),
        ("Lưu Văn phòng Huyện uỷ", None, []),  # a line of the page, no name
        ("VP Huyện uỷ", "old.huyen.van_phong", ["xa.van_phong"]),
    ],
)
def test_an_ended_body_is_found_with_what_came_after(
    book: AgencyBook, text: str, id_: str | None, successors: list[str]
) -> None:
    found = book.find(text, COMMUNE, TODAY)
    assert (found.id if found else None) == id_
    assert [agency.id for agency in book.successors(id_ or "")] == successors
    if found:
        assert found.valid_to is not None
        assert not found.in_use(TODAY)


def test_every_ended_body_has_a_successor_in_use(book: AgencyBook) -> None:
    for agency in book.agencies:
        if not agency.in_use(TODAY):
            assert book.standing(agency.id, TODAY), agency.id


def test_the_work_of_a_body_is_followed_through_every_step() -> None:
    chain = (
        agency("a", valid_to=datetime.date(2024, 1, 1), successors=("b",)),
        agency("b", valid_to=datetime.date(2025, 1, 1), successors=("a",)),  # a slip in the data must not hang us
        agency("c", predecessors=("b",)),
        agency("d", valid_from=datetime.date(2027, 1, 1), successors=("c",)),
    )
    book = AgencyBook(chain)
    assert [one.id for one in book.standing("a", TODAY)] == ["c"]
    assert [one.id for one in book.standing("a", datetime.date(2024, 6, 1))] == ["b"]
    assert book.standing("d", TODAY) == ()  # not yet founded
    assert book.standing("x", TODAY) == ()
    assert book.get("x") is None


def agency(id_: str, **fields: object) -> Agency:
    return read_record(
        Agency, {"id": id_, "level": "commune", "side": "party", "name": id_, "confidence": "seen"} | plain(fields)
    )


@pytest.mark.parametrize(
    ("text", "level", "ids"),
    [
        ("HĐND, UBND xã", COMMUNE, ["xa.hdnd", "xa.ubnd"]),
        ("HĐND, UBND xã Vạn Phúc Đông", COMMUNE, ["xa.hdnd", "xa.ubnd"]),
        ("Thường trực HĐND, UBND tỉnh", PROVINCE, ["tinh.tt_hdnd", "tinh.ubnd"]),
        ("Thường trực Tỉnh uỷ, HĐND tỉnh", PROVINCE, ["tinh.thuong_truc", "tinh.hdnd"]),
        ("Ban Tổ chức, UBKT Tỉnh uỷ", COMMUNE, ["tinh.ban_to_chuc", "tinh.ubkt"]),
        ("TAND, VKSND, Thanh tra tỉnh", PROVINCE, ["tinh.tand", "tinh.vksnd", "tinh.thanh_tra"]),
        ("Công an xã, Ban CHQS xã", COMMUNE, ["xa.cong_an", "xa.bch_qs"]),
        ("Phòng Văn hoá - Xã hội, Phòng Kinh tế, Hạ tầng và Đô thị", COMMUNE, ["xa.phong_vhxh", "xa.phong_ktht"]),
        ("Sở Văn hoá, Thể thao và Du lịch", PROVINCE, ["tinh.so_vhttdl"]),
        ("Ông A, Công an xã, bà B", COMMUNE, ["xa.cong_an"]),
        ("Các bạn, các anh", COMMUNE, []),
        ("A, " * 2000 + "UBND xã", COMMUNE, ["xa.ubnd"]),  # a pasted page costs no more than its length
    ],
)
def test_a_line_may_name_several_bodies(book: AgencyBook, text: str, level: AgencyLevel, ids: list[str]) -> None:
    assert [agency.id for agency in book.find_each(text, level, TODAY)] == ids


@pytest.mark.parametrize(
    "head",
    [("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG"), ("ĐẢNG BỘ THÀNH PHỐ HUẾ", "ĐẢNG UỶ PHƯỜNG THUẬN HOÁ")],
)
def test_every_form_of_a_body_finds_it_again(
    book: AgencyBook, provinces: tuple[Province, ...], head: tuple[str, str]
) -> None:
    locality = locality_of(*head, provinces, TODAY)
    for one in book.agencies:
        for form in one.forms:
            written = with_place(re.sub(r"\{(?:ten|don_vi|so|thon|ho_ten)\}", "Kim Đồng", form), locality)
            assert written is not None
            assert one in book.find_all(written, one.level), (one.id, written)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("tinh.hdnd", "Hội đồng nhân dân {cap_tinh}"),
        ("xa.ubnd", "Uỷ ban nhân dân {cap_xa}"),
        ("xa.cong_an", "Công an {cap_xa}"),
        ("tinh.thanh_uy", "Thành uỷ"),
        ("xa.bxdd", "Ban Xây dựng Đảng"),
        ("xa.phong_ktht", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("xa.truong_th", None),
    ],
)
def test_a_plan_names_a_body_without_proper_names(book: AgencyBook, id_: str, name: str | None) -> None:
    found = book.get(id_)
    assert found is not None
    assert found.plan_name == name


@pytest.mark.parametrize(
    ("id_", "kind", "ids"),
    [
        ("xa.bxdd", UnitKind.COMMUNE, ["xa.bxdd"]),
        ("xa.ban_to_chuc", UnitKind.COMMUNE, ["xa.bxdd"]),
        ("xa.ban_to_chuc", UnitKind.WARD, ["xa.bxdd"]),
        ("xa.ban_to_chuc", UnitKind.SPECIAL_ZONE, ["xa.ban_to_chuc"]),
        ("xa.btgdv", UnitKind.WARD, ["xa.bxdd"]),
        ("xa.btgdv", UnitKind.SPECIAL_ZONE, ["xa.btgdv"]),
        ("xa.bxdd", UnitKind.SPECIAL_ZONE, ["xa.ban_to_chuc"]),
        ("xa.phong_kt", UnitKind.SPECIAL_ZONE, ["xa.phong_ktht"]),
        ("xa.phong_ktht", UnitKind.COMMUNE, ["xa.phong_kt"]),
        ("xa.phong_kt", None, ["xa.phong_kt", "xa.phong_ktht"]),
        ("xa.ubnd", None, ["xa.ubnd"]),
        ("removed", UnitKind.COMMUNE, []),
    ],
)
def test_the_kind_of_unit_tells_who_does_the_work_there(
    book: AgencyBook, id_: str, kind: UnitKind | None, ids: list[str]
) -> None:
    assert [one.id for one in book.here(id_, Locality(commune_kind=kind), TODAY)] == ids


@pytest.mark.parametrize(("kind", "name"), [(UnitKind.PROVINCE, "tinh.tinh_uy"), (UnitKind.CITY, "tinh.thanh_uy")])
def test_a_province_and_a_city_have_their_own_committee(book: AgencyBook, kind: UnitKind, name: str) -> None:
    place = Locality(province_kind=kind)
    assert [one.id for id_ in ("tinh.tinh_uy", "tinh.thanh_uy") for one in book.here(id_, place, TODAY)] == [name] * 2


def test_one_of_several_bodies_is_named_by_all_of_them(book: AgencyBook) -> None:
    assert one_of(book.here("xa.phong_ktht", Locality(), TODAY)) == (
        "Phòng Kinh tế hoặc Phòng Kinh tế, Hạ tầng và Đô thị"
    )


@pytest.mark.parametrize(
    ("id_", "kind", "stands"),
    [
        ("xa.phong_kt", UnitKind.COMMUNE, True),
        ("xa.phong_kt", UnitKind.WARD, False),
        ("xa.phong_kt", None, None),
        ("xa.phong_ktht", UnitKind.WARD, True),
        ("xa.phong_ktht", None, None),
        ("xa.ubnd", None, True),
        ("xa.bxdd", UnitKind.SPECIAL_ZONE, False),
        ("xa.ubnd", UnitKind.SPECIAL_ZONE, True),
    ],
)
def test_some_bodies_stand_in_some_kinds_of_units_only(
    book: AgencyBook, id_: str, kind: UnitKind | None, stands: bool | None
) -> None:
    found = book.get(id_)
    assert found is not None
    assert found.stands_in(Locality(commune_kind=kind)) is stands


@pytest.mark.parametrize(
    ("key", "name", "sign"),
    [
        ("name", "Ban *A*", "*"),
        ("in_text", "Ban [A]", "["),
        ("aliases", ("Ban {A",), "{"),
        ("short", ("Ban \\A",), "\\"),
        ("name", "Ban {một hai}", "{"),
    ],
)
def test_a_name_has_no_signs_but_holes(key: str, name: object, sign: str) -> None:
    with pytest.raises(ValueError, match=re.escape(f"không dùng dấu {sign} được")):
        replace(Agency("a", COMMUNE, AgencySide.PARTY, "Ban {ten}", Confidence.SEEN), **{key: name})  # type: ignore[arg-type]


def test_agencies_survive_the_store(book: AgencyBook) -> None:
    for one in book.agencies:
        assert read_record(Agency, plain(one)) == one


@pytest.mark.parametrize(
    ("change", "at", "says"),
    [
        (
            ('id = "tw.bo_chinh_tri"', 'id = "tw.bch"'),
            'id = "tw.bch"\nlevel = "central"\nside = "party"\nname = "Bộ Chính trị"',
            "cơ quan “tw.bch” có hai lần",
        ),
        (
            ('predecessors = ["old.tinh.bao",', 'predecessors = ["old.tinh.boa",'),
            'predecessors = ["old.tinh.boa",',
            "không có cơ quan nào với id “old.tinh.boa”",
        ),
        (
            ('successors = ["tinh.bao_dai"]', 'successors = ["tinh.bao"]'),
            'successors = ["tinh.bao"]',
            "không có cơ quan nào với id “tinh.bao”",
        ),
        (
            ("valid_from = 2025-07-01", "valid_from = 2025-07-01\nvalid_to = 2025-06-30"),
            '[[agencies]]\nid = "tinh.bch_bdbp"',
            "kết thúc (30/06/2025) trước khi bắt đầu (01/07/2025)",
        ),
        (
            ('elsewhere = "xa.bxdd"', 'elsewhere = "xa.bxd"'),
            'elsewhere = "xa.bxd"',
            "không có cơ quan nào với id “xa.bxd”",
        ),
        (("aliases = [", "alias = ["), "alias = [", "không có khoá này, có phải là aliases"),
        (('level = "central"', 'level = "centre"'), 'level = "centre"', 'nhận giá trị "centre", có phải là central'),
        (('name = "Bộ Chính trị"', 'name = " "'), '[[agencies]]\nid = "tw.bo_chinh_tri"', "cơ quan phải có id và tên"),
        (('confidence = "seen"\n', ""), '[[agencies]]\nid = "tw.bch"', "thiếu khoá này"),
    ],
)
def test_what_is_wrong_in_the_file_is_refused_with_its_line(change: tuple[str, str], at: str, says: str) -> None:
    text = TEXT.replace(*change, 1)
    assert text != TEXT
    with pytest.raises(BadFileError) as caught:
        load_agencies("agencies.toml", text)
    message = str(caught.value)
    assert says in message
    line = int(message.removeprefix("agencies.toml, dòng ").partition(":")[0])
    assert "\n".join(text.splitlines()[line - 1 :]).startswith(at)
