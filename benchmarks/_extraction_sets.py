"""The labelled texts of `tests/data/extraction`, as cases to run: see the README there."""

import datetime
import hashlib
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks._extraction_scores import Label, Names, unmarked, words

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tests/data/extraction"
SHARED = ROOT.parent / "shared"
TUNING, HELD_OUT, BLIND, BLIND_HELD_OUT = "tuning", "held_out", "blind", "blind_held_out"
BLIND3, BLIND3_HELD_OUT = "blind3", "blind3_held_out"
# The folder of a part and how the names of its files begin; of several beginnings the longest counts.
_FILES = {
    TUNING: (TUNING, ""),
    HELD_OUT: (HELD_OUT, ""),
    BLIND: (TUNING, "blind"),
    BLIND_HELD_OUT: (HELD_OUT, "blind"),
    BLIND3: (TUNING, "blind3_"),
    BLIND3_HELD_OUT: (HELD_OUT, "blind3_"),
}
_LEAST = 12  # letters of a line that can tell where a task stands

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """A text and its tasks. It is given as plain text or as blocks: role (with `!` a heading) and text."""

    id: str
    labels: tuple[Label, ...]
    side: str
    issued: datetime.date | None = None
    body: str | None = None
    text: str | None = None
    blocks: tuple[tuple[str, str], ...] = ()
    ignored: tuple[str, ...] = ()


class ChangedTextError(Exception):
    """A real document that is not the one that was labelled."""


def names() -> Names:
    return Names(_table(DATA / "bodies.toml")["same"])


def invented(part: str) -> list[Case]:
    """The invented passages of `tuning` or `held_out`; of the blind parts those of them that one blind run saw."""
    folder, own = _FILES[part]
    files = [file for file in sorted((DATA / folder).glob("*.toml")) if _beginning(file.name) == own]
    return [_passage(each) for file in files for each in _table(file)["passage"]]


def _beginning(name: str) -> str:
    return max((own for _, own in _FILES.values() if name.startswith(own)), key=len)


def real(part: str, group: str) -> list[Case] | None:
    """The real documents of `seeds` or `corpus`; None where they are not on this machine."""
    file = DATA / "real" / part / f"{group}.toml"
    documents = _table(file)["document"] if file.exists() else []
    if not all((SHARED / document["file"]).exists() for document in documents):
        return None
    return [_document(document) for document in documents]


def _table(file: Path) -> Table:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _passage(table: Table) -> Case:
    blocks = tuple((role, text) for role, text in table.get("blocks", ()))
    labels = tuple(_label(task, _anchors(task), task.get("covers", ())) for task in table.get("task", ()))
    return Case(table["id"], labels, table["side"], table["issued"], table.get("body"), table.get("text"), blocks)


def _anchors(task: Table) -> Sequence[str]:
    anchors = [task["at"]] if isinstance(task["at"], str) else task["at"]
    return [anchor.partition("#")[0] for anchor in anchors]


def _label(task: Table, at: Sequence[str], covers: Sequence[str], skip: Sequence[str] = ()) -> Label:
    lead = task.get("lead", ())
    bare = tuple(unmarked(anchor) for anchor in at)  # the words of a block have no number before them
    return Label(
        at=bare,
        covers=tuple(covers),
        lead=(lead,) if isinstance(lead, str) else tuple(lead),
        extra=tuple(task.get("extra", ())),
        supporting=tuple(task.get("supporting", ())),
        kind=task.get("kind", "none"),
        due=task.get("due"),
        product=task.get("product"),
        skip=frozenset([*skip, *task.get("skip", ())]),
        optional=task.get("optional", False),
        begins=bare != tuple(at),
    )


# ---------------------------------------------------------------- real documents


def line_hash(line: str) -> str:
    return hashlib.sha256(words(line).encode()).hexdigest()[:8]


def _document(table: Table) -> Case:
    data = (SHARED / table["file"]).read_bytes()
    if hashlib.sha256(data).hexdigest() != table["sha256"]:
        raise ChangedTextError(table["file"])
    text = data.decode("utf-8")
    lines = text.split("\n")
    # A table's own skip: what no label of a real document says cannot be scored there.
    skip = [*table.get("skip", ()), "product"]
    labels = tuple(_real_label(task, lines, table, skip) for task in table["task"])
    ignored = tuple(_ignored(lines, table.get("ignore", ())))
    return Case(table["file"], labels, table["side"], table.get("issued"), text=text, ignored=ignored)


def _real_label(task: Table, lines: Sequence[str], table: Table, skip: Sequence[str]) -> Label:
    line = lines[task["line"] - 1]
    if line_hash(line) != task["hash"]:
        raise ChangedTextError(f"{table['file']}, {task['line']}")
    cells = line.split("|")
    anchor = cells[table["cell"]] if "cell" in table and len(cells) > table["cell"] + 1 else line
    covers = [unmarked(lines[number - 1]) for number in task.get("covers", ())]
    return _label({**task, "covers": ()}, [task.get("words") or unmarked(anchor)], covers, skip)


def _ignored(lines: Sequence[str], stretches: Sequence[Sequence[int]]) -> Iterator[str]:
    for first, last in stretches:
        for line in lines[first - 1 : last]:
            if len(words(unmarked(line))) >= _LEAST:
                yield unmarked(line)
