"""The tables, step by step. A released step is never edited; a new one goes below it and says why."""

import json

from sqlite_utils import Database, Migrations

from ..domain.vietnamese import FOLD_VERSION
from .list_keys import list_keys
from .task_rows import task_row

migrations = Migrations("kehoach_desktop")


@migrations(name="0001_create_offices")
def create_offices(db: Database) -> None:
    """The bodies that issue, their terms (Party numbers run by term) and who may sign for them."""
    db.table("issuing_bodies").create(
        {
            "id": int,
            "name": str,
            "parent_name": str,
            "side": str,
            "level": str,
            "place": str,
            "code": str,
            "house_style": str,
            "sort_key": str,
        },
        pk="id",
        not_null={"name", "side", "level", "house_style", "sort_key"},
    )
    db.table("terms").create(
        {"id": int, "body_id": int, "starts": str, "ends": str, "ground": str},
        pk="id",
        not_null={"body_id", "starts", "ground"},
        foreign_keys=[("body_id", "issuing_bodies", "id")],
    )
    db.table("signatories").create(
        {
            "id": int,
            "body_id": int,
            "name": str,
            "position": str,
            "authorities": str,
            "valid_from": str,
            "valid_to": str,
            "sort_key": str,
        },
        pk="id",
        not_null={"body_id", "name", "position", "authorities", "sort_key"},
        foreign_keys=[("body_id", "issuing_bodies", "id")],
    )
    db.table("terms").create_index(["body_id", "starts"])
    db.table("signatories").create_index(["body_id", "sort_key"])


@migrations(name="0002_create_address_book")
def create_address_book(db: Database) -> None:
    """Bodies and groups of Nơi nhận: as shipped for the level of the office, and what the office made of them."""
    for table in ("agencies", "recipient_groups"):
        db.table(table).create(
            {"id": str, "rank": int, "shipped": str, "own": str, "removed": int},
            pk="id",
            not_null={"rank", "removed"},
            defaults={"removed": 0},
        )


@migrations(name="0003_create_templates")
def create_templates(db: Database) -> None:
    """The user's own templates, as the text of their files."""
    db.table("templates").create(
        {"id": str, "name": str, "side": str, "text": str, "sort_key": str},
        pk="id",
        not_null={"name", "side", "text", "sort_key"},
    )


@migrations(name="0004_create_plans")
def create_plans(db: Database) -> None:
    """Plans: columns for lists, the plan file for the rest; folded text beside it for search.

    SQLite folds ASCII only and leaves đ alone, so the index reads text that we folded (`plan_texts`, external content).
    A text has a key of its own, renewed with every save: by it the index gives the plan saved last first.
    """
    db.table("plans").create(
        {
            "key": int,
            "id": str,
            "document_kind": str,
            "number": int,
            "symbol": str,
            "subject": str,
            "issuing_body": str,
            "ruleset": str,
            "issue_date": str,
            "created_at": str,
            "updated_at": str,
            "data": str,
        },
        pk="key",
        not_null={"id", "document_kind", "ruleset", "created_at", "updated_at", "data"},
    )
    db.table("plans").create_index(["id"], unique=True)
    db.table("plans").create_index(["updated_at"])
    db.table("plan_texts").create(
        {"key": int, "plan_key": int, "head": str, "body": str},
        pk="key",
        not_null={"plan_key", "head", "body"},
        foreign_keys=[("plan_key", "plans", "key")],
    )
    db.table("plan_texts").create_index(["plan_key"], unique=True)
    for statement in _INDEX:
        db.execute(statement)


_INDEX = (
    "CREATE VIRTUAL TABLE plan_index USING fts5(head, body, content='plan_texts', content_rowid='key',"
    " tokenize='unicode61 remove_diacritics 0', prefix='1 2 3')",
    "CREATE TRIGGER plan_texts_added AFTER INSERT ON plan_texts BEGIN"
    " INSERT INTO plan_index(rowid, head, body) VALUES (new.key, new.head, new.body); END",
    "CREATE TRIGGER plan_texts_removed AFTER DELETE ON plan_texts BEGIN"
    " INSERT INTO plan_index(plan_index, rowid, head, body) VALUES ('delete', old.key, old.head, old.body); END",
    "CREATE TRIGGER plan_texts_changed AFTER UPDATE ON plan_texts BEGIN"
    " INSERT INTO plan_index(plan_index, rowid, head, body) VALUES ('delete', old.key, old.head, old.body);"
    " INSERT INTO plan_index(rowid, head, body) VALUES (new.key, new.head, new.body); END",
)


@migrations(name="0005_create_settings")
def create_settings(db: Database) -> None:
    """What the user chose, as JSON values."""
    db.table("settings").create({"key": str, "value": str}, pk="key", not_null={"value"})


@migrations(name="0006_note_fold_version")
def note_fold_version(db: Database) -> None:
    """How the search index was folded: a store that holds plans already does not know, and gets a new index."""
    version = 0 if db.table("plans").count else FOLD_VERSION
    db.execute("INSERT OR IGNORE INTO settings(key, value) VALUES ('fold_version', ?)", [str(version)])


