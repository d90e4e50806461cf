"""Templates: those that ship with the program and the user's own in the store; into and out of files."""

import datetime
from functools import cache
from pathlib import Path
from typing import Any

from .. import paths
from ..domain.plan import Plan
from ..domain.records import plain
from ..domain.templates import Field, Template, dump_template, load_common_fields, load_template, template_from_plan
from ..domain.vietnamese import fold
from ..errors import BadArgumentError
from .files import read_text, write_file
from .rulesets import ruleset

_COMMON = "templates/common.toml"


@cache
def common_fields() -> tuple[Field, ...]:
    return load_common_fields(_COMMON, paths.resource_text(_COMMON))


@cache
def built_in_templates() -> tuple[Template, ...]:
    names = [name for name in paths.resource_names("templates", ".toml") if name != _COMMON]
    templates = [load_template(name, paths.resource_text(name), common_fields()) for name in names]
    return tuple(sorted(templates, key=lambda template: (template.order, template.id)))


def own_templates(data_dir: Path) -> tuple[Template, ...]:
    from ..storage import templates
    from ..storage.database import open_store

    path = paths.store_path(data_dir)
    if not path.exists():
        return ()
    with open_store(path, paths.backup_dir(data_dir)) as database:
        return tuple(load_template(id_, text, common_fields()) for id_, text in templates.texts(database))


def all_templates(data_dir: Path) -> tuple[Template, ...]:
    return (*built_in_templates(), *own_templates(data_dir))


def find_template(id_: str, data_dir: Path) -> Template:
    templates = all_templates(data_dir)
    found = next((template for template in templates if template.id == id_), None)
    if found is None:
        near = [template.id for template in templates if fold(id_) in fold(template.id + template.name)]
        hint = f" Có phải là {', '.join(near[:3])}?" if near else ""
        raise BadArgumentError(f"Không có mẫu “{id_}”.{hint} Xem các mẫu bằng lệnh: kehoach templates.")
    return found


def describe(template: Template) -> dict[str, Any]:
    """What a program that lists templates needs to know."""
    return {
        "id": template.id,
        "name": template.name,
        "side": template.side.value,
        "document_kind": template.document_kind,
        "description": template.description,
        "level": template.level.value,
        "fields": [plain(field) for field in (*template.fields, *template.common)],
    }


def keep_as_template(plan: Plan, id_: str, name: str, data_dir: Path) -> Template:
    """Turns a finished plan into a template of the user's own and puts it in the store."""
    template = template_from_plan(plan, id_, name, ruleset(plan.ruleset), datetime.date.today())
    _put(template, data_dir)
    return template


def import_template(path: Path, data_dir: Path) -> Template:
    """Reads a template file into the store; one with an unknown field is refused with file and line."""
    template = load_template(str(path), read_text(path), common_fields())
    if any(template.id == one.id for one in built_in_templates()):
        raise BadArgumentError(f"{path}: mã “{template.id}” là của mẫu có sẵn; hãy đổi id trong tệp.")
    _put(template, data_dir)
    return template


def export_template(template: Template, path: Path, *, force: bool = False) -> None:
    write_file(path, dump_template(template).encode(), force=force)


def _put(template: Template, data_dir: Path) -> None:
    from ..storage import templates
    from .first_start import opened_store

    with opened_store(data_dir, template.level) as database:
        templates.save(database, template)
