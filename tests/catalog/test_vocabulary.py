"""The vocabulary: every table validates, additions work at once, errors name their place."""

import re
import tomllib
from pathlib import Path

import pytest

from pactbrief.catalog.folding import fold
from pactbrief.catalog.tables import ROOT, check_table
from pactbrief.catalog.vocabulary import LANGUAGES, check_ids, data_files, load_vocabulary
from pactbrief.errors import SettingsError


@pytest.fixture(scope="module")
def vocabulary():
    return load_vocabulary()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["places", "instruments", "scope", "bearing"])
def test_every_table_compiles(vocabulary, language, name):
    assert len(vocabulary.layer(language, name).terms) > 20


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["areas", "regions"])
def test_every_id_of_the_taxonomy_has_words_in_every_language(vocabulary, language, name):
    table = vocabulary.table(language, name)
    check_ids(name, table, f"{language}/{name}")
    assert set(vocabulary.taxonomy("ids")[name]) <= {key.rstrip("?") for key in table}


def test_instruments_are_known_to_the_taxonomy(vocabulary):
    known = set(vocabulary.taxonomy("instruments"))
    for language in LANGUAGES:
        assert set(vocabulary.table(language, "instruments")) <= known


def test_states_are_the_same_in_every_language(vocabulary):
    codes = {language: set(vocabulary.table(language, "states")) for language in LANGUAGES}
    assert len(codes["en"]) >= 195
    assert all(found == codes["en"] for found in codes.values())


def test_no_term_is_as_long_as_a_sentence(vocabulary):
    """A term of ten words would fit one article, not a language."""
    for language in LANGUAGES:
        for name in ("places", "instruments", "scope", "bearing"):
            longest = max(vocabulary.layer(language, name).terms, key=lambda form: len(form.split()))
            assert len(longest.split()) <= 9, longest


def test_version_follows_the_additions(vocabulary):
    assert load_vocabulary().version == vocabulary.version
    assert load_vocabulary({"en": {"areas": {"space": ["moon base"]}}}).version != vocabulary.version


def test_unknown_language_is_told():
    with pytest.raises(SettingsError) as told:
        load_vocabulary({"nl": {"areas": {}}})
    assert told.value.message == "vocabulary: 'nl' is not a language."
    assert told.value.remedy == "Use one of: en, de, fr, es, it, ja, ko."


def test_unknown_table_and_unknown_id_are_told():
    with pytest.raises(SettingsError, match=r"vocabulary\.en: there is no table 'area'"):
        load_vocabulary({"en": {"area": {}}})
    with pytest.raises(SettingsError, match=r"vocabulary\.en\.areas: 'marine' is no id of areas"):
        load_vocabulary({"en": {"areas": {"marine": ["x"]}}})


def test_broken_term_is_told_with_its_place():
    with pytest.raises(SettingsError) as told:
        load_vocabulary({"de": {"areas": {"space": ["Welt*raum"]}}})
    assert told.value.message == "vocabulary.de.areas.space: 'Welt*raum': '*' stands only at the beginning or end of a term."


def test_schema_errors_name_key_and_row():
    with pytest.raises(SettingsError, match="place: rows row 2: unknown key 'nam'"):
        check_table({"rows": [{"name": "a"}, {"nam": "b"}]}, {"rows": [{"name": "text"}]}, "place")
    with pytest.raises(SettingsError, match="place: the key 'name' is missing"):
        check_table({}, {"name!": "text"}, "place")
    with pytest.raises(SettingsError, match="place: reach is 'far'"):
        check_table({"reach": "far"}, {"reach": "one of next|back"}, "place")


def test_generated_and_hand_made_names_are_kept_apart():
    for path in data_files():
        if path.name == "states.toml":
            assert "Do not edit" in path.read_text(encoding="utf-8").splitlines()[0]
            assert (path.parent / "parties.toml").is_file()
    assert (ROOT / "taxonomy" / "ids.toml").is_file()


def test_the_examples_of_the_documentation_load():
    text = (Path(__file__).resolve().parents[2] / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    assert examples
    for example in examples:
        added = load_vocabulary(tomllib.loads(example)["vocabulary"])
        for language in added.additions:
            assert added.layer(language, "scope").terms
            assert added.layer(language, "places").terms


@pytest.mark.parametrize(("text", "code"), [("Nato", "NATO"), ("NATO", "NATO"), ("Asean", "ASEAN"), ("ASEAN", "ASEAN")])
def test_each_way_to_write_an_abbreviation_counts(vocabulary, text, code):
    said = f"the {text} summit"
    assert [match.term.value for match in vocabulary.layer("en", "places").matches(said, fold(said))] == [code]
