"""The computed column Trạng thái: the rules of `domain.tasks.status` as a formula that follows what is entered.

A test lets LibreOffice compute it and compares the words with ours.
"""

from dataclasses import dataclass

from ...domain.tasks import OFFICIAL_WORDS, SOON_DAYS, STAGE_WORDS, Stage, Status


@dataclass(frozen=True, slots=True)
class Cells:
    """Where the formula of one row looks, as references."""

    stage: str
    due: str
    completed: str
    recurring: str
    on: str


def status_formula(cells: Cells, soon_days: int = SOON_DAYS) -> str:
    """COUNT tells real days from empty cells and from texts, which compare as greater than any number."""

    def is_(stage: Stage) -> str:
        return f'{cells.stage}="{STAGE_WORDS[stage]}"'

    word = {status: f'"{text}"' for status, text in OFFICIAL_WORDS.items()}
    in_time = f"IF(INT({cells.completed})<={cells.due},{word[Status.DONE_IN_TIME]},{word[Status.DONE_LATE]})"
    done = f"IF(COUNT({cells.due},{cells.completed})<2,{word[Status.DONE]},{in_time})"
    undated = f'IF({cells.recurring}="x",{word[Status.RECURRING]},{word[Status.NO_DEADLINE]})'
    not_begun = f'OR({cells.stage}="",{is_(Stage.NOT_STARTED)})'
    dated = (
        f"IF({cells.on}>{cells.due},{word[Status.OVERDUE]},"
        f"IF(AND({not_begun},{cells.due}-{cells.on}>{soon_days}),{word[Status.NOT_STARTED]},{word[Status.IN_TIME]}))"
    )
    return (
        f"=IF({is_(Stage.PAUSED)},{word[Status.PAUSED]},IF({is_(Stage.CANCELLED)},{word[Status.CANCELLED]},"
        f"IF({is_(Stage.DONE)},{done},IF({is_(Stage.REPORTED)},{word[Status.AWAITING]},"
        f"IF(COUNT({cells.due})=0,{undated},{dated})))))"
    )


def late_formula(cells: Cells) -> str:
    """By how many days a task that was reported came late: what the summary counts it by."""
    return (
        f'=IF(COUNT({cells.due})=0,"",MAX(0,IF(COUNT({cells.completed})=0,{cells.on},INT({cells.completed}))'
        f"-{cells.due}))"
    )
