"""Printing: `print_pages` asks the clerk and prints, `send` prints without asking.

`dialog` is the system's own print dialog filled in beforehand, `sending` finds the way to the printer: `lp` hands our
PDF to CUPS, `raster` paints the pages dot by dot, as on Windows. `running` does it beside the window, with a bar and
a button to stop. Qt's print preview is not used, nor is SVG: the screen already shows what is printed.
"""

from .dialog import print_pages
from .sending import send

__all__ = ["print_pages", "send"]
