"""Some pages of a PDF as a PDF of their own: texts stay texts, and nothing of the other pages comes along."""

import io
from collections.abc import Sequence

import pypdfium2

from .pictures import opened_pdf


def chosen_pages(pdf: bytes, pages: Sequence[int]) -> bytes:
    """The pages with these numbers, counted from 0, in the order given. Bookmarks and title are left behind."""
    with opened_pdf(pdf) as whole:
        chosen = pypdfium2.PdfDocument.new()
        try:
            chosen.import_pages(whole, list(pages))
            written = io.BytesIO()
            chosen.save(written)
        finally:
            chosen.close()
    return written.getvalue()
