"""The types of things that act: what may be named where an actor is asked for."""

ACTORS = ("org", "group", "function")
