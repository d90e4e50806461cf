"""Plans out of the window: into files, onto paper, into Word.

`exporter` has what the window's actions call, `asking` the questions on the way, `working` does the work beside the
window, `busy` shows how far it is.
"""

from .exporter import Exporter

__all__ = ["Exporter"]
