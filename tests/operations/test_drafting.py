import datetime
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain.administrative.recipient_groups import GroupLine
from kehoach_desktop.domain.format_standard import Side
from kehoach_desktop.domain.offices import IssuingBody, Signatory
from kehoach_desktop.domain.plan import Citation, HouseStyle, Plan, Recipient
from kehoach_desktop.domain.plan_json import dump_plan, load_plan
from kehoach_desktop.domain.templates.template import Level
from kehoach_desktop.errors import BadArgumentError, BadFileError
from kehoach_desktop.operations.address_book import shipped_agencies, shipped_groups
from kehoach_desktop.operations.drafting import draft, values_of
from kehoach_desktop.operations.first_start import set_up_office
from kehoach_desktop.operations.notes import plan_notes
from kehoach_desktop.operations.templates import built_in_templates, find_template, import_template
from kehoach_desktop.storage import recipient_groups
from kehoach_desktop.storage.database import open_store

TODAY = datetime.date(2026, 11, 20)
RESOURCES = Path(__file__).parents[2] / "resources"
COMMUNE = "dang-xa-thuc-hien-van-ban-tinh"
DOC = "Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Ban Thường vụ Tỉnh uỷ về nâng cao chất lượng sinh hoạt chi bộ"


def drafted(template_id: str, data_dir: Path, *settings: str, **options: object):  # type: ignore[no-untyped-def]
    template = find_template(template_id, data_dir)
    return draft(template, values_of(template, settings).values, data_dir, today=TODAY, **options)


@pytest.mark.parametrize("template", [one.id for one in built_in_templates()])
def test_every_template_gives_a_whole_plan_without_values(template: str, data_dir: Path) -> None:
    plan = drafted(template, data_dir)
    assert plan.blocks
    assert plan.recipients
    assert plan.issue_date.year == 2026


@pytest.mark.parametrize("template", [one.id for one in built_in_templates()])
def test_every_template_gives_a_whole_plan_with_all_values(template: str, data_dir: Path) -> None:
    path = Path(__file__).parents[1] / "data" / "template_values" / f"{template}.json"
    given = json.loads(path.read_text(encoding="utf-8"))
    known = find_template(template, data_dir)
    assert {field.key for field in known.fields} <= set(given), "mẫu có ô chưa có giá trị mẫu"
    settings = []
    for key, value in given.items():
        file = data_dir.parent / f"{key}.json"
        file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        settings.append(f"{key}=@{file}")
    plan = drafted(template, data_dir, *settings)
    assert plan.subject
    assert plan.signature.signatory
    assert plan.number


def test_the_regulation_is_that_of_the_day_of_issue(data_dir: Path) -> None:
    assert drafted(COMMUNE, data_dir).ruleset == "hd05"
    assert drafted(COMMUNE, data_dir, "issue_date=26/5/2026").ruleset == "hd36"
    assert drafted(COMMUNE, data_dir, "issue_date=26/5/2026", ruleset_id="hd05").ruleset == "hd05"
    assert drafted("ubnd-xa", data_dir).ruleset == "nd30"


def test_the_symbol_follows_from_kind_and_body(data_dir: Path) -> None:
    assert drafted(COMMUNE, data_dir, "issuing_body=ĐẢNG UỶ XÃ VẠN PHÚC").symbol == "KH/ĐU"
    assert drafted("chuong-trinh-hanh-dong-tinh", data_dir, "issuing_body=TỈNH UỶ LÂM ĐỒNG").symbol == "CTr/TU"
    assert drafted("ubnd-xa", data_dir, "issuing_body=UỶ BAN NHÂN DÂN XÃ VẠN PHÚC").symbol == "KH-UBND"
    assert drafted(COMMUNE, data_dir).symbol is None


@pytest.mark.parametrize(("date", "symbol"), [("30/6/2025", "KH/HU"), ("01/4/2026", None)])
def test_a_body_that_has_ended_has_no_code_after_its_last_day(date: str, symbol: str | None, data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, "issuing_body=HUYỆN UỶ ĐỨC TRỌNG", f"issue_date={date}")
    assert (plan.ruleset, plan.symbol) == ("hd36", symbol)
    assert drafted(COMMUNE, data_dir, "issuing_body=HUYỆN UỶ ĐỨC TRỌNG", ruleset_id="hd36").symbol is None


def test_words_of_the_place_follow_from_the_letterhead(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, "parent_body=ĐẢNG BỘ THÀNH PHỐ HUẾ", "issuing_body=ĐẢNG UỶ PHƯỜNG PHÚ XUÂN")
    text = " ".join(block.text for block in plan.blocks)
    assert "Đảng uỷ phường" in text
    assert "Đảng uỷ xã" not in text
    assert plan.recipients[0].name == "Thường trực Thành uỷ"


