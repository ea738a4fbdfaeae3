"""Catalogues: every text of the pages is translated, once, with its slots and its plurals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract
from jinja2 import nodes
from jinja2.ext import babel_extract

import service
from graph.language import LANGUAGES
from service.rendering import FOLDER as TEMPLATES
from service.rendering import environment
from service.translations import FOLDER, SOURCE, read_catalogue, translations

CODE = Path(service.__file__).parent
KEYWORDS = {"gettext": None, "ngettext": (1, 2), "_": None}
SLOT = re.compile(r"%\((\w+)\)[sd]")
FILES = sorted(FOLDER.glob("*/*.po"))
# Names, and what is the same in every language.
AS_THEY_ARE = {"Samverkan", "Svenska", "English", "CSV", "Excel", "JSON"}
# Attributes whose words are read or heard.
TOLD = {"aria-label", "title", "placeholder", "alt", "data-filter"}
# Templates that translate what code has marked: the words of the menu, the suites.
MARKED = {"base.html", "gaps.html"}

Message = str | tuple[str, str]


def in_templates() -> Iterator[tuple[str, Message]]:
    """Yield (where, text) of every text that a template asks to have translated."""
    for path in sorted(TEMPLATES.rglob("*.html")):
        with path.open("rb") as file:
            for line, _, message, _ in babel_extract(file, KEYWORDS, [], {}):
                where = path.relative_to(TEMPLATES).as_posix()
                if message is not None:
                    yield f"{where}:{line}", message if isinstance(message, str) else own(message)
                else:
                    assert where in MARKED, f"{where}:{line} translates no written text"


def own(message: tuple[str | None, ...]) -> Message:
    """Return the texts of a call: the extractor gives the other arguments as None."""
    texts = [text for text in message if text is not None]
    return texts[0] if len(texts) == 1 else (texts[0], texts[1])


def in_code() -> Iterator[tuple[str, Message]]:
    """Yield (where, text) of every text that the code marks."""
    for path in sorted(CODE.rglob("*.py")):
        if "node_modules" not in path.parts:
            with path.open("rb") as file:
                for line, text, _, _ in extract("python", file, {"mark": None}):
                    yield f"{path.relative_to(CODE)}:{line}", text


def asked() -> dict[Message, list[str]]:
    """Return every text of the pages and where it is asked for."""
    found: dict[Message, list[str]] = {}
    for where, message in (*in_templates(), *in_code()):
        found.setdefault(message, []).append(where)
    return found


def entries(language: str) -> list[tuple[str, Message, tuple[str, ...]]]:
    """Return (file, text, translations) of every entry of a language."""
    return [
        (
            path.name,
            entry.id if isinstance(entry.id, str) else tuple(entry.id),
            (entry.string,) if isinstance(entry.string, str) else tuple(entry.string),
        )
        for path in sorted((FOLDER / language).glob("*.po"))
        for entry in read_catalogue(path)
        if entry.id
    ]


TRANSLATED = [language for language in LANGUAGES if language != SOURCE]


def test_the_extractor_finds_what_is_there():
    """Else all that follows would be true of nothing."""
    found = asked()
    assert len(found) > 100
    assert "Coverage" in found
    assert ("%(num)s requirement", "%(num)s requirements") in found
    assert any(where.startswith("pages/") for where in found["Coverage"]), "mark() in the code"
    assert any(where.startswith("cell.html") for where in found["Coverage"])


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language):
    known = {message for _, message, _ in entries(language)}
    missing = {str(message): places for message, places in asked().items() if message not in known}
    assert missing == {}


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_unused(language):
    wanted = asked()
    unused = [
        f"{file}: {message}" for file, message, _ in entries(language) if message not in wanted
    ]
    assert unused == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_stands_in_two_files(language):
    places = Counter(message for _, message, _ in entries(language))
    assert [message for message, count in places.items() if count > 1] == []
    # One in the singular and the same with a plural would hide each other.
    single = Counter(m if isinstance(m, str) else m[0] for _, m, _ in entries(language))
    assert [message for message, count in single.items() if count > 1] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_says_something_in_every_form(language):
    wrong = []
    for file, message, said in entries(language):
        forms = 1 if isinstance(message, str) else 2
        if len(said) != forms or not all(text.strip() for text in said):
            wrong.append(f"{file}: {message}")
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_slots_of_its_text(language):
    wrong = []
    for file, message, said in entries(language):
        texts = (message,) if isinstance(message, str) else message
        wanted = {slot for text in texts for slot in SLOT.findall(text)}
        for text in said:
            # The number may go unsaid where there is one.
            if set(SLOT.findall(text)) not in (wanted, wanted - {"num"}):
                wrong.append(f"{file}: {text}")
            if re.sub(SLOT, "", text).count("%"):
                wrong.append(f"{file}: a loose % in {text}")
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_well_formed(path):
    catalogue = read_catalogue(path)
    assert str(catalogue.locale) == path.parent.name
    assert catalogue.num_plurals == 2
    assert not any(entry.fuzzy for entry in catalogue if entry.id)


def test_what_is_translated_is_said():
    assert translations("sv").gettext("Coverage") == "Täckning"
    assert translations("sv").ngettext("%(num)s requirement", "%(num)s requirements", 1) == (
        "%(num)s krav"
    )
    assert translations("en").gettext("Coverage") == "Coverage"
    assert translations("en").ngettext("one", "many", 2) == "many"


def literal(source: str) -> list[str]:
    """Return the words that a template says without having them translated."""
    found = []
    bare = re.sub(r"<(script|style)\b.*?</\1>", "", source, flags=re.DOTALL)
    tree = environment(SOURCE).parse(bare)
    # What is put in from elsewhere is marked, so that the tags around it stay whole.
    markup = ""
    for node in tree.find_all((nodes.Output, nodes.TemplateData)):
        if isinstance(node, nodes.TemplateData):
            markup += node.data + " \x00 "
    for words in re.split(r"<[^>]*>", markup):
        found.append(words)
    for name, words in re.findall(r"([\w-]+)=\"([^\"<>]*)\"", markup):
        if name in TOLD:
            found.append(words)
    told = [re.sub(r"&\w+;|[^\w\s]|\x00", " ", words).strip() for words in found]
    return [
        words for words in told if re.search(r"[^\W\d_]{2}", words) and words not in AS_THEY_ARE
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<p>Några ord</p>",
        "{% if x %}<b>Word</b>{% endif %}",
        '<input aria-label="Search">',
        '<p title="Hjälp">{{ _("Help") }}</p>',
        "{% macro m() %}<li>{{ x }} av</li>{% endmacro %}",
    ],
)
def test_text_that_is_not_translated_is_found(source):
    assert literal(source)


@pytest.mark.parametrize(
    "source",
    [
        '<p class="lead">{{ _("Help") }} – {{ x }}, 2023.</p>',
        '<a href="/docs">{{ _("Help") }}</a>&nbsp;›',
        "<script>const words = 1;</script>",
        '<a href="/x">CSV</a>',
        "{# a comment #}",
    ],
)
def test_marks_names_and_machinery_are_not_text(source):
    assert literal(source) == []


@pytest.mark.parametrize(
    "path",
    sorted(TEMPLATES.rglob("*.html")),
    ids=lambda path: path.relative_to(TEMPLATES).as_posix(),
)
def test_a_template_says_nothing_untranslated(path):
    assert literal(path.read_text("utf-8")) == []
