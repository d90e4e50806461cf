"""Named loggers, one for each part of the program. No text of a document ever goes into a log."""

import logging

storage = logging.getLogger("kehoach.storage")
render = logging.getLogger("kehoach.render")
cli = logging.getLogger("kehoach.cli")
