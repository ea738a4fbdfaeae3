"""Translations: gettext catalogues of the templates, a file a page, read as they are.

The templates are written in English; `sv/*.po` holds the Swedish. A text that a file lacks is
found by a test, never by a reader.
"""

from __future__ import annotations

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from graph.language import Language

FOLDER = Path(__file__).parent
SOURCE: Language = "en"


def mark(text: str) -> str:
    """Return the text as it is: marks it in code for the catalogues, where no template says it."""
    return text


def read_catalogue(path: Path) -> Catalog:
    """Return one file of a catalogue. Raises babel's PoFileError when it is malformed."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


@cache
def translations(language: Language) -> gettext.NullTranslations:
    """Return what a language says in the place of each English text."""
    if language == SOURCE:
        return gettext.NullTranslations()
    merged = Catalog(language)
    for path in sorted((FOLDER / language).glob("*.po")):
        for message in read_catalogue(path):
            if message.id:
                merged.add(message.id, message.string, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, merged)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
