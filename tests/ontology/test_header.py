"""Each file says what it is, and version, namespace and prefix are the same everywhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, VANN

from graph.namespaces import BASE, PREFIXES
from ontology import alignments, core
from ontology.context import context

FILES = core() + alignments()
names = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def header(path: Path) -> tuple[Graph, URIRef]:
    """Return the graph of a file and its ontology."""
    graph = Graph().parse(path)
    (ontology,) = graph.subjects(RDF.type, OWL.Ontology)
    assert isinstance(ontology, URIRef)
    return graph, ontology


@names
@pytest.mark.parametrize(
    "field", [DCTERMS.title, DCTERMS.description], ids=["title", "description"]
)
def test_title_and_description_in_both_languages(path: Path, field: URIRef) -> None:
    """One text in Swedish and one in English."""
    graph, ontology = header(path)
    assert sorted(str(t.language) for t in graph.objects(ontology, field)) == ["en", "sv"]


@names
def test_licence_creator_and_date(path: Path) -> None:
    """The licence is an address, the creator is named, the date is a date."""
    graph, ontology = header(path)
    (licence,) = graph.objects(ontology, DCTERMS.license)
    assert licence == URIRef("https://creativecommons.org/licenses/by/4.0/")
    (creator,) = graph.objects(ontology, DCTERMS.creator)
    assert str(creator) == "Samverkan"
    (issued,) = graph.objects(ontology, DCTERMS.issued)
    assert isinstance(issued, Literal)
    assert issued.datatype == XSD.date


@names
def test_version_address_ends_with_the_version(path: Path) -> None:
    """versionIRI is the address of the ontology followed by versionInfo."""
    graph, ontology = header(path)
    (version,) = graph.objects(ontology, OWL.versionInfo)
    assert re.fullmatch(r"\d+\.\d+\.\d+", str(version))
    assert set(graph.objects(ontology, OWL.versionIRI)) == {URIRef(f"{ontology}/{version}")}


@names
def test_preferred_prefix_is_the_one_in_use(path: Path) -> None:
    """The prefix and namespace that a file prefers are those of the whole project."""
    graph, ontology = header(path)
    (prefix,) = graph.objects(ontology, VANN.preferredNamespacePrefix)
    (address,) = graph.objects(ontology, VANN.preferredNamespaceUri)
    assert PREFIXES[str(prefix)] == str(address)


def versions() -> set[str]:
    """Return the versions that the files state."""
    return {str(v) for path in FILES for v in header(path)[0].objects(None, OWL.versionInfo)}


def test_one_version() -> None:
    """All files carry the same version."""
    assert len(versions()) == 1


def test_version_is_that_of_the_package(root: Path) -> None:
    """The package carries the version of the ontology."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert versions() == {project["version"]}


def test_version_is_in_the_changelog(root: Path) -> None:
    """The newest released version of the changelog is that of the ontology."""
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[?v?(\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert released
    assert versions() == {released[0]}


def test_namespace_is_written_once(terms: Graph, samv: Namespace) -> None:
    """Every own term is defined by the ontology whose namespace the library uses."""
    assert str(samv) == PREFIXES["samv"] == BASE + "ns#"
    assert set(terms.objects(None, RDFS.isDefinedBy)) == {URIRef(BASE + "ns")}


def test_prefixes_mean_the_same_everywhere() -> None:
    """A prefix of a Turtle file or of the context is the library's, where it has one."""
    for path in FILES:
        for prefix, address in re.findall(r"@prefix (\S*): +<(\S+)>", path.read_text("utf-8")):
            assert PREFIXES.get(prefix, address) == address, (path.name, prefix)
    entries = context()["@context"]
    shared = {prefix for prefix in PREFIXES if isinstance(entries.get(prefix), str)}
    assert len(shared) > 10
    for prefix in shared:
        written = entries[prefix]
        assert written == PREFIXES[prefix] or written.startswith("samv:"), prefix
