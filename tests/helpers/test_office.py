"""LibreOffice lays our files out in our fonts, and cannot hang the tests."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import office
from tests.helpers.docx_by_hand import A4, document, paragraph
from tests.helpers.guarded_process import ProcessHungError
from tests.helpers.office import (
    fonts,
    page_lines,
    page_strokes,
    poppler_missing,
    soffice_missing,
    to_pdf,
    to_png,
)
from tests.helpers.pdf_by_hand import pdf
from tests.helpers.pdf_pages import PdfFont

needs_soffice = pytest.mark.skipif(soffice_missing() is not None, reason=soffice_missing() or "")

TIMES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr></w:rPrDefault>'
    "</w:docDefaults>"
)
EXACT_18 = '<w:spacing w:line="360" w:lineRule="exact"/>'
LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
LINE = """<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
    relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
    <wp:simplePos x="0" y="0"/>
    <wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
    <wp:positionV relativeFrom="paragraph"><wp:posOffset>254000</wp:posOffset></wp:positionV>
    <wp:extent cx="1828800" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
    <wp:docPr id="1" name="line"/><wp:cNvGraphicFramePr/><a:graphic>
    <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
    <wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1828800" cy="0"/>
    </a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill>
    <a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>
    </a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"""


needs_poppler = pytest.mark.skipif(poppler_missing() is not None, reason=poppler_missing() or "")
needs_shell = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], None]:
    """Puts a script in the place of soffice; it runs in `tmp_path`."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    def put(script: str) -> None:
        (folder / "soffice").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / "soffice").chmod(0o755)

    return put


def written(path: Path, body: str, section: str = A4) -> Path:
    path.write_bytes(document(body, styles=TIMES, section=section))
    return path


@pytest.mark.full
@needs_soffice
def test_lines_of_18_points_stand_18_points_apart(tmp_path: Path) -> None:
    body = "".join(
        paragraph(text, properties=EXACT_18, run=run)
        for text, run in (
            ("Kế hoạch", ""),
            ("đậm", "<w:b/>"),
            ("nghiêng", "<w:i/>"),
            ("nhỏ", '<w:sz w:val="22"/>'),
        )
    )
    (laid_out,) = to_pdf([written(tmp_path / "kế hoạch.docx", body)], tmp_path)
    (lines,) = page_lines(laid_out)
    assert laid_out.name == "kế hoạch.pdf"
    assert [line.text for line in lines] == ["Kế hoạch", "đậm", "nghiêng", "nhỏ"]
    # The top margin of 56.7 pt, then 0.8 of the first line above its baseline.
    assert [line.baseline_pt for line in lines] == pytest.approx([71.1, 89.1, 107.1, 125.1], abs=0.1)
    assert [line.left_pt for line in lines] == pytest.approx([85.05] * 4, abs=0.2)


@pytest.mark.full
@needs_soffice
def test_every_vietnamese_letter_is_set_in_tinos(tmp_path: Path) -> None:
    styles = ("", "<w:b/>", "<w:i/>", "<w:b/><w:i/>")
    body = "".join(paragraph(LETTERS + LETTERS.upper(), run=run) for run in styles)
    (laid_out,) = to_pdf([written(tmp_path / "x.docx", body)], tmp_path)
    assert fonts(laid_out) == {
        PdfFont(f"Tinos{face}", is_embedded=True) for face in ("", "-Bold", "-Italic", "-BoldItalic")
    }
    text = "".join(line.text for line in page_lines(laid_out)[0])
    assert text == (LETTERS + LETTERS.upper()) * 4


@pytest.mark.full
@needs_soffice
def test_drawn_line_is_measured_where_it_is_printed(tmp_path: Path) -> None:
    underlined = paragraph("gạch chân", run='<w:u w:val="single"/>')
    body = f"<w:p>{LINE}<w:r><w:t>trên</w:t></w:r></w:p>{paragraph('dưới')}{underlined}"
    (laid_out,) = to_pdf([written(tmp_path / "x.docx", body)], tmp_path)
    stroke, underline = page_strokes(laid_out)
    assert underline.top_pt > 90
    assert stroke.right_pt - stroke.left_pt == pytest.approx(144, abs=0.1)
    middle_of_text = 85.05 + (595.3 - 85.05 - 42.5) / 2
    assert (stroke.left_pt + stroke.right_pt) / 2 == pytest.approx(middle_of_text, abs=0.2)
    assert (stroke.top_pt, stroke.thickness_pt) == pytest.approx((76.7, 0.75), abs=0.1)


