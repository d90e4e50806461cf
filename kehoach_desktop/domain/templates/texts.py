"""Template texts into runs: holes filled with what was given, or with a blank that names what is missing.

Defaults are written by the author of a template, so their signs mean something; what a clerk gives is only text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..administrative.locality import PLACE_WORDS, with_kind_once
from ..citations import PART_NAMES, citation_parts, first_citation, joined, later_citation
from ..dates import PartialDate
from ..deadlines import NO_RULES, DeadlineRules
from ..format_standard.ruleset import Ruleset
from ..plan import Citation, HouseStyle, Recipient, Run
from ..recipients import RecipientPlace
from ..vietnamese import ToneStyle, capitalized, with_tone_style
from .conditions import parse_condition
from .defaults import fallback
from .holes import ITEM, SHORT, Hole, resolve, row_of
from .markup import Markup, Piece, parse
from .template import CAPITAL, UPPER, Column, Field, FieldType, Template
from .values import Value

Group = tuple[tuple[Recipient, ...], str | None]
_SAYS_ABOUT = re.compile(r"(?:^|\s)về\s+$", re.IGNORECASE)
_BEGINS_ABOUT = re.compile(r"\s*về\s+(?=\S)", re.IGNORECASE)


def _no_group(_: str) -> Group:
    return (), None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a plan takes from the office it is written in.

    `agency_name` may leave words of the place open; of a body that is not there it is a blank, or None.
    """

    ruleset: Ruleset
    year: int
    house_style: HouseStyle = HouseStyle()
    place_words: Mapping[str, str] = field(default_factory=dict)
    agency_name: Callable[[str], Markup | None] = lambda _: None
    recipient_group: Callable[[str], Group] = _no_group
    recipient_place: Callable[[Recipient], RecipientPlace | None] = lambda _: None
    deadline_rules: DeadlineRules = NO_RULES


def tones_of(template: Template, rules: Ruleset, house_style: HouseStyle) -> Callable[[str], str]:
    """What puts text of the program's own into the tone style of the house."""
    if template.tones_as_written:
        return str
    style = ToneStyle(str(rules.house_value(house_style, "tone_marks")))
    return lambda text: with_tone_style(text, style)


@dataclass(frozen=True, slots=True)
class Item:
    """What `item` stands for: a value of a list or the cells of a table's row, and the field it comes from."""

    value: object
    source: Field | Column


