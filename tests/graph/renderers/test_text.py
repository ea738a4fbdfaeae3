"""Renderers: what stands on the screen of somebody who has never heard of the machinery."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rdflib import Graph

from graph.findings import Finding, Named, Place, Severity, refuse
from graph.language import LANGUAGES, Language, Text
from graph.namespaces import thing
from graph.perspective import Perspective
from graph.renderers.text import WIDTH, files_text, findings_text, notes_text, validation_text
from graph.validate.files import FileValidation
from graph.validate.validation import Validation, validate

View = Callable[..., Perspective]
FORBIDDEN = re.compile(
    r"https?:|\bsh:|samv:|minCount|SHACL|[(,\[] ?None\b|[{}]|\b(?:locality|group|org)/"
)
each_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def dalarna(view: View) -> Validation:
    return validate(view("2022-12-31"), thing("locality/20").value)


@pytest.fixture(scope="module")
def country(view: View) -> Validation:
    return validate(view("2026-11-22"))


def told(validation: Validation, language: Language = "sv", most_names: int = 20) -> str:
    return validation_text(validation, language, most_names)


def block(text: str, title: str) -> str:
    """The block that begins with a title, its lines joined."""
    (own,) = [part for part in text.split("\n\n") if part.split("\n")[0] == title]
    return re.sub(r"\s+", " ", own)


def test_the_head_says_what_was_asked_and_of_how_many(dalarna: Validation) -> None:
    head = told(dalarna).split("\n\n")[0].split("\n")
    assert head[0] == "Kontroll av Dalarnas län den 2022-12-31"
    assert head[1].startswith("Som det var känt 2026-11-22; tolkade uppgifter räknas med")
    assert re.fullmatch(r"Brist \d+ · Osäkert \d+ · Pågår \d+", head[2])
    assert head[2].startswith("Brist ")


def test_every_requirement_is_told_with_its_denominator(dalarna: Validation) -> None:
    own = block(told(dalarna), "Kraven")
    assert (
        "Lokal överenskommelse (LÖK) Gäller 15 områden, redovisat för 6: Uppfyllt 1, "
        "Ej uppfyllt 3, Ej redovisat 9, Motstridiga uppgifter 2. Enligt Länsövergripande" in own
    )
    assert (
        "• Länets överenskommelse bryts ned i lokala överenskommelser. "
        "Texten är skriven i presens, utan ska eller bör. Samverkan på lokal nivå, textrad 279."
        in own
    )
    assert "Ordet som binder är ”ansvarar”. Resurser och implementering, textrad 291." in own
    assert "Läsningen av kravet är tolkad. Kravet gällde till och med 2019-12-31." in own


def test_the_reading_is_said(view: View) -> None:
    area = thing("locality/20").value
    stated = told(validate(view("2022-12-31", stated_only=True), area), "en")
    assert "interpreted statements are left out" in stated


def test_a_contradiction_is_told_with_clause_voices_and_step(dalarna: Validation) -> None:
    own = block(told(dalarna), "Ludvika")
    assert "Osäkert – Motstridiga uppgifter: Lokal överenskommelse (LÖK)." in own
    assert "Krav: Länets överenskommelse bryts ned i lokala överenskommelser." in own
    assert re.search(r"Svar: Uppfyllt \(delvis i kraft, avser 2022\)\. [^]]*textrad 173\]", own)
    assert re.search(
        r"Svar: Ej uppfyllt \(finns inte\)\. [^[]* – [^[]*, mars 2023 \[källa 2: [^]]*62\]", own
    )
    assert "Dokumenterat: " in own
    assert "Åtgärdsförslag: Avgör vilken uppgift som gäller" in own


def test_localities_stand_in_swedish_order(dalarna: Validation) -> None:
    lines = told(dalarna).split("\n")
    names = [line for line in lines if line and not line.startswith(" ")]
    assert names.index("Ludvika") < names.index("Smedjebacken") < names.index("Säter")


def test_what_many_share_is_one_line_with_the_count(country: Validation) -> None:
    text = told(country)
    assert text.count("Inga krav inlästa.") == 1
    count = country.by_code["G01-no-requirements"]
    assert f"    {count} områden\n" in text
    assert "Stockholm" not in text
    assert "Stockholm" in told(country, most_names=300)


def test_the_names_of_a_few_are_given(dalarna: Validation) -> None:
    shared = block(told(dalarna), "Gemensamt för flera områden")
    assert "15 områden: Avesta, Borlänge, Falun," in shared
    assert shared.count("(K09)") == 4


def test_sources_are_named_once(dalarna: Validation) -> None:
    text = told(dalarna)
    notes = text.rstrip().split("\n\n")[-1].split("\n")
    assert notes[0] == "Källor"
    for number, note in enumerate(notes[1:], 1):
        assert note.startswith(f"  {number}  ")
        assert f"källa {number}" in text


@each_language
def test_no_word_of_the_machinery(
    dalarna: Validation, country: Validation, language: Language
) -> None:
    for validation in (dalarna, country):
        text = told(validation, language)
        assert not FORBIDDEN.findall(text)
        assert max(map(len, text.split("\n"))) <= WIDTH


def test_the_languages_differ_in_everything_but_names(dalarna: Validation) -> None:
    swedish = {line.strip() for line in told(dalarna, "sv").split("\n")}
    english = {line.strip() for line in told(dalarna, "en").split("\n")}
    left = {line for line in swedish & english if re.search(r"[a-zåäö]{4} [a-zåäö]{4}", line)}
    assert not left
    assert "Gap" in told(dalarna, "en")


def test_nothing_to_act_on_is_said(dalarna: Validation) -> None:
    assert "Inget att åtgärda." in told(replace(dalarna, findings=()))


VOICE = {
    "kind": "statement",
    "status": "fulfilled",
    "status_label": {"sv": "Uppfyllt", "en": "Fulfilled"},
    "stage_label": {"sv": "i kraft", "en": "in force"},
    "answered": {"sv": "2022", "en": "2022"},
    "period": {"sv": "", "en": ""},
    "basis": "interpreted",
    "speaks": False,
    "detail": {"sv": "", "en": ""},
    "respondent": None,
    "source_name": {"sv": "Enkäten", "en": "The survey"},
    "evidence": [
        {"locator": {"sv": "rad 1", "en": "row 1"}, "paraphrase": {"sv": "Ja.", "en": "Yes."}}
    ],
}


CLAUSE = {
    "agreement_name": {"sv": "Avtalet", "en": "The agreement"},
    "modal": "ska",
    "binding": {"sv": "Ordet som binder är ”ska”.", "en": "The binding word is “ska”."},
    "text": {"sv": "Alla har en grupp.", "en": "All have a group."},
    "evidence": [
        {
            "source_name": {"sv": "Avtalets text", "en": "The text"},
            "locator": {"sv": "s. 1", "en": "p. 1"},
        }
    ],
}
KRAV = Text("Krav", "Requirement")


def finding(code: str, locality: str, voices: int = 0) -> Finding:
    return Finding(
        code=f"{code}-x",
        severity=Severity.UNCERTAIN,
        what=Text(f"Vad {code}.", f"What {code}."),
        where=Place(
            locality=Named(locality, Text.same(locality)), thing=Named("requirement/krav", KRAV)
        ),
        why=Text("Därför.", "Therefore."),
        fix=Text(f"Gör {code}.", f"Do {code}."),
        clauses=(CLAUSE,),
        evidence=(VOICE,) * voices,
    )


def test_a_voice_shows_how_sure_and_whether_it_still_counts(dalarna: Validation) -> None:
    text = told(replace(dalarna, findings=(finding("K05", "Ås", 1),)))
    assert (
        "    Svar: Uppfyllt (i kraft, tolkat, ersatt av ett senare svar). Ja. – 2022 "
        "[källa 3: rad 1]\n" in text
    )
    assert text.endswith("\n  2  Avtalets text\n  3  Enkäten\n")


def test_the_voices_of_a_requirement_are_told_once(dalarna: Validation) -> None:
    findings = (finding("K05", "Ås", 2), finding("K12", "Ås", 2))
    text = told(replace(dalarna, findings=findings))
    assert text.count("Krav: Alla har en grupp.") == 1
    assert text.count("Svar:") == 2
    assert text.count("Åtgärdsförslag:") == 2


def test_what_says_nothing_of_the_voices_does_not_silence_them(dalarna: Validation) -> None:
    findings = (finding("K09", "Ås"), finding("K12", "Ås", 2))
    assert told(replace(dalarna, findings=findings)).count("Svar:") == 2


def test_what_has_voices_is_never_merged(dalarna: Validation) -> None:
    findings = (finding("K05", "Ed", 1), finding("K05", "Ås", 1))
    assert "Gemensamt" not in told(replace(dalarna, findings=findings))
    silent = (finding("K05", "Ed"), finding("K05", "Ås"))
    assert "2 områden: Ed, Ås" in told(replace(dalarna, findings=silent))


# What is wrong with the statements themselves.


def test_faults_of_statements_are_told_by_check_with_their_cells(dalarna: Validation) -> None:
    cell = Place(file="s/groups.csv", line=7, row="ett", column="kind")
    first, second = (
        Finding(
            "N05-kind",
            Severity.GAP,
            Text(f"Slag saknas: {name}.", f"No kind: {name}."),
            replace(place, thing=Named(f"group/{name}", Text.same(name))),
            title=Text("Slag saknas", "No kind"),
            why=Text("Det ska finnas ett.", "There must be one."),
            fix=Text("Ange det.", "State it."),
            evidence=({"kind": "value", "name": {"sv": "råd", "en": "council"}},) * values,
            suite="integrity",
        )
        for name, place, values in (("Ett", cell, 1), ("Två", Place(), 0))
    )
    text = told(replace(dalarna, suites=("integrity",), findings=(first, second)))
    assert "Kraven" not in text
    assert text.endswith(
        "Uppgifterna i källorna\n"
        "  Brist – Slag saknas. Det ska finnas ett. (N05)\n"
        "    • Ett – råd [s/groups.csv, rad 7 (ett), kolumn kind]\n"
        "    • Två\n"
        "    Åtgärdsförslag: Ange det.\n"
    )


# Findings by themselves.

REFUSED = refuse("bad-day", Place(file="s/claims.csv", line=4, column="as_of"), value="2023-02-30")


def test_a_finding_by_itself_says_where_what_and_what_to_write() -> None:
    assert findings_text([REFUSED], "sv") == (
        "Brist – s/claims.csv, rad 4, kolumn as_of: ”2023-02-30” är inte en dag som finns i "
        "kalendern.\n"
        "  Åtgärdsförslag: Skriv dagen som år-månad-dag, till exempel 2023-03-31.\n"
    )
    assert findings_text([REFUSED], "en").startswith("Gap – s/claims.csv, line 4, column as_of: “")
    assert findings_text([], "sv") == ""


def test_a_note_is_no_fault() -> None:
    assert notes_text([REFUSED], "sv") == (
        "Observera: s/claims.csv, rad 4, kolumn as_of: ”2023-02-30” är inte en dag som finns i "
        "kalendern.\n"
        "  Skriv dagen som år-månad-dag, till exempel 2023-03-31.\n"
    )
    assert notes_text([REFUSED], "en").startswith("Note: s/claims.csv, line 4")
    assert notes_text([], "sv") == ""


def test_a_file_tells_its_things_by_name_and_how_much_there_is() -> None:
    place = Place(file="d.ttl", thing=Named("urn:x:a", Text.same("Rådet")))
    bare = Finding("x", Severity.UNCERTAIN, Text("Fel.", "Wrong."), place)
    assert files_text(FileValidation((bare,), Graph()), "sv") == (
        "Osäkert – d.ttl, Rådet: Fel.\n1 avvikelse från kontrollerna.\n"
    )
    assert files_text(FileValidation((bare, bare), Graph()), "en").endswith(
        "\n2 departures from the checks.\n"
    )
    assert files_text(FileValidation((), Graph()), "sv") == "Inget bryter mot kontrollerna.\n"
