import datetime
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.administrative import (
    Agency,
    AgencyBook,
    AgencyLevel,
    Locality,
    Province,
    RecipientGroup,
    UnitKind,
    default_group,
    group_archive_line,
    group_in_tones,
    group_recipients,
    load_recipient_groups,
    locality_of,
    place_of,
)
from kehoach_desktop.domain.administrative.recipient_groups import GroupLine, Note
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.plan import Recipient
from kehoach_desktop.domain.recipients import Rank, in_order
from kehoach_desktop.domain.records import plain, read_record
from kehoach_desktop.domain.vietnamese import ToneStyle, with_tone_style
from kehoach_desktop.errors import BadFileError
from kehoach_desktop.operations.rulesets import ruleset

TEXT = (Path(__file__).parents[3] / "resources/administrative/recipient_groups.toml").read_text(encoding="utf-8")
TODAY = datetime.date(2026, 11, 20)
PROVINCE, COMMUNE, GRASSROOTS, CELL = (AgencyLevel(one) for one in ("province", "commune", "grassroots", "cell"))
IDS = [f"{letters}{number}" for letters in ("T", "X", "C", "UT", "UX") for number in range(1, 11)]
HEADS = {
    "xã ở Lâm Đồng": ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG"),
    "phường ở Huế": ("ĐẢNG BỘ THÀNH PHỐ HUẾ", "ĐẢNG UỶ PHƯỜNG THUẬN HOÁ"),
    "đặc khu": ("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ ĐẶC KHU PHÚ QUÝ"),
    "không rõ": (None, None),
}


@pytest.fixture(params=HEADS)
def place(request: pytest.FixtureRequest, provinces: tuple[Province, ...]) -> Locality:
    return locality_of(*HEADS[request.param], provinces, TODAY)


@pytest.fixture
def commune(provinces: tuple[Province, ...]) -> Locality:
    return locality_of(*HEADS["xã ở Lâm Đồng"], provinces, TODAY)


@pytest.fixture
def ward(provinces: tuple[Province, ...]) -> Locality:
    return locality_of(*HEADS["phường ở Huế"], provinces, TODAY)


def all_lines(group: RecipientGroup, book: AgencyBook, place: Locality) -> tuple[Recipient, ...]:
    filled = {blank: Recipient(f"Nơi {number}") for number, blank in enumerate(group.blanks)}
    return group_recipients(group, book, place, TODAY, filled=filled, optional=True)


def test_all_groups_are_there(groups: dict[str, RecipientGroup]) -> None:
    assert list(groups) == IDS


@pytest.mark.parametrize("id_", IDS)
def test_a_group_fills_everywhere_without_holes(
    id_: str, groups: dict[str, RecipientGroup], book: AgencyBook, place: Locality
) -> None:
    group = groups[id_]
    recipients, archive = all_lines(group, book, place), group_archive_line(group, place)
    printed = [archive or "", *(recipient.name for recipient in recipients)]
    assert not re.search(r"[{}\[\]]|None|  |[ .,;:]$", "\n".join(printed), re.MULTILINE)
    assert 3 <= len(recipients) <= 12
    assert len({recipient.name for recipient in recipients}) == len(recipients)
    everywhere = [line for line in group.lines if not line.agency or ((one := book.get(line.agency)) and not one.units)]
    assert len(recipients) >= len(everywhere)  # nothing is lost for want of a name


@pytest.mark.parametrize("id_", IDS)
def test_no_ended_body_is_proposed(
    id_: str, groups: dict[str, RecipientGroup], book: AgencyBook, place: Locality
) -> None:
    group = groups[id_]
    named = [one for line in group.lines if line.agency for one in (book.get(line.agency),) if one]
    assert all(one.in_use(TODAY) and not one.watch for one in named)
    for recipient in all_lines(group, book, place):
        found = book.find_each(recipient.name, group.level, TODAY)
        assert all(one.in_use(TODAY) for one in found), recipient


