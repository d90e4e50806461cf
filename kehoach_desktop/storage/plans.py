"""Plans in the store: saved whole, found by their folded text. By what they are listed stands in `plan_list`."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from .. import log
from ..domain.dates import PartialDate
from ..domain.plan import Plan
from ..domain.plan_json import dump_plan, load_plan, plan_fault
from ..domain.vietnamese import FOLD_VERSION, fold
from ..errors import BadFileError
from . import settings, tasks
from .errors import NewerRevisionError, StoreError
from .list_keys import body_no, list_keys

_FOLD_SETTING = "fold_version"
_PAGE = 500
_BEFORE_ALL = -1  # a key below every other
_WORD = re.compile(r"\w+")
_ZEROS = re.compile(r"\b0+(?=\d)")
LISTED = (
    "plans.id, plans.document_kind, plans.number, plans.symbol, plans.subject, plans.issuing_body, plans.ruleset,"
    " plans.issue_date, plans.updated_at, plan_list.status"
)


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
    status: str


@dataclass(frozen=True, slots=True)
class _StoredPlan:
    """A plan as it lies there, read or not."""

    key: int
    id: str
    data: bytes


def stamp(now: datetime.datetime) -> str:
    """A moment as the tables write it: sorts by time."""
    return now.isoformat(timespec="milliseconds")


def save(db: Database, plan: Plan, now: datetime.datetime, base: int | None = None) -> int:
    """Puts `plan` in the store, in the place of an older state of it, and in the search index; see `save_text`."""
    with db.atomic():
        revision = save_text(db, plan, readable_text(plan), now, base)
        row = db.execute(
            "SELECT plan_key FROM plan_list JOIN plans ON plans.key = plan_key WHERE id = ? AND deleted_at IS NULL",
            [plan.id],
        ).fetchone()
        if row:
            _index(db, row[0], plan)
    return revision


def save_text(db: Database, plan: Plan, text: str, now: datetime.datetime, base: int | None = None) -> int:
    """Puts `plan` in the store as `text`, the plan file that somebody has read back; returns its new revision.

    `base` is the revision that the plan was made from, 0 for one that is new; a newer state in the store is never
    replaced. The search index takes the plan with the next `index_pending`: for sixty pages that costs more than all
    else here.
    """
    with db.atomic():
        if base is not None:
            _refuse_newer(db, plan.id, base)
        plan_key, created_at = _write_row(db, plan, text, stamp(now))
        tasks.keep(db, plan_key, plan.tasks)
        return _write_list_row(db, plan, plan_key, created_at)


def _refuse_newer(db: Database, plan_id: str, base: int) -> None:
    row = db.execute(
        "SELECT revision, updated_at FROM plans JOIN plan_list ON plan_key = plans.key WHERE id = ?", [plan_id]
    ).fetchone()
    if row and row[0] != base:
        raise NewerRevisionError(row[0], datetime.datetime.fromisoformat(row[1]))


def _write_row(db: Database, plan: Plan, text: str, now: str) -> tuple[int, str]:
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
        "data": text,
    }
    names = ", ".join(columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in ("id", "created_at"))
    row = db.execute(
        f"INSERT INTO plans({names}) VALUES ({', '.join('?' * len(columns))})"
        f" ON CONFLICT(id) DO UPDATE SET {changes} RETURNING key, created_at",
        list(columns.values()),
    ).fetchone()
    return int(row[0]), str(row[1])


def _write_list_row(db: Database, plan: Plan, plan_key: int, created_at: str) -> int:
    """Returns the revision. Without a `text_key` the plan waits for `index_pending`."""
    columns: dict[str, object] = {
        "plan_key": plan_key,
        "document_kind": plan.document_kind,
        **list_keys(plan.number, _iso(plan.issue_date), plan.subject, plan.issuing_body, created_at),
    }
    names = ", ".join(columns)
    changes = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "plan_key")
    row = db.execute(
        f"INSERT INTO plan_list({names}, changed) VALUES ({', '.join('?' * len(columns))},"
        " (SELECT ifnull(max(changed), 0) + 1 FROM plan_list))"
        f" ON CONFLICT(plan_key) DO UPDATE SET {changes}, changed = excluded.changed, text_key = NULL,"
        " revision = revision + 1 RETURNING revision",
        list(columns.values()),
    ).fetchone()
    return int(row[0])


def readable_text(plan: Plan) -> str:
    """The plan file of `plan`, read once: a row that could not be read again would be a lost plan."""
    text = dump_plan(plan, indent=None)
    refuse_unreadable(plan.id, plan_fault(text))
    return text


def refuse_unreadable(plan_id: str, fault: str | None) -> None:
    if fault:
        raise StoreError(f"Kế hoạch {plan_id} chưa được lưu vì đọc lại có lỗi ({fault}); bản đã lưu trước vẫn nguyên.")


def revision(db: Database, plan_id: str) -> int | None:
    row = db.execute("SELECT revision FROM plans JOIN plan_list ON plan_key = plans.key WHERE id = ?", [plan_id])
    found = row.fetchone()
    return int(found[0]) if found else None


def mark_as_sample(db: Database, plan_id: str) -> None:
    """A plan to try the program with: what was saved until now is what ships."""
    db.execute(
        "UPDATE plan_list SET is_sample = revision WHERE plan_key = (SELECT key FROM plans WHERE id = ?)", [plan_id]
    )


def samples(db: Database) -> list[tuple[str, bool]]:
    """The samples outside the bin, and of each whether somebody has changed it."""
    rows = db.execute(
        "SELECT id, revision <> is_sample FROM plan_list JOIN plans ON plans.key = plan_key"
        " WHERE is_sample AND deleted_at IS NULL ORDER BY changed DESC"
    )
    return [(row[0], bool(row[1])) for row in rows]


def count_of_body(db: Database, name: str) -> int:
    """How many plans there are of a body, those in the bin too."""
    return int(db.execute("SELECT count(*) FROM plan_list WHERE body_no = ?", [body_no(name)]).fetchone()[0])


# ---------------------------------------------------------------- the search index


def _index(db: Database, plan_key: int, plan: Plan) -> None:
    head, body = _folded(plan)
    # A key above all others: the index then gives the plans saved last without looking at the rest.
    db.execute(
        "INSERT INTO plan_texts(plan_key, head, body) VALUES (?, ?, ?) ON CONFLICT(plan_key) DO UPDATE SET"
        " key = (SELECT max(key) FROM plan_texts) + 1, head = excluded.head, body = excluded.body"
        " WHERE key < (SELECT max(key) FROM plan_texts) OR head <> excluded.head OR body <> excluded.body",
        [plan_key, head, body],
    )
    db.execute(
        "UPDATE plan_list SET text_key = (SELECT key FROM plan_texts WHERE plan_key = ?) WHERE plan_key = ?",
        [plan_key, plan_key],
    )


def index_pending(db: Database) -> int:
    """Takes into the index what was saved since; says how many plans that were. What cannot be read stays out."""
    sql = "SELECT plan_key FROM plan_list WHERE text_key IS NULL AND deleted_at IS NULL ORDER BY changed"
    if not db.execute(sql).fetchone():
        return 0
    done = 0
    with db.atomic():
        for (key,) in db.execute(sql).fetchall():
            id_, data = db.execute("SELECT id, CAST(data AS BLOB) FROM plans WHERE key = ?", [key]).fetchone()
            try:
                _index(db, key, _plan(data))
                done += 1
            except BadFileError:  # its sentence quotes the plan
                log.storage.info("plan %s cannot be read", id_)
    return done


def take_out_of_index(db: Database, plan_key: int) -> None:
    db.execute("DELETE FROM plan_texts WHERE plan_key = ?", [plan_key])
    db.execute("UPDATE plan_list SET text_key = NULL WHERE plan_key = ?", [plan_key])


def _iso(date: PartialDate) -> str | None:
    """`2026-12-02`, `2026-12` or `2026`: sorts by time however much is known."""
    parts = [f"{date.year:04d}"] if date.year else []
    parts += [f"{date.month:02d}"] if parts and date.month else []
    parts += [f"{date.day:02d}"] if len(parts) == 2 and date.day else []
    return "-".join(parts) or None


def _folded(plan: Plan) -> tuple[str, str]:
    head = (
        " ".join(str(part) for part in (plan.number, plan.symbol) if part is not None),
        plan.subject,
        plan.issuing_body,
        plan.issuer_line,
        plan.signature.signatory,
    )
    body = [block.text for block in plan.blocks] + [recipient.name for recipient in plan.recipients]
    body += [text for task in plan.tasks for text in (task.content, task.lead, task.product) if text]
    return _search_key("\n".join(text for text in head if text)), _search_key("\n".join(body))


def _search_key(text: str) -> str:
    """`text` folded, numbers without leading zeros: `05-KH/ĐU` and `5-kh/du` are one."""
    return _ZEROS.sub("", fold(text))


def get(db: Database, plan_id: str) -> Plan | None:
    row = db.execute("SELECT CAST(data AS BLOB) FROM plans WHERE id = ?", [plan_id]).fetchone()
    return _plan(row[0]) if row else None


def _plan(data: bytes) -> Plan:
    """Read as bytes: in a damaged file the text need not be UTF-8 any more."""
    try:
        return load_plan(data.decode()).plan
    except UnicodeDecodeError:
        raise BadFileError("không phải văn bản UTF-8") from None


def find_ids(db: Database, beginning: str) -> list[str]:
    """Ids that start so: enough of an id is enough on a command line."""
    pattern = beginning.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    rows = db.execute("SELECT id FROM plans WHERE id LIKE ? ESCAPE '\\' ORDER BY key LIMIT 3", [pattern])
    return [row[0] for row in rows]


def remove(db: Database, plan_id: str) -> None:
    with db.atomic():
        row = db.execute("SELECT key FROM plans WHERE id = ?", [plan_id]).fetchone()
        if row is None:
            return
        tasks.remove(db, row[0])
        for table in ("plan_texts", "plan_list"):
            db.execute(f"DELETE FROM {table} WHERE plan_key = ?", row)
        db.execute("DELETE FROM plans WHERE key = ?", row)


def count(db: Database) -> int:
    """Of all plans, those in the bin too."""
    return int(db.execute("SELECT count(*) FROM plan_list").fetchone()[0])


def newest(db: Database, limit: int = 50) -> list[PlanRow]:
    rows = db.execute(
        f"SELECT {LISTED} FROM plan_list JOIN plans ON plans.key = plan_key WHERE deleted_at IS NULL"
        " ORDER BY changed DESC LIMIT ?",
        [limit],
    )
    return [PlanRow(*row) for row in rows]


def search(db: Database, text: str, limit: int = 50) -> list[PlanRow]:
    """Plans that hold every word of `text`, last saved first; no marks needed, the last word may be cut short."""
    query = match_query(text)
    if not query:
        return []
    # The inner query stops at the limit: a frequent word is then as fast as a rare one.
    rows = db.execute(
        f"SELECT {LISTED} FROM plan_list JOIN plans ON plans.key = plan_key WHERE text_key IN"
        " (SELECT rowid FROM plan_index WHERE plan_index MATCH ? ORDER BY rowid DESC LIMIT ?) ORDER BY text_key DESC",
        [query, limit],
    )
    return [PlanRow(*row) for row in rows]


def match_query(text: str) -> str:
    """`text` in the language of the index: every word quoted, `69-KL/TW` as a phrase, the last one as a beginning."""
    phrases = [" ".join(_WORD.findall(part)) for part in _search_key(text).split()]
    quoted = [f'"{phrase}"' for phrase in phrases if phrase]
    return " ".join(quoted) + "*" if quoted else ""


def rebuild_index(db: Database) -> Iterator[tuple[int, int]]:
    """Folds every plan anew, page by page, and says how far it is; needed when the fold has changed.

    A plan that cannot be read keeps the text it is found by. Each page is kept at once: nobody else waits long.
    """
    total, done, last = count(db), 0, _BEFORE_ALL
    while page := _fold_page(db, last):
        done, last = done + len(page), page[-1].key
        yield done, total
    settings.put(db, _FOLD_SETTING, FOLD_VERSION)


def _fold_page(db: Database, after: int) -> list[_StoredPlan]:
    with db.atomic():  # read inside too: the old text of a plan that is saved meanwhile would replace its new one
        page = _page(db, after)
        for plan in page:
            try:
                head, body = _folded(_plan(plan.data))
            except BadFileError:  # its sentence quotes the plan
                log.storage.info("plan %s cannot be read", plan.id)
                continue
            db.execute("UPDATE plan_texts SET head = ?, body = ? WHERE plan_key = ?", [head, body, plan.key])
    return page


def index_is_current(db: Database) -> bool:
    return bool(settings.get(db, _FOLD_SETTING, 0) == FOLD_VERSION)


def look_through(db: Database) -> Iterator[tuple[int, int, list[tuple[str, str]]]]:
    """Reads every plan: how many of how many so far, and which of the last ones cannot be read, and why."""
    total, done, last = count(db), 0, _BEFORE_ALL
    while page := _page(db, last):
        faults = []
        for plan in page:
            try:
                _plan(plan.data)
            except BadFileError as error:
                faults.append((plan.id, str(error)))
        done, last = done + len(page), page[-1].key
        yield done, total, faults


def _page(db: Database, after: int) -> list[_StoredPlan]:
    """The next plans, some hundred at a time: all together may be larger than the memory."""
    sql = "SELECT key, id, CAST(data AS BLOB) FROM plans WHERE key > ? ORDER BY key LIMIT ?"
    return [_StoredPlan(*row) for row in db.execute(sql, [after, _PAGE])]
