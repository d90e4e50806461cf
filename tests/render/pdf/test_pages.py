"""Pages: one file for screen, PDF and print; from a point to a paragraph and from a paragraph to its places."""

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pypdfium2
import pytest

from kehoach_desktop.domain.format_standard import Zone
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf import Pages, set_pages, write_pdf
from kehoach_desktop.render.pdf.compiler import compile_pdf
from kehoach_desktop.render.pdf.drawing import draw
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, with_tasks
from tests.render.pdf.examined import CONTACT, FEW_TEMPLATES, HARD, longer, plan_called
from tests.render.pdf.glyphs import glyphs
from tests.render.pdf.laid_out import laid_out, letters, two_sided

A4 = (595.3, 841.9)
ROUNDING_PT = 0.05


def pages_of(plan: Plan) -> Pages:
    return set_pages(compose(plan, ruleset(plan.ruleset)), document_font())


def pdf_of(plan: Plan) -> bytes:
    return write_pdf(compose(plan, ruleset(plan.ruleset)), document_font())


# ---------------------------------------------------------------- the file


def test_pages_have_the_sizes_of_their_sections() -> None:
    upright, lying = pytest.approx(A4, abs=0.1), pytest.approx(A4[::-1], abs=0.1)
    assert pages_of(PARTY_PLAN).sizes == (upright, upright)
    assert pages_of(with_tasks(PARTY_PLAN, 3)).sizes == (upright, upright, lying)


@pytest.mark.parametrize("name", ["annexes", "mirrored-nd30", *FEW_TEMPLATES[:2]])
def test_same_plan_gives_the_same_bytes(name: str) -> None:
    plan = plan_called(name)
    first = pages_of(plan).pdf
    pages_of(longer(PARTY_PLAN, 2))
    assert pages_of(plan).pdf == first


def test_pages_do_not_depend_on_what_was_set_before() -> None:
    """What typst remembers of the last pages shows in none of the next."""
    plans = [longer(PARTY_PLAN, 3), longer(STATE_PLAN, 3), HARD["annexes"], HARD["mirrored"]]
    fresh = [pdf_of(plan) for plan in plans]
    assert [pdf_of(plan) for plan in reversed(plans)] == fresh[::-1]


def test_what_an_edit_changes_is_what_a_new_setting_shows() -> None:
    plan = longer(PARTY_PLAN, 4)
    edited = [
        replace(
            plan, blocks=(*plan.blocks[:at], replace(plan.blocks[at], runs=plan.blocks[9].runs), *plan.blocks[at + 1 :])
        )
        for at in range(0, len(plan.blocks), 9)
    ]
    forwards = [pages_of(one) for one in edited]
    assert [pages_of(one) for one in reversed(edited)] == forwards[::-1]


def test_file_for_people_carries_no_marks() -> None:
    with_marks, without = (pypdfium2.PdfDocument(pdf) for pdf in (pages_of(PARTY_PLAN).pdf, pdf_of(PARTY_PLAN)))
    assert (with_marks.count_attachments(), without.count_attachments()) == (1, 0)
    with_marks.close()
    without.close()


@pytest.mark.parametrize("name", ["short", "runs", "annexes-nd30"])
def test_marks_move_no_letter(name: str) -> None:
    plan = plan_called(name)
    assert glyphs(pages_of(plan).pdf) == glyphs(pdf_of(plan))


# ---------------------------------------------------------------- from a point to a paragraph


