"""What an analyst wrote in a Word file, over three editions and in all formats."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.oxml.ns import qn
from tests.edits.analyst import (
    LATER,
    PLAN,
    add_footnote,
    append,
    build,
    contract,
    edit,
    element,
    folder,
    notes,
    record,
    region,
    run_xml,
    words,
    workspace_in,
)  # fmt: skip

from pactbrief.verify.checks import verify_file

STATUS = "eu-no/status"
WRITTEN = "Our embassy confirms this, & the text is <public>."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace_in(tmp_path / "workspace")


def errors(path: Path) -> list[str]:
    return [finding.text for finding in verify_file(path) if finding.level == "error"]


def test_an_edit_stays_in_all_formats_for_three_editions(root: Path) -> None:
    first = build(root, 0)
    edit(first / "weekly.docx", STATUS, lambda content: append(content, run_xml(f" {WRITTEN}")))
    for number in (1, 2):
        made = build(root, number)
        for name in ("weekly.docx", "weekly.pdf"):
            text = words(made / name)
            assert WRITTEN in text
            assert "Analyst’s text, written in edition 2024-W22:" in text
            assert errors(made / name) == []
        assert WRITTEN not in words(made / "eu-no.docx")
        kept = record(made)["edits"]
        assert [(one["document"], one["region"], one["since"], one["deleted"], one["review"]) for one in kept] == [
            ("weekly", STATUS, "2024-W22", False, False)
        ]
        assert WRITTEN in kept[0]["text"]
        assert "signed a security and defence partnership" in kept[0]["generated"]
        said = [one for document in record(made)["documents"] for one in document["sentences"] if WRITTEN in one["text"]]
        assert [(one["kind"], len(one["notes"])) for one in said] == [("analyst", 1)] * 2


def test_an_edition_built_again_takes_the_edit_in_and_then_rests(root: Path) -> None:
    made = build(root, 0)
    edit(made / "weekly.docx", STATUS, lambda content: append(content, run_xml(f" {WRITTEN}")))
    build(root, 0)
    assert WRITTEN in words(made / "weekly.pdf")
    assert sorted(p.name for p in made.iterdir()) == ["edition.json", "eu-no.docx", "eu-no.pdf", "weekly.docx", "weekly.pdf"]
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in made.iterdir()}
    build(root, 0)
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in made.iterdir()} == before


def test_look_links_footnotes_and_tracked_changes_survive(root: Path) -> None:
    path = build(root, 0) / "weekly.docx"
    old = notes(path)

    def change(content: object) -> None:
        append(
            content,
            run_xml(" Boldly", "<w:b/>"),
            run_xml(" leaning", "<w:i/>"),
            run_xml(" fremdes Wort", '<w:lang w:val="de-DE"/>'),
            element('<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve"> inserted</w:t></w:r></w:ins>'),
            element('<w:del w:id="2" w:author="A"><w:r><w:delText> removed</w:delText></w:r></w:del>'),
            element('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'),
            element('<w:r><w:instrText> HYPERLINK "https://example.org/a" </w:instrText></w:r>'),
            element('<w:r><w:fldChar w:fldCharType="separate"/></w:r>'),
            run_xml("linked"),
            element('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        )

    edit(path, STATUS, change)
    add_footnote(path, STATUS, "Seen by “our own” people in Oslo.")
    for number in (1, 2):
        made = build(root, number)
        content = region(made / "weekly.docx", STATUS)
        runs = {"".join(t.text for t in r.iter(qn("w:t"))).strip(): r for r in content.iter(qn("w:r"))}
        assert runs["Boldly"].find(f"{qn('w:rPr')}/{qn('w:b')}") is not None
        assert runs["leaning"].find(f"{qn('w:rPr')}/{qn('w:i')}") is not None
        assert runs["fremdes Wort"].find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) == "de-DE"
        assert "inserted" in words(made / "weekly.pdf")
        assert "removed" not in words(made / "weekly.pdf")
        assert [h.tag for h in content.iter(qn("w:hyperlink"))] == [qn("w:hyperlink")]
        assert [error.message for error in contract().iter_errors(record(made))] == []
        for name in ("weekly.docx", "weekly.pdf"):
            printed = notes(made / name)
            assert "Analyst’s note: Seen by “our own” people in Oslo." in printed
            assert old[1] in printed or any(n.split(",")[0] == old[1].split(",")[0] for n in printed)
            assert errors(made / name) == []


def test_changed_evidence_brings_a_review_mark(root: Path) -> None:
    first = build(root, 0)
    edit(first / "eu-no.docx", STATUS, lambda content: append(content, run_xml(" Kept words.")))
    (root / "seeds" / "later.md").write_text(LATER)
    for number in (1, 2):
        made = build(root, number)
        [kept] = record(made)["edits"]
        assert kept["review"]
        assert kept["generated"] not in kept["text"]
        for name in ("eu-no.docx", "eu-no.pdf"):
            text = words(made / name)
            assert "Kept words." in text
            review = text.index("For review:")
            assert text.index("Kept words.") < review < text.index(kept["generated"][:60], review)
            assert errors(made / name) == []
    # Who edits the passage again has seen the new wording.
    edit(folder(root, 2) / "eu-no.docx", STATUS, lambda content: append(content, run_xml(" Seen.")))
    [kept] = record(build(root, 2))["edits"]
    assert not kept["review"]
    assert kept["since"] == "2024-W24"
    assert "Kept words. Seen." in kept["text"]


def test_a_removed_passage_stays_away_until_restored(root: Path) -> None:
    first = build(root, 0)
    edit(first / "weekly.docx", "eu-no/region", lambda content: content.getparent().getparent().remove(content.getparent()))
    for number in (1, 2):
        made = build(root, number)
        assert [(one["region"], one["deleted"]) for one in record(made)["edits"]] == [("eu-no/region", True)]
        assert "Insufficient reporting on the regional context" not in words(made / "weekly.docx")
        assert "Insufficient reporting on the regional context" not in words(made / "weekly.pdf")
        assert "Insufficient reporting on the regional context" in words(made / "eu-no.docx")
    with (root / "briefs" / "weekly" / "brief.toml").open("a") as brief:
        brief.write('restore = ["eu-no/region"]\n')
    made = build(root, 2)
    assert record(made)["edits"] == []
    assert "Insufficient reporting on the regional context" in words(made / "weekly.docx")


def test_a_withdrawn_source_is_said_to_be_so(root: Path) -> None:
    (root / "seeds" / "later.md").write_text(LATER)
    second = build(root, 1)
    edit(second / "weekly.docx", STATUS, lambda content: append(content, run_xml(" Kept words.")))
    (root / "seeds" / "later.md").unlink()
    for _ in range(2):
        made = build(root, 2)
        assert "Kept words." in words(made / "weekly.pdf")
        assert any("withdrawn or replaced" in note for note in notes(made / "weekly.docx"))
        assert errors(made / "weekly.docx") == []
        edit(made / "weekly.docx", STATUS, lambda content: append(content, run_xml(" More.")))
    made = build(root, 2)
    assert sum("withdrawn or replaced" in note for note in notes(made / "weekly.docx")) == 1


def test_a_passage_that_has_no_evidence_any_more_keeps_its_edit(root: Path) -> None:
    (root / "seeds" / "plan.md").write_text(PLAN)
    second = build(root, 1)
    edit(second / "eu-no.docx", "eu-no/outlook", lambda content: append(content, run_xml(" Kept words.")))
    (root / "seeds" / "plan.md").unlink()
    made = build(root, 2)
    for name in ("eu-no.docx", "eu-no.pdf"):
        text = words(made / name)
        assert text.index("the sources no longer give a passage here") < text.index("Kept words.")
        assert errors(made / name) == []
    assert any("This source has been withdrawn" in note for note in notes(made / "eu-no.docx"))