@pytest.mark.parametrize("id_", IDS)
def test_each_side_prints_in_its_own_form(
    id_: str, groups: dict[str, RecipientGroup], book: AgencyBook, place: Locality
) -> None:
    group = groups[id_]
    archive = group_archive_line(group, place)
    if archive is None:
        assert place == Locality()  # what the line needs, the head has to tell
        return
    assert group.side is (Side.STATE if id_.startswith("U") else Side.PARTY)
    state = group.side is Side.STATE
    assert archive.startswith("Lưu: VT") is state
    assert archive.startswith(("Lưu Văn phòng", "Lưu Đảng uỷ", "Lưu Chi bộ")) is not state
    notes = {recipient.note for recipient in all_lines(group, book, place)} - {None}
    assert notes <= (
        {"để b/c", "để t/h", "để p/h", "để biết"} if state else {"để báo cáo", "để thực hiện", "để phối hợp", "để biết"}
    )
    known = ruleset("nd30" if state else "hd05").recipients.notes
    assert notes <= set(known)  # what we print, the reader of recipients knows as a note


def test_a_group_prints_in_the_words_of_the_place(
    groups: dict[str, RecipientGroup], book: AgencyBook, commune: Locality, ward: Locality
) -> None:
    assert group_recipients(groups["X1"], book, commune, TODAY) == (
        Recipient("Thường trực Đảng uỷ"),
        Recipient("Các đồng chí Đảng uỷ viên"),
        Recipient("HĐND, UBND xã"),
        Recipient("Các cơ quan tham mưu, giúp việc Đảng uỷ"),
        Recipient("Uỷ ban MTTQ Việt Nam và các tổ chức CT-XH xã"),
        Recipient("Các chi bộ, đảng bộ trực thuộc Đảng uỷ"),
    )
    names = [recipient.name for recipient in group_recipients(groups["T2"], book, ward, TODAY)]
    assert names[:4] == [
        "Thường trực Thành uỷ",
        "Các đồng chí Thành uỷ viên",
        "Các cơ quan tham mưu, giúp việc Thành uỷ",
        "Thường trực HĐND, UBND thành phố",
    ]
    assert group_archive_line(groups["T2"], ward) == "Lưu Văn phòng Thành uỷ"
    assert group_archive_line(groups["T2"], commune) == "Lưu Văn phòng Tỉnh uỷ"


def test_a_blank_gives_a_line_only_when_it_is_filled(
    groups: dict[str, RecipientGroup], book: AgencyBook, commune: Locality
) -> None:
    group = groups["X2"]
    assert group.blanks[0] == "ban chuyên môn của cấp trên"
    without = group_recipients(group, book, commune, TODAY)
    assert group_recipients(group, book, commune, TODAY, filled={group.blanks[0]: Recipient(" ")}) == without
    board = Recipient("Ban Nội chính Tỉnh uỷ")
    chosen = group_recipients(group, book, commune, TODAY, filled={group.blanks[0]: board})
    assert chosen[1] == Recipient("Ban Nội chính Tỉnh uỷ", "để báo cáo")
    assert (chosen[0], *chosen[2:]) == without


def test_bodies_that_exist_here_and_there_come_only_when_asked_for(
    groups: dict[str, RecipientGroup], book: AgencyBook, commune: Locality
) -> None:
    school = Recipient("Trung tâm Chính trị")
    assert school not in group_recipients(groups["X4"], book, commune, TODAY)
    assert school in group_recipients(groups["X4"], book, commune, TODAY, optional=True)


