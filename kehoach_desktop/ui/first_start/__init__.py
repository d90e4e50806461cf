"""The first start: which office writes here, on one form, with its letterhead and closing as they will print.

`kinds` are the kinds of offices, `suggestions` what follows from kind, province and name, `answers` what stands in the
form, `specimen` the print of it, `signatories` the people who sign, `screen` puts them together.
"""

from .screen import FirstStartScreen

__all__ = ["FirstStartScreen"]
