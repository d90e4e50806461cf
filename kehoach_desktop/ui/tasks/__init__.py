"""The tasks of all plans: the table with its timeline, the picture by agency, and the panel where progress is entered.

`screen` puts it together; `model`, `view`, `delegate` and `cells` are the table, `scale`, `timeline` and
`table_header` its last column, `panel` and its parts the form, `agencies` the picture. Imports operations and domain.
"""
