"""Areas, regions and states: tied to the partnership that a clause speaks of, denied and merely wished ones left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract import extract_source
from pactbrief.model.claim import Claim

from .conftest import article_of, source_of

Told = Callable[..., set[str]]


@pytest.fixture(scope="module")
def claims(vocabulary: Vocabulary) -> Callable[..., tuple[Claim, ...]]:
    def drawn(text: str, language: str = "en") -> tuple[Claim, ...]:
        return tuple(c for c in extract_source(source_of(text, language), vocabulary).claims if c.kind != "status")

    return drawn


@pytest.fixture(scope="module")
def told(claims: Callable[..., tuple[Claim, ...]]) -> Told:
    """Claims as short lines: `gb-jp scope space`."""

    def lines(text: str, language: str = "en", kind: str = "") -> set[str]:
        return {f"{c.partnership.key} {c.kind} {c.value}" for c in claims(text, language) if kind in {"", c.kind}}

    return lines


TROOPS = """A reciprocal access agreement between the United Kingdom and Japan took effect on Sunday, allowing the two \
countries' forces to be deployed on each other's soil for joint drills and disaster relief.

Officials said the accord was a response to a more assertive China and to tensions in the East China Sea. It does not oblige \
either country to come to the other's defence."""


def test_areas_regions_and_states_of_one_partnership(told: Told) -> None:
    assert told(TROOPS) == {
        "gb-jp scope reciprocal-access",
        "gb-jp scope joint-exercises",
        "gb-jp scope humanitarian-disaster",
        "gb-jp region east-china-sea",
        "gb-jp actor CN",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The pact does not cover space or nuclear submarines.",
        "The pact contains no mutual defence clause.",
        "A mutual defence clause was ruled out.",
        "Cooperation on space, which had been mooted, is not part of it.",
        "Analysts said the two countries should share intelligence.",
        "Nobody promises anybody help in case of attack.",
        "Their free trade agreement, which covers fisheries and the blue economy, is a separate matter.",
    ],
)
def test_what_is_denied_wished_or_another_matter_is_no_area(told: Told, sentence: str) -> None:
    assert told(f"Norway and Iceland signed a security pact on Monday. {sentence}", kind="scope") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Vertrag sieht keine Beistandspflicht vor.",
        "Eine Beistandspflicht, über die spekuliert worden war, enthält der Vertrag nicht.",
        "Eine Stationierung von Truppen ist ausdrücklich nicht vorgesehen.",
        "Experten fordern, auch die Raketenabwehr aufzunehmen.",
    ],
)
def test_german_denials_reach_across_the_bracket(told: Told, sentence: str) -> None:
    opening = "Norwegen und Island haben am Montag einen Sicherheitspakt unterzeichnet."
    assert told(f"{opening} {sentence}", "de", "scope") == set()


def test_not_only_denies_nothing(told: Told) -> None:
    text = "Norway and Iceland signed a security pact on Monday. It covers cyber security but no bases."
    assert told(text, kind="scope") == {"is-no scope cyber"}


def test_a_list_goes_on_without_naming_the_pact(told: Told) -> None:
    opening = "Canada and the EU signed a security and defence partnership."
    text = f"{opening} Cyber security, space and military mobility are also listed."
    assert told(text, kind="scope") == {"ca-eu scope cyber", "ca-eu scope space", "ca-eu scope military-mobility"}


def test_areas_do_not_leak_to_other_partnerships(told: Told) -> None:
    text = (
        "Japan and the Philippines signed a defence pact on Monday that covers disaster relief. "
        "Australia and Tonga signed a security agreement on Tuesday. That agreement covers police training."
    )
    assert told(text, kind="scope") == {"jp-ph scope humanitarian-disaster", "au-to scope policing"}


def test_a_frigate_is_no_area_but_building_one_is(told: Told) -> None:
    opening = "Italy and Greece signed a defence pact on board a frigate."
    assert told(opening, kind="scope") == set()
    assert told(f"{opening} Under the pact they will build frigates.", kind="scope") == {"gr-it scope defence-capabilities"}


def test_neither_parties_nor_allies_nor_victims_are_threats(told: Told) -> None:
    text = (
        "Poland and the UK signed a defence treaty on Friday. The two countries see a threat in Russia's war against Ukraine. "
        "Fears that American troops may leave also weighed on London."
    )
    assert told(text, kind="actor") == {"gb-pl actor RU"}


