import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Citation, HouseStyle, Run
from kehoach_desktop.domain.templates import Field, FieldType, read_value
from kehoach_desktop.domain.templates.markup import Markup
from kehoach_desktop.domain.templates.texts import Item, Texts
from tests.domain.templates.small_templates import around, load

TEMPLATE = load("""
[[parts]]
role = "lead"
text = "{doc} {ten} {ngay} {ds} {don_vi} {so} {ghi} {docs}"
[[parts]]
role = "dash"
text = "Có hỏi"
when = "hoi"
[[parts]]
each = "bang"
role = "dash"
text = "{item.viec} {item.doc.short} {item.lop}"
[[fields]]
key = "doc"
label = "Văn bản"
type = "citation"
[[fields]]
key = "ten"
label = "Tên hội nghị"
blank = "tên của hội nghị"
[[fields]]
key = "ngay"
label = "Ngày họp"
type = "date"
[[fields]]
key = "ds"
label = "Danh sách"
type = "list"
[[fields]]
key = "don_vi"
label = "Đơn vị"
type = "agency"
default = "{xa.vp}"
[[fields]]
key = "so"
label = "Số"
type = "number"
default = "**{ten}** [tuỳ]"
[[fields]]
key = "ghi"
label = "Ghi"
type = "list"
default = ["A", "{ten}"]
[[fields]]
key = "docs"
label = "Văn bản khác"
type = "list"
items = "citation"
[[fields]]
key = "hoi"
label = "Có hỏi"
type = "flag"
default = true
[[fields]]
key = "bang"
label = "Bảng"
type = "table"
columns = [
  { key = "viec", label = "Việc Cần Làm" },
  { key = "doc", label = "Văn bản", type = "citation", blank = "văn bản nào" },
  { key = "lop", label = "Lớp", type = "list" },
]
""")
KH112 = Citation("Kế hoạch", "112-KH/TU", datetime.date(2026, 10, 30), "Tỉnh uỷ", "về sinh hoạt")
FULL = "Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Tỉnh uỷ về sinh hoạt"


def texts(values: Mapping[str, Any] | None = None, **changes: Any) -> Texts:
    return Texts(TEMPLATE, values or {}, around(**changes))


def spelled(runs: tuple[Run, ...]) -> str:
    return "".join(f"[{run.text}]" if run.blank else run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("về {ten}", {"ten": "Đại hội"}, "về Đại hội"),
        ("về {ten}", {"ten": "**không** [phải] {mẫu}"}, "về **không** [phải] {mẫu}"),  # a clerk's words are only text
        ("về {ten}", {}, "về [tên của hội nghị]"),
        ("ngày {ngay}", {"ngay": PartialDate(5, 9, 2026)}, "ngày 05/9/2026"),
        ("ngày {ngay}", {"ngay": PartialDate(None, 12, 2026)}, "ngày \u00a0\u00a0\u00a0\u00a0/12/2026"),
        ("ngày {ngay}", {}, "ngày [ngày họp]"),
        ("gồm {ds}", {"ds": ("A",)}, "gồm A"),
        ("gồm {ds}", {"ds": ("A", "B", "C")}, "gồm A, B và C"),
        ("gồm {ds}", {"ds": ("A, B", "C", "D")}, "gồm A, B; C; D"),  # commas inside an item
        ("gồm {ds}", {"ds": ()}, "gồm [danh sách]"),
        ("{doc}", {"doc": KH112}, FULL),
        ("{doc.short}", {"doc": KH112}, "Kế hoạch số 112-KH/TU"),
        ("{doc.kind}, {doc.symbol}, {doc.date}", {"doc": KH112}, "Kế hoạch, 112-KH/TU, 30/10/2026"),
        ("{doc.issuer}, {doc.subject}", {"doc": KH112}, "Tỉnh uỷ, về sinh hoạt"),
        ("{doc.symbol}, {doc.date}", {"doc": Citation("Luật")}, "[số, ký hiệu], [ngày tháng năm]"),
        ("{doc.issuer}, {doc.subject}", {"doc": Citation("Luật")}, "[cơ quan ban hành], [trích yếu]"),
        ("{doc.short}", {"doc": "Điều lệ Đảng"}, "Điều lệ Đảng"),  # a document that has no parts
        ("{doc.symbol}, {doc.date}", {"doc": "Điều lệ Đảng"}, "[số, ký hiệu], [ngày tháng năm]"),
        ("{doc.year}", {"doc": KH112}, "2026"),
        ("{doc.short}", {}, "[văn bản]"),
        ("{docs}", {"docs": (KH112, "Điều lệ")}, FULL + "; Điều lệ"),
        ("{don_vi}", {}, "Văn phòng Đảng uỷ"),
        ("{don_vi}", {"don_vi": "{xa.vp}"}, "{xa.vp}"),  # what the clerk gives is only text
        ("{so}", {"ten": "Đại hội"}, "Đại hội [tuỳ]"),  # a default is a template text
        ("{ghi}", {"ten": "Đại hội"}, "A và Đại hội"),
        ("{xa}, {tinh}", {}, "xã Vạn Phúc, tỉnh Lâm Đồng"),
        ("{xa.upper}: {ten.upper}", {"ten": "Đại hội"}, "XÃ VẠN PHÚC: ĐẠI HỘI"),  # as the signature writes
        ("T/M {ten.upper}", {}, "T/M [tên của hội nghị]"),
        ("{tu}", {}, "[Tỉnh uỷ (Thành uỷ)]"),
    ],
)  # fmt: skip
def test_holes_are_filled_with_what_was_given_or_name_what_is_missing(
    text: str, values: dict[str, Any], expected: str
) -> None:
    assert spelled(texts(values).runs(text)) == expected


