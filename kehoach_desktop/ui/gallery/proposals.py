"""What fields fall back on, in words: a default is a template text that names the place, its bodies and other fields.

A plan is drafted of the defaults alone; each of its blocks is one of them as it will read.
"""

import dataclasses
import datetime
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ...domain.plan import Role, Run
from ...domain.templates import Field, Template
from ...domain.templates.defaults import fallback
from ...domain.templates.markup import Markup, as_markup, parse
from ...domain.templates.template import Closing, Part
from ...domain.templates.values import Value
from ...operations.drafting import draft

Readings = Mapping[str, tuple[Run, ...]]
_BRACKETS = re.compile(r"\[([^\[\]]+)\]")


def markups_of(field: Field) -> Iterator[Markup]:
    """Every template text in the default of a field, those of lists and tables too."""
    yield from _markups(fallback(field))


def _markups(value: object) -> Iterator[Markup]:
    match value:
        case Markup():
            yield value
        case tuple():
            for one in value:
                yield from _markups(one)
        case Mapping():
            for one in value.values():
                yield from _markups(one)


def readings(
    template: Template, values: Mapping[str, Value | None], data_dir: Path, today: datetime.date | None = None
) -> Readings:
    """How each default of the template reads in this office, with these values; by its template text."""
    texts = list(dict.fromkeys(one.text for field in template.fields for one in markups_of(field)))
    if not texts:
        return {}
    parts = tuple(Part(Role.PARAGRAPH, text, label=str(number)) for number, text in enumerate(texts))
    bare = dataclasses.replace(template, parts=parts, subject=None, closing=Closing(), annexes=(), task_table=None)
    plan = draft(bare, {key: value for key, value in values.items() if key != "number"}, data_dir, today=today)
    return {texts[int(block.label)]: block.runs for block in plan.blocks if block.label is not None}


def reading(markup: Markup, known: Readings) -> str:
    """The words of a default, blanks in brackets; before the worker has answered, holes are left open."""
    if markup.text in known:
        return "".join(f"[{run.text}]" if run.blank else run.text for run in known[markup.text])
    return "".join(
        "…" if piece.path else f"[{piece.text}]" if piece.is_blank else piece.text for piece in parse(markup.text)
    )


def as_edited(text: str, before: str) -> str | Markup:
    """What a clerk made of a default: its blanks, where their brackets still stand, are blanks as before."""
    blanks = set(_BRACKETS.findall(before)) & set(_BRACKETS.findall(text))
    if not blanks:
        return text
    runs, at = [], 0
    for found in _BRACKETS.finditer(text):
        if found[1] in blanks:
            runs += [Run(text[at : found.start()]), Run(found[1], blank=True)]
            at = found.end()
    return Markup(as_markup([*runs, Run(text[at:])]))
