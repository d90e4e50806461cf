"""Find and replace in the open plan: the bar over the paper, and the hits it walks."""

from .bar import FindBar

__all__ = ["FindBar"]
