import random
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from kehoach_desktop.domain.plan import Plan, Run
from kehoach_desktop.domain.plan_edits import move_blocks, with_children
from kehoach_desktop.ui.outline.entries import HEAD, shown
from kehoach_desktop.ui.outline.model import OutlineModel, Role
from tests.ui.outline.plans import TWO_PARTS, entries, plan_of


@pytest.fixture
def model(qtmodeltester: Any) -> OutlineModel:
    """Watched by Qt's own checks through everything that is done with it."""
    made = OutlineModel()
    made.set_entries(entries(TWO_PARTS))
    qtmodeltester.check(made)
    return made


def spots(model: OutlineModel) -> list[str]:
    return [model.index(row).data(Role.ENTRY).spot for row in range(model.rowCount())]


def test_rows_are_spoken_with_what_is_known_of_them(model: OutlineModel) -> None:
    model.set_caret("d4")
    model.set_closed(4, True)
    said = [model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 2, 4)]
    assert said == ["Đầu văn bản", "1. Khối 3, đang soạn ở đây", "II- Khối 7, đã thu gọn"]


def test_a_moved_group_keeps_its_selection(model: OutlineModel) -> None:
    kept = QPersistentModelIndex(model.index(spots(model).index("s8")))
    moves: list[int] = []
    model.rowsMoved.connect(lambda: moves.append(1))
    plan = move_blocks(TWO_PARTS, with_children(TWO_PARTS, "p7"), "p2").plan
    model.set_entries(entries(plan))
    assert kept.isValid()
    assert spots(model)[1:] == ["p7", "s8", "s10", "p2", "s3", "s5", "recipients/0"]
    assert QModelIndex(kept).data(Role.ENTRY).number == "I.1"  # numbered anew
    assert moves == [1]


def test_a_new_block_is_one_row_more(model: OutlineModel) -> None:
    told: list[tuple[int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: told.append((first, last)))
    new = replace(TWO_PARTS.blocks[2], id="new")
    model.set_entries(entries(replace(TWO_PARTS, blocks=(*TWO_PARTS.blocks[:4], new, *TWO_PARTS.blocks[4:]))))
    assert told == [(3, 3)]
    assert spots(model)[2:5] == ["s3", "new", "s5"]


def test_other_words_are_told_of_their_row(model: OutlineModel) -> None:
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.set_entries(entries(with_text(TWO_PARTS, "s5", "Yêu cầu")))
    assert told == [(3, 3)]
    assert model.index(3).data() == "2. Yêu cầu"


def test_the_caret_under_a_closed_entry_is_at_that_entry(model: OutlineModel) -> None:
    model.set_caret("d9")
    assert spots(model)[model.here] == "s8"
    model.set_closed(spots(model).index("p7"), True)
    assert spots(model)[model.here] == "p7"
    model.set_closed(spots(model).index("p7"), False)
    assert spots(model)[model.here] == "s8"
    model.set_caret("subject")
    assert spots(model)[model.here] == HEAD.spot


def test_any_plan_becomes_any_other(model: OutlineModel) -> None:
    """Patched step by step, the rows are those that the plan has."""
    chance = random.Random(7)
    closed: set[str] = set()
    for _ in range(60):
        plan = plan_of(*chance.choices("PSUdlc", k=chance.randrange(1, 14)))
        half = len(plan.blocks) // 2
        mixed = tuple(chance.sample(plan.blocks, len(plan.blocks)))
        for blocks in (plan.blocks, mixed, plan.blocks[half:] + plan.blocks[:half]):
            model.set_entries(entries(replace(plan, blocks=blocks)))
            assert spots(model) == [entry.spot for entry in shown(model.entries, frozenset(closed))]
            row = chance.randrange(model.rowCount())
            entry = model.index(row).data(Role.ENTRY)
            if entry.has_children:
                (closed.discard if entry.spot in closed else closed.add)(entry.spot)
                model.set_closed(row, entry.spot in closed)


def with_text(plan: Plan, spot: str, text: str) -> Plan:
    blocks = tuple(replace(one, runs=(Run(text),)) if one.id == spot else one for one in plan.blocks)
    return replace(plan, blocks=blocks)
