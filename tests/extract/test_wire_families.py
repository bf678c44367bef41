"""Families of constructions that wire reports, digests and comments use; sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., set[str]]

# Published on Wednesday 29 May 2024 unless said otherwise.
SENTENCES: dict[str, list[tuple[str, set[str]]]] = {
    "a date parts a verb from what goes with it": [
        ("Peru called on Monday for a defence pact with Chile.", {"cl-pe proposed happened 2024-05-27"}),
        ("Togo and Benin failed on Tuesday to agree on a defence pact.", {"bj-tg concluded denied 2024-05-28"}),
        ("Kenya pulled on Friday out of the defence pact with Uganda.", {"ke-ug ended happened 2024-05-24"}),
        ("Fiji agreed last month to sign a defence treaty with Tonga.", {"fj-to signed planned None"}),
    ],
    "finished forms that are still to come": [
        (
            "Once Oman's Majlis has approved it, the access agreement with India will let ships call at Duqm.",
            {"in-om ratified planned None"},
        ),
        ("The defence pact between Norway and Estonia will not be signed until June.", {"ee-no signed planned 2024-06"}),
        (
            "The defence pact between Norway and Estonia will not be signed before the two ministers meet in June.",
            {"ee-no signed planned 2024-06"},
        ),
        ("The security pact between Mali and Niger takes effect at the end of the month.", {"ml-ne in-force planned 2024-05"}),
    ],
    "denied until it was done": [
        ("Norway did not sign the defence pact with Estonia until March 2023.", {"ee-no signed happened 2023-03"}),
        ("The defence pact between Norway and Estonia was not signed until May.", {"ee-no signed happened 2024-05"}),
    ],
    "suppositions": [
        (
            "Had Ghana signed a military agreement with Togo in July, it would by now have helicopters.",
            {"gh-tg signed denied 2023-07"},
        ),
    ],
    "with whom stands apart from the noun": [
        (
            "Sweden is conducting talks with Latvia on a defence agreement. No talks are currently under way with Lithuania.",
            {"lv-se negotiating happened None", "lt-se negotiating denied None"},
        ),
    ],
    "the pronoun of a relative clause acts": [
        (
            "Trade between Hanoi and Vientiane, which signed a defence treaty in June last year, has grown.",
            {"la-vn signed happened 2023-06"},
        ),
    ],
    "counted back from now": [
        (
            "Eleven months after Chad ended its defence cooperation with Italy, the army has received new vehicles.",
            {"it-td ended happened 2023-06"},
        ),
    ],
    "what is done under an arrangement": [
        (
            "Soldiers of Ghana and Togo trained in Tamale on Monday under their defence pact.",
            {"gh-tg implementing happened 2024-05-27"},
        ),
        (
            "Qatar and Oman have launched a joint committee under the defence memorandum that they initialled in April.",
            {"om-qa implementing happened None", "om-qa signed happened 2024-04"},
        ),
        ("Under the treaty Chile and Peru grant each other's ships access to their ports.", set()),
    ],
    "the house of another state": [
        (
            "Azerbaijan's Milli Majlis ratified the defence treaty with Georgia on Tuesday.",
            {"az-ge ratified happened 2024-05-28"},
        ),
    ],
    "talks on something else are none": [
        ("Talks between Peru and Chile on the sea boundary resumed in Lima on Tuesday.", set()),
        ("Ministers of Egypt and Sudan ended another round of talks on the dam without agreement on Tuesday.", set()),
        ("Japan and Uruguay signed a customs mutual-assistance agreement on Thursday.", set()),
        ("Brazil and Angola signed a fisheries partnership agreement on Monday.", set()),
    ],
    "talks that only explore": [
        ("Peru and Chile have started exploratory talks on a defence pact.", {"cl-pe exploring happened None"}),
        ("Peru and Chile held informal talks on a defence pact on Monday.", {"cl-pe exploring happened 2024-05-27"}),
    ],
    "talks on a pact that stop": [
        ("Negotiations between Peru and Chile on a defence pact were broken off last month.", {"cl-pe ended happened 2024-04"}),
        (
            "Negotiations between Peru and Chile on a defence pact were suspended on Monday.",
            {"cl-pe suspended happened 2024-05-27"},
        ),
    ],
    "what is said only to tell which": [
        (
            "Ministers of Togo and Benin failed to agree on a maritime surveillance pact drafted in Accra.",
            {"bj-tg concluded denied None"},
        ),
    ],
    "having an agreement is no event": [
        ("Fiji already has a status of forces agreement with New Zealand.", set()),
        ("Fiji has a defence pact with Tonga. The pact was renewed on Monday.", {"fj-to implementing happened 2024-05-27"}),
    ],
    "ways to do something are not done": [
        ("The ministers will discuss ways to deepen the strategic partnership between Chile and Peru.", set()),
        ("Ways to strengthen the strategic partnership between Chile and Peru will be discussed in Lima.", set()),
    ],
    "on its way to parliament": [
        ("The defence pact between Norway and Estonia goes to the Storting next week.", {"ee-no ratified planned 2024-06"}),
        ("The defence pact between Norway and Estonia awaits the Storting's approval.", {"ee-no ratified planned None"}),
    ],
    "a newcomer to an arrangement": [
        (
            "Belgian and Dutch ministers cleared talks on Wednesday on bringing France into their air defence pact.",
            {"be-fr-nl negotiating happened 2024-05-29"},
        ),
    ],
    "a decision to propose proposes": [
        ("Ghana decided on Monday to propose a security partnership to Togo.", {"gh-tg proposed happened 2024-05-27"}),
    ],
    "no denies its own noun": [
        ("By video on Tuesday, and with no tea, Kenya and India signed a defence pact.", {"in-ke signed happened 2024-05-28"}),
        ("No defence pact with Chile has been signed by Peru.", {"cl-pe signed denied None"}),
    ],
    "there is none": [
        ("There is no defence agreement with Kampala, Nairobi said.", {"ke-ug concluded denied None"}),
    ],
    "whether to seek is weighed": [
        ("Fiji is mulling whether to seek a defence agreement with Tonga.", {"fj-to exploring happened None"}),
    ],
    "the law on a treaty is signed": [
        (
            "Poland's president signed on Monday the bill ratifying the defence pact with Latvia.",
            {"lv-pl ratified happened 2024-05-27"},
        ),
    ],
    "what was taken up again has not ended": [
        (
            "Talks between Romania and Qatar on a defence pact, twice broken off, were resumed last week in Doha.",
            {"qa-ro negotiating happened 2024-05"},
        ),
    ],
    "who owns the act does it": [
        (
            "Japan's decision to negotiate a pact with Chile, coupled with the EU's designation as a Dialogue Partner of IORA.",
            {"cl-jp negotiating happened None", "eu-iora adopted happened None"},
        ),
    ],
    "asked for": [
        ("Tonga asked Beijing on Monday for a defence agreement.", {"cn-to proposed happened 2024-05-27"}),
        ("Italy has asked Berlin for masks under the defence agreement.", set()),
    ],
    "names with and without their accents": [
        ("Sao Tome and Principe signed a defence pact with Angola on Monday.", {"ao-st signed happened 2024-05-27"}),
        ("Lomé signed a defence pact with Bogotá on Monday.", {"co-tg signed happened 2024-05-27"}),
    ],
    "the pair of an adjective": [
        (
            "The joint Senegalese-Italian commission met in Dakar. Both sides hope to sign the defence agreement next year.",
            {"it-sn signed possible 2025"},
        ),
    ],
    "one of the same kind": [
        (
            "Canada signed a defence pact with Peru. For Canada, it follows one of the same kind with Japan, signed in April.",
            {"ca-pe signed happened None", "ca-jp signed happened 2024-04"},
        ),
    ],
    "who accedes joins those spoken of": [
        (
            "Bahrain and Jordan signed a defence pact in May 2023. Oman signed an instrument of accession in December.",
            {"bh-jo signed happened 2023-05", "bh-jo-om signed happened 2023-12"},
        ),
    ],
    "talks that a pronoun takes up": [
        ("The defence talks between Chile and Peru, which opened in May 2023, go on.", {"cl-pe negotiating happened 2023-05"}),
    ],
    "what comes round every year is no negotiation": [
        ("Chile and Peru will hold defence consultations once a year.", set()),
        ("The armies of Chile and Peru have trained together for decades.", set()),
    ],
    "what stops short is not stopped": [
        ("Bahrain and Jordan signed a defence pact. The pact stops well short of a guarantee.", {"bh-jo signed happened None"}),
    ],
}


@pytest.mark.parametrize(("text", "said"), [row for rows in SENTENCES.values() for row in rows])
def test_sentences(read: Read, text: str, said: set[str]) -> None:
    assert read(text) == said


def test_we_are_the_party_that_the_article_speaks_for(read: Read) -> None:
    text = (
        "Gambia should read its new pact with care, the retired general writes. Mali and Togo have pacts of their own. "
        "Our defence agreement with Portugal, signed in 2018, was never read by anybody."
    )
    assert read(text) == {"gm-pt signed happened 2018"}


def test_the_government_is_that_of_the_article(read: Read) -> None:
    text = "Belize has little money for ships. The previous administration signed a security pact with Mexico in 2021."
    assert read(text) == {"bz-mx signed happened 2021"}


def test_a_section_under_the_name_of_a_state_is_about_it(read: Read) -> None:
    text = (
        "TOGO\nTogo and Brazil signed a defence pact in March.\n\nCHAD\nThe army is short of men. "
        "Talks with India on military aid have stalled."
    )
    assert read(text) == {"br-tg signed happened 2024-03", "in-td suspended happened None"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "NATO met in Brussels. Chile agreed a tailored partnership programme with the alliance in May.",
            {"cl-nato concluded happened 2024-05"},
        ),
        (
            "Chile spoke with the EU in May. The bloc signed a security partnership with Chile on Monday.",
            {"cl-eu signed happened 2024-05-27"},
        ),
        ("Chile spoke in May. The bloc signed a security partnership with Chile on Monday.", set()),
    ],
)
def test_epithets_of_organisations_named_before(read: Read, text: str, said: set[str]) -> None:
    assert read(text) == said


def test_nobody_in_particular_does_the_same(read: Read) -> None:
    assert read("Fiji and Tonga signed a defence pact on Monday. I recommend that you do the same.") == {
        "fj-to signed happened 2024-05-27"
    }
