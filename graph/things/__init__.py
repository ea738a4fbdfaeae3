"""Things: all that is stated about anything with an address, read by the definitions of the tables.

Nothing here knows a kind of thing: what a row says stands in its table's definition, where it is
shown in `headings.toml`. A new table appears by itself.
"""
