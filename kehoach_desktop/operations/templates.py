"""Templates: those that ship with the program and the user's own in the store; into and out of files."""

import dataclasses
import datetime
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .. import paths
from ..domain.format_standard import Side
from ..domain.plan import Plan
from ..domain.records import plain
from ..domain.templates import (
    Field,
    Outside,
    Template,
    dump_template,
    load_common_fields,
    load_template,
    template_from_plan,
)
from ..domain.vietnamese import clean, fold
from ..errors import BadArgumentError, BadFileError, KnownError
from ..storage import agencies, recipient_groups, templates
from ..storage.database import Store, memory_store, open_store
from .address_book import shipped_agencies, shipped_groups
from .asked_fields import is_asked
from .files import read_text, write_file
from .rulesets import ruleset, ruleset_ids

_COMMON = "templates/common.toml"


@cache
def common_fields() -> tuple[Field, ...]:
    return load_common_fields(_COMMON, paths.resource_text(_COMMON))


@cache
def built_in_templates() -> tuple[Template, ...]:
    names = [name for name in paths.resource_names("templates", ".toml") if name != _COMMON]
    found = [_loaded(name, paths.resource_text(name), outside()) for name in names]
    return tuple(sorted(found, key=lambda template: (template.order, template.id)))


@dataclass(frozen=True, slots=True)
class Listing:
    """Templates, and a sentence for each that could not be read."""

    templates: tuple[Template, ...]
    problems: tuple[str, ...] = ()


def listed_templates(data_dir: Path) -> Listing:
    """Every template there is; one in the store that is bad takes no other along."""
    own = read_own_templates(data_dir)
    return Listing((*built_in_templates(), *own.templates), own.problems)


def read_own_templates(data_dir: Path) -> Listing:
    """The user's own templates, each read by itself."""
    with _store(data_dir) as database:
        return _own_templates(database)


def find_template(id_: str, data_dir: Path) -> Template:
    """A built-in template is found without the store."""
    found = _built_in(id_)
    if found:
        return found
    with _store(data_dir) as database:
        text = templates.text(database, id_)
        if text is not None:
            return _stored_template(id_, text, _outside(database))
        known = (*built_in_templates(), *_own_templates(database).templates)
    near = [template.id for template in known if fold(id_) in fold(template.id + template.name)]
    hint = f" Có phải là {', '.join(near[:3])}?" if near else ""
    raise BadArgumentError(f"Không có mẫu “{id_}”.{hint} Xem các mẫu bằng lệnh: kehoach templates.")


def _built_in(id_: str) -> Template | None:
    return next((template for template in built_in_templates() if template.id == id_), None)


@contextmanager
def _store(data_dir: Path) -> Iterator[Store]:
    """The store, or an empty one where the user has none yet; to read makes no file."""
    if paths.has_store(data_dir):
        with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
            yield database
    else:
        with closing(memory_store()) as database:
            yield database


def _own_templates(database: Store) -> Listing:
    found, problems = [], []
    known = _outside(database)
    for id_, text in templates.texts(database):
        try:
            found.append(_stored_template(id_, text, known))
        except KnownError as error:
            problems.append(str(error))
    return Listing(tuple(found), tuple(problems))


def _stored_template(id_: str, text: str, known: Outside) -> Template:
    return _loaded(f"Mẫu “{id_}” trong kho", text, known)


def _loaded(name: str, text: str, known: Outside) -> Template:
    """The template in `text`; of the common fields it asks for those that change something in it."""
    template = load_template(name, text, common_fields(), known)
    return dataclasses.replace(template, common=tuple(field for field in template.common if is_asked(field, template)))


@cache
def outside() -> Outside:
    """What templates may name of what ships."""
    kinds: dict[Side, set[str]] = {side: set() for side in Side}
    for rules in map(ruleset, ruleset_ids()):
        kinds[rules.side].update(rules.kinds)
    ids = frozenset(agency.id for agency in shipped_agencies().agencies)
    return Outside(ids, {group.id: group.side for group in shipped_groups()}, kinds)


def _outside(database: Store) -> Outside:
    """What templates may name where there is a store: ours and the office's own."""
    ours = outside()
    groups = {group.id: group.side for group in recipient_groups.listing(database)}
    return dataclasses.replace(
        ours, agencies={*ours.agencies, *agencies.ids(database)}, groups={**ours.groups, **groups}
    )


def describe(template: Template) -> dict[str, Any]:
    """What a program that lists templates needs to know."""
    return {
        "id": template.id,
        "name": template.name,
        "side": template.side.value,
        "document_kind": template.document_kind,
        "description": template.description,
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
    with _store(data_dir) as database:
        known = _outside(database)
    template = _loaded(name, text, known)
    if not template.id.strip():
        raise BadArgumentError(f"{name}: mẫu chưa có mã (id).")
    if _built_in(template.id):
        raise BadArgumentError(f"{name}: mã “{template.id}” là của mẫu có sẵn; hãy đặt mã khác.")
    if _loaded(name, dump_template(template), known) != template:
        raise BadFileError(f"{name}: mẫu này ghi ra tệp thì không còn như cũ nên không nhận được.")
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as database:
        if not templates.save(database, template, text, replace=replace):
            raise BadArgumentError(
                f"{name}: kho đã có mẫu “{template.id}”; hãy đặt mã khác, hoặc cho phép thay mẫu cũ."
            )
    return template
