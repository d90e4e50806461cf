"""Whatever a clerk types, pastes or leaves empty: pages are set, and the text on them is the clerk's, letter by letter.

Compared is what pdfium reads, paragraph by paragraph as the tags have them. It tells of no space how wide it is, and of
a character without a glyph nothing at all: spaces are looked at by the places of letters, boxes by their ink.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as st

from kehoach_desktop.domain.layout import Sheet, compose
from kehoach_desktop.domain.lengths import pt
from kehoach_desktop.domain.missing_glyphs import missing_glyphs, prints_as_box
from kehoach_desktop.domain.plan import Annex, AnnexKind, Block, Plan, Recipient, Role, Run, Signature, Task
from kehoach_desktop.domain.vietnamese import clean, unprintable
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf import set_pages, write_pdf
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, block, plans
from tests.render.pdf.glyphs import Glyph, glyphs
from tests.render.pdf.reading import given_paragraphs, opened, seen, tagged_paragraphs, unlike

HOSTILE = {
    "typst": '#let x = 1 #{1 + 1} #x $x^2$ *a* _b_ = d \\ `c` ```rs d``` <a> @x // hết /* x */ [y] \\u{41} \\#',
    "directives": '#import "@preview/x:1.0.0": * #read("/etc/passwd") #panic("x") #pagebreak() #set text(red) #sheet',
    "quotes": "\"hai\" 'một' “cong” ‘cong’ «kép» \\\" \\' \\\\ \"\\",
    "json": '{"text": "a", "b": [1, null, true]} \\n \\u0041 "}],"marks":true,"',
    "dashes": "-- --- - – — ... ~ -? 1-2 a--b",
    "ligatures": "ffi ffl fi fl ft AV To Wa f\u200cfi",
    "markup": "<w:p><w:r>x</w:r></w:p> & ]]> <!-- --> &amp; &#60; %PDF-1.7 (a\\)b) << /X >> endstream",
    "braces": "{field} {0} {} {{x}} %s %(x)d $x \\1 ${HOME}",
    "emoji": "họp 😀 tại 🏛️ nhà 👨\u200d👩\u200d👧 văn hoá 𝒜 🇻🇳 👍🏽",
    "marks of direction": "trái \u200eph\u200fải\u200e \u2066x\u2069 \u202ay\u202c \u061cz",
    "joiners": "a\u200bb\u200cc\u200dd\u2060e\ufe0ff\u00adg\u034fh\ufeffi",
    "spaces": "  hai  ba   bốn\u00a0\u2003năm\u2009\u202f\u3000sáu ",
    "tabs and lines": "một\thai\nba\n\n\tbốn\n",
    "line separators": "một\u2028hai\u2029ba",
    "decomposed": unicodedata.normalize("NFD", "Nguyễn Thị Thuỳ Dương ở Đắk Lắk"),
    "combining": "a\u0301\u0323\u0302\u035c z\u0301\u0302\u0303 \u0301 x\u20d7 \u0489",
    "private": "\ue000 \uf0b7 \uf8ff \ufffd \ufffc \U000f0000",
    "foreign": "党 委 Đảng партия ພັກ Ελλάδα ภาษา 한글 カナ",
    "astral": "\U0001d49c\U0001f0a1 \U00020000 \U0010fffd",
    "long token": "Đ" * 120 + "/" + "w" * 80 + "-" + "i" * 160,
}  # fmt: skip
RIGHT_TO_LEFT = ("שלום עולם", "حزب ١٢٣", "a \u202etrái\u202c b", "שלום (1) - 2027, xã\u200f!", "\u2067x 1-2\u2069")

hostile_texts = pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
# The fields do not need a body, and without one they are set faster.
BARE = replace(PARTY_PLAN, blocks=PARTY_PLAN.blocks[-1:])


def full_of(text: str, plan: Plan = PARTY_PLAN) -> Plan:
    """`plan` with `text` in every field that takes one."""
    cleaned = clean(text)[0]
    blocks = tuple(
        Block(
            f"b{number}",
            role,
            (Run(cleaned), Run(cleaned, bold=True), Run(cleaned, bold=True, italic=True), Run("x", italic=True)),
            heading=number % 2 == 0,
            label=cleaned if role is Role.SUBSECTION else None,
        )
        for number, role in enumerate(Role)
    )
    blank = Block("blank", Role.PARAGRAPH, (Run(f"x{cleaned}", blank=True),))
    signature = Signature(cleaned, cleaned, cleaned)
    task = Task("t1", content=cleaned, lead=cleaned, supporting=(cleaned, cleaned), deadline_text=cleaned, note=cleaned)
    fields = ("parent_body", "issuing_body", "symbol", "place", "issuer_line", "subject", "archive_line")
    marks = ("secrecy", "urgency", "circulation", "typist", "contact")
    return replace(
        plan,
        **dict.fromkeys((*fields, *marks), cleaned),
        blocks=(*blocks, blank, block("z", Role.CLOSING, cleaned)),
        recipients=(Recipient(f"x{cleaned}", cleaned), Recipient(f"x{cleaned}", blank=True)),
        signature=signature,
        co_signatures=(signature,),
        tasks=(replace(task, group=cleaned), replace(task, id="t2")),
        annexes=(Annex("a1", AnnexKind.TASK_TABLE, cleaned),),
    )


def composed(plan: Plan) -> Sheet:
    return compose(plan, ruleset(plan.ruleset))


def pdf_of(plan: Plan) -> bytes:
    return write_pdf(composed(plan), document_font())


# ---------------------------------------------------------------- every field


def in_turns() -> Iterator[Any]:
    """Each text in every ruleset; a quick run has it in one of them."""
    plans = [PARTY_PLAN, replace(PARTY_PLAN, ruleset="hd36"), STATE_PLAN]
    for turn, (name, text) in enumerate(HOSTILE.items()):
        for number, plan in enumerate(plans):
            marks = [] if number == turn % len(plans) else [pytest.mark.full]
            yield pytest.param(plan, text, id=f"{plan.ruleset}-{name}", marks=marks)


@pytest.mark.parametrize(("plan", "text"), [*in_turns()])
def test_hostile_text_in_every_field_is_read_letter_by_letter(plan: Plan, text: str) -> None:
    sheet = composed(full_of(text, plan))
    printed = "\n".join(given_paragraphs(sheet)).upper()
    assert clean(text)[0].replace("\t", " ").split("\n")[0].strip().upper() in printed
    assert unlike(sheet, write_pdf(sheet, document_font())) == []


@hostile_texts
def test_the_preview_of_hostile_text_knows_where_each_paragraph_is(text: str) -> None:
    sheet = composed(full_of(text))
    pages = set_pages(sheet, document_font())
    assert unlike(sheet, pages.pdf) == []
    found = {id(place.paragraph) for place in pages.places}
    assert [paragraph.text for paragraph in sheet.paragraphs() if id(paragraph) not in found] == []


@hostile_texts
def test_hostile_text_stands_in_the_title_and_the_bookmarks(text: str) -> None:
    plan = full_of(text)
    with opened(pdf_of(plan)) as pdf:
        assert pdf.get_metadata_value("Title") == f"Kế hoạch {' '.join(clean(text)[0].split())}".strip()
        titles = [joined(mark.get_title()) for mark in pdf.get_toc()]
    part, subsection = joined("".join(run.text for run in plan.blocks[2].runs)), joined(plan.blocks[4].text)
    assert titles == [f"I-{part.upper()}", f"{joined(text)}{subsection}"]


def joined(text: str) -> str:
    return "".join(clean(text)[0].split())


@pytest.mark.parametrize("text", ["", " ", "   \n ", "\n", "\t", "\u200b", "\u00a0", "\u2028", "\u202a", "\ue000"])
@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN], ids=["hd05", "nd30"])
def test_fields_with_nothing_to_see_are_set(plan: Plan, text: str) -> None:
    sheet = composed(full_of(text, plan))
    assert unlike(sheet, write_pdf(sheet, document_font())) == []
    bare = replace(plan, blocks=(Block("b1", Role.PARAGRAPH, (Run(text),)), Block("b2", Role.PART)))
    assert unlike(composed(bare), pdf_of(bare)) == []


@pytest.mark.parametrize("ruleset_id", ["hd05", "hd36", "nd30"])
def test_a_plan_of_nothing_but_blanks_is_set(ruleset_id: str) -> None:
    sheet = composed(Plan(id="x", ruleset=ruleset_id))
    assert unlike(sheet, write_pdf(sheet, document_font())) == []


def test_a_plan_that_tries_to_end_the_data_ends_nothing() -> None:
    """The data goes to typst as JSON in a string literal: neither can be closed from inside."""
    sheet = composed(full_of('"))\n#panic("x")\\u{22})) }], "marks": true, "sections": [] // \\'))
    assert unlike(sheet, write_pdf(sheet, document_font())) == []


# ---------------------------------------------------------------- letters as they are


def letters_of(text: str) -> list[Glyph]:
    """The letters of a recipient, whose line is not stretched, without dash and end."""
    plan = replace(BARE, recipients=(Recipient(f"Ω{text}Ω"),))
    found = glyphs(pdf_of(plan))
    first, last = (at for at, glyph in enumerate(found) if glyph.text == "Ω")
    return found[first : last + 1]


def width(text: str, size: float = 12) -> float:
    return document_font().width(text, pt(size)).pt


@pytest.mark.parametrize(
    "text", ["ffi ffl fi fl ft", "AVATAR To. Wa", "-- --- ...", "\"a\" 'b' ''c'' ``d``", "1/2 (c) ->"]
)
def test_letters_are_neither_joined_nor_moved_nor_made_others(text: str) -> None:
    found = letters_of(text)
    assert "".join(glyph.text for glyph in found) == f"Ω{text.replace(' ', '')}Ω"
    places = [at for at, char in enumerate(f"Ω{text}Ω") if char != " "]
    expected = [width(f"Ω{text}Ω"[:at]) for at in places]
    assert [glyph.x - found[0].x for glyph in found] == pytest.approx(expected, abs=0.1)


@pytest.mark.parametrize(
    "space",
    [
        " ",
        "  ",
        "   ",
        "\u00a0",
        " \u00a0 ",
        "\u2003",
        "\u2009",
        "\u202f",
        "\t",
        "\u200b",
        "\u2060",
        "\ufe0f",
        "\u202a",
    ],
)
def test_spaces_are_as_wide_as_they_are_in_the_font(space: str) -> None:
    first, second = (glyph for glyph in letters_of(f"a{space}b") if glyph.text in "ab")
    room = space.replace("\t", " ").strip("\ufe0f\u200b\u2060\u202a")
    assert second.x - first.x == pytest.approx(width(f"a{room}"), abs=0.06)


@pytest.mark.parametrize("char", ["😀", "\ue000", "党", "\U0010fffd", "\U00020000"])
def test_a_character_without_a_glyph_prints_as_a_box(char: str) -> None:
    plan = replace(BARE, recipients=(Recipient("ΩΩ"),))
    pages = set_pages(composed(plan), document_font())
    first, second = (glyph for glyph in glyphs(pages.pdf) if glyph.text == "Ω")
    boxed = set_pages(composed(replace(BARE, recipients=(Recipient(f"Ω{char}Ω"),))), document_font())
    moved = [glyph for glyph in glyphs(boxed.pdf) if glyph.text == "Ω"][1]
    assert moved.x - second.x > 5
    picture = boxed.picture(0, 4.0)
    row = round(4 * (first.baseline - 3)) * picture.stride
    ink = picture.pixels[row + 16 * round(second.x) : row + 16 * round(moved.x) : 4]
    dark = [at for at, level in enumerate(ink) if level < 100]
    assert len(dark) > 1, "two upright strokes"
    assert max(after - before for before, after in pairwise(dark)) > 8, "and nothing between them"


_BRACKETS = str.maketrans(")]", "([")


@pytest.mark.parametrize("text", RIGHT_TO_LEFT)
@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN], ids=["hd05", "nd30"])
def test_no_letter_written_from_the_right_is_lost(plan: Plan, text: str) -> None:
    """pdfium reads them in the order in which they stand, brackets as they look: more cannot be said of them."""
    sheet = composed(full_of(text, plan))
    read = "".join(tagged.text for tagged in tagged_paragraphs(write_pdf(sheet, document_font())))
    given = "".join(given_paragraphs(sheet))
    assert sorted(seen(read).translate(_BRACKETS)) == sorted(seen(given).translate(_BRACKETS))


def test_letters_written_from_the_right_run_to_the_left() -> None:
    found = letters_of("שלום")
    assert [glyph.text for glyph in found] == list("ΩשלוםΩ")
    assert [before.x > after.x for before, after in pairwise(found[1:-1])] == [True] * 3


# ---------------------------------------------------------------- much

MUCH = {
    "a long token": "Đ" * 10_000,
    "a long thin token": "i" * 10_000,
    "a long token of parts": "từ/nối-" * 1_400,
    "100,000 letters": (SENTENCE + " ") * (100_000 // len(SENTENCE)),
    "50,000 words of a letter": "a " * 50_000,
    "10,000 spaces": "a" + " " * 10_000 + "b",
    "10,000 boxes": "😀" * 10_000,
    "10,000 held spaces": "a\u00a0" * 10_000,
    "2,000 lines": "a\n" * 2_000,
}


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in MUCH.items()])
def test_a_long_paragraph_is_whole_and_stays_between_the_margins(text: str) -> None:
    plan = replace(PARTY_PLAN, blocks=(block("b1", Role.PARAGRAPH, f"Ω{text}Ω"), block("b2", Role.CLOSING, "Hết.")))
    sheet = composed(plan)
    found = glyphs(write_pdf(sheet, document_font()))
    first, last = (at for at, glyph in enumerate(found) if glyph.text == "Ω")
    inside = [glyph for glyph in found[first : last + 1] if glyph.baseline > 50]  # not the numbers of the pages
    assert seen("".join(glyph.text for glyph in inside)) == f"Ω{seen(text)}Ω"
    page = sheet.sections[0].page
    assert min(glyph.x for glyph in found) > page.left.pt - 0.1
    assert max(glyph.x for glyph in found) < (page.width - page.right).pt


# ---------------------------------------------------------------- anything

# pdfium reads letters of the right to left in an order of its own, and a soft hyphen as a hyphen at the end of a line:
# these are looked at above.
_ANY = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\xad").filter(
    lambda char: unicodedata.bidirectional(char) not in ("R", "AL", "AN", "RLO", "RLE", "RLI", "LRO", "FSI")
)
_BITS = st.one_of(
    _ANY, st.sampled_from([*'#$*_\\`"<>@/[]{}()-~=+&;:.,', "//", "/*", "#let ", "\\u{", "ffi", "--", " ", "ế"])
)
anything = st.lists(_BITS, max_size=60).map(lambda bits: clean("".join(bits))[0])


@hypothesis.given(st.lists(anything, min_size=1, max_size=3), st.sampled_from(Role), st.booleans())
def test_any_text_comes_back(texts: list[str], role: Role, heading: bool) -> None:
    runs = tuple(Run(text, bold=number == 1, italic=number > 0) for number, text in enumerate(texts))
    plan = replace(PARTY_PLAN, blocks=(Block("b1", role, runs, heading), block("b2", Role.CLOSING, "Hết.")))
    sheet = composed(plan)
    assert unlike(sheet, write_pdf(sheet, document_font())) == []


# A plan takes 50 ms, so that the full count of other properties would take minutes.
MOST_EXAMPLES = min(1000, hypothesis.settings.default.max_examples)


@hypothesis.settings(max_examples=MOST_EXAMPLES, suppress_health_check=[hypothesis.HealthCheck.too_slow])
@hypothesis.given(plans())
def test_any_plan_is_set_and_is_the_same_twice(plan: Plan) -> None:
    sheet = composed(plan)
    pdf = write_pdf(sheet, document_font())
    assert write_pdf(sheet, document_font()) == pdf
    assert {id(place.paragraph) for place in set_pages(sheet, document_font()).places} >= {
        id(paragraph) for paragraph in sheet.paragraphs()
    }


# ---------------------------------------------------------------- what the font lacks

_FACES = [(False, False), (True, False), (False, True), (True, True)]
# The planes after the second hold ideographs and private letters, but for the tags near the end.
_PLAUSIBLE = [char for char in map(chr, (*range(0x20000), *range(0xE0000, 0xE0200))) if not unprintable(char)]


def with_runs(*runs: Run) -> Sheet:
    return composed(replace(BARE, blocks=(Block("b1", Role.PARAGRAPH, runs), *BARE.blocks)))


@pytest.mark.parametrize(("bold", "italic"), _FACES)
def test_a_text_without_a_finding_is_fit_for_the_archive(bold: bool, italic: bool) -> None:
    """PDF/A allows no letter without a glyph, and typst looks at every one: so it judges our finding."""
    face = document_font().face(bold=bold, italic=italic)
    fine = [char for char in _PLAUSIBLE if not prints_as_box(char, face)]
    assert len(fine) > 3000
    sheet = with_runs(Run(" ".join(f"x{char}x" for char in fine), bold, italic))
    assert missing_glyphs(sheet, document_font()) == ()
    assert write_pdf(sheet, document_font(), pdfa=True)


@pytest.mark.parametrize(("bold", "italic"), _FACES)
@pytest.mark.parametrize("char", "😀党ກ\ue000\uf0b7ب한\u20d7✓\u2610\U0001d49c\U00020000\U000f0000")
def test_a_text_with_a_finding_is_not_fit_for_the_archive(char: str, bold: bool, italic: bool) -> None:
    sheet = with_runs(Run(f"x{char}x", bold, italic))
    (found,) = missing_glyphs(sheet, document_font())
    assert (found.block, found.characters) == ("b1", char)
    with pytest.raises(RuntimeError, match="could not be displayed"):
        write_pdf(sheet, document_font(), pdfa=True)


@hypothesis.given(st.text(st.characters(exclude_categories=("Cs", "Cc"))).map(lambda text: clean(text)[0]))
def test_the_finding_and_the_archive_agree_on_any_text(text: str) -> None:
    sheet = with_runs(Run(text), Run(text, bold=True))
    if missing_glyphs(sheet, document_font()):
        with pytest.raises(RuntimeError, match="could not be displayed"):
            write_pdf(sheet, document_font(), pdfa=True)
    else:
        assert write_pdf(sheet, document_font(), pdfa=True)