def test_a_hole_takes_the_look_of_the_text_around_it() -> None:
    assert texts({"ten": "Đại hội"}).runs("a **b {ten}** *{ds}*") == (
        Run("a "),
        Run("b Đại hội", bold=True),
        Run(" "),
        Run("danh sách", italic=True, blank=True),
    )


def test_our_own_words_follow_the_tone_marks_of_the_house_and_nobody_elses() -> None:
    found = texts({"ten": "chị Thúy, Ủy ban"}, house_style=HouseStyle(tone_marks="uỷ")).runs("Ủy ban hòa giải: {ten}")
    assert spelled(found) == "Uỷ ban hoà giải: chị Thúy, Ủy ban"
    found = texts({"ten": "anh Thuỷ"}, house_style=HouseStyle(tone_marks="ủy")).runs("Uỷ ban: {ten}")
    assert spelled(found) == "Ủy ban: anh Thuỷ"


def test_a_template_of_the_users_own_words_keeps_its_tone_marks() -> None:
    own = replace(TEMPLATE, tones_as_written=True)
    page = Texts(own, {}, around(house_style=HouseStyle(tone_marks="uỷ")))
    assert spelled(page.runs("chị Thúy, Ủy ban, Uỷ ban")) == "chị Thúy, Ủy ban, Uỷ ban"


@pytest.mark.parametrize(
    ("text", "values", "line"),
    [
        (None, {}, None),
        ("", {}, None),
        ("về Đại hội", {}, "về Đại hội"),
        ("về {ten}", {"ten": "Đại hội"}, "về Đại hội"),
        ("về {ten} của {ds}", {"ten": "Đại hội"}, None),  # open as long as anything is missing
        ("về [tên]", {}, None),
    ],
)
def test_a_line_is_open_as_long_as_anything_in_it_is_missing(
    text: str | None, values: dict[str, Any], line: str | None
) -> None:
    assert texts(values).line(text) == line


