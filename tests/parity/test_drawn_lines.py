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
_BARE = replace(FULL_PARTY, annexes=())
PLANS: dict[str, Plan] = {
    "hd05": _BARE,
    "hd36": replace(_BARE, ruleset="hd36"),
    "nd30": replace(FULL_STATE, annexes=()),
}


def lines(pdf: Path, page: int) -> list[Stroke]:
    strokes = office.page_strokes(pdf, page)
    return [one for one in strokes if one.thickness_pt == pytest.approx(LINE_PT, abs=0.02)]


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The documents as LibreOffice shows them, all in one call."""
    folder = tmp_path_factory.mktemp("drawn")
    files = [folder / f"{name}.docx" for name in PLANS]
    for file, plan in zip(files, PLANS.values(), strict=True):
        file.write_bytes(docx_of(plan, with_plan=False))
    return dict(zip(PLANS, office.to_pdf(files, folder), strict=True))


@pytest.mark.parametrize("name", PLANS)
def test_drawn_lines_are_those_of_the_docx(name: str, shown: dict[str, Path], tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.pdf", shown[name]
    ours.write_bytes(pdf_of(PLANS[name]))
    found = {page: lines(ours, page) for page in (1, 2)}
    assert sum(map(len, found.values())) >= 2
    for page, own in found.items():
        for line, same in zip(own, lines(theirs, page), strict=True):
            assert (line.left_pt, line.right_pt, line.top_pt) == (
                pytest.approx(same.left_pt, abs=0.5),
                pytest.approx(same.right_pt, abs=0.5),
                pytest.approx(same.top_pt, abs=0.5),
            )
