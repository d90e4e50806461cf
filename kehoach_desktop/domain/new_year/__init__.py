"""Last year's plan as the draft of the next one, what clerks start from.

Number and date are emptied; every year that may have to change is a proposal with its place, so that each can be taken
or left. A year inside the number or date of a cited document is none: that document does not change. Bodies that have
ended and căn cứ of last year are marked, for somebody to look at; nothing is replaced unasked.
"""

from .records import Mark, Proposal, Renewal
from .renewing import renew, renewed

__all__ = ["Mark", "Proposal", "Renewal", "renew", "renewed"]
