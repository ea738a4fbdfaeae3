"""How a value node reads as a string, and in which language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pyoxigraph as ox
from rdflib import SH, XSD, Literal, URIRef

from graph.validate.engine.constraints.constraint import Filtered, Rows, unless
from graph.validate.engine.parameters import Parameters
from graph.validate.engine.value_nodes import ValueNodes


@dataclass(frozen=True)
class MinLength(Filtered):
    """sh:minLength: at least so many characters; a blank node has none."""

    component: ClassVar[URIRef] = SH.MinLengthConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.minLength,)
    least: int

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[MinLength]:
        least = shape.number(SH.minLength)
        if least is not None:
            yield cls(least)

    def fails(self, at: ValueNodes) -> str:
        return unless(f"!isBlank({at.value}) && STRLEN(STR({at.value})) >= {self.least}")


@dataclass(frozen=True)
class MaxLength(Filtered):
    """sh:maxLength: at most so many characters."""

    component: ClassVar[URIRef] = SH.MaxLengthConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.maxLength,)
    most: int

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[MaxLength]:
        most = shape.number(SH.maxLength)
        if most is not None:
            yield cls(most)

    def fails(self, at: ValueNodes) -> str:
        return unless(f"!isBlank({at.value}) && STRLEN(STR({at.value})) <= {self.most}")


@dataclass(frozen=True)
class Pattern(Filtered):
    """sh:pattern with sh:flags: a regular expression that matches."""

    component: ClassVar[URIRef] = SH.PatternConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.pattern, SH.flags)
    expression: str
    flags: str

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[Pattern]:
        expression, flags = shape.text(SH.pattern), shape.text(SH.flags)
        if expression is not None:
            yield cls(expression, flags or "")

    def matches(self, text: str) -> str:
        """Return the condition that an expression matches; an error when no engine can read it."""
        flags = f", {ox.Literal(self.flags)}" if self.flags else ""
        return f"REGEX({text}, {ox.Literal(self.expression)}{flags})"

    def fails(self, at: ValueNodes) -> str:
        return unless(f"!isBlank({at.value}) && {self.matches(f'STR({at.value})')}")


@dataclass(frozen=True)
class LanguageIn(Filtered):
    """sh:languageIn: in one of some languages, however closely the tag says which kind of it."""

    component: ClassVar[URIRef] = SH.LanguageInConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.languageIn,)
    languages: tuple[str, ...]

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[LanguageIn]:
        head = shape.one(SH.languageIn)
        if head is None:
            return
        members = shape.members(SH.languageIn, head)
        for member in members:
            if not isinstance(member, Literal) or member.datatype not in (None, XSD.string):
                raise shape.wrong(SH.languageIn, member, "text")
        yield cls(tuple(str(member) for member in members))

    def fails(self, at: ValueNodes) -> str:
        spoken = f"LANG({at.value})"
        ranges = [f"LANGMATCHES({spoken}, {ox.Literal(tag)})" for tag in self.languages]
        return unless(f"isLiteral({at.value}) && ({' || '.join(ranges) or 'false'})")


@dataclass(frozen=True)
class UniqueLang:
    """sh:uniqueLang: no two value nodes in one language."""

    component: ClassVar[URIRef] = SH.UniqueLangConstraintComponent
    parameters: ClassVar[tuple[URIRef, ...]] = (SH.uniqueLang,)

    @classmethod
    def read(cls, shape: Parameters) -> Iterator[UniqueLang]:
        shape.needs_path(SH.uniqueLang)
        if shape.flag(SH.uniqueLang):
            yield cls()

    def violations(self, at: ValueNodes) -> Rows | None:
        tag = at.context.fresh("language")
        if at.path and at.path.is_step:
            # To look a second value up takes less time than counting.
            second = at.context.fresh("second")
            other = at.path.between(at.focus, second)
            differs = f"!sameTerm({at.value}, {second})"
            same = f'LCASE(LANG({at.value})) = LCASE(LANG({second})) && LANG({second}) != ""'
            pair = f"{at.pattern} {other} FILTER({differs} && {same})"
            return Rows(f"{pair} BIND(LCASE(LANG({at.value})) AS {tag})", also=(tag,))
        said = f'{at.pattern} BIND(LCASE(LANG({at.value})) AS {tag}) FILTER({tag} != "")'
        return Rows(
            f"{{ SELECT {at.focus} {tag} WHERE {{ {said} }} GROUP BY {at.focus} {tag} "
            f"HAVING (COUNT(DISTINCT {at.value}) > 1) }}",
            also=(tag,),
        )

    def conforming(self, at: ValueNodes) -> str | None:
        return None
