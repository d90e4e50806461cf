"""The figures of the three regulations, typed from their texts: sizes, weights, slants, places.

05-HD/VPTW (27/5/2026) Phụ lục 2 and part II; 36-HD/VPTW (3/4/2018) where it differs; NĐ 30/2020/NĐ-CP Phụ lục I.
Where a regulation leaves a range, the figure is the one the house has chosen inside it.
"""

from dataclasses import dataclass, replace
from types import MappingProxyType

from tests.render.docx.parts import Looks

TWIP_MM = 0.02  # a file counts in twentieths of a point; nothing can be nearer than half of one


@dataclass(frozen=True)
class Standard:
    """One regulation."""

    titles: tuple[tuple[str, Looks], ...]
    parent: Looks
    issuer: Looks
    number: Looks
    place_date: Looks
    kind: Looks
    subject: Looks
    body_pt: float
    line_pt: float  # exact, for the Party: 18 to 22 pt under 05, at least 18 pt under 36
    recipients_label: Looks
    recipient: Looks
    authority: Looks
    position: Looks
    position_alone: Looks
    signatory: Looks
    contact: Looks
    typist: Looks
    circulation: Looks
    draft: Looks
    urgency: Looks
    page_number: Looks
    end_mark: str
    between_recipients: str
    legal_basis_dash: str
    legal_basis_end: str
    legal_basis_italic: bool
    part_label: str  # of the first part
    signature_room_pt: float  # at least


HD05 = Standard(
    titles=(("ĐẢNG CỘNG SẢN VIỆT NAM", Looks(15, bold=True)),),
    parent=Looks(14),
    issuer=Looks(14, bold=True),
    number=Looks(14),
    place_date=Looks(14, italic=True),
    kind=Looks(16, bold=True),
    subject=Looks(14, bold=True),
    body_pt=14,
    line_pt=19,
    recipients_label=Looks(14, underline="single", alignment="left"),
    recipient=Looks(12, alignment="left"),
    authority=Looks(14, bold=True),
    position=Looks(14),
    position_alone=Looks(14, bold=True),
    signatory=Looks(14, bold=True),
    contact=Looks(10),
    typist=Looks(11, alignment="left"),
    circulation=Looks(12, bold=True),
    draft=Looks(14, italic=True),
    urgency=Looks(14, bold=True),
    page_number=Looks(14),
    end_mark=".",
    between_recipients=";",
    legal_basis_dash="- ",
    legal_basis_end=".",
    legal_basis_italic=False,
    part_label="I-",
    signature_room_pt=4 * 14,
)
HD36 = replace(
    HD05,
    line_pt=18,
    typist=Looks(8, alignment="left"),
    between_recipients=",",
    legal_basis_dash="",
    legal_basis_end=",",
)
ND30 = Standard(
    titles=(
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Looks(13, bold=True)),
        ("Độc lập - Tự do - Hạnh phúc", Looks(14, bold=True)),
    ),
    parent=Looks(13),
    issuer=Looks(13, bold=True),
    number=Looks(13),
    place_date=Looks(14, italic=True),
    kind=Looks(14, bold=True),
    subject=Looks(14, bold=True),
    body_pt=14,
    line_pt=0,
    recipients_label=Looks(12, bold=True, italic=True, alignment="left"),
    recipient=Looks(11, alignment="left"),
    authority=Looks(14, bold=True),
    position=Looks(14, bold=True),
    position_alone=Looks(14, bold=True),
    signatory=Looks(14, bold=True),
    contact=Looks(11),
    typist=Looks(11, alignment="left"),
    circulation=Looks(13, bold=True),
    draft=Looks(13, italic=True),
    urgency=Looks(13, bold=True),
    page_number=Looks(14),
    end_mark="./.",
    between_recipients=";",
    legal_basis_dash="",
    legal_basis_end=".",
    legal_basis_italic=True,
    part_label="I.",
    signature_room_pt=30 / 25.4 * 72 - 0.1,
)
STANDARDS = MappingProxyType({"hd05": HD05, "hd36": HD36, "nd30": ND30})

# Điểm run by the Vietnamese alphabet: đ has its turn, f, j, w and z have none.
POINTS = "abcdđeghiklmnopqrstuvxy"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text, number = text + letters, number - value
    return text


def written_date(day: int, month: int, year: int) -> str:
    """Days below 10 and the months 1 and 2 take a zero, other months none."""
    return f"ngày {day:02d} tháng {f'{month:02d}' if month < 3 else month} năm {year}"
