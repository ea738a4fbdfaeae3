"""A made-up country in the product's own tables: for measuring, trying out and showing.

The register is real (21 counties, 290 municipalities and their organisations), all else is drawn
by lot from a seed, and no person is in it. Everything is rows of the curated tables, so what is
made is checked and turned into triples by the code that reads the sources.

A greater scale is more country of the same density: scale N has N times the counties, each with
municipalities, units, groups and answers of its own. A real country grows likewise by places and
not by degree: no municipality gets ten times the neighbours. So the size grows linearly, and a
question about one actor or place meets as much as it did before.
"""
