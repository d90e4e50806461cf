"""The windows, one folder for each screen. They may import `operations`, `domain` and Qt."""
