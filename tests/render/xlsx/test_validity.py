"""What Excel would say of our files: nothing (the Open XML SDK's view)."""

from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.domain.plan import Task
from kehoach_desktop.domain.tasks import Progress, Stage
from kehoach_desktop.operations.rulesets import ruleset
from kehoach_desktop.render.xlsx import agencies_of, write_agency_book, write_task_list
from tests.helpers.docx_validity import sdk_missing, validate_with_sdk
from tests.helpers.plans import PARTY_PLAN
from tests.render.xlsx.sheets import HEAD, ON, STATE, follow_up, stages, task
from tests.render.xlsx.test_there_and_back import AWKWARD

MISSING = sdk_missing()


@pytest.mark.skipif(MISSING is not None, reason=str(MISSING))
def test_the_open_xml_sdk_objects_to_nothing(tmp_path: Path) -> None:
    awkward = [task(f"a{at}", Progress(Stage.UNDER_WAY, at, text), content=text, lead=text, note=text)
               for at, text in enumerate(AWKWARD)]  # fmt: skip
    other = [replace(one, plan=replace(HEAD, id="k2", subject="<r>&</r>")) for one in awkward]
    full = [
        replace(one, task=replace(one.task, supporting=("Chi bộ 1",), product="Báo cáo", note="x")) for one in stages()
    ]
    plan = replace(PARTY_PLAN, tasks=tuple(Task(f"t{at}", content=text, group=text) for at, text in enumerate(AWKWARD)))
    files = {
        "follow-up": follow_up([*stages(), *awkward, *other]),
        "list": write_task_list(plan, ruleset("hd05")),
        "agencies": write_agency_book(agencies_of([*full, *awkward]), ON, STATE),
    }
    paths = [tmp_path / f"{name}.xlsx" for name in files]
    for path, data in zip(paths, files.values(), strict=True):
        path.write_bytes(data)
    assert validate_with_sdk(paths) == []
