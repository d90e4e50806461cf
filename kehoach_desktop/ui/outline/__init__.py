"""The outline of the open plan: its parts and sections, gone to and moved from beside the paper."""

from .pane import Outline

__all__ = ["Outline"]