@pytest.mark.parametrize(
    ("when", "values", "holds"),
    [
        (None, {}, True),
        ("ten", {"ten": "A"}, True),
        ("ten", {}, False),
        ("!ten", {}, True),
        ("hoi", {}, True),  # by default
        ("hoi", {"hoi": False}, False),
        ("don_vi = Văn phòng Đảng ủy", {}, True),  # a default by its words
        ("ds", {"ds": ()}, False),
        ("bang", {"bang": ({"viec": "A"},)}, True),
        ("doc.date", {"doc": KH112}, True),
        ("doc.date", {"doc": Citation("Luật")}, False),
        ("!doc.date", {"doc": "Điều lệ Đảng"}, True),  # a part of a document that is only known by its name
        ("doc.date", {}, False),
        ("doc.issuer = tỉnh ủy", {"doc": KH112}, True),
        ("doc.issuer != Tỉnh uỷ", {"doc": KH112}, False),
        ("doc.date = 30/10/2026", {"doc": KH112}, True),
        ("doc.short = Kế hoạch số 112-KH/TU", {"doc": KH112}, True),
        ("ngay = 05/9/2026", {"ngay": PartialDate(5, 9, 2026)}, True),
        ("so = Đại hội [tuỳ]", {"ten": "Đại hội"}, True),  # a default by what it comes to
        ("so = **{ten}** [tuỳ]", {"ten": "Đại hội"}, False),
        ("xa.vp", {}, True),
        ("tinh.vp", {}, False),
    ],
)
def test_a_condition_looks_at_what_was_given_or_the_default(
    when: str | None, values: dict[str, Any], holds: bool
) -> None:
    assert texts(values).holds(when) is holds


ROWS = ({"viec": "Rà soát", "doc": KH112, "lop": ("Lớp 1", "Lớp 2")}, {"viec": None})


def test_a_part_is_repeated_for_each_row_and_knows_its_cells() -> None:
    page = texts({"bang": ROWS})
    first, second = page.items("bang")
    assert spelled(page.runs("{item.viec}: {item.doc.short} ({item.lop})", first)) == (
        "Rà soát: Kế hoạch số 112-KH/TU (Lớp 1 và Lớp 2)"
    )
    # a missing cell is called as its column is
    assert spelled(page.runs("{item.viec}: {item.doc} ({item.lop})", second)) == "[việc cần làm]: [văn bản nào] ([lớp])"
    assert (page.holds("item.doc", first), page.holds("item.doc", second)) == (True, False)


def test_a_row_repeats_for_a_list_of_its_own() -> None:
    page = texts({"bang": ROWS})
    row, empty = page.items("bang")
    assert [spelled(page.runs("{item}", one)) for one in page.items("item.lop", row)] == ["Lớp 1", "Lớp 2"]
    assert [spelled(page.runs("{item}", one)) for one in page.items("item.lop", empty)] == ["[lớp]"]
    (emptied,) = texts({"bang": ({"lop": ()},)}).items("bang")
    assert [spelled(page.runs("{item}", one)) for one in page.items("item.lop", emptied)] == ["[lớp]"]


def test_without_any_item_there_is_one_of_blanks() -> None:
    page = texts()
    (item,) = page.items("ds")
    assert spelled(page.runs("{item}", item)) == "[danh sách]"
    (row,) = page.items("bang")
    assert spelled(page.runs("{item.viec}", row)) == "[việc cần làm]"


def test_a_list_repeats_item_by_item() -> None:
    page = texts({"ds": ("A", "B")})
    assert [spelled(page.runs("{item}", one)) for one in page.items("ds")] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{ds}", ("A", "B")),  # the hole of a list gives each of its names
        ("{ten}", ("Đại hội",)),
        ("Chi bộ {ten}", ("Chi bộ Đại hội",)),
        ("{ds} khác", ("A và B khác",)),
        ("{ngay}", ()),
        ("[ai đó]", ()),
        ("", ()),
    ],
)
def test_names_are_those_of_a_list_or_one_and_blanks_are_left_out(text: str, expected: tuple[str, ...]) -> None:
    assert texts({"ds": ("A", "B"), "ten": "Đại hội"}).names(text, None) == expected


def test_cited_documents_are_remembered_in_the_order_they_were_named() -> None:
    law = Citation("Luật", subject="Đất đai")
    page = texts({"doc": KH112, "docs": (law, KH112)})
    assert list(page.cited) == []
    page.runs("{docs}")
    page.runs("{doc.short}")
    assert list(page.cited) == [law, KH112]


