"""What agencies sent back, before anything is entered: what would change, row by row, to be accepted or left.

`screen` puts it together; `review` is what was answered so far and knows no Qt, `questions` and `words` say it,
`model`, `view`, `delegate`, `cells` and `paragraphs` are the table, `files` and `chips` stand above it.
Imports operations and domain.
"""
