"""Last year's plan for the new year: which years change, and what to look at."""

from .dialog import NewYearDialog

__all__ = ["NewYearDialog"]
