"""Content negotiation: which of the formats that there are a client likes best."""

from __future__ import annotations

from collections.abc import Iterable

_ANY = "*"


def negotiate(accept: str, offered: Iterable[str]) -> str | None:
    """Return the media type that an Accept header weighs highest; among equals, the first.

    A range that is more specific goes before one that is less. Without a header anything will do.
    Nothing is returned where nothing is acceptable.
    """
    ranges = list(_ranges(accept)) or [(_ANY, _ANY, 1.0)]
    best: tuple[float, str | None] = (0.0, None)
    for media in offered:
        quality = _quality(media, ranges)
        if quality > best[0]:
            best = (quality, media)
    return best[1]


def _quality(media: str, ranges: Iterable[tuple[str, str, float]]) -> float:
    main, _, sub = media.partition("/")
    fitting = [
        ((own_main != _ANY) + (own_sub != _ANY), quality)
        for own_main, own_sub, quality in ranges
        if own_main in (main, _ANY) and own_sub in (sub, _ANY)
    ]
    return max(fitting, default=(0, 0.0))[1]


def _ranges(accept: str) -> Iterable[tuple[str, str, float]]:
    for entry in accept.split(","):
        media, *parameters = (part.strip() for part in entry.lower().split(";"))
        main, _, sub = media.partition("/")
        if main and sub:
            yield main, sub, _weight(parameters)


def _weight(parameters: Iterable[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(max(float(value), 0.0), 1.0)
            except ValueError:
                return 0.0
    return 1.0
