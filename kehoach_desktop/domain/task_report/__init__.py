"""The report on how tasks stand (Báo cáo tình hình thực hiện nhiệm vụ): a document like any other.

`words` writes what a sentence says, `tables` the annexes, `recipients` whom it goes to, `report` puts the document
together. Figures are counted by `domain.tasks`; what nobody entered is a blank, or an empty cell.
"""

from .recipients import Proposed, name_in_full, proposed_recipients
from .report import KIND, ReportOffice, report_plan
from .tables import overdue_table, summary_table

__all__ = ["KIND", "Proposed", "ReportOffice", "name_in_full", "overdue_table", "proposed_recipients", "report_plan"]
__all__ += ["summary_table"]
