"""What is done with a page and measured of it: its links, its width, where the focus goes."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Locator, Page

# What sticks out, unless a box around it scrolls or cuts by itself. What is placed absolutely
# is held only by a box that is placed too.
STICKS_OUT = """() => {
  const width = document.documentElement.clientWidth;
  const held = (one) => {
    let position = getComputedStyle(one).position;
    for (let box = one.parentElement; box && box !== document.body; box = box.parentElement) {
      const look = getComputedStyle(box);
      if (position === "absolute" && look.position === "static") continue;
      if (look.overflowX !== "visible") return true;
      position = look.position;
    }
    return false;
  };
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((one) => one.getBoundingClientRect().right > width + 1 && !held(one))
    .map((one) => `${one.cloneNode(false).outerHTML} ends at `
      + `${Math.round(one.getBoundingClientRect().right)} of ${width} px`)
    .concat(`the page is ${document.documentElement.scrollWidth} of ${width} px wide`);
}"""

# Rows and items are alike: of hundreds, a few tell as much.
SHORTEN = """() => document.querySelectorAll("tbody > tr:nth-child(n+6), main li:nth-child(n+6)")
  .forEach((one) => { one.hidden = true; })"""

# Numbers everything that Tab shall reach; of radio buttons of one name, the group.
NUMBER = """() => {
  const reached = new Map();
  for (const one of document.querySelectorAll(
      "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]")) {
    if (one.tabIndex < 0 || one.disabled || !one.checkVisibility({visibilityProperty: true}))
      continue;
    const group = one.type === "radio" ? `radio ${one.name}` : one;
    if (!reached.has(group)) reached.set(group, reached.size);
    one.dataset.reached = reached.get(group);
  }
  return reached.size;
}"""

# What has the focus once a key is up: by then the window has scrolled to it. A shape in a drawing
# has no outline: there the colour of the focus is the stroke.
RECORD = """() => {
  window.recorded = [];
  const token = getComputedStyle(document.documentElement).getPropertyValue("--focus").trim();
  const parts = token.match(/[0-9a-f]{2}/gi)?.map((part) => parseInt(part, 16)) ?? [];
  const ring = `rgb(${parts.join(", ")})`;
  document.addEventListener("keyup", () => {
    const one = document.activeElement;
    if (!one || one === document.body) return;
    const look = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const outlined = one instanceof SVGElement
      ? [...one.querySelectorAll("*")].some((shape) => getComputedStyle(shape).stroke === ring)
      : look.outlineStyle !== "none" && parseFloat(look.outlineWidth) > 0;
    window.recorded.push({
      number: Number(one.dataset.reached ?? -1),
      element: one.cloneNode(false).outerHTML,
      seen: outlined && box.width > 0
        && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    });
  });
}"""
# A field for a day takes a stop for each of its parts and one for its calendar.
PARTS = """() => document.querySelectorAll("input[type=date]").length * 3"""


@dataclass(frozen=True)
class Stop:
    """Where a key led. number: in the order of `number_all`; seen: outlined, in the window."""

    number: int
    element: str
    seen: bool


def follow(link: Locator) -> None:
    """Press a link or a button that leads to another page, and wait until that is there."""
    with link.page.expect_navigation():
        link.click()


def enter(control: Locator) -> None:
    """Do the same by the keyboard: focus it, press Enter, wait for the other page."""
    control.focus()
    with control.page.expect_navigation():
        control.page.keyboard.press("Enter")


def sticking_out(page: Page) -> list[str]:
    """Return what makes the page wider than its window; empty when it fits."""
    found: list[str] = page.evaluate(STICKS_OUT)
    return found


def shorten(page: Page) -> None:
    """Hide all but the first rows and items of long tables and lists."""
    page.evaluate(SHORTEN)


def number_all(page: Page) -> int:
    """Give a number to everything that Tab shall reach, and return how many there are."""
    count: int = page.evaluate(NUMBER)
    return count


def press(page: Page, *keys: str) -> list[Stop]:
    """Press keys, one after the other, and return where each led."""
    page.evaluate(RECORD)
    for key in keys:
        page.keyboard.press(key)
    return [Stop(**stop) for stop in page.evaluate("window.recorded")]


def tab_through(page: Page) -> list[Stop]:
    """Press Tab as often as it takes to be through the page once, long lists cut short."""
    shorten(page)
    return press(page, *["Tab"] * (number_all(page) + page.evaluate(PARTS)))
