"""Plans in the store: saved whole, listed by columns, found by their folded text."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from ..domain.dates import PartialDate
from ..domain.plan import Plan
from ..domain.plan_json import dump_plan, load_plan
from ..domain.vietnamese import FOLD_VERSION, fold
from . import settings

_FOLD_SETTING = "fold_version"
_WORD = re.compile(r"\w+")
_LISTED = "id, document_kind, number, symbol, subject, issuing_body, ruleset, issue_date, updated_at"


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan as a list shows it."""

    id: str
    document_kind: str
    number: int | None
    symbol: str | None
    subject: str | None
    issuing_body: str | None
    ruleset: str
    issue_date: str | None
    updated_at: str


def save(db: Database, plan: Plan, now: datetime.datetime) -> None:
    """Puts `plan` in the store, in the place of an older state of it."""
    with db.atomic():
        key = _write_row(db, plan, now.isoformat(timespec="milliseconds"))
        head, body = _folded(plan)
        db.execute(
            "INSERT INTO plan_texts(key, head, body) VALUES (?, ?, ?)"
            " ON CONFLICT(key) DO UPDATE SET head = excluded.head, body = excluded.body"
            " WHERE head <> excluded.head OR body <> excluded.body",
            [key, head, body],
        )


def _write_row(db: Database, plan: Plan, now: str) -> int:
    columns = {
        "id": plan.id,
        "document_kind": plan.document_kind,
        "number": plan.number,
        "symbol": plan.symbol,
        "subject": plan.subject,
        "issuing_body": plan.issuing_body,
        "ruleset": plan.ruleset,
        "issue_date": _iso(plan.issue_date),
        "created_at": now,
        "updated_at": now,
        "data": dump_plan(plan, indent=None),
    }
    names = ", ".join(columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("id", "created_at"))
    row = db.execute(
        f"INSERT INTO plans({names}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT(id) DO UPDATE SET {changes} RETURNING key",
        list(columns.values()),
    ).fetchone()
    return int(row[0])


def _iso(date: PartialDate) -> str | None:
    """`2026-12-02`, `2026-12` or `2026`: sorts by time however much is known."""
    parts = [f"{date.year:04d}"] if date.year else []
    parts += [f"{date.month:02d}"] if parts and date.month else []
    parts += [f"{date.day:02d}"] if len(parts) == 2 and date.day else []
    return "-".join(parts) or None


def _folded(plan: Plan) -> tuple[str, str]:
    number = f"{plan.number:02d}" if plan.number is not None else ""
    head = (
        f"{number}-{plan.symbol or ''}",
        plan.subject,
        plan.issuing_body,
        plan.issuer_line,
        plan.signature.signatory,
    )
    body = [block.text for block in plan.blocks] + [recipient.name for recipient in plan.recipients]
    body += [text for task in plan.tasks for text in (task.content, task.lead, task.product) if text]
    return fold("\n".join(text for text in head if text)), fold("\n".join(body))


def get(db: Database, plan_id: str) -> Plan | None:
    row = db.execute("SELECT data FROM plans WHERE id = ?", [plan_id]).fetchone()
    return load_plan(row[0]).plan if row else None


def find_ids(db: Database, beginning: str) -> list[str]:
    """Ids that start so: enough of an id is enough on a command line."""
    pattern = beginning.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = db.execute("SELECT id FROM plans WHERE id LIKE ? ESCAPE '\\' ORDER BY key LIMIT 3", [pattern])
    return [row[0] for row in rows]


def remove(db: Database, plan_id: str) -> None:
    with db.atomic():
        db.execute("DELETE FROM plan_texts WHERE key IN (SELECT key FROM plans WHERE id = ?)", [plan_id])
        db.execute("DELETE FROM plans WHERE id = ?", [plan_id])


def count(db: Database) -> int:
    return int(db.execute("SELECT count(*) FROM plans").fetchone()[0])


def newest(db: Database, limit: int = 50) -> list[PlanRow]:
    rows = db.execute(f"SELECT {_LISTED} FROM plans ORDER BY updated_at DESC, key DESC LIMIT ?", [limit])
    return [PlanRow(*row) for row in rows]


def search(db: Database, text: str, limit: int = 50) -> list[PlanRow]:
    """Plans that hold every word of `text`, newest first; no marks needed, the last word may be cut short."""
    query = match_query(text)
    if not query:
        return []
    # The inner query stops at the limit: a frequent word is then as fast as a rare one.
    rows = db.execute(
        f"SELECT {_LISTED} FROM plans WHERE key IN"
        " (SELECT rowid FROM plan_index WHERE plan_index MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY key DESC",
        [query, limit],
    )
    return [PlanRow(*row) for row in rows]


def match_query(text: str) -> str:
    """`text` in the language of the index: every word quoted, `69-KL/TW` as a phrase, the last one as a beginning."""
    phrases = [" ".join(_WORD.findall(part)) for part in fold(text).split()]
    quoted = [f'"{phrase}"' for phrase in phrases if phrase]
    return " ".join(quoted) + "*" if quoted else ""


def rebuild_index(db: Database) -> Iterator[tuple[int, int]]:
    """Folds every plan anew, in batches, and says how far it is; needed when the fold has changed."""
    total = count(db)
    done = 0
    with db.atomic():
        for key, data in db.execute("SELECT key, data FROM plans ORDER BY key").fetchall():
            head, body = _folded(load_plan(data).plan)
            db.execute("UPDATE plan_texts SET head = ?, body = ? WHERE key = ?", [head, body, key])
            done += 1
            if done % 500 == 0:
                yield done, total
        settings.put(db, _FOLD_SETTING, FOLD_VERSION)
    yield done, total


def index_is_current(db: Database) -> bool:
    return bool(settings.get(db, _FOLD_SETTING, FOLD_VERSION) == FOLD_VERSION)
