"""Mentions: parties, areas, regions and instruments in seven languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactbrief.catalog.vocabulary import LANGUAGES, load_vocabulary
from pactbrief.extract.words.mentions import as_mention, find_mentions

VOCABULARY = load_vocabulary()


def found(text, language="en", kind="party"):
    return [(hit.surface, hit.value) for hit in find_mentions(text, language, VOCABULARY) if hit.kind == kind]


def codes(text, language="en"):
    return [value for _, value in found(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The EU-Japan pact", ["EU", "JP"]),
        ("South Korea's president met the Korean press", ["KR", "KR"]),
        ("ROK, DPRK and PNG", ["KR", "KP", "PG"]),
        ("Downing Street and the Kremlin", ["GB", "RU"]),
        ("a Franco-Polish treaty", ["FR", "PL"]),
        ("Frankly, Franco was no pact", []),
        ("AUKUS", ["AU", "GB", "US"]),
        ("Malacañang and the Blue House", ["PH", "KR"]),
        ("the Indian Ocean Commission and IORA", ["IOC", "IORA"]),
        ("the Gulf Cooperation Council, the Pacific Islands Forum", ["GCC", "PIF"]),
        ("Papua New Guinea, Guinea-Bissau, Equatorial Guinea", ["PG", "GW", "GQ"]),
    ],
)
def test_parties_in_english(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize("text", ["help us now", "a chad, a turkey and a polish", "the Washington Post", "South China Sea"])
def test_words_that_name_no_party(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "die deutsch-niederländische Brigade und Norwegens Storting", ["DE", "NL", "NO", "NO"]),
        ("de", "Das Weiße Haus, Tokio und Brüssel", ["US", "JP", "EU"]),
        ("de", "die Republik Moldau; das Vereinigte Königreich", ["MD", "GB"]),
        ("de", "US-Präsident und uns", ["US"]),
        ("fr", "les Etats-Unis, l'UE et le Royaume-Uni", ["US", "EU", "GB"]),
        ("fr", "l'Union européenne et l'Union africaine", ["EU", "AU-UNION"]),
        ("fr", "un accord franco-polonais, l'Élysée", ["FR", "PL", "FR"]),
        ("es", "EE.UU., Corea del Sur y el Gobierno japonés", ["US", "KR", "JP"]),
        ("it", "Italia, Giappone e Regno Unito; il Cremlino", ["IT", "JP", "GB", "RU"]),
        ("ja", "日EUと日米韓、1日EU", ["JP", "EU", "JP", "US", "KR", "EU"]),
        ("ja", "同日、EU加盟国は中国と北朝鮮を", ["EU", "CN", "KP"]),
        ("ko", "한-EU 안보방위 파트너십, 한미일, 북한", ["KR", "EU", "JP", "KR", "US", "KP"]),
    ],
)
def test_parties_in_other_languages(language, text, expected):
    assert codes(text, language) == expected


def test_capital_after_a_local_preposition_is_a_place():
    acting, place = [hit for hit in find_mentions("Tokyo agreed in Seoul.", "en", VOCABULARY) if hit.kind == "party"]
    assert (acting.value, "locative" in acting.traits) == ("JP", False)
    assert (place.value, "locative" in place.traits) == ("KR", True)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "they will share secret intelligence", "information-sharing"),
        ("en", "a passing exercise off Djibouti", "joint-exercises"),
        ("en", "undersea cables", "critical-infrastructure"),
        ("en", "counter-hypersonics and AI", "emerging-technology"),
        ("en", "nuclear-powered submarines", "nuclear"),
        ("de", "gemeinsame Marineübungen", "joint-exercises"),
        ("de", "die Gefahrenabwehr auf See", "maritime-security"),
        ("de", "bei der Rüstungskontrolle", "non-proliferation"),
        ("fr", "la lutte contre la désinformation", "fimi"),
        ("es", "la lucha contra el terrorismo", "counter-terrorism"),
        ("it", "un vertice annuale", "institutional-dialogue"),
        ("ja", "サイバーセキュリティー", "cyber"),
        ("ko", "해양안보 협력", "maritime-security"),
    ],
)
def test_areas(language, text, value):
    assert value in [hit.value for hit in find_mentions(text, language, VOCABULARY) if hit.kind == "scope"]


@pytest.mark.parametrize("text", ["Iran's nuclear programme", "the UN Security Council", "exercise restraint"])
def test_words_that_name_no_area(text):
    assert found(text, kind="scope") == []


def test_one_word_for_two_regions():
    assert found("the East and South China Seas", kind="region") == [
        ("East and South China Seas", "east-china-sea"),
        ("East and South China Seas", "south-china-sea"),
    ]


def test_a_region_is_not_a_longer_name():
    assert found("the Gulf of Aden", kind="region") == [("the Gulf of Aden", "horn-of-africa")]
    assert found("the European Union", kind="region") == []


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "the Security and Defense Partnership", "partnership"),
        ("en", "their Strategic Partnership Agreement", "strategic-partnership-agreement"),
        ("en", "it is safe", None),
        ("en", "the SAFE instrument", "safe"),
        ("de", "das Sicherheitsabkommen", "partnership"),
        ("de", "das Freihandelsabkommen", "free-trade-agreement"),
        ("ko", "정보보호협정", "security-of-information-agreement"),
    ],
)
def test_instruments(language, text, value):
    assert [v for _, v in found(text, language, "instrument")] == ([value] if value else [])


def test_a_form_that_is_no_word_hides_no_other():
    """'in der Rüstung' does not fit in 'in der Rüstungskontrolle' and must not swallow it."""
    assert ("Rüstungskontrolle", "non-proliferation") in found("Zusammenarbeit in der Rüstungskontrolle", "de", "scope")


def test_an_added_term_counts_at_once():
    added = load_vocabulary({"en": {"areas": {"space": ["moon base(s)"]}, "parties": {"JP": {"seat": ["Ichigaya"]}}}})
    hits = find_mentions("Ichigaya wants moon bases", "en", added)
    assert {(hit.kind, hit.value) for hit in hits} == {("party", "JP"), ("scope", "space")}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("EU Japan日韓EUİẞstraße,.-’\n pact cyberÉ북한")), st.sampled_from(LANGUAGES))
def test_every_hit_is_a_slice(text, language):
    hits = find_mentions(text, language, VOCABULARY)
    assert all(text[hit.start : hit.end] == hit.surface and hit.surface for hit in hits)
    assert [as_mention(hit).start for hit in hits] == sorted(hit.start for hit in hits)


def test_a_form_that_does_not_go_on_as_its_term_wants_hides_no_shorter_one() -> None:
    """A term asks for certain goods behind "trafficking of"; before others "trafficking" still counts."""
    found = find_mentions("They fight the trafficking of firearms.", "en", VOCABULARY)
    assert ("organised-crime", "trafficking") in {(hit.value, hit.surface) for hit in found}
