"""Sheets into files. Writers decide nothing: every size, mark and place comes with the sheet."""
