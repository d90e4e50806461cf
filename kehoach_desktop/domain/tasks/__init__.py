"""Tasks after they were accepted: what becomes of them, how they stand on a day, and how they are counted."""

from .progress import NO_PROGRESS, Extension, PlanHead, Progress, Stage, TrackedTask, head_of
from .status import OFFICIAL_WORDS, SOON_DAYS, STAGE_WORDS, Status, days_late, status_by, status_of
from .summary import Tally, body_name, by_group, by_lead, lead_key, tally

__all__ = ["NO_PROGRESS", "OFFICIAL_WORDS", "SOON_DAYS", "STAGE_WORDS", "Extension", "PlanHead", "Progress", "Stage"]
__all__ += ["Status", "Tally", "TrackedTask", "body_name", "by_group", "by_lead", "days_late", "head_of", "lead_key"]
__all__ += ["status_by", "status_of", "tally"]
