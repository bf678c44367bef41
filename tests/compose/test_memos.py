"""Memos from hand-set claims on the seeds: what a reader must and must not find in them."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pactbrief.catalog.wording import load_wording
from pactbrief.compose import compose_memos
from pactbrief.compose.prose import article, date_words, listed, on_date
from pactbrief.compose.quotes import excerpt, word_count
from pactbrief.model.memo import Heading, Mark, Memo, Region, Table, Text, flat, sentences
from pactbrief.model.source import Source

sys.path.insert(0, str(Path(__file__).parent))
import itertools

from material import CLAIMS, EU_JP, EU_KR, S000, S001, S003, S004, SOURCES, claim, issue

DIGEST, *SINGLES = compose_memos(issue())


def words(memo: Memo) -> str:
    return "\n".join(s.text for s in sentences(memo))


@pytest.mark.parametrize("memo", [DIGEST, *SINGLES], ids=lambda m: m.name)
def test_marks_and_notes_run_together_and_every_fact_has_one(memo: Memo) -> None:
    marks = [n for s in sentences(memo) for n in s.notes]
    assert marks == [n.number for n in memo.notes] == list(range(1, len(marks) + 1))
    assert all(s.notes for s in sentences(memo) if s.kind == "fact")
    assert all(s.claims for s in sentences(memo) if s.kind == "fact")


@pytest.mark.parametrize("memo", [DIGEST, *SINGLES], ids=lambda m: m.name)
def test_quotations_are_verbatim_in_the_passages_of_their_note(memo: Memo) -> None:
    passages = {n.number: [" ".join(p.quote.split()) for p in n.passages] for n in memo.notes}
    seen = 0
    for sentence in sentences(memo):
        for i, inline in enumerate(sentence.inlines):
            if isinstance(inline, Text) and inline.text[:1] in "‘“„" and inline.text[-1:] in "’”“" and i:
                seen += 1
                assert any(inline.text[1:-1] in p for n in sentence.notes for p in passages[n]), inline.text
    assert seen


@pytest.mark.parametrize("memo", [DIGEST, *SINGLES], ids=lambda m: m.name)
def test_headings_make_no_jump_and_anchors_and_regions_are_unique(memo: Memo) -> None:
    headings = [b for b in flat(memo.blocks) if isinstance(b, Heading)]
    assert headings[0].level == 1
    assert all(b.level <= a.level + 1 for a, b in itertools.pairwise(headings))
    anchors, keys = [h.anchor for h in headings], [b.key for b in memo.blocks if isinstance(b, Region)]
    assert len(anchors) == len(set(anchors))
    assert len(keys) == len(set(keys))


def test_what_is_expected_is_never_told_as_done() -> None:
    korea = next(m for m in SINGLES if m.name == "eu-kr")
    text = words(korea)
    assert "may be adopted" in text
    assert "No source reports that this has happened." in text
    assert not re.search(r"\b(was|has been|have) (adopted|established|signed)\b", text)
    assert korea.title == "EU–Korea adoption unconfirmed"


def test_an_undated_source_is_shown_as_undated_and_gets_no_date() -> None:
    text = words(DIGEST)
    assert "‘on the 1st’ (no fuller date given)" in text
    assert "None; not after 22 November 2026" in text
    note = next(n.text for n in DIGEST.notes if "1c4887921341" in n.text)
    assert "n.d., not after 22 November 2026, [de]" in note


def test_the_german_quotation_stays_german_and_is_tagged() -> None:
    runs = [i for s in sentences(DIGEST) for i in s.inlines if isinstance(i, Text) and i.lang == "de"]
    assert any("Sicherheits- und Verteidigungspartnerschaft geschlossen" in r.text for r in runs)


def test_an_interview_is_set_apart_as_opinion() -> None:
    korea = next(m for m in SINGLES if m.name == "eu-kr")
    opinion = [s for s in sentences(korea) if "Opinion, not reporting" in s.text]
    assert len(opinion) == 1
    # The speaker is named from the turn; the interviewer's introduction is no opinion worth printing.
    assert opinion[0].text == (
        "Opinion, not reporting: in an interview, Dr Ahn Ji-soo, an expert in international relations, says: "
        "‘This could involve sharing intelligence and conducting joint military exercises’."
    )
    assert "Cited for the speaker’s view only." in korea.notes[opinion[0].notes[0] - 1].text


def test_repeats_are_short_and_point_to_the_first_citation() -> None:
    full = [n for n in DIGEST.notes if "[S05 · dd5064debd90]" in n.text]
    assert len(full) == 1
    repeats = [n for n in DIGEST.notes if "Jo Eun-ah (n " in n.text]
    assert repeats and all(n.number > full[0].number for n in repeats)


def test_the_date_that_was_worked_out_is_explained_in_the_note() -> None:
    note = next(n.text for n in DIGEST.notes if "decided to engage" in n.text or "on Monday" in n.text)
    assert "‘on Monday’ read from an item of 20 February 2024." in note


def test_the_chain_is_told_and_cited() -> None:
    assert "Kyodo News, citing an EU document, as carried by ANI" in words(DIGEST)
    assert any("citing Kyodo News ← EU document" in n.text for n in DIGEST.notes)


def test_a_brief_that_names_partnerships_gets_those_and_mentions_the_rest() -> None:
    brief = replace(issue().brief, partnerships=issue().brief.partnerships[:1])
    digest, *singles = compose_memos(replace(issue(), brief=brief))
    assert [m.name for m in singles] == ["eu-jp"]
    headings = [b.text for b in flat(digest.blocks) if isinstance(b, Heading)]
    assert "Also mentioned" in headings and "EU–Korea" not in headings


def test_a_mention_is_told_with_what_has_happened_not_with_what_stands_last() -> None:
    brief = replace(issue().brief, partnerships=tuple(w for w in issue().brief.partnerships if w.key == "eu-kr"))
    doubted = claim(S003, EU_JP, "status", "rejected", S003.text[:40], modality="possible")
    digest = compose_memos(replace(issue((*CLAIMS, doubted)), brief=brief))[0]
    mention = next(s.text for s in sentences(digest) if s.text.startswith("EU–Japan ("))
    assert mention.startswith("EU–Japan (signed)"), mention


def test_what_two_origins_bear_out_leads_before_a_further_stage_on_one() -> None:
    further = claim(S001, EU_KR, "status", "in-force", "vowed", when="2024-10-30")
    signed = [claim(s, EU_JP, "status", "signed", s.text[:30], when="2024-11-01") for s in (S001, S004)]
    one, two = (compose_memos(issue((*signed[:n], further)))[0].title for n in (1, 2))
    assert one.startswith("EU–Korea") and two.startswith("EU–Japan"), (one, two)


def test_composing_twice_gives_the_same_tree() -> None:
    assert compose_memos(issue()) == compose_memos(issue())


def test_hostile_words_stay_words() -> None:
    title = "<b>Deal</b> & {parties} %s \u202e"
    sources = tuple(replace(s, title=title) if s is S004 else s for s in SOURCES)
    digest = compose_memos(replace(issue(), sources=sources))[0]
    assert any(title in n.text for n in digest.notes)


@pytest.mark.parametrize("given", CLAIMS, ids=lambda c: f"{c.source[:3]}-{c.value}")
@pytest.mark.parametrize("limit", [5, 16, 36])
def test_an_excerpt_slices_its_source_within_the_limit(given: object, limit: int) -> None:
    claim = given
    source = next(s for s in SOURCES if s.id == claim.source)  # type: ignore[attr-defined]
    piece = excerpt(source, claim, limit)  # type: ignore[arg-type]
    assert source.text[piece.start : piece.end] == piece.quote
    assert 0 < word_count(piece.quote) <= max(limit + limit // 3, 8)


def test_every_stage_and_modality_has_a_sentence_no_stronger_than_it() -> None:
    wording = load_wording()
    done = re.compile(r"\b(signed|concluded|took effect|in force|was established|have|has been|approved or ratified|ended)\b")
    for stage, forms in wording.stages.items():
        for modality in ("planned", "possible"):
            assert re.search(r"\b(is|are) to\b|\bstill to be\b|\bmay\b", forms[modality]), (stage, modality)
            assert not done.search(forms[modality]) or "be " in forms[modality], (stage, modality)
        assert re.search(r"\bnot\b|\bno\b", forms["denied"]), stage


def test_tables_have_shares_that_add_up() -> None:
    for memo in (DIGEST, *SINGLES):
        for block in flat(memo.blocks):
            if isinstance(block, Table):
                assert abs(sum(c.share for c in block.columns) - 1) < 1e-9
                assert all(len(row) == len(block.columns) for row in block.rows)


def test_prose() -> None:
    assert [date_words(d) for d in ("2024-11-01", "2024-11", "2024")] == ["1 November 2024", "November 2024", "2024"]
    assert [on_date(d) for d in ("2024-11-01", "2024")] == ["on 1 November 2024", "in 2024"]
    assert [listed(x) for x in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [article(w) for w in ("report", "undated report", "EU document", "unit")] == [
        "a report", "an undated report", "an EU document", "a unit",
    ]  # fmt: skip
    assert {EU_JP.key} == {"eu-jp"}


def test_every_mark_follows_the_words_it_stands_for() -> None:
    for sentence in sentences(DIGEST):
        assert not isinstance(sentence.inlines[0], Mark)


def _quoted(of: Source, words: str, inside: str, limit: int = 24) -> str:
    at = of.text.index(inside)
    made = claim(of, EU_JP, "status", "proposed", words, detail=of.passage(at, at + len(inside)))
    return excerpt(of, made, limit).quote


def test_a_quotation_is_a_rounded_piece_of_its_sentence() -> None:
    """A clause cut out of the middle goes on to the next boundary; a day keeps its year; whom we name is not quoted again."""
    assert _quoted(S001, "vowed", "the move comes after Japan and the EU vowed") == (
        'the move comes after Japan and the EU vowed to "develop further (their) security partnership" in a joint statement'
    )
    assert _quoted(S000, "recent designation", "the European Union's recent designation as a Dialogue Partner").endswith("2024")
    decided = _quoted(S001, "decided", "on Monday decided to engage in negotiations")
    assert decided.startswith("The European Union (EU) on Monday")


@pytest.mark.parametrize(
    ("text", "words", "quoted", "modality"),
    [
        # Next to nothing is quoted with what stands beside it; what is denied is quoted whole, with its "not".
        ("Mr X said the pact, signed in May, was sound.", "signed", "Mr X said the pact, signed in May, was sound", "happened"),
        ("Ended, as papers had it, the pact is not.", "Ended", "Ended, as papers had it, the pact is not", "denied"),
        # No quotation ends with an article, begins with a bullet, or with a day that hangs on the words before it.
        ("The two sides signed the text that sets up a body to guide the Great Common Air and Sea Programme of both", "signed",
         "The two sides signed the text that sets up a body", "happened"),
        ("• Cyber and hybrid threats", "Cyber", "Cyber and hybrid threats", "happened"),
        ("The leader of the larger party told the house on Wednesday that the troops were there under the treaty.",
         "under the treaty",
         "the troops were there under the treaty", "happened"),
        # Nor does one begin within the name of who acts.
        ("The Minister of the Republic with the long name for Foreign and European Affairs Ann Lee held the first such talks"
         " in Oslo on Monday.",
         "held", "held the first such talks in Oslo on Monday", "happened"),
    ],
)  # fmt: skip
def test_a_quotation_can_stand_by_itself(text: str, words: str, quoted: str, modality: str) -> None:
    source = replace(S001, id="made", text=text, paragraphs=(0,))
    detail = source.passage(text.index(words), text.index(words) + len(words))
    evidence = (source.passage(0, len(text)),)
    made = replace(CLAIMS[0], source="made", evidence=evidence, words=(words,), detail=detail, modality=modality)
    assert excerpt(source, made, 12, whole=modality == "denied").quote == quoted


def test_a_concern_is_quoted_with_the_state_that_it_names() -> None:
    text = words(DIGEST)
    at = text.index("names China as a concern")
    assert "China" in text[at + len("names China as a concern") : at + 260]


def test_an_area_is_quoted_from_the_report_that_stands_furthest() -> None:
    """The row says "signed" only beside words of the report on the signature, whatever was said of it before."""
    later = claim(S004, EU_JP, "scope", "maritime-security", "joint training")
    text = words(compose_memos(issue((*CLAIMS, later)))[1])
    row = text[text.index("Maritime security") :]
    assert re.match(r"Maritime security\s+signed\s+‘[^’]*joint training", row), row[:200]


def test_a_mention_of_a_region_is_told_as_no_more_than_that() -> None:
    text = words(DIGEST)
    assert "ANI mentions the Taiwan Strait" in text and "ties the partnership" not in text


def test_what_a_source_expects_stands_in_the_outlook_in_its_own_words() -> None:
    sentence = "It is expected that cooperation measures to respond to North Korea‘s troop deployment"
    expected = claim(S004, EU_KR, "outlook", sentence, "It is expected", modality="possible")
    memo = next(m for m in compose_memos(issue((*CLAIMS, expected))) if m.name == "eu-kr")
    text = words(memo)
    assert f"Looking ahead, the report by Jo Eun-ah says: “{sentence}" in text


def test_a_number_of_areas_that_is_greater_than_those_named_is_told() -> None:
    """ "14 areas" against the few that the sources name; a smaller number says nothing."""
    text = words(next(m for m in compose_memos(issue()) if m.name == "eu-jp"))
    assert "as carried by ANI, speaks of more: ‘Among the 14 areas identified" in text
    few = claim(S003, EU_JP, "scope", "cyber", "beiden Partnern")
    assert "speaks of more" not in words(compose_memos(issue((*(c for c in CLAIMS if c.source != S001.id), few)))[0])


def test_the_head_block_says_what_it_covers_and_when_it_was_issued() -> None:
    head = dict(compose_memos(issue())[0].identity)
    assert head["Edition"].endswith("(first edition)")
    assert head["Period covered"] == "All sources held, dated 20 February 2024 to 21 March 2024; two undated"
    assert head["Data cut-off"].endswith(", end of day, UTC") and head["Issued"].endswith(", in English")
    later = dict(compose_memos(replace(issue(), previous="2026-W46", since="2026-11-14"))[0].identity)
    assert later["Period covered"].startswith("15 November 2026 to ")
    assert len(head) <= 8
