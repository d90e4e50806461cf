import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.format_standard import Ruleset
from kehoach_desktop.domain.format_standard.rules import RecipientsOrder
from kehoach_desktop.domain.plan import Recipient
from kehoach_desktop.domain.recipients import (
    Rank,
    in_order,
    is_archive_line,
    item_text,
    parse_recipient,
    with_recipients,
)
from kehoach_desktop.operations.rulesets import ruleset

RULE = ruleset("hd05").recipients


@pytest.mark.parametrize(
    ("recipient", "text"),
    [
        (Recipient("Thường trực Tỉnh uỷ"), "Thường trực Tỉnh uỷ"),
        (Recipient("Thường trực Tỉnh uỷ", "để báo cáo"), "Thường trực Tỉnh uỷ (để báo cáo)"),
        (Recipient("Các chi bộ;"), "Các chi bộ"),  # the separator is the composer's
        (Recipient("Các chi bộ .,; \u00a0"), "Các chi bộ"),
        (Recipient("Các chi bộ,", "để thực hiện"), "Các chi bộ (để thực hiện)"),
        (Recipient("Các chi bộ", ""), "Các chi bộ"),
        (Recipient("Công an xã (02 bản)"), "Công an xã (02 bản)"),
    ],
)
def test_a_recipient_prints_with_its_note_and_no_punctuation(recipient: Recipient, text: str) -> None:
    assert item_text(recipient, RULE) == text


@pytest.mark.parametrize(
    ("line", "recipient"),
    [
        ("Thường trực Tỉnh uỷ", Recipient("Thường trực Tỉnh uỷ")),
        ("- Thường trực Tỉnh uỷ;", Recipient("Thường trực Tỉnh uỷ")),
        ("  – Thường trực Tỉnh uỷ (để báo cáo),", Recipient("Thường trực Tỉnh uỷ", "để báo cáo")),
        ("+ Các chi bộ ( Để thực hiện ).", Recipient("Các chi bộ", "Để thực hiện")),
        ("Như trên;", Recipient("Như trên")),
        ("Công an xã (02 bản);", Recipient("Công an xã (02 bản)")),  # no note that we know
        ("Uỷ ban nhân dân (UBND) xã;", Recipient("Uỷ ban nhân dân (UBND) xã")),
        ("UBND xã (để p/h)", Recipient("UBND xã", "để p/h")),
        ("", Recipient("")),
        (" - ", Recipient("")),
        ("(để báo cáo)", Recipient("", "để báo cáo")),
        ("Công an xã  (02 bản)", Recipient("Công an xã  (02 bản)")),  # as it was typed
        ("UBND (xã) (để biết) ;", Recipient("UBND (xã)", "để biết")),
        ("UBND xã (để biết", Recipient("UBND xã (để biết")),
        ("UBND xã để biết)", Recipient("UBND xã để biết)")),
        ("UBND xã ((để biết))", Recipient("UBND xã ((để biết))")),
        ("Các chi bộ\u00a0; .", Recipient("Các chi bộ")),
    ],
)
def test_a_typed_line_loses_its_dash_and_its_end(line: str, recipient: Recipient) -> None:
    assert parse_recipient(line, RULE) == recipient


@pytest.mark.parametrize("line", ["a" + " " * 50_000 + "x(", "(" * 50_000, "a" + " ;" * 50_000 + "x", "- " * 50_000])
def test_a_line_of_any_length_is_read_at_once(line: str) -> None:
    assert parse_recipient(line, RULE).note is None
    assert not is_archive_line(" " * 50_000 + line)


@given(
    st.text("abcđêưỡ ABC123", min_size=1).map(str.strip).filter(bool), st.sampled_from([None, "để báo cáo", "để biết"])
)
def test_what_we_print_we_read(name: str, note: str | None) -> None:
    recipient = Recipient(name, note)
    assert parse_recipient(f"- {item_text(recipient, RULE)};", RULE) == recipient


def test_every_note_of_a_regulation_is_known_to_it(any_ruleset: Ruleset) -> None:
    for note in ("để báo cáo", "để thực hiện", "để phối hợp", "để biết"):
        assert parse_recipient(f"Tỉnh uỷ ({note});", any_ruleset.recipients).note == note


@pytest.mark.parametrize(
    ("text", "is_archive"),
    [
        ("- Lưu Văn phòng Đảng uỷ.", True),
        ("Lưu: VT, VHXH.", True),
        ("– LƯU VPĐU", True),
        ("Lưu", True),
        ("Lưuban", False),
        ("Văn phòng lưu trữ", False),
        ("", False),
    ],
)
def test_the_line_of_the_keeper_starts_with_luu(text: str, is_archive: bool) -> None:
    assert is_archive_line(text) is is_archive


