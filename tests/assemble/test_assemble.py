"""Claims to dossiers: stages, dates, origins, conflicts, gaps and changes, each on made articles."""

from __future__ import annotations

import hashlib
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbrief.assemble import assemble, find_origins
from pactbrief.assemble.copies import copy_groups
from pactbrief.model.claim import Claim, Extraction, Partnership
from pactbrief.model.dossier import Dossier
from pactbrief.model.source import Publication, Source
from pactbrief.store.edition_json import dossier_json

KEY = Partnership("eu-jp", ("EU", "JP"), "partnership")


def source(
    name: str, date: str | None = None, text: str = "", cites: tuple[str, ...] = (), publisher: str | None = None
) -> Source:
    text = text or f"{name} tells what happened to the partnership."
    sha = hashlib.sha256(text.encode()).hexdigest()
    published = Publication(date, "byline") if date else None
    return Source(
        name, f"{name}.txt", sha, "text/plain", text, sha, "en", None, publisher, published, ((0, len(text)),), cites=cites
    )


def claim(of: Source, kind: str, value: str, modality: str = "happened", when: str | None = None, **fields: object) -> Claim:
    label = f"{of.id}-{kind}-{value}-{modality}-{when}"
    return Claim(label, of.id, KEY, kind, value, modality, when, (of.passage(0, 10),), **fields)  # type: ignore[arg-type]


def dossier(*claims: Claim, sources: tuple[Source, ...], as_of: str = "2026-11-22", previous: object = None) -> Dossier:
    extractions = [Extraction(s.id, tuple(c for c in claims if c.source == s.id), (), s.cites) for s in sources]
    (made,) = assemble(sources, extractions, find_origins(sources, extractions), as_of, previous)  # type: ignore[arg-type]
    return made


A, B, C = source("a", "2024-02-20"), source("b", "2024-11-02"), source("c")


def test_the_status_is_the_highest_stage_that_happened_and_plans_never_make_it() -> None:
    made = dossier(
        claim(A, "status", "negotiating", when="2024-02-19"),
        claim(B, "status", "signed", "planned", "2024-12-01"),
        claim(C, "status", "ratified", "possible"),
        sources=(A, B, C),
    )
    assert made.status is not None
    assert (made.status.stage, made.status.when) == ("negotiating", "2024-02-19")


def test_no_status_where_nothing_happened() -> None:
    made = dossier(claim(C, "status", "adopted", "possible"), sources=(C,))
    assert made.status is None
    assert "no-status" in made.gaps and "outcome-unknown:adopted" in made.gaps and "all-undated" in made.gaps


def test_an_interview_alone_never_makes_the_status() -> None:
    made = dossier(claim(A, "status", "negotiating"), claim(B, "status", "signed", genre="interview"), sources=(A, B))
    assert made.status is not None and made.status.stage == "negotiating"
    assert [e.views_only for e in made.timeline if e.stage == "signed"] == [True]


def test_undated_and_vaguer_reports_of_a_stage_join_the_dated_one() -> None:
    made = dossier(
        claim(A, "status", "signed", when="2024-11"),
        claim(B, "status", "signed", when="2024-11-01"),
        claim(C, "status", "signed"),
        sources=(A, B, C),
    )
    assert [(e.stage, e.when, e.origins, len(e.claims)) for e in made.timeline] == [("signed", "2024-11-01", 3, 3)]
    assert made.conflicts == ()


def test_two_dates_for_one_signature_stand_as_a_conflict_the_better_founded_first() -> None:
    made = dossier(
        claim(A, "status", "signed", when="2023-06-18"),
        claim(B, "status", "signed", when="2025-06-18"),
        claim(C, "status", "signed", when="2025-06-18"),
        sources=(A, B, C),
    )
    (conflict,) = made.conflicts
    assert conflict.about == "date:signed"
    assert [(s.value, s.origins) for s in conflict.sides] == [
        ("signed happened 2025-06-18", 2),
        ("signed happened 2023-06-18", 1),
    ]


