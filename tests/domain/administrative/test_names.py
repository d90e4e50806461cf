import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.administrative.names import NameIndex, name_key, spellings


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Thường trực Tỉnh uỷ", "TT TU"),
        ("Thường trực Tỉnh uỷ", "thuong truc thanh uy"),
        ("Thường trực Tỉnh uỷ", "TT.TU"),
        ("Uỷ ban nhân dân xã", "UBND phường"),
        ("Các đồng chí Đảng uỷ viên", "Đảng ủy viên"),
        ("Các đ/c Uỷ viên Ban Thường vụ", "Các đồng chí UV BTV"),
        ("Ban Tuyên giáo và Dân vận", "Ban TG&DV"),
        ("Uỷ ban Mặt trận Tổ quốc Việt Nam xã", "UBMTTQVN đặc khu"),
        ("các tổ chức chính trị - xã hội", "các tổ chức CT-XH"),
        ("Các sở, ban, ngành liên quan", "Các sở ban ngành"),
    ],
)
def test_ways_to_write_the_same_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tỉnh uỷ", "Tỉnh uỷ viên"),
        ("Đảng uỷ", "Đảng uỷ viên"),
        ("Tỉnh uỷ", "Huyện uỷ"),
        ("UBND xã", "UBND tỉnh"),
        ("UBND xã", "HĐND xã"),
        ("Uỷ ban MTTQ xã", "Uỷ ban MTTQ và các tổ chức CT-XH xã"),
        ("Đồng chí Nguyễn Văn A", "Nguyễn Văn A"),  # a person is not a body
    ],
)
def test_different_bodies_have_different_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


FORMS = {
    "paper": "Báo {tinh}",
    "cell": "Chi bộ {ten}",
    "village": "Chi bộ thôn {ten}",
    "person": "Đồng chí {ho_ten}, Uỷ viên Ban Thường vụ {tu}, phụ trách {cap_xa}",
    "office": "Sở Nội vụ {cap_tinh}",
    "below": "Đảng uỷ {don_vi} trực thuộc Đảng uỷ {cap_xa}",
}
INDEX = NameIndex(one for id_, form in FORMS.items() for one in spellings(id_, form))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chi bộ Trường Tiểu học", "cell"),
        ("Chi bộ thôn Hoà Bình", "village"),  # the form that accounts for more words
        ("Chi bộ", "cell"),
        ("Sở Nội vụ", "office"),
        ("Sở Nội vụ thành phố", "office"),
        ("Sở Nội vụ tỉnh Lâm Đồng", "office"),
        ("Sở Nội vụ Lâm Đồng", None),  # no unit word: it may be another name
        ("Đồng chí Trần Minh Khôi, Uỷ viên Ban Thường vụ Thành uỷ, phụ trách phường", "person"),
        ("Đồng chí Trần Minh Khôi", None),
        ("Đảng uỷ Công ty A trực thuộc Đảng uỷ xã", "below"),
        ("Đảng uỷ trực thuộc Đảng uỷ xã", "below"),  # without its name
        ("Báo Lâm Đồng", "paper"),
        ("báo cáo viên", None),
        ("Báo-cáo", None),
        ("Báo", None),
        ("Chi bộ thôn 3, Chi bộ thôn 4", None),  # two bodies are no proper name
        ("", None),
        (" .,; ", None),
    ],
)
def test_a_proper_name_may_stand_where_the_form_has_a_hole(text: str, expected: str | None) -> None:
    assert {spelling.id for spelling in INDEX.find(text)} == ({expected} if expected else set())


@pytest.mark.parametrize("form", ["…", "", " - ", "{ten}", "{ten} {don_vi}", "{cap_xa}"])
def test_a_form_without_words_is_no_way_to_write_a_name(form: str) -> None:
    assert all(spelling.head for spelling in spellings("a", form))
    assert not NameIndex(spellings("a", form)).find("…")


@given(st.text())
def test_any_form_can_be_spelled(form: str) -> None:
    assert all(spelling.head for spelling in spellings("a", form))


@given(st.text())
def test_any_text_can_be_looked_up(text: str) -> None:
    assert len(INDEX.find(text)) >= 0
