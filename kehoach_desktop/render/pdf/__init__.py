"""PDF: the pages of a sheet, set by typst as Word sets them. They are the preview, the PDF and the print.

`pieces` and `drawing` turn the sheet into plain data, `resources/pages/sheet.typ` draws it, `compiler` holds typst,
`places` knows where each paragraph went, `pictures` makes pixels, `pages` puts them together.
"""

from .pages import Pages, set_pages, write_pdf
from .pictures import Picture
from .places import Place, Rectangle

__all__ = ["Pages", "Picture", "Place", "Rectangle", "set_pages", "write_pdf"]
