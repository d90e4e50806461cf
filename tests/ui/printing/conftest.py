from dataclasses import replace

import pytest

from kehoach_desktop.domain.plan import Layout
from kehoach_desktop.operations.printing import Printout, printout_of
from tests.helpers.plans import PARTY_PLAN, with_tasks


@pytest.fixture(scope="session")
def printout() -> Printout:
    """Two upright pages, a third and a fourth lying; to be printed on both sides."""
    return printout_of(with_tasks(replace(PARTY_PLAN, layout=Layout(two_sided=True)), 12))
