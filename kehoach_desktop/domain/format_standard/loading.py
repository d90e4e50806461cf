"""A ruleset file into a `Ruleset`; what is missing or misspelt is refused with its line."""

import dataclasses

from ..font_widths import FontWidths
from ..records import RecordError, read_record
from ..toml_lines import TomlFile
from .ruleset import Ruleset


def load_ruleset(name: str, text: str, fonts: FontWidths) -> Ruleset:
    """The ruleset in `text`; `name` is the file's, for complaints."""
    file = TomlFile(name, text)
    try:
        ruleset = read_record(Ruleset, file.data)
    except RecordError as error:
        raise file.bad(error) from None
    return dataclasses.replace(ruleset, fonts=fonts)
