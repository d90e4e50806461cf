"""Imported before all else that has to do with Qt: what is imported later is loaded once, and not read as text too.

WORKAROUND for https://github.com/napari/napari/issues/8584: after each import, of any module, PySide reads its source
and looks for its own name there, to know whether `from __feature__ import` may matter to it. That takes a tenth of a
second at the start and keeps every source text in memory. We use no features, so the answer may be the same for all.
"""

import sys

from PySide6 import QtCore

__all__ = ["QtCore"]


def _answer_at_once() -> None:
    """Where another PySide asks in another way, nothing is changed and nothing is gained."""
    asking = sys.modules.get("shibokensupport.feature")
    if asking is not None and "_mod_uses_pyside" in vars(asking):
        vars(asking)["_mod_uses_pyside"] = lambda _module: True


_answer_at_once()
