"""`kehoach search` and `kehoach doctor` over a store."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.operations.plan_files import save_plan
from tests.e2e.program import FINDINGS, FINE, foreign_words, in_this_process, kehoach, left_in, refused
from tests.helpers.docx_view import DocxView
from tests.helpers.plans import PARTY_PLAN
from tests.render.docx.documents import PARTY_TEMPLATES, STATE_TEMPLATES


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


def test_search_prints_each_number_as_its_ruleset_does(tmp_path: Path) -> None:
    for template, symbol in (("dai-hoi", "KH/ĐU"), ("ubnd-xa", "KH-UBND")):
        values = ("--set", "number=5", "--set", f"symbol={symbol}", "--set", "subject=đếm số")
        assert kehoach("new", template, *values, "--data-dir", tmp_path).code == FINE
    assert kehoach("new", "dai-hoi", "--set", "subject=đếm số", "--data-dir", tmp_path).code == FINE
    said = kehoach("search", "dem so", "--data-dir", tmp_path)
    assert sorted(line.split("  ")[1] for line in said.out.splitlines()) == ["Số 05-KH/ĐU", "Số: 05/KH-UBND", "…"]


def test_search_shows_a_plan_whose_ruleset_is_not_known(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    save_plan(replace(PARTY_PLAN, number=5, symbol="KH/ĐU"), data_dir)
    save_plan(replace(PARTY_PLAN, id="mai-sau", ruleset="hd99", number=5, symbol="KH/ĐU"), data_dir)
    save_plan(replace(PARTY_PLAN, id="chua-so", ruleset="hd99", number=None, symbol="KH/ĐU"), data_dir)
    said = in_this_process(capsys, "search", "van phuc", "--data-dir", data_dir)
    assert (said.code, said.err) == (FINE, "")
    numbers = [line.split("  ")[:2] for line in said.out.splitlines()]
    assert numbers == [["chua-so", "… KH/ĐU"], ["mai-sau", "5 KH/ĐU"], [PARTY_PLAN.id, "Số 05-KH/ĐU"]]


def test_search_takes_any_limit(office: tuple[Path, str]) -> None:
    said = kehoach("search", "x", "--limit", "9" * 20, "--data-dir", office[0])
    assert (said.code, said.err) == (FINE, "")


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


def test_doctor_finds_a_sound_program_and_store(office: tuple[Path, str]) -> None:
    said = kehoach("doctor", "--data-dir", office[0])
    assert (said.code, said.err) == (FINE, "")
    assert all(line.startswith("Tốt") for line in said.out.splitlines())
    assert "2 kế hoạch" in said.out
    assert f"{len(PARTY_TEMPLATES) + len(STATE_TEMPLATES)} mẫu" in said.out
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


def test_templates_are_listed_although_one_in_the_store_is_bad(tmp_path: Path) -> None:
    assert kehoach("new", "dai-hoi", "--data-dir", tmp_path).code == FINE
    with closing(sqlite3.connect(next(tmp_path.glob("*.db")))) as store, store:
        row = ("hong", "Hỏng", "party", "a = Infinity", "hong")
        store.execute("INSERT INTO templates(id, name, side, text, sort_key) VALUES (?, ?, ?, ?, ?)", row)
    said = kehoach("templates", "--data-dir", tmp_path)
    assert said.code == FINE
    assert "ubnd-xa" in said.out
    assert said.sentence.startswith("Lưu ý: Mẫu “hong” trong kho, dòng 1")
    assert foreign_words(said.sentence) == []
    refused(kehoach("new", "hong", "--data-dir", tmp_path), "Mẫu “hong” trong kho")
