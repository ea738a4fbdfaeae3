"""The library: statements about collaboration structures, and what follows from them.

Knows the ontology and the shapes; knows nothing of HTTP, pages or the command line.
"""