def text_of(plan: Plan) -> str:
    return " ".join(block.shown_text for block in plan.blocks)


@pytest.mark.parametrize(
    ("commune", "named", "unnamed"),
    [
        ("XÃ VẠN PHÚC", ["Ban Xây dựng Đảng"], ["Ban Tuyên giáo và Dân vận Đảng uỷ", "Ban Tổ chức Đảng uỷ"]),
        ("PHƯỜNG B'LAO", ["Ban Xây dựng Đảng"], ["Ban Tuyên giáo và Dân vận Đảng uỷ", "Ban Tổ chức Đảng uỷ"]),
        ("ĐẶC KHU PHÚ QUÝ", ["Ban Tổ chức Đảng uỷ", "Ban Tuyên giáo và Dân vận Đảng uỷ"], ["Ban Xây dựng Đảng"]),
    ],
)
def test_xa_phuong_dac_khu_name_their_own_boards(
    commune: str, named: list[str], unnamed: list[str], data_dir: Path
) -> None:
    head = ("parent_body=ĐẢNG BỘ TỈNH LÂM ĐỒNG", f"issuing_body=ĐẢNG UỶ {commune}")
    plans = [drafted(one.id, data_dir, *head) for one in built_in_templates() if one.level is Level.COMMUNE]
    told = [text_of(one) + str([(t.lead, t.supporting, t.content) for t in one.tasks]) for one in plans]
    told += [str(one.recipients) for one in plans]
    assert not [text for text in told for name in unnamed if name in text]
    assert all(any(name in text for text in told) for name in named)


