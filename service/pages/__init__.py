"""The pages, a file a page, in the order of the menu."""

from service.pages import cell, collaboration, coverage, gaps, network, overview, thing
from service.pages.page import Page

PAGES: dict[str, Page] = {
    page.name: page
    for page in (
        overview.PAGE,
        coverage.PAGE,
        collaboration.PAGE,
        network.PAGE,
        gaps.PAGE,
        cell.PAGE,
        thing.PAGE,
    )
}
