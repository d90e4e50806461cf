"""The inspector beside the paper: Thể thức, Nơi nhận, Người ký, Nhiệm vụ of the plan in hand.

`screen` puts the four panes under their tabs; `desk` is what all of them work on: the draft, the office's registers,
the search in them. A pane shows `desk.plan` and pushes an edit for each deed; it keeps no text of its own.
"""

from .screen import Inspector

__all__ = ["Inspector"]
