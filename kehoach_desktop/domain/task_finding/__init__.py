"""Finding the tasks of a plan in its text, by rules that can be told: `found_in`. Pure; what a block
says is kept.

`words` how a text is compared · `vocabulary` the words the rules know · `bodies` what the address book knows · `heads`
what begins a name, `names` lists of them · `dated_phrases` deadlines and what only looks so · `timing` which of them
counts · `subjects` who must act, `duties` a paragraph, `reasons` why it is a task · `labels`, `entries`, `tables` other
forms · `sections` the parts · `finding` the walk down the plan · `building` tasks · `spans` marks.
"""

from .bodies import NO_BODIES, Bodies, bodies_of
from .finding import found_in
from .records import Found, Rule
from .spans import agency_spans, deadline_spans

__all__ = [
    "NO_BODIES",
    "Bodies",
    "Found",
    "Rule",
    "agency_spans",
    "bodies_of",
    "deadline_spans",
    "found_in",
]