@pytest.mark.parametrize(
    ("plan", "page", "text", "zone"),
    [
        (PARTY_PLAN, 0, "ĐẢNG CỘNG SẢN VIỆT NAM", Zone.TITLE),
        (PARTY_PLAN, 0, "*", Zone.STAR),
        (PARTY_PLAN, 0, "Số 05-KH/ĐU", Zone.NUMBER),
        (PARTY_PLAN, 0, "Vạn Phúc, ngày 02 tháng 02 năm 2027", Zone.PLACE_DATE),
        (PARTY_PLAN, 0, "KẾ HOẠCH", Zone.KIND),
        (PARTY_PLAN, 0, "-----", Zone.SUBJECT_MARK),
        (PARTY_PLAN, 0, "I- MỤC ĐÍCH, YÊU CẦU", Zone.BODY),
        (PARTY_PLAN, 1, "2", Zone.PAGE_NUMBER),
        (PARTY_PLAN, 1, "Nơi nhận:", Zone.RECIPIENTS_LABEL),
        (PARTY_PLAN, 1, "- Lưu Văn phòng Đảng uỷ.", Zone.ARCHIVE_LINE),
        (PARTY_PLAN, 1, "T/M BAN THƯỜNG VỤ", Zone.AUTHORITY),
        (PARTY_PLAN, 1, "Trần Minh Khôi", Zone.SIGNATORY),
        (STATE_PLAN, 0, "Độc lập - Tự do - Hạnh phúc", Zone.NATIONAL_MOTTO),
        (HARD["marks-hd05"], 0, "LƯU HÀNH NỘI BỘ", Zone.CIRCULATION),
        (HARD["marks-hd05"], 0, "Dự thảo lần 2", Zone.DRAFT_MARK),
        (HARD["marks-nd30"], 0, "LƯU HÀNH NỘI BỘ", Zone.CIRCULATION),
        (HARD["marks-nd30"], 0, "KHẨN", Zone.URGENCY),
        (HARD["marks-nd30"], 0, "MẬT", Zone.SECRECY),
        (HARD["contact-hd05"], 1, CONTACT.split("\n")[1], Zone.CONTACT),
        (HARD["contact-nd30"], 0, CONTACT.split("\n")[0], Zone.CONTACT),
        (with_tasks(PARTY_PLAN, 3), 2, "PHỤ LỤC", Zone.ANNEX_LABEL),
        (with_tasks(PARTY_PLAN, 3), 2, "TT", Zone.TABLE_HEADER),
        (with_tasks(PARTY_PLAN, 3), 2, "Báo cáo", Zone.TABLE_CELL),
        (HARD["annexes"], 2, "Công tác tổ chức", Zone.TABLE_GROUP),
    ],
)
def test_point_on_a_text_leads_to_its_zone(plan: Plan, page: int, text: str, zone: Zone) -> None:
    found = laid_out(plan)
    place = next(place for place in found.pages.places if place.page == page and found.text(place) == letters(text))
    assert place.paragraph.zone is zone
    for glyph in found.inside(place):
        assert found.pages.at(*glyph.inside) is place


def test_point_that_is_on_no_paragraph_leads_nowhere() -> None:
    found = laid_out(PARTY_PLAN)
    upper, lower = (found.pages.of_block(id_)[0].rectangle for id_ in ("b4", "b5"))
    middle = (upper.left + upper.right) / 2
    width, height = found.pages.sizes[0]
    assert upper.bottom < lower.top
    for x, y in (
        (middle, (upper.bottom + lower.top) / 2),  # between two paragraphs
        (upper.left - 5, upper.top + 5),  # in the margins
        (upper.right + 5, upper.top + 5),
        (middle, 20),
        (middle, height - 20),
        (-5, upper.top + 5),  # beside the paper
        (width + 5, upper.top + 5),
        (middle, -5),
        (middle, height + 5),
    ):
        assert found.pages.at(0, x, y) is None, (x, y)


@pytest.mark.parametrize("page", [-1, 2, 99])
def test_point_of_a_page_that_is_not_there_leads_nowhere(page: int) -> None:
    found = laid_out(PARTY_PLAN)
    rectangle = found.pages.of_block("b6")[0].rectangle
    assert found.pages.at(page, rectangle.left + 5, rectangle.top + 5) is None


def test_point_in_the_empty_end_of_a_line_is_still_on_the_paragraph() -> None:
    found = laid_out(PARTY_PLAN)
    (place,) = found.pages.of_block("b4")
    assert found.pages.at(0, place.rectangle.right - 1, place.rectangle.top + 1) is place
    assert place.spot(place.rectangle.right - 1, place.rectangle.top + 1) == "b4"


@pytest.mark.parametrize("page", [3, 4])
def test_point_on_a_mirrored_page_leads_to_its_paragraph(page: int) -> None:
    found = laid_out(two_sided(longer(PARTY_PLAN, 6)))
    section = found.sheet.sections[0].page
    inner, outer = section.left.pt, section.right.pt
    left = outer if page % 2 else inner
    texts = [place for place in found.pages.places if place.page == page and place.paragraph.zone is Zone.BODY]
    assert texts
    for place in texts:
        y = place.rectangle.top + 5
        assert found.pages.at(page, left + 1, y) is place
        assert found.pages.at(page, left - 1, y) is None


