"""What the file is besides its look: how it names itself, its bookmarks and tags, its bytes, and that it is PDF/A."""

import ctypes
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.layout import Sheet, compose
from kehoach_desktop.domain.plan import Plan, Role, Run
from kehoach_desktop.domain.plan_json import dump_plan
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf import set_pages, write_pdf
from kehoach_desktop.render.pdf.pictures import picture
from tests.helpers.office import fonts
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, block, with_tasks
from tests.render.pdf.examined import longer, names, plan_called
from tests.render.pdf.glyphs import glyphs
from tests.render.pdf.laid_out import LaidOut, laid_out
from tests.render.pdf.reading import given_paragraphs, opened, seen, tagged_paragraphs, unlike

_FEW = names(full=False)
EXAMINED = [
    *(pytest.param(name, id=name) for name in _FEW),
    *(pytest.param(name, id=name, marks=pytest.mark.full) for name in names(full=True) if name not in _FEW),
]
examined = pytest.mark.parametrize("it", EXAMINED, indirect=True, scope="module")
every_ruleset = pytest.mark.parametrize(
    "plan", [PARTY_PLAN, replace(PARTY_PLAN, ruleset="hd36"), STATE_PLAN], ids=lambda plan: plan.ruleset
)


def composed(plan: Plan) -> Sheet:
    return compose(plan, ruleset(plan.ruleset))


def pdf_of(plan: Plan, *, pdfa: bool = False) -> bytes:
    return write_pdf(composed(plan), document_font(), pdfa=pdfa)


@dataclass(frozen=True)
class Written:
    """The pages of a plan, its file and the one for the archive."""

    name: str
    laid_out: LaidOut

    @property
    def sheet(self) -> Sheet:
        return self.laid_out.sheet

    @cached_property
    def pdf(self) -> bytes:
        return write_pdf(self.sheet, document_font())

    @cached_property
    def archived(self) -> bytes:
        return write_pdf(self.sheet, document_font(), pdfa=True)


@pytest.fixture(scope="module")
def it(request: pytest.FixtureRequest) -> Written:
    """Of this scope, so that the tests of one plan follow one another."""
    return Written(request.param, laid_out(plan_called(request.param)))


# ---------------------------------------------------------------- how it names itself


@every_ruleset
@pytest.mark.parametrize("pdfa", [False, True])
def test_the_file_is_named_after_the_plan_and_its_body(plan: Plan, pdfa: bool) -> None:
    with opened(pdf_of(plan, pdfa=pdfa)) as pdf:
        told = pdf.get_metadata_dict(skip_empty=True)
    assert told.pop("Creator").startswith("Typst ")
    assert told == {
        "Title": f"Kế hoạch {plan.subject}",
        "Subject": plan.subject,
        "Author": "Đảng uỷ xã Vạn Phúc" if plan.ruleset != "nd30" else "Uỷ ban nhân dân xã Vạn Phúc",
        "CreationDate": "D:20270202000000Z",
        "ModDate": "D:20270202000000Z",
    }


def language(pdf: pypdfium2.PdfDocument) -> str:
    buffer = (ctypes.c_ushort * 20)()
    size = pdfium.FPDFCatalog_GetLanguage(pdf, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: size - 2].decode("utf-16-le")


@every_ruleset
def test_its_language_is_vietnamese(plan: Plan) -> None:
    with opened(pdf_of(plan)) as pdf:
        assert language(pdf) == "vi-VN"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (PartialDate(5, 9, 2026), "D:20260905000000Z"),
        (PartialDate(None, None, 2026), "D:20260101000000Z"),
        (PartialDate(), "D:20260527000000Z"),  # the day from which the regulation is in force
        (PartialDate(1, 1, 1950), "D:19500101000000Z"),
    ],
)
def test_its_dates_are_those_of_the_plan_and_never_the_clock(date: PartialDate, told: str) -> None:
    with opened(pdf_of(replace(PARTY_PLAN, issue_date=date))) as pdf:
        assert (pdf.get_metadata_value("CreationDate"), pdf.get_metadata_value("ModDate")) == (told, told)


# ---------------------------------------------------------------- bookmarks