def test_europe_is_no_region_of_the_union(told: Told) -> None:
    text = "The EU and Korea signed a security partnership on Monday. It links the security of Europe and the Indo-Pacific."
    assert told(text, kind="region") == {"eu-kr region indo-pacific"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "La France et les Philippines ont signé lundi un accord de défense. L'accord prévoit des exercices "
            "conjoints et une coopération en matière de cybersécurité. Manille cherche des appuis face aux pressions "
            "de la Chine en mer de Chine méridionale. L'accord ne prévoit pas de bases militaires.",
            {"scope joint-exercises", "scope cyber", "region south-china-sea", "actor CN"},
        ),
        (
            "es",
            "España y Marruecos firmaron el jueves un acuerdo de cooperación en seguridad que incluye la lucha "
            "contra el terrorismo. "
            "Ambos países harán patrullas conjuntas en el Mediterráneo. El pacto no contempla maniobras militares.",
            {"scope counter-terrorism", "scope joint-exercises", "region mediterranean"},
        ),
        (
            "it",
            "Italia e Albania hanno firmato martedì un accordo di cooperazione nella difesa. "
            "L'intesa prevede esercitazioni congiunte e la lotta alla criminalità organizzata nei "
            "Balcani occidentali. Non sono previste basi militari.",
            {"scope joint-exercises", "scope organised-crime", "region western-balkans"},
        ),
    ],
)
def test_other_languages(told: Told, language: str, text: str, expected: set[str]) -> None:
    assert {line.split(" ", 1)[1] for line in told(text, language)} == expected


def test_evidence_is_the_sentence_and_detail_the_clause(claims: Callable[..., tuple[Claim, ...]]) -> None:
    drawn = claims(TROOPS)
    assert drawn
    for claim in drawn:
        (passage,) = claim.evidence
        assert TROOPS[passage.start : passage.end] == passage.quote
        assert claim.detail is not None
        assert claim.detail.quote in passage.quote
        assert claim.rule
        assert claim.words
    assert len({claim.id for claim in drawn}) == len(drawn)


def test_nothing_is_claimed_of_an_article_without_a_partnership(told: Told) -> None:
    assert told("China's navy held drills in the East China Sea. Japan protested against the threat to its cables.") == set()


@pytest.mark.parametrize(
    ("language", "opening", "sentence", "wanted"),
    [
        ("en", "Japan and Fiji signed a security pact on Monday.", "The reason, one aide conceded, is China.", {"CN"}),
        (
            "en",
            "Japan and Fiji signed a security pact on Monday.",
            "Suva makes no secret of the fact that it worries about Russia.",
            {"RU"},
        ),
        ("en", "Japan and Fiji signed a security pact on Monday.", "The drafters had Chinese trawlers in mind.", {"CN"}),
        (
            "en",
            "Japan and Fiji signed a security pact on Monday.",
            "Tests in North Korea that flew overhead had sped up the talks.",
            {"KP"},
        ),
        (
            "en",
            "Japan and Fiji signed a security pact on Monday.",
            "Indian officials say that the raid on Doha hurried things along.",
            set(),
        ),
        ("de", "Japan und Fidschi haben am Montag einen Sicherheitspakt unterzeichnet.", "Der Grund ist China.", {"CN"}),
        (
            "de",
            "Japan und Fidschi haben am Montag einen Sicherheitspakt unterzeichnet.",
            "Mit Kanada, so heißt es, wolle man reden.",
            set(),
        ),
        ("fr", "Le Japon et les Fidji ont signé lundi un pacte de sécurité.", "La vraie raison, c'est la Chine.", {"CN"}),
        ("es", "Japón y Fiyi firmaron el lunes un pacto de seguridad.", "El verdadero motivo es China.", {"CN"}),
        ("it", "Giappone e Figi hanno firmato lunedì un patto di sicurezza.", "Il vero motivo è la Cina.", {"CN"}),
    ],
)
def test_who_is_named_as_the_reason_in_a_sentence_of_its_own(
    told: Told, language: str, opening: str, sentence: str, wanted: set[str]
) -> None:
    assert told(f"{opening} {sentence}", language, "actor") == {f"fj-jp actor {code}" for code in wanted}


def test_a_sentence_that_lists_on_is_about_the_partnership_whoever_else_is_named(told: Told) -> None:
    text = "Japan and Fiji signed a security pact on Monday. It also covers intelligence on poachers near Tonga and Samoa."
    assert "fj-jp scope information-sharing" in told(text)


