"""Pictures of every screen, made by `python3 dev.py shots`: for the eye, for the README, never compared by a test."""
