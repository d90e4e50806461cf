"""The regulations' lines on our pages and on those of the DOCX in LibreOffice: as many, as long, at the same places."""

from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.exporting import docx_of, pdf_of
from tests.helpers import office
from tests.helpers.office import Stroke
from tests.render.docx.test_package import FULL_PARTY, FULL_STATE

pytestmark = pytest.mark.skipif(office.soffice_missing() is not None, reason=str(office.soffice_missing()))

LINE_PT = 0.75  # of the rulesets; frames and underlines have other thicknesses
PLANS = {
    "hd05": FULL_PARTY,
    "hd36": replace(FULL_PARTY, ruleset="hd36"),
    "nd30": FULL_STATE,
}


def lines(pdf: Path, page: int) -> list[Stroke]:
    strokes = office.page_strokes(pdf, page)
    return [one for one in strokes if one.thickness_pt == pytest.approx(LINE_PT, abs=0.02)]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_drawn_lines_are_those_of_the_docx(plan: Plan, tmp_path: Path) -> None:
    plan = replace(plan, annexes=())
    docx, ours = tmp_path / "plan.docx", tmp_path / "ours.pdf"
    docx.write_bytes(docx_of(plan, with_plan=False))
    ours.write_bytes(pdf_of(plan))
    (theirs,) = office.to_pdf([docx], tmp_path)
    found = {page: lines(ours, page) for page in (1, 2)}
    assert sum(map(len, found.values())) >= 2
    for page, own in found.items():
        for line, same in zip(own, lines(theirs, page), strict=True):
            assert (line.left_pt, line.right_pt, line.top_pt) == (
                pytest.approx(same.left_pt, abs=0.5),
                pytest.approx(same.right_pt, abs=0.5),
                pytest.approx(same.top_pt, abs=0.5),
            )
