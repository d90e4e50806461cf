"""The screen for a store that cannot be worked with: what happened, what is safe, the ways out."""