def bookmarks(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page of each."""
    with opened(pdf) as document:
        return [(mark.level, mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]


@examined
def test_the_bookmarks_are_the_headings_in_their_order(it: Written) -> None:
    headings = [one for one in it.sheet.paragraphs() if one.look.outline_level is not None]
    found = bookmarks(it.pdf)
    assert [title for _, title, _ in found] == [heading.text for heading in headings]
    pages = {id(place.paragraph): place.page for place in reversed(it.laid_out.pages.places)}
    assert [page for *_, page in found] == [pages[id(heading)] for heading in headings]


def test_the_bookmarks_are_nested_as_the_headings_are() -> None:
    roles = (Role.PART, Role.SECTION, Role.SUBSECTION, Role.PARAGRAPH, Role.SECTION, Role.PART, Role.SECTION)
    blocks = [block(f"b{number}", role, f"Mục {number}", heading=True) for number, role in enumerate(roles)]
    plan = replace(PARTY_PLAN, blocks=(*blocks, block("z", Role.SECTION, "Không phải mục."), PARTY_PLAN.blocks[-1]))
    assert [(level, title) for level, title, _ in bookmarks(pdf_of(plan))] == [
        (0, "I- MỤC 0"),
        (1, "1. Mục 1"),
        (2, "a) Mục 2"),
        (1, "2. Mục 4"),
        (0, "II- MỤC 5"),
        (1, "1. Mục 6"),
    ]


def test_a_heading_of_two_lines_has_a_space_between_them_in_its_bookmark() -> None:
    plan = replace(PARTY_PLAN, blocks=(block("b", Role.PART, "Mục đích\nyêu cầu"), *PARTY_PLAN.blocks[-1:]))
    assert [title for _, title, _ in bookmarks(pdf_of(plan))] == ["I- MỤC ĐÍCH YÊU CẦU"]


def test_a_plan_without_headings_has_no_bookmarks() -> None:
    assert bookmarks(pdf_of(replace(PARTY_PLAN, blocks=PARTY_PLAN.blocks[-1:]))) == []


# ---------------------------------------------------------------- tags


@examined
def test_the_tags_have_every_paragraph_in_the_order_of_the_sheet(it: Written) -> None:
    with opened(it.pdf) as document:
        assert pdfium.FPDFCatalog_IsTagged(document)
    if it.name == "recipients":  # columns over many pages, which pdfium tells of in parts
        read = "".join(seen(tagged.text) for tagged in tagged_paragraphs(it.pdf))
        assert sorted(read) == sorted(seen("".join(given_paragraphs(it.sheet))))
    else:
        assert unlike(it.sheet, it.pdf) == []


def test_the_tags_tell_headings_tables_and_columns_apart() -> None:
    pdf = pdf_of(with_tasks(PARTY_PLAN, 2))
    paths = {" ".join(tagged.text.split()): tagged.path for tagged in tagged_paragraphs(pdf)}
    assert paths["ĐẢNG CỘNG SẢN VIỆT NAM"] == ("Document", "Div", "Div")
    assert paths["KẾ HOẠCH"] == ("Document",)
    assert paths["I- MỤC ĐÍCH, YÊU CẦU"] == ("Document", "H1")
    assert paths["1. Mục đích"] == ("Document", "H2")
    assert paths["Nội dung nhiệm vụ"] == ("Document", "Table", "THead", "TR", "TH")
    assert paths["Báo cáo"] == ("Document", "Table", "TBody", "TR", "TD")


@every_ruleset
def test_page_numbers_and_drawn_lines_are_not_read_aloud(plan: Plan) -> None:
    pdf = pdf_of(longer(plan, 2))
    read = [tagged.text for tagged in tagged_paragraphs(pdf)]
    drawn = [glyph for glyph in glyphs(pdf) if glyph.page == 1 and glyph.baseline < 50]
    assert "".join(glyph.text for glyph in drawn) == "2"
    assert "2" not in read


# ---------------------------------------------------------------- the same bytes


@every_ruleset
def test_the_same_plan_gives_the_same_bytes_in_another_process(plan: Plan, tmp_path: Path) -> None:
    plan = with_tasks(plan)
    (tmp_path / "p.json").write_text(dump_plan(plan), encoding="utf-8")
    program = (
        "import sys; from pathlib import Path\n"
        "from kehoach_desktop.operations.exporting import pdf_of\n"
        "from kehoach_desktop.operations.plan_files import read_plan_file\n"
        "folder = Path(sys.argv[1]); plan = read_plan_file(folder / 'p.json').plan\n"
        "for pdfa in (False, True): (folder / f'{pdfa}.pdf').write_bytes(pdf_of(plan, pdfa=pdfa))"
    )
    env = {**os.environ, "TZ": "Asia/Ho_Chi_Minh", "PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1", "LANG": "C"}
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], env=env, check=True, timeout=60)
    pdf_of(STATE_PLAN)  # what was set before leaves no trace
    for pdfa in (False, True):
        other = (tmp_path / f"{pdfa}.pdf").read_bytes()
        assert pdf_of(plan, pdfa=pdfa) == pdf_of(plan, pdfa=pdfa) == other


def test_another_plan_gives_other_bytes() -> None:
    assert pdf_of(PARTY_PLAN) != pdf_of(replace(PARTY_PLAN, number=6))


# ---------------------------------------------------------------- fonts


def font_names(pdf: bytes) -> set[tuple[str, bool]]:
    """The fonts of all texts, without the tag of a part of a font, and whether they are in the file."""
    found = set()
    with opened(pdf) as document:
        for page in document:
            for drawn in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(drawn.raw)
                size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
                buffer = ctypes.create_string_buffer(size)
                pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
                name = re.sub(r"^[A-Z]{6}\+", "", buffer.value.decode())
                found.add((name, bool(pdfium.FPDFFont_GetIsEmbedded(font))))
    return found


FACES = [
    Run("thẳng "),
    Run("đậm ", bold=True),
    Run("nghiêng ", italic=True),
    Run("cả hai 😀 党", bold=True, italic=True),
]


@every_ruleset
def test_tinos_is_the_only_font_and_is_in_the_file(plan: Plan) -> None:
    blocks = (*plan.blocks[:-1], replace(plan.blocks[-1], runs=tuple(FACES)))
    pdf = pdf_of(replace(with_tasks(plan), blocks=blocks))
    assert font_names(pdf) == {
        ("Tinos", True),
        ("Tinos-Bold", True),
        ("Tinos-Italic", True),
        ("Tinos-BoldItalic", True),
    }


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="no pdffonts: python3 dev.py setup --tools")
def test_poppler_finds_no_other_font(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of(with_tasks(PARTY_PLAN)))
    found = fonts(tmp_path / "a.pdf")
    assert {font.name.partition("-")[0] for font in found} == {"Tinos"}
    assert all(font.is_embedded for font in found)


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="no pdfinfo: python3 dev.py setup --tools")
@pytest.mark.parametrize("pdfa", [False, True])
def test_poppler_reads_the_same_properties(pdfa: bool, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of(PARTY_PLAN, pdfa=pdfa))
    said = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], capture_output=True, check=True, encoding="utf-8").stdout
    told = dict(re.split(r":\s+", line, maxsplit=1) for line in said.splitlines() if ": " in line)
    assert told["Title"] == f"Kế hoạch {PARTY_PLAN.subject}"
    assert (told["Tagged"], told["JavaScript"], told["Encrypted"], told["Form"]) == ("yes", "no", "no", "none")
    assert told["Page size"].endswith("(A4)")


# ---------------------------------------------------------------- the archive


@examined
def test_the_archive_file_is_pdfa_2b_and_carries_nothing(it: Written) -> None:
    pdf = it.archived
    (metadata,) = re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>", pdf, re.DOTALL)
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert re.search(rb"/Type/Catalog\b.*?/OutputIntents \d+ 0 R", pdf)
    assert b"/S/GTS_PDFA1" in pdf
    assert [
        word for word in (b"/EmbeddedFile", b"/Filespec", b"/JavaScript", b"/Encrypt", b"/Launch") if word in pdf
    ] == []
    with opened(pdf) as document:
        assert document.count_attachments() == 0


@every_ruleset
def test_an_ordinary_file_carries_nothing_either_and_does_not_call_itself_pdfa(plan: Plan) -> None:
    pdf = pdf_of(plan)
    assert b"pdfaid" not in pdf
    with opened(pdf) as document:
        assert document.count_attachments() == 0


# ---------------------------------------------------------------- what is seen is what is kept


@examined
def test_preview_export_and_archive_have_every_letter_at_the_same_point(it: Written) -> None:
    seen_on_screen = it.laid_out.glyphs
    assert seen_on_screen
    assert glyphs(it.pdf) == seen_on_screen
    assert glyphs(it.archived) == seen_on_screen


@every_ruleset
def test_preview_export_and_archive_look_alike_to_the_pixel(plan: Plan) -> None:
    sheet = composed(with_tasks(replace(plan, secrecy="MẬT", contact="Địa chỉ")))
    pages = set_pages(sheet, document_font())
    for pdf in (write_pdf(sheet, document_font()), write_pdf(sheet, document_font(), pdfa=True)):
        for page in range(len(pages.sizes)):
            assert picture(pdf, page, 1.5) == pages.picture(page, 1.5)
