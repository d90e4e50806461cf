"""Our checks and the Open XML SDK, asked about whole files."""

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.helpers import docx_validity
from tests.helpers.broken_packages import sound
from tests.helpers.docx_by_hand import DOCUMENT, document, zipped
from tests.helpers.docx_validity import package_faults, sdk_missing, validate_with_sdk

needs_shell = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a shell script")
needs_sdk = pytest.mark.skipif(sdk_missing() is not None, reason=sdk_missing() or "")


def test_sound_package_has_no_fault() -> None:
    assert package_faults(zipped(sound())) == []


def test_faults_of_package_and_text_are_named_together() -> None:
    made = sound()
    made[DOCUMENT] = made[DOCUMENT].replace("<w:body>", '<w:body><w:p><w:hyperlink r:id="x"/></w:p>')
    made[DOCUMENT] = made[DOCUMENT].replace(' xml:space="preserve"', "")
    faults = package_faults(zipped(made))
    assert any("uses x, which is no relationship" in fault for fault in faults)
    assert any("loses the spaces" in fault for fault in faults)


@pytest.mark.parametrize("data", [b"no zip at all", b"", zipped(sound())[:-30]])
def test_file_that_is_no_zip_is_one_fault_and_no_crash(data: bytes) -> None:
    (fault,) = package_faults(data)
    assert "no sound zip file" in fault


def test_damaged_entry_is_one_fault_and_no_crash() -> None:
    data = zipped(sound())
    start = data.index(DOCUMENT.encode()) + len(DOCUMENT) + 20
    (fault,) = package_faults(data[:start] + bytes(8) + data[start + 8 :])
    assert "no sound zip file" in fault


def test_unreadable_part_stops_the_other_checks() -> None:
    (fault,) = package_faults(zipped({**sound(), DOCUMENT: "<w:document>"}))
    assert "not well-formed" in fault


def test_file_is_read_by_path_too(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(zipped({**sound(), "mimetype": ""}))
    assert any("mimetype" in fault for fault in package_faults(path))


def test_missing_validator_is_a_reason_to_skip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("OOXML_VALIDATOR_CLI", raising=False)
    monkeypatch.setattr(docx_validity, "_TOOLS", tmp_path)
    assert "dev.py setup --tools" in (sdk_missing() or "")
    with pytest.raises(FileNotFoundError, match="no Open XML validator"):
        validate_with_sdk([tmp_path / "x.docx"])


def test_installed_validator_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("OOXML_VALIDATOR_CLI", raising=False)
    monkeypatch.setattr(docx_validity, "_TOOLS", tmp_path)
    folder = tmp_path / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64"
    folder.mkdir(parents=True)
    (folder / "package.json").touch()
    assert sdk_missing() is not None
    (folder / "ooxml-validator").touch()
    assert sdk_missing() is None


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, int], None]:
    """Puts a script in the place of the validator, that says one thing and ends with one code."""
    script = tmp_path / "validator"
    monkeypatch.setenv("OOXML_VALIDATOR_CLI", str(script))

    def put(answer: str, code: int) -> None:
        script.write_text(f"#!/bin/sh\necho '{answer}'\nexit {code}\n", encoding="utf-8")
        script.chmod(0o755)

    return put


@needs_shell
def test_objections_of_the_validator_become_sentences(stand_in: Callable[[str, int], None]) -> None:
    schema = {"path": "/word/document.xml", "xPath": "/w:document[1]", "id": "Sch_X", "errorType": "Schema"}
    failure = {"path": None, "xPath": None, "id": None, "errorType": "Exception"}
    errors = [{"description": "is wrong", **schema}, {"description": "cannot be opened", **failure}]
    stand_in(json.dumps({"ok": False, "errors": errors}), 1)
    assert sdk_missing() is None
    assert validate_with_sdk([Path("a/x.docx")]) == [
        "x.docx: /word/document.xml /w:document[1]: is wrong (Sch_X)",
        "x.docx: cannot be opened (Exception)",
    ]


@needs_shell
@pytest.mark.parametrize(("answer", "code"), [('{"ok": true, "errors": []}', 2), ('{"ok": false, "errors": []}', 1)])
def test_validator_that_cannot_answer_is_an_error(stand_in: Callable[[str, int], None], answer: str, code: int) -> None:
    stand_in(answer, code)
    with pytest.raises(RuntimeError, match=f"exit code {code}"):
        validate_with_sdk([Path("x.docx")])


@needs_shell
def test_sound_answer_is_no_objection(stand_in: Callable[[str, int], None]) -> None:
    stand_in('{"ok": true, "errors": []}', 0)
    assert validate_with_sdk([Path("x.docx"), Path("y.docx")]) == []


@pytest.mark.full
@needs_sdk
def test_sdk_finds_no_fault_in_a_sound_file(tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.docx"
    path.write_bytes(zipped(sound()))
    assert validate_with_sdk([path]) == []


@pytest.mark.full
@needs_sdk
def test_sdk_names_file_place_and_fault(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.docx" for name in ("good", "wrong-order", "no-docx", "missing")]
    paths[0].write_bytes(zipped(sound()))
    wrong = '<w:p><w:pPr><w:jc w:val="middle"/><w:keepNext/></w:pPr></w:p>'
    paths[1].write_bytes(document(wrong))
    paths[2].write_bytes(b"no zip at all")
    objections = validate_with_sdk(paths)
    assert {each.partition(":")[0] for each in objections} == {path.name for path in paths[1:]}
    assert any(re.search(r"wrong-order.*/w:pPr.*keepNext", each) for each in objections)
    assert any("middle" in each for each in objections)


@pytest.mark.full
@needs_sdk
@pytest.mark.parametrize("office", ["Office2010", "Microsoft365"])
def test_sdk_judges_by_the_office_asked_for(office: str, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(zipped(sound()))
    assert validate_with_sdk([path], office) == []


@pytest.mark.full
@needs_sdk
def test_sdk_that_refuses_the_question_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="Office1995"):
        validate_with_sdk([tmp_path / "x.docx"], "Office1995")