def test_a_denial_competes_only_with_what_it_does_not_precede() -> None:
    early = dossier(claim(A, "status", "signed", "denied"), claim(B, "status", "signed", when="2024-11-01"), sources=(A, B))
    assert early.conflicts == ()
    late = dossier(claim(B, "status", "signed", "denied"), claim(A, "status", "signed", when="2024-02-01"), sources=(A, B))
    assert [c.about for c in late.conflicts] == ["denied:signed"]


def test_a_halt_counts_only_where_it_is_not_older_than_the_last_step() -> None:
    ended = dossier(
        claim(A, "status", "signed", when="2024-02-01"), claim(B, "status", "ended", when="2024-11-01"), sources=(A, B)
    )
    assert ended.status is not None and ended.status.stage == "ended"
    resumed = dossier(
        claim(A, "status", "suspended", when="2024-02-01"), claim(B, "status", "signed", when="2024-11-01"), sources=(A, B)
    )
    assert resumed.status is not None and resumed.status.stage == "signed"


def test_what_the_report_of_a_halt_tells_beside_it_is_no_resumption() -> None:
    """An article on a text that was voted down also says that talks go on: the text stands rejected."""
    ended = claim(A, "status", "rejected", when="2024-01-30")
    made = dossier(claim(B, "status", "ratified", when="2023-03"), ended, claim(A, "status", "exploring"), sources=(A, B))
    assert made.status is not None and made.status.stage == "rejected"


@pytest.mark.parametrize(("when", "status"), [("2024-02-18", "in-force"), ("2019-05", "ended")])
def test_the_news_of_a_step_stands_beside_the_undated_end_of_what_it_replaces(when: str, status: str) -> None:
    made = dossier(claim(A, "status", "in-force", when=when), claim(A, "status", "ended"), sources=(A, B))
    assert made.status is not None and made.status.stage == status


def test_after_a_halt_the_status_is_what_came_since() -> None:
    made = dossier(
        claim(A, "status", "ratified", when="2020"), claim(A, "status", "ended", when="2023-05-01"),
        claim(B, "status", "negotiating", when="2024-11-01"), sources=(A, B),
    )  # fmt: skip
    assert made.status is not None and made.status.stage == "negotiating"


@pytest.mark.parametrize(
    ("done", "signed", "status"),
    [("2020-05", "2025-05-14", "signed"), ("2025-07", "2025-05-14", "implementing"), (None, "2024-01-10", "implementing")],
)
def test_what_was_done_under_an_older_text_is_no_step_beyond_a_new_one(done: str | None, signed: str, status: str) -> None:
    made = dossier(
        claim(A, "status", "implementing", when=done),
        claim(B, "status", "signed", when=signed),
        sources=(A, B),
        as_of="2026-11-22",
    )
    assert made.status is not None and made.status.stage == status


def test_who_dates_a_ratification_tells_more_than_who_retells_it_without_a_date() -> None:
    made = dossier(
        claim(A, "status", "ratified", when="2024-02"), claim(B, "status", "ratified"), sources=(A, B),
    )  # fmt: skip
    assert made.status is not None and made.status.when == "2024-02"


def test_what_is_done_under_a_text_is_the_newest_of_its_reports() -> None:
    made = dossier(
        claim(A, "status", "implementing", when="2023-02"), claim(B, "status", "implementing"), sources=(A, B),
    )  # fmt: skip
    assert made.status is not None and made.status.when is None


def test_stories_that_cite_one_agency_are_one_origin_and_so_is_the_agency_itself() -> None:
    first = source("first", "2024-02-20", cites=("Kyodo News",), publisher="ANI")
    second = source("second", "2024-02-21", cites=("Kyodo",))
    agency = source("agency", "2024-02-20", publisher="Kyodo News")
    made = dossier(
        claim(first, "status", "signed", attribution=("Kyodo News", "EU document")),
        claim(second, "status", "signed", attribution=("Kyodo",)),
        claim(agency, "status", "signed"),
        sources=(first, second, agency),
    )
    assert made.status is not None and made.status.origins == 1