@pytest.mark.parametrize(
    ("head", "office", "archive"),
    [
        ("xã ở Lâm Đồng", "Phòng Kinh tế", "Lưu: VT, KT"),
        ("phường ở Huế", "Phòng Kinh tế, Hạ tầng và Đô thị", "Lưu: VT, KTHTĐT"),
        ("đặc khu", "Phòng Kinh tế, Hạ tầng và Đô thị", "Lưu: VT, KTHTĐT"),
        ("không rõ", "Phòng Kinh tế hoặc Phòng Kinh tế, Hạ tầng và Đô thị", None),
    ],
)
def test_the_kind_of_unit_decides_which_office_is_named(
    head: str,
    office: str,
    archive: str | None,
    groups: dict[str, RecipientGroup],
    book: AgencyBook,
    provinces: tuple[Province, ...],
) -> None:
    here = locality_of(*HEADS[head], provinces, TODAY)
    names = [recipient.name for recipient in group_recipients(groups["UX3"], book, here, TODAY)]
    assert [name for name in names if name.startswith("Phòng Kinh tế")] == [office]
    assert group_archive_line(groups["UX3"], here) == archive


def test_an_ended_body_gives_way_to_its_successor(
    groups: dict[str, RecipientGroup], book: AgencyBook, commune: Locality
) -> None:
    lines = (
        GroupLine(agency="old.tinh.so_khdt", name="Sở KHĐT"),
        GroupLine(agency="tinh.so_tai_chinh"),  # the same body by now: named once
        GroupLine(agency="old.huyen.phong_tckh"),  # two successors: the one that communes have
    )
    group = replace(groups["UT2"], lines=lines)
    names = [recipient.name for recipient in group_recipients(group, book, commune, TODAY)]
    assert names == ["Sở Tài chính tỉnh", "Phòng Kinh tế"]
    assert [one.name for one in group_recipients(group, book, commune, datetime.date(2024, 5, 1))] == [
        "Sở KHĐT",
        "Phòng Tài chính - Kế hoạch",
    ]


def test_a_body_without_successor_or_name_is_left_out(groups: dict[str, RecipientGroup], commune: Locality) -> None:
    gone = read_record(
        Agency,
        {
            "id": "gone",
            "level": "commune",
            "side": "party",
            "name": "Ban cũ",
            "confidence": "seen",
            "valid_to": "2025-06-30",
        },
    )
    school = read_record(
        Agency, {"id": "school", "level": "commune", "side": "service", "name": "Trường {ten}", "confidence": "seen"}
    )
    lines = (
        GroupLine(agency="gone"),
        GroupLine(agency="school"),
        GroupLine(agency="removed"),
        GroupLine(text="Trường {ten}"),
    )
    group = replace(groups["UX2"], lines=lines)
    assert group_recipients(group, AgencyBook((gone, school)), commune, TODAY) == ()


def test_a_note_prints_in_the_form_of_the_side(
    groups: dict[str, RecipientGroup], book: AgencyBook, commune: Locality
) -> None:
    lines = tuple(GroupLine(text=note, note=note) for note in Note)
    printed = {
        id_: [one.note for one in group_recipients(replace(groups[id_], lines=lines), book, commune, TODAY)]
        for id_ in ("X1", "UX2")
    }
    assert printed["X1"] == ["để báo cáo", "để thực hiện", "để phối hợp", "để biết"]
    assert printed["UX2"] == ["để b/c", "để t/h", "để p/h", "để biết"]


def test_a_name_that_cannot_be_filled_falls_back_to_the_body(
    groups: dict[str, RecipientGroup], book: AgencyBook
) -> None:
    lines = (GroupLine(agency="tinh.ubnd", name="UBND {cap_tinh} {tinh}"),)
    place = Locality(province_kind=UnitKind.PROVINCE)
    expected = (Recipient("Uỷ ban nhân dân tỉnh"),)
    assert group_recipients(replace(groups["UT2"], lines=lines), book, place, TODAY) == expected


def test_a_line_that_only_the_place_can_complete_is_a_blank(
    groups: dict[str, RecipientGroup], book: AgencyBook, provinces: tuple[Province, ...]
) -> None:
    ward = locality_of(None, "UỶ BAN NHÂN DÂN\nPHƯỜNG BA ĐÌNH", provinces, TODAY)
    first, _, second = group_recipients(groups["UX1"], book, ward, TODAY)[:3]
    assert (first, second) == (
        Recipient("UBND tỉnh (thành phố)", "để b/c", blank=True),
        Recipient("Thường trực Đảng uỷ, HĐND phường", "để b/c"),
    )


