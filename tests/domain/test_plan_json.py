import json
from dataclasses import replace

import pytest
from hypothesis import given

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.plan_json import ReadPlan, dump_plan, load_plan, plan_fault
from kehoach_desktop.domain.vietnamese import nfc
from kehoach_desktop.errors import BadFileError
from tests.helpers.plans import PARTY_PLAN, plans

HEAD = '{"format": "kehoach-plan", "version": 1, "id": "x", "ruleset": "hd05"'


@given(plans())
def test_any_plan_comes_back_the_same(plan: Plan) -> None:
    assert load_plan(dump_plan(plan)).plan == plan


def test_unknown_keys_survive_at_every_level() -> None:
    text = HEAD + (
        ', "later": [1, {"a": null}], "issue_date": {"day": 2, "month": null, "year": 2026, "era": "x"},'
        ' "blocks": [{"id": "b1", "role": "lead", "colour": "red", "runs": [{"text": "Một", "size": 3}]}],'
        ' "layout": {"columns": 2}, "house_style": {"own": true}}'
    )
    again = dump_plan(load_plan(text).plan)
    for key in ('"later"', '"era"', '"colour"', '"size"', '"columns"', '"own"'):
        assert key in again
    assert load_plan(again).plan == load_plan(text).plan


def test_a_newer_version_is_refused_in_a_plain_sentence() -> None:
    with pytest.raises(BadFileError, match="bản mới hơn của chương trình"):
        load_plan('{"format": "kehoach-plan", "version": 2}')


def test_control_characters_are_left_out_and_counted() -> None:
    read = load_plan(HEAD + ', "subject": "a\\u0000b\\u0007c\\ufffe\\ud800d\\te"}')
    assert (read.plan.subject, read.removed_characters) == ("abcd\te", 4)


def test_text_is_made_nfc_where_it_enters() -> None:
    assert load_plan(HEAD + ', "subject": "tie\\u0302\\u0301ng"}').plan.subject == "tiếng"


def test_letters_above_the_basic_plane_are_kept() -> None:
    assert load_plan(HEAD + ', "subject": "\\ud83d\\ude00"}').plan.subject == "😀"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "không phải JSON đúng: sai ở dòng 1"),
        ("[1", "không phải JSON đúng"),
        ("[]", "không phải tệp kế hoạch"),
        ('{"format": "docx"}', "không phải tệp kế hoạch"),
        ('{"format": "kehoach-plan"}', "không ghi phiên bản"),
        ('{"format": "kehoach-plan", "version": true}', "không ghi phiên bản"),
        ('{"format": "kehoach-plan", "version": 1, "ruleset": "hd05"}', "thiếu khoá này"),
        (HEAD + ', "number": NaN}', "NaN không phải là số"),
        (HEAD + ', "number": 1.5}', "number: phải là số nguyên"),
        (HEAD + ', "number": 0}', "number phải là số từ 1"),
        (HEAD + ', "number": ' + "9" * 5000 + "}", "số quá dài"),
        (HEAD + ', "id": "y"}', "“id” có hai lần"),
        (HEAD + ', "blocks": [{"id": "b1", "role": "leed"}]}', r"blocks\[0\].role: .*có phải là lead"),
        (HEAD + ', "blocks": [{"id": "b", "role": "lead"}, {"id": "b", "role": "part"}]}', "khối “b” có hai lần"),
        (HEAD + ', "blocks": [{"id": "b1", "role": "lead", "runs": ["x"]}]}', r"runs\[0\]: phải là một bảng"),
        (HEAD + ', "blocks": [{"id": "b1", "role": "lead", "runs": [{"text": " ", "blank": true}]}]}', "phải có tên"),
        (HEAD + ', "issue_date": {"day": 31, "month": 2}}', "không có ngày 31/2"),
        (HEAD + ', "issue_date": {"day": 29, "month": 2, "year": 2027}}', "không có ngày 29/2/2027"),
        (HEAD + ', "layout": {"margins_mm": {"top": -1, "bottom": 1, "left": 1, "right": 1}}}', "lề trang"),
        (HEAD + ', "tasks": [{"id": "t", "due_date": "mai"}]}', "phải là ngày dạng"),
        ("[" * 100_000, "lồng nhau quá sâu"),
        (HEAD + ', "later": ' + "[" * 700 + "]" * 700 + "}", "lồng nhau quá sâu"),
        (HEAD + ', "later": ' + '{"a":' * 300 + "1" + "}" * 301, "lồng nhau quá sâu"),
        (HEAD + ', "later": {"e\\u0301": 1, "é": 2}}', "“é” có hai lần"),
        (HEAD + ', "id\\u0007": "y"}', "“id” có hai lần"),
        (HEAD + ', "later": [1e400]}', "có số quá lớn"),
        (HEAD + ', "later": -1e400}', "có số quá lớn"),
    ],
)  # fmt: skip
def test_a_bad_file_gets_one_sentence_that_says_where(text: str, says: str) -> None:
    with pytest.raises(BadFileError, match=says) as caught:
        load_plan(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["abc\n\u0301xyz", "a\t\u0302", "\u0301abc", 'a"\u0301', "a\\\u0301", "a\u0301\n"])
@pytest.mark.parametrize("indent", [1, None])
def test_text_that_is_not_nfc_comes_back_as_nfc(text: str, indent: int | None) -> None:
    plan = replace(PARTY_PLAN, subject=text, unknown=json.dumps({text: [text]}))
    read = load_plan(dump_plan(plan, indent=indent)).plan
    assert (read.subject, json.loads(read.unknown)) == (nfc(text), {nfc(text): [nfc(text)]})


def test_unknown_keys_are_cleaned_like_text() -> None:
    read = load_plan(HEAD + ', "e\\u0301\\ud800": {"\\u0007a": 1}}')
    assert (read.plan.unknown, read.removed_characters) == ('{"é": {"a": 1}}', 2)
    assert load_plan(dump_plan(read.plan)) == ReadPlan(read.plan)


@pytest.mark.parametrize("depth", [10, 60])
def test_what_is_read_can_be_written_and_read_again(depth: int) -> None:
    plan = load_plan(HEAD + ', "later": ' + "[" * depth + "]" * depth + "}").plan
    assert load_plan(dump_plan(plan)).plan == plan


def test_a_plan_text_that_does_not_come_back_is_told_apart() -> None:
    assert plan_fault(dump_plan(PARTY_PLAN)) is None
    assert plan_fault("{") == "không phải JSON đúng: sai ở dòng 1, cột 2"


def test_a_repeated_key_among_many_is_found_in_one_pass() -> None:
    keys = ", ".join(f'"k{number}": 0' for number in range(30_000))
    with pytest.raises(BadFileError, match="“k29999” có hai lần"):
        load_plan(HEAD + ', "later": {' + keys + ', "k29999": 0}}')


def test_what_leaves_the_office_is_what_the_pages_show() -> None:
    plan = replace(PARTY_PLAN, unknown='{"private": 1}')
    assert plan.for_export() == PARTY_PLAN
