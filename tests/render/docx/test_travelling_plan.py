"""The plan that travels inside the DOCX: exactly what may leave the office, and nothing of it when it is left out."""

import json
import tracemalloc
import zipfile
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.plan import Annex, AnnexKind, Citation, Plan, TaskColumn
from kehoach_desktop.domain.plan_json import dump_plan, load_plan
from kehoach_desktop.errors import BadFileError
from kehoach_desktop.operations.exporting import docx_of
from kehoach_desktop.render.docx import plan_in_docx, travelling_plan
from tests.helpers.docx_package import Package
from tests.helpers.docx_validity import package_faults
from tests.helpers.docx_view import DocxView
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, block, with_tasks
from tests.render.docx.documents import CASES, case_id, drafted, file_of

HOSTILE = "<w:p/> & \"hai\" 'một' ]]> {field} \\u0041 &amp; <!-- --> 😀 \u200f trái"
SECRET = "Điều không được rời cơ quan"


def inside(data: bytes) -> dict[str, Any]:
    """The plan file in a DOCX, read without the program."""
    package = Package(data)
    (part,) = package.related(package.main_part, "customXml")
    root = package.tree(part)
    assert len(root) == 0
    plan: dict[str, Any] = json.loads(root.text or "")
    return plan


def everything(data: bytes) -> str:
    package = Package(data)
    return "\n".join(package.read(name).decode("utf-8") for name in package.names)


@pytest.mark.parametrize(("template", "ruleset", "filled"), [pytest.param(*case, id=case_id(*case)) for case in CASES])
def test_every_document_carries_its_plan(template: str, ruleset: str, filled: bool) -> None:
    found = inside(file_of(template, ruleset, filled))
    assert found == json.loads(dump_plan(drafted(template, ruleset, filled).for_export()))
    assert (found["format"], found["version"], found["ruleset"]) == ("kehoach-plan", 1, ruleset)


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN, with_tasks(PARTY_PLAN)], ids=["hd05", "nd30", "tasks"])
def test_plan_comes_back_whole(plan: Plan) -> None:
    text = json.dumps(inside(docx_of(plan)), ensure_ascii=False)
    assert load_plan(text).plan == plan.for_export()


def test_hostile_text_comes_back_letter_by_letter() -> None:
    plan = replace(PARTY_PLAN, subject=HOSTILE, blocks=(block("b1", PARTY_PLAN.blocks[0].role, HOSTILE * 50),))
    found = inside(docx_of(plan))
    assert found["subject"] == HOSTILE
    assert found["blocks"][0]["runs"][0]["text"] == HOSTILE * 50
    assert package_faults(docx_of(plan)) == []


def test_plan_part_is_described_and_leads_nowhere_else() -> None:
    package = Package(docx_of(PARTY_PLAN))
    (part,) = package.related(package.main_part, "customXml")
    (described,) = package.related(part, "customXmlProps")
    assert {part, described} <= set(package.names)
    assert package.content_type(described) == "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


@pytest.mark.parametrize("plan", [PARTY_PLAN, STATE_PLAN, with_tasks(PARTY_PLAN)], ids=["hd05", "nd30", "tasks"])
def test_plan_can_be_left_out_without_a_trace(plan: Plan) -> None:
    bare, whole = docx_of(plan, with_plan=False), docx_of(plan)
    assert DocxView(bare).custom_xml == {}
    assert not any("customXml" in name for name in DocxView(bare).part_names)
    assert "customXml" not in everything(bare)
    assert plan.id not in everything(bare)
    assert package_faults(bare) == []
    assert DocxView(bare).raw("word/document.xml") == DocxView(whole).raw("word/document.xml")


NOTHING_BUT_CONTENT = (Annex("a1", AnnexKind.TASK_TABLE, "Bảng", (TaskColumn.CONTENT,)),)


def _with_secret_tasks(**secret: str) -> Plan:
    plan = with_tasks(PARTY_PLAN)
    tasks = tuple(replace(task, **secret) for task in plan.tasks)
    return replace(plan, tasks=tasks, annexes=NOTHING_BUT_CONTENT)


@pytest.mark.parametrize(
    "plan",
    [
        _with_secret_tasks(note=SECRET),
        _with_secret_tasks(product=SECRET),
        replace(PARTY_PLAN, tasks=with_tasks(replace(PARTY_PLAN, subject="x")).tasks, annexes=()),
        replace(PARTY_PLAN, citations=(Citation("Kết luận", "00-KL/TU", None, "Tỉnh uỷ", SECRET),)),
        replace(PARTY_PLAN, unknown=json.dumps({"của bản sau": SECRET}, ensure_ascii=False)),
    ],
    ids=["note", "product", "unprinted tasks", "unnamed citation", "unknown key"],
)
def test_what_no_page_shows_stays_at_home(plan: Plan) -> None:
    text = everything(docx_of(plan))
    assert SECRET not in text
    assert "Việc thứ 1" not in text or plan.annexes
    assert inside(docx_of(plan)) == json.loads(dump_plan(plan.for_export()))


