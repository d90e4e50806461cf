"""The offices that write here and the one in use, what was chosen in Cài đặt, and the samples to try out."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .. import paths, settings
from ..domain.format_standard import Side
from ..domain.offices import IssuingBody, Level, Signatory
from ..domain.plan import Plan
from ..errors import BadArgumentError
from ..settings import Setting
from ..storage import bin as stored_bin
from ..storage import issuing_bodies, plans, signatories
from ..storage import settings as stored_settings
from ..storage.database import Store, open_store
from ..storage.errors import in_sentences
from .plan_files import read_plan_file

_SAMPLES = (
    "samples/ke-hoach-dang-uy-xa.json",
    "samples/ke-hoach-ubnd-xa.json",
    "samples/ke-hoach-dang-uy-co-so.json",
    "samples/ke-hoach-thanh-uy.json",
    "samples/ke-hoach-tinh-uy.json",
)
_SAMPLE_OFFICE = "sample_office"  # a setting: the id of the office that came with the samples


@dataclass(frozen=True, slots=True)
class Offices:
    """In the order of a dictionary; `in_use` is None before the first start."""

    bodies: tuple[IssuingBody, ...]
    in_use: IssuingBody | None


@in_sentences
def offices(store: Store) -> Offices:
    bodies = tuple(issuing_bodies.listing(store))
    chosen = stored_settings.get(store, settings.DEFAULT_BODY.key)
    return Offices(bodies, next((body for body in bodies if body.id == chosen), None))


@in_sentences
def use_office(store: Store, body_id: int) -> IssuingBody:
    """New drafts are of this office from now on, and the lists of bodies and groups are those of its level."""
    with store.atomic():
        body = issuing_bodies.get(store, body_id)
        if body is None:
            raise BadArgumentError("Cơ quan này không còn trong danh sách.")
        put_in_use(store, body)
    return body


@in_sentences
def save_office(store: Store, body: IssuingBody, people: Sequence[Signatory] = ()) -> IssuingBody:
    """Adds or corrects an office and puts the people who sign for it beside it; all or nothing."""
    with store.atomic():
        saved = issuing_bodies.save(store, body)
        for person in people:
            signatories.save(store, _of_body(person, saved))
        if stored_settings.get(store, settings.DEFAULT_BODY.key) in (None, saved.id):
            put_in_use(store, saved)
    return saved


def put_in_use(store: Store, body: IssuingBody) -> None:
    from .address_book import fill_lists  # knows all lists that ship; the start needs none

    stored_settings.put(store, settings.DEFAULT_BODY.key, body.id)
    stored_settings.put(store, settings.LEVEL.key, body.level.value)
    fill_lists(store)


def _of_body(person: Signatory, body: IssuingBody) -> Signatory:
    return Signatory(
        person.name, person.position, person.authorities, person.valid_from, person.valid_to, body.id, person.id
    )


# ---------------------------------------------------------------- what was chosen


@in_sentences
def chosen(store: Store) -> dict[str, Any]:
    """The value of every setting of the window, by key; a value that the setting does not take is its default."""
    return {one.key: value_of(store, one) for one in settings.CHOSEN_IN_WINDOW}


@in_sentences
def value_of(store: Store, setting: Setting) -> Any:
    """What was chosen, or the default."""
    return _taken(setting, stored_settings.get(store, setting.key, setting.default))


def value_in(data_dir: Path, setting: Setting) -> Any:
    """The same for whoever has no store open; where there is none yet, none is made."""
    if not paths.has_store(data_dir):
        return setting.default
    with open_store(paths.store_path(data_dir), paths.backup_dir(data_dir)) as store:
        return value_of(store, setting)


def _taken(setting: Setting, value: Any) -> Any:
    return value if setting.takes(value) else setting.default


@in_sentences
def choose(store: Store, setting: Setting, value: Any) -> None:
    if setting is settings.DEFAULT_BODY:
        use_office(store, value)
        return
    if not setting.takes(value):
        raise BadArgumentError(f"“{setting.label}” không nhận giá trị này.")
    with store.atomic():
        stored_settings.put(store, setting.key, value)


# ---------------------------------------------------------------- to try it out


@in_sentences
def is_first_start(store: Store) -> bool:
    """Whether nobody has said yet who writes here, and nothing was written."""
    return stored_settings.get(store, settings.DEFAULT_BODY.key) is None and plans.count(store) == 0


@in_sentences
def add_samples(store: Store, now: datetime.datetime) -> list[str]:
    """Puts the sample plans into the store and says their ids, the one to open first at the front.

    Where no office is in use yet, that of the first sample is.
    """
    read = [read_plan_file(paths.resource(name)).plan for name in _SAMPLES]
    with store.atomic():
        if stored_settings.get(store, settings.DEFAULT_BODY.key) is None:
            body = _office_of(read[0])
            saved = save_office(store, body, _people_of(read[0]))
            stored_settings.put(store, _SAMPLE_OFFICE, saved.id)
        for plan in reversed(read):  # the first one is changed last, and stands at the top
            if plans.revision(store, plan.id) is None:
                plans.save(store, plan, now)
                plans.mark_as_sample(store, plan.id)
        stored_bin.take_back(store, [plan.id for plan in read])
    return [plan.id for plan in read]


@in_sentences
def remove_samples(store: Store, now: datetime.datetime) -> int:
    """Removes the samples and the office that came with them, if it is still in use only for them.

    A sample that somebody wrote in goes to the bin, where it can be taken back.
    """
    with store.atomic():
        found = plans.samples(store)
        for plan_id, is_changed in found:
            if is_changed:
                stored_bin.put(store, [plan_id], now)
            else:
                plans.remove(store, plan_id)
        _remove_sample_office(store)
    return len(found)


def _remove_sample_office(store: Store) -> None:
    body_id = stored_settings.get(store, _SAMPLE_OFFICE)
    body = issuing_bodies.get(store, body_id) if body_id is not None else None
    stored_settings.remove(store, _SAMPLE_OFFICE)
    if body is None or body.id is None or plans.count_of_body(store, body.name):
        return  # somebody has written plans of it: it is an office of theirs
    issuing_bodies.remove(store, body.id)
    if stored_settings.get(store, settings.DEFAULT_BODY.key) == body.id:
        others = issuing_bodies.listing(store)
        if others:
            put_in_use(store, others[0])
        else:
            stored_settings.remove(store, settings.DEFAULT_BODY.key)
            stored_settings.remove(store, settings.LEVEL.key)


def _office_of(plan: Plan) -> IssuingBody:
    return IssuingBody(
        plan.issuing_body or "", Side.PARTY, Level.COMMUNE, plan.parent_body, plan.place, house_style=plan.house_style
    )


def _people_of(plan: Plan) -> list[Signatory]:
    signed = plan.signature
    if not signed.signatory or not signed.position:
        return []
    return [Signatory(signed.signatory, signed.position, (signed.authority,) if signed.authority else ())]