@pytest.mark.parametrize(
    ("body", "office"),
    [
        ("XÃ VẠN PHÚC", "Phòng Kinh tế"),
        ("PHƯỜNG BA ĐÌNH", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("ĐẶC KHU CÔN ĐẢO", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ],
)
def test_text_annex_and_recipients_name_the_same_office(body: str, office: str, data_dir: Path) -> None:
    plan = drafted("ubnd-xa", data_dir, f"issuing_body=UỶ BAN NHÂN DÂN\n{body}")
    names = {one.name for one in plan.recipients} | {one.lead for one in plan.tasks}
    assert {name for name in names if name and name.startswith("Phòng Kinh tế")} == {office}
    assert f"{office} chủ trì" in text_of(plan)


def test_the_body_of_a_text_is_named_as_its_neighbours_are(data_dir: Path) -> None:
    plan = drafted(
        "tuyen-truyen", data_dir, "parent_body=ĐẢNG BỘ TỈNH LÂM ĐỒNG", "issuing_body=ĐẢNG UỶ XÃ VẠN PHÚC ĐÔNG"
    )
    assert "Uỷ ban nhân dân xã chỉ đạo" in text_of(plan)
    assert "Vạn Phúc Đông" not in text_of(plan)


def test_a_ward_of_the_state_does_not_guess_its_province(data_dir: Path) -> None:
    ward = "issuing_body=UỶ BAN NHÂN DÂN\nPHƯỜNG BA ĐÌNH"
    plan = drafted("ubnd-xa", data_dir, ward)
    assert "tập huấn do [tỉnh (thành phố)] tổ chức" in text_of(plan)
    assert "tập huấn do thành phố tổ chức" in text_of(drafted("ubnd-xa", data_dir, ward, "province=TP Hà Nội"))
    own = drafted("ke-hoach-trong-nha-nuoc", data_dir, ward)
    assert own.recipients[0] == Recipient("UBND tỉnh (thành phố)", "để b/c", blank=True)
    with pytest.raises(BadArgumentError, match="Ô “province”: không có tỉnh, thành phố nào tên “Hà Tây”"):
        drafted("ubnd-xa", data_dir, ward, "province=Hà Tây")


def test_a_draft_without_a_head_invents_no_unit(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir)
    assert "[xã (phường, đặc khu)]" in text_of(plan)
    assert "Ban Xây dựng Đảng" not in text_of(plan).replace("[Ban Xây dựng Đảng hoặc", "")
    assert [one.name for one in plan.recipients if one.blank][:1] == ["Thường trực Tỉnh uỷ (Thành uỷ)"]


@pytest.mark.parametrize(
    ("date", "words", "notes"),
    [
        ("10/3/2026", "Tỉnh uỷ", 0),
        ("29/4/2026", "Tỉnh uỷ", 0),
        ("30/4/2026", "Thành uỷ", 1),
        ("10/12/2026", "Thành uỷ", 1),
    ],
)
def test_the_map_is_that_of_the_day_of_issue_and_a_head_against_it_is_told(
    date: str, words: str, notes: int, data_dir: Path
) -> None:
    plan = drafted(COMMUNE, data_dir, "parent_body=ĐẢNG BỘ TỈNH ĐỒNG NAI", f"issue_date={date}")
    assert plan.recipients[0].name == f"Thường trực {words}"
    told = (
        f"dòng đầu “ĐẢNG BỘ TỈNH ĐỒNG NAI” không đúng vào ngày {date}: "
        "Đồng Nai khi đó là thành phố, nội dung viết theo thành phố."
    )
    assert [note for note in plan_notes(plan, TODAY) if note.startswith("dòng đầu")] == [told] * notes


@pytest.mark.parametrize("template", [one.id for one in built_in_templates()])
def test_every_body_that_a_template_refers_to_is_known(template: str, data_dir: Path) -> None:
    text = (RESOURCES / "templates" / f"{template}.toml").read_text(encoding="utf-8")
    ids = set(re.findall(r"\{((?:xa|tinh)\.\w+)\}", text)) | set(re.findall(r'"((?:xa|tinh|tw|co_so)\.\w+)"', text))
    assert not [id_ for id_ in ids if shipped_agencies().get(id_) is None]


def test_the_team_is_named_by_what_it_does(data_dir: Path) -> None:
    plan = drafted("kiem-tra-giam-sat-chuyen-de", data_dir, "kind=giám sát")
    assert "Các thành viên Đoàn giám sát" in [one.name for one in plan.recipients]
    assert not [one.name for one in plan.recipients if "kiểm tra (giám sát)" in one.name]


@pytest.mark.parametrize("sample", sorted(path.name for path in (RESOURCES / "samples").glob("ke-hoach-*.json")))
def test_no_sample_needs_a_note(sample: str) -> None:
    plan = load_plan((RESOURCES / "samples" / sample).read_text(encoding="utf-8")).plan
    assert plan_notes(plan) == ()


def test_the_person_in_charge_is_a_blank_of_the_recipients_until_named(data_dir: Path) -> None:
    member = "Đồng chí Lê Văn Tám, Uỷ viên Ban Thường vụ Tỉnh uỷ"
    head = "parent_body=ĐẢNG BỘ TỈNH LÂM ĐỒNG"
    open_line = Recipient("đồng chí uỷ viên phụ trách (họ tên, chức vụ)", "để báo cáo", blank=True)
    assert open_line in drafted(COMMUNE, data_dir, head).recipients
    named = drafted(COMMUNE, data_dir, head, f"area_member={member}").recipients
    assert Recipient(member, "để báo cáo") in named
    assert open_line not in named


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ("Đồng chí Nguyễn Thị Thủy Hòa", Recipient("Đồng chí Nguyễn Thị Thủy Hòa", "để báo cáo")),
        ("- Đồng chí A, Tỉnh uỷ viên (để biết);", Recipient("Đồng chí A, Tỉnh uỷ viên", "để biết")),
        ("Đồng chí A (02 bản).", Recipient("Đồng chí A (02 bản)", "để báo cáo")),
    ],
)
def test_what_fills_a_blank_of_the_recipients_is_read_as_a_line(given: str, line: Recipient, data_dir: Path) -> None:
    assert line in drafted(COMMUNE, data_dir, f"area_member={given}").recipients


def test_a_cited_document_is_read_and_kept(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, f"province_doc={DOC}", "topic=sinh hoạt chi bộ")
    assert plan.subject == "thực hiện Kế hoạch số 112-KH/TU về sinh hoạt chi bộ"
    assert (
        Citation(
            "Kế hoạch",
            "112-KH/TU",
            datetime.date(2026, 10, 30),
            "Ban Thường vụ Tỉnh uỷ",
            "về nâng cao chất lượng sinh hoạt chi bộ",
        )
        in plan.citations
    )


def test_what_a_clerk_gives_is_only_text(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, "topic=x {y} **z** [w]")
    text = " ".join(run.text for block in plan.blocks for run in block.runs if not run.blank)
    assert "x {y} **z** [w]" in text


