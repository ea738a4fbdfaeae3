"""RDF files: a broken one is refused with its line, whatever is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

import ontology
from graph.findings import Refused
from graph.load import load_sources
from graph.rdf import read_rdf
from graph.store import EmbeddedStore


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_file_says_its_quads_and_prefixes(tmp_path: Path) -> None:
    path = write(tmp_path, "a.ttl", "@prefix x: <urn:x:> .\nx:å x:p <b> .\n")
    document = read_rdf(path)
    (quad,) = document.quads
    assert quad.subject.value == "urn:x:å"
    assert quad.object.value == (tmp_path / "b").resolve().as_uri()
    assert document.prefixes == {"x": "urn:x:"}


def test_two_files_never_share_a_blank_node(tmp_path: Path) -> None:
    text = "_:a <urn:p> 1 .\n"
    first, second = (read_rdf(write(tmp_path, name, text)) for name in ("a.ttl", "b.ttl"))
    assert first.quads[0].subject != second.quads[0].subject


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.ttl", "<urn:a> <urn:p> .\n", "broken-rdf"),
        ("a.nt", "<urn:a> <urn:p>\n", "broken-rdf"),
        ("a.rdf", "<rdf", "broken-rdf"),
        ("a.docx", "x", "unknown-format"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_rdf(write(tmp_path, name, text))
    (finding,) = refused.value.findings
    assert (finding.code, finding.where.file) == (code, name)


def test_the_line_of_the_fault_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.ttl", "<urn:a> <urn:p> 1 .\n<urn:a> <urn:p> .\n")
    with pytest.raises(Refused) as refused:
        read_rdf(path)
    assert refused.value.findings[0].where.line == 2


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        read_rdf(tmp_path / "none.ttl")
    assert refused.value.findings[0].code == "unreadable-file"


def test_a_broken_ontology_is_refused_and_nothing_is_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "samverkan.ttl", "<urn:a> <urn:p> .\n")
    monkeypatch.setattr(ontology, "FOLDER", tmp_path)
    store = EmbeddedStore()
    with pytest.raises(Refused):
        load_sources(store)
    assert len(store) == 0
