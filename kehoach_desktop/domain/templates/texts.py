"""Template texts into runs: holes filled with what was given, or with a blank that names what is missing.

Defaults are written by the author of a template, so their signs mean something; what a clerk gives is only text.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..citations import PART_NAMES, first_citation, joined, later_citation
from ..dates import PartialDate
from ..format_standard.ruleset import Ruleset
from ..plan import Citation, HouseStyle, Recipient, Run
from ..recipients import RecipientPlace
from ..vietnamese import ToneStyle, capitalized, with_tone_style
from .conditions import parse_condition
from .markup import Piece, escaped, parse
from .template import CAPITAL, PLACE_WORDS, UPPER, Column, Field, FieldType, Template, agency_id
from .values import Value

Group = tuple[tuple[Recipient, ...], str | None]


def _no_group(_: str) -> Group:
    return (), None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a plan takes from the office it is written in; the name of an agency may leave words of the place open."""

    ruleset: Ruleset
    year: int
    house_style: HouseStyle = HouseStyle()
    place_words: Mapping[str, str] = field(default_factory=dict)
    agency_name: Callable[[str], "str | Markup | None"] = lambda _: None
    recipient_group: Callable[[str], Group] = _no_group
    recipient_place: Callable[[Recipient], RecipientPlace | None] = lambda _: None


@dataclass(frozen=True, slots=True)
class Markup:
    """A default, still in the language of templates."""

    text: str


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
        return joined([run for piece in parse(text) for run in self._piece(piece, item)])

    def line(self, text: str | None, item: Item | None = None) -> str | None:
        """A text for a string field: None as long as anything in it is missing."""
        runs = self.runs(text, item) if text else ()
        return None if not runs or any(run.blank for run in runs) else "".join(run.text for run in runs)

    def holds(self, when: str | None, item: Item | None = None) -> bool:
        if when is None:
            return True
        condition = parse_condition(when)
        value, _ = self._lookup(condition.path, item)
        return condition.holds(value.text if isinstance(value, Markup) else value)

    def items(self, each: str, item: Item | None = None) -> list[Item]:
        """What a part is repeated for; without any, one item that is all blanks."""
        name, _, column = each.partition(".")
        source: Field | Column | None = self.template.field(name)
        found: object = None
        if name != "item":
            found = self.value(name)
        elif item is not None and isinstance(item.source, Field):
            source = next(one for one in item.source.columns if one.key == column)
            found = item.value.get(column) if isinstance(item.value, Mapping) else None
        assert source is not None  # loading has checked the reference
        values = found if isinstance(found, tuple) and found else (None,)
        return [Item(value, source) for value in values]

    def names(self, text: str, item: Item | None) -> tuple[str, ...]:
        """Several names where the text is just the hole of a list, else the text itself; blanks are left out."""
        pieces = parse(text)
        value = self._lookup(pieces[0].path, item)[0] if len(pieces) == 1 and pieces[0].path else None
        if not isinstance(value, tuple):
            line = self.line(text, item)
            return (line,) if line else ()
        runs = [self._value(one, "", item, ()) for one in value]
        return tuple("".join(run.text for run in one) for one in runs if not any(run.blank for run in one))

    def value(self, key: str) -> object:
        """What was given for a field, or its default."""
        given, one = self.values.get(key), self.template.field(key)
        return given if given not in (None, ()) or one is None else self._default(one.default)

    def _default(self, default: object) -> object:
        if isinstance(default, str):
            return self._agency(default) or Markup(default)
        if isinstance(default, list):
            return tuple(self._default(one) for one in default)
        if isinstance(default, dict):
            return {key: self._default(one) for key, one in default.items()}
        return default

    def _agency(self, id_: str) -> Markup | None:
        name = self.around.agency_name(id_)
        return Markup(escaped(name)) if isinstance(name, str) else name

    def _piece(self, piece: Piece, item: Item | None) -> Iterator[Run]:
        if not piece.path:
            text = piece.text if piece.is_blank else self.toned(piece.text)
            yield Run(text, piece.bold, piece.italic, blank=piece.is_blank)
            return
        value, name = self._lookup(piece.path, item)
        runs = self._value(value, name, item, piece.path[1:])
        if piece.path[-1] == CAPITAL and runs and not runs[0].blank:
            runs = (replace(runs[0], text=capitalized(runs[0].text)), *runs[1:])
        if piece.path[-1] == UPPER:
            runs = tuple(run if run.blank else replace(run, text=run.text.upper()) for run in runs)
        for run in runs:
            yield replace(run, bold=run.bold or piece.bold, italic=run.italic or piece.italic)

    def toned(self, text: str) -> str:
        """Text of the program's own in the tone style of the house; what a clerk typed is never touched."""
        if self.template.tones_as_written:
            return text
        style = self.around.ruleset.house_value(self.around.house_style, "tone_marks")
        return with_tone_style(text, ToneStyle(str(style)))

    def _lookup(self, path: tuple[str, ...], item: Item | None) -> tuple[object, str]:
        """The value at the start of `path`, and what to call it when it is missing."""
        name = path[0]
        if agency := agency_id(path):
            return self._agency(agency), agency
        if name in PLACE_WORDS:
            return self.around.place_words.get(name), PLACE_WORDS[name]
        if name != "item":
            one = self.template.field(name)
            return self.value(name), one.blank_name if one else name
        assert item is not None  # loading has checked that `item` stands in a repeated part
        source = item.source
        if isinstance(source, Field) and source.type is FieldType.TABLE and len(path) > 1:
            cells = item.value if isinstance(item.value, Mapping) else {}
            column = next(one for one in source.columns if one.key == path[1])
            return cells.get(column.key), column.blank or column.label.lower()
        return item.value, source.blank or source.label.lower()

    def _value(self, value: object, name: str, item: Item | None, rest: tuple[str, ...]) -> tuple[Run, ...]:
        match value:
            case None | "":
                return (Run(name, blank=True),)
            case Markup():
                return self.runs(value.text, item)
            case Citation():
                return self._citation(value, rest[-1] if rest else "")
            case PartialDate():
                return (Run(self.around.ruleset.date_in_text.written(value)),)
            case tuple():
                return self._enumeration(value, name, item)
            case _:
                return (Run(str(value)),)

    def _enumeration(self, values: tuple[object, ...], name: str, item: Item | None) -> tuple[Run, ...]:
        """`A, B và C`; with semicolons where an item has commas of its own."""
        found = [self._value(value, name, item, ()) for value in values]
        has_commas = any("," in run.text for runs in found for run in runs)
        runs: list[Run] = []
        for number, one in enumerate(found):
            if number:
                runs.append(Run("; " if has_commas else " và " if number == len(found) - 1 else ", "))
            runs += one
        return tuple(runs)

    def _citation(self, citation: Citation, part: str) -> tuple[Run, ...]:
        self.cited[citation] = None
        rules, style = self.around.ruleset, self.around.house_style
        if part == "short":
            return later_citation(citation, rules, style)
        if part not in PART_NAMES:
            return first_citation(citation, rules, style)
        value = getattr(citation, part)
        if part == "date" and value is not None:
            value = rules.date_in_text.written(PartialDate.of(value))
        return (Run(value),) if value else (Run(PART_NAMES[part], blank=True),)
