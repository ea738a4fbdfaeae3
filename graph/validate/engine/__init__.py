"""SHACL as set-based queries: a compiler from a shapes graph to SPARQL over all focus nodes."""
