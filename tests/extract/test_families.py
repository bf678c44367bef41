"""Families of constructions, with sentences of our own: what has happened, is planned, possible, denied, or nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., set[str]]

# Published on Wednesday 29 May 2024 unless said otherwise.
ENGLISH: dict[str, list[tuple[str, set[str]]]] = {
    "signing verbs and idioms": [
        ("Japan and Australia signed a defence pact in Perth on Tuesday.", {"au-jp signed happened 2024-05-28"}),
        ("Ottawa and Seoul have put their names to a security agreement.", {"ca-kr signed happened None"}),
        ("Norway and Iceland inked a defence accord last month.", {"is-no signed happened 2024-04"}),
        ("The defence pact between Spain and Morocco was initialled in Rabat on Monday.", {"es-ma signed happened 2024-05-27"}),
    ],
    "plans": [
        ("India and France will sign a defence agreement on 14 July.", {"fr-in signed planned 2024-07-14"}),
        ("Chile and Peru are due to sign a military cooperation agreement in June.", {"cl-pe signed planned 2024-06"}),
        ("Finland plans to sign a security pact with Canada next year.", {"ca-fi signed planned 2025"}),
        ("Poland agreed to sign a defence treaty with Romania.", {"pl-ro signed planned None"}),
    ],
    "plans told of the subject": [
        ("Talks between Chile and Peru on a defence pact are to start in October.", {"cl-pe negotiating planned 2024-10"}),
        ("Talks between Chile and Peru on a defence pact are due to open next month.", {"cl-pe negotiating planned 2024-06"}),
        ("Negotiations between Chile and Peru on a defence pact could begin in July.", {"cl-pe negotiating possible 2024-07"}),
        ("Negotiations between Chile and Peru on a defence pact began in March.", {"cl-pe negotiating happened 2024-03"}),
        ("Talks between Chile and Peru on a defence pact are continuing.", {"cl-pe negotiating happened None"}),
    ],
    "possibilities": [
        ("Kenya may sign a defence pact with India next year.", {"in-ke signed possible 2025"}),
        ("Qatar hopes to conclude a defence agreement with Turkey.", {"qa-tr concluded possible None"}),
        ("Brazil is expected to ratify the defence agreement with Portugal.", {"br-pt ratified possible None"}),
        ("Whether Egypt will sign the security accord with Greece remains unclear.", {"eg-gr signed possible None"}),
    ],
    "denials": [
        ("Oman did not sign the defence pact with Iran.", {"ir-om signed denied None"}),
        ("Serbia refused to sign the security agreement with Albania.", {"al-rs signed denied None"}),
        ("Malta denied that it had signed a defence pact with Libya.", {"ly-mt signed denied None"}),
        ("Peru failed to ratify the defence agreement with Chile.", {"cl-pe ratified denied None"}),
        ("Nepal ruled out signing a military pact with India.", {"in-np signed denied None"}),
        ("Fiji stopped short of signing a security deal with China.", {"cn-fj signed denied None"}),
        ("Jordan has yet to ratify the defence treaty with Iraq.", {"iq-jo ratified denied None"}),
    ],
    "implicatives and counterfactuals": [
        ("Latvia managed to conclude a defence agreement with Estonia in March.", {"ee-lv concluded happened 2024-03"}),
        ("Ghana had hoped to sign a defence pact with Togo in April.", {"gh-tg signed denied 2024-04"}),
        ("Had the coup not come, Mali would have signed the security pact with Algeria.", {"dz-ml signed denied None"}),
    ],
    "focus is no denial": [
        ("Croatia and Slovenia not only signed a defence pact in May, they published it.", {"hr-si signed happened 2024-05"}),
    ],
    "conditionals": [
        ("If parliament agrees, Georgia could sign a defence pact with Moldova in July.", {"ge-md signed possible 2024-07"}),
    ],
    "passives and nominalisations": [
        ("A defence agreement was signed by Greece and Cyprus on Monday.", {"cy-gr signed happened 2024-05-27"}),
        ("After the signing of the security pact between Kuwait and Bahrain, ministers dined.", {"bh-kw signed happened None"}),
        ("The signing of the defence pact between Kuwait and Bahrain is planned for June.", {"bh-kw signed planned 2024-06"}),
    ],
    "ladder of stages": [
        ("Denmark proposed a defence pact with Ireland.", {"dk-ie proposed happened None"}),
        ("Tokyo and Hanoi are considering a defence pact.", {"jp-vn exploring happened None"}),
        ("The EU and Chile opened negotiations on a security pact on Monday.", {"cl-eu negotiating happened 2024-05-27"}),
        ("The defence treaty between Mexico and Spain entered into force in 2022.", {"es-mx in-force happened 2022"}),
        ("Parliament in Oslo approved the defence agreement with Finland on Tuesday.", {"fi-no ratified happened 2024-05-28"}),
        ("Canada and Ukraine extended their security agreement.", {"ca-ua implementing happened None"}),
        ("Sudan suspended the defence pact with Russia.", {"ru-sd suspended happened None"}),
        ("Burkina Faso tore up the military accord with France.", {"bf-fr ended happened None"}),
        ("Panama rejected a security agreement with Colombia.", {"co-pa rejected happened None"}),
        ("The EU and Armenia launched a security and defence partnership.", {"am-eu adopted happened None"}),
    ],
    "partners": [
        ("The EU signed security and defence partnerships with Albania and North Macedonia.", {
            "al-eu signed happened None", "eu-mk signed happened None"}),
        ("The Franco-Polish defence treaty was signed on Monday.", {"fr-pl signed happened 2024-05-27"}),
        ("Thailand, Laos and Cambodia signed a trilateral security pact.", {"kh-la-th signed happened None"}),
    ],
    "discourse": [
        ("Japan and Kenya are drafting a security pact. The agreement will be signed in July.", {
            "jp-ke negotiating happened None", "jp-ke signed planned 2024-07"}),
        ("Sweden and Norway signed a defence pact in 2021. Both parliaments have ratified it.", {
            "no-se signed happened 2021", "no-se ratified happened None"}),
    ],
    "the report's day is not the event's": [
        ("Italy and Libya have signed a defence agreement, the ministry said on Monday.", {"it-ly signed happened None"}),
    ],
    "nothing": [
        ("Italy and Japan signed a trade agreement on Monday.", set()),
        ("The Kenyan airline signed a strategic partnership with a Dutch carrier.", set()),
        ("Argentina and Uruguay signed a memorandum on tourism on Monday.", set()),
        ("Ministers from Spain and Italy signed the visitors' book.", set()),
        ("The Spanish club signed a Brazilian striker on Monday.", set()),
        ("The trade unions and the employers signed a pact in Berlin.", set()),
    ],
}  # fmt: skip

GERMAN: dict[str, list[tuple[str, set[str]]]] = {
    "Verbklammer": [
        ("Japan und Australien haben am Dienstag einen Verteidigungspakt unterzeichnet.", {"au-jp signed happened 2024-05-28"}),
        ("Finnland will im Juni ein Sicherheitsabkommen mit Kanada unterzeichnen.", {"ca-fi signed planned 2024-06"}),
        ("Am Montag wurde das Verteidigungsabkommen zwischen Spanien und Marokko unterschrieben.", {
            "es-ma signed happened 2024-05-27"}),
        ("Das Militärabkommen zwischen Indien und Kenia soll im Juli unterzeichnet werden.", {"in-ke signed planned 2024-07"}),
    ],
    "trennbare Verben": [
        ("Estland und Lettland schlossen am Montag ein Verteidigungsabkommen ab.", {"ee-lv concluded happened 2024-05-27"}),
        ("Der Sudan setzte das Militärabkommen mit Russland aus.", {"ru-sd suspended happened None"}),
        ("Die EU und Chile nehmen Verhandlungen über eine Sicherheitspartnerschaft auf.", {"cl-eu negotiating happened None"}),
    ],
    "Verneinung": [
        ("Oman hat den Verteidigungspakt mit dem Iran nicht unterzeichnet.", {"ir-om signed denied None"}),
        ("Der Beistandspakt zwischen Malta und Libyen ist noch nicht ratifiziert.", {"ly-mt ratified denied None"}),
        ("Serbien bestritt, mit Albanien ein Sicherheitsabkommen geschlossen zu haben.", {"al-rs concluded denied None"}),
        ("Serbien habe mit Malta ein Sicherheitsabkommen geschlossen, bestritt X.", {"mt-rs concluded denied None"}),
    ],
    "Möglichkeit": [
        ("Katar und die Türkei könnten im Herbst ein Verteidigungsabkommen schließen.", {"qa-tr concluded possible 2024"}),
        ("Womöglich unterzeichnen Chile und Peru das Militärabkommen im Juni.", {"cl-pe signed possible 2024-06"}),
    ],
    "Redewendungen": [
        ("Das Sicherheitsabkommen zwischen Kuwait und Bahrain ist unter Dach und Fach.", {"bh-kw concluded happened None"}),
        ("Der Verteidigungspakt zwischen Ghana und Togo liegt auf Eis.", {"gh-tg suspended happened None"}),
        ("Der Verteidigungspakt zwischen Ghana und Togo ist vom Tisch.", {"gh-tg ended happened None"}),
    ],
    "Stufen": [
        ("Dänemark schlug Irland einen Verteidigungspakt vor.", {"dk-ie proposed happened None"}),
        ("Norwegen und Schweden verhandeln über ein Verteidigungsabkommen.", {"no-se negotiating happened None"}),
        ("Der Verteidigungsvertrag zwischen Mexiko und Spanien trat 2022 in Kraft.", {"es-mx in-force happened 2022"}),
        ("Das Parlament in Oslo billigte am Montag das Militärabkommen mit Malta.", {"mt-no ratified happened 2024-05-27"}),
        ("Burkina Faso hat das Militärabkommen mit Frankreich gekündigt.", {"bf-fr ended happened None"}),
    ],
    "nichts": [
        ("Italien und Japan unterzeichneten am Montag ein Handelsabkommen.", set()),
        ("Die Gewerkschaft und der Konzern schlossen einen Pakt.", set()),
        ("Polen und Ungarn unterzeichneten ein Abkommen über die Anerkennung von Zeugnissen.", set()),
    ],
}  # fmt: skip


def _cases(families: dict[str, list[tuple[str, set[str]]]]) -> list[object]:
    return [
        pytest.param(text, said, id=f"{family}-{i}") for family, rows in families.items() for i, (text, said) in enumerate(rows)
    ]


@pytest.mark.parametrize(("text", "said"), _cases(ENGLISH))
def test_english(read: Read, text: str, said: set[str]) -> None:
    assert read(text) == said


@pytest.mark.parametrize(("text", "said"), _cases(GERMAN))
def test_german(read: Read, text: str, said: set[str]) -> None:
    assert read(text, "de") == said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Chile signed a defence accord with Peru in March, and one with Uruguay in April.",
            {"cl-pe signed happened 2024-03", "cl-uy signed happened 2024-04"},
        ),
        (
            "Kenya has signed military cooperation pacts with Rwanda in February and Ghana in April.",
            {"ke-rw signed happened 2024-02", "gh-ke signed happened 2024-04"},
        ),
        ("Portugal urged the EU to offer Cape Verde a security partnership.", {"cv-eu proposed happened None"}),
        ("Portugal urged the EU to publish its security partnership with Japan.", set()),
        ("Denmark, an EU member, signed a defence accord with Ghana on Monday.", {"dk-gh signed happened 2024-05-27"}),
        (
            "Peru's government said on Monday that it was terminating its defence accord with Chile.",
            {"cl-pe ended happened 2024-05-27"},
        ),
        ("The Kalmar Union treaty between Norway and Chile took effect on Monday.", {"cl-no in-force happened 2024-05-27"}),
        ("Peru denied that it would sign a defence pact with Chile on Monday.", {"cl-pe signed denied 2024-06-03"}),
    ],
)
def test_members_of_a_coordination_and_who_asks_whom(read: Read, text: str, wanted: set[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Puntland and Ethiopia signed a security pact on Monday.", set()),
        ("Fincantieri and Qatar's navy signed a partnership agreement on Monday.", set()),
        ("Chile signed a defence agreement with Navantia on Monday.", set()),
        ("Chile signed a defence agreement with Peru on Monday.", {"cl-pe signed happened 2024-05-27"}),
        ("The Chilean-Peruvian partnership won the doubles final on Monday.", set()),
        ("No defence agreement with Chile has been signed by Peru.", {"cl-pe signed denied None"}),
        ("Ghana became on Monday the fourth country to sign a defence pact with Kenya.", {"gh-ke signed happened 2024-05-27"}),
        (
            "Ghana will on Monday become the fourth country to sign a defence pact with Kenya.",
            {"gh-ke signed planned 2024-06-03"},
        ),
    ],
)
def test_who_is_no_state_and_who_is_the_next_to_sign(read: Read, text: str, wanted: set[str]) -> None:
    assert read(text) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            "Peru will send instructors and deepen its defence cooperation agreement with Chile.",
            "en",
            {"cl-pe implementing planned None"},
        ),
        (
            "The pact between Ghana and Togo that would allow joint patrols has been rejected.",
            "en",
            {"gh-tg rejected happened None"},
        ),
        ("Ghana and Togo signed twelve agreements on Monday, none of them on defence.", "en", set()),
        (
            "Two defence pacts, with Chile and with Peru, were signed by Bolivia.",
            "en",
            {"bo-cl signed happened None", "bo-pe signed happened None"},
        ),
        (
            "Ghana signed a defence accord with Togo in May last year. Benin did so last week.",
            "en",
            {"gh-tg signed happened 2023-05", "bj-tg signed happened 2024-05"},
        ),
        (
            "Ghana ended its defence pact with Togo on Monday, and Benin's president called it a mistake.",
            "en",
            {"gh-tg ended happened 2024-05-27"},
        ),
        (
            "Chile schloss mit Peru einen Beistandspakt und mit Uruguay ein Truppenabkommen.",
            "de",
            {"cl-pe concluded happened None", "cl-uy concluded happened None"},
        ),
        (
            "Ghana und Togo schlossen 2020 einen Beistandspakt. Ein Beitritt zur Nato steht nicht zur Debatte.",
            "de",
            {"gh-tg concluded happened 2020"},
        ),
    ],
)
def test_lists_pairs_and_what_is_told_again(read: Read, text: str, language: str, wanted: set[str]) -> None:
    assert read(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            "Chile, Peru, Ecuador and Brazil share a border. In March the four ministers signed a defence pact.",
            "en",
            {"br-cl-ec-pe signed happened 2024-03"},
        ),
        ("The defence pact between Ghana and Togo remains unsigned.", "en", {"gh-tg signed denied None"}),
        ("Ghana and Togo suspended their talks on the sale of patrol boats.", "en", set()),
        ("Die Verhandlungen Ghanas mit Togo über die Lieferung von Drohnen ruhen.", "de", set()),
        ("The defence pact between Ghana and Togo was approved by neither house.", "en", {"gh-tg ratified denied None"}),
        ("Ghana did not, as was reported, walk away from the defence pact with Togo.", "en", {"gh-tg ended denied None"}),
        ("Ghana's neighbour Togo signed a defence pact with Benin.", "en", {"bj-tg signed happened None"}),
    ],
)
def test_groups_goods_and_what_nobody_did(read: Read, text: str, language: str, wanted: set[str]) -> None:
    assert read(text, language) == wanted
