"""SPARQL from strangers: queries and updates whose time, memory, depth and answers are bounded.

The engine cannot be told to stop, and 6 kB of nested braces crash its process. So each request
is carried out in a process of its own that can be lost: a copy of one (`nursery`) that holds the
graph in memory. A write comes back as a change set, and only that reaches the store.
"""
