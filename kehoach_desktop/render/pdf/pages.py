"""The pages of a sheet: the PDF to keep, and the pages to show, point at and print, which are the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from ...domain.font_widths import FontWidths
from ...domain.layout.sheet import Sheet
from .compiler import compile_pdf
from .drawing import draw
from .pictures import Picture, examine, picture
from .places import Mark, Place, Places


def write_pdf(sheet: Sheet, fonts: FontWidths, *, pdfa: bool = False) -> bytes:
    """The file for people; `pdfa` makes it a PDF/A-2b, for the archive."""
    return compile_pdf(draw(sheet, fonts, marks=False).data, sheet.properties.date, pdfa=pdfa)


@dataclass(frozen=True)
class Pages:
    """The pages of a sheet, counted from 0, and what stands where on them."""

    pdf: bytes
    sizes: Sequence[tuple[float, float]]  # width and height in points
    found: Places

    @cached_property
    def places(self) -> Sequence[Place]:
        return self.found.of(lambda _: True)

    def picture(self, page: int, scale: float) -> Picture:
        """A page with `scale` pixels to a point."""
        return picture(self.pdf, page, scale)

    def at(self, page: int, x: float, y: float) -> Place | None:
        """The paragraph at a point of a page, in points from its top left corner."""
        return next((place for place in self.places if place.page == page and place.rectangle.holds(x, y)), None)

    def of_block(self, block: str) -> list[Place]:
        """Where a block of the body stands: one place for each page it is on."""
        return self.found.of(lambda paragraph: paragraph.block == block)

    def of_spot(self, spot: str) -> list[Place]:
        """Where the text stands that is typed into `spot`."""
        return self.found.of(lambda paragraph: any(span.spot == spot for span in paragraph.spans))


def set_pages(sheet: Sheet, fonts: FontWidths) -> Pages:
    drawing = draw(sheet, fonts, marks=True)
    pdf = compile_pdf(drawing.data, sheet.properties.date)
    opened = examine(pdf)
    marks = [Mark(number, span, page - 1, x, y) for number, span, page, x, y in opened.attached]
    return Pages(pdf, opened.sizes, Places(drawing.drawn, marks, sheet.two_sided))
