"""The file as a package: named styles, language, properties, settings, and the same bytes each time."""

import datetime
import hashlib
import os
import re
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from lxml import etree

from kehoach_desktop.domain.dates import PartialDate
from kehoach_desktop.domain.plan import Block, Plan, Role, Run, Signature
from kehoach_desktop.operations.exporting import docx_of
from tests.helpers.docx_package import Package
from tests.helpers.docx_validity import package_faults
from tests.helpers.docx_view import Paragraph
from tests.helpers.ooxml import NAMESPACES, tag
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, block, with_tasks
from tests.render.docx.documents import CASES, case_id, document, drafted, file_of
from tests.render.docx.parts import SEPARATOR, Document

ROOT = Path(__file__).parents[3]
NO_BREAK = "\N{NON-BREAKING HYPHEN}"
# Everything that a plan can print stands in one of these two.
FULL_PARTY = replace(
    with_tasks(PARTY_PLAN, 4),
    issuer_line="CỦA BAN THƯỜNG VỤ ĐẢNG UỶ",
    draft_number=2,
    secrecy="MẬT",
    urgency="KHẨN",
    circulation="LƯU HÀNH NỘI BỘ",
    typist="NguyenVanAn",
    copies=26,
    contact="Văn phòng Đảng uỷ xã Vạn Phúc; điện thoại: 0263 3800 000",
    co_signatures=(Signature("T/M UỶ BAN KIỂM TRA", "CHỦ NHIỆM", "Lê Thị Hoài An"),),
)
FULL_STATE = replace(
    FULL_PARTY,
    ruleset="nd30",
    issuer_line=None,
    issuing_body=STATE_PLAN.issuing_body,
    symbol=STATE_PLAN.symbol,
    signature=STATE_PLAN.signature,
    co_signatures=(),
)
both_sides = pytest.mark.parametrize("plan", [FULL_PARTY, FULL_STATE], ids=["hd05", "nd30"])
some_documents = pytest.mark.parametrize(
    ("template", "ruleset", "filled"), [pytest.param(*case, id=case_id(*case)) for case in CASES if case[2]]
)


def entries(data: bytes) -> list[ZipInfo]:
    with ZipFile(BytesIO(data)) as archive:
        return archive.infolist()


# ---------------------------------------------------------------- styles and language


def components(examined: Document) -> dict[str, list[Paragraph]]:
    """The components of a document by the words of the regulations, found by their place."""
    section = examined.view.sections[0]
    labels = ("nhãn phụ lục", "tên phụ lục", "dẫn phụ lục", "ngăn phụ lục")
    head, table = examined.annex()
    groups = [paragraph for row in table.rows[1:] for cell in row.cells for paragraph in cell.paragraphs]
    found = {
        "cấp trên": [each for each in examined.bodies if not each.runs[0].bold and each.text != "*"],
        "ban hành": [each for each in examined.bodies if each.runs[0].bold],
        "số": [examined.number],
        "địa danh": [examined.place_date],
        "tên loại": examined.heading[:1],
        "trích yếu": [examined.subject],
        "nơi nhận": list(examined.recipients[:1]),
        "danh sách": list(examined.recipients[1:-2]),
        "họ tên": [examined.signature[-1]],
        "số trang": list(section.headers["default"]),
        "phạm vi": [each for each in section.first_page_header if each.text],
        "đầu bảng": [paragraph for cell in table.rows[0].cells for paragraph in cell.paragraphs],
        "ô": groups,
    }
    found |= {label: [paragraph] for label, paragraph in zip(labels, head, strict=False)}
    return {name: paragraphs for name, paragraphs in found.items() if paragraphs}


@both_sides
def test_every_component_has_a_style_of_its_own(plan: Plan) -> None:
    users = defaultdict[str | None, set[str]](set)
    for component, paragraphs in components(document(plan)).items():
        styles = {each.style_name for each in paragraphs}
        assert len(styles) == 1, component
        users[styles.pop()].add(component)
    assert all(len(each) == 1 for each in users.values()), dict(users)


@both_sides
def test_styles_have_vietnamese_names_and_nothing_printed_is_normal(plan: Plan) -> None:
    examined = document(plan)
    heads = [each for section in examined.view.sections for part in section.headers.values() for each in part]
    used = {each.style_name or "" for each in (*examined.view.paragraphs, *heads) if each.text}
    assert len(used) > 25
    for name in used:
        assert name.startswith("KH ")
        assert not re.search(r"[a-z]{2,}(?:ing|tion|body|title|line)\b", name)
        assert re.search(r"[^\x00-\x7f]", name), f"{name} is not Vietnamese"


@both_sides
def test_body_roles_have_styles_of_their_own(plan: Plan) -> None:
    examined = document(plan)
    by_role = defaultdict[str, set[str | None]](set)
    for paragraph, each in zip(examined.body, plan.blocks, strict=True):
        by_role[f"{each.role}{each.is_heading}"].add(paragraph.style_name)
    assert all(len(names) == 1 for names in by_role.values())
    assert len(set.union(*by_role.values())) == len(by_role)


