"""The draft: one stack for everything, words as steps, carets that come back."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.blanks import Place
from kehoach_desktop.domain.deadlines import DeadlineRules
from kehoach_desktop.domain.plan import DeadlineKind, Plan, Role, Task
from kehoach_desktop.domain.plan_changes import Change, apply
from kehoach_desktop.domain.plan_edits import (
    NOWHERE,
    Edited,
    compose_word,
    delete_before,
    has_spot,
    replace_text,
    set_role,
    spot_text,
    valid_place,
    with_field,
)
from kehoach_desktop.ui.editor.draft import Draft
from tests.domain.edits.random_deeds import some_deed, starting_plan
from tests.domain.edits.small_plans import at, plan_of


@pytest.fixture
def draft(qtbot: QtBot) -> Iterator[Draft]:
    draft = Draft(replace(plan_of("Một", "Hai"), subject="về"))
    yield draft
    draft.deleteLater()


def type_in(draft: Draft, place: Place, letters: str) -> Place:
    """Letters typed one by one, as the paper does; a space ends the word."""
    for letter in letters:
        typed = letter != "⌫"
        edited = replace_text(draft.plan, place, place, letter) if typed else delete_before(draft.plan, place)
        draft.push(edited, place, draft.word_key(place.spot))
        place = draft.caret
        if letter == " ":
            draft.push(compose_word(draft.plan, place), place, draft.word_key(place.spot))
            place = draft.caret
            draft.end_word()
    return place


def text(draft: Draft, spot: str = "b1") -> str:
    return spot_text(draft.plan, spot)


def test_a_word_is_one_step(draft: Draft) -> None:
    type_in(draft, at("b1:3"), " nhé bạn")
    assert text(draft) == "Một nhé bạn"
    assert draft.stack.count() == 3
    seen = []
    while draft.stack.canUndo():
        draft.undo()
        seen.append(text(draft))
    assert seen == ["Một nhé ", "Một ", "Một"]


def test_backspace_and_retype_inside_a_word_is_one_step(draft: Draft) -> None:
    type_in(draft, at("b1:3"), "tiê\u0301ng⌫⌫⌫⌫ê\u0301ng ")
    assert text(draft) == "Mộttiếng "
    assert draft.stack.count() == 1
    draft.undo()
    assert text(draft) == "Một"


def test_what_is_typed_and_taken_back_is_no_step(draft: Draft, qtbot: QtBot) -> None:
    type_in(draft, at("b1:3"), "xyz⌫⌫⌫")
    assert draft.stack.count() == 0
    assert text(draft) == "Một"
    type_in(draft, at("b1:3"), "xyz")
    assert draft.stack.count() == 1


def test_another_spot_begins_another_word(draft: Draft) -> None:
    type_in(draft, at("b1:3"), "x")
    type_in(draft, at("subject:2"), "y")
    type_in(draft, at("b1:4"), "z")
    assert draft.stack.count() == 3


def test_moving_the_caret_to_another_spot_ends_the_word(draft: Draft) -> None:
    place = type_in(draft, at("b1:3"), "x")
    draft.set_caret(at("b2:0"))
    draft.set_caret(place)
    type_in(draft, place, "y")
    assert draft.stack.count() == 2


def test_after_undo_a_new_word_begins(draft: Draft) -> None:
    type_in(draft, at("b1:3"), "a ")
    place = type_in(draft, draft.caret, "bc")
    draft.undo()
    type_in(draft, at("b1:5"), "d")
    draft.undo()
    assert text(draft) == "Mộta "
    assert place == at("b1:7")


def test_a_line_of_the_inspector_merges_as_typing_does(draft: Draft) -> None:
    for value in ("M", "MẬ", "MẬT"):
        draft.push(with_field(draft.plan, "secrecy", value), merge_key=draft.word_key("secrecy"))
    assert draft.stack.count() == 1
    draft.undo()
    assert draft.plan.secrecy is None


def test_steps_without_a_key_never_merge(draft: Draft) -> None:
    for role in (Role.DASH, Role.PLUS):
        draft.push(set_role(draft.plan, at("b1"), at("b1"), role), at("b1"))
    assert draft.stack.count() == 2


def test_the_menu_names_the_deed(draft: Draft) -> None:
    draft.push(set_role(draft.plan, at("b1"), at("b1"), Role.DASH), at("b1"))
    assert draft.stack.undoText() == "đổi vai"
    type_in(draft, at("b1:3"), "x")
    assert draft.stack.undoText() == "gõ chữ"


def test_the_caret_comes_back_with_undo_and_redo(draft: Draft) -> None:
    draft.push(replace_text(draft.plan, at("b1:1"), at("b2:2"), ""), at("b2:2"))
    assert draft.caret == at("b1:1")
    draft.undo()
    assert draft.caret == at("b2:2")
    draft.redo()
    assert draft.caret == at("b1:1")


def test_a_change_without_a_place_leaves_the_caret(draft: Draft) -> None:
    draft.set_caret(at("b2:2"))
    draft.push(with_field(draft.plan, "layout.two_sided", True))
    assert draft.caret == at("b2:2")
    draft.undo()
    assert draft.caret == at("b2:2")


def test_the_caret_is_always_a_place_of_the_plan(draft: Draft) -> None:
    draft.set_caret(Place("nowhere", 7))
    assert draft.caret == at("b1:0")
    draft.set_caret(at("b1:99"))
    assert draft.caret == at("b1:3")


def test_views_hear_what_changed(draft: Draft, qtbot: QtBot) -> None:
    heard: list[tuple[Change, Place]] = []
    draft.changed.connect(lambda change, caret: heard.append((change, caret)))
    before = draft.plan
    assert draft.push(replace_text(before, at("b1:3"), at("b1:3"), "x"), at("b1:3"))
    [(change, caret)] = heard
    assert apply(before, change) == draft.plan
    assert caret == at("b1:4")
    draft.undo()
    assert len(heard) == 2
    assert draft.plan == before


def test_an_edit_that_changes_nothing_is_no_step_and_not_heard(draft: Draft, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(draft.changed):
        assert not draft.push(Edited(draft.plan, at("b2:1"), "gõ chữ"), at("b1"))
        assert not draft.push(Edited(draft.plan, NOWHERE, "gõ chữ"), at("b1"))
    assert draft.stack.count() == 0
    assert draft.caret == at("b2:1")


def test_undo_keeps_what_is_saved_told_apart(draft: Draft) -> None:
    saved = draft.plan
    type_in(draft, at("b1:3"), "x")
    assert draft.plan is not saved
    type_in(draft, draft.caret, "y")
    assert draft.stack.count() == 1


def test_another_version_of_the_plan_is_one_step(draft: Draft) -> None:
    before = draft.plan
    version = replace(starting_plan(), id=before.id)
    draft.push(Edited(version, NOWHERE, "khôi phục bản cũ"), at("b2:1"))
    assert draft.plan == version
    assert has_spot(draft.plan, draft.caret.spot)
    draft.undo()
    assert draft.plan == before
    assert draft.caret == at("b2:1")


def test_another_plan_has_nothing_to_undo(draft: Draft, qtbot: QtBot) -> None:
    type_in(draft, at("b1:3"), "x")
    with qtbot.waitSignal(draft.replaced):
        draft.set_plan(Plan("q", "hd05"))
    assert draft.stack.count() == 0
    assert len(draft.plan.blocks) == 1
    assert draft.caret == Place(draft.plan.blocks[0].id)
    draft.push(Edited(Plan("q", "hd05", subject="về"), NOWHERE, "khôi phục"))
    assert len(draft.plan.blocks) == 1


@pytest.mark.parametrize("seed", range(6))
def test_two_hundred_deeds_undone_give_the_first_plan_and_redone_the_last(seed: int, qtbot: QtBot) -> None:
    random, first = Random(seed), starting_plan()
    draft = Draft(first)
    shown = draft.plan

    def follow(change: Change, caret: Place) -> None:
        nonlocal shown
        shown = apply(shown, change)
        assert caret == valid_place(shown, caret)

    draft.changed.connect(follow)
    for _ in range(200):
        match random.random():
            case chance if chance < 0.1:
                draft.undo()
            case chance if chance < 0.15:
                draft.redo()
            case _:
                edited, place = some_deed(draft.plan, random)
                key = draft.word_key(place.spot) if random.random() < 0.5 else None
                draft.push(edited, place, key)
        assert shown == draft.plan
    last = draft.plan
    draft.stack.setIndex(0)
    assert draft.plan == shown == first
    assert all(one is other for one, other in zip(draft.plan.blocks, first.blocks, strict=True))
    draft.stack.setIndex(draft.stack.count())
    assert draft.plan == shown == last
    draft.deleteLater()


def test_a_deadline_typed_into_an_annex_gets_the_day_as_the_office_reads_it_and_undo_takes_both(draft: Draft) -> None:
    draft.set_plan(replace(draft.plan, tasks=(Task("t1"),)))
    draft.deadline_rules = DeadlineRules(before_includes_day=True)
    type_in(draft, Place("tasks/t1.deadline"), "trước 15/6/2027")
    (task,) = draft.plan.tasks
    assert (task.deadline_kind, str(task.due_date)) == (DeadlineKind.BEFORE, "2027-06-15")
    while draft.stack.canUndo():
        draft.undo()
    assert draft.plan.tasks == (Task("t1"),)
    while draft.stack.canRedo():
        draft.stack.redo()
    assert draft.plan.tasks == (task,)
