"""What comes instead of the window when the store cannot be worked with."""

from .screen import BrokenStoreScreen

__all__ = ["BrokenStoreScreen"]
