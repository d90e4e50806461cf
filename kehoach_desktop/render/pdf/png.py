"""A picture as PNG (ISO/IEC 15948): red, green and blue in 8 bits each, the same bytes for the same picture."""

import struct
import zlib
from collections.abc import Iterator

from .pictures import Picture

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS_RGB = (8, 2, 0, 0, 0)  # depth, colours, and the only compression, filtering and order of rows we need
_UNFILTERED = b"\0"
_METRES_PER_INCH = 0.0254


def write_png(picture: Picture, dpi: float) -> bytes:
    """`picture` with its resolution, so that it prints as large as the page it shows."""
    per_metre = round(dpi / _METRES_PER_INCH)
    packer = zlib.compressobj()
    rows = b"".join([*(packer.compress(row) for row in _rows(picture)), packer.flush()])
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">2I5B", picture.width, picture.height, *_EIGHT_BITS_RGB)),
            _chunk(b"pHYs", struct.pack(">2IB", per_metre, per_metre, 1)),
            _chunk(b"IDAT", rows),
            _chunk(b"IEND", b""),
        )
    )


def _rows(picture: Picture) -> Iterator[bytes]:
    """Each row behind the number of its filter. Whole rows are moved at once: a page has millions of pixels."""
    row = bytearray(3 * picture.width)
    for start in range(0, picture.height * picture.stride, picture.stride):
        end = start + 4 * picture.width
        row[0::3] = picture.pixels[start + 2 : end : 4]
        row[1::3] = picture.pixels[start + 1 : end : 4]
        row[2::3] = picture.pixels[start:end:4]
        yield _UNFILTERED + row


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
