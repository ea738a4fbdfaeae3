"""The watch and axe see what they shall: a page that does everything wrong."""

from __future__ import annotations

import pytest

from tests.browser import axe

POLICY = "default-src 'self'; img-src *"
FAULTY = """<!doctype html><title>x</title><body bgcolor="#aaaaaa">
<button></button><font color="#999999">pale</font><p style="color: red">x</p>
<script>alert(1)</script>
<img src="http://example.org/x.png"><link rel=stylesheet href="/static/none.css">
<script src="/faulty.js"></script>"""


@pytest.fixture
def faulty(visit, watched):
    page = visit("about:blank")
    headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
    page.route("**/faulty", lambda route: route.fulfill(body=FAULTY, headers=headers))
    script = {"Content-Type": "text/javascript"}
    page.route("**/faulty.js", lambda route: route.fulfill(body="none.such", headers=script))
    page.goto("/faulty")
    yield page
    watched.faults.clear()


def test_every_kind_of_fault_is_seen(faulty, watched):
    faulty.wait_for_load_state("networkidle")
    told = "\n".join(watched.faults)
    assert "policy: script-src-elem forbids inline" in told
    assert "policy: style-src-attr forbids inline" in told
    assert "none is not defined" in told
    assert "asks another host: http://example.org/x.png" in told
    assert "404: " in told


def test_axe_names_rule_and_element(faulty):
    found = "\n".join(axe.faults(faulty))
    assert "button-name: button: <button></button>" in found
    assert "html-has-lang: html" in found
    assert "image-alt: img" in found
    assert "color-contrast: font" in found
    assert "color-contrast" not in "".join(axe.faults(faulty, colours=False))
    only = axe.faults(faulty, others=False)
    assert len(only) == 1
    assert only[0].startswith("axe: color-contrast: font: ")
