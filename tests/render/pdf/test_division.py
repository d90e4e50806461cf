"""A last paragraph that no page holds together with the closing block: its last two lines stay with the block."""

import random
from collections import defaultdict
from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import Block, Plan, Recipient, Role, Run
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, block
from tests.render.pdf.laid_out import LaidOut, laid_out

SEEDS, FEW_SEEDS = range(100), range(6)
TOKENS = ("69-KL/TW", "2026-2030", "2026–2030", "a/b/c", "v.v…", "(nếu có)", "—", "“Học tập”", "01/01/2027;", "x" * 90)


def of_recipients(count: int, *, ruleset_id: str = "hd05") -> Plan:
    base = STATE_PLAN if ruleset_id == "nd30" else replace(PARTY_PLAN, ruleset=ruleset_id)
    return replace(base, recipients=tuple(Recipient(f"Chi bộ thôn {number}") for number in range(1, count + 1)))


def of_chance(seed: int) -> tuple[Plan, Plan]:
    """Two plans of one body: in the first no page holds the last paragraph and the block, in the second one does."""
    chance = random.Random(seed)
    words = [chance.choice(TOKENS) if chance.random() < 0.1 else chance.choice(SENTENCE.split()) for _ in range(450)]
    cuts = sorted(chance.sample(range(1, 450), 4))
    parts = [" ".join(words[start:end]) + " " for start, end in zip((0, *cuts), (*cuts, 450), strict=True)]
    runs = tuple(Run(part, chance.random() < 0.5, chance.random() < 0.5) for part in parts)
    above = (block("a", Role.PARAGRAPH, SENTENCE * chance.randrange(1, 6)),)
    last = Block("z", chance.choice((Role.CLOSING, Role.DASH, Role.SECTION)), runs)
    id_ = chance.choice(("hd05", "hd36", "nd30"))
    return tuple(replace(of_recipients(count, ruleset_id=id_), blocks=(*above, last)) for count in (30, 1))


def lines(found: LaidOut) -> list[str]:
    """The last paragraph, line by line, over all its pages."""
    by_line = defaultdict(str)
    for place in found.pages.of_block("z"):
        for glyph in found.inside(place):
            by_line[place.page, round(glyph.baseline, 1)] += glyph.text
    return list(by_line.values())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        metafunc.parametrize("seed", SEEDS if metafunc.config.getoption("--full") else FEW_SEEDS)


def test_division_changes_no_line(seed: int) -> None:
    divided_plan, whole_plan = of_chance(seed)
    found, whole = laid_out(divided_plan), laid_out(whole_plan)
    assert lines(found) == lines(whole)
    # What is divided is filled to the margin there as everywhere.
    assert [round(glyph.x, 1) for place in found.pages.of_block("z") for glyph in found.inside(place)] == [
        round(glyph.x, 1) for place in whole.pages.of_block("z") for glyph in whole.inside(place)
    ]


def test_two_lines_at_least_stand_above_the_block(seed: int) -> None:
    found = laid_out(of_chance(seed)[0])
    last = found.pages.of_block("z")[-1]
    (label,) = (place for place in found.pages.places if place.paragraph.zone == "recipients_label")
    assert last.page == label.page
    assert len(found.lines(last)) >= 2
    assert all(len(found.lines(place)) >= 2 for place in found.pages.of_block("z"))
