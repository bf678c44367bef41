"""Every state in the forms in which articles name it, language by language; the tables lie in `party_forms/`."""

from pathlib import Path

import pytest

from pactbrief.catalog.vocabulary import load_vocabulary
from pactbrief.extract.words.mentions import find_mentions

VOCABULARY = load_vocabulary()
TABLES = Path(__file__).parent / "party_forms"
#: What the columns hold, and the sentences that each of their forms is put into.
FRAMES = {
    "en": (
        ("We heard that {} has agreed.", "It is {}'s plan", "It is {}’s plan"),
        ("We heard that {} has agreed.", "{}'s decision"),
        ("the {} government agreed", "an earlier {}-led bloc"),
        ("a deal with the {} was near",),
    ),
    "de": (
        ("Wie man hört, hat {} zugesagt.",),
        ("Wie man hört, hat {} zugesagt.",),
        ("die {}e Regierung", "mit der {}en Seite", "ein {}er Vorschlag", "ein {}es Schiff", "mit {}em Geld"),
        ("Ein {} sagte das.",),
    ),
    "fr": (("On dit que {} a accepté.",), ("le gouvernement {} a dit",)),
    "es": (("Se dice que {} aceptó.",), ("la parte {} dijo",)),
    "it": (("Si dice che {} abbia accettato.",), ("la parte {} ha detto",)),
    "ja": (("昨日、{}は協定に署名した。",), ("昨日、{}は協定に署名した。",)),
    "ko": (("어제 {}은 협정에 서명했다.",), ("어제 {}은 협정에 서명했다.",)),
}


def codes(text: str, language: str) -> set[str]:
    return {hit.value for hit in find_mentions(text, language, VOCABULARY) if hit.kind == "party"}


def missing(line: str, language: str) -> str:
    """What of a row of the tables is not read, or read as another state; empty where all is well."""
    code, *columns = line.split("|")
    texts = [
        frame.format(form)
        for column, frames in zip(columns, FRAMES[language], strict=False)
        for form in column.split(";")
        if form
        for frame in frames
    ]
    hits = [hit for hit in find_mentions("\n".join(texts), language, VOCABULARY) if hit.kind == "party"]
    read = {hit.start for hit in hits}
    if {hit.value for hit in hits} == {code} and len(read) == len(texts):
        return ""
    return "; ".join(text for text in texts if codes(text, language) != {code})


@pytest.mark.parametrize("language", FRAMES)
def test_each_form_names_its_state_and_no_other(language: str) -> None:
    rows = (TABLES / f"{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert [said for row in rows if (said := missing(row, language))] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "외교적 수단을 통해, 동맹이란 무엇인가, 보호주의에 대한 기대만 크다"),
        ("ko", "인도적 지원과 인도주의 단체, 잠수함이 인도됐다. 그가 나가나 했다"),
        ("ja", "タイミングとタイプ、ニューヨーク・タイムズ、マリアナ、リマインド、アメリカン航空"),
        ("ja", "日本時間の5日、日本海で、パリ協定について"),
    ],
)
def test_words_that_only_contain_a_name(language: str, text: str) -> None:
    assert codes(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "대중국 정책, 반러시아 연대, 한국미국", {"CN", "RU", "KR", "US"}),
        ("ko", "이집트·수단", {"EG", "SD"}),
        ("ja", "ロシアウクライナ、タイ・マリ両国", {"RU", "UA", "TH", "ML"}),
        ("es", "el gobierno ruso y el acuerdo greco-búlgaro", {"RU", "GR", "BG"}),
        ("it", "il governo russo", {"RU"}),
        ("fr", "l'accord suédo-finno-norvégien, le pacte belgo-néerlandais", {"SE", "FI", "NO", "BE", "NL"}),
        ("de", "das schwedisch-finnisch-norwegische Abkommen, der französisch-omanische Pakt", {"SE", "FI", "NO", "FR", "OM"}),
        ("en", "the Luso-Brazilian treaty, a Swedish-Finnish-Norwegian pact", {"PT", "BR", "SE", "FI", "NO"}),
    ],
)
def test_names_that_touch(language: str, text: str, expected: set[str]) -> None:
    assert codes(text, language) == expected
