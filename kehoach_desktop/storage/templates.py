"""The user's own templates, as the texts of their files: what was imported stays as its author wrote it."""

from sqlite_utils import Database

from ..domain.templates import Template
from ..domain.vietnamese import sort_key


def save(db: Database, template: Template, text: str, *, replace: bool) -> bool:
    """Puts `template` in; False, and nothing done, when one of its id is there and may not be replaced."""
    row = {
        "id": template.id,
        "name": template.name,
        "side": template.side.value,
        "text": text,
        "sort_key": sort_key(template.name),
    }
    with db.atomic():
        known = db.execute("SELECT 1 FROM templates WHERE id = ?", [template.id]).fetchone()
        if known and not replace:
            return False
        db.table("templates").upsert(row, pk="id")
    return True


def texts(db: Database) -> list[tuple[str, str]]:
    """(id, text of the file) of each, by name."""
    return [(row[0], row[1]) for row in db.execute("SELECT id, text FROM templates ORDER BY sort_key, id")]


def text(db: Database, template_id: str) -> str | None:
    row = db.execute("SELECT text FROM templates WHERE id = ?", [template_id]).fetchone()
    return str(row[0]) if row else None


def remove(db: Database, template_id: str) -> None:
    with db.atomic():
        db.execute("DELETE FROM templates WHERE id = ?", [template_id])
