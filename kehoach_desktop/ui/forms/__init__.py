"""Parts that the forms of several screens share: lines that offer names or days, room for longer words, complaints."""

from .complaint import Complaint
from .completion import NameLine
from .date_line import DateLine
from .text_area import TextArea

__all__ = ["Complaint", "DateLine", "NameLine", "TextArea"]
