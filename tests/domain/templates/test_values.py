import datetime
import json

import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Citation
from kehoach_desktop.domain.templates import Field, FieldType, read_value
from kehoach_desktop.domain.templates.template import Column, Suggestion
from kehoach_desktop.domain.templates.values import parse_citation
from kehoach_desktop.errors import BadArgumentError

TEXT = Field("a", "Nội dung")
NUMBER = Field("a", "Số", FieldType.NUMBER)
DATE = Field("a", "Ngày", FieldType.DATE)
FLAG = Field("a", "Có không", FieldType.FLAG)
CHOICE = Field("a", "Hình thức", FieldType.CHOICE, choices=("trực tiếp", "trực tuyến"))
CITATION = Field("a", "Văn bản", FieldType.CITATION)
AGENCY = Field("a", "Đơn vị", FieldType.AGENCY)
DEADLINE = Field("a", "Hạn", FieldType.DEADLINE)
LIST = Field("a", "Danh sách", FieldType.LIST)
CITATIONS = Field("a", "Văn bản", FieldType.LIST, items=FieldType.CITATION)
DATES = Field("a", "Các ngày", FieldType.LIST, items=FieldType.DATE)
TABLE = Field(
    "a",
    "Bảng",
    FieldType.TABLE,
    columns=(Column("viec", "Việc"), Column("ngay", "Ngày", FieldType.DATE), Column("lop", "Lớp", FieldType.LIST)),
)

DAY = datetime.date(2026, 1, 1)
LAND = Citation("Luật", subject="Đất đai năm 2024")  # the year is known, the day is not
KH112 = Citation("Kế hoạch", "112-KH/TU", datetime.date(2026, 10, 30), "Ban Thường vụ Tỉnh uỷ", "về sinh hoạt chi bộ")


@pytest.mark.parametrize(
    ("field", "given", "value"),
    [
        (TEXT, " Kế hoạch ", "Kế hoạch"),
        (TEXT, "{không} **phải** [mẫu]", "{không} **phải** [mẫu]"),  # what a clerk gives is only text
        (TEXT, "tie\u0302\u0301ng\x07", "tiếng"),
        (TEXT, 5, "5"),
        (DEADLINE, "trong quý I-2027", "trong quý I-2027"),
        (AGENCY, "Văn phòng Đảng uỷ", "Văn phòng Đảng uỷ"),
        (NUMBER, "57", "57"),
        (NUMBER, "1.234,5", "1.234,5"),
        (NUMBER, "85 %", "85 %"),
        (NUMBER, 57, "57"),
        (DATE, "05/9/2026", PartialDate(5, 9, 2026)),
        (DATE, "../12/2026", PartialDate(None, 12, 2026)),
        (DATE, "ngày 05 tháng 9 năm 2026", PartialDate(5, 9, 2026)),
        (FLAG, "có", True),
        (FLAG, "Không", False),
        (FLAG, "x", True),
        (FLAG, True, True),
        (FLAG, False, False),
        (FLAG, 1, True),
        (CHOICE, "TRUC TUYEN", "trực tuyến"),  # without marks too; the template's own spelling is taken
        (LIST, "một; hai ;; ba", ("một", "hai", "ba")),
        (LIST, ["một", " hai "], ("một", "hai")),
        (DATES, "05/9/2026; tháng 3/2027", (PartialDate(5, 9, 2026), PartialDate(None, 3, 2027))),
        (CITATION, "Luật Đất đai năm 2024", LAND),
        (CITATION, "Kết luận của Bộ Chính trị", "Kết luận của Bộ Chính trị"),  # no form of its own: kept as text
        (CITATION, {"kind": "Kế hoạch", "symbol": "112-KH/TU", "issuer": ""}, Citation("Kế hoạch", "112-KH/TU")),
        (CITATIONS, ["Luật Đất đai năm 2024", "Điều lệ"], (LAND, "Điều lệ")),
        (TABLE, [{"viec": "Rà soát ", "lop": "A; B"}], ({"viec": "Rà soát", "lop": ("A", "B")},)),
        (TABLE, [{"ngay": "05/9/2026"}], ({"ngay": PartialDate(5, 9, 2026)},)),
        (TABLE, [{"viec": ""}, {}], ({"viec": None}, {})),
    ],
)  # fmt: skip
def test_a_value_is_read_as_its_field_wants(field: Field, given: object, value: object) -> None:
    assert read_value(field, given) == value


