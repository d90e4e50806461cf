"""Claims about what is asked of a packed program; nothing is packed here."""

from pathlib import Path

import pytest

from tests import packed
from tests.packed import DoesNotRunError, main, try_program

PROGRAM = Path("dist") / "kehoach" / "kehoach"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What a program that does all it is asked was asked for."""
    made: list[tuple[str, ...]] = []

    def run_silently(*words: str | Path) -> tuple[bool, str]:
        made.append(tuple(map(str, words)))
        for option in {"--docx", "--pdf"}.intersection(words):
            Path(words[words.index(option) + 1]).touch()
        return True, ""

    monkeypatch.setattr(packed, "run_silently", run_silently)
    return made


def test_it_does_the_main_errand_far_from_the_sources(calls: list[tuple[str, ...]]) -> None:
    assert main([str(PROGRAM), f"{PROGRAM}w"]) == 0
    assert [(call[0], call[1]) for call in calls] == [
        (str(program), word) for program in (PROGRAM, f"{PROGRAM}w") for word in ("--version", "new", "export")
    ]
    root = str(Path(__file__).parents[1])
    for _, command, *rest in calls:
        assert ("--data-dir" in rest) == (command != "--version")
        assert root not in " ".join(rest)


def test_a_program_that_does_not_run_is_told_with_its_last_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(packed, "run_silently", lambda *_: (False, "ImportError: no known parent package"))
    assert main([str(PROGRAM)]) == 2
    said = capsys.readouterr()
    assert said.err.startswith("Bản đóng gói không chạy được: kehoach --version\n")
    assert said.err.endswith("ImportError: no known parent package\n")
    assert said.out == ""


def test_a_program_that_makes_no_document_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "run_silently", lambda *_: (True, ""))
    with pytest.raises(DoesNotRunError, match="không soạn được văn bản"):
        try_program(PROGRAM)
