"""XLSX: the list of a plan's tasks, the follow-up list with its summary, a sheet for each lead body.

`columns` are the columns as data, `looks` the formats, `heights` the heights of rows, `heading` what stands above a
table, `status_formula`, `conditions` and `summary` what Excel computes, `book` the workbook, `verify` reads it again.
"""

from .follow_up_books import AgencyTasks, Office, agencies_of, sheet_names, write_agency_book, write_follow_up
from .task_list import write_task_list
from .verify import workbook_fault

__all__ = ["AgencyTasks", "Office", "agencies_of", "sheet_names", "workbook_fault", "write_agency_book"]
__all__ += ["write_follow_up", "write_task_list"]
