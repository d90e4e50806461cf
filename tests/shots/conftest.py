"""The window is opened where nobody sees it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
