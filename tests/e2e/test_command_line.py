"""The command line as another program meets it: processes, files, exit codes, one Vietnamese sentence on failure."""

import errno
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kehoach_desktop.cli import run_command
from kehoach_desktop.domain.plan_json import dump_plan, load_plan
from kehoach_desktop.operations.exporting import docx_of
from tests.helpers.docx_validity import package_faults
from tests.helpers.docx_view import DocxView
from tests.helpers.plans import PARTY_PLAN, STATE_PLAN, with_tasks
from tests.helpers.rights import folder_of_a_plain_user
from tests.render.docx.documents import PARTY_TEMPLATES, STATE_TEMPLATES, VALUES

COMMANDS = ("templates", "new", "export", "search", "doctor")
FINE, FINDINGS, BAD = 0, 1, 2
# Words of argparse and of the operating system that must not be left over.
ENGLISH = re.compile(
    r"\b(usage|positional|optional|options|arguments?|show|this|help|message|exit|errors?|required|invalid|choices?|choose"
    r"|from|expected|unrecognized|the|following|are|default|program|ambiguous|could|match|ignored|explicit|allowed"
    r"|file|directory|such|not|found|denied|permission|too|large|long|name|device|space|left|codec|decode"
    r"|expecting|value|property|line|column|char|traceback|most|recent|call|unknown|failed|cannot|database|disk|image)\b",
    re.IGNORECASE,
)


