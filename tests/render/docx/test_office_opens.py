"""LibreOffice opens the files and shows the pages that the regulations ask for; the Open XML SDK finds nothing.

A quick run looks at a sample, `--full` at every template under every ruleset.
"""

import os
import re
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import pytest

try:
    import fcntl
except ImportError:  # Windows: each worker makes its own
    fcntl = None

from kehoach_desktop.domain.plan import Block, Plan, Recipient, Role, Run
from kehoach_desktop.operations.exporting import docx_of
from tests.helpers.docx_validity import sdk_missing, validate_with_sdk
from tests.helpers.office import Line, page_lines, page_strokes, soffice_missing, to_pdf
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, block, with_tasks
from tests.render.docx.documents import CASES, document_of, drafted, file_of
from tests.render.docx.figures import written_date
from tests.render.docx.font_file import text_width_mm
from tests.render.docx.test_hostile_text import HOSTILE

with_office = pytest.mark.skipif(bool(soffice_missing()), reason=soffice_missing() or "")
with_sdk = pytest.mark.skipif(bool(sdk_missing()), reason=sdk_missing() or "")

SAMPLE = [
    ("dai-hoi", "hd05", True),
    ("ke-hoach-trong-dang", "hd05", False),
    ("dang-tinh-thuc-hien-van-ban-trung-uong", "hd05", True),
    ("chi-bo-sinh-hoat-chuyen-de-nam", "hd36", True),
    ("ubnd-xa", "nd30", True),
    ("ubnd-tinh", "nd30", False),
    # Its closing block ends half a point above the margin, and a paragraph must follow the table.
    ("ke-hoach-trong-nha-nuoc", "nd30", False),
]

# The number of the State is set in 13 pt beside a date in 14 pt: the tops of the lines agree, not the baselines.
SAME_LINE_PT = 1.2

NOTICE = "KHÔNG PHỔ BIẾN TRÊN PHƯƠNG TIỆN THÔNG TIN ĐẠI CHÚNG"
CONTACT = "Văn phòng Đảng uỷ xã Vạn Phúc; điện thoại: 0263 3800 000"
MARKED = {
    "marks-hd05": replace(PARTY_PLAN, urgency="KHẨN", draft_number=2, circulation="LƯU HÀNH NỘI BỘ", contact=CONTACT),
    "marks-nd30": replace(STATE_PLAN, urgency="KHẨN", draft_number=2, circulation="LƯU HÀNH NỘI BỘ", contact=CONTACT),
    "notice": replace(PARTY_PLAN, circulation=NOTICE, contact=CONTACT),
}
LONG_PLACE = replace(
    PARTY_PLAN, place="Thành phố Hồ Chí Minh", parent_body="ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", number=None
)
WIDE = {
    "place-hd05": LONG_PLACE,
    "place-nd30": replace(STATE_PLAN, place="Thành phố Hồ Chí Minh", number=None),
}


def _with_hostile_body() -> Plan:
    blocks = tuple(block(f"b{number}", Role.PARAGRAPH, text) for number, text in enumerate(HOSTILE.values()))
    return replace(PARTY_PLAN, blocks=(*blocks, block("z", Role.CLOSING, "Hết.")))


CROWDED = {
    "hostile": _with_hostile_body(),
    "recipients": replace(PARTY_PLAN, recipients=tuple(Recipient(f"Chi bộ thôn thứ {n}") for n in range(1, 301))),
    "letters": replace(PARTY_PLAN, blocks=(block("b1", Role.PARAGRAPH, SENTENCE * 25), *PARTY_PLAN.blocks[-1:])),
    "tasks": with_tasks(PARTY_PLAN, 60),
    "empty": Plan(id="x", ruleset="hd05"),
}


def _filled_up(lines: int) -> Plan:
    """A plan of `lines` more paragraphs of one line, so that its closing block stands ever lower."""
    more = (Block(f"t{number}", Role.DASH, (Run("Rà soát danh mục hồ sơ."),)) for number in range(lines))
    return replace(PARTY_PLAN, blocks=(*PARTY_PLAN.blocks[:6], *more, *PARTY_PLAN.blocks[-1:]))


