"""For whom "we" and "the government" stand, and what the questions of an interview set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pactbrief.catalog.vocabulary import Vocabulary
from pactbrief.extract import extract_source
from pactbrief.read import read_file

Reads = Callable[..., set[str]]

OPINION = "Peru needs friends. Peru is a large country. Peru's neighbour has plans. "
INTERVIEW = '"We are patient"\n\nThe Peruvian defence minister on Chile and the neighbours\n\n'


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Our agreement with Japan on military access, signed in 2018, has aged.", "jp-pe signed happened 2018"),
        ("In March we signed a defence agreement with Kenya.", "ke-pe signed happened 2024-03"),
        (
            "Our president is a pragmatist. Then his government signed a pact on defence with Oman.",
            "om-pe signed happened",
        ),
    ],
)  # fmt: skip
def test_in_a_comment_we_are_the_state_that_it_is_about(told: Reads, text: str, claim: str) -> None:
    assert claim in told(OPINION + text, genre="opinion")


def test_the_government_is_that_of_the_outlets_country(told: Reads) -> None:
    text = (
        "Peruvians were asleep. The marines are in Peru under the status of forces agreement which the previous "
        "administration renewed with Tokyo last December."
    )
    assert "jp-pe implementing happened 2023-12" in told(text, publisher="The Lima Courier")


def test_a_government_that_is_named_is_not_the_homelands(told: Reads) -> None:
    found = told(OPINION + "The government of Chile signed a defence pact with Kenya. The Omani government was silent.")
    assert found == {"cl-ke signed happened"}


def test_a_question_that_names_a_state_sets_whom_the_answer_is_about(told: Reads) -> None:
    text = INTERVIEW + "And Chile?\n\nWe train together in the hills. The military agreement was extended in 2022."
    assert "cl-pe implementing happened 2022" in told(text, genre="interview")


def test_a_question_that_names_two_states_makes_three(told: Reads) -> None:
    text = INTERVIEW + (
        "What of Chile and Bolivia?\n\nThe three defence ministers signed a declaration in Lima in July 2023. "
        "With Chile alone we have had an agreement on air policing since 2008. We shall extend it this year."
    )
    assert {"bo-cl-pe signed happened 2023-07", "cl-pe implementing planned 2024"} <= told(text, genre="interview")


def test_what_the_official_interviewed_weighs_is_no_mere_view(told: Reads) -> None:
    text = INTERVIEW + "And Chile?\n\nWe hope to begin exploratory talks on a defence pact with Chile in the autumn."
    assert "cl-pe exploring possible 2024" in told(text, genre="interview")
    expert = text.replace("The Peruvian defence minister", "A professor")
    assert told(expert, genre="interview") == set()


def test_the_alliance_is_nato_where_nato_was_named(told: Reads) -> None:
    text = OPINION + "NATO is far away. In March we agreed a partnership programme with the alliance."
    assert "nato-pe concluded happened 2024-03" in told(text, genre="opinion")
    assert not any("nato" in claim for claim in told(text.replace("NATO is", "All is"), genre="opinion"))


def test_three_that_were_listed_are_the_three(told: Reads) -> None:
    text = (
        "Guerrillas were seen in Peru, Chile and Bolivia, and the Kenyan press took note. "
        "The three governments have formed a defence alliance, and Oman signed a military pact with Ghana last year."
    )
    assert {"bo-cl-pe adopted happened", "gh-om signed happened 2023"} <= told(text)


def test_who_decides_to_propose_proposes(told: Reads) -> None:
    assert "eu-pe proposed happened 2024-05-22" in told("Peru decided on 22 May to propose a defence pact to the EU.")


@pytest.mark.parametrize("line", ["Iquitos, Peru", "Peru's weekly in English", "Lima, Monday, 3 June 2024"])
def test_the_place_below_the_papers_name_tells_whose_government_it_is(
    line: str, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    path = tmp_path / "a.txt"
    text = "In March our two governments, the Chilean and ours, signed a memorandum on military cooperation. Peru is glad."
    path.write_text(f"Amazon Courier\n{line}\n\nOPINION\n\nFriends\n\n{text}\n", encoding="utf-8")
    (source,) = read_file(path, tmp_path).sources
    keys = {claim.partnership.key for claim in extract_source(source, vocabulary).claims}
    assert keys == {"cl-pe"}