@pytest.mark.parametrize("given", ["", "   ", None, []])
@pytest.mark.parametrize("field", [TEXT, NUMBER, DATE, FLAG, CHOICE, CITATION, LIST, TABLE])
def test_nothing_given_is_nothing(field: Field, given: object) -> None:
    assert read_value(field, given) is None


@pytest.mark.parametrize(
    ("field", "given", "says"),
    [
        (TEXT, ["a"], "Ô “a” (Nội dung): cần một dòng chữ."),
        (TEXT, True, "cần một dòng chữ"),
        (NUMBER, "năm", "“năm” không phải số"),
        (NUMBER, "5 người", "“5 người” không phải số"),
        (DATE, "mai", "“mai” không phải ngày; viết như 05/9/2026"),
        (DATE, "31/02/2026", "không phải ngày"),
        (FLAG, "có lẽ", "“có lẽ” không phải có hoặc không"),
        (CHOICE, "qua thư", "“qua thư” không có trong các lựa chọn: trực tiếp; trực tuyến"),
        (LIST, {"a": 1}, "cần một danh sách"),
        (TEXT, json.loads("[" * 700 + "]" * 700), "dữ liệu lồng nhau quá sâu"),
        (DATES, "05/9/2026; mai", "“mai” không phải ngày"),
        (CITATION, 5, "cần tên một văn bản"),
        (CITATION, {"kind": "Kế hoạch", "date": "mai"}, "date: phải là ngày dạng 2026-12-02"),
        (CITATION, {"symbol": "112-KH/TU"}, "kind: thiếu khoá này"),
        (TABLE, "a; b", "cần một bảng"),
        (TABLE, [["a"]], "cần một bảng"),
        (TABLE, [{"viec": "A"}, {"vieck": "B"}], "dòng 2 có cột lạ “vieck”; bảng có viec, ngay, lop"),
        (TABLE, [{"ngay": "mai"}], "dòng 1, cột “ngay”: “mai” không phải ngày"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_name_of_the_field(field: Field, given: object, says: str) -> None:
    with pytest.raises(BadArgumentError) as caught:
        read_value(field, given)
    assert says in str(caught.value)
    assert str(caught.value).startswith("Ô “a” (")


# ---------------------------------------------------------------- citations


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Kế hoạch số 112-KH/TU, ngày 30/10/2026 của Ban Thường vụ Tỉnh uỷ về sinh hoạt chi bộ", KH112),
        ("Kế hoạch số 112-KH/TU ngày 30/10/2026 của Ban Thường vụ Tỉnh uỷ, về sinh hoạt chi bộ", KH112),
        (
            "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
            Citation("Nghị định", "30/2020/NĐ-CP", datetime.date(2020, 3, 5), "Chính phủ", "về công tác văn thư"),
        ),
        (
            "Chỉ thị số 05-CT/TW, ngày 15/5/2016 của Bộ Chính trị",
            Citation("Chỉ thị", "05-CT/TW", datetime.date(2016, 5, 15), "Bộ Chính trị", None),
        ),
        (
            "Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị tiếp tục thực hiện Chỉ thị số 05-CT/TW",
            Citation(
                "Kết luận",
                "01-KL/TW",
                datetime.date(2021, 5, 18),
                "Bộ Chính trị",
                "tiếp tục thực hiện Chỉ thị số 05-CT/TW",
            ),
        ),
        (
            "Quyết định số 9-QĐ/TU, ngày 01/02/2026 ban hành Quy chế",
            Citation("Quyết định", "9-QĐ/TU", datetime.date(2026, 2, 1), None, "ban hành Quy chế"),
        ),
        (
            "Luật Tổ chức chính quyền địa phương năm 2025",
            Citation("Luật", None, None, None, "Tổ chức chính quyền địa phương năm 2025"),
        ),
        ("Bộ luật Lao động", Citation("Bộ luật", None, None, None, "Lao động")),
        ("Pháp lệnh Dân quân tự vệ", Citation("Pháp lệnh", None, None, None, "Dân quân tự vệ")),
    ],
)  # fmt: skip
def test_a_document_is_read_in_its_parts(text: str, citation: Citation) -> None:
    assert parse_citation(text) == citation


@pytest.mark.parametrize(
    ("issuer", "subject"),
    [
        ("Ban Thường vụ Tỉnh uỷ", "triển khai Nghị quyết số 57-NQ/TW"),
        ("Ban Tổ chức Tỉnh uỷ", "nâng cao chất lượng sinh hoạt chi bộ"),
        ("Mặt trận Tổ quốc và các tổ chức chính trị - xã hội tỉnh", "tổ chức ngày hội"),
        ("Ban Chỉ đạo 35 Tỉnh uỷ", None),
    ],
)
def test_the_issuer_ends_where_a_subject_opens(issuer: str, subject: str | None) -> None:
    text = " ".join(filter(None, (f"Kế hoạch số 12-KH/TU, ngày 05/9/2026 của {issuer}", subject)))
    assert parse_citation(text) == Citation("Kế hoạch", "12-KH/TU", datetime.date(2026, 9, 5), issuer, subject)


@pytest.mark.parametrize("text", ["", "Điều lệ Đảng", "Kế hoạch số 112-KH/TU", "số 5, ngày 01/02/2026", "Luật"])
def test_what_has_no_such_parts_is_not_guessed(text: str) -> None:
    assert parse_citation(text) is None


@pytest.mark.parametrize("date", ["5-9-26", "31/02/2026"])
def test_a_date_that_is_not_read_is_not_lost(date: str) -> None:
    text = f"Kế hoạch số 112-KH/TU, ngày {date} của Tỉnh uỷ"
    assert date in str(read_value(CITATION, text))


# ---------------------------------------------------------------- fields


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Field("2a", "A"), "“2a” không dùng làm tên ô được"),
        (lambda: Field("a b", "A"), "không dùng làm tên ô được"),
        (lambda: Field("item", "A"), "không dùng làm tên ô được"),
        (lambda: Field("tinh", "A"), "không dùng làm tên ô được"),
        (lambda: Field("a", "A", choices=("x",)), "choices chỉ đi với ô kiểu choice"),
        (lambda: Field("a", "A", FieldType.CHOICE), "choices chỉ đi với ô kiểu choice"),
        (lambda: Field("a", "A", columns=(Column("b", "B"),)), "columns chỉ đi với ô kiểu table"),
        (lambda: Field("a", "A", FieldType.TABLE), "columns chỉ đi với ô kiểu table"),
        (lambda: Field("a", "A", FieldType.LIST, items=FieldType.LIST), "items không nhận kiểu list"),
        (lambda: Field("a", "A", FieldType.LIST, items=FieldType.CHOICE), "items không nhận kiểu choice"),
        (lambda: Field("a", " "), "label và blank phải có chữ"),
        (lambda: Column("a", "A", blank=""), "label và blank phải có chữ"),
        (lambda: Column("a", "A", FieldType.TABLE), "cột không nhận kiểu table"),
        (lambda: Field("a", "A", suggestions=(Suggestion(DAY, "Luật"),)), "suggestions chỉ đi với ô văn bản"),
    ],
)  # fmt: skip
def test_a_field_that_does_not_hang_together_is_refused(make: object, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        make()  # type: ignore[operator]


def test_a_field_may_suggest_documents_one_by_one_or_in_a_list() -> None:
    suggestion = Suggestion(datetime.date(2026, 1, 1), "Luật", subject="Đất đai")
    assert Field("a", "A", FieldType.CITATION, suggestions=(suggestion,)).suggestions == (suggestion,)
    assert Field("a", "A", FieldType.LIST, items=FieldType.CITATION, suggestions=(suggestion,)).suggestions


def test_a_blank_is_called_as_the_field_is() -> None:
    assert Field("a", "Đơn vị chủ trì").blank_name == "đơn vị chủ trì"
    assert Field("a", "UBND xã").blank_name == "uBND xã"
    assert Field("a", "UBND xã", blank="UBND xã").blank_name == "UBND xã"
