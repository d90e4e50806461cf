"""A plan as the text of its file, again and again: what has not changed since the last time is not written anew.

A plan of sixty pages takes 25 ms to write and to read back; between two saves of a clerk who types, one block changes.
Blocks and tasks are frozen, so one that is the very same object has the very same text.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..domain.json_text import clean_data, read_json
from ..domain.plan import Block, Plan, Task
from ..domain.plan_json import dump_plan, plan_fault
from ..domain.records import RecordError, plain, read_record
from ..errors import BadFileError
from .plans import refuse_unreadable

_Part = Block | Task
_PARTS = ("blocks", "tasks")


class PlanWriter:
    """Gives `readable_text` of one plan after the other, and reads back what is new in each."""

    def __init__(self) -> None:
        self._written: dict[
            int, tuple[_Part, str, str]
        ] = {}  # by address; the object is kept, so that it stays its own

    def text(self, plan: Plan) -> str:
        rest = dump_plan(replace(plan, blocks=(), tasks=()), indent=None)
        fault = plan_fault(rest)
        written: dict[int, tuple[_Part, str, str]] = {}
        lists = {}
        for name in _PARTS:
            parts: Sequence[_Part] = getattr(plan, name)
            if fault is None:
                fault = self._write(parts, written)
            refuse_unreadable(plan.id, fault)
            lists[name] = "[" + ", ".join(written[id(part)][1] for part in parts) + "]"
        self._written = written
        data: dict[str, Any] = json.loads(rest)
        members = (f"{_dump(key)}: {lists.get(key) or _dump(value)}" for key, value in data.items())
        return "{" + ", ".join(members) + "}"

    def _write(self, parts: Sequence[_Part], written: dict[int, tuple[_Part, str, str]]) -> str | None:
        """Adds the text of each part to `written`; says what could not be read again."""
        ids = set()
        for part in parts:
            known = self._written.get(id(part))
            if known is None:
                text, id_, fault = _read_back(part)
                if fault:
                    return fault
                known = part, text, id_
            written[id(part)] = known
            ids.add(known[2])
        return "hai phần có cùng một mã" if len(ids) < len(parts) else None


def _read_back(part: _Part) -> tuple[str, str, str | None]:
    """The text of `part`, the id that is in it, and what is wrong with it."""
    data, _ = clean_data(plain(part))
    text = _dump(data)
    try:
        return text, read_record(type(part), read_json(text)[0]).id, None
    except (BadFileError, RecordError) as error:
        return text, part.id, str(error)


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False)
