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
        ('letters = ["a"', 'letters = [] # ["a"', "letters = ", "letters: không được để trống"),
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


def refusal(old: str, new: str, text: str = TEXT) -> tuple[str, str]:
    """The complaint about `text` with `new` for `old`, and the text it was made of."""
    changed = text.replace(old, new, 1)
    assert changed != text
    with pytest.raises(BadFileError) as caught:
        load_ruleset("r.toml", changed, NO_FONTS)
    return str(caught.value), changed


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Số {number}-", "Số {nummer}-", "number.pattern: không có chỗ điền {nummer}"),
        ("Số {number}-", "Số -", "number.pattern: thiếu chỗ điền {number}"),
        ("Số {number}-", "Số {number:>9}-", "number.pattern: dấu ngoặc nhọn lẻ"),
        ("Số {number}-", "Số {{number}}-", "number.pattern: dấu ngoặc nhọn lẻ"),
        (
            "{place}, ngày {day}",
            "ngày {day}, {place}",
            "place_date.pattern: phải theo thứ tự {place} {day} {month} {year}",
        ),
        ("{day}/{month}/{year}", "{place}/{day}/{month}/{year}", "date_in_text.pattern: không có chỗ điền {place}"),
        ("{comma} ngày", "{coma} ngày", "citation.first: không có chỗ điền {coma}"),
        ("của {issuer})", "của {isuer})", "annex.reference: không có chỗ điền {isuer}"),
        ('numbered_label = "Phụ lục {n}"', 'numbered_label = "Phụ lục"', "annex.numbered_label: thiếu chỗ điền {n}"),
        ("lần {n}", "lần {m}", "draft_mark.texts[0]: không có chỗ điền {m}"),
        ("({note})", "({nota})", "recipients.note_pattern: không có chỗ điền {nota}"),
        ('label = "Nơi nhận:"', 'label = "Nơi {nhan}:"', "recipients.label: không có chỗ điền {nhan}"),
        ('"{typist}-{copies}"', '"{typist}-{copy}"', "typist.pattern: không có chỗ điền {copy}"),
    ],
)
def test_a_pattern_has_its_places_to_fill_and_no_other(old: str, new: str, says: str) -> None:
    message, text = refusal(old, new)
    assert message.startswith(f"r.toml, dòng {line_of(text, new)}: {says}")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("size_pt = 15\n", "size_pt = -14\n", "zones.title.size_pt: phải từ 1 đến 72, không phải -14"),
        ("size_pt = 15\n", "size_pt = nan\n", f"zones.title.size_pt: {NO_FIGURE}"),
        ("size_pt = 15\n", "size_pt = inf\n", f"zones.title.size_pt: {NO_FIGURE}"),
        ("thickness_pt = 0.75", "thickness_pt = nan", "lines[0].thickness_pt: phải từ 0.25 đến 12, không phải nan"),
        ("thickness_pt = 0.75", "thickness_pt = 0", "lines[0].thickness_pt: phải từ 0.25 đến 12"),
        ("ratio = 1.0", "ratio = 1.5", "lines[0].ratio: phải từ 0.01 đến 1"),
        ("min_digits = 2", "min_digits = -2", "number.min_digits: phải từ 1 đến 9"),
        ("after_pt = 14\n", "after_pt = -14\n", "head.after_pt: phải từ 0 đến 300"),
        ("width_mm = 210", "width_mm = 0", "page.width_mm: phải từ 50 đến 558"),
        ('color = "000000"', 'color = "black"', "font.color: phải là sáu chữ số thập lục phân như FF0000"),
        ('color = "FF0000"', 'color = "red"', "zones.urgency.color: phải là sáu chữ số thập lục phân như FF0000"),
        ('clause = "II.IV.1"', 'clause = " "', "font.clause: không được để trống"),
        ('prefix = "K/T"', 'prefix = ""', "signing.authorities[1].prefix: không được để trống"),
        ('"Đồng chí", ', '"", ', "signing.titles_before_name[0]: không được để trống"),
        ('position = "chức vụ"', 'position = ""', "blanks.position: không được để trống"),
        ('texts = ["Dự thảo lần {n}"]', "texts = []", "draft_mark.texts: không được để trống"),
    ],
)
def test_a_value_lies_within_what_can_be_printed(old: str, new: str, says: str) -> None:
    message, text = refusal(old, new)
    assert message.startswith(f"r.toml, dòng {line_of(text, new)}: {says}")


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("top_mm = 20", "top_mm = 280", "[page]", "page: lề trên và lề dưới không chừa chỗ cho chữ"),
        ("left_mm = 30", "left_mm = 200", "[page]", "page: lề trái và lề phải không chừa chỗ cho chữ"),
        ("right_min_mm = 80", "right_min_mm = 110", "[head]", "head: right_min_mm lớn hơn right_max_mm"),
        ("right_max_mm = 109", "right_max_mm = 170", "[head]", "head: cột phải rộng hơn phần chữ của trang"),
        ("left_mm = 80\n", "left_mm = 81\n", "[closing]", "closing: hai cột rộng hơn phần chữ của trang"),
    ],
)
def test_what_is_printed_fits_the_paper(old: str, new: str, at: str, says: str) -> None:
    message, text = refusal(old, new)
    assert message == f"r.toml, dòng {line_of(text, at)}: {says}"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('acting = ["Chi bộ"]', 'acting = ["Chi hội"]', "signing.bodies[3].acting: blocks không có “Chi hội”"),
        ('names = ["Chi bộ"]\n', "", "signing.bodies: phải có đúng một mục không có names, cho mọi cơ quan khác"),
    ],
)
def test_every_body_has_blocks_to_sign_with(old: str, new: str, says: str) -> None:
    message, _ = refusal(old, new)
    assert says in message