def test_a_person_is_a_blank_until_the_clerk_names_one(
    groups: dict[str, RecipientGroup], book: AgencyBook, commune: Locality
) -> None:
    person = "đồng chí uỷ viên phụ trách (họ tên, chức vụ)"
    assert Recipient(person, "để báo cáo", blank=True) in group_recipients(groups["X2"], book, commune, TODAY)
    named = "Đồng chí Lê Văn Tám, Uỷ viên Ban Thường vụ Tỉnh uỷ"
    found = group_recipients(groups["X2"], book, commune, TODAY, filled={person: Recipient(named)})
    assert Recipient(named, "để báo cáo") in found
    noted = group_recipients(groups["X2"], book, commune, TODAY, filled={person: Recipient(named, "b/c")})
    assert Recipient(named, "b/c") in noted


def test_our_words_follow_the_house_and_given_ones_do_not(
    groups: dict[str, RecipientGroup], book: AgencyBook, provinces: tuple[Province, ...]
) -> None:
    def toned(text: str) -> str:
        return with_tone_style(text, ToneStyle.FIRST_VOWEL)

    here = locality_of("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG UỶ XÃ HOÀ THUỶ", provinces, TODAY)
    lines = (
        GroupLine(agency="xa.ubnd"),
        GroupLine(agency="tinh.thuong_truc", name="Uỷ viên {tu}"),
        GroupLine(text="Trường {xa}"),
        GroupLine(blank="ai"),
    )
    ours = replace(groups["X1"], lines=lines, archive="Lưu Đảng uỷ", archive_in={UnitKind.WARD: "Lưu khoá"})
    given = {"ai": Recipient("Nguyễn Thị Thuỷ")}
    printed = [
        [one.name for one in group_recipients(group, book, here, TODAY, filled=given, toned=toned)]
        for group in (group_in_tones(ours, toned), ours)
    ]
    kept = ["Trường Hoà Thuỷ", "Nguyễn Thị Thuỷ"]
    assert printed[0] == ["Ủy ban nhân dân xã", "Ủy viên Tỉnh ủy", *kept]
    assert printed[1] == ["Ủy ban nhân dân xã", "Uỷ viên Tỉnh ủy", *kept]
    assert group_archive_line(group_in_tones(ours, toned), here, toned) == "Lưu Đảng ủy"
    assert group_in_tones(ours, toned).archive_in == {UnitKind.WARD: "Lưu khóa"}


@pytest.mark.parametrize(
    ("parent", "line"),
    [
        ("ĐẢNG BỘ XÃ VẠN PHÚC ĐÔNG", Recipient("Ban Thường vụ Đảng uỷ xã", "để báo cáo")),
        (None, Recipient("Ban Thường vụ Đảng uỷ cấp trên", "để báo cáo", blank=True)),
    ],
)
def test_the_superior_is_the_one_of_the_head_or_a_blank(
    parent: str | None,
    line: Recipient,
    groups: dict[str, RecipientGroup],
    book: AgencyBook,
    provinces: tuple[Province, ...],
) -> None:
    place = locality_of(parent, "ĐẢNG UỶ TRƯỜNG TIỂU HỌC KIM ĐỒNG", provinces, TODAY)
    assert group_recipients(groups["C1"], book, place, TODAY)[0] == line


