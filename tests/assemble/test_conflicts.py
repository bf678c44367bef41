"""Every kind of conflict, gap and grade on made articles, and the ledger of conflicts over editions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.assemble.test_assemble import KEY, A, B, C, claim, dossier, source

from pactbrief.assemble import with_ledger
from pactbrief.model.claim import Claim
from pactbrief.model.contract import claim_json
from pactbrief.model.source import Source
from pactbrief.store.edition_json import dossier_json

TITLED = replace(
    source("titled", "2024-06-19", "EU and Japan forge partnership\n\nThe two sides will begin talks, leaders said."),
    title="EU and Japan forge partnership",
)


def headline(value: str, of: Source = TITLED) -> Claim:
    end = len(of.title or "")
    return replace(claim(of, "status", value), id=f"{of.id}-headline-{value}", evidence=(of.passage(0, end),))


def told(value: str, modality: str = "happened", of: Source = TITLED) -> Claim:
    made = claim(of, "status", value, modality)
    return replace(made, evidence=(of.passage(of.text.index("The two"), len(of.text)),))


@pytest.mark.parametrize(
    ("claims", "about", "sides"),
    [
        (
            [claim(A, "status", "signed", when="2024-11-01"), claim(B, "status", "signed", when="2024-11-02")],
            "date:signed",
            ["signed happened 2024-11-01", "signed happened 2024-11-02"],
        ),
        (
            [claim(A, "status", "signed", when="2024-02-01"), claim(B, "status", "adopted", when="2024-02")],
            "stage:signed:adopted",
            ["signed happened 2024-02-01", "adopted happened 2024-02"],
        ),
        (
            [claim(A, "status", "signed", when="2024-02-01"), claim(B, "status", "negotiating", when="2024-11-01")],
            "stage:signed:negotiating",
            ["signed happened 2024-02-01", "negotiating happened 2024-11-01"],
        ),
        (
            [claim(A, "status", "signed", when="2024-02-01"), claim(B, "status", "signed", "denied")],
            "denied:signed",
            ["signed happened 2024-02-01", "signed denied"],
        ),
        ([claim(A, "scope", "cyber"), claim(B, "scope", "cyber", "denied")], "area:cyber", ["named", "denied"]),
        ([claim(A, "region", "arctic"), claim(B, "region", "arctic", "denied")], "region:arctic", ["named", "denied"]),
        ([claim(A, "actor", "CN"), claim(B, "actor", "CN", "denied")], "actor:CN", ["named", "denied"]),
        ([headline("concluded"), told("negotiating", "planned")], "headline:concluded",
         ["negotiating planned", "concluded happened"]),
    ],
)  # fmt: skip
def test_both_sides_stand_and_the_rule_is_stated(claims: list[Claim], about: str, sides: list[str]) -> None:
    made = dossier(*claims, sources=(A, B, C, TITLED))
    (conflict,) = made.conflicts
    assert conflict.about == about
    assert [side.value for side in conflict.sides] == sides
    assert all(side.claims for side in conflict.sides) and conflict.rule


@pytest.mark.parametrize(
    "claims",
    [
        [claim(A, "status", "negotiating", when="2024-02-19"), claim(B, "status", "signed", when="2024-11-01")],  # in order
        [claim(A, "status", "signed", when="2024-02-01"), claim(B, "status", "adopted", when="2024-11-01")],  # two acts
        [claim(A, "status", "signed", when="2024-02-01"), claim(A, "status", "signed", when="1991")],  # one article, two texts
        [claim(A, "status", "signed", when="2024-02-01"), claim(A, "status", "negotiating", when="2024-11-01")],  # anew
        [claim(A, "status", "signed", when="2024-02-01"), claim(C, "status", "negotiating")],  # undated talks may be older
        [claim(A, "status", "signed"), claim(A, "status", "signed", "denied")],  # one article on one word: of two things
        [headline("negotiating"), told("negotiating")],
        [headline("negotiating"), told("signed")],  # the text says more than its headline
        [headline("implementing"), told("ratified")],  # "extends mission": what is done under the text
    ],
)
def test_what_goes_together_is_no_conflict(claims: list[Claim]) -> None:
    assert dossier(*claims, sources=(A, B, C, TITLED)).conflicts == ()


def test_the_text_is_followed_not_its_headline() -> None:
    made = dossier(headline("concluded"), told("negotiating", "planned"), sources=(TITLED,))
    assert made.status is None
    assert [(e.stage, e.modality) for e in made.timeline] == [("negotiating", "planned")]


def test_a_headline_alone_makes_no_status_and_is_a_gap() -> None:
    made = dossier(headline("signed"), sources=(TITLED,))
    assert made.status is None and made.timeline[0].headline_only
    assert {"headline-only:signed", "no-status"} <= set(made.gaps)


NAMED = source("named", "2024-11-02", publisher="Example News")
OTHER = source("other", "2024-11-03", publisher="Example Post")
UNDATED = source("undated", publisher="Example Mail")
NOBODY = source("nobody", "2024-11-02")


@pytest.mark.parametrize(
    ("sources", "grade"),
    [
        ((NAMED, OTHER), 1),
        ((NAMED,), 3),
        ((NAMED, UNDATED), 3),  # the undated one confirms nothing
        ((NAMED, NOBODY), 3),  # nor the one that nobody answers for
        ((UNDATED,), 6),
        ((NOBODY,), 6),
        ((UNDATED, NOBODY), 6),
    ],
)
def test_credibility_by_the_stated_rules(sources: tuple[Source, ...], grade: int) -> None:
    claims = [c for s in sources for c in (claim(s, "status", "signed", when="2024-11-01"), claim(s, "scope", "cyber"))]
    made = dossier(*claims, sources=sources)
    assert made.status is not None
    assert (made.status.credibility, made.scope[0].credibility) == (grade, grade)


def test_somebody_cited_answers_for_a_report_without_publisher() -> None:
    made = dossier(claim(NOBODY, "status", "signed", attribution=("the ministry",)), sources=(NOBODY,))
    assert made.status is not None and made.status.credibility == 3


def test_two_outlets_on_one_agency_s_word_are_one_origin_and_confirm_nothing() -> None:
    first, second = (replace(s, cites=("Kyodo News",)) for s in (NAMED, OTHER))
    claims = [claim(s, "status", "signed", when="2024-11-01", attribution=("Kyodo News",)) for s in (first, second)]
    made = dossier(*claims, sources=(first, second))
    assert made.status is not None
    assert (made.status.origins, made.status.credibility) == (1, 3)


@pytest.mark.parametrize(
    ("claims", "gap"),
    [
        ([claim(A, "scope", "cyber")], "no-status"),
        ([claim(A, "status", "signed", when="2024-11")], "date:signed"),
        ([claim(A, "status", "signed", "planned", "2024-03-01")], "plan-passed:signed:2024-03-01"),
        ([claim(A, "status", "signed", "planned")], "outcome-unknown:signed"),
        ([claim(A, "status", "signed")], "one-origin-status"),
        ([claim(C, "status", "signed")], "all-undated"),
        ([claim(C, "status", "signed"), claim(A, "scope", "cyber")], "undated-status"),
        ([claim(A, "status", "signed")], "unattributed-status"),
        ([claim(A, "status", "signed")], "effect-unknown"),
        ([claim(A, "status", "signed")], "text-not-held"),
        ([claim(A, "status", "signed")], "no-scope"),
        ([headline("signed")], "headline-only:signed"),
    ],
)
def test_every_kind_of_gap(claims: list[Claim], gap: str) -> None:
    assert gap in dossier(*claims, sources=(A, B, C, TITLED)).gaps


def record(edition: str, made: Any, claims: list[Claim]) -> dict[str, Any]:
    rows = [{**claim_json(c), "source": c.source} for c in claims]
    return {"edition": edition, "dossiers": [dossier_json(made)], "claims": rows}


def test_a_settled_conflict_keeps_its_history_over_editions() -> None:
    first = [claim(A, "status", "signed", when="2024-11-01"), claim(B, "status", "signed", when="2024-11-02")]
    second = [first[0], replace(first[1], when="2024-11-01")]

    def edition(name: str, claims: list[Claim], previous: Any) -> Any:
        (made,) = with_ledger([dossier(*claims, sources=(A, B, C))], {c.id: c for c in claims}, name, previous)
        return made

    one = edition("W1", first, None)
    two = edition("W2", first, record("W1", one, first))
    more = [*second, claim(C, "status", "signed", when="2024-11-01")]
    three = edition("W3", more, record("W2", two, first))
    four = edition("W4", more, record("W3", three, more))
    assert [c.since for c in one.conflicts] == ["W1"] == [c.since for c in two.conflicts]
    assert three.conflicts == ()
    (settled,) = three.settled
    assert (settled.about, settled.since, settled.until, settled.causes) == ("date:signed", "W1", "W3", ("c",))
    assert settled.sides == ("signed happened 2024-11-01", "signed happened 2024-11-02")
    assert four.settled == three.settled
    assert KEY.key == four.partnership.key
