from dataclasses import dataclass, replace

import pytest

from kehoach_desktop.domain.format_standard.zones import Zone
from kehoach_desktop.domain.layout import Sheet, compose
from kehoach_desktop.domain.layout.sheet import Paragraph, ParagraphLook, Span, Style, TextLook
from kehoach_desktop.domain.lengths import pt
from kehoach_desktop.domain.missing_glyphs import MissingGlyphs, missing_glyphs, missing_in_paragraph
from kehoach_desktop.domain.plan import Plan, Recipient, Role, Run, Signature
from kehoach_desktop.operations.rulesets import document_font, ruleset
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, block, with_tasks

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyạảấầẩẫậắằẳẵặẹẻẽếềểễệỉĩịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ0123456789"


def sheet_of(plan: Plan) -> Sheet:
    return compose(plan, ruleset(plan.ruleset))


def missing(plan: Plan) -> list[tuple[Zone, str | None, str | None, str]]:
    found = missing_glyphs(sheet_of(plan), document_font())
    return [(one.zone, one.block, one.spot, one.characters) for one in found]


def of_text(text: str) -> str:
    """What the font lacks of a text."""
    blocks = (block("b1", Role.PARAGRAPH, text), block("b2", Role.CLOSING, "Hết."))
    return "".join(found[3] for found in missing(replace(PARTY_PLAN, blocks=blocks)))


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN, with_tasks(PARTY_PLAN), replace(PARTY_PLAN, ruleset="hd36")])
def test_a_vietnamese_plan_lacks_nothing(plan: Plan) -> None:
    assert missing(plan) == []


@pytest.mark.parametrize("text", [LETTERS, LETTERS.upper(), "–—“”‘’…§½²³°±×÷≤≥≠→•€₫…", "\t\n \u00a0\u2003\u3000"])
def test_what_an_office_writes_is_all_there(text: str) -> None:
    assert of_text(text) == ""


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("họp 😀 tại 🏛️ nhà", "😀🏛"),
        ("👨\u200d👩\u200d👧", "👨👩👧"),
        ("党 委 党", "党委"),
        ("\uf0b7 một \ue000", "\uf0b7\ue000"),
        ("𝒜\U00020000", "𝒜\U00020000"),
        ("✓ đạt ☐ không", "✓☐"),
    ],
)
def test_characters_without_a_glyph_are_named_once_each_in_their_order(text: str, lacking: str) -> None:
    assert of_text(text) == lacking


@pytest.mark.parametrize(
    "text",
    [
        "\u200b\u200c\u200d\u2060\u00ad\u034f",  # joiners
        "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",  # direction
        "\ufe00\ufe0e\ufe0f\U000e0100\U000e0041\u180b",  # variants and tags
        "\u3164\u115f\uffa0\u2028",
    ],
)
def test_what_is_never_drawn_is_never_a_box(text: str) -> None:
    assert of_text(f"x{text}x") == ""


def test_a_letter_whose_parts_the_font_has_is_drawn_from_them() -> None:
    assert document_font().lacks("≮")
    assert of_text("a ≮ b") == ""


def test_each_block_and_field_has_its_own_finding_with_its_spot() -> None:
    blocks = (
        block("b1", Role.PART, "Mục ✓"),
        replace(
            block("b2", Role.PARAGRAPH, ""), runs=(Run("một ☎ "), Run("hai ☎ 😀", bold=True), Run("✉", blank=True))
        ),
        block("b3", Role.CLOSING, "Hết."),
    )
    plan = replace(
        PARTY_PLAN,
        blocks=blocks,
        place="Vạn ✓ Phúc",
        recipients=(Recipient("Các 😀 chi bộ", "để ☎"),),
        signature=Signature("T/M ✓", "BÍ THƯ", "😀"),
    )
    assert missing(plan) == [
        (Zone.PLACE_DATE, None, "place", "✓"),
        (Zone.BODY, "b1", "b1", "✓"),
        (Zone.BODY, "b2", "b2", "☎😀✉"),
        (Zone.RECIPIENTS, None, "recipients/0", "😀☎"),
        (Zone.AUTHORITY, None, "signature.authority", "✓"),
        (Zone.SIGNATORY, None, "signature.signatory", "😀"),
    ]


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN], ids=["hd05", "nd30"])
def test_margins_stamps_and_annexes_are_looked_at_too(plan: Plan) -> None:
    plan = with_tasks(plan, 1)
    task = replace(plan.tasks[0], content="Việc 😀", group="Nhóm 党")
    annex = replace(plan.annexes[0], title="Danh mục ✓")
    plan = replace(
        plan, secrecy="MẬT ☎", urgency="KHẨN ☎", circulation="NỘI BỘ ✉", contact="Điện thoại ☎", tasks=(task,)
    )
    found = {(zone, characters) for zone, _, _, characters in missing(replace(plan, annexes=(annex,)))}
    assert found == {
        (Zone.SECRECY, "☎"),
        (Zone.URGENCY, "☎"),
        (Zone.CIRCULATION, "✉"),
        (Zone.CONTACT, "☎"),
        (Zone.ANNEX_TITLE, "✓"),
        (Zone.TABLE_GROUP, "党"),
        (Zone.TABLE_CELL, "😀"),
    }


@dataclass(frozen=True)
class Face:
    letters: str

    def glyph(self, char: str) -> int:
        return self.letters.find(char) + 1


class Fonts:
    """A font whose bold face has no `b`, and so on."""

    def face(self, *, bold: bool, italic: bool) -> Face:
        return Face({(False, False): "abc", (True, False): "ac", (False, True): "ab", (True, True): "b"}[bold, italic])


def test_each_letter_is_looked_for_in_the_face_it_is_set_in() -> None:
    look = TextLook(pt(14))
    spans = (
        Span("abc", look, "one"),
        Span("cba", replace(look, bold=True), "two"),
        Span("abc", replace(look, italic=True), "three"),
        Span("abc", replace(look, bold=True, italic=True), "four"),
        Span("abc", replace(look, bold=True), "four"),
    )
    paragraph = Paragraph(Zone.BODY, Style("s", "S", look, ParagraphLook()), spans, ParagraphLook())
    assert list(missing_in_paragraph(paragraph, Fonts())) == [  # type: ignore[arg-type]  # a stub of the fonts
        MissingGlyphs(paragraph, "two", "b"),
        MissingGlyphs(paragraph, "three", "c"),
        MissingGlyphs(paragraph, "four", "acb"),
    ]