def test_own_recipients_take_the_place_of_the_group(data_dir: Path) -> None:
    plan = drafted(COMMUNE, data_dir, "recipients=Thường trực Tỉnh uỷ (b/c); Các chi bộ (12 chi bộ)")
    assert [(one.name, one.note) for one in plan.recipients] == [
        ("Thường trực Tỉnh uỷ", "b/c"),
        ("Các chi bộ (12 chi bộ)", None),
    ]


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        ("topic", "--set cần ô=giá trị"),
        ("topik=x", "không có ô “topik”; có phải là topic"),
        ("issue_date=mai", "“mai” không phải ngày"),
        ("number=abc", "“abc” không phải số"),
        ("task_groups=x", "cần một bảng"),
    ],
)
def test_a_bad_value_gets_one_sentence(setting: str, says: str, data_dir: Path) -> None:
    with pytest.raises(BadArgumentError, match=says):
        drafted(COMMUNE, data_dir, setting)


def test_control_characters_in_values_are_left_out_and_counted(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('["Tỉnh uỷ\\u0001", "Các\\u0007 chi bộ\\ud800"]', encoding="utf-8")
    template = find_template(COMMUNE, data_dir)
    given = values_of(template, ["topic=a\x07b", "place=Vạn Phúc", f"recipients=@{tmp_path / 'a.json'}"])
    assert given.values == {"topic": "ab", "place": "Vạn Phúc", "recipients": ("Tỉnh uỷ", "Các chi bộ")}
    assert given.removed_characters == 4


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[" * 700 + "]" * 700, "lồng nhau quá sâu"),
        ("[" * 100_000, "lồng nhau quá sâu"),
        ('[{"a": NaN}]', "NaN không phải là số"),
        ('[{"a": 1, "a": 2}]', "khoá “a” có hai lần"),
    ],
)
def test_a_value_file_is_read_as_strictly_as_a_plan(text: str, says: str, data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadFileError, match=rf"a\.json: .*{says}.*\.$"):
        drafted(COMMUNE, data_dir, f"task_groups=@{tmp_path / 'a.json'}")


def test_a_value_file_that_is_no_json_is_named(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadFileError, match=r"a\.json: không phải JSON"):
        drafted(COMMUNE, data_dir, f"task_groups=@{tmp_path / 'a.json'}")
    with pytest.raises(BadFileError, match="Không có tệp"):
        drafted(COMMUNE, data_dir, f"task_groups=@{tmp_path / 'b.json'}")


OFFICE = IssuingBody(
    "ĐẢNG UỶ XÃ VẠN PHÚC",
    Side.PARTY,
    Level.COMMUNE,
    parent_name="ĐẢNG BỘ TỈNH LÂM ĐỒNG",
    place="Vạn Phúc",
    house_style=HouseStyle(tone_marks="ủy"),
)


def test_the_office_is_known_after_the_first_start(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE)
    plan = drafted(COMMUNE, data_dir)
    assert (plan.parent_body, plan.issuing_body, plan.place, plan.symbol) == (
        "ĐẢNG BỘ TỈNH LÂM ĐỒNG",
        "ĐẢNG UỶ XÃ VẠN PHÚC",
        "Vạn Phúc",
        "KH/ĐU",
    )


def test_the_house_style_touches_generated_text_only(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE)
    plan = drafted(COMMUNE, data_dir, "topic=hoà giải ở cơ sở")
    text = " ".join(block.text for block in plan.blocks)
    assert "Đảng ủy xã" in text
    assert "Đảng uỷ xã" not in text
    assert "hoà giải" in text
    assert "của Tỉnh ủy" in text
    assert plan.recipients[0].name == "Thường trực Tỉnh ủy"
    assert plan.archive_line == "Lưu Văn phòng Đảng ủy"
    assert plan.house_style == OFFICE.house_style


@pytest.mark.parametrize(
    ("order", "first", "second"),
    [(None, "Các đồng chí Đảng uỷ viên", "Các chi bộ"), ("cấp dưới trước", "Các chi bộ", "Các đồng chí Đảng uỷ viên")],
)
def test_recipients_stand_in_the_order_of_the_house(order: str | None, first: str, second: str, data_dir: Path) -> None:
    set_up_office(data_dir, replace(OFFICE, house_style=HouseStyle(recipients_order=order)))
    names = [one.name for one in drafted(COMMUNE, data_dir).recipients]
    places = [next(n for n, name in enumerate(names) if name.startswith(one)) for one in (first, second)]
    assert places == sorted(places)


# Of words in which the tone may stand on either vowel: uỷ, hoá, khoẻ; in quý and its like `u` belongs to the `q`.
LAST_VOWEL = re.compile(r"\b\w*(?<![qQ])(?:[uU][ỷýỳỹỵỶÝỲỸỴ]|[oO][áàảãạÁÀẢÃẠéèẻẽẹÉÈẺẼẸ])(?!\w)")


