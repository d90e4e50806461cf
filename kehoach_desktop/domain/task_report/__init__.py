"""The report on how tasks stand (Báo cáo tình hình thực hiện nhiệm vụ): a document like any other.

`words` writes what a sentence says, `tables` the two annexes, `report` puts the document together. Figures are counted
by `domain.tasks`; what nobody entered is a blank, or an empty cell.
"""

from .report import KIND, ReportOffice, report_plan
from .tables import overdue_table, summary_table

__all__ = ["KIND", "ReportOffice", "overdue_table", "report_plan", "summary_table"]
