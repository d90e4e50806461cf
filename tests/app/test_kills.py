"""kill -9 of the real application while somebody types into it: never more than two seconds of typing are lost.

Each start continues what the one before left, so what a kill leaves is looked at twice: in the files, and by the
program itself. A quick run kills a few times, `--full` a hundred times.
"""

import os
import random
import shutil
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from kehoach_desktop import paths
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.plan_files import stored_plan
from kehoach_desktop.operations.session import Session, remember
from kehoach_desktop.operations.store_state import StateKind, store_state
from kehoach_desktop.storage.backup import verify
from kehoach_desktop.storage.database import check, open_store
from tests.helpers.app_process import AppProcess, Forked, Told, display
from tests.helpers.broken_stores import KEPT_PLAN, filled
from tests.helpers.clock import NOON

pytestmark = pytest.mark.skipif(os.name == "nt", reason="kill -9 chỉ có trên Unix")

MOST_LOST_S = 2.0
STALL_S = 0.25  # nobody types while the machine gives the program no time
# Before the first save, round it, and between later ones.
MOMENTS = ((0.1, 0.5), (0.5, 1.1), (1.1, 1.4), (1.4, 2.0), (2.2, 2.8))
TYPIST = "tests.app.typist"


@pytest.fixture(scope="module")
def screen() -> Iterator[Mapping[str, str]]:
    with display() as environment:
        yield environment


@pytest.fixture
def chance() -> random.Random:
    seed = random.randrange(10**6)
    print("seed", seed)
    return random.Random(seed)


@dataclass(frozen=True)
class Left:
    """The plan as the last kill left it, and where the caret has to be at the next start, as letters from its start."""

    texts: Sequence[str]
    caret_from: int


def begun(data_dir: Path) -> Left:
    """A plan with the caret in its last block."""
    filled(data_dir)
    last = KEPT_PLAN.blocks[-1]
    remember(data_dir, Session(KEPT_PLAN.id, last.id, 3))
    texts = [block.text for block in KEPT_PLAN.blocks]
    return Left(texts, len("\n".join(texts[:-1])) + 1 + 3)


def stored(data_dir: Path) -> Plan:
    """The plan as it lies in the files, looked at in a copy: the program finds them as the kill left them."""
    with TemporaryDirectory() as name:
        copy = Path(name) / "kho"
        shutil.copytree(data_dir, copy)
        assert store_state(copy, NOON, is_thorough=True).kind is StateKind.FINE
        with open_store(paths.store_path(copy), paths.backup_dir(copy)) as store:
            check(store)
        for backup in paths.backup_dir(copy).glob("*.db"):
            verify(backup)
        return stored_plan(KEPT_PLAN.id, copy)


def is_as_left(ready: Told, left: Left) -> None:
    """The start opens the plan where it was."""
    assert (ready["plan"], ready["texts"]) == (KEPT_PLAN.id, left.texts)
    spot, offset = ready["caret"]
    number = ready["blocks"].index(spot)
    caret = len("\n".join(["", *left.texts[:number]])) + offset
    assert caret >= left.caret_from, (number, len(left.texts), offset)


def typed_until(letters: Sequence[Told], killed: float, seconds: float) -> int:
    """How many letters were typed before the last seconds of typing; a stall of the machine is no typing."""
    end, lost = killed, 0.0
    for number, letter in reversed(list(enumerate(letters))):
        lost += min(end - letter["at"], STALL_S)
        end = letter["at"]
        if lost > seconds:
            return number + 1
    return 0


def after_the_kill(data_dir: Path, app: AppProcess, left: Left, killed: float) -> Left:
    """Looks at what is left: everything typed up to two seconds before, and nothing that was not typed."""
    is_clean = app.code() == 0  # it was quicker than the kill
    letters = app.of("letter")
    texts = [block.text for block in stored(data_dir).blocks]
    whole = "\n".join(left.texts) + "".join(letter["letter"] for letter in letters)
    now = "\n".join(texts)
    assert whole.startswith(now), now[-60:]
    before = len("\n".join(left.texts))
    assert len(now) >= before + (len(letters) if is_clean else typed_until(letters, killed, MOST_LOST_S))
    # The place is written after the text, so it may be that of the save before.
    caret = typed_until(letters, killed, 2 * MOST_LOST_S)
    return Left(texts, before + caret if caret else left.caret_from)


def one_life(
    data_dir: Path, screen: Mapping[str, str], left: Left, end: Callable[[AppProcess], float], **more: str
) -> Left:
    """A start that opens what the one before left, somebody who types, and the kill."""
    with AppProcess(data_dir, TYPIST, environment={**screen, **more}, start=Forked) as app:
        is_as_left(app.wait_for("ready"), left)
        return after_the_kill(data_dir, app, left, end(app))


def last_look(data_dir: Path, screen: Mapping[str, str], left: Left) -> None:
    with AppProcess(data_dir, TYPIST, environment={**screen, "TYPIST_WAITS": "1"}, start=Forked) as app:
        is_as_left(app.wait_for("ready"), left)


def test_never_more_than_two_seconds_of_typing_are_lost(
    data_dir: Path, full: bool, chance: random.Random, screen: Mapping[str, str]
) -> None:
    left = begun(data_dir)

    def at(moment: tuple[float, float]) -> Callable[[AppProcess], float]:
        def end(app: AppProcess) -> float:
            time.sleep(chance.uniform(*moment))
            return app.kill()

        return end

    def in_the_middle_of(what: str, most: float) -> Callable[[AppProcess], float]:
        def end(app: AppProcess) -> float:
            app.wait_for(what)
            time.sleep(chance.uniform(0.0, most))
            return app.kill()

        return end

    for _ in range(20 if full else 1):
        for moment in chance.sample(MOMENTS, len(MOMENTS) if full else 3):
            left = one_life(data_dir, screen, left, at(moment), TYPIST_SEED=str(chance.random()))
        left = one_life(data_dir, screen, left, in_the_middle_of("saving", 0.02))
        left = one_life(data_dir, screen, left, in_the_middle_of("closing", 0.3), TYPIST_CLOSES_AFTER="40")
    last_look(data_dir, screen, left)
