"""Our pages and those of the DOCX in LibreOffice: the same lines, the same pages, the same heights.

Random plans come from fixed seeds and, so that nobody settles down with ten plans, from a seed that changes with each
run and is printed: `--parity-seed N` runs it again. `--soffice PATH` compares with another LibreOffice.
"""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain.layout import compose
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.exporting import docx_of
from kehoach_desktop.operations.plan_files import read_plan_file
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf import write_pdf
from tests.helpers import office
from tests.parity.comparison import Comparison, compare
from tests.parity.random_plans import random_plan
from tests.parity.set_text import DifferentTextError, setting
from tests.render.docx.documents import CASES, PARTY_TEMPLATES, STATE_TEMPLATES, case_id, drafted

pytestmark = pytest.mark.skipif(office.soffice_missing() is not None, reason=str(office.soffice_missing()))

Record = Callable[[str, object], None]
FIXED_SEEDS = range(250)
QUICK, BATCH = 10, 25


def compared(plans: dict[str, Plan], folder: Path) -> Comparison:
    """All plans in one call of LibreOffice."""
    files = []
    for name, plan in plans.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(docx_of(plan, with_plan=False))
    found = Comparison()
    for (name, plan), theirs in zip(plans.items(), office.to_pdf(files, folder), strict=True):
        sheet = compose(plan, ruleset(plan.ruleset))
        try:
            one = compare(setting(write_pdf(sheet, document_font()), sheet), setting(theirs.read_bytes(), sheet))
        except DifferentTextError as error:
            one = Comparison(faults=[f"has other text: {error}"])
        one.faults = [f"{name} {fault}" for fault in one.faults]
        found += one
    return found


def check(name: str, plans: dict[str, Plan], folder: Path, record_property: Record) -> None:
    found = compared(plans, folder)
    record_property("counted", f"parity of {name}: {len(plans)} plans, {found.summary}")
    assert not found.faults, "\n".join(found.faults)
    # Two in 1,000 lines; a small batch may by chance hold a few more.
    assert len(found.hairlines) <= 4 + 2 * found.lines / 1000, "\n".join(found.hairlines)


def named(seeds: range) -> dict[str, Plan]:
    return {f"seed-{seed}": random_plan(seed) for seed in seeds}


def test_samples(tmp_path: Path, record_property: Record) -> None:
    names = [name for name in paths.resource_names("samples", ".json") if "/ke-hoach" in name]
    plans = {Path(name).stem: read_plan_file(paths.resource(name)).plan for name in names}
    check("samples", plans, tmp_path, record_property)


def test_every_template(tmp_path: Path, record_property: Record) -> None:
    """Those of the Party by turns in the one and the other of its rulesets."""
    party = ((name, ("hd05", "hd36")[number % 2], True) for number, name in enumerate(PARTY_TEMPLATES))
    state = ((name, "nd30", True) for name in STATE_TEMPLATES)
    plans = {case_id(*case): drafted(*case) for case in (*party, *state)}
    check("templates, each once", plans, tmp_path, record_property)


@pytest.mark.full
@pytest.mark.parametrize("filled", [True, False], ids=["đủ", "trống"])
def test_every_template_in_every_ruleset(filled: bool, tmp_path: Path, record_property: Record) -> None:
    plans = {case_id(*case): drafted(*case) for case in CASES if case[2] is filled}
    check(f"templates, {'filled' if filled else 'empty'}", plans, tmp_path, record_property)


def test_random_plans_of_fixed_seeds(tmp_path: Path, record_property: Record) -> None:
    check("random plans, fixed seeds", named(FIXED_SEEDS[:QUICK]), tmp_path, record_property)


def test_random_plans_of_a_rotating_seed(
    pytestconfig: pytest.Config, tmp_path: Path, record_property: Record, full: bool
) -> None:
    chosen = pytestconfig.getoption("--parity-seed")
    start = random.SystemRandom().randrange(10_000, 10**9) if chosen is None else chosen
    seeds = range(start, start + (BATCH if full else QUICK))
    check(f"random plans, --parity-seed {start}", named(seeds), tmp_path, record_property)


@pytest.mark.full
@pytest.mark.parametrize("first", FIXED_SEEDS[::BATCH])
def test_all_random_plans_of_fixed_seeds(first: int, tmp_path: Path, record_property: Record) -> None:
    seeds = range(first, first + BATCH)
    check(f"random plans {seeds.start} to {seeds.stop - 1}", named(seeds), tmp_path, record_property)
