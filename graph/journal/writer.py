"""Who writes, and why: what every change set is signed with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Writer:
    """account: the name of a role or an account, never of a person.

    limited: may change the graphs of users alone, also where all graphs may be changed.
    """

    account: str = "unnamed"
    reason: str = ""
    limited: bool = False
