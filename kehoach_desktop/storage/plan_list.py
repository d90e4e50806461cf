"""The list of plans: filtered, sorted, page by page, and how many there are of each kind. No body is ever read."""

import datetime
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from ..domain.vietnamese import fold
from .list_keys import body_no
from .plans import LISTED, PlanRow, match_query


class Status(StrEnum):
    """How far a plan has come."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ISSUED = "issued"
    REPLACED = "replaced"
    REVOKED = "revoked"


class Order(StrEnum):
    """By what a list is sorted; each has the direction one expects, and what is missing comes last."""

    CHANGED = "changed"  # newest first
    NUMBER = "number"  # highest first
    DATE = "date"  # latest first
    SUBJECT = "subject"  # from A
    ISSUING_BODY = "issuing_body"  # from A


_SORTED = {
    Order.CHANGED: ("changed", "DESC"),
    Order.NUMBER: ("number_key", "DESC"),
    Order.DATE: ("date_key", "DESC"),
    Order.SUBJECT: ("subject_key", "ASC"),
    Order.ISSUING_BODY: ("body_key", "ASC"),
}
_INDEXED = ("document_kind", "year", "status", "body_no", "text_key")  # behind the column of each sorted index
_NOTHING = '""'  # in the language of the search index, what no text holds
_FEW = 1000
_MOST_ANSWERS = 8
_TURNED = {"ASC": "DESC", "DESC": "ASC"}


@dataclass(frozen=True, slots=True)
class PlanQuery:
    """What a list shows: every word of `text`, and of each filter that is set the one value."""

    text: str = ""
    year: int | None = None
    status: Status | None = None
    document_kind: str | None = None
    issuing_body: str | None = None  # the name in any case, lines and tone style; "" is none yet
    order: Order = Order.CHANGED
    is_turned: bool = False
    is_binned: bool = False  # what lies in the bin, last deleted first, and nothing else


@dataclass(frozen=True, slots=True)
class BinnedRow(PlanRow):
    """A plan in the bin, as the list shows it."""

    deleted_at: datetime.datetime


@dataclass(frozen=True, slots=True)
class Facets:
    """How many plans each choice of a filter would show, the other filters kept; the search is not counted in."""

    years: dict[int, int]
    statuses: dict[Status, int]
    document_kinds: dict[str, int]
    issuing_bodies: dict[str, int]  # by name as the newest plan writes it; "" is none yet
    binned: int = 0  # what lies in the bin, whatever the filters say


def page(db: Database, query: PlanQuery, offset: int, limit: int) -> list[PlanRow]:
    """The rows from `offset` on, as many as `limit` at most."""
    return list(_once(db, query, (offset, limit), lambda: _page(db, query, offset, limit)))


def _page(db: Database, query: PlanQuery, offset: int, limit: int) -> list[PlanRow]:
    if query.is_binned:
        return [*_binned(db, query)[offset : offset + limit]]
    column, direction = _SORTED[query.order]
    if query.is_turned:
        direction = _TURNED[direction]
    # All columns of the index in their order: rows of one value have a place then, and walking it nothing is sorted.
    order = ", ".join(f"plan_list.{name} {direction}" for name in (column, *_INDEXED, "plan_key"))
    if query.text and query.order is Order.CHANGED:
        source, values = _found(query)
        order = f"plan_index.rowid {direction}"
    elif query.text:
        return _rows(db, _sorted_hits(db, query, f"plan_list_{column}", order, offset, limit))
    else:
        source, values = _walked(query, f"plan_list_{column}")
    sql = f"SELECT plan_list.plan_key {source} ORDER BY {order} LIMIT ? OFFSET ?"
    return _rows(db, [row[0] for row in db.execute(sql, [*values, limit, offset])])


def row(db: Database, plan_id: str) -> PlanRow | None:
    sql = f"SELECT {LISTED} FROM plans JOIN plan_list ON plan_key = plans.key WHERE id = ? AND deleted_at IS NULL"
    found = db.execute(sql, [plan_id]).fetchone()
    return PlanRow(*found) if found else None


def count(db: Database, query: PlanQuery) -> int:
    """How many rows there are for all pages."""
    return _once(db, query, "count", lambda: _count(db, query))


def _count(db: Database, query: PlanQuery) -> int:
    if query.is_binned:
        return len(_binned(db, query))
    tests, _ = _filters(query)
    match = match_query(query.text)
    if query.text and not tests and query.order is not Order.CHANGED:
        return len(_hits(db, query.text))
    if query.text and not tests:
        row = db.execute("SELECT count(*) FROM plan_index WHERE plan_index MATCH ?", [match or _NOTHING]).fetchone()
        return int(row[0])
    source, values = _found(query) if query.text else _walked(query, "plan_list_counts")
    return int(db.execute(f"SELECT count(*) {source}", values).fetchone()[0])


def facets(db: Database, query: PlanQuery) -> Facets:
    """The choices of each filter, most recent year first, the rest by how many there are."""
    groups = [
        _Group(*row)
        for row in db.execute(
            "SELECT document_kind, year, status, body_no, count(*), max(plan_key) FROM plan_list INDEXED BY"
            " plan_list_counts WHERE deleted_at IS NULL GROUP BY document_kind, year, status, body_no"
        )
    ]
    bodies = _tally(groups, "body_no", query)
    newest = {group.body_no: group.a_plan for group in sorted(groups, key=lambda group: group.a_plan)}
    names = dict(
        db.execute(
            f"SELECT key, ifnull(issuing_body, '') FROM plans WHERE key IN ({', '.join('?' * len(newest))})",
            [*newest.values()],
        ).fetchall()
    )
    statuses = _tally(groups, "status", query)
    return Facets(
        years=dict(sorted(_tally(groups, "year", query).items(), reverse=True)),
        statuses={status: statuses[status] for status in Status if status in statuses},
        document_kinds=_tally(groups, "document_kind", query),
        issuing_bodies={" ".join(names[newest[number]].split()): total for number, total in bodies.items()},
        binned=int(db.execute("SELECT count(*) FROM plan_list WHERE deleted_at IS NOT NULL").fetchone()[0]),
    )


def _tally(groups: list["_Group"], column: str, query: PlanQuery) -> dict[Any, int]:
    """How many plans there are for each value of `column`, of those that the other filters let through."""
    others = {name: value for name, value in _wanted(query).items() if name != column}
    totals: Counter[Any] = Counter()
    for group in groups:
        if all(getattr(group, name) == value for name, value in others.items()):
            totals[getattr(group, column)] += group.plans
    return dict(totals.most_common())


@dataclass(frozen=True, slots=True)
class _Group:
    """The plans that no filter tells apart."""

    document_kind: str
    year: int
    status: str
    body_no: int
    plans: int
    a_plan: int


def _binned(db: Database, query: PlanQuery) -> list[BinnedRow]:
    """The search index does not know them; in thirty days there are few enough to look through what they are called."""
    tests, values = _filters(query)
    sql = (
        f"SELECT {LISTED}, deleted_at FROM plan_list INDEXED BY plan_list_bin JOIN plans ON plans.key = plan_key"
        f" WHERE {' AND '.join(['deleted_at IS NOT NULL', *tests])} ORDER BY deleted_at DESC, changed DESC"
    )
    rows = [
        BinnedRow(*(*listed, datetime.datetime.fromisoformat(deleted_at)))
        for *listed, deleted_at in db.execute(sql, values)
    ]
    words = fold(query.text).split()
    return [row for row in rows if all(word in _called(row) for word in words)] if words else rows


def _called(row: PlanRow) -> str:
    parts = (row.number, row.symbol, row.subject, row.issuing_body)
    return fold(" ".join(str(part) for part in parts if part is not None))


def _rows(db: Database, keys: list[int]) -> list[PlanRow]:
    marks = ", ".join("?" * len(keys))
    rows = db.execute(
        f"SELECT plan_key, {LISTED} FROM plan_list JOIN plans ON plans.key = plan_key WHERE plan_key IN ({marks})", keys
    )
    by_key = {row[0]: PlanRow(*row[1:]) for row in rows}
    return [by_key[key] for key in keys]


def _walked(query: PlanQuery, index: str) -> tuple[str, list[object]]:
    """What `query` shows, walked through in the order of an index, and the values of its tests."""
    tests, values = _filters(query)
    if query.text:
        tests.append("plan_list.text_key IN (SELECT rowid FROM plan_index WHERE plan_index MATCH ?)")
        values.append(match_query(query.text) or _NOTHING)
    return f"FROM plan_list INDEXED BY {index} WHERE {' AND '.join(['deleted_at IS NULL', *tests])}", values


def _sorted_hits(db: Database, query: PlanQuery, index: str, order: str, offset: int, limit: int) -> list[int]:
    """The plans that a search found, in an order that the search index does not know.

    Few are sorted; of many the first ones are met soon by walking the order.
    """
    hits = _hits(db, query.text)
    source, values = _walked(replace(query, text=""), index if len(hits) > _FEW else "plan_list_text")
    if len(hits) > _FEW:
        walked = db.execute(f"SELECT plan_list.text_key, plan_list.plan_key {source} ORDER BY {order}", values)
        found = (plan_key for text_key, plan_key in walked if text_key in hits)
        return list(islice(found, offset, offset + limit))
    sql = f"SELECT plan_list.plan_key {source} AND text_key IN (SELECT value FROM json_each(?)) ORDER BY {order}"
    rows = db.execute(f"{sql} LIMIT ? OFFSET ?", [*values, json.dumps([*hits]), limit, offset])
    return [row[0] for row in rows]


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class _Answers:
    """What was answered to one query, by what was asked, and the state of the store in which it was."""

    query: PlanQuery
    state: tuple[int, int]
    found: dict[object, Any]


_last_answers: WeakKeyDictionary[Database, _Answers] = WeakKeyDictionary()


def _once(db: Database, query: PlanQuery, what: object, ask: Callable[[], Answer]) -> Answer:
    """A space behind a word asks the same again, and so does a list that is looked at anew: found once.

    Not inside a transaction: rolled back, its changes would still count as made.
    """
    if db.conn.in_transaction:
        return ask()
    state = _state(db)
    last = _last_answers.get(db)
    if last is None or (last.query, last.state) != (query, state) or len(last.found) > _MOST_ANSWERS:
        last = _last_answers[db] = _Answers(query, state, {})
    if what not in last.found:
        last.found[what] = ask()
    found: Answer = last.found[what]
    return found


def _state(db: Database) -> tuple[int, int]:
    """Another one whenever the store has changed, by this connection or by another."""
    return db.conn.total_changes, int(db.execute("PRAGMA data_version").fetchone()[0])


@dataclass(frozen=True, slots=True)
class _Search:
    """What a search found, and the state of the store in which it did."""

    match: str
    state: tuple[int, int]
    hits: frozenset[int]


_last_search: WeakKeyDictionary[Database, _Search] = WeakKeyDictionary()


def _hits(db: Database, text: str) -> frozenset[int]:
    """The `text_key`s that hold `text`. One search is asked for its count and for page after page: found once."""
    match = match_query(text) or _NOTHING
    state = _state(db)
    last = _last_search.get(db)
    if last is None or (last.match, last.state) != (match, state):
        rows = db.execute("SELECT rowid FROM plan_index WHERE plan_index MATCH ?", [match])
        last = _last_search[db] = _Search(match, state, frozenset(row[0] for row in rows))
    return last.hits


def _found(query: PlanQuery) -> tuple[str, list[object]]:
    """What `query` shows, as the search index gives it; what lies in the bin is not there."""
    tests, values = _filters(query)
    joined = "FROM plan_index CROSS JOIN plan_list ON plan_list.text_key = plan_index.rowid"
    match = match_query(query.text) or _NOTHING
    return f"{joined} WHERE {' AND '.join(['plan_index MATCH ?', *tests])}", [match, *values]


def _filters(query: PlanQuery) -> tuple[list[str], list[object]]:
    wanted = _wanted(query)
    return [f"plan_list.{column} = ?" for column in wanted], [*wanted.values()]


def _wanted(query: PlanQuery) -> dict[str, object]:
    """The filters that are set, by column."""
    values = {
        "document_kind": query.document_kind,
        "year": query.year,
        "status": query.status,
        "body_no": None if query.issuing_body is None else body_no(query.issuing_body),
    }
    return {column: value for column, value in values.items() if value is not None}
