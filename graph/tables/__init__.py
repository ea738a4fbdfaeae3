"""Tables: the format in which a domain expert reads, reviews and corrects statements.

`definition` says which columns a table has (one TOML file a table), `reader` checks rows
against it, `triples` turns rows into the graph.
"""
