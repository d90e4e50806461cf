"""A written PDF looked at before it may replace a file: it opens, has every page, and is what it was to be."""

import re

import pypdfium2

from .pictures import examine

# What typst says in the metadata (XMP) of what it has written.
_PAGES = re.compile(rb"<xmpTPg:NPages>(\d+)</xmpTPg:NPages>")
_PDFA_2B = (b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:conformance>B</pdfaid:conformance>")


def pdf_fault(data: bytes, *, pdfa: bool = False) -> str | None:
    """The first fault of a PDF, or None when it is whole; `pdfa` asks for PDF/A-2b."""
    try:
        found = len(examine(data).sizes)
    except pypdfium2.PdfiumError:
        return "không mở được"
    told = _PAGES.search(data)
    if told is None or int(told[1]) != found:
        return f"có {found} trang, không phải {told[1].decode() if told else 'số trang đã dàn'}"
    if pdfa and not all(mark in data for mark in _PDFA_2B):
        return "không phải PDF/A-2b"
    return None