# ---------------------------------------------------------------- from a field to its places


def test_block_over_two_pages_has_both_places() -> None:
    found = laid_out(HARD["long-paragraph"])
    own = found.pages.of_block("long")
    assert [place.page for place in own] == [0, 1, 2]
    assert "".join(map(found.text, own)) == letters(own[0].paragraph.text)


@pytest.mark.parametrize(
    ("spot", "text"),
    [
        ("number", "Số 05-KH/ĐU"),
        ("symbol", "Số 05-KH/ĐU"),
        ("place", "Vạn Phúc, ngày 02 tháng 02 năm 2027"),
        ("issue_date", "Vạn Phúc, ngày 02 tháng 02 năm 2027"),
        ("signature.signatory", "Trần Minh Khôi"),
        ("recipients/1", "- Các đồng chí Đảng uỷ viên;"),
        ("archive_line", "- Lưu Văn phòng Đảng uỷ."),
        ("b4", "I- MỤC ĐÍCH, YÊU CẦU"),
    ],
)
def test_field_leads_to_the_text_that_is_typed_into_it(spot: str, text: str) -> None:
    found = laid_out(PARTY_PLAN)
    (place,) = found.pages.of_spot(spot)
    assert found.text(place) == letters(text)


def test_field_of_several_lines_leads_to_all_of_them() -> None:
    found = laid_out(STATE_PLAN)
    assert [place.paragraph.text for place in found.pages.of_spot("issuing_body")] == ["UỶ BAN NHÂN DÂN", "XÃ VẠN PHÚC"]


def test_task_leads_to_its_cell() -> None:
    found = laid_out(with_tasks(PARTY_PLAN, 3))
    (place,) = found.pages.of_spot("tasks/t2.product")
    assert (found.text(place), place.page) == ("Báocáo", 2)


def test_what_is_not_there_has_no_place() -> None:
    pages = laid_out(PARTY_PLAN).pages
    assert (pages.of_block("no such block"), pages.of_spot("no such field")) == ([], [])


# ---------------------------------------------------------------- several threads


def test_threads_that_set_pages_at_once_get_the_right_ones() -> None:
    plans = [longer(PARTY_PLAN, 3), longer(STATE_PLAN, 3), HARD["annexes"], HARD["mirrored"], HARD["three-sign"]] * 3
    alone = [pages_of(plan) for plan in plans]
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(pages_of, plans)) == alone


def test_threads_that_draw_and_set_pages_at_once_get_the_right_ones() -> None:
    pages = pages_of(HARD["annexes"])
    shown = [pages.picture(number, 1) for number in range(len(pages.sizes))]
    with ThreadPoolExecutor(4) as threads:
        drawn = [threads.submit(pages.picture, number % len(shown), 1) for number in range(4 * len(shown))]
        again = [threads.submit(pages_of, HARD["annexes"]) for _ in range(4)]
        assert [picture.result() for picture in drawn] == shown * 4
        assert [one.result() for one in again] == [pages] * 4


@contextmanager
def _no_forced_switches() -> Iterator[None]:
    """A thread keeps the interpreter until it gives it away."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1000)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _goes_on_while_pages_are_set(paragraphs: int) -> bool:
    """Whether this thread gets its turn before another one has set the pages."""
    plan = longer(replace(PARTY_PLAN, subject=f"{paragraphs} {SENTENCE}"), paragraphs)
    sheet = compose(plan, ruleset("hd05"))
    data = draw(sheet, document_font(), marks=False).data
    begun, done = threading.Event(), []

    def work() -> None:
        begun.set()
        compile_pdf(data, sheet.properties.date)
        done.append(True)

    thread = threading.Thread(target=work)
    with _no_forced_switches():
        thread.start()
        begun.wait()
        is_first = not done
        thread.join()
    return is_first


def test_other_threads_go_on_while_pages_are_set() -> None:
    """A window must not freeze. The system may keep this thread waiting once, not each time."""
    pages_of(PARTY_PLAN)  # loads what is loaded once
    assert any(_goes_on_while_pages_are_set(paragraphs) for paragraphs in range(20, 26))
