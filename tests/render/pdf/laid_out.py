"""Plans set on pages, with what a test asks of them: which letters stand in which place, and on how many lines."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby

from kehoach_desktop.domain.layout import Sheet, compose
from kehoach_desktop.domain.layout.sheet import Paragraph
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.operations.rulesets import document_font, ruleset
from kehoach_desktop.render.pdf import Pages, Place, set_pages
from tests.render.pdf.glyphs import Glyph, glyphs

_SAME_LINE_PT = 0.05


@dataclass(frozen=True)
class LaidOut:
    """A sheet and its pages; the paragraphs of both are the same objects."""

    sheet: Sheet
    pages: Pages

    @cached_property
    def glyphs(self) -> Sequence[Glyph]:
        return glyphs(self.pages.pdf)

    @cached_property
    def _places(self) -> Mapping[int, list[Place]]:
        found = defaultdict(list)
        for place in self.pages.places:
            found[id(place.paragraph)].append(place)
        return found

    @cached_property
    def _inside(self) -> Mapping[int, list[Glyph]]:
        found = defaultdict(list)
        for _, on_line in groupby(self.glyphs, key=lambda glyph: (glyph.page, glyph.baseline)):
            line = list(on_line)
            page, _, y = line[0].inside
            places = [place for place in self._on_page[page] if place.rectangle.top <= y <= place.rectangle.bottom]
            for glyph in line:
                for place in places:
                    if place.rectangle.holds(*glyph.inside[1:]):
                        found[id(place)].append(glyph)
        return found

    @cached_property
    def _on_page(self) -> Mapping[int, list[Place]]:
        found = defaultdict(list)
        for place in self.pages.places:
            found[place.page].append(place)
        return found

    def places(self, paragraph: Paragraph) -> list[Place]:
        return self._places.get(id(paragraph), [])

    def inside(self, place: Place) -> list[Glyph]:
        """The letters in the rectangle of a place, in the order of the file."""
        return self._inside.get(id(place), [])

    def text(self, place: Place) -> str:
        return "".join(glyph.text for glyph in self.inside(place))

    def lines(self, place: Place) -> list[float]:
        """The baselines in a place, from the top."""
        found: list[float] = []
        for baseline in sorted(glyph.baseline for glyph in self.inside(place)):
            if not found or baseline - found[-1] > _SAME_LINE_PT:
                found.append(baseline)
        return found


@lru_cache(maxsize=128)  # all that a quick run looks at, from several sides
def laid_out(plan: Plan) -> LaidOut:
    sheet = compose(plan, ruleset(plan.ruleset))
    return LaidOut(sheet, set_pages(sheet, document_font()))


def letters(text: str) -> str:
    """What of a text leaves ink."""
    return "".join(text.split())


def two_sided(plan: Plan) -> Plan:
    return replace(plan, layout=replace(plan.layout, two_sided=True))
