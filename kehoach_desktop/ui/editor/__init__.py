"""The editor: the paper is drawn from the plan, every deed is an edit pushed to the `Draft`."""
