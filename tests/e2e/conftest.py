"""A plan in a file, and an office with two plans in its store."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach_desktop.domain.plan_json import dump_plan
from tests.e2e import program
from tests.e2e.program import FINE, kehoach
from tests.helpers.plans import PARTY_PLAN
from tests.helpers.warm_program import WarmProgram


@pytest.fixture(scope="session", autouse=True)
def warm(full: bool) -> Iterator[None]:
    if full or os.name == "nt":
        yield
        return
    program.warm = WarmProgram()
    yield
    program.warm.close()
    program.warm = None


@pytest.fixture(scope="session")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kế hoạch") / "Kế hoạch năm 2027.json"
    path.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with two plans in its store, and the id of the second."""
    folder = tmp_path_factory.mktemp("dữ liệu") / "Kế hoạch của tôi"
    first = kehoach("new", "ubnd-xa", "--data-dir", folder)
    second = kehoach(
        "new",
        "dai-hoi",
        *("--set", "issuing_body=ĐẢNG UỶ XÃ VẠN PHÚC"),
        *("--set", "subject=tổ chức đại hội các chi bộ theo Kết luận số 69-KL/TW"),
        *("--data-dir", folder),
    )
    assert (first.code, second.code, second.err) == (FINE, FINE, "")
    found = re.search(r"[0-9a-f]{8}-[0-9a-f-]{27}", second.out)
    assert found
    return folder, found[0]
