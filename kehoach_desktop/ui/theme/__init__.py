"""The look of the program: colours by role, lengths and type by name, icons, one palette and one style sheet.

The values are data in `resources/look/`; here they are read (`tokens`), made into what Qt wants (`palette`, `fonts`,
`style_sheet`, `icons`) and kept up with the system and the settings (`look`). A widget asks `theme` at the moment it
paints, so it is right again by itself when the scheme or the size of text changes. Imports Qt and `paths` only.
"""

from .icons import ICON_AND_GAP, paint_icon
from .look import Theme, apply, icon, theme
from .properties import restyle
from .tokens import ChipLook, Scheme, TextStyle

__all__ = [
    "ICON_AND_GAP",
    "ChipLook",
    "Scheme",
    "TextStyle",
    "Theme",
    "apply",
    "icon",
    "paint_icon",
    "restyle",
    "theme",
]
