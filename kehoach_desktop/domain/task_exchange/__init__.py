"""Tasks out to tables and back: columns, marks, the table in a sheet, and what it would change. Pure: no files here."""

from .claims import word_of
from .fields import ENTERED, FIELD_NAMES, HIDDEN_NAMES, OFFERED_STAGES, Field
from .grid import DAY_NOUGHT, DAY_NOUGHT_1904, Grid, GridRow, Merge, Value, day_of, text_of
from .marks import Entered, fitting, joined, leads_of, mark_of, more_of
from .matching import Key, key_of
from .proposing import Cause, Conflict, FieldChange, Proposal, Proposals, Unplaced, accepted, propose
from .tables import Place, Table, TableRow, find_table, tables_of
from .task_rows import shown_deadline, tasks_in

__all__ = ["DAY_NOUGHT", "DAY_NOUGHT_1904", "ENTERED", "FIELD_NAMES", "HIDDEN_NAMES", "OFFERED_STAGES"]
__all__ += ["Cause", "Conflict", "Entered", "Field", "FieldChange", "Grid", "GridRow", "Key", "Merge", "Place"]
__all__ += ["Proposal", "Proposals", "Table", "TableRow", "Unplaced", "Value", "accepted", "day_of", "find_table"]
__all__ += ["fitting", "joined", "key_of", "leads_of", "mark_of", "more_of", "propose", "shown_deadline", "tables_of"]
__all__ += ["tasks_in", "text_of", "word_of"]