def test_what_an_article_says_in_its_own_name_does_not_rest_on_the_agency_it_cites_elsewhere() -> None:
    mixed = source("mixed", "2024-02-20", cites=("Kyodo News",))
    made = dossier(
        claim(mixed, "scope", "cyber", attribution=("Kyodo News",)), claim(A, "scope", "cyber"), claim(mixed, "scope", "space"),
        sources=(mixed, A),
    )  # fmt: skip
    assert {s.value: s.origins for s in made.scope} == {"cyber": 2, "space": 1}


_WORDS = [
    "council",
    "minister",
    "treaty",
    "harbour",
    "signature",
    "island",
    "patrol",
    "agreement",
    "north",
    "river",
    "budget",
    "vote",
    "shipyard",
    "radar",
]


def _prose(seed: int, words: int = 220) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(_WORDS) + str(chance.randrange(40)) for _ in range(words))


@given(st.integers(0, 500), st.sampled_from(["cut", "headline", "edited"]))
def test_copies_group_and_independent_texts_do_not(seed: int, how: str) -> None:
    original, other = _prose(seed), _prose(seed + 1000)
    words = original.split()
    copy = {
        "cut": " ".join(words[:120]),
        "headline": "A new headline for it all. " + original,
        "edited": " ".join(w if i % 17 else "changed" for i, w in enumerate(words)),
    }[how]
    groups = copy_groups([("x", original), ("y", other), ("z", copy)])
    assert groups == {"x": "x", "y": "y", "z": "x"}


def test_a_plan_whose_day_passed_without_a_report_is_a_gap() -> None:
    claims = (claim(A, "status", "signed", "planned", "2024-11-01"),)
    assert "plan-passed:signed:2024-11-01" in dossier(*claims, sources=(A,)).gaps
    assert "plan-passed:signed:2024-11-01" not in dossier(*claims, sources=(A,), as_of="2024-10-01").gaps


def record(made: Dossier) -> dict[str, object]:
    """The dossier as the edition.json of an earlier edition."""
    claims = [{"id": i, "source": i.split("-")[0]} for e in (*made.timeline, *made.scope, *made.regions) for i in e.claims]
    return {"claims": claims, "dossiers": [dossier_json(made)]}


def test_changes_name_what_moved_and_the_source_that_moved_it() -> None:
    before = dossier(claim(A, "status", "negotiating", when="2024-02-19"), claim(A, "scope", "cyber"), sources=(A,))
    previous = record(before)
    after = dossier(
        claim(A, "status", "negotiating", when="2024-02-19"), claim(A, "scope", "cyber"),
        claim(B, "status", "signed", when="2024-11-01"), claim(B, "scope", "cyber"), claim(B, "scope", "space"),
        sources=(A, B), previous=previous,
    )  # fmt: skip
    assert [(c.what, c.before, c.after, c.causes) for c in after.changes] == [
        ("stage", "negotiating", "signed", ("b",)),
        ("area-corroborated", "cyber", "cyber", ("b",)),
        ("area-added", None, "space", ("b",)),
    ]


@given(st.randoms(use_true_random=False))
def test_the_order_of_sources_and_claims_does_not_matter(chance: random.Random) -> None:
    claims = [
        claim(A, "status", "negotiating", when="2024-02-19"), claim(B, "status", "signed", when="2024-11-01"),
        claim(C, "status", "signed"), claim(A, "scope", "cyber"), claim(C, "scope", "cyber"), claim(B, "region", "arctic"),
    ]  # fmt: skip
    expected = dossier(*claims, sources=(A, B, C))
    chance.shuffle(claims)
    assert dossier(*claims, sources=(A, B, C)) == expected


def test_nothing_changed_gives_no_change_and_rewording_is_none() -> None:
    first = dossier(claim(A, "status", "negotiating", when="2024-02-19"), claim(A, "scope", "cyber"), sources=(A,))
    same = dossier(
        claim(A, "status", "negotiating", when="2024-02-19"), claim(A, "scope", "cyber"), sources=(A,), previous=record(first)
    )
    assert same.changes == ()


