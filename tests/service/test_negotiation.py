"""Content negotiation: by weight, then by how specific it is, then by our order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.negotiation import negotiate

OFFERED = ("text/turtle", "application/n-triples", "application/ld+json")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("", "text/turtle"),
        ("*/*", "text/turtle"),
        ("application/*", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("APPLICATION/LD+JSON; charset=utf-8", "application/ld+json"),
        ("text/turtle;q=0.5, application/n-triples", "application/n-triples"),
        ("text/turtle;q=0.5, application/n-triples;q=0.50", "text/turtle"),
        ("*/*, text/turtle;q=0", "application/n-triples"),
        ("*/*;q=0.1, application/*;q=0.2, application/n-triples;q=0.05", "application/ld+json"),
        ("text/turtle;q=0", None),
        ("text/html", None),
        ("text/html, */*;q=0.1", "text/turtle"),
        ("text/turtle;q=x", None),
        (";;,,/,a/", "text/turtle"),
    ],
)
def test_the_best_is_chosen(accept, chosen):
    assert negotiate(accept, OFFERED) == chosen


@given(st.text(alphabet="atexurl/*;,=q01.9 ", max_size=60))
def test_any_header_is_an_answer(accept):
    assert negotiate(accept, OFFERED) in (*OFFERED, None)
