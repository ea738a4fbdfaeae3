"""Suites that others have written."""
