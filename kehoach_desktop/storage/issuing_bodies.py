"""Issuing bodies with their terms and habits."""

import json
from dataclasses import replace

from sqlite_utils import Database

from ..domain.offices import IssuingBody, Term
from ..domain.plan import HouseStyle
from ..domain.records import plain, read_record
from ..domain.vietnamese import sort_key
from .rows import insert

_COLUMNS = "id, name, parent_name, side, level, place, code, house_style"


def save(db: Database, body: IssuingBody) -> IssuingBody:
    """Puts `body` in the store and returns it with its id."""
    with db.atomic():
        row = plain(body) | {"house_style": _dump(body.house_style), "sort_key": sort_key(body.name)}
        terms = row.pop("terms")
        if body.id is None:
            del row["id"]
            saved = replace(body, id=insert(db, "issuing_bodies", row))
        else:
            db.table("issuing_bodies").update(body.id, row)
            saved = body
        db.execute("DELETE FROM terms WHERE body_id = ?", [saved.id])
        db.table("terms").insert_all(term | {"body_id": saved.id} for term in _columns(terms))
    return saved


def get(db: Database, body_id: int) -> IssuingBody | None:
    row = db.execute(f"SELECT {_COLUMNS} FROM issuing_bodies WHERE id = ?", [body_id]).fetchone()
    return _body(db, row) if row else None


def listing(db: Database) -> list[IssuingBody]:
    rows = db.execute(f"SELECT {_COLUMNS} FROM issuing_bodies ORDER BY sort_key, id").fetchall()
    return [_body(db, row) for row in rows]


def remove(db: Database, body_id: int) -> None:
    """Takes a body out, with its terms and the people who sign for it."""
    with db.atomic():
        for table in ("terms", "signatories"):
            db.execute(f"DELETE FROM {table} WHERE body_id = ?", [body_id])
        db.execute("DELETE FROM issuing_bodies WHERE id = ?", [body_id])


def _body(db: Database, row: tuple[object, ...]) -> IssuingBody:
    data = dict(zip(_COLUMNS.split(", "), row, strict=True))
    data["house_style"] = json.loads(str(data["house_style"]))
    terms = db.execute("SELECT starts, ends, ground FROM terms WHERE body_id = ? ORDER BY starts", [data["id"]])
    data["terms"] = [dict(zip(("starts", "ends", "ground"), term, strict=True)) for term in terms]
    return read_record(IssuingBody, data)


def _dump(style: HouseStyle) -> str:
    return json.dumps(plain(style), ensure_ascii=False)


def _columns(terms: list[dict[str, object]]) -> list[dict[str, object]]:
    names = list(Term.__dataclass_fields__)
    return [{name: term[name] for name in names} for term in terms]
