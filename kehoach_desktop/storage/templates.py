"""The user's own templates. They are kept as the text of their files, so that an export is the very same thing."""

from sqlite_utils import Database

from ..domain.templates import Template, dump_template
from ..domain.vietnamese import sort_key


def save(db: Database, template: Template) -> None:
    row = {
        "id": template.id,
        "name": template.name,
        "side": template.side.value,
        "text": dump_template(template),
        "sort_key": sort_key(template.name),
    }
    db.table("templates").upsert(row, pk="id")


def texts(db: Database) -> list[tuple[str, str]]:
    """(id, text of the file) of each, by name."""
    return [(row[0], row[1]) for row in db.execute("SELECT id, text FROM templates ORDER BY sort_key, id")]


def text(db: Database, template_id: str) -> str | None:
    row = db.execute("SELECT text FROM templates WHERE id = ?", [template_id]).fetchone()
    return str(row[0]) if row else None


def remove(db: Database, template_id: str) -> None:
    with db.atomic():
        db.execute("DELETE FROM templates WHERE id = ?", [template_id])