OWN = re.compile(r"--?[\w-]+|\S*[/\\]\S*|\b(?:templates|new|export|search|doctor|docx|json|kehoach)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """How a process ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What stands on stderr, which must be one sentence on one line."""
        assert self.err.endswith((".\n", "?\n")), self.err
        assert self.err.count("\n") == 1, self.err
        return self.err.strip()

    def json(self) -> Any:
        assert (self.code, self.err) == (FINE, "")
        return json.loads(self.out)


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """That of a plain user far from any data of ours."""
    nowhere = str(Path(os.devnull) / "kehoach-tests")  # where not even root can make a folder
    return {**os.environ, "XDG_DATA_HOME": nowhere, "LOCALAPPDATA": nowhere, **(changes or {})}


def kehoach(
    *arguments: str | Path, env: Mapping[str, str] | None = None, python: Sequence[str] = (), **options: Any
) -> Said:
    """One call of the program. A warning inside it is an error."""
    command = [sys.executable, "-W", "error", *python, "-m", "kehoach_desktop", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL, **options}
    done = subprocess.run(command, env=environment(env), check=False, timeout=120, **pipes)
    return Said(done.returncode, (done.stdout or b"").decode("utf-8"), (done.stderr or b"").decode("utf-8"))


def in_this_process(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Said:
    """One call without a process: for long tables of cases, and for users who may not even start our Python."""
    code = run_command([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return Said(code, captured.out, captured.err)


@cache
def once(*arguments: str) -> Said:
    """A call that reads and writes nothing of its own, made once per process."""
    return kehoach(*arguments)


def foreign_words(text: str) -> list[str]:
    """English words, leaving out options, names of commands and paths."""
    return ENGLISH.findall(OWN.sub(" ", text))


def refused(said: Said, *names: str | Path) -> None:
    """Exit 2, nothing on stdout, one Vietnamese sentence that names the matter."""
    assert (said.code, said.out) == (BAD, ""), (said.code, said.out, said.err)
    for name in names:
        assert str(name) in said.sentence
    assert foreign_words(said.sentence) == [], said.sentence
    assert "Traceback" not in said.err


@pytest.fixture(scope="session")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kế hoạch") / "Kế hoạch năm 2027.json"
    path.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
    return path


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------- help


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=["program", *COMMANDS])
def test_help_is_vietnamese_throughout(command: tuple[str, ...]) -> None:
    said = once(*command, "--help")
    assert (said.code, said.err) == (FINE, "")
    assert said.out.startswith("Cách dùng: kehoach")
    assert foreign_words(said.out) == []
    assert "Tuỳ chọn" in said.out


def test_help_lists_every_command_with_a_line_on_it() -> None:
    said = once("--help")
    for command in COMMANDS:
        assert re.search(rf"^ +{command}\s+\S", said.out, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_takes_a_data_folder(command: str) -> None:
    assert "--data-dir" in once(command, "--help").out


def test_without_arguments_the_help_is_shown() -> None:
    assert once() == once("--help")


def test_version_is_told_in_vietnamese() -> None:
    said = once("--version")
    assert (said.code, said.err) == (FINE, "")
    assert re.fullmatch(r"Kế hoạch Desktop \d+\.\d+\.\d+\S*\n", said.out)


# ---------------------------------------------------------------- bad arguments


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("in",), "in"),
        (("--khong-co",), "--khong-co"),
        (("templates", "thua"), "thua"),
        (("templates", "--json=x"), "--json"),
        (("new",), "MẪU"),
        (("new", "khong-co-mau-nay"), "khong-co-mau-nay"),
        (("new", "dai-hoi", "--set"), "--set"),
        (("new", "dai-hoi", "--set", "khong_dau_bang"), "khong_dau_bang"),
        (("new", "dai-hoi", "--set", "isuing_body=x"), "issuing_body"),
        (("new", "dai-hoi", "--set", "number=mười"), "number"),
        (("new", "dai-hoi", "--set", "issue_date=31/02/2027"), "31/02/2027"),
        (("new", "dai-hoi", "--ruleset", "hd99"), "hd99"),
        (("export", "x.json"), "--docx"),
        (("export", "x.json", "--d", "y"), "--d"),
        (("search",), "CHỮ"),
        (("search", "x", "--limit", "nhiều"), "--limit"),
        (("search", "x", "--limit", "0"), "--limit"),
        (("doctor", "--data-dir"), "--data-dir"),
    ],
    ids=" ".join,
)
def test_bad_arguments_are_named_in_one_vietnamese_sentence(arguments: tuple[str, ...], named: str) -> None:
    refused(once(*arguments), named)


def test_unknown_template_is_answered_with_the_nearest() -> None:
    said = once("new", "dai hoi")
    refused(said, "dai hoi")
    assert "dai-hoi" in said.sentence


def test_unknown_field_is_answered_with_the_fields_there_are() -> None:
    said = once("new", "dai-hoi", "--set", "zzz=1")
    refused(said, "zzz")
    assert "congress_name" in said.sentence


# ---------------------------------------------------------------- templates


def test_templates_are_listed_with_id_and_name() -> None:
    said = once("templates")
    assert (said.code, said.err) == (FINE, "")
    listed = dict(re.split(r"\s{2,}", line, maxsplit=1) for line in said.out.splitlines())
    assert set(listed) == {*PARTY_TEMPLATES, *STATE_TEMPLATES}
    assert listed["dai-hoi"] == "Kế hoạch tổ chức đại hội chi bộ, đảng bộ"


def test_templates_as_json_tell_all_that_a_program_needs() -> None:
    listed = once("templates", "--json").json()
    assert len(listed) == 22
    for template in listed:
        assert {"id", "name", "side", "document_kind", "description", "fields"} <= set(template)
        assert template["side"] == ("state" if template["id"] in STATE_TEMPLATES else "party")
        assert template["document_kind"] in ("KH", "CTr")
        assert template["description"].endswith(".")
        for field in template["fields"]:
            assert {"key", "label", "type"} <= set(field)
    assert [each["id"] for each in listed] == [line.split()[0] for line in once("templates").out.splitlines()]


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
def test_output_is_utf8_whatever_the_locale(locale: str) -> None:
    said = kehoach("templates", env={"LC_ALL": locale, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert said == once("templates")


# ---------------------------------------------------------------- new


def read_plan(path: Path) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    assert load_plan(path.read_text(encoding="utf-8")).plan.id == plan["id"]
    return plan


QUICK_TEMPLATES = ("dai-hoi", "ke-hoach-trong-dang", "ubnd-xa")


@pytest.mark.parametrize(
    "template",
    [
        pytest.param(name, marks=[] if name in QUICK_TEMPLATES else [pytest.mark.full])
        for name in (*PARTY_TEMPLATES, *STATE_TEMPLATES)
    ],
)
def test_new_without_values_gives_a_whole_plan_with_blanks(template: str, tmp_path: Path) -> None:
    path = tmp_path / "kế hoạch.json"
    said = kehoach("new", template, "-o", path)
    assert (said.code, said.err) == (FINE, "")
    assert str(path) in said.out
    assert re.search(r"Còn \d+ chỗ trống: .*tên cơ quan ban hành", said.out)
    plan = read_plan(path)
    assert (plan["format"], plan["version"]) == ("kehoach-plan", 1)
    assert len(plan["blocks"]) > 5
    assert plan["signature"]["signatory"] is None
    assert left_in(tmp_path) == ["kế hoạch.json"]


@pytest.mark.parametrize(
    ("template", "date", "ruleset"),
    [
        ("dai-hoi", "27/5/2026", "hd05"),
        ("dai-hoi", "26/5/2026", "hd36"),
        ("dai-hoi", "03/4/2018", "hd36"),
        ("ubnd-xa", "27/5/2026", "nd30"),
    ],
)
def test_new_chooses_the_ruleset_in_force_on_the_day_of_issue(
    template: str, date: str, ruleset: str, tmp_path: Path
) -> None:
    path = tmp_path / "p.json"
    assert kehoach("new", template, "--set", f"issue_date={date}", "-o", path).code == FINE
    assert read_plan(path)["ruleset"] == ruleset


def test_new_takes_values_lists_and_files(tmp_path: Path) -> None:
    tasks = tmp_path / "mốc thời gian.json"
    rows = [
        {"group": "Chuẩn bị", "content": "Tập huấn", "lead": "Ban Xây dựng Đảng", "deadline": "trước ngày 20/01/2027"}
    ]
    tasks.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8-sig")
    path = tmp_path / "p.json"
    said = kehoach(
        "new",
        "dai-hoi",
        *("--set", "issuing_body=ĐẢNG UỶ XÃ VẠN PHÚC"),
        *("--set", "number=5"),
        *("--set", "issue_date=08/01/2027"),
        *("--set", "pilot_units=Chi bộ thôn Đồng Lúa; Đảng bộ Công an xã;Chi bộ Trạm Y tế"),
        *("--set", f"milestones=@{tasks}"),
        *("-o", path),
    )
    assert (said.code, said.err) == (FINE, "")
    plan = read_plan(path)
    assert (plan["issuing_body"], plan["number"]) == ("ĐẢNG UỶ XÃ VẠN PHÚC", 5)
    assert plan["issue_date"] == {"day": 8, "month": 1, "year": 2027}
    text = path.read_text(encoding="utf-8")
    assert "Chi bộ thôn Đồng Lúa, Đảng bộ Công an xã và Chi bộ Trạm Y tế" in text
    assert [task["content"] for task in plan["tasks"] if task["lead"] == "Ban Xây dựng Đảng"] == ["Tập huấn"]


def test_new_takes_the_full_values_of_a_template_as_files(tmp_path: Path) -> None:
    arguments = []
    for key, value in json.loads((VALUES / "ubnd-xa.json").read_text(encoding="utf-8")).items():
        given = tmp_path / f"{key}.json"
        given.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        arguments += ["--set", f"{key}=@{given}"]
    path = tmp_path / "p.json"
    said = kehoach("new", "ubnd-xa", *arguments, "-o", path)
    assert (said.code, said.err) == (FINE, "")
    assert "chỗ trống" not in said.out
    assert read_plan(path)["ruleset"] == "nd30"


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000], ids=["empty", "cut", "binary", "deep"])
def test_new_names_a_bad_value_file(content: bytes, tmp_path: Path) -> None:
    given, path = tmp_path / "bảng.json", tmp_path / "p.json"
    given.write_bytes(content)
    refused(kehoach("new", "dai-hoi", "--set", f"milestones=@{given}", "-o", path), given)
    assert not path.exists()


def test_new_does_not_replace_a_file_without_being_told(tmp_path: Path) -> None:
    path = tmp_path / "cũ.json"
    path.write_text("của tôi", encoding="utf-8")
    refused(kehoach("new", "dai-hoi", "-o", path), path)
    assert path.read_text(encoding="utf-8") == "của tôi"
    assert kehoach("new", "dai-hoi", "-o", path, "--force").code == FINE
    assert read_plan(path)["document_kind"] == "KH"


def test_new_warns_of_a_wrong_form_of_signing_but_obeys(tmp_path: Path) -> None:
    path = tmp_path / "p.json"
    said = kehoach("new", "dai-hoi", "--set", "authority=TM. BAN THƯỜNG VỤ", "-o", path)
    assert said.code == FINE
    assert "TM." in said.err
    assert "T/M" in said.err
    assert read_plan(path)["signature"]["authority"] == "TM. BAN THƯỜNG VỤ"


# ---------------------------------------------------------------- export


def test_export_writes_the_document_and_tells_of_blanks(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch.docx"
    said = kehoach("export", plan_file, "--docx", target)
    assert (said.code, said.err) == (FINE, "")
    assert str(target) in said.out
    assert target.read_bytes() == docx_of(PARTY_PLAN)
    assert package_faults(target) == []
    assert left_in(tmp_path) == ["Kế hoạch.docx"]


def test_export_can_leave_the_plan_out(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "k.docx"
    assert kehoach("export", plan_file, "--docx", target, "--no-plan").code == FINE
    assert DocxView(target).custom_xml == {}


def test_export_takes_another_ruleset(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "k.docx"
    assert kehoach("export", plan_file, "--docx", target, "--ruleset", "hd36").code == FINE
    assert "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã," in DocxView(target).text


def test_export_replaces_a_file_only_when_told(plan_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "k.docx"
    target.write_bytes(b"cu")
    refused(kehoach("export", plan_file, "--docx", target), target)
    assert target.read_bytes() == b"cu"
    assert kehoach("export", plan_file, "--docx", target, "--force").code == FINE
    assert target.read_bytes() == docx_of(PARTY_PLAN)
    assert left_in(tmp_path) == ["k.docx"]


def test_export_of_a_secret_plan_reminds_of_the_law(tmp_path: Path) -> None:
    source, target = tmp_path / "p.json", tmp_path / "k.docx"
    source.write_text(dump_plan(PARTY_PLAN).replace('"secrecy": null', '"secrecy": "MẬT"'), encoding="utf-8")
    said = kehoach("export", source, "--docx", target)
    assert said.code == FINE
    assert "bí mật nhà nước" in said.err.lower()
    assert foreign_words(said.err) == []


def test_export_tells_of_control_characters_it_left_out(tmp_path: Path) -> None:
    source, target = tmp_path / "p.json", tmp_path / "k.docx"
    source.write_text(dump_plan(PARTY_PLAN).replace("Điều lệ Đảng", "Điều\\u0007 lệ\\u0001 Đảng"), encoding="utf-8")
    said = kehoach("export", source, "--docx", target)
    assert said.code == FINE
    assert "2 ký tự" in said.err
    assert str(source) in said.err
    assert "Điều lệ Đảng" in DocxView(target).text


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


@pytest.mark.skipif(os.name == "nt", reason="Windows has no named pipes in folders")
def test_pipe_is_no_plan_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ống.json")
    refused(kehoach("export", tmp_path / "ống.json", "--docx", tmp_path / "k.docx"), "ống.json")


def test_target_that_cannot_be_is_named(plan_file: Path, tmp_path: Path) -> None:
    refused(kehoach("export", plan_file, "--docx", tmp_path / "không có" / "k.docx"), tmp_path / "không có")
    refused(kehoach("export", plan_file, "--docx", tmp_path, "--force"), tmp_path)
    refused(kehoach("export", plan_file, "--docx", tmp_path / ("k" * 300 + ".docx")), "k" * 300)
    assert left_in(tmp_path) == []


def test_plan_file_is_never_replaced_by_its_own_document(tmp_path: Path) -> None:
    source = tmp_path / "p.json"
    source.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
    kehoach("export", source, "--docx", source, "--force")
    assert source.read_text(encoding="utf-8") == dump_plan(PARTY_PLAN)


# ---------------------------------------------------------------- what cannot be written


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such rights")
def test_read_only_folder_is_named_and_keeps_its_files(capsys: pytest.CaptureFixture[str]) -> None:
    with folder_of_a_plain_user() as folder:
        source, target = folder / "p.json", folder / "chỉ đọc" / "k.docx"
        source.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
        target.parent.mkdir()
        target.write_bytes(b"cu")
        target.parent.chmod(0o555)
        said = in_this_process(capsys, "export", source, "--docx", target, "--force")
        assert left_in(target.parent) == ["k.docx"]
        assert target.read_bytes() == b"cu"
    refused(said, target)


@pytest.mark.skipif(os.name == "nt", reason="folders of Windows have no such rights")
def test_unreadable_plan_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with folder_of_a_plain_user() as folder:
        source = folder / "p.json"
        source.write_text(dump_plan(PARTY_PLAN), encoding="utf-8")
        source.chmod(0)
        said = in_this_process(capsys, "export", source, "--docx", folder / "k.docx")
    refused(said, source)


def _started_with(code: str, folder: Path) -> dict[str, str]:
    """An environment in which Python runs `code` before the program."""
    folder.mkdir(exist_ok=True)
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


_FAIL_AT_THE_END = """
import os
def fail(handle):
    raise OSError({number}, os.strerror({number}))
os.fsync = fail
"""


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT], ids=["full", "broken", "quota"])
def test_full_disk_leaves_the_old_file_and_nothing_else(number: int, plan_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "đích"
    folder.mkdir()
    target = folder / "k.docx"
    target.write_bytes(b"cu")
    env = _started_with(_FAIL_AT_THE_END.format(number=number), tmp_path / "site")
    said = kehoach("export", plan_file, "--docx", target, "--force", env=env)
    refused(said, target)
    assert target.read_bytes() == b"cu"
    assert left_in(folder) == ["k.docx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no limits of this kind")
def test_unforeseen_reason_is_told_in_vietnamese_too(plan_file: Path, tmp_path: Path) -> None:
    import resource

    def small_files_only() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))

    target = tmp_path / "k.docx"
    said = kehoach(
        "export", plan_file, "--docx", target, env={"PYTHONDONTWRITEBYTECODE": "1"}, preexec_fn=small_files_only
    )
    assert left_in(tmp_path) == []
    refused(said, target)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_full_disk_behind_the_output_is_no_fault_of_the_program(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full_disk:
        said = kehoach("templates", stdout=full_disk, env={"XDG_DATA_HOME": str(tmp_path)})
    assert said.code == BAD
    assert left_in(tmp_path) == []
    assert said.sentence


@pytest.mark.skipif(os.name == "nt", reason="pipes of Windows end otherwise")
def test_reader_that_goes_away_is_no_fault() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "kehoach_desktop", "templates", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(60), errors) == (FINE, b"")


# Six kills in a quick run, 200 with --full.
_KILLS = [6, *(pytest.param(20, marks=pytest.mark.full) for _ in range(10))]


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is of Unix")
@pytest.mark.parametrize("kills", _KILLS)
def test_killed_export_leaves_the_old_file_or_the_new_one(kills: int, tmp_path: Path) -> None:
    source, target = tmp_path / "p.json", tmp_path / "đích" / "k.docx"
    plan = with_tasks(PARTY_PLAN, 200)
    source.write_text(dump_plan(plan), encoding="utf-8")
    target.parent.mkdir()
    target.write_bytes(b"cu")
    command = [sys.executable, "-m", "kehoach_desktop", "export", str(source), "--docx", str(target), "--force"]
    began = time.monotonic()
    subprocess.run(command, env=environment(), check=True, stdout=subprocess.DEVNULL)
    whole, lasted = target.read_bytes(), time.monotonic() - began
    for _ in range(kills):
        target.write_bytes(b"cu")
        process = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL)
        time.sleep(random.uniform(0.3, 1) * lasted)
        process.send_signal(signal.SIGKILL)
        process.wait(60)
        assert target.read_bytes() in (b"cu", whole)
    assert whole == docx_of(plan)


# ---------------------------------------------------------------- the store


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


@pytest.mark.parametrize(
    "words", ["to chuc dai hoi", "ĐẠI HỘI", "đại hội chi bộ", "69-KL/TW", "69-kl", "kl/tw dai hoi"]
)
def test_search_finds_a_new_plan_without_marks(office: tuple[Path, str], words: str) -> None:
    folder, id_ = office
    said = kehoach("search", *words.split(), "--data-dir", folder)
    assert (said.code, said.err) == (FINE, "")
    assert [line.split()[0] for line in said.out.splitlines()] == [id_], "and not the other plan"


def test_search_as_json_tells_what_a_list_needs(office: tuple[Path, str]) -> None:
    folder, id_ = office
    (found,) = kehoach("search", "dai hoi", "--json", "--data-dir", folder).json()
    assert found["id"] == id_
    assert found["subject"] == "tổ chức đại hội các chi bộ theo Kết luận số 69-KL/TW"
    assert (found["document_kind"], found["ruleset"]) == ("KH", "hd05")


@pytest.mark.parametrize(
    "words", ['"', "*", "NEAR(a b)", "a OR", "-", "'; DROP TABLE plans; --", "(", "😀", "khongcodau"]
)
def test_search_for_anything_strange_finds_nothing_and_breaks_nothing(
    office: tuple[Path, str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = in_this_process(capsys, "search", "--data-dir", office[0], "--", words)
    assert (said.code, said.err) == (FINE, "")
    assert "Không thấy" in said.out


def test_search_without_a_store_finds_nothing_and_makes_none(tmp_path: Path) -> None:
    said = kehoach("search", "dai hoi", "--data-dir", tmp_path / "mới")
    assert (said.code, said.err) == (FINE, "")
    assert left_in(tmp_path) == []


def test_export_takes_the_beginning_of_an_id_in_the_store(office: tuple[Path, str], tmp_path: Path) -> None:
    folder, id_ = office
    target = tmp_path / "k.docx"
    assert kehoach("export", id_[:8], "--docx", target, "--data-dir", folder).code == FINE
    assert "tổ chức đại hội các chi bộ" in DocxView(target).text


def test_id_that_the_store_has_not_is_named(office: tuple[Path, str], tmp_path: Path) -> None:
    refused(kehoach("export", "zzzzzzzz", "--docx", tmp_path / "k.docx", "--data-dir", office[0]), "zzzzzzzz")


@pytest.mark.parametrize("command", [("search", "x"), ("new", "dai-hoi"), ("templates",)], ids=" ".join)
def test_store_that_is_no_database_is_named_and_left_alone(command: tuple[str, ...], office: tuple[Path, str]) -> None:
    folder = office[0].parent / f"hỏng {command[0]}"
    folder.mkdir()
    store = next(office[0].glob("*.db"))
    broken = folder / store.name
    broken.write_bytes(b"khong phai kho" * 500)
    refused(kehoach(*command, "--data-dir", folder), broken)
    assert broken.read_bytes() == b"khong phai kho" * 500


# ---------------------------------------------------------------- doctor


def test_doctor_finds_a_sound_program_and_store(office: tuple[Path, str]) -> None:
    said = kehoach("doctor", "--data-dir", office[0])
    assert (said.code, said.err) == (FINE, "")
    assert all(line.startswith("Tốt") for line in said.out.splitlines())
    assert "2 kế hoạch" in said.out
    assert "22 mẫu" in said.out
    assert foreign_words(said.out) == []


def test_doctor_as_json_names_each_check(office: tuple[Path, str]) -> None:
    checks = kehoach("doctor", "--json", "--data-dir", office[0]).json()
    assert len(checks) > 5
    for check in checks:
        assert set(check) == {"name", "ok", "message"}
        assert check["ok"] is True


def test_doctor_reports_a_broken_store_as_a_finding(tmp_path: Path, office: tuple[Path, str]) -> None:
    store = next(office[0].glob("*.db"))
    (tmp_path / store.name).write_bytes(store.read_bytes()[:5000] + b"\xff" * 50_000)
    said = kehoach("doctor", "--data-dir", tmp_path)
    assert (said.code, said.err) == (FINDINGS, "")
    assert str(tmp_path / store.name) in said.out
    assert "LỖI" in said.out
    assert foreign_words(said.out) == []


def test_doctor_needs_no_store_and_makes_none(tmp_path: Path) -> None:
    assert kehoach("doctor", "--data-dir", tmp_path / "mới").code == FINE
    assert left_in(tmp_path) == []


# ---------------------------------------------------------------- modules and sockets

NETWORK = {
    *("ssl", "_ssl", "http", "http.client", "urllib.request", "urllib3", "requests", "httpx", "aiohttp", "ftplib"),
    *("smtplib", "imaplib", "poplib", "xmlrpc", "telnetlib", "asyncio", "PySide6.QtNetwork"),
}
HEAVY = ("PySide6", "lxml", "sqlite_utils", "openpyxl", "docx", "typst", "sqlite3")
# Ends the process as soon as a socket is made or a name is looked up.
_NO_SOCKETS = """
import os, sys
sys.addaudithook(lambda event, arguments: os._exit(99) if event.startswith("socket.") else None)
"""


def imported_by(*arguments: str | Path, env: Mapping[str, str] | None = None) -> set[str]:
    said = kehoach(*arguments, python=("-X", "importtime"), env=env)
    assert said.code == FINE
    lines = [line.rpartition("|")[2].strip() for line in said.err.splitlines() if line.startswith("import time:")]
    assert len(lines) > 50
    return set(lines)


def test_help_imports_nothing_heavy() -> None:
    modules = imported_by("--help")
    assert [name for name in modules if name.partition(".")[0] in HEAVY] == []


@pytest.fixture(params=["templates", "new", "export", "new into the store", "search", "doctor"])
def any_call(
    request: pytest.FixtureRequest, plan_file: Path, tmp_path: Path, office: tuple[Path, str]
) -> tuple[str | Path, ...]:
    calls: dict[str, tuple[str | Path, ...]] = {
        "templates": ("templates", "--json"),
        "new": ("new", "dai-hoi", "-o", tmp_path / "p.json"),
        "export": ("export", plan_file, "--docx", tmp_path / "k.docx"),
        "new into the store": ("new", "dai-hoi", "--data-dir", tmp_path),
        "search": ("search", "x", "--data-dir", office[0]),
        "doctor": ("doctor", "--data-dir", office[0]),
    }
    return calls[request.param]


def test_no_command_opens_a_socket_or_imports_a_network_module(
    any_call: tuple[str | Path, ...], tmp_path: Path
) -> None:
    modules = imported_by(*any_call, env=_started_with(_NO_SOCKETS, tmp_path / "site"))
    assert modules & NETWORK == set()
    assert [name for name in modules if name.startswith("PySide6")] == []


def test_watch_over_sockets_bites(tmp_path: Path) -> None:
    env = environment(_started_with(_NO_SOCKETS, tmp_path / "site"))
    done = subprocess.run([sys.executable, "-c", "import socket; socket.socket()"], env=env, check=False)
    assert done.returncode == 99


@pytest.mark.xfail(
    sys.version_info < (3, 13),
    strict=True,
    reason="sqlite_utils > pluggy > importlib.metadata > email.utils imports socket, without opening one",
)
def test_commands_with_a_store_do_not_even_import_socket(office: tuple[Path, str]) -> None:
    assert "socket" not in imported_by("doctor", "--data-dir", office[0])


# ---------------------------------------------------------------- from template to document


@pytest.mark.parametrize(("template", "ruleset"), [("dang-xa-thuc-hien-van-ban-tinh", "hd05"), ("ubnd-tinh", "nd30")])
def test_whole_way_from_template_to_document_and_back(template: str, ruleset: str, tmp_path: Path) -> None:
    source, target, data = tmp_path / "p.json", tmp_path / "k.docx", tmp_path / "Dữ liệu"
    assert kehoach("new", template, "--set", "signatory=Ngô Thị Lan", "-o", source, "--data-dir", data).code == FINE
    assert kehoach("export", source, "--docx", target, "--data-dir", data).code == FINE
    assert package_faults(target) == []
    assert "Ngô Thị Lan" in DocxView(target).text
    assert read_plan(source)["ruleset"] == ruleset
    assert left_in(tmp_path) == ["k.docx", "p.json"], "no store is made for files"
