"""Files and clipboards into plans. It may import `domain`, lxml and pypdfium2; it never asks the store."""