@dataclass(frozen=True, slots=True)
class Texts:
    template: Template
    values: Mapping[str, Value | None]
    around: Surroundings
    cited: dict[Citation, None] = field(default_factory=dict)  # an ordered set: what the texts named so far

    def runs(self, text: str, item: Item | None = None) -> tuple[Run, ...]:
        found: list[Run] = []
        for piece in self._pieces(text):
            runs = list(self._piece(piece, item))
            if piece.path and runs and found:
                runs[0] = _about_once(found[-1], runs[0])
            found += runs
        return joined(found)

    def _pieces(self, text: str) -> list[Piece]:
        return parse(with_kind_once(text, self.around.place_words))

    def line(self, text: str | None, item: Item | None = None) -> str | None:
        """A text for a string field: None as long as anything in it is missing."""
        runs = self.runs(text, item) if text else ()
        return None if not runs or any(run.blank for run in runs) else "".join(run.text for run in runs)

    def holds(self, when: str | None, item: Item | None = None) -> bool:
        if when is None:
            return True
        condition = parse_condition(when)
        hole = self._hole(condition.path, item)
        value = self._found(hole, item)
        if condition.value is None and not hole.part and not hole.agency:
            return condition.holds(value)
        runs = replace(self, cited={})._value(value, hole, item)  # to ask for a document is not to cite it
        if condition.value is None:
            return condition.holds(any(not run.blank for run in runs))
        return condition.holds(shown(runs))

    def items(self, each: str, item: Item | None = None) -> list[Item]:
        """What a part is repeated for; without any, one item that is all blanks."""
        source = row_of(each, item.source if item else None, self.template)
        assert source is not None  # loading has checked the reference
        if isinstance(source, Column):
            found = item.value.get(source.key) if item and isinstance(item.value, Mapping) else None
        else:
            found = self.value(source.key)
        values = found if isinstance(found, tuple) and found else (None,)
        return [Item(value, source) for value in values]

    def names(self, text: str, item: Item | None) -> tuple[str, ...]:
        """Several names where the text is just the hole of a list, else the text itself; blanks are left out."""
        pieces = parse(text)
        hole = self._hole(pieces[0].path, item) if len(pieces) == 1 and pieces[0].path else None
        value = self._found(hole, item) if hole else None
        if hole is None or not isinstance(value, tuple):
            line = self.line(text, item)
            return (line,) if line else ()
        runs = [self._value(one, hole, item) for one in value]
        return tuple("".join(run.text for run in one) for one in runs if not any(run.blank for run in one))

    def value(self, key: str) -> object:
        """What was given for a field, or its default."""
        given, one = self.values.get(key), self.template.field(key)
        return given if given not in (None, ()) or one is None else fallback(one)

    def _piece(self, piece: Piece, item: Item | None) -> Iterator[Run]:
        if not piece.path:
            yield Run(self.toned(piece.text), piece.bold, piece.italic, blank=piece.is_blank)
            return
        hole = self._hole(piece.path, item)
        runs = self._value(self._found(hole, item), hole, item)
        if hole.part == CAPITAL and runs and not runs[0].blank:
            runs = (replace(runs[0], text=capitalized(runs[0].text)), *runs[1:])
        if hole.part == UPPER:
            runs = tuple(run if run.blank else replace(run, text=run.text.upper()) for run in runs)
        for run in runs:
            yield replace(run, bold=run.bold or piece.bold, italic=run.italic or piece.italic)

    def toned(self, text: str) -> str:
        """Text of the program's own in the tone style of the house; what a clerk typed is never touched."""
        return tones_of(self.template, self.around.ruleset, self.around.house_style)(text)

    def _hole(self, path: tuple[str, ...], item: Item | None) -> Hole:
        return resolve(path, self.template, item.source if item else None)

    def _found(self, hole: Hole, item: Item | None) -> object:
        """What stands at `hole`, of which it may name only a part."""
        if hole.agency:
            return self.around.agency_name(hole.agency)
        if hole.name in PLACE_WORDS:
            return self.around.place_words.get(hole.name)
        if item is None or hole.name != ITEM:
            return self.value(hole.name)
        if hole.column is None:
            return item.value
        return item.value.get(hole.column) if isinstance(item.value, Mapping) else None

    def _value(self, value: object, hole: Hole, item: Item | None) -> tuple[Run, ...]:
        match value:
            case None | "":
                return (self._blank(hole.blank_name),)
            case Citation():
                return self.citation(value, hole.part)
            case _ if hole.part in PART_NAMES:  # of a document that is only known by its name
                return (self._blank(PART_NAMES[hole.part]),)
            case Markup():
                return self.runs(value.text, item)
            case PartialDate():
                return (Run(self.around.ruleset.date_in_text.written(value)),)
            case tuple():
                return _enumeration([self._value(one, hole, item) for one in value])
            case _ if hole.type is FieldType.CHOICE:  # chosen by the clerk, but written by us
                return (Run(self.toned(str(value))),)
            case _:
                return (Run(str(value)),)

    def _blank(self, name: str) -> Run:
        return Run(self.toned(name), blank=True)

    def citation(self, citation: Citation, part: str | None = None) -> tuple[Run, ...]:
        """A document in full, by number, or one of its parts; the plan cites it from now on."""
        self.cited[citation] = None
        rules, style = self.around.ruleset, self.around.house_style
        if part is None:
            return first_citation(citation, rules, style)
        if part == SHORT:
            return later_citation(citation, rules, style)
        text = citation_parts(citation, rules, style)[part]
        return (Run(text) if text else self._blank(PART_NAMES[part]),)


def _about_once(before: Run, given: Run) -> Run:
    """`về` is said once, where the text says it and the clerk has begun the field with it as well."""
    begins = _BEGINS_ABOUT.match(given.text)
    if begins is None or given.blank or before.blank or not _SAYS_ABOUT.search(before.text):
        return given
    return replace(given, text=given.text[begins.end() :])


def shown(runs: Iterable[Run]) -> str:
    """A text with its blanks as they print."""
    return "".join(f"[{run.text}]" if run.blank else run.text for run in runs)


def _enumeration(found: Sequence[tuple[Run, ...]]) -> tuple[Run, ...]:
    """`A, B và C`; with semicolons where an item has commas of its own."""
    has_commas = any("," in run.text for runs in found for run in runs)
    runs: list[Run] = []
    for number, one in enumerate(found):
        if number:
            runs.append(Run("; " if has_commas else " và " if number == len(found) - 1 else ", "))
        runs += one
    return tuple(runs)
