"""What other programs put on the clipboard, read as blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plan import Block, Role
from kehoach_desktop.reading.clipboard import MOST_BLOCKS, MOST_LETTERS, read_clipboard, read_plainly
from tests.domain.edits.small_plans import written

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style>p.MsoNormal{{font-size:14pt}}</style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-US><!--StartFragment-->{}<!--EndFragment--></body></html>"""

ITEM = (
    "<p class=MsoListParagraph style='text-indent:-.25in;mso-list:l0 level{level} lfo1'><![if !supportLists]>"
    "<span style='mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>{mark}<span style='font:7.0pt "
    '"Times New Roman"\'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{text}<o:p></o:p></p>'
)


def blocks(html: str | None = None, text: str | None = None) -> list[str]:
    return [written(block) for block in read_clipboard(html, text).blocks]


def word(body: str) -> list[str]:
    return blocks(WORD.format(body))


def item(mark: str, text: str, level: int = 1) -> str:
    return ITEM.format(mark=mark, text=text, level=level)


# ---------------------------------------------------------------- Word


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("<p class=MsoNormal>Một<o:p></o:p></p>\n<p class=MsoNormal><o:p>&nbsp;</o:p></p><p>Hai</p>", ["Một", "Hai"]),
        ("<p>Kế\n hoạch&nbsp; số <span style='font-size:14pt'>5</span></p>", ["Kế hoạch số 5"]),
        ("<p><b>Đậm</b> và <i>nghiêng</i></p>", ["*Đậm* và _nghiêng_"]),
        ("<p><span style='font-weight:bold'>Đậm</span> thường</p>", ["*Đậm* thường"]),
        ("<p>Một<br>hai</p>", ["Một\nhai"]),  # a line break of the clerk's
        ("<p>Một<del>cũ</del><span style='mso-hide:all'>ẩn</span></p>", ["Một"]),
        ("<p>Một</p><div style='mso-element:comment-list'><p>Ý kiến</p></div>", ["Một"]),
        ("<p>tie\u0302\u0301ng</p>", ["tiếng"]),
        ("<p>tie\u0302<b>\u0301ng</b></p>", ["tiế*ng*"]),
        ("<p>Một😀\x07 &#128512;&#1;</p>", ["Một"]),
        ("<h1>Mục đích</h1><h2>Chung</h2><h3>Riêng</h3>", ["part:Mục đích", "section!:Chung", "subsection!:Riêng"]),
        ("<p><b>I. MỤC ĐÍCH</b></p>", ["part:MỤC ĐÍCH"]),  # a heading is bold by itself
        ("<p><b>1. Mục đích.</b></p>", ["section!:Mục đích."]),
        ("<p><b>Cả đoạn đậm</b></p>", ["*Cả đoạn đậm*"]),
    ],
)
def test_word_text(body: str, after: list[str]) -> None:
    assert word(body) == after


@pytest.mark.parametrize(
    ("mark", "level", "after"),
    [
        ("I.", 1, "part:Một"),
        ("1.", 1, "section!:Một"),
        ("a)", 2, "subsection!:Một"),
        ("a.", 2, "subsection!:Một"),
        ("1.1.", 2, "subsection!:Một"),
        ("-", 1, "dash:Một"),
        ("-", 2, "dash:Một"),
        ("+", 1, "plus:Một"),
        ("·", 1, "dash:Một"),
        ("\uf0b7", 1, "dash:Một"),
        ("o", 2, "plus:Một"),
        ("§", 3, "plus:Một"),
        ("*", 1, "assignment:Một"),
        ("Điều 1.", 1, "Điều 1. Một"),  # no number of ours: it is text
    ],
)
def test_word_lists(mark: str, level: int, after: str) -> None:
    assert word(item(mark, "Một", level) + "<p>Hai</p>") == [after, "Hai"]


def test_conditional_comments_hold_nothing() -> None:
    assert word("<p>A<!--[if supportFields]><span>FIELD</span><![endif]-->B</p>") == ["AB"]


