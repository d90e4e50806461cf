import re
from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import Role
from kehoach_desktop.operations.pages import pages_of
from kehoach_desktop.render.pdf.page_ranges import chosen_pages
from kehoach_desktop.render.pdf.pictures import examine, picture
from tests.helpers.plans import PARTY_PLAN, SENTENCE, block, with_tasks


@pytest.fixture(scope="module")
def pdf() -> bytes:
    blocks = tuple(block(f"p{number}", Role.PARAGRAPH, SENTENCE) for number in range(60))
    return pages_of(with_tasks(replace(PARTY_PLAN, blocks=blocks))).pdf


@pytest.mark.parametrize("pages", [[0], [1, 2], [4, 0], [2, 2]])
def test_chosen_pages_look_as_they_did(pdf: bytes, pages: list[int]) -> None:
    chosen = chosen_pages(pdf, pages)
    assert examine(chosen).sizes == tuple(examine(pdf).sizes[page] for page in pages)
    for place, page in enumerate(pages):
        assert picture(chosen, place, 1).pixels == picture(pdf, page, 1).pixels


def test_nothing_of_the_other_pages_comes_along(pdf: bytes) -> None:
    first = chosen_pages(pdf, [0])
    assert b"marks.json" in pdf
    assert b"marks.json" not in first
    assert len(re.findall(rb"/Type ?/Page\b", first)) == 1
