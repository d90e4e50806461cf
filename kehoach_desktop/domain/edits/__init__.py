"""Edits of a plan: every deed of the clerk is a pure function from a plan to `Edited`. The door is `plan_edits`."""
