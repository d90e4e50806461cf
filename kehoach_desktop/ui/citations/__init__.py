"""Cited documents: `@` or Ctrl+K on the paper opens a list at the caret, with a form for a document that is new."""

from .picker import CitationPicker

__all__ = ["CitationPicker"]