@both_sides
def test_unused_styles_are_not_carried_along(plan: Plan) -> None:
    view = document(plan).view
    used = {each.style_name for each in view.paragraphs} | {run.style_name for p in view.paragraphs for run in p.runs}
    ours = {name for name in view.style_names if name.startswith("KH ")}
    assert len(ours) < 45
    assert {name for name in used if name} - {"Normal"} <= ours


@both_sides
def test_language_is_vietnamese_everywhere(plan: Plan) -> None:
    view = document(plan).view
    assert {run.language for each in view.paragraphs for run in each.runs} == {"vi-VN"}
    assert view.settings.proof_language == "vi-VN"
    assert view.core.language == "vi-VN"
    assert b"en-US" not in view.raw("word/styles.xml") + view.raw("word/document.xml") + view.raw("word/settings.xml")


@both_sides
def test_fonts_are_named_and_no_theme_is_asked(plan: Plan) -> None:
    view = document(plan).view
    assert not [name for name in view.part_names if "theme" in name or "numbering" in name or "media" in name]
    everything = b"".join(view.raw(name) for name in view.part_names)
    assert not re.search(rb"(?:ascii|hAnsi|eastAsia|cs)[tT]heme=", everything)
    named = b"".join(re.findall(rb"<w:rFonts [^>]*>", everything))
    assert set(re.findall(rb'w:\w+="([^"]+)"', named)) == {b"Times New Roman"}
    assert not re.search(rb"Tinos|Calibri|Cambria|Liberation|Arial", everything)


# ---------------------------------------------------------------- settings and properties


@both_sides
def test_lines_break_as_in_word_2010(plan: Plan) -> None:
    settings = document(plan).view.settings
    assert settings.compatibility_mode == 14
    flags = settings.hyphenates, settings.tracks_changes, settings.update_fields, settings.even_and_odd_headers
    assert not any(flags)


@pytest.mark.parametrize(
    ("plan", "title", "creator"),
    [
        (PARTY_PLAN, f"Kế hoạch {PARTY_PLAN.subject}", "Đảng uỷ xã Vạn Phúc"),
        (replace(STATE_PLAN, subject="Triển khai việc"), "Kế hoạch Triển khai việc", "Uỷ ban nhân dân xã Vạn Phúc"),
        (
            replace(PARTY_PLAN, document_kind="CTr", subject="kiểm tra năm 2027", issuing_body="TỈNH UỶ LÂM ĐỒNG"),
            "Chương trình kiểm tra năm 2027",
            "Tỉnh uỷ Lâm Đồng",
        ),
    ],
    ids=["hd05", "nd30", "CTr"],
)
def test_properties_name_the_document_and_the_issuing_body(plan: Plan, title: str, creator: str) -> None:
    core = document(plan).view.core
    assert (core.title, core.subject, core.creator, core.last_modified_by) == (title, plan.subject, creator, creator)
    assert dict(document(plan).view.app) == {"Application": "Kế hoạch Desktop"}
    assert (core.description, core.keywords, core.category) == (None, None, None)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (PartialDate(2, 2, 2027), datetime.datetime(2027, 2, 2, tzinfo=datetime.UTC)),
        (PartialDate(None, 12, 2026), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)),
        (PartialDate(None, None, 2026), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)),
    ],
    ids=str,
)
def test_dates_come_from_the_plan_and_never_from_the_clock(date: PartialDate, expected: datetime.datetime) -> None:
    plan = replace(PARTY_PLAN, issue_date=date)
    core = document(plan).view.core
    assert (core.created, core.modified) == (expected, expected)
    assert {entry.date_time for entry in entries(docx_of(plan))} == {expected.timetuple()[:6]}


@pytest.mark.parametrize(
    ("year", "kept"), [(1979, (1980, 1, 1)), (2107, (2107, 12, 31)), (2108, (2107, 12, 31)), (2999, (2107, 12, 31))]
)
def test_a_date_that_no_zip_can_name_is_written_all_the_same(year: int, kept: tuple[int, int, int]) -> None:
    plan = replace(PARTY_PLAN, issue_date=PartialDate(31, 12, year))
    assert {entry.date_time[:3] for entry in entries(docx_of(plan))} == {kept}
    created = document(plan).view.core.created
    assert created is not None
    assert created.year == year


def test_plan_without_any_date_has_a_fixed_one_that_no_library_left() -> None:
    plan = replace(PARTY_PLAN, issue_date=PartialDate(None, None, None))
    assert package_faults(docx_of(plan)) == []
    assert docx_of(plan) == docx_of(plan)


def test_plan_without_subject_or_body_has_a_title_all_the_same() -> None:
    core = document(replace(PARTY_PLAN, subject=None, issuing_body=None)).view.core
    assert core.title == "Kế hoạch"
    assert (core.subject, core.creator) == (None, None)


