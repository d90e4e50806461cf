"""What was read of the files that came back, and a row of them proposed anew once the clerk has named its task."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ...domain.task_exchange import Place, Proposal, Proposals, Table, TableRow, key_of, propose
from ...domain.tasks import TrackedTask


def rows_by_file(tables: Iterable[Table]) -> Mapping[str, int]:
    """How many rows each file has, on all its sheets."""
    rows: Counter[str] = Counter()
    for table in tables:
        rows[table.file] += len(table.rows)
    return rows


def idle_rows(tables: Iterable[Table], proposals: Proposals) -> Iterator[TableRow]:
    """The rows that say nothing new."""
    spoken = {place for proposal in proposals.rows for place in proposal.places}
    spoken |= {one.place for one in proposals.unplaced}
    return (row for table in tables for row in table.rows if row.place not in spoken)


def proposal_for(
    task: TrackedTask, tables: Iterable[Table], places: Sequence[Place], on: datetime.date | None
) -> Proposal | None:
    """What the rows at `places` together would change of `task`; None where they say nothing new."""
    wanted = frozenset(places)
    own = [replace(table, rows=tuple(row for row in table.rows if row.place in wanted)) for table in tables]
    chosen = dict.fromkeys(places, key_of(task))
    return next(iter(propose([task], [table for table in own if table.rows], chosen, on).rows), None)
