"""The drawing of the network under keyboard and pointer: chosen nodes, arrow keys, hidden lines."""

from __future__ import annotations

import pytest

from service.addresses import Addresses

LERUM = Addresses("sv").page("network", on="2018-06-30", area="lerum-alingsas")
DALARNA = Addresses("sv").page("network", on="2023-03-31", area="20")
STOP = ".network a[tabindex='0']"
FOCUSED = "document.activeElement.closest('.node')?.dataset.node"


@pytest.fixture
def drawing(visit):
    def open_drawing(address):
        page = visit(address)
        page.wait_for_selector(STOP, state="attached")
        return page

    return open_drawing


def test_the_whole_drawing_is_one_stop(drawing):
    page = drawing(LERUM)
    assert page.locator(STOP).count() == 1
    page.locator(STOP).focus()
    page.keyboard.press("Tab")
    assert not page.evaluate("!!document.activeElement.closest('.network')")


def test_arrows_go_from_one_to_the_next_and_come_back(drawing):
    page = drawing(LERUM)
    page.locator(STOP).focus()
    assert page.evaluate(FOCUSED) == "group/samla-politisk-samradsgrupp"
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        seen.append(page.evaluate(FOCUSED))
    assert seen[0] == seen[2] == "group/samla-samordningsgruppen"
    assert seen[1] == "group/samla-au"
    assert seen[3] == "group/samla-politisk-samradsgrupp"


def test_who_is_chosen_is_told_and_stands_out_with_its_neighbours(drawing):
    page = drawing(LERUM)
    page.locator("[data-node='group/samla-ug-aldre'] a").focus()
    near = page.eval_on_selector_all(
        ".network .node.near", "nodes => nodes.map(node => node.dataset.node).sort()"
    )
    assert "group/samla-samordningsgruppen" in near
    assert "group/samla-ug-barn-och-unga" not in near
    told = page.get_by_role("row", name="UG Äldre utvecklingsgrupp").get_by_role("cell").last
    links = page.locator(".network .wire.near").count()
    assert told.inner_text() == str(links)
    status = page.locator("output.drawing-status").inner_text()
    assert status == f"UG Äldre, utvecklingsgrupp, beredande nivå. Samband: {links}."
    page.keyboard.press("Escape")
    assert page.locator(".network.chosen").count() == 0


def test_lines_that_are_counted_are_drawn_for_who_is_chosen(drawing):
    page = drawing(DALARNA)
    hidden = page.locator(".network .wire[visibility='hidden']")
    assert hidden.count() > 100
    assert not any(wire.is_visible() for wire in hidden.all()[:10])
    page.locator("[data-node='group/edi-malung-salen'] a").hover()
    own = page.locator(".network .wire.near[visibility='hidden']")
    assert own.count() > 3
    assert all(wire.is_visible() for wire in own.all())


def test_enter_opens_who_is_chosen(drawing):
    page = drawing(LERUM)
    page.locator(STOP).focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("h1").inner_text() == "Politisk samrådsgrupp (SAMLA)"
