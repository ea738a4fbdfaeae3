"""Routers: one capability a file; they call the library and hold no SPARQL."""
