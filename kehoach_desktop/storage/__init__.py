"""The store: one SQLite file. SQL stays in here; everything that goes in or out is a domain type.

`database` opens it, `migrations` makes its tables, `backup` copies it and puts a copy in its place; one module for each
aggregate. Plans have several: `plans` saves and finds them, `plan_writer` writes them over and over, `plan_list` lists
them by the keys of `list_keys`, `bin` holds the deleted ones. `file_health` looks at a file before anybody opens it.
"""
