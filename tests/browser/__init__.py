"""The pages in a real browser: see conftest.py."""
