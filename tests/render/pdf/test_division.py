"""A last paragraph that no page holds together with the closing block: its last two lines stay with the block."""

import random
from collections import defaultdict
from dataclasses import replace
from itertools import chain, pairwise

import pytest

from kehoach_desktop.domain.format_standard import Zone
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.layout.sheet import Paragraph
from kehoach_desktop.domain.lengths import NOTHING, Length
from kehoach_desktop.domain.plan import Block, Plan, Recipient, Role, Run
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf.division import divided
from tests.helpers.plans import PARTY_PLAN, SENTENCE, STATE_PLAN, block
from tests.render.pdf.laid_out import LaidOut, laid_out, letters

MANY_SEEDS, FEW_SEEDS = range(100), range(6)
TOKENS = ("69-KL/TW", "2026-2030", "a/b/c", "v.v...", "(nếu có)", "“Học tập”", "01/01/2027;", "Văn hoá - Xã hội")
ROUNDING_PT = 0.05
LONG = " ".join([SENTENCE] * 5)
MANY_RECIPIENTS = 30  # with them the closing block is about half a page high


@pytest.fixture
def seeds(full: bool) -> range:
    return MANY_SEEDS if full else FEW_SEEDS


def of_chance(seed: int, recipients: int, tokens: tuple[str, ...] = TOKENS) -> Plan:
    """A plan whose last paragraph has some thirty lines, in runs of several looks; the same for the same seed."""
    chance = random.Random(seed)
    words = [chance.choice(tokens) if chance.random() < 0.1 else chance.choice(SENTENCE.split()) for _ in range(450)]
    cuts = [0, *sorted(chance.sample(range(1, 450), 4)), 450]
    parts = [" ".join(words[start:end]) + " " for start, end in pairwise(cuts)]
    runs = tuple(Run(part, chance.random() < 0.5, chance.random() < 0.5) for part in parts)
    last = Block("z", chance.choice((Role.CLOSING, Role.DASH, Role.SECTION)), runs)
    id_ = chance.choice(("hd05", "hd36", "nd30"))
    return replace(
        STATE_PLAN if id_ == "nd30" else replace(PARTY_PLAN, ruleset=id_),
        blocks=(block("a", Role.PARAGRAPH, SENTENCE * chance.randrange(1, 6)), last),
        recipients=tuple(Recipient(f"Chi bộ thôn {number}") for number in range(recipients)),
    )


def lines(found: LaidOut) -> list[list[tuple[str, float]]]:
    """The last paragraph, line by line over all its pages: letters, and where they stand."""
    by_line = defaultdict(list)
    for place in found.pages.of_block("z"):
        for glyph in found.inside(place):
            by_line[place.page, round(glyph.baseline, 1)].append((glyph.text, glyph.x))
    return list(by_line.values())


# ---------------------------------------------------------------- on the pages


def is_changed(seed: int, tokens: tuple[str, ...] = TOKENS) -> bool:
    """Whether the lines are others than where there is one recipient, a page holds both and nothing is divided."""
    found, whole = (lines(laid_out(of_chance(seed, count, tokens))) for count in (MANY_RECIPIENTS, 1))
    if [letters_of(line) for line in found] != [letters_of(line) for line in whole]:
        return True
    pairs = zip(chain.from_iterable(found), chain.from_iterable(whole), strict=True)
    return any(abs(one - other) > ROUNDING_PT for (_, one), (_, other) in pairs)


def letters_of(line: list[tuple[str, float]]) -> str:
    return "".join(text for text, _ in line)


def test_division_changes_no_line(seeds: range) -> None:
    assert [seed for seed in seeds if is_changed(seed)] == []


def test_division_measures_to_the_fraction_of_a_twip() -> None:
    assert not is_changed(67)  # one of its lines is 0.013 pt too wide for its last word


@pytest.mark.parametrize(("seed", "token"), [(15, "2026–2030"), (25, "2026–2030")])
def test_division_knows_the_breaks_within_words(seed: int, token: str) -> None:
    assert not is_changed(seed, (token,))


def test_two_lines_at_least_stand_above_the_block_and_on_every_page(seeds: range) -> None:
    for seed in seeds:
        found = laid_out(of_chance(seed, MANY_RECIPIENTS))
        own = found.pages.of_block("z")
        (label,) = (place for place in found.pages.places if place.paragraph.zone is Zone.RECIPIENTS_LABEL)
        assert len(own) > 1
        assert own[-1].page == label.page
        assert own[-1].rectangle.bottom <= label.rectangle.top
        assert all(len(found.lines(place)) >= 2 for place in own)


def test_where_the_paragraph_above_cannot_stay_the_last_one_is_divided() -> None:
    announcing = block("y", Role.ASSIGNMENT, SENTENCE * 4 + "gồm:")
    plan = of_chance(0, recipients=0)
    plan = replace(plan, blocks=(*plan.blocks[:-1], announcing, block("z", Role.CLOSING, LONG)))
    for recipients in range(24, 34):
        found = laid_out(replace(plan, recipients=tuple(Recipient(f"Chi bộ thôn {n}") for n in range(recipients))))
        above, last = found.pages.of_block("y"), found.pages.of_block("z")
        assert above[-1].page == last[0].page, recipients


# ---------------------------------------------------------------- the two parts


def last_paragraph(text: str) -> tuple[Paragraph, Length]:
    """The paragraph, and the width of the page."""
    sheet = compose(replace(PARTY_PLAN, blocks=(block("z", Role.DASH, text),)), ruleset("hd05"))
    return next(one for one in sheet.paragraphs() if one.block == "z"), sheet.sections[0].page.text_width


def test_parts_are_the_whole_text_and_keep_the_numbers_of_their_spans() -> None:
    own, room = last_paragraph(LONG)
    first, second = divided(own, room, document_font()) or ()
    assert letters(first.text + second.text) == letters(own.text)
    for upper, lower, whole in zip(first.spans, second.spans, own.spans, strict=True):
        assert letters(upper.text + lower.text) == letters(whole.text)
        assert (upper.look, upper.spot) == (lower.look, lower.spot) == (whole.look, whole.spot)


def test_only_the_second_part_stays_with_the_block() -> None:
    own, room = last_paragraph(LONG)
    first, second = divided(own, room, document_font()) or ()
    assert (first.look.keep_next, second.look.keep_next) == (False, True)
    assert (first.look.after, second.look.after) == (NOTHING, own.look.after)
    assert (first.look.first_line, second.look.first_line) == (own.look.first_line, NOTHING)


@pytest.mark.parametrize("text", [SENTENCE[:200], "Hết.", ""])
def test_paragraph_whose_parts_would_not_have_two_lines_each_is_not_divided(text: str) -> None:
    own, room = last_paragraph(text)
    assert divided(own, room, document_font()) is None