FILLED = {f"filled-{lines}": _filled_up(lines) for lines in range(2, 12, 2)}


class Pages:
    """The pages of a document as LibreOffice lays them out, from the top left corner."""

    def __init__(self, pdf: Path) -> None:
        self.pdf = pdf

    @cached_property
    def lines(self) -> list[list[Line]]:
        return page_lines(self.pdf, SAME_LINE_PT)

    @property
    def shown(self) -> list[str]:
        """The lines of all pages."""
        return [line.text for lines in self.lines for line in lines]

    def on_page(self, number: int) -> list[str]:
        return [line.text for line in self.lines[number - 1]]

    def page_of(self, text: str) -> int:
        """The one page that shows `text`."""
        numbers = range(1, len(self.lines) + 1)
        pages = [number for number in numbers if any(text in line for line in self.on_page(number))]
        assert len(pages) == 1, f"{text!r} is on the pages {pages}"
        return pages[0]

    def line(self, text: str, page: int = 1) -> Line:
        found = [line for line in self.lines[page - 1] if text in line.text]
        assert len(found) == 1, f"{len(found)} lines of page {page} hold {text!r}: {self.on_page(page)}"
        return found[0]


def mm(points: float) -> float:
    return points / 72 * 25.4


def _laid_out(files: dict[str, bytes], name: str, factory: pytest.TempPathFactory) -> dict[str, Pages]:
    """The files as LibreOffice shows them; the workers of one run share what the first of them made."""
    if soffice_missing():
        pytest.skip(soffice_missing() or "")
    base = factory.getbasetemp()
    folder = (base.parent if fcntl and "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        if fcntl:
            fcntl.flock(lock, fcntl.LOCK_EX)
        done = folder / "done"
        if not done.exists():
            for stem, data in files.items():
                (folder / f"{stem}.docx").write_bytes(data)
            to_pdf([folder / f"{stem}.docx" for stem in files], folder)
            done.touch()
    return {stem: Pages(folder / f"{stem}.pdf") for stem in files}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, full: bool) -> dict[str, Pages]:
    """All in one call, since the start of LibreOffice takes as long as three files."""
    files = {name: docx_of(plan) for name, plan in {**MARKED, **WIDE, **CROWDED, **FILLED}.items()}
    for case in CASES if full else SAMPLE:
        files[f"whole-{'-'.join(map(str, case))}"] = file_of(*case)
        files[f"main-{'-'.join(map(str, case))}"] = docx_of(replace(drafted(*case), annexes=()))
    return _laid_out(files, "shown", tmp_path_factory)


def _named(shown: dict[str, Pages], beginning: str) -> dict[str, Pages]:
    return {stem.removeprefix(beginning): pages for stem, pages in shown.items() if stem.startswith(beginning)}


@pytest.fixture(scope="module")
def templates(shown: dict[str, Pages]) -> dict[str, Pages]:
    return _named(shown, "whole-")


@pytest.fixture(scope="module")
def main_parts(shown: dict[str, Pages]) -> dict[str, Pages]:
    """The documents without their annexes.

    With a table in a later section LibreOffice 7.4 may lay page 1 out anew and forget what it kept together there.
    """
    return _named(shown, "main-")


@pytest.fixture(scope="module")
def plans(shown: dict[str, Pages]) -> dict[str, Pages]:
    return shown


