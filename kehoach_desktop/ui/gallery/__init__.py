"""A new plan: choose a template, fill in what is known, see the first page, create.

`templates_model` and `row_delegate` are the list, `proposals` what fields fall back on in words, `editors/` a widget
for each type of field, `fields_form` the fields of a template, `preview` the work for the worker, `screen` puts them
together. Uses operations and domain.
"""

from .screen import GalleryScreen

__all__ = ["GalleryScreen"]