# ---------------------------------------------------------------- the zip


@both_sides
def test_same_plan_gives_the_same_bytes(plan: Plan) -> None:
    assert docx_of(plan) == docx_of(replace(plan))


_PRINT_DIGEST = """
import hashlib
from kehoach_desktop.operations.exporting import docx_of
from tests.render.docx.test_package import FULL_PARTY, FULL_STATE
print(*(hashlib.sha256(docx_of(plan)).hexdigest() for plan in (FULL_PARTY, FULL_STATE)))
"""


@pytest.mark.parametrize("seed", ["1", "4242"])
def test_another_process_with_other_hashes_gives_the_same_bytes(seed: str) -> None:
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "TZ": "Asia/Ho_Chi_Minh"}
    command = [sys.executable, "-c", _PRINT_DIGEST]
    found = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=environment).stdout
    expected = [hashlib.sha256(docx_of(plan)).hexdigest() for plan in (FULL_PARTY, FULL_STATE)]
    assert found.split() == expected


@both_sides
def test_entries_are_ordered_dated_and_each_there_once(plan: Plan) -> None:
    listed = entries(docx_of(plan))
    names = [entry.filename for entry in listed]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert len(set(names)) == len(names)
    assert {entry.date_time for entry in listed} == {(2027, 2, 2, 0, 0, 0)}
    assert {entry.compress_type for entry in listed} == {ZIP_DEFLATED}
    assert len({(entry.create_system, entry.external_attr, entry.extra, entry.comment) for entry in listed}) == 1
    assert names.index("word/document.xml") < names.index("word/styles.xml")


@both_sides
def test_ids_are_unique_over_all_parts(plan: Plan) -> None:
    package = Package(docx_of(plan))
    ids = []
    for name in package.names:
        if name.endswith(".xml"):
            root = package.tree(name)
            ids += [each.get("id") for each in root.iterfind(".//wp:docPr", NAMESPACES)]
    assert len(ids) == len(set(ids)) > (2 if plan.ruleset == "nd30" else 1)
    assert package_faults(package.data) == []


# ---------------------------------------------------------------- hyphens


def spelled(paragraph: etree._Element) -> str:
    """The text of a paragraph with its non-breaking hyphens told apart."""
    text = ""
    for element in paragraph.iter(tag("w:t"), tag("w:noBreakHyphen"), tag("w:br"), tag("w:tab")):
        text += NO_BREAK if element.tag == tag("w:noBreakHyphen") else element.text or " "
    return text


@some_documents
def test_hyphens_inside_words_never_break_and_all_others_are_plain(template: str, ruleset: str, filled: bool) -> None:
    root = Package(file_of(template, ruleset, filled)).tree("word/document.xml")
    for paragraph in root.iter(tag("w:p")):
        text = spelled(paragraph)
        hyphens = f"[-{NO_BREAK}]*"
        assert not re.search(rf"-(?={hyphens}[^ \n{NO_BREAK}-])", text), text
        assert not re.search(rf"{NO_BREAK}(?={hyphens}([ \n]|$))", text), text
        assert not re.search("[\u2010\u2011\u00ad\u2060\u200b\ufeff]", text.replace(NO_BREAK, "")), text


@pytest.mark.parametrize("place", ["Số 05-KH/ĐU", "(Kèm theo Kế hoạch số 05-KH/ĐU,", "Nghị quyết số 57-NQ/TW"])
def test_hyphen_between_two_runs_of_a_word_never_breaks(place: str) -> None:
    blocks = (Block("b1", Role.PARAGRAPH, (Run("Nghị quyết số 57-", bold=True), Run("NQ/TW"))),)
    plan = replace(with_tasks(PARTY_PLAN), blocks=(*blocks, block("b2", Role.CLOSING, "Hết.")))
    root = Package(docx_of(plan)).tree("word/document.xml")
    assert any(place.replace("-", NO_BREAK) in spelled(paragraph) for paragraph in root.iter(tag("w:p")))


def test_symbols_and_spans_of_years_hold_together() -> None:
    root = Package(docx_of(PARTY_PLAN)).tree("word/document.xml")
    texts = [spelled(paragraph) for paragraph in root.iter(tag("w:p"))]
    everything = "\n".join(texts)
    for token in ("112-KH/TU", "2026-2030", "I-2027"):
        assert token.replace("-", NO_BREAK) in everything
    assert SEPARATOR in texts
    assert "- Các đồng chí Đảng uỷ viên;" in texts


def test_every_case_is_a_different_file() -> None:
    """The cache of documents hands out what was asked for."""
    assert len({hashlib.sha256(file_of(*case)).hexdigest() for case in CASES[:8]}) == 8
    assert {drafted(*case).ruleset for case in CASES} == {"hd05", "hd36", "nd30"}
