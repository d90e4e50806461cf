"""Tasks out to tables and back: columns, marks, the table in a sheet, and what it would change. Pure: no files here."""

from .claims import word_of
from .coherence import Cause, Conflict, FieldChange
from .fields import ENTERED, FIELD_NAMES, HIDDEN_NAMES, OFFERED_STAGES, Field
from .grid import DAY_NOUGHT, DAY_NOUGHT_1904, NOT_WORKED_OUT, Grid, GridRow, Merge, Value, day_of, text_of
from .marks import Entered, cell_text, fitting, joined, leads_of, mark_of, more_of
from .matching import Key, key_of
from .proposing import Proposal, Proposals, Unplaced, accepted, propose
from .tables import Place, Table, TableRow, find_table, tables_of
from .task_rows import shown_deadline, tasks_in

__all__ = ["DAY_NOUGHT", "DAY_NOUGHT_1904", "ENTERED", "FIELD_NAMES", "HIDDEN_NAMES", "NOT_WORKED_OUT"]
__all__ += ["OFFERED_STAGES"]
__all__ += ["Cause", "Conflict", "Entered", "Field", "FieldChange", "Grid", "GridRow", "Key", "Merge", "Place"]
__all__ += ["Proposal", "Proposals", "Table", "TableRow", "Unplaced", "Value", "accepted", "cell_text", "day_of"]
__all__ += ["find_table", "fitting", "joined", "key_of", "leads_of", "mark_of", "more_of", "propose"]
__all__ += ["shown_deadline", "tables_of", "tasks_in", "text_of", "word_of"]
