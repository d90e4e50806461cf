from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import Plan, Role, Signature
from kehoach_desktop.errors import BadArgumentError
from kehoach_desktop.operations.notes import plan_notes
from kehoach_desktop.operations.rulesets import ruleset, ruleset_of_side
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, block


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN], ids=["party", "state"])
def test_a_plan_in_order_needs_no_note(plan: Plan) -> None:
    assert plan_notes(plan) == ()


def test_a_secret_mark_is_printed_and_one_line_warns() -> None:
    (note,) = plan_notes(replace(PARTY_PLAN, secrecy="MẬT"))
    assert "bảo vệ bí mật nhà nước" in note


@pytest.mark.parametrize(
    "signature", [Signature("TM. BAN THƯỜNG VỤ", "BÍ THƯ", "A"), Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "TS. A")]
)
def test_a_wrong_form_of_signing_is_named_with_its_clause(signature: Signature) -> None:
    (note,) = plan_notes(replace(PARTY_PLAN, signature=signature))
    assert "(05-HD/VPTW, II." in note
    assert plan_notes(replace(PARTY_PLAN, co_signatures=(signature,))) == (note,)


def test_bodies_that_sign_together_name_themselves_in_the_position() -> None:
    signature = Signature(None, "CHÁNH VĂN PHÒNG TỈNH UỶ", "Lê Thu Hà")
    (note,) = plan_notes(replace(PARTY_PLAN, signature=signature))
    assert note.endswith("(05-HD/VPTW, II.I.7.1.2)")
    assert plan_notes(replace(PARTY_PLAN, signature=signature, co_signatures=(signature,))) == ()


@pytest.mark.parametrize(
    ("text", "noted"),
    [("các đơn vị thực hiện;", True), ("như sau:", True), ("thực hiện./.", False), ("thực hiện", False)],
)
def test_a_last_paragraph_without_an_end_mark_is_noted(text: str, noted: bool) -> None:
    plan = replace(PARTY_PLAN, blocks=(block("b1", Role.PARAGRAPH, text),))
    assert [("dấu kết thúc" in note) for note in plan_notes(plan)] == [True] * noted


def test_a_plan_without_text_has_no_end_to_mark() -> None:
    assert plan_notes(replace(PARTY_PLAN, blocks=())) == ()


@pytest.mark.parametrize(("id_", "other"), [("hd05", "nd30"), ("hd36", "nd30"), ("nd30", "hd05")])
def test_no_side_takes_the_form_of_the_other(id_: str, other: str) -> None:
    side = ruleset(id_).side
    assert ruleset_of_side(id_, side).id == id_
    with pytest.raises(BadArgumentError, match="không dùng cho văn bản của"):
        ruleset_of_side(other, side)


# ---------------------------------------------------------------- characters without a glyph


def glyph_note(plan: Plan) -> str:
    (note,) = plan_notes(plan)
    start, end = "phông chữ in (Tinos thay Times New Roman) không có ", ": các ký tự này sẽ in thành ô trống."
    assert note.startswith(start)
    assert note.endswith(end)
    return note.removeprefix(start).removesuffix(end)


def with_blocks(*texts: str, role: Role = Role.PARAGRAPH) -> Plan:
    blocks = [block(f"b{number}", role, text) for number, text in enumerate(texts)]
    return replace(PARTY_PLAN, blocks=(*blocks, block("z", Role.CLOSING, "Hết.")))


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (with_blocks("Họp 😀 tại xã."), "U+1F600 “😀” (đoạn “Họp 😀 tại xã.”)"),
        (with_blocks("Họp 😀", role=Role.PART), "U+1F600 “😀” (mục “I- HỌP 😀”)"),
        (replace(PARTY_PLAN, subject="về ✓"), "U+2713 “✓” (trích yếu “về ✓”)"),
        (replace(PARTY_PLAN, place="Vạn ✓"), "U+2713 “✓” (địa danh và ngày tháng “Vạn ✓, ngày 02 tháng 02 năm …”)"),
        (with_blocks("Họp \uf0b7 tại\u202e\nxã."), "U+F0B7 (đoạn “Họp tại xã.”)"),
        (with_blocks("😀 😁", "một ✓"), "U+1F600 “😀”, U+1F601 “😁” (đoạn “😀 😁”); U+2713 “✓” (đoạn “một ✓”)"),
        (
            with_blocks("✓ " + "Văn phòng Đảng uỷ chủ trì, phối hợp"),
            "U+2713 “✓” (đoạn “✓ Văn phòng Đảng uỷ chủ trì, …”)",
        ),
    ],
)
def test_what_will_print_as_a_box_is_named_with_its_place(plan: Plan, said: str) -> None:
    assert glyph_note(plan) == said


def test_much_that_is_missing_is_one_note() -> None:
    emoji = "".join(map(chr, range(0x1F600, 0x1F600 + 500)))
    said = glyph_note(with_blocks(emoji))
    assert said.startswith(
        "U+1F600 “😀”, U+1F601 “😁”, U+1F602 “😂”, U+1F603 “😃”, U+1F604 “😄”, và 495 ký tự khác (đoạn “"
    )
    said = glyph_note(with_blocks(*(["Họp ✓"] * 500)))
    assert said == "; ".join(["U+2713 “✓” (đoạn “Họp ✓”)"] * 5) + "; và 495 chỗ khác"
