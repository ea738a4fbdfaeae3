"""The graph and the network as files that other tools read: one module a format.

`formats` lists the formats of the network, `rdf` writes the whole graph.
"""
