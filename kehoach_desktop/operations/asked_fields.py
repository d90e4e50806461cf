"""Which of the common fields a template asks for: those that can change something in its plans."""

from collections.abc import Iterator

from ..domain.administrative.names import HOLE
from ..domain.administrative.recipient_groups import RecipientGroup
from ..domain.templates import Field, Template
from ..domain.templates.loading import texts_of
from ..domain.templates.markup import parse
from .address_book import shipped_agencies, shipped_groups

PROVINCE = "province"  # tells what the letterhead of a commune's Uỷ ban nhân dân does not
_WORDS_OF_PROVINCE = {"tu", "cap_tinh", "tinh"}


def is_asked(field: Field, template: Template) -> bool:
    group = next((group for group in shipped_groups() if group.id == template.closing.group), None)
    if template.closing.group and group is None:
        return True  # a group of the office's own: it may hold any line
    if field.key == PROVINCE:
        return not _WORDS_OF_PROVINCE.isdisjoint(_place_words(template, group))
    fills_a_line = any(field.blank_name in one.blanks for one in shipped_groups())
    return not fills_a_line or (group is not None and field.blank_name in group.blanks)


def _place_words(template: Template, group: RecipientGroup | None) -> Iterator[str]:
    """The words of the place in the texts, in the bodies they name, and in the lines of the group."""
    bodies = {line.agency for line in group.lines if line.agency} if group else set()
    for _, text, _ in texts_of(template):
        for path in (piece.path for piece in parse(text) if piece.path):
            yield path[0]
            bodies.add(".".join(path[:2]))
    found = (body for id_ in bodies if (body := shipped_agencies().get(id_)))
    texts = [body.plan_name or body.name for body in found]
    if group:
        texts += [group.archive, *(line.name or line.text or "" for line in group.lines)]
    for text in texts:
        yield from HOLE.findall(text)
