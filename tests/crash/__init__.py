"""Kills at random points of writing; what was acknowledged must be there, and nothing half."""