@pytest.mark.full
@needs_soffice
def test_text_is_read_with_plain_hyphens_spaces_and_letters(tmp_path: Path) -> None:
    hyphens = "<w:r><w:t>69</w:t><w:noBreakHyphen/><w:t>KL \u2010 </w:t></w:r>"
    others = "<w:r><w:t>\u00a0nhe\u0302\u0301\u00a0mai</w:t></w:r>"
    (laid_out,) = to_pdf([written(tmp_path / "x.docx", f"<w:p>{hyphens}{others}</w:p>")], tmp_path)
    assert page_lines(laid_out)[0][0].text == "69-KL - nhế mai"


@pytest.mark.full
@needs_soffice
def test_many_files_become_pdfs_in_one_call_and_in_their_order(tmp_path: Path) -> None:
    names = ("b", "a", "c")
    sources = [written(tmp_path / f"{name}.docx", paragraph(name)) for name in names]
    pdfs = to_pdf(iter(sources), tmp_path / "out")
    assert [page_lines(each)[0][0].text for each in pdfs] == ["b", "a", "c"]


@pytest.mark.full
@needs_soffice
def test_pages_become_pictures_in_order(tmp_path: Path) -> None:
    body = "".join(paragraph("x", properties="<w:pageBreakBefore/>") for _ in range(11))
    wide = A4.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    (laid_out,) = to_pdf([written(tmp_path / "x [1].docx", body, wide)], tmp_path)
    pictures = to_png(laid_out, tmp_path, dpi=20)
    assert [path.name for path in pictures[::10]] == ["x [1]-01.png", "x [1]-11.png"]
    assert to_png(laid_out, tmp_path, dpi=20) == pictures
    assert page_lines(laid_out)[10][0].baseline_pt < 80


@pytest.mark.full
@needs_soffice
def test_file_that_libreoffice_cannot_open_is_named(tmp_path: Path) -> None:
    source = tmp_path / "hỏng.docx"
    source.write_bytes(b"PK\x03\x04 no zip at all")
    (tmp_path / "hỏng.pdf").write_bytes(b"from an earlier call")
    with pytest.raises(AssertionError, match=r"made no hỏng\.pdf"):
        to_pdf([source], tmp_path)


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two files of one name"):
        to_pdf([tmp_path / "a" / "x.docx", tmp_path / "b" / "x.docx"], tmp_path)


def test_nothing_to_do_needs_no_libreoffice(tmp_path: Path) -> None:
    assert to_pdf([], tmp_path) == []


@pytest.mark.full
@needs_poppler
@needs_shell
def test_pdf_in_another_font_is_refused(stand_in: Callable[[str], None], tmp_path: Path) -> None:
    (tmp_path / "made.pdf").write_bytes(pdf(b"BT /F1 14 Tf (x) Tj ET"))
    stand_in("cp made.pdf x.pdf")
    with pytest.raises(AssertionError, match=r"x\.pdf is not set in Tinos alone.*Times-Roman"):
        to_pdf([tmp_path / "x.docx"], tmp_path)


@needs_shell
def test_hanging_libreoffice_is_killed_and_its_profile_given_up(
    stand_in: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(office, "START_TIMEOUT_S", 0.5)
    monkeypatch.setattr(office, "FILE_TIMEOUT_S", 0)
    stand_in('echo "profile $1"; exec sleep 600')
    with pytest.raises(ProcessHungError, match="was killed\nprofile") as hung:
        to_pdf([tmp_path / "x.docx"], tmp_path)
    monkeypatch.setattr(office, "START_TIMEOUT_S", 60)
    stand_in('echo "profile $1"')
    with pytest.raises(AssertionError, match="profile") as failed:
        to_pdf([tmp_path / "x.docx"], tmp_path)
    given_up = str(hung.value).rpartition("profile ")[2].strip()
    assert given_up not in str(failed.value)


@pytest.mark.parametrize("missing", ["soffice", "pdftoppm"])
def test_missing_program_is_a_reason_to_skip(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name, *_: None if name == missing else f"/usr/bin/{name}")
    assert "dev.py setup --tools" in (soffice_missing() or "")
