"""The offices of the country as dated data: provinces, the bodies that plans name, and the groups of Nơi nhận.

`units` names levels and kinds of units, `provinces` what each of the 34 was on a day, `locality` reads where an office
sits from its letterhead and fills the words of the place. `agencies` knows the bodies and finds one by any of its names
(`names` makes spellings alike), `recipient_groups` makes the lines of a plan from a default group. Standard library and
`domain` only; texts are handed in, no file is read here.
"""

from .agencies import Agency, AgencyBook, load_agencies
from .locality import Locality, blank_name, head_contradictions, locality_of, place_words, with_place
from .provinces import Province, find_province, load_provinces, load_unit_kinds
from .recipient_groups import (
    RecipientGroup,
    default_group,
    group_archive_line,
    group_in_tones,
    group_recipients,
    load_recipient_groups,
    place_of,
)
from .units import AgencyLevel, UnitKind

__all__ = [
    "Agency",
    "AgencyBook",
    "AgencyLevel",
    "Locality",
    "Province",
    "RecipientGroup",
    "UnitKind",
    "blank_name",
    "default_group",
    "find_province",
    "group_archive_line",
    "group_in_tones",
    "group_recipients",
    "head_contradictions",
    "load_agencies",
    "load_provinces",
    "load_recipient_groups",
    "load_unit_kinds",
    "locality_of",
    "place_of",
    "place_words",
    "with_place",
]
