"""What leads where nothing has happened yet: the furthest of the steps that are only expected."""

from __future__ import annotations

from itertools import permutations

import pytest

from pactbrief.compose.status import expected_event, standing
from pactbrief.model.claim import Modality, Partnership
from pactbrief.model.dossier import Dossier, Event

TALKS = Event("negotiating", "planned", "2026-03", ("c1",), 3)
ADOPTION = Event("adopted", "possible", None, ("c2",), 1)
ADOPTION_AGAIN = Event("adopted", "planned", "2026-06", ("c3",), 2)
FORCE_SAID = Event("in-force", "planned", "2027", ("c4",), 1, views_only=True)
SIGNING_DENIED = Event("in-force", "denied", None, ("c5",), 2)


def dossier(*timeline: Event) -> Dossier:
    return Dossier(Partnership("eu-jp", ("EU", "JP"), None), "EU–Japan", None, timeline, (), (), (), (), (), ())


@pytest.mark.parametrize("order", list(permutations((TALKS, ADOPTION, FORCE_SAID, SIGNING_DENIED))))
def test_the_furthest_step_leads_wherever_it_stands_and_however_few_tell_of_it(order: tuple[Event, ...]) -> None:
    assert expected_event(dossier(*order)) is ADOPTION


@pytest.mark.parametrize("pair", [(ADOPTION, ADOPTION_AGAIN), (ADOPTION_AGAIN, ADOPTION)])
def test_of_two_equally_far_the_first_in_the_timeline_leads(pair: tuple[Event, Event]) -> None:
    assert expected_event(dossier(TALKS, *pair)) is pair[0]


@pytest.mark.parametrize("modality", ["happened", "denied"])
def test_what_happened_or_is_denied_is_not_expected(modality: Modality) -> None:
    assert expected_event(dossier(Event("signed", modality, None, ("c1",), 1))) is None


def test_a_view_alone_is_no_expectation() -> None:
    assert expected_event(dossier(FORCE_SAID)) is None


def test_a_denial_stands_where_nothing_else_is_told() -> None:
    assert standing(dossier(SIGNING_DENIED)) is SIGNING_DENIED
    assert standing(dossier(SIGNING_DENIED, TALKS)) is TALKS