@migrations(name="0007_create_plan_list")
def create_plan_list(db: Database) -> None:
    """By what plans are listed, filtered and sorted, in rows so small that 50,000 are walked in a moment.

    A row of `plans` holds the whole plan; and columns added behind it would be read through all of it. `changed` counts
    saves and `text_key` leads from the search index here. A plan with `deleted_at` lies in the bin, and in no index.
    """
    db.table("plan_list").create(
        {
            "plan_key": int,
            "changed": int,
            "text_key": int,
            "revision": int,
            "status": str,
            "year": int,
            "document_kind": str,
            "body_no": int,
            "body_key": str,
            "number_key": int,
            "date_key": str,
            "subject_key": str,
            "deleted_at": str,
            "is_sample": int,
        },
        pk="plan_key",
        not_null={"changed", "revision", "status", "year", "document_kind", "body_no"}
        | {"body_key", "number_key", "date_key", "subject_key", "is_sample"},
        defaults={"revision": 1, "status": "draft", "is_sample": 0},
        foreign_keys=[("plan_key", "plans", "key")],
    )
    listed = db.execute(
        "SELECT plans.key, texts.key, document_kind, number, issue_date, subject, issuing_body, created_at FROM plans"
        " LEFT JOIN plan_texts AS texts ON texts.plan_key = plans.key ORDER BY updated_at, plans.key"
    )
    rows = (
        {"plan_key": key, "changed": changed, "text_key": text_key, "document_kind": kind, **list_keys(*columns)}
        for changed, (key, text_key, kind, *columns) in enumerate(listed.fetchall(), start=1)
    )
    db.table("plan_list").insert_all(rows)
    for statement in _LIST_INDEXES:
        db.execute(statement)


# Each sorted index holds all that filters and a search ask for, so that no row is looked up to be passed over.
_FILTERED = "document_kind, year, status, body_no"
_LIST_INDEXES = (
    "CREATE UNIQUE INDEX plan_list_save ON plan_list(changed)",
    f"CREATE UNIQUE INDEX plan_list_text ON plan_list(text_key, {_FILTERED})",
    *(
        f"CREATE INDEX plan_list_{column} ON plan_list({column}, {_FILTERED}, text_key) WHERE deleted_at IS NULL"
        for column in ("changed", "number_key", "date_key", "subject_key", "body_key")
    ),
    f"CREATE INDEX plan_list_counts ON plan_list({_FILTERED}) WHERE deleted_at IS NULL",
    "CREATE INDEX plan_list_bin ON plan_list(deleted_at) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX plan_list_samples ON plan_list(is_sample) WHERE is_sample",
)


@migrations(name="0008_create_tasks")
def create_tasks(db: Database) -> None:
    """The accepted tasks of all plans, in small rows as they are listed; beside them what became of each.

    `tasks` repeats what the plan says and is written anew with it. Progress and its history belong to nothing but the
    store: they stay when a task leaves its plan, because the next undo brings it back.
    """
    db.table("tasks").create(
        {
            "plan_key": int,
            "id": str,
            "position": int,
            "block": str,
            "content": str,
            "lead": str,
            "extra_leads": str,
            "supporting": str,
            "deadline_text": str,
            "deadline_kind": str,
            "due_date": str,
            "product": str,
            "note": str,
            "task_group": str,
        },
        pk=("plan_key", "id"),
        not_null={"position", "extra_leads", "supporting", "deadline_kind"},
        foreign_keys=[("plan_key", "plans", "key")],
    )
    db.table("task_progress").create(
        {
            "plan_key": int,
            "task_id": str,
            "stage": str,
            "percent": int,
            "result": str,
            "completed_on": str,
            "product_document": str,
            "difficulty": str,
            "accepted_by": str,
            "extensions": str,
        },
        pk=("plan_key", "task_id"),
        not_null={"stage", "extensions"},
        foreign_keys=[("plan_key", "plans", "key")],
    )
    db.table("task_history").create(
        {
            "id": int,
            "plan_key": int,
            "task_id": str,
            "at": str,
            "who": str,
            "field": str,
            "before": str,
            "after": str,
        },
        pk="id",
        not_null={"plan_key", "task_id", "at", "who", "field"},
        foreign_keys=[("plan_key", "plans", "key")],
    )
    db.table("task_history").create_index(["plan_key", "task_id", "id"])
    accepted = db.execute(
        "SELECT plans.key, task.value FROM plans,"
        " json_each(CASE WHEN json_valid(plans.data) THEN plans.data ELSE '{}' END, '$.tasks') AS task"
        " WHERE CASE WHEN task.type = 'object' AND json_type(task.value, '$.id') = 'text'"
        " THEN json_extract(task.value, '$.accepted') END"
        " ORDER BY plans.key, task.key"
    )
    db.table("tasks").insert_all(
        (
            task_row(plan_key, position, json.loads(text))
            for position, (plan_key, text) in enumerate(accepted.fetchall())
        ),
        ignore=True,
    )


@migrations(name="0009_index_four_letters")
def index_four_letters(db: Database) -> None:
    """The search index knows beginnings of four letters too: a folded syllable that is still being typed has as many.

    Without it the plans of every word that begins like "dang" or "hoac" are brought together before the first is shown.
    """
    db.execute("DROP TABLE plan_index")
    db.execute(
        "CREATE VIRTUAL TABLE plan_index USING fts5(head, body, content='plan_texts', content_rowid='key',"
        " tokenize='unicode61 remove_diacritics 0', prefix='1 2 3 4')"
    )
    db.execute("INSERT INTO plan_index(plan_index) VALUES ('rebuild')")
