"""The journal: every write as a signed change set, on disk before it is acknowledged."""