@pytest.mark.parametrize(
    ("id_", "head", "names"),
    [
        ("C2", "xã ở Lâm Đồng", ["Ban Xây dựng Đảng"]),
        ("C2", "đặc khu", ["Ban Tuyên giáo và Dân vận Đảng uỷ"]),
        ("C7", "đặc khu", ["Ban Tổ chức Đảng uỷ"]),
        ("X10", "đặc khu", ["Ban Tổ chức Tỉnh uỷ", "Ban Tổ chức Đảng uỷ"]),
        ("UX2", "phường ở Huế", ["Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hoá - Xã hội"]),
        ("UX2", "xã ở Lâm Đồng", ["Phòng Kinh tế", "Phòng Văn hoá - Xã hội"]),
    ],
)
def test_each_kind_of_unit_names_its_own_offices_one_to_a_line(
    id_: str,
    head: str,
    names: list[str],
    groups: dict[str, RecipientGroup],
    book: AgencyBook,
    provinces: tuple[Province, ...],
) -> None:
    recipients = group_recipients(groups[id_], book, locality_of(*HEADS[head], provinces, TODAY), TODAY)
    assert [one.name for one in recipients if one.name.startswith(("Ban ", "Phòng "))] == names


@pytest.mark.parametrize(
    ("level", "side", "id_"),
    [
        (PROVINCE, Side.PARTY, "T2"),
        (COMMUNE, Side.PARTY, "X1"),
        (GRASSROOTS, Side.PARTY, "C1"),
        (CELL, Side.PARTY, "C8"),
        (PROVINCE, Side.STATE, "UT2"),
        (COMMUNE, Side.STATE, "UX2"),
        (CELL, Side.STATE, None),
    ],
)
def test_each_level_and_side_has_its_default_group(
    groups: dict[str, RecipientGroup], level: AgencyLevel, side: Side, id_: str | None
) -> None:
    found = default_group(groups.values(), level, side)
    assert (found.id if found else None) == id_


@pytest.mark.parametrize(
    ("name", "level", "rank"),
    [
        ("Ban Bí thư Trung ương Đảng", PROVINCE, Rank.SUPERIOR),
        ("Thường trực Tỉnh uỷ", PROVINCE, Rank.MEMBERS),
        ("Các đồng chí Tỉnh uỷ viên", PROVINCE, Rank.MEMBERS),
        ("Thường trực HĐND, UBND tỉnh", PROVINCE, Rank.SAME_LEVEL),
        ("Các đảng uỷ xã, phường, đặc khu", PROVINCE, Rank.LOWER_LEVEL),
        ("Báo và Phát thanh, Truyền hình", PROVINCE, Rank.OTHER),
        ("Thường trực Tỉnh uỷ", COMMUNE, Rank.SUPERIOR),
        ("Đồng chí uỷ viên phụ trách địa bàn", COMMUNE, Rank.SUPERIOR),
        ("Các đồng chí Đảng uỷ viên", COMMUNE, Rank.MEMBERS),
        ("Thường trực Đảng uỷ", COMMUNE, Rank.MEMBERS),
        ("Công an xã", COMMUNE, Rank.SAME_LEVEL),
        ("Các chi bộ, đảng bộ trực thuộc Đảng uỷ", COMMUNE, Rank.LOWER_LEVEL),
        ("Trưởng thôn, tổ trưởng TDP", COMMUNE, Rank.LOWER_LEVEL),
        ("Kho bạc Nhà nước khu vực", COMMUNE, Rank.OTHER),
        ("Trang TTĐT xã", COMMUNE, Rank.OTHER),
        ("Ban Thường vụ Đảng uỷ cấp trên", GRASSROOTS, Rank.SUPERIOR),
        ("Phòng Tổ chức của cấp trên", GRASSROOTS, Rank.SUPERIOR),
        ("Các đồng chí Đảng uỷ viên", GRASSROOTS, Rank.MEMBERS),
        ("Các chi bộ trực thuộc", GRASSROOTS, Rank.LOWER_LEVEL),
        ("Đồng chí Đảng uỷ viên phụ trách", CELL, Rank.SUPERIOR),
        ("Chi uỷ", CELL, Rank.MEMBERS),
        ("Đảng viên Chi bộ", CELL, Rank.SAME_LEVEL),
        ("Công ty A", COMMUNE, None),
    ],
)
def test_a_line_has_its_place_towards_the_issuing_body(
    book: AgencyBook, name: str, level: AgencyLevel, rank: Rank | None
) -> None:
    place = place_of(Recipient(name), book, level)
    assert (place[0] if place else None) == rank