# ---------------------------------------------------------------- the others


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["dash:a", "dash:b", "plus:c"]),
        ("<ol><li>a<ol><li>b</ol></ol>", ["section!:a", "subsection!:b"]),
        ("<ol type=I><li>a</ol><ol type=a><li>b.</ol>", ["part:a", "subsection:b."]),
        ("<ol><li><p>a</p><p>b</p></li></ol>", ["section!:a", "b"]),
        ("<ul><li>+ a</li><li>- b</li></ul>", ["plus:a", "dash:b"]),
        ("<li>a</li>", ["dash:a"]),
        ("<div>một<br>hai<br><br>ba</div>", ["một", "hai", "ba"]),  # Zalo
        ("<b style='font-weight:normal'><p>một <span style='font-weight:700'>hai</span></p></b>", ["một *hai*"]),
        ("<p>một <a href='x'>hai</a> <img src=x> ba</p>", ["một hai ba"]),
        ("<style>p{}</style><script>x()</script><p>một</p><!-- x -->", ["một"]),
        ("<pre>một\n  - hai</pre>", ["một", "dash:hai"]),
        ("<p hidden style='display:none'>x</p><p>một", ["một"]),
        ("<blockquote><p>một</p>hai</blockquote>", ["một", "hai"]),
        ("chữ trần", ["chữ trần"]),
        ("<p><strong><em>một</em></strong></p>", ["*một*"]),
    ],
)
def test_web_pages_zalo_and_libreoffice(html: str, after: list[str]) -> None:
    assert blocks(html) == after


EXCEL = "<table><tr>{}</tr></table>"


@pytest.mark.parametrize(
    ("cells", "after"),
    [
        ("<td>1</td><td>Rà soát</td><td>Văn phòng</td>", ["section:Rà soát; Văn phòng"]),
        ("<td>II</td><td>Tổ chức</td>", ["part:Tổ chức"]),
        ("<td>8</td><td>Kiểm tra</td>", ["section:Kiểm tra"]),  # of two columns: no heading
        ("<td>Rà soát</td><td></td><td><b>Văn phòng</b></td>", ["Rà soát; *Văn phòng*"]),
        ("<td><p>Rà</p><p>soát</p></td><td>Văn<br>phòng</td>", ["Rà soát; Văn phòng"]),
        ("<td><p>Một</p><p>hai</p></td>", ["Một", "hai"]),  # a frame round the text, no table
        ("<td>x</td><td><p>1<p>2<p>3<p>4<p>5</td>", ["x", "1", "2", "3", "4", "5"]),  # a page in columns
    ],
)
def test_rows_of_a_table_are_blocks(cells: str, after: list[str]) -> None:
    assert blocks(EXCEL.format(cells)) == after


def test_rows_as_text_are_blocks_too() -> None:
    assert blocks(None, "1\tRà soát\tVăn phòng\n\n2\tKiểm tra\t") == ["section:Rà soát; Văn phòng", "section:Kiểm tra"]


def test_the_number_of_a_heading_is_no_column() -> None:
    assert blocks(None, "1.\tMục đích\n\nNội dung.") == ["section!:Mục đích", "Nội dung."]


# ---------------------------------------------------------------- plain text


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("I. Mục đích", "part:Mục đích"),
        ("II- Yêu cầu", "part:Yêu cầu"),
        ("IV - Yêu cầu", "part:Yêu cầu"),
        ("V. I. Lênin nói", "V. I. Lênin nói"),
        ("1. Mục đích", "section!:Mục đích"),
        ("1) Mục đích.", "section:Mục đích."),
        ("2- Mục đích", "section!:Mục đích"),
        ("1.1. Chung", "subsection!:Chung"),
        ("1.2 Chung;", "subsection:Chung;"),
        ("a) Chung", "subsection!:Chung"),
        ("đ) Chung", "subsection!:Chung"),
        ("- Một", "dash:Một"),
        ("-Một", "dash:Một"),
        ("– Một", "dash:Một"),
        ("• Một", "dash:Một"),
        ("+ Một", "plus:Một"),
        ("* Một", "assignment:Một"),
        ("  \u00a0- Một  ", "dash:Một"),
        ("1.500.000 đồng", "1.500.000 đồng"),
        ("2026. Năm", "2026. Năm"),
        ("-5 độ", "-5 độ"),
        ("a. Một", "a. Một"),
        ("Điều 1. Một", "Điều 1. Một"),
        ("-", "-"),
        ("1.", "1."),
        ("X", "X"),
    ],
)
def test_marks_of_plain_text(line: str, after: str) -> None:
    assert blocks(None, line) == [after]


def test_a_long_line_without_an_end_is_no_heading() -> None:
    assert not read_clipboard(None, "1. " + "chữ " * 60).blocks[0].heading


def test_lines_that_a_pdf_broke_are_one_paragraph() -> None:
    text = """Thực hiện chương trình công tác năm 2027 của Ban Chấp hành Đảng bộ, Ban
Thường vụ Đảng uỷ xã ban hành kế hoạch kiểm tra, giám sát như sau, gồm các nội
dung chính:
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức của cấp uỷ, tổ chức đảng và đảng viên về công tác kiểm
tra.
- Việc thứ nhất phải được làm xong trước ngày 30 tháng 6 năm 2027 và báo cáo;
- Việc thứ hai."""
    found = read_clipboard(None, text).blocks
    assert [(block.role.value, block.text.count(" ")) for block in found] == [
        ("paragraph", 34), ("part", 3), ("section", 17), ("dash", 16), ("dash", 2),
    ]  # fmt: skip
    assert found[0].text.endswith("gồm các nội dung chính:")