PERU = "Peru and Chile signed a defence pact on Monday."


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        ("Nobody in Lima left any doubt about the motive. Bolivia had moved two brigades to the lake in June.", {"BO"}),
        ("What lies behind the move is plain. Venezuelan gunboats have been seen off Tacna.", {"VE"}),
        ("Against whom is it meant to protect them? Officials point at Venezuela.", {"VE"}),
        ("What lies behind the move is plain. Budgets are shrinking. Argentina sells beef.", set()),
        ("Why the hurry? Elections are due in May. Brazil will watch them.", set()),
        ("Chile is wary of Bolivia.", {"BO"}),
        ("Bolivia is wary of Chile's new friends.", set()),
        ("Santiago has long been at odds with La Paz.", {"BO"}),
        ("Lima accused Caracas of sending gangs across the border.", {"VE"}),
        ("Colombia accused Lima of hypocrisy.", set()),
        ("Critics in Bolivia called the pact a threat to peace.", set()),
        ("Ecuador's embassy voiced concern.", set()),
        ("Drone strikes in Sudan and Libya have alarmed planners.", set()),
    ],
)
def test_whom_a_partnership_is_about_is_feared_or_named_as_its_reason(told: Told, rest: str, wanted: set[str]) -> None:
    assert told(f"{PERU} {rest}", kind="actor") == {f"cl-pe actor {code}" for code in wanted}


def test_a_state_may_arm_against_an_ally_on_paper(told: Told) -> None:
    assert told("Greece and Israel signed a defence pact. The pact is a reply to Turkey's threats.") == {"gr-il actor TR"}
    assert told("Spain and Israel signed a defence pact. The pact is a reply to Turkey's threats.") == set()


LIST = """

The text names no enemy. Its chapters are:

- Cyber defence. Experts from Spain will help.

- Help after earthquakes. A store will be built near the border with Bolivia.

- Joint drills in the Atacama.
"""


def test_a_list_is_about_the_partnership_to_its_last_item(vocabulary: Vocabulary) -> None:
    def scope(text: str) -> set[str]:
        return {c.value for c in extract_source(article_of(text), vocabulary).claims if c.kind == "scope"}

    assert scope(PERU + LIST) == {"cyber", "humanitarian-disaster", "joint-exercises"}
    other = "\n\nThe weather will be fine.\n\nElsewhere\n\n- Poland trains divers for floods.\n\n- India helps after a cyclone."
    assert scope(PERU + other) == set()


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The pact lets Chilean squadrons be based at Talara for ten years.", {"reciprocal-access"}),
        ("It settles under which law a Peruvian corporal would be tried.", {"reciprocal-access"}),
        ("Under it Chilean instructors will lecture at Peruvian colleges.", {"training-education"}),
        ("It keeps places open for Peruvian cadets at Valparaiso.", {"training-education"}),
        ("A blow against one is to be treated as a blow against both.", {"mutual-defence"}),
        ("The text speaks of protecting the coastline and of fishing licences.", {"maritime-security", "ocean-governance"}),
        ("Ministers are to hold joint sessions every spring.", {"institutional-dialogue"}),
        ("Factories in Arica are to turn out shells.", {"defence-industry"}),
        ("The partners will link their radars.", {"information-sharing"}),
        (
            "It covers gas pipelines on the seabed and women in peace talks.",
            {"critical-infrastructure", "women-peace-security"},
        ),
        ("The annual report of the central bank came out the same day.", set()),
        ("The committee of the house that deals with sport met too.", set()),
        ("Drought has ruined the harvest.", set()),
        ("The foreign minister travelled without a passport once.", set()),
        ("His wife teaches at a school in Lima.", set()),
    ],
)
def test_areas_are_told_by_what_is_done(told: Told, sentence: str, wanted: set[str]) -> None:
    assert told(f"{PERU} {sentence}", kind="scope") == {f"cl-pe scope {area}" for area in wanted}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Treibstoff und Munition dürfen in den Häfen der anderen Seite gelagert werden.", {"military-mobility"}),
        ("Im Mai übten Fallschirmjäger beider Armeen in der Wüste.", {"joint-exercises"}),
        ("Der Pakt sieht vor, bei der Rüstung enger zu kooperieren.", {"defence-industry"}),
        ("Der Pakt regelt die Ausbildung junger Offiziere.", {"training-education"}),
        ("Der Pakt wurde in einem alten Lager für Treibstoff gefeiert.", set()),
    ],
)
def test_german_areas_are_told_by_what_is_done(told: Told, sentence: str, wanted: set[str]) -> None:
    opening = "Chile und Peru haben am Montag einen Verteidigungspakt unterzeichnet."
    assert told(f"{opening} {sentence}", "de", "scope") == {f"cl-pe scope {area}" for area in wanted}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The pact, which was never popular, provides for joint drills.", {"joint-exercises"}),
        ("The pact, which regulates the status of visiting forces, will not be prolonged.", {"reciprocal-access"}),
        ("The pact, which does not cover space or cyber attacks, runs for ten years.", set()),
        ("A mutual defence clause, which had been mooted, is not part of it.", set()),
        ("The pact covers no bases, which are not wanted.", set()),
    ],
)
def test_a_denial_stays_inside_its_aside_or_outside_the_areas(told: Told, sentence: str, wanted: set[str]) -> None:
    assert told(f"{PERU} {sentence}", kind="scope") == {f"cl-pe scope {area}" for area in wanted}
