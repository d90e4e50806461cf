"""Accepted tasks as one long list: found, filtered, grouped and put in order, and where each lies in time.

Pure: who shows it hands in the tasks, the day and what was chosen, and gets back what is to be seen.
"""

from .choosing import Choice, Group, Grouping, Listing, Order, listing, years
from .entries import STATUS_ORDER, Entry, entries_of, entry_of
from .timeline import Bar, Month, Window, bar_of, stages_of, window_at, window_of_year

__all__ = ["STATUS_ORDER", "Bar", "Choice", "Entry", "Group", "Grouping", "Listing", "Month", "Order", "Window"]
__all__ += [
    "bar_of",
    "entries_of",
    "entry_of",
    "listing",
    "stages_of",
    "window_at",
    "window_of_year",
    "years",
]
