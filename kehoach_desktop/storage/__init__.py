"""The store: one SQLite file. SQL stays in here; everything that goes in or out is a domain type.

`database` opens it, `migrations` makes its tables, `backup` copies it; one module for each aggregate.
"""