def test_whether_a_task_was_accepted_stays_at_home() -> None:
    plan = with_tasks(PARTY_PLAN)
    plan = replace(plan, tasks=tuple(replace(task, accepted=True) for task in plan.tasks))
    assert [task["accepted"] for task in inside(docx_of(plan))["tasks"]] == [False, False, False]


def test_printed_notes_and_products_travel() -> None:
    plan = with_tasks(PARTY_PLAN)
    plan = replace(plan, tasks=tuple(replace(task, note="Báo cáo miệng") for task in plan.tasks))
    tasks = inside(docx_of(plan))["tasks"]
    assert {(task["note"], task["product"]) for task in tasks} == {("Báo cáo miệng", "Báo cáo")}


# ---------------------------------------------------------------- reading it from a file that may be anybody's

OURS = '<plan xmlns="urn:kehoach-desktop:plan">{}</plan>'
BIBLIOGRAPHY = '<b:Sources xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">x</b:Sources>'
BOMB = '<!DOCTYPE plan [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>' + OURS.format("&b;")


STRANGE = [f'<?xml version="1.0" encoding="{name}"?><plan/>' for name in ("foo", "base64")]


def zipped(compression: int = zipfile.ZIP_DEFLATED, **parts: str | bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as package:
        for name, content in parts.items():
            package.writestr(f"customXml/{name}.xml", content)
    return stream.getvalue()


def test_the_plan_is_found_again() -> None:
    assert plan_in_docx(docx_of(PARTY_PLAN)) == dump_plan(PARTY_PLAN.for_export(), indent=None)
    assert plan_in_docx(zipped(item1=OURS.format("{}"), itemProps1="<x/>")) == "{}"
    assert plan_in_docx(zipped(item1=BIBLIOGRAPHY, item12=OURS.format("{}"))) == "{}"  # numbered anew by Word
    assert plan_in_docx(zipped(item1=OURS.format("{}").encode("utf-16"))) == "{}"


@pytest.mark.parametrize(
    "content",
    [BIBLIOGRAPHY, "<plan>{}</plan>", OURS.format("<plan/>"), BOMB, "no xml", "", "<a" * 100_000, *STRANGE],
    ids=["foreign", "no namespace", "nested", "entities", "no xml", "empty", "open", "encoding", "codec"],
)
def test_a_foreign_part_is_no_plan(content: str) -> None:
    assert plan_in_docx(zipped(item1=content)) is None


def test_a_document_without_a_plan_has_none() -> None:
    assert plan_in_docx(docx_of(PARTY_PLAN, with_plan=False)) is None


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "không phải tệp DOCX"),
        (docx_of(PARTY_PLAN)[:-40], "không phải tệp DOCX"),
        (zipped(item1=OURS.format("{}")[:-4]), "đã hỏng"),
        (zipped(zipfile.ZIP_LZMA, item1=OURS.format("{}")), "đã hỏng"),
    ],
    ids=["empty", "cut off", "open element", "compression"],
)
def test_a_broken_file_gets_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(BadFileError, match=says):
        plan_in_docx(data)


@pytest.mark.parametrize("said", [None, 10])
def test_a_part_larger_than_any_plan_is_not_unpacked(said: int | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(travelling_plan, "_MOST_BYTES", 2**20)
    data = zipped(item1=OURS.format(" " * 2**26))
    if said is not None:  # a zip that lies about the size of its part
        size = len(OURS.format(" " * 2**26)).to_bytes(4, "little")
        assert data.count(size) == 2
        data = data.replace(size, said.to_bytes(4, "little"))
    tracemalloc.start()
    try:
        with pytest.raises(BadFileError, match="lớn quá 1 MB" if said is None else "đã hỏng"):
            plan_in_docx(data)
        assert tracemalloc.get_traced_memory()[1] < 2**23
    finally:
        tracemalloc.stop()


@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_no_damage_upsets_the_reader(at: int, noise: bytes) -> None:
    data = zipped(item1=OURS.format("{}" * 200))
    at %= len(data)
    with suppress(BadFileError):
        plan_in_docx(data[:at] + noise + data[at + len(noise) :])
