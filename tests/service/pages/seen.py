"""A page as somebody sees it: its words in order, its links, its headings."""

from __future__ import annotations

from html.parser import HTMLParser

_UNSEEN = frozenset({"script", "style", "datalist", "head"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_VOID = frozenset({"meta", "link", "input", "br", "option", "path", "circle", "rect"})


class Seen(HTMLParser):
    """text: the words in `main`, one space between them. links: (words, address) of each link.

    headings: (tag, words). items: the words of each item of a list. parts: the words of every
    element that has the class, by class.
    found: every element that is seen or steers what is, as (tag, attributes, words), in order.
    """

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.links: list[tuple[str, str]] = []
        self.headings: list[tuple[str, str]] = []
        self.fields: dict[str, str] = {}
        self.ids: list[str] = []
        self.items: list[str] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._main: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self._found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(markup)
        self.text = " ".join("".join(self._main).split())
        self.found = [(tag, own, " ".join("".join(said).split())) for tag, own, said in self._found]

    def all(self, *tags: str) -> list[tuple[dict[str, str | None], str]]:
        """Return the attributes and words of every element with one of the tags."""
        return [(own, words) for tag, own, words in self.found if tag in tags]

    def rows(self) -> list[list[tuple[str, dict[str, str | None], str]]]:
        """Return the cells of every row of a table, as (tag, attributes, words)."""
        rows: list[list[tuple[str, dict[str, str | None], str]]] = []
        for tag, own, words in self.found:
            if tag == "tr":
                rows.append([])
            elif tag in ("th", "td"):
                rows[-1].append((tag, own, words))
        return rows

    def handle_starttag(self, tag, attrs):
        own = dict(attrs)
        if "id" in own:
            self.ids.append(own["id"])
        if tag == "input":
            self.fields[own["name"]] = own.get("value", "")
        said: list[str] = []
        self._found.append((tag, own, said))
        if tag not in _VOID:
            self._open.append((tag, own, said))

    def handle_endtag(self, tag):
        if tag in _VOID:
            return
        opened, attrs, said = self._open.pop()
        assert opened == tag, f"</{tag}> closes <{opened}>"
        words = " ".join("".join(said).split())
        if tag == "a":
            self.links.append((words, attrs["href"]))
        if tag in _HEADINGS:
            self.headings.append((tag, words))
        if tag == "li":
            self.items.append(words)
        for name in (attrs.get("class") or "").split():
            self.parts.setdefault(name, []).append(words)

    def handle_data(self, data):
        tags = {tag for tag, _, _ in self._open}
        if tags & _UNSEEN:
            return
        for _, _, said in self._open:
            said.append(data)
        if "main" in tags:
            self._main.append(data)