# ---------------------------------------------------------------- order

PLACES = {
    "Tỉnh uỷ": (Rank.SUPERIOR, 1),
    "Ban Tổ chức Tỉnh uỷ": (Rank.SUPERIOR, 2),
    "Đảng uỷ viên": (Rank.MEMBERS, 1),
    "UBND xã": (Rank.SAME_LEVEL, 1),
    "Chi bộ": (Rank.LOWER_LEVEL, 1),
    "Báo": (Rank.OTHER, 1),
}


def ordered(names: str, order: RecipientsOrder = RecipientsOrder.MEMBERS_FIRST) -> list[str]:
    people = [Recipient(name) for name in names.split(", ")]
    return [one.name for one in in_order(people, lambda one: PLACES.get(one.name), order)]


def test_superiors_come_first_and_others_last() -> None:
    names = "Báo, Chi bộ, UBND xã, Đảng uỷ viên, Ban Tổ chức Tỉnh uỷ, Tỉnh uỷ"
    assert ordered(names) == ["Tỉnh uỷ", "Ban Tổ chức Tỉnh uỷ", "Đảng uỷ viên", "UBND xã", "Chi bộ", "Báo"]


def test_the_other_family_names_lower_bodies_before_its_own_members() -> None:
    names = "Báo, Chi bộ, UBND xã, Đảng uỷ viên, Tỉnh uỷ"
    assert ordered(names, RecipientsOrder.LOWER_FIRST) == ["Tỉnh uỷ", "Chi bộ", "UBND xã", "Đảng uỷ viên", "Báo"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("Chi bộ, Lạ 1, Lạ 2, Tỉnh uỷ", ["Tỉnh uỷ", "Chi bộ", "Lạ 1", "Lạ 2"]),
        ("Lạ, Chi bộ, Tỉnh uỷ", ["Lạ", "Tỉnh uỷ", "Chi bộ"]),
        ("Chi bộ, Tỉnh uỷ, Lạ", ["Tỉnh uỷ", "Lạ", "Chi bộ"]),
    ],
)
def test_a_body_of_unknown_place_stays_under_the_line_above(names: str, expected: list[str]) -> None:
    assert ordered(names) == expected


@given(st.lists(st.sampled_from([*PLACES, "Lạ 1", "Lạ 2"])), st.sampled_from(RecipientsOrder))
def test_ordering_keeps_everybody_and_is_done_once(names: list[str], order: RecipientsOrder) -> None:
    found = ordered(", ".join(names), order) if names else []
    assert sorted(found) == sorted(names)
    assert (ordered(", ".join(found), order) if found else []) == found


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("", "Tỉnh uỷ, UBND xã, Lạ, Chi bộ"),
        ("Ban Tổ chức Tỉnh uỷ", "Tỉnh uỷ, Ban Tổ chức Tỉnh uỷ, UBND xã, Lạ, Chi bộ"),
        ("Báo", "Tỉnh uỷ, UBND xã, Lạ, Chi bộ, Báo"),
        ("Lạ 2, Đảng uỷ viên", "Tỉnh uỷ, Đảng uỷ viên, UBND xã, Lạ, Chi bộ, Lạ 2"),
        ("Ban Tổ chức Tỉnh uỷ, Đảng uỷ viên", "Tỉnh uỷ, Ban Tổ chức Tỉnh uỷ, Đảng uỷ viên, UBND xã, Lạ, Chi bộ"),
        ("Đảng uỷ viên, Ban Tổ chức Tỉnh uỷ", "Tỉnh uỷ, Đảng uỷ viên, Ban Tổ chức Tỉnh uỷ, UBND xã, Lạ, Chi bộ"),
        ("TỈNH ỦY, chi bộ", "Tỉnh uỷ, UBND xã, Lạ, Chi bộ"),  # nobody stands twice
        ("Báo, báo", "Tỉnh uỷ, UBND xã, Lạ, Chi bộ, Báo"),
    ],
)
def test_an_added_recipient_stands_before_those_who_rank_below(added: str, expected: str) -> None:
    lines = [Recipient(name) for name in ("Tỉnh uỷ", "UBND xã", "Lạ", "Chi bộ")]
    extra = [Recipient(name) for name in added.split(", ") if name]
    found = with_recipients(lines, extra, lambda one: PLACES.get(one.name))
    assert ", ".join(one.name for one in found) == expected
