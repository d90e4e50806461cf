"""A page as an image. Made in the worker: images, unlike pixmaps and widgets, may be."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from ...domain.plan import Plan

if TYPE_CHECKING:
    from ...operations.pages import Pages

_LEAST_SCALE = 0.2


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page, `scale` pixels to a point, and how many pages there are."""

    image: QImage
    count: int
    scale: float


def image_of(pages: "Pages", page: int, scale: float) -> QImage:
    drawn = pages.picture(page, scale)
    form = QImage.Format.Format_RGB32
    return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, form).copy()  # or it would need the bytes


def page_image(plan: Plan, scale: float, page: int = 0) -> PageImage:
    from ...operations.pages import pages_of  # sets type: not before there is a page to show

    pages = pages_of(plan)
    return PageImage(image_of(pages, page, scale), len(pages.sizes), scale)


def scale_for(width: float, paper_width: float, dots: float) -> float:
    """Pixels to a point so that paper of `paper_width` points fills `width` on a screen of `dots` to a pixel."""
    return max(width / paper_width, _LEAST_SCALE) * dots
