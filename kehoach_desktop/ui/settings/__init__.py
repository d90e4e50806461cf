"""Cài đặt: a quiet form over the settings that `settings.CHOSEN_IN_WINDOW` lists; each acts at once."""

from .screen import SettingsScreen

__all__ = ["SettingsScreen"]
