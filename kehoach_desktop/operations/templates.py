"""Templates: those that ship with the program and the user's own in the store; into and out of files."""

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .. import paths
from ..domain.plan import Plan
from ..domain.records import plain
from ..domain.templates import Field, Template, dump_template, load_common_fields, load_template, template_from_plan
from ..domain.vietnamese import clean, fold
from ..errors import BadArgumentError, BadFileError, KnownError
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


@dataclass(frozen=True, slots=True)
class Listing:
    """Templates, and a sentence for each that could not be read."""

    templates: tuple[Template, ...]
    problems: tuple[str, ...] = ()


def listed_templates(data_dir: Path) -> Listing:
    """Every template there is; one in the store that is bad takes no other along."""
    own = read_own_templates(data_dir)
    return Listing((*built_in_templates(), *own.templates), own.problems)


def own_templates(data_dir: Path) -> tuple[Template, ...]:
    return read_own_templates(data_dir).templates


def read_own_templates(data_dir: Path) -> Listing:
    """The user's own templates, each read by itself."""
    found, problems = [], []
    for id_, text in _stored_texts(data_dir).items():
        try:
            found.append(_stored_template(id_, text))
        except KnownError as error:
            problems.append(str(error))
    return Listing(tuple(found), tuple(problems))


def find_template(id_: str, data_dir: Path) -> Template:
    """A built-in template is found without the store."""
    found = _built_in(id_)
    if found:
        return found
    texts = _stored_texts(data_dir)
    if id_ in texts:
        return _stored_template(id_, texts[id_])
    templates = listed_templates(data_dir).templates
    near = [template.id for template in templates if fold(id_) in fold(template.id + template.name)]
    hint = f" Có phải là {', '.join(near[:3])}?" if near else ""
    raise BadArgumentError(f"Không có mẫu “{id_}”.{hint} Xem các mẫu bằng lệnh: kehoach templates.")


def _built_in(id_: str) -> Template | None:
    return next((template for template in built_in_templates() if template.id == id_), None)


def _stored_texts(data_dir: Path) -> dict[str, str]:
    from ..storage import templates
    from ..storage.database import open_store

    if not paths.has_store(data_dir):
        return {}
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        return dict(templates.texts(database))


def _stored_template(id_: str, text: str) -> Template:
    return load_template(f"Mẫu “{id_}” trong kho", text, common_fields())


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


def keep_as_template(plan: Plan, id_: str, name: str, data_dir: Path, *, replace: bool = False) -> Template:
    """Turns a finished plan into a template of the user's own and puts it in the store."""
    id_, name = clean(id_)[0].strip(), clean(name)[0].strip()
    template = template_from_plan(plan, id_, name, ruleset(plan.ruleset), datetime.date.today())
    return _put(f"Mẫu “{name}”", dump_template(template), data_dir, replace=replace)


def import_template(path: Path, data_dir: Path, *, replace: bool = False) -> Template:
    """Reads a template file into the store; one with an unknown field is refused with file and line."""
    return _put(str(path), read_text(path), data_dir, replace=replace)


def export_template(template: Template, path: Path, *, force: bool = False) -> None:
    write_file(path, dump_template(template).encode(), force=force)


def _put(name: str, text: str, data_dir: Path, *, replace: bool) -> Template:
    """Puts the template in `text` into the store; `replace` allows it to take the place of one with the same id."""
    from ..storage import templates
    from .first_start import opened_store

    template = load_template(name, text, common_fields())
    if not template.id.strip():
        raise BadArgumentError(f"{name}: mẫu chưa có mã (id).")
    if _built_in(template.id):
        raise BadArgumentError(f"{name}: mã “{template.id}” là của mẫu có sẵn; hãy đặt mã khác.")
    if load_template(name, dump_template(template), common_fields()) != template:
        raise BadFileError(f"{name}: mẫu này ghi ra tệp thì không còn như cũ nên không nhận được.")
    with opened_store(data_dir, template.level) as database:
        if not templates.save(database, template, text, replace=replace):
            raise BadArgumentError(
                f"{name}: kho đã có mẫu “{template.id}”; hãy đặt mã khác, hoặc cho phép thay mẫu cũ."
            )
    return template
