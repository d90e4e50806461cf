"""Templates and samples are in our own words: no sentence of a real plan went into the repository."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach_desktop.paths import resource_names, resource_text

REAL_PLANS = Path(__file__).resolve().parents[2] / "shared"
RUN = 12  # words: shorter runs are set phrases of the register, longer ones are somebody's sentence
# What nobody can say in other words.
OFFICIAL_NAMES = (
    "mặt trận tổ quốc việt nam và các tổ chức chính trị xã hội",
    "mặt trận tổ quốc và các tổ chức chính trị xã hội",
    "mặt trận tổ quốc các tổ chức chính trị xã hội",
    "phát triển khoa học công nghệ đổi mới sáng tạo và chuyển đổi số",
)

OURS = [*resource_names("templates", ".toml"), *resource_names("samples", ".json")]


def runs(text: str) -> Iterator[str]:
    words = " ".join(re.findall(r"\w+", text.lower()))
    for name in OFFICIAL_NAMES:
        words = words.replace(name, "|")
    for stretch in words.split("|"):
        parts = stretch.split()
        yield from (" ".join(parts[i : i + RUN]) for i in range(len(parts) - RUN + 1))


@pytest.fixture(scope="module")
def theirs() -> frozenset[str]:
    files = [*REAL_PLANS.glob("seeds/*.txt"), *REAL_PLANS.glob("corpus/text/**/*.txt")]
    if not files:
        pytest.skip("no real plans here to compare with")
    return frozenset(run for file in files for run in runs(file.read_text(encoding="utf-8", errors="replace")))


@pytest.mark.parametrize("name", OURS)
def test_no_sentence_is_taken_from_a_real_plan(name: str, theirs: frozenset[str]) -> None:
    text = resource_text(name)
    assert [run for line in re.split(r'\n|\\n|"', text) for run in runs(line) if run in theirs] == []


def test_a_taken_sentence_would_be_seen(theirs: frozenset[str]) -> None:
    assert next(iter(theirs)).count(" ") == RUN - 1
    assert OURS