def test_an_open_line_with_a_note_is_for_a_superior(book: AgencyBook) -> None:
    assert place_of(Recipient("nơi nhận báo cáo", "để báo cáo", blank=True), book, COMMUNE) == (Rank.SUPERIOR, 1000)
    assert place_of(Recipient("nơi nhận báo cáo", blank=True), book, COMMUNE) is None
    assert place_of(Recipient("nơi nhận báo cáo", "để báo cáo"), book, COMMUNE) is None


@pytest.mark.parametrize("id_", ["X1", "X2", "X3", "X9", "T5"])
def test_ordering_keeps_a_group_as_practice_has_it(
    id_: str, groups: dict[str, RecipientGroup], book: AgencyBook, commune: Locality
) -> None:
    group = groups[id_]
    recipients = group_recipients(group, book, commune, TODAY)
    assert in_order(recipients, lambda one: place_of(one, book, group.level)) == recipients
    mixed = recipients[::-1]
    assert in_order(mixed, lambda one: place_of(one, book, group.level)) == recipients


def test_groups_survive_the_store(groups: dict[str, RecipientGroup]) -> None:
    for group in groups.values():
        assert read_record(RecipientGroup, plain(group)) == group


@pytest.mark.parametrize(
    ("change", "at", "says"),
    [
        (('"xa.dang_uy_vien" }', '"xa.dang_uy_vein" }'), "lines = [", "không có cơ quan nào với id “xa.dang_uy_vein”"),
        (('id = "T2"', 'id = "T1"'), 'id = "T1"', "nhóm “T1” có hai lần"),
        (('id = "T1"', 'id = "T1"\ndefault = true'), "default = true", "đã có nhóm mặc định khác"),
        (("[notes.state]", "[notes.sate]"), "[notes.sate]", "không nhận giá trị"),
        (('note = "report"', 'note = "repord"'), "lines = [", "lines[0].note: không nhận giá trị"),
        (
            ('{ agency = "tw.van_phong"', '{ text = "A", agency = "tw.van_phong"'),
            "lines = [",
            "đúng một trong agency, text, blank",
        ),
        (('{ blank = "', '{ name = "B", blank = "'), "lines = [", "name chỉ đi với agency"),
        (('{ agency = "', '{ needed = true, agency = "'), "lines = [", "needed chỉ đi với blank"),
        (('archive = "Lưu Văn phòng {tu}"', 'archives = "Lưu"'), "archives", "không có khoá này, có phải là archive"),
        (('side = "party"', 'side = "front"'), 'side = "front"', 'không nhận giá trị "front"'),
        (('confidence = "seen"', 'confidence = "sure"'), 'confidence = "sure"', "không nhận giá trị"),
    ],
)
def test_what_is_wrong_in_the_file_is_refused_with_its_line(
    book: AgencyBook, change: tuple[str, str], at: str, says: str
) -> None:
    text = TEXT.replace(*change, 1)
    assert text != TEXT
    with pytest.raises(BadFileError) as caught:
        load_recipient_groups("recipient_groups.toml", text, book)
    message = str(caught.value)
    assert says in message
    line = int(message.removeprefix("recipient_groups.toml, dòng ").partition(":")[0])
    assert at in text.splitlines()[line - 1]


def test_a_side_without_notes_and_a_group_without_lines_are_refused(book: AgencyBook) -> None:
    without = re.sub(r"\[notes\.state\]\n(?:\w+ = .*\n)+", "", TEXT)
    with pytest.raises(BadFileError, match="chưa có cách ghi chú của side = “state”"):
        load_recipient_groups("recipient_groups.toml", without, book)
    empty = re.sub(r"lines = \[\n(?:  .*\n)+\]", "lines = []", TEXT, count=1)
    with pytest.raises(BadFileError, match="nhóm T1 chưa có dòng nào"):
        load_recipient_groups("recipient_groups.toml", empty, book)
