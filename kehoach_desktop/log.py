"""Named loggers, one for each part of the program. No text of a document ever goes into a log."""

import logging

storage = logging.getLogger("kehoach.storage")
