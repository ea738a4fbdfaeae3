"""Linked data: what the graph says of an address of ours, with the names of all it mentions."""
