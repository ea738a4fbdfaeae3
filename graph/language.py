"""Texts in both languages. Swedish comes first; every text has both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Language = Literal["sv", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "en")


@dataclass(frozen=True, order=True)
class Text:
    """The same thing said in Swedish and in English."""

    sv: str
    en: str

    def __bool__(self) -> bool:
        return bool(self.sv or self.en)

    def __getitem__(self, language: Language) -> str:
        return self.sv if language == "sv" else self.en

    def format(self, **values: object) -> Text:
        """Fill the slots; a `Text` value is filled in its own language."""
        return Text(*(self._fill(language, values) for language in LANGUAGES))

    def _fill(self, language: Language, values: dict[str, object]) -> str:
        own = {k: v[language] if isinstance(v, Text) else v for k, v in values.items()}
        return self[language].format(**own)

    @staticmethod
    def same(value: str) -> Text:
        """A text that reads the same in both languages, such as a proper name."""
        return Text(value, value)

    @staticmethod
    def joined(separator: str, texts: Iterable[Text]) -> Text:
        """Join texts in each language; empty ones are left out."""
        own = list(texts)
        return Text(
            separator.join(text.sv for text in own if text.sv),
            separator.join(text.en for text in own if text.en),
        )

    def as_json(self) -> dict[str, str]:
        return {"sv": self.sv, "en": self.en}


EMPTY = Text("", "")


def choose(value: str | None) -> Language:
    """Return the supported language nearest to a language tag; Swedish unless English."""
    return "en" if (value or "").lower().startswith("en") else "sv"
