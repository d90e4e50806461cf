"""A fixed moment, so that tests do not depend on the day they run."""

import datetime

NOON = datetime.datetime(2026, 11, 20, 12, 0)
LATER = NOON + datetime.timedelta(minutes=5)
