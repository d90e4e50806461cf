"""Who signs for a body, in which position, under which authority."""

import json
from dataclasses import replace

from sqlite_utils import Database

from ..domain.offices import Signatory
from ..domain.records import plain, read_record
from ..domain.vietnamese import sort_key
from .rows import insert

_COLUMNS = "id, body_id, name, position, authorities, valid_from, valid_to"


def save(db: Database, signatory: Signatory) -> Signatory:
    """Puts `signatory` in the store and returns it with its id."""
    row = plain(signatory) | {
        "authorities": json.dumps(signatory.authorities, ensure_ascii=False),
        "sort_key": sort_key(_given_name_first(signatory.name)),
    }
    if signatory.id is None:
        del row["id"]
        return replace(signatory, id=insert(db, "signatories", row))
    db.table("signatories").update(signatory.id, row)
    return signatory


def of_body(db: Database, body_id: int) -> list[Signatory]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM signatories WHERE body_id = ? ORDER BY sort_key, id", [body_id])
    return [_signatory(row) for row in rows]


def remove(db: Database, signatory_id: int) -> None:
    db.table("signatories").delete(signatory_id)


def _signatory(row: tuple[object, ...]) -> Signatory:
    data = dict(zip(_COLUMNS.split(", "), row, strict=True))
    data["authorities"] = json.loads(str(data["authorities"]))
    return read_record(Signatory, data)


def _given_name_first(name: str) -> str:
    """Vietnamese lists go by the given name, which stands last: Trần Minh Khôi under K."""
    words = name.split()
    return " ".join([words[-1], *words[:-1]])
