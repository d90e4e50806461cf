import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain.font_widths import NO_FONTS
from kehoach_desktop.domain.format_standard import load_ruleset
from kehoach_desktop.errors import BadFileError
from kehoach_desktop.operations.rulesets import document_font, ruleset

TEXT = paths.resource_text("format_standard/hd05.toml")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_a_ruleset_carries_the_fonts_it_was_given() -> None:
    assert load_ruleset("hd05.toml", TEXT, NO_FONTS).fonts is NO_FONTS
    assert load_ruleset("hd05.toml", TEXT, document_font()) == ruleset("hd05")


SPACING = "min = 18, max = 22, default = 19"
NO_FIGURE = "phải là một số hoặc { min, max, default }"


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("size_pt = 15\n", 'size_pt = "15"\n', "size_pt = ", f"zones.title.size_pt: {NO_FIGURE}"),
        ("bold = true\n", "bould = true\n", "bould", "zones.title.bould: không có khoá này, có phải là bold"),
        (
            '"center"\n',
            '"centre"\n',
            'align = "centre"',
            'zones.title.align: không nhận giá trị "centre", có phải là center',
        ),
        ("case =", "caze =", "caze", "không có khoá này, có phải là case"),
        ("[zones.title]", "[zones.titel]", "[zones.titel]", "zones.titel: không nhận giá trị"),
        (SPACING, "min = 18, max = 22, default = 23", "exact_pt =", "mặc định 23.0 nằm ngoài khoảng 18.0 - 22.0"),
        (SPACING, "min = 18, max = 22", "exact_pt =", f"body.exact_pt: {NO_FIGURE}"),
        ("min = 18,", "min = true,", "exact_pt =", "exact_pt.min: phải là số"),
        ("exact_pt = {", "lines = 1.0\nexact_pt = {", "[body]", "phải có đúng một trong exact_pt và lines"),
        ("[roles.plus]", "[roles.minus]", "[roles.minus]", "roles.minus: không nhận giá trị"),
        ('"orig"\nletters', '"sure"\nletters', 'confidence = "sure"', "confidence: không nhận giá trị"),
        ("{ gap = ", "{ gab = ", "[number]", "confidence_of nêu khoá không có: gab"),
        ('zone = "title"', 'zone = "national_title"', "", "zones thiếu national_title"),
        ('default = "I-"', 'default = "A-"', "[[house]]", "mặc định 'A-' không nằm trong các lựa chọn"),
        ('key = "heading_marks"', 'key = "heading_sings"', "[[house]]", "không có nếp riêng nào tên heading_sings"),
        ("valid_from = 2026-05-27", 'valid_from = "27/5/2026"', "valid_from", "phải là ngày dạng 2026-12-02"),
        ('archive_line = "nơi lưu"\n', "", "", "blanks thiếu archive_line"),
        ('letters = ["a"', 'letters = [] # ["a"', "", "letters không được để trống"),
        ("first_shown = 2", "first_shown = 3", "[page_number]", "số trang chỉ bắt đầu hiện từ trang 1 hoặc 2"),
        ('law_undated = "{kind} {subject}"\n', "", "[citation]", "citation.law_undated: thiếu khoá này"),
        ("letters = ", "leters = ", "leters", "leters: không có khoá này, có phải là letters"),
    ],
)
def test_what_is_wrong_in_a_ruleset_is_refused_with_its_line(old: str, new: str, at: str, says: str) -> None:
    text = TEXT.replace(old, new, 1)
    assert text != TEXT
    with pytest.raises(BadFileError) as caught:
        load_ruleset("hd05.toml", text, NO_FONTS)
    message = str(caught.value)
    assert message.startswith(f"hd05.toml, dòng {line_of(text, at) if at else 1}: ")
    assert says in message


def test_a_frame_has_a_width_for_every_mark() -> None:
    text = paths.resource_text("format_standard/nd30.toml")
    with pytest.raises(BadFileError, match="một bề rộng cho mỗi dấu"):
        load_ruleset("nd30.toml", text.replace("widths_mm = [20, 30, 40]", "widths_mm = [20, 30]"), NO_FONTS)


def test_a_role_that_is_left_out_is_missed() -> None:
    start = TEXT.index("[roles.plus]")
    with pytest.raises(BadFileError, match="roles thiếu plus"):
        load_ruleset("hd05.toml", TEXT[:start] + TEXT[TEXT.index("[roles.assignment]") :], NO_FONTS)


def test_what_a_ruleset_must_have_is_missed() -> None:
    with pytest.raises(BadFileError, match=r"^r\.toml, dòng 1: .*thiếu khoá này"):
        load_ruleset("r.toml", 'id = "r"\n', NO_FONTS)
