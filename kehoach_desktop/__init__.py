"""Kế hoạch Desktop: plans of Vietnamese Party and State offices, drafted offline, exact to the millimetre.

Layers, innermost first: `domain` (pure rules), `storage`, `reading` and `render` (the outside world),
`operations` (one function per deed), `cli` and `ui`. `tests/test_layers.py` keeps them apart.
"""

__version__ = "0.1.0"
