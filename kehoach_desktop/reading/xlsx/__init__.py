"""XLSX: its sheets as grids of cells, read strictly, whatever somebody made of the file.

`package` opens the zip and refuses what is none or would not fit into memory, `styles` tells days from numbers,
`sheets` reads the rows. Formulas are not computed: what the program that saved them found is what counts.
"""

from .workbook import read_xlsx

__all__ = ["read_xlsx"]