def test_a_withdrawn_source_is_the_cause_of_what_falls() -> None:
    full = dossier(claim(A, "status", "negotiating"), claim(B, "status", "signed"), claim(B, "scope", "space"), sources=(A, B))
    less = dossier(claim(A, "status", "negotiating"), sources=(A,), previous=record(full))
    assert [(c.what, c.before, c.after, c.causes, c.withdrawn) for c in less.changes] == [
        ("stage", "signed", "negotiating", ("b",), ("b",)),
        ("area-gone", "space", None, ("b",), ("b",)),
    ]


def test_what_a_withdrawn_source_weakens() -> None:
    told = [claim(s, "status", "signed", when="2024-02-19") for s in (A, B)]
    planned = [claim(s, "status", "ratified", "planned") for s in (A, B)]
    areas = [claim(A, "scope", "cyber"), claim(B, "scope", "cyber")]
    gone = claim(B, "status", "suspended", "possible")
    full = dossier(*told, *planned, *areas, gone, sources=(A, B))
    less = dossier(told[0], planned[0], areas[0], sources=(A,), previous=record(full))
    assert [(c.what, c.before, c.after, c.withdrawn, c.claims) for c in less.changes] == [
        ("stage-weakened", "signed", "signed", ("b",), (told[0].id,)),
        ("area-weakened", "cyber", "cyber", ("b",), (areas[0].id,)),
        ("report-weakened", "ratified planned", "ratified planned", ("b",), (planned[0].id,)),
        ("report-gone", "suspended possible", None, ("b",), ()),
    ]


def test_conflicts_name_the_sources_that_brought_or_settled_them() -> None:
    one, other = claim(A, "status", "signed", when="2024-11-01"), claim(B, "status", "signed", when="2024-11-05")
    alone, both = dossier(one, sources=(A,)), dossier(one, other, sources=(A, B))
    arisen = dossier(one, other, sources=(A, B), previous=record(alone)).changes
    assert ("conflict-arisen", None, "date:signed", ("b",)) in [(c.what, c.before, c.after, c.causes) for c in arisen]
    settled = dossier(one, sources=(A,), previous=record(both)).changes
    assert ("conflict-settled", "date:signed", ("b",), ("b",)) in [(c.what, c.before, c.causes, c.withdrawn) for c in settled]


def test_a_partnership_not_in_the_earlier_edition_is_new() -> None:
    made = dossier(claim(A, "status", "negotiating"), sources=(A,), previous={"claims": [], "dossiers": []})
    assert [(c.what, c.causes) for c in made.changes] == [("new", ("a",))]


def test_a_plan_that_passed_is_a_change() -> None:
    plan = claim(A, "status", "signed", "planned", "2024-11-01")
    before = dossier(plan, sources=(A,), as_of="2024-10-30")
    after = dossier(plan, sources=(A,), as_of="2024-11-06", previous=record(before))
    assert [(c.what, c.after) for c in after.changes] == [("plan-passed", "plan-passed:signed:2024-11-01")]


def test_the_first_corroboration_of_the_stage_is_a_change() -> None:
    before = dossier(claim(A, "status", "signed", when="2024-02-19"), sources=(A,))
    after = dossier(
        claim(A, "status", "signed", when="2024-02-19"), claim(B, "status", "signed", when="2024-02-19"),
        sources=(A, B), previous=record(before),
    )  # fmt: skip
    assert [(c.what, c.causes) for c in after.changes] == [("stage-corroborated", ("b",))]


def test_talks_told_again_later_are_no_report_of_the_earlier_turn() -> None:
    same_week, months_later = source("d", "2024-02-21"), source("e", "2024-06-01")
    made = dossier(
        claim(A, "status", "negotiating", when="2024-02-19"),
        claim(same_week, "status", "negotiating"),
        claim(months_later, "status", "negotiating"),
        sources=(A, same_week, months_later),
    )
    assert [(e.when, e.origins) for e in made.timeline] == [("2024-02-19", 2), (None, 1)]
