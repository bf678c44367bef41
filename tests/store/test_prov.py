"""edition.json as W3C PROV, read back by the `prov` library."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity, ProvUsage
from tests.cli.conftest import command, make

from pactbrief.store.prov_json import PROV_NAME


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition with its PROV, and with that of the one before."""
    root = make(tmp_path_factory.mktemp("prov") / "workspace")
    for day in ("2024-05-31", "2024-06-07"):
        done = command("build", "--as-of", day, "--format", "prov", cwd=root)
        assert done.returncode == 0, done.stderr
    return root / "briefs" / "weekly" / "2024-W23"


def record(edition: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((edition / "edition.json").read_text())
    return read


def test_it_reads_back_as_prov(edition: Path) -> None:
    document = ProvDocument.deserialize(str(edition / PROV_NAME), format="jsonld")
    entities = {str(one.identifier): one for one in document.get_records(ProvEntity)}
    assert "pb:source/norway" in entities and "pb:edition/2024-W22" in entities
    built = record(edition)
    assert {f"pb:claim/{claim['id']}" for claim in built["claims"]} <= entities.keys()
    assert {f"pb:document/{one['path']}" for one in built["documents"]} <= entities.keys()
    used = {str(one.args[1]) for one in document.get_records(ProvUsage)}
    assert used == {f"pb:source/{source['id']}" for source in built["sources"]}


def test_every_document_and_claim_leads_back_to_its_source(edition: Path) -> None:
    document = ProvDocument.deserialize(str(edition / PROV_NAME), format="jsonld")
    origin: dict[str, set[str]] = {}
    for one in document.get_records(ProvDerivation):
        origin.setdefault(str(one.args[0]), set()).add(str(one.args[1]))
    entities = {str(one.identifier) for one in document.get_records(ProvEntity)}
    assert {name for names in origin.values() for name in names} <= entities  # nothing is derived from what is not there

    def sources(name: str) -> set[str]:
        found = {name} if name.startswith("pb:source/") else set()
        return found.union(*(sources(other) for other in origin.get(name, ())))

    for name in entities:
        if name.startswith(("pb:document/", "pb:claim/", "pb:passage/", "pb:dossier/")):
            assert sources(name) == {"pb:source/norway"}


def test_the_hashes_are_those_of_the_edition(edition: Path) -> None:
    nodes = {node["@id"]: node for node in json.loads((edition / PROV_NAME).read_text())["@graph"] if "@id" in node}
    for one in record(edition)["documents"]:
        assert nodes[f"pb:document/{one['path']}"]["pb:sha256"] == [{"@value": one["sha256"]}]


def test_memos_are_kept_where_prov_alone_is_asked_for(edition: Path) -> None:
    assert {"weekly.docx", "weekly.pdf", "edition.json", PROV_NAME} <= {path.name for path in edition.iterdir()}


def test_one_that_was_lost_is_written_again_with_the_same_bytes(edition: Path) -> None:
    before = (edition / PROV_NAME).read_bytes()
    (edition / PROV_NAME).unlink()
    done = command("build", "--as-of", "2024-06-07", "--format", "prov", cwd=edition.parents[2])
    assert done.returncode == 0, done.stderr
    assert (edition / PROV_NAME).read_bytes() == before
    again = command("build", "--as-of", "2024-06-07", "--format", "prov", cwd=edition.parents[2])
    assert "nothing to do" in again.stdout