def test_lines_of_a_chat_stay_lines() -> None:
    assert blocks(None, "Chào chị\nmai họp lúc 8 giờ\nnhớ mang tài liệu") == [
        "Chào chị", "mai họp lúc 8 giờ", "nhớ mang tài liệu",
    ]  # fmt: skip


def test_line_ends_of_every_program_are_line_ends() -> None:
    assert blocks(None, "a\r\nb\rc\u2028d\u2029e") == ["a", "b", "c", "d", "e"]


def test_plain_pasting_reads_no_marks() -> None:
    found = read_plainly("- một\r\n\n  1. hai\tba 😀")
    assert [(block.role, block.text) for block in found] == [
        (Role.PARAGRAPH, "- một"), (Role.PARAGRAPH, "1. hai ba"),
    ]  # fmt: skip


@pytest.mark.parametrize("html", [None, "<span>và <b>các</b> </span>"])
def test_a_piece_of_a_line_keeps_the_spaces_at_its_ends(html: str | None) -> None:
    [block] = read_clipboard(html, " và các ").blocks
    assert block.text == " và các "
    assert blocks(html, "và các") == ["và *các*" if html else "và các"]
    assert [block.text for block in read_plainly(" và \t các ")] == [" và các "]


# ---------------------------------------------------------------- what is not as it should be


def test_html_that_lacks_the_text_gives_way_to_it() -> None:
    assert blocks("<img src=x>", "một\nhai") == ["một", "hai"]
    assert blocks("<p>một</p>", "một\nhai\nba\nbốn năm sáu") == ["một", "hai", "ba", "bốn năm sáu"]
    assert blocks("", None) == blocks(None, "") == blocks(None, None) == blocks("<p></p>", " ") == []


@pytest.mark.parametrize(
    "html",
    ["<", "<![", "<!--", "<p", "&#xD800;", "&#0;", "\x00<p>a", "<p>\ud800</p>", "<b>" * 5000, "<table><tr><td>" * 500,
     "<p style='mso-list:'>x", "<li>" * 3000, "</p></b></table>", "<td>x</td>", "<o:p>x</o:p>", "<p style=';;:'>x",
     "<?xml version='1.0' encoding='utf-16'?><p>x</p>", "<!DOCTYPE x [<!ENTITY a 'b'>]><p>&a;</p>"],
)  # fmt: skip
def test_broken_html_never_raises(html: str) -> None:
    for block in read_clipboard(html, "chữ").blocks:
        assert block.text


@given(st.text(), st.text())
def test_nothing_on_the_clipboard_raises(html: str, text: str) -> None:
    for block in read_clipboard(html, text).blocks + read_plainly(text):
        assert isinstance(block, Block)
        assert block.text.strip()
        assert not any(ord(char) > 0xFFFF for char in block.text)


TAGS = st.sampled_from(
    ["<p>", "</p>", "<b>", "</b>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<br>", "<pre>",
     "a", " ", "- ", "1. ", "\u0301", "&nbsp;", "<span style='mso-list:Ignore'>", "</span>", "<!--", "-->",
     "<![endif]>", "<p style='mso-list:l0 level2'>", "<i style='font-style:normal'>", "\n", "<h1>", "</h1>", "<script>"]
)  # fmt: skip


@given(st.lists(TAGS, max_size=40).map("".join))
def test_no_tangle_of_tags_raises(html: str) -> None:
    for block in read_clipboard(html, None).blocks:
        assert block.text.strip()


def test_more_than_any_document_holds_is_cut() -> None:
    assert read_clipboard(None, "chữ " * (MOST_LETTERS // 4 + 9)).is_cut
    found = read_clipboard(None, "chữ\n" * (MOST_BLOCKS + 9))
    assert found.is_cut
    assert len(found.blocks) == MOST_BLOCKS
    assert len(read_plainly("chữ\n" * (MOST_BLOCKS + 9))) == MOST_BLOCKS
    assert not read_clipboard("<p>một", "một").is_cut


@pytest.mark.parametrize(
    "piece", ["<b>", "<div>", "<![if", "<!--", "&", "<table><tr><td>", "</p>", "<p style='mso-list:"]
)
def test_long_tangles_come_to_an_end(piece: str) -> None:
    assert len(read_clipboard(piece * 50_000, "chữ").blocks) >= 1
