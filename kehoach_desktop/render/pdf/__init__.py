"""PDF: the pages of a sheet, set by typst as Word sets them. They are the preview, the PDF and the print.

`pieces`, `division` and `drawing` turn the sheet into plain data, `resources/pages/sheet.typ` draws it, `compiler`
holds typst, `places` knows where each paragraph went, `pictures` and `png` make pixels, `page_ranges` takes pages out,
`verify` reads a written file again, `pages` puts them together.
"""

from .compiler import forget
from .pages import Pages, set_pages, write_pdf
from .pictures import Picture
from .places import Place, Rectangle

__all__ = ["Pages", "Picture", "Place", "Rectangle", "forget", "set_pages", "write_pdf"]
