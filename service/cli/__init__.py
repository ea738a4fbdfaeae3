"""The command line: `samverkan`, in Swedish unless English is chosen."""

from service.cli.program import main

__all__ = ["main"]
