"""Plan files that are none: one sentence names the file, and nothing is written."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kehoach_desktop.domain.plan_json import dump_plan
from kehoach_desktop.operations.exporting import docx_of
from tests.e2e.program import in_this_process, kehoach, left_in, refused
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN


def _json(changes: Callable[[dict[str, Any]], None]) -> bytes:
    data = json.loads(dump_plan(PARTY_PLAN))
    changes(data)
    return json.dumps(data, ensure_ascii=False).encode()


BAD_PLANS = {
    "empty": b"",
    "not json": b"Ke hoach",
    "cut off": dump_plan(PARTY_PLAN).encode()[:900],
    "utf-16": dump_plan(PARTY_PLAN).encode("utf-16"),
    "windows-1258": "Kế hoạch".encode("cp1258", "replace"),
    "binary": bytes(range(256)),
    "a list": b"[]",
    "another json": b'{"a": 1}',
    "no version": b'{"format": "kehoach-plan"}',
    "newer": _json(lambda plan: plan.update(version=99)),
    "twice a key": b'{"format": "kehoach-plan", "version": 1, "id": "a", "id": "b"}',
    "not a number": b'{"format": "kehoach-plan", "version": 1, "number": NaN}',
    "wrong type": _json(lambda plan: plan.update(blocks="x")),
    "wrong role": _json(lambda plan: plan["blocks"][0].update(role="chương")),
    "unknown ruleset": _json(lambda plan: plan.update(ruleset="hd99")),
    "deep": b'{"a":' * 100_000,
    "a document": docx_of(STATE_PLAN),
}


@pytest.mark.parametrize("content", BAD_PLANS.values(), ids=BAD_PLANS)
def test_bad_plan_file_is_named_and_nothing_is_written(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "kế hoạch hỏng.json", tmp_path / "k.docx"
    source.write_bytes(content)
    said = in_this_process(capsys, "export", source, "--docx", target)
    assert left_in(tmp_path) == ["kế hoạch hỏng.json"]
    if content is BAD_PLANS["unknown ruleset"]:
        refused(said, "hd99")
    else:
        refused(said, source)


@pytest.mark.parametrize("name", ["empty", "binary", "newer"])
def test_process_ends_alike_for_a_bad_plan_file(name: str, tmp_path: Path) -> None:
    source = tmp_path / "kế hoạch hỏng.json"
    source.write_bytes(BAD_PLANS[name])
    refused(kehoach("export", source, "--docx", tmp_path / "k.docx"), source)


def test_huge_file_is_refused_without_being_read(tmp_path: Path) -> None:
    source = tmp_path / "lớn.json"
    with source.open("wb") as file:
        file.truncate(5 * 2**30)
    refused(kehoach("export", source, "--docx", tmp_path / "k.docx"), source)


def test_folder_and_missing_file_are_no_plans(tmp_path: Path) -> None:
    refused(kehoach("export", tmp_path, "--docx", tmp_path / "k.docx"), tmp_path)
    refused(kehoach("export", tmp_path / "mất.json", "--docx", tmp_path / "k.docx"), tmp_path / "mất.json")


@pytest.mark.skipif(os.name == "nt", reason="links of Unix")
def test_names_that_lead_in_a_circle_are_named(plan_file: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "a.json", tmp_path / "b.json"
    one.symlink_to(other)
    other.symlink_to(one)
    refused(kehoach("export", one, "--docx", tmp_path / "k.docx"), one)
    refused(kehoach("export", plan_file, "--docx", one, "--force"), one)
    assert one.is_symlink()
    assert left_in(tmp_path) == ["a.json", "b.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_pipe_is_no_plan_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.json")
    refused(kehoach("export", tmp_path / "ống.json", "--docx", tmp_path / "k.docx"), "ống.json")


@pytest.mark.parametrize("kind", ["--docx", "--pdf", "--png"])
def test_target_that_cannot_be_is_named(kind: str, plan_file: Path, tmp_path: Path) -> None:
    refused(kehoach("export", plan_file, kind, tmp_path / "không có" / "k"), tmp_path / "không có")
    refused(kehoach("export", plan_file, kind, tmp_path / ("k" * 300)), "k" * 300)
    if kind != "--png":
        refused(kehoach("export", plan_file, kind, tmp_path, "--force"), tmp_path)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize("kind", ["--docx", "--pdf", "--png"])
@pytest.mark.parametrize("way", ["p.json", "x/../p.json", "link.json"])
def test_plan_file_is_never_replaced_by_its_own_document(
    kind: str, way: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "p.json"
    source.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
    (tmp_path / "x").mkdir()
    (tmp_path / "link.json").symlink_to(source)
    refused(in_this_process(capsys, "export", source, kind, tmp_path / way, "--force"), tmp_path / way)
    assert source.read_text(encoding="utf-8") == dump_plan(PARTY_PLAN)
    assert left_in(tmp_path) == ["link.json", "p.json", "x"]