@pytest.mark.parametrize("office", [OFFICE, replace(OFFICE, name="VĂN PHÒNG", parent_name=None)], ids=["known", "open"])
@pytest.mark.parametrize("template", [one.id for one in built_in_templates()])
def test_no_text_of_ours_mixes_two_tone_styles(template: str, office: IssuingBody, data_dir: Path) -> None:
    side = find_template(template, data_dir).side
    name = office.name.replace("UỶ", "ỦY")
    set_up_office(data_dir, replace(office, name=name, side=side))
    assert LAST_VOWEL.findall(dump_plan(draft(find_template(template, data_dir), {}, data_dir))) == []


def test_a_group_of_the_office_keeps_its_words(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE)
    template = find_template(COMMUNE, data_dir)
    group = next(one for one in shipped_groups() if one.id == template.closing.group)
    own = replace(group, lines=(GroupLine(text="Trường Thuỷ Lợi"),), archive="Lưu Văn phòng Đảng uỷ")
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        recipient_groups.put(store, [own])
    plan = drafted(COMMUNE, data_dir)
    assert plan.recipients[0] == Recipient("Trường Thuỷ Lợi")
    assert plan.archive_line == "Lưu Văn phòng Đảng uỷ"


def test_a_city_with_its_kind_in_its_name_says_it_once(data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "thu.toml"
    file.write_text(
        'id = "thu"\nname = "T"\ndescription = "T"\nside = "party"\ndocument_kind = "KH"\n[[parts]]\nrole = "lead"\n'
        'text = "{cap_tinh.capital} {tinh}, {cap_tinh} {tinh}, {cap_tinh.upper} {tinh.upper}, {tu} {tinh}."\n',
        encoding="utf-8",
    )
    import_template(file, data_dir)
    city = drafted("thu", data_dir, "issuing_body=THÀNH UỶ HỒ CHÍ MINH")
    assert text_of(city) == (
        "Thành phố Hồ Chí Minh, Thành phố Hồ Chí Minh, THÀNH PHỐ HỒ CHÍ MINH, Thành uỷ Thành phố Hồ Chí Minh."
    )
    other = drafted("thu", data_dir, "issuing_body=THÀNH UỶ HUẾ")
    assert text_of(other) == "Thành phố Huế, thành phố Huế, THÀNH PHỐ HUẾ, Thành uỷ Huế."


def test_an_office_of_the_other_side_does_not_lend_its_letterhead(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE)
    assert drafted("ubnd-xa", data_dir).issuing_body is None


def test_a_code_of_the_bodys_own_goes_before_the_rule(data_dir: Path) -> None:
    set_up_office(data_dir, replace(OFFICE, code="ĐUX"))
    assert drafted(COMMUNE, data_dir).symbol == "KH/ĐUX"


DEPUTY = Signatory("Đinh Quốc Khải", "PHÓ BÍ THƯ", ("T/M BAN THƯỜNG VỤ",))
HEAD = Signatory("Trần Minh Khôi", "BÍ THƯ", ("T/M BAN THƯỜNG VỤ", "T/M ĐẢNG UỶ"))


def test_who_signs_comes_from_the_register_where_one_person_does(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE, [HEAD, DEPUTY])
    assert drafted(COMMUNE, data_dir).signature.signatory == DEPUTY.name
    assert drafted("chuong-trinh-hanh-dong", data_dir).signature.signatory == HEAD.name
    assert drafted(COMMUNE, data_dir, "position=BÍ THƯ").signature.signatory == HEAD.name
    assert drafted(COMMUNE, data_dir, "signatory=Lê Thu Hà").signature.signatory == "Lê Thu Hà"


@pytest.mark.parametrize("people", [[HEAD], [HEAD, DEPUTY, replace(DEPUTY, name="Lê Thu Hà")]])
def test_who_signs_stays_a_blank_where_nobody_or_several_could(people: list[Signatory], data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE, people)
    assert drafted(COMMUNE, data_dir).signature.signatory is None


def test_nobody_of_the_office_signs_for_another_body_or_the_other_side(data_dir: Path) -> None:
    set_up_office(data_dir, OFFICE, [DEPUTY, replace(DEPUTY, position="CHỦ TỊCH", authorities=())])
    assert drafted(COMMUNE, data_dir, "issuing_body=ĐẢNG UỶ XÃ SUỐI NGÀ").signature.signatory is None
    assert drafted("ubnd-xa", data_dir).signature.signatory is None
