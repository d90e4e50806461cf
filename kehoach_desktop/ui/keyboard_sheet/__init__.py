"""Phím tắt (F1): every key of the program on one sheet; `keys` lists them, `sheet` shows and finds them."""

from .keys import GROUPS, KeyGroup, KeyLine, lines
from .sheet import KeyboardSheet

__all__ = ["GROUPS", "KeyGroup", "KeyLine", "KeyboardSheet", "lines"]