def test_the_margins_of_a_page_on_its_side_fit_it_too() -> None:
    start = TEXT.index("[landscape]")
    message, text = refusal("top_mm = 20", "top_mm = 195", TEXT[start:])
    message, text = refusal(TEXT[start:], text)
    assert (
        message == f"r.toml, dòng {line_of(text, '[landscape]')}: landscape: lề trên và lề dưới không chừa chỗ cho chữ"
    )


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ('"heading_marks"', '"heading_mark"', "label_from =", "roles.part.label_from: house không có heading_mark"),
        (
            'label_from = "heading_marks"',
            'mark = "-"',
            "[roles.part]",
            "roles.part: phải có đúng một trong label và label_from",
        ),
        (
            'label_from = "heading_marks"',
            'label = "A."',
            'label = "A."',
            "roles.part.label: không hiểu kiểu đánh số “A.”",
        ),
        ('["I-", "I."]', '["I-", "A."]', 'choices = ["I-", "A."]', "house[0].choices: không hiểu kiểu đánh số “A.”"),
        ("[roles.dash]", '[roles.dash]\nlabel = "1."', 'label = "1."', "roles.dash.label: khối này không được đánh số"),
        (
            'choices = ["uỷ", "ủy"]',
            'choices = ["uỷ", "y"]',
            'choices = ["uỷ", "y"]',
            "house[4].choices: không có lối “y”",
        ),
        (
            "choices = [true, false]",
            'choices = [true, "false"]',
            'choices = [true, "',
            "house[5].choices: phải là true hoặc false",
        ),
        ('key = "tone_marks"', 'key = "heading_marks"', "", "house: thiếu tone_marks"),
        ('text = "ĐẢNG CỘNG SẢN VIỆT NAM"\n', "", "[zones.title]", "zones.title: thiếu text"),
        ('text = "*"\n', "", "[zones.star]", "zones.star: thiếu text"),
        ("\nKH = {", "\nKHx = {", "[kinds]", "kinds: thiếu KH"),
        (
            "valid_from = 2026-05-27",
            "valid_from = 2026-05-27\nvalid_to = 2026-05-26",
            "valid_to =",
            "valid_to: trước valid_from",
        ),
        ('column = "note"', 'column = "lead"', "columns = [", "task_table.columns: phải có mỗi cột một lần"),
        ("number_share = 0.05", "number_share = 0.5", "[task_table]", "task_table: các cột rộng hơn trang"),
    ],
)
def test_what_a_composer_counts_on_is_there(old: str, new: str, at: str, says: str) -> None:
    message, text = refusal(old, new)
    assert says in message
    assert message.startswith(f"r.toml, dòng {line_of(text, at)}: ")


@pytest.mark.parametrize("zone", ["table_cell", "number", "page_number", "no_publication", "annex_mark", "title"])
def test_a_zone_that_a_composer_uses_is_missed(zone: str) -> None:
    start = TEXT.index(f"[zones.{zone}]")
    whole = TEXT[start : TEXT.index("\n[", start + 1)]
    message, _ = refusal(whole, "")
    assert f"zones thiếu {zone}" in message


def test_the_side_has_its_own_title() -> None:
    start = TEXT.index("[zones.title]")
    text = TEXT.replace(TEXT[start : TEXT.index("\n[", start)], "").replace('zones = ["title"]', "zones = []")
    message, _ = refusal('zone = "title"', 'zone = "subject"', text)
    assert "zones thiếu title" in message
