"""The list of plans: search, filters, rows read as they are seen."""
