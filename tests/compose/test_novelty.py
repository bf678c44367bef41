"""What is new against the previous edition stands marked in the text, in words and by a sign; places have English names."""

from __future__ import annotations

from dataclasses import replace

from tests.compose.material import CLAIMS, EU_JP, S001, S004, SOURCES, claim, issue

from pactbrief.catalog.places import english_place
from pactbrief.compose import compose_memos
from pactbrief.model.dossier import Change
from pactbrief.model.memo import Memo, Paragraph, Region, Sentence, Table, flat, sentences

EARLIER = {source.id: {"sha256": source.sha256} for source in SOURCES if source is not S004}
CHANGES = (
    Change("stage", "negotiating", "signed", ("004",)),
    Change("area-added", None, "institutional-dialogue", ("004",)),
    Change("area-corroborated", "cyber", "cyber", ("003",)),
    Change("actor-added", None, "CN", ("004",)),
)


def memos(*changes: Change, earlier: object = EARLIER) -> tuple[Memo, ...]:
    """Digest and memos of an edition that source 004 has come to, with these changes of EU–Japan."""
    made = issue()
    dossiers = tuple(replace(d, changes=changes if d.partnership == EU_JP else ()) for d in made.dossiers)
    return compose_memos(replace(made, dossiers=dossiers, previous="2026-W46", earlier=earlier))  # type: ignore[arg-type]


def rows(memo: Memo, caption: str) -> dict[str, str]:
    """The rows of the table whose caption starts so: the words of all cells by those of the first."""
    (found,) = [b for b in flat(memo.blocks) if isinstance(b, Table) and b.caption.startswith(caption)]
    return {_words(row[0]): " | ".join(map(_words, row)) for row in found.rows}


def _words(cell: tuple[Sentence, ...]) -> str:
    return " ".join(sentence.text for sentence in cell)


def test_new_and_changed_rows_bear_the_sign_and_words() -> None:
    digest, japan, *_ = memos(*CHANGES)
    assert "▲ Before: in negotiation." in rows(digest, "Stage of each")["EU–Japan"]
    timeline = rows(japan, "Timeline")
    assert [" ▲ new" in row for row in timeline.values()] == ["‘on the 1st’" in row for row in timeline.values()]
    areas = rows(japan, "Scope")
    assert "Institutional dialogue (▲ new)" in areas
    assert "Cyber (▲ now on more than one origin)" in areas
    small = [p for p in flat(japan.blocks) if isinstance(p, Paragraph) and p.role == "small"]
    told = [sentence.text for paragraph in small for sentence in paragraph.sentences]
    assert "▲ Before: in negotiation." in told and "▲ New in this edition: China." in told


def test_marks_stand_outside_the_regions_that_an_analyst_edits() -> None:
    for memo in memos(*CHANGES):
        regions = [block for block in memo.blocks if isinstance(block, Region) and "/" in block.key]
        assert regions and "▲" not in "".join(sentence.text for r in regions for s in r.blocks for sentence in _all(s))


def _all(block: object) -> tuple[Sentence, ...]:
    return block.sentences if isinstance(block, Paragraph) else ()


def test_a_first_edition_and_one_without_change_bear_no_mark() -> None:
    for made in (memos(*CHANGES[:0], earlier={}), memos(earlier={s.id: {"sha256": s.sha256} for s in SOURCES})):
        assert not any("▲" in sentence.text for memo in made for sentence in sentences(memo))


def test_a_partnership_without_an_edition_before_is_marked_as_a_whole() -> None:
    digest, japan, *_ = memos(Change("new", None, None, ("004",)))
    assert "▲ First reported in this edition." in rows(digest, "Stage of each")["EU–Japan"]
    assert not any("▲ new" in row for row in rows(japan, "Timeline").values())


def test_places_stand_by_their_english_names() -> None:
    assert [english_place(name) for name in ("Bruxelles", "Brüssel", "東京", "서울", "Tokyo", "Springfield")] == [
        "Brussels", "Brussels", "Tokyo", "Seoul", "Tokyo", "Springfield",
    ]  # fmt: skip
    signed = claim(S004, EU_JP, "status", "signed", "signed the EU-Japan", where="Tokio")
    again = claim(S001, EU_JP, "status", "signed", "vowed", where="Tokyo")
    given = (*(one for one in CLAIMS if (one.partnership, one.value) != (EU_JP, "signed")), signed, again)
    assert "partnership in Tokyo" in " ".join(s.text for s in sentences(compose_memos(issue(given))[0]))