Case = tuple[str, str, bool]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Tests of a `case` look at the sample, with --full at every document."""
    if "case" in metafunc.fixturenames and not any(
        mark.name == "parametrize" for mark in metafunc.definition.own_markers
    ):
        cases = CASES if metafunc.config.getoption("--full") else SAMPLE
        metafunc.parametrize("case", cases, ids=["-".join(map(str, case)) for case in cases])


def pages_of(templates: dict[str, Pages], case: Case) -> Pages:
    return templates["-".join(map(str, case))]


# ---------------------------------------------------------------- every template


def test_page_1_shows_the_head_of_the_document(templates: dict[str, Pages], case: Case) -> None:
    pages, plan = pages_of(templates, case), drafted(*case)
    shown = " ".join(pages.on_page(1))
    title = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" if plan.ruleset == "nd30" else "ĐẢNG CỘNG SẢN VIỆT NAM"
    assert pages.line(title)
    assert pages.line("CHƯƠNG TRÌNH" if plan.document_kind == "CTr" else "KẾ HOẠCH").words
    for word in (plan.subject or "[trích yếu]").split():
        assert word in shown
    assert ("-----" in shown) == (plan.ruleset != "nd30")


def test_number_and_date_stand_on_one_line(templates: dict[str, Pages], case: Case) -> None:
    pages, plan = pages_of(templates, case), drafted(*case)
    found = [each for each in pages.lines[0] if re.search(r"^Số\b.*\bngày\b.*\bnăm \d{4}$", each.text)]
    assert len(found) == 1, pages.on_page(1)[:8]
    if case[2]:
        date = plan.issue_date
        assert written_date(date.day or 0, date.month or 0, date.year or 0) in found[0].text


def test_text_stays_between_the_margins(templates: dict[str, Pages], case: Case) -> None:
    for lines in pages_of(templates, case).lines:
        is_landscape = max(mm(line.right_pt) for line in lines) > 200
        width = 297 if is_landscape else 210
        for line in lines:
            assert mm(line.left_pt) >= 30 - 0.2
            assert mm(line.right_pt) <= width - 15 + 0.3
            assert mm(line.baseline_pt) <= (210 if is_landscape else 297) - 20 + 0.2


def test_pages_are_numbered_from_2_in_the_middle_of_the_top_margin(templates: dict[str, Pages], case: Case) -> None:
    pages, sections = pages_of(templates, case), document_of(*case).view.sections
    annex = 0 if len(sections) == 1 else pages.page_of("(Kèm theo ")
    for number, lines in enumerate(pages.lines, 1):
        first = lines[0]
        if number in (1, annex):
            assert mm(first.baseline_pt) > 20
            continue
        counted = number - annex + 1 if annex and number > annex and case[1] != "hd36" else number
        assert first.text == str(counted)
        assert 10 < mm(first.baseline_pt) < 16
        middle = 30 + ((297 if annex and number > annex else 210) - 45) / 2
        assert mm(first.left_pt + first.right_pt) / 2 == pytest.approx(middle, abs=0.5)


def test_no_page_is_empty(templates: dict[str, Pages], case: Case) -> None:
    for number in range(1, len(pages_of(templates, case).lines) + 1):
        assert [text for text in pages_of(templates, case).on_page(number) if not text.isdecimal()], f"page {number}"


def test_closing_block_stands_whole_on_one_page_with_the_last_line(templates: dict[str, Pages], case: Case) -> None:
    pages, document = pages_of(templates, case), document_of(*case)
    shown = pages.on_page(pages.page_of("Nơi nhận:"))
    at = next(index for index, line in enumerate(shown) if "Nơi nhận:" in line)
    for text in (document.signature[0].text, document.signature[-1].text, document.recipients[-1].text[:20]):
        assert any(text in line for line in shown[max(at - 1, 0) :]), text
    last_words = document.body[-1].text.split()[-2:]
    assert " ".join(last_words) in " ".join(shown[:at])


def test_heading_is_never_the_last_line_of_a_page(main_parts: dict[str, Pages], case: Case) -> None:
    plan, pages = drafted(*case), pages_of(main_parts, case)
    printed = zip(document_of(*case).body, plan.blocks, strict=True)
    headings = {paragraph.text for paragraph, source in printed if source.is_heading}
    for number in range(1, len(pages.lines)):
        assert pages.on_page(number)[-1] not in headings


def test_annex_begins_a_page_and_repeats_its_heading_row(templates: dict[str, Pages], case: Case) -> None:
    pages, sections = pages_of(templates, case), document_of(*case).view.sections
    if len(sections) == 1:
        assert not any("(Kèm theo " in text for text in pages.shown)
        return
    first = pages.page_of("(Kèm theo ")
    assert pages.on_page(first)[0].upper() == "PHỤ LỤC"
    for number in range(first, len(pages.lines) + 1):
        assert any(text.startswith("TT Nội dung nhiệm vụ") for text in pages.on_page(number))


# ---------------------------------------------------------------- lines and marks where they belong


@pytest.mark.parametrize(
    ("case", "title", "size_pt"),
    [
        (("dai-hoi", "hd05", True), "ĐẢNG CỘNG SẢN VIỆT NAM", 15),
        (("chi-bo-sinh-hoat-chuyen-de-nam", "hd36", True), "ĐẢNG CỘNG SẢN VIỆT NAM", 15),
        (("ubnd-xa", "nd30", True), "Độc lập - Tự do - Hạnh phúc", 14),
    ],
    ids=["hd05", "hd36", "nd30"],
)
def test_title_line_is_drawn_under_the_words_and_exactly_as_long(
    templates: dict[str, Pages], case: Case, title: str, size_pt: float
) -> None:
    pages = pages_of(templates, case)
    line = pages.line(title)
    words = line.words[-len(title.split()) :]
    left, right = mm(words[0].left_pt), mm(words[-1].right_pt)
    strokes = [each for each in page_strokes(pages.pdf) if mm(each.left_pt) > 85 and mm(each.top_pt) < 60]
    stroke = min(strokes, key=lambda each: abs(each.top_pt - line.baseline_pt))
    assert mm(stroke.right_pt - stroke.left_pt) == pytest.approx(text_width_mm(title, size_pt, bold=True), abs=0.5)
    assert mm(stroke.left_pt + stroke.right_pt) / 2 == pytest.approx((left + right) / 2, abs=0.5)
    assert 0.5 < mm(stroke.top_pt - line.baseline_pt) < 4
    assert stroke.thickness_pt == pytest.approx(0.75, abs=0.05)


@pytest.mark.parametrize("name", WIDE)
def test_wide_date_and_title_stay_on_one_line_each(plans: dict[str, Pages], name: str) -> None:
    pages = plans[name]
    assert re.search(r"^Số\b.*Thành phố Hồ Chí Minh, ngày 02 tháng 02 năm 2027$", pages.line("tháng").text)
    assert pages.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" if "nd30" in name else "ĐẢNG CỘNG SẢN VIỆT NAM")


@pytest.mark.parametrize("name", ["marks-hd05", "marks-nd30"])
def test_circulation_is_shown_10_mm_below_the_top_edge(plans: dict[str, Pages], name: str) -> None:
    line = plans[name].line("LƯU HÀNH NỘI BỘ")
    assert 10 < mm(line.baseline_pt) < 17
    assert mm(line.left_pt) > 105
    assert plans[name].page_of("LƯU HÀNH NỘI BỘ") == 1


def test_notice_ends_10_mm_above_the_bottom_edge_of_the_last_page(plans: dict[str, Pages]) -> None:
    pages = plans["notice"]
    assert pages.page_of(NOTICE) == len(pages.lines)
    line = pages.line(NOTICE, len(pages.lines))
    descent = 12 * 0.216
    assert mm(line.baseline_pt + descent) == pytest.approx(287, abs=0.5)
    assert mm(line.left_pt + line.right_pt) / 2 == pytest.approx(30 + 165 / 2, abs=0.5)


@pytest.mark.parametrize(("name", "page"), [("marks-hd05", -1), ("marks-nd30", 0)])
def test_contact_is_shown_at_the_foot_under_a_full_line(plans: dict[str, Pages], name: str, page: int) -> None:
    pages = plans[name]
    number = page % len(pages.lines) + 1
    assert pages.page_of(CONTACT) == number
    line = pages.line(CONTACT, number)
    assert mm(line.baseline_pt) > 277
    strokes = [each for each in page_strokes(pages.pdf, number) if mm(each.right_pt - each.left_pt) > 160]
    assert len(strokes) == 1
    assert mm(strokes[0].right_pt - strokes[0].left_pt) == pytest.approx(165, abs=0.5)
    assert 2 < mm(line.baseline_pt - strokes[0].top_pt) < 6


def test_framed_urgency_of_the_state_measures_20_by_8_mm(plans: dict[str, Pages]) -> None:
    pages = plans["marks-nd30"]
    baseline = mm(pages.line("KHẨN").baseline_pt)
    frame = [each for each in page_strokes(pages.pdf) if abs(mm(each.top_pt + each.bottom_pt) / 2 - baseline) < 8]
    sides = sorted({round(mm(each.left_pt), 1) for each in frame if each.bottom_pt - each.top_pt > 5})
    ends = sorted({round(mm(each.top_pt), 1) for each in frame if 18 < mm(each.right_pt - each.left_pt) < 22})
    assert sides[-1] - sides[0] == pytest.approx(20, abs=0.6)
    assert ends[-1] - ends[0] == pytest.approx(8, abs=0.6)


# ---------------------------------------------------------------- crowded pages


@pytest.mark.parametrize("name", FILLED)
def test_closing_block_goes_over_to_the_next_page_as_a_whole(plans: dict[str, Pages], name: str) -> None:
    pages = plans[name]
    page = pages.page_of("Nơi nhận:")
    assert page == len(pages.lines)
    for text in ("Kế hoạch này phổ biến", "T/M BAN THƯỜNG VỤ", "Trần Minh Khôi", "- Lưu Văn phòng Đảng uỷ."):
        assert pages.page_of(text) == page


def test_plans_of_growing_length_do_break_over_pages(plans: dict[str, Pages]) -> None:
    """Or the test before would prove nothing."""
    assert {len(plans[name].lines) for name in FILLED} == {1, 2}


def test_all_300_recipients_are_on_paper(plans: dict[str, Pages]) -> None:
    pages = plans["recipients"]
    everything = "\n".join(pages.shown)
    missing = [n for n in range(1, 301) if f"- Chi bộ thôn thứ {n};" not in everything]
    assert missing == []
    assert "- Lưu Văn phòng Đảng uỷ." in everything


def test_task_table_of_many_pages_repeats_its_heading_and_splits_no_row(plans: dict[str, Pages]) -> None:
    pages = plans["tasks"]
    first = pages.page_of("(Kèm theo ")
    assert len(pages.lines) - first > 2
    for number in range(first, len(pages.lines) + 1):
        assert sum(text.startswith("TT Nội dung") for text in pages.on_page(number)) == 1
    numbers = [int(text.split()[0]) for text in pages.shown if re.match(r"\d+ Việc thứ", text)]
    assert numbers == list(range(1, 61))


def test_hostile_text_is_shown_as_text(plans: dict[str, Pages]) -> None:
    shown = " ".join(
        text for number in range(len(plans["hostile"].lines)) for text in plans["hostile"].on_page(number + 1)
    )
    for token in ("<w:p><w:r>x</w:r></w:p>", "]]>", "{field}", "&amp;", "nhà văn hoá", "Thuỳ Dương"):
        assert token in shown


@pytest.mark.parametrize("name", CROWDED)
def test_crowded_document_is_opened(plans: dict[str, Pages], name: str) -> None:
    assert plans[name].page_of("KẾ HOẠCH") == 1


# ---------------------------------------------------------------- the Open XML SDK


def _files(cases: list[Case], extra: dict[str, Plan], folder: Path) -> list[Path]:
    found = {"-".join(map(str, case)): file_of(*case) for case in cases}
    found |= {name: docx_of(plan) for name, plan in extra.items()}
    paths = []
    for name, data in found.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(data)
    return paths


@with_sdk
def test_open_xml_sdk_finds_nothing_in_the_sample(tmp_path: Path) -> None:
    plans = {name: {**MARKED, **CROWDED}[name] for name in ("marks-nd30", "notice", "hostile")}
    assert validate_with_sdk(_files([SAMPLE[0], SAMPLE[4]], plans, tmp_path)) == []


@with_sdk
@pytest.mark.full
@pytest.mark.parametrize("office", ["Microsoft365", "Office2010"])
def test_open_xml_sdk_finds_nothing_in_any_document(tmp_path: Path, office: str) -> None:
    assert validate_with_sdk(_files(CASES, {**MARKED, **WIDE, **CROWDED, **FILLED}, tmp_path), office) == []