def test_an_item_holds_a_value_and_the_field_it_comes_from() -> None:
    field = TEMPLATE.field("ds")
    assert field is not None
    assert spelled(texts().runs("{item}", Item("A", field))) == "A"


def test_the_year_of_a_law_is_no_date() -> None:
    law = read_value(Field("doc", "Văn bản", FieldType.CITATION), "Luật Đất đai năm 2024")
    assert spelled(texts({"doc": law}).runs("{doc}; {doc.date}")) == "Luật Đất đai năm 2024; [ngày tháng năm]"


def test_a_condition_on_a_document_does_not_cite_it() -> None:
    page = texts({"doc": KH112})
    assert page.holds("doc.issuer = Tỉnh uỷ")
    assert list(page.cited) == []


def test_the_name_of_a_body_takes_the_words_of_the_place() -> None:
    assert (
        spelled(texts(agency_name={"xa.vp": Markup("Văn phòng {xa}")}.get).runs("{don_vi}")) == "Văn phòng xã Vạn Phúc"
    )


@pytest.mark.parametrize(
    ("known", "expected"), [({"xa.vp": Markup("[văn phòng xã]")}, "[văn phòng xã]"), ({}, "[tên cơ quan]")]
)
@pytest.mark.parametrize("text", ["{xa.vp}", "{don_vi}"])
def test_a_body_that_is_not_there_is_a_blank_and_never_its_id(
    text: str, known: dict[str, Markup], expected: str
) -> None:
    page = texts(agency_name=known.get)
    assert spelled(page.runs(text)) == expected
    assert page.line(text) is None
    assert not page.holds("xa.vp")


@pytest.mark.parametrize("key", ["capital", "upper"])
def test_a_field_of_any_name_keeps_the_clerks_words(key: str) -> None:
    own = load(f'[[parts]]\nrole = "lead"\ntext = "{{{key}}}"\n[[fields]]\nkey = "{key}"\nlabel = "A"\n')
    assert spelled(Texts(own, {key: "đại hội"}, around()).runs(f"{{{key}}}")) == "đại hội"


def test_a_default_without_holes_is_what_its_type_takes() -> None:
    fields = "".join(
        f'[[fields]]\nkey = "{key}"\nlabel = "A"\ntype = "{kind}"\ndefault = {default}\n'
        for key, kind, default in (
            ("a", "date", "2026-09-05"),
            ("b", "date", '"5/9/2026"'),
            ("c", "number", "1.5"),
            ("d", "citation", f'"{FULL}"'),
        )
    )
    text = "{a}; {b}; {c}; {d.symbol}"
    page = Texts(load(f'[[parts]]\nrole = "lead"\ntext = "{text}"\n' + fields), {}, around())
    assert spelled(page.runs(text)) == "05/9/2026; 05/9/2026; 1.5; 112-KH/TU"


# ---------------------------------------------------------------- said once


@pytest.mark.parametrize(
    ("text", "given", "written"),
    [
        ("Kế hoạch về {ten}", "về quản lý chất thải", "Kế hoạch về quản lý chất thải"),
        ("Kế hoạch về {ten}", "Về  quản lý chất thải", "Kế hoạch về quản lý chất thải"),
        ("Kế hoạch về {ten}", "quản lý về chất thải", "Kế hoạch về quản lý về chất thải"),
        ("Kế hoạch về {ten}", "vềnh", "Kế hoạch về vềnh"),
        ("Kế hoạch về {ten}", "về", "Kế hoạch về về"),
        ("Kế hoạch {ten}", "về quản lý chất thải", "Kế hoạch về quản lý chất thải"),
        ("gửi kết quả về **{ten}**", "về Văn phòng", "gửi kết quả về Văn phòng"),
        ("[về] {ten}", "về quản lý", "[về] về quản lý"),
    ],
)
def test_about_is_said_once_whoever_says_it(text: str, given: str, written: str) -> None:
    found = Texts(TEMPLATE, {"ten": given}, around()).runs(text)
    assert "".join(f"[{run.text}]" if run.blank else run.text for run in found) == written
