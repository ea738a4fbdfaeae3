"""Finding things by what a strategist writes, on the curated sources and on small ones."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from graph.findings import Finding, Refused
from graph.localities import Gazetteer
from graph.namespaces import BASE, expand, reference, thing
from graph.perspective import Perspective
from graph.search import SUGGESTIONS, Form, Names, find, resolve, suggest
from graph.store import EmbeddedStore

PLACES = ("locality",)
ACTORS = ("org", "group", "function")


def small(*names: tuple[str, str]) -> Perspective:
    """A perspective on things that have only an address and a name."""
    store, graph = EmbeddedStore(), NamedNode(BASE + "graph/small")
    label = expand("skos:prefLabel")
    store.replace(
        graph,
        [Quad(thing(key), label, Literal(name, language="sv"), graph) for key, name in names],
    )
    return Perspective(store, date(2023, 3, 31), date(2026, 1, 1))


def found(perspective: Perspective, text: str, types: tuple[str, ...] | None = None) -> str:
    return reference(resolve(perspective, text, types))


def refused(perspective: Perspective, text: str, types: tuple[str, ...] | None = None) -> Finding:
    with pytest.raises(Refused) as caught:
        find(perspective, text, types)
    [finding] = caught.value.findings
    return finding


@pytest.fixture(scope="module")
def march(view: Callable[..., Perspective]) -> Perspective:
    return view("2023-03-31")


@pytest.fixture(scope="module")
def places(march: Perspective) -> Names:
    return Names(march, PLACES)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("20", "locality/20"),
        ("1489", "locality/1489"),
        ("locality/1489", "locality/1489"),
        (" Mora ", "locality/2062"),
        ("”Mora”", "locality/2062"),
        ("Moras", "locality/2062"),
        ("Leksands", "locality/2029"),
        ("Malung Sälens", "locality/2023"),
        ("Falu", "locality/2080"),
        ("Dalarnas län", "locality/20"),
        ("Dalarna", "locality/20"),
        ("Dalarna County", "locality/20"),
        ("Lerums kommun", "locality/1441"),
        ("Lerum och Alingsås", "locality/lerum-alingsas"),
        ("nykoping", "locality/0480"),
        ("Orkelljungas", "locality/1257"),
        ("HÅBO", "locality/0305"),
        ("habo", "locality/0643"),
        ("Alingsa\u030as", "locality/1489"),
    ],
)
def test_a_place_is_found(places: Names, text: str, address: str) -> None:
    assert reference(places.find(text).iri) == address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("org/alingsas-lasarett", "org/alingsas-lasarett"),
        ("alingsas-lasarett", "org/alingsas-lasarett"),
        ("Alingsås lasaretts", "org/alingsas-lasarett"),
        ("Öppenvårdspsykiatrin Ludvika", "org/ovp-ludvika"),
        ("Öppenvårds-psykiatrin Ludvika", "org/ovp-ludvika"),
        ("Öppenvårdspsykiatrin i Ludvika", "org/ovp-ludvika"),
        ("öppenvårds-psykiatrins Ludvika", "org/ovp-ludvika"),
        ("oppenvardspsykiatrin ludvika", "org/ovp-ludvika"),
        ("SAML A", "org/samla"),
        ("samordningsgruppens", "group/samla-samordningsgruppen"),
        ("Lerum", "org/kommun-1441"),
        ("Lerums", "org/kommun-1441"),
        ("1441", "org/kommun-1441"),
        ("Mora", "org/kommun-2062"),
    ],
)
def test_an_actor_is_found(march: Perspective, text: str, address: str) -> None:
    assert found(march, text, ACTORS) == address


def test_the_wanted_types_decide_between_a_place_and_its_organisation(march: Perspective) -> None:
    assert find(march, "Mora").iri == thing("locality/2062").value
    assert find(march, "Mora").kind is Form.NAME
    assert find(march, "Mora", ("org",)).kind is Form.TWIN
    assert found(march, "Mora kommun") == "org/kommun-2062"


def test_any_type_may_be_asked_for(march: Perspective) -> None:
    address = "requirement/dalarna-lokal-overenskommelse"
    assert found(march, "lokal överenskommelse", ("requirement",)) == address
    assert found(march, address, ("*",)) == address


def test_every_municipality_is_found_by_its_code_its_name_and_the_genitive(
    march: Perspective, places: Names
) -> None:
    for locality in Gazetteer.of(march.knowledge).localities.values():
        if locality.type != "municipality":
            continue
        name = locality.name.sv
        genitive = name if name.endswith("s") else f"{name}s"
        for text in (locality.key, name, genitive, f"{genitive} kommun"):
            assert places.find(text).iri == locality.iri, text


@given(data=st.data())
def test_case_composition_and_hyphens_do_not_matter(places: Names, data: st.DataObject) -> None:
    name, key = data.draw(st.sampled_from([("Malung-Sälen", "2023"), ("Östra Göinge", "1256")]))
    form = data.draw(st.sampled_from(["NFC", "NFD"]))
    typed = "".join(data.draw(st.sampled_from([c, c.upper(), c.lower()])) for c in name)
    typed = data.draw(st.sampled_from(["-", " ", "  ", "–", ""])).join(
        typed.replace("-", " ").split()
    )
    assert reference(places.find(unicodedata.normalize(form, typed)).iri) == f"locality/{key}"


@given(st.text(max_size=12))
def test_any_text_is_answered_or_refused(places: Names, text: str) -> None:
    try:
        answer = reference(places.find(text).iri)
    except Refused as refusal:
        answer = refusal.findings[0].code
    assert answer.startswith(("locality/", "unknown-place", "ambiguous-thing"))


def test_plain_letters_stand_for_dotted_ones_only_when_nothing_is_written_so() -> None:
    both = small(("locality/0305", "Håbo"), ("locality/0643", "Habo"))
    assert found(both, "habo") == "locality/0643"
    assert found(both, "Habos") == "locality/0643"
    assert found(both, "Håbos") == "locality/0305"
    assert found(small(("locality/0305", "Håbo")), "habo") == "locality/0305"


def test_a_dotted_letter_never_stands_for_a_plain_one() -> None:
    finding = refused(small(("locality/0643", "Habo")), "Håbo", PLACES)
    assert finding.code == "unknown-place"
    assert finding.fix.sv.startswith("Menade du ”Habo” (locality/0643)?")


def test_an_exact_name_outweighs_an_inflected_one() -> None:
    perspective = small(("group/a", "Teamet"), ("group/b", "Team"))
    assert found(perspective, "teamet") == "group/a"
    assert found(perspective, "team") == "group/b"
    assert refused(perspective, "teamets").code == "ambiguous-thing"


def test_a_misspelt_place_is_refused_with_the_nearest_name(march: Perspective) -> None:
    finding = refused(march, "Mroa", PLACES)
    assert finding.code == "unknown-place"
    assert finding.what.sv == "Det finns ingen plats som heter ”Mroa”."
    assert finding.what.en == "There is no place called “Mroa”."
    assert finding.fix.sv.startswith("Menade du ”Mora” (locality/2062)?")
    assert finding.fix.en.startswith("Did you mean “Mora municipality” (locality/2062)?")


def test_a_misspelt_actor_is_refused_with_the_nearest_name(march: Perspective) -> None:
    finding = refused(march, "Alingsås lasaret", ACTORS)
    assert finding.code == "unknown-thing"
    assert finding.fix.sv.startswith("Menade du ”Alingsås lasarett” (org/alingsas-lasarett)")


def test_part_of_a_name_is_a_suggestion() -> None:
    perspective = small(("group/a", "Rådet för välfärd"), ("group/b", "Styrgruppen"))
    assert "(group/a)" in refused(perspective, "rådet").fix.sv
    assert "(group/b)" not in refused(perspective, "rådet").fix.sv


@pytest.mark.parametrize("text", ["Xyzzy", "", "  ", "?"])
def test_nothing_alike_gives_only_the_way_to_write(march: Perspective, text: str) -> None:
    finding = refused(march, text, PLACES)
    assert finding.fix.sv == (
        "Skriv en kod eller ett namn, till exempel 20, 2062, Mora eller Dalarnas län."
    )


def test_a_code_is_not_guessed_at(march: Perspective) -> None:
    assert refused(march, "2069", PLACES).fix.sv.startswith("Skriv en kod")


def test_a_name_that_two_things_bear_is_refused_with_both(march: Perspective) -> None:
    finding = refused(march, "Region Dalarna", ACTORS)
    assert finding.code == "ambiguous-thing"
    assert finding.what.sv == "”Region Dalarna” kan betyda 2 olika saker."
    assert "(org/region-20)" in finding.fix.sv
    assert "(org/region-dalarna-2017)" in finding.fix.sv
    assert " eller " in finding.fix.sv
    assert " or " in finding.fix.en


@pytest.mark.parametrize("text", ["Lerrums komun", "Region Dalarna", "zzzzzz"])
def test_what_may_be_meant_is_what_the_refusal_names(march: Perspective, text: str) -> None:
    with pytest.raises(Refused) as caught:
        resolve(march, text, ("org",))
    near = suggest(march, text, ("org",))
    assert all(match.name.sv in caught.value.findings[0].fix.sv for match in near)
    assert bool(near) is (text != "zzzzzz")


def test_candidates_are_few_and_in_swedish_order() -> None:
    towns = ["Åmål", "Ystad", "Ängelholm", "Örebro", "Mora", "Avesta"]
    names = [(f"group/g{number}", f"Polsam ({town})") for number, town in enumerate(towns)]
    finding = refused(small(*names), "Polsam")
    assert finding.what.sv == "”Polsam” kan betyda 6 olika saker."
    listed = [word.split(")")[0] for word in finding.fix.sv.split("(group/")[1:]]
    assert listed == ["g5", "g4", "g1", "g0", "g2"]
    assert len(listed) == SUGGESTIONS


def test_the_order_of_loading_does_not_matter() -> None:
    names = [("group/a", "Rådet för vård"), ("group/b", "Rådet för skola"), ("group/c", "Råd")]
    texts = ["Rådet", "rådets", "rådet för", "Rådet för vad"]
    for text in texts:
        outcomes = set()
        for order in (names, names[::-1]):
            try:
                outcomes.add(found(small(*order), text))
            except Refused as refusal:
                outcomes.add(refusal.findings[0].fix.sv)
        assert len(outcomes) == 1
