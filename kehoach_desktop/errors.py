"""Errors that a person can act on.

A `KnownError` says in one Vietnamese sentence what happened, to which file, and what is safe. Everything
else that is raised is a fault of the program and goes to `crash.py`.
"""


class KnownError(Exception):
    """Something outside the program went wrong; `str(error)` is the sentence for the user."""


class BadFileError(KnownError):
    """A file that cannot be used: not there, not readable, or not what it claims to be."""


class BadArgumentError(KnownError):
    """What was asked for does not exist or does not fit."""


class CannotWriteError(KnownError):
    """The target could not be written; what stood there before is untouched."""
