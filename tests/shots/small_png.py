"""A picture of a window as a PNG of 256 colours, a third of the size: windows have few, so hardly one changes."""

from collections import Counter
from pathlib import Path

from PySide6.QtGui import QImage, qBlue, qGreen, qRed

_MOST = 256
_STEP = 4  # colours closer than this are told apart by nobody


def save_small(picture: QImage, path: Path) -> None:
    """The colours that cover most stay as they are; each of the others becomes the nearest of these."""
    image = picture.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    counts = Counter(pixels)
    kept: list[int] = []
    for colour, _ in counts.most_common():
        if len(kept) == _MOST:
            break
        if len(kept) < _MOST // 4 or all(_distance(colour, other) > _STEP for other in kept):
            kept.append(colour)
    place = {colour: index for index, colour in enumerate(kept)}
    for colour in counts:
        if colour not in place:
            place[colour] = min(range(len(kept)), key=lambda index: _distance(colour, kept[index]))
    small = QImage(
        bytes(place[pixel] for pixel in pixels),
        image.width(),
        image.height(),
        image.width(),
        QImage.Format.Format_Indexed8,
    )
    small.setColorTable(kept)
    if not small.save(str(path), "PNG", 0):
        raise OSError(f"Không ghi được {path}.")


def _distance(one: int, other: int) -> int:
    return abs(qRed(one) - qRed(other)) + abs(qGreen(one) - qGreen(other)) + abs(qBlue(one) - qBlue(other))
