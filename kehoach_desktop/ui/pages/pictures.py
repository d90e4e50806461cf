"""Pictures of pages: drawn by a worker, kept within a bound."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage, QPainter

if TYPE_CHECKING:
    from ...operations.pages import Pages

MOST_BYTES = 32 * 1024 * 1024
_MOST_DOTS = 8_000_000  # of one page, 32 MB; a page larger than that is drawn smaller and stretched


@dataclass(frozen=True, slots=True)
class PictureKey:
    """What a picture shows: a page of one setting of the pages, its dots to a point, the colour of the sheet."""

    version: int
    page: int
    scale: float
    tint: str


def draw_picture(pages: Pages, key: PictureKey) -> tuple[PictureKey, QImage]:
    """An image, unlike a pixmap, may be made in any thread. The dark sheet is the print, dimmed by multiplying."""
    width, height = pages.sizes[key.page]
    most = (_MOST_DOTS / (width * height)) ** 0.5
    drawn = pages.picture(key.page, min(key.scale, most))
    form = QImage.Format.Format_RGB32
    image = QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, form).copy()  # or it would need the bytes
    tint = QColor(key.tint)
    if tint != QColor("white"):
        painter = QPainter(image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(image.rect(), tint)
        painter.end()
    return key, image


class Pictures:
    """The last picture of each page, those seen last longest. An old one stays till the new one is there."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[int, tuple[PictureKey, QImage]] = OrderedDict()

    @property
    def bytes(self) -> int:
        return sum(image.sizeInBytes() for _, image in self._kept.values())

    def of_page(self, page: int) -> tuple[PictureKey, QImage] | None:
        found = self._kept.get(page)
        if found is not None:
            self._kept.move_to_end(page)
        return found

    def put(self, key: PictureKey, image: QImage, visible: Collection[int]) -> None:
        """What is in view always stays; of the rest goes what was not seen longest."""
        self._kept[key.page] = key, image
        self._kept.move_to_end(key.page)
        for page in [page for page in self._kept if page not in visible and page != key.page]:
            if self.bytes <= self._most_bytes:
                return
            del self._kept[page]

    def drop_beyond(self, count: int) -> None:
        """Of pages that there are no more."""
        for page in [page for page in self._kept if page >= count]:
            del self._kept[page]

    def clear(self) -> None:
        self._kept.clear()
