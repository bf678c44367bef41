"""German by family of construction: what stands where, and what follows for stage, modality and date. Sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., set[str]]

# Published on Wednesday 29 May 2024.
FAMILIES: dict[str, list[tuple[str, set[str]]]] = {
    "verbs at the end and parted verbs": [
        (
            "Lissabon kündigt den Sicherheitspakt mit Angola zum Jahresende auf.",
            {"ao-pt ended happened 2024"},
        ),
        (
            "Japan setzte am Dienstag den Geheimschutzvertrag mit Südkorea vorläufig aus.",
            {"jp-kr suspended happened 2024-05-28"},
        ),
        (
            "Indien und Vietnam bauen ihre strategische Partnerschaft aus.",
            {"in-vn implementing happened None"},
        ),
        (
            "Auf Eis liegt seit März die Militärkooperation zwischen Mali und Frankreich.",
            {"fr-ml suspended happened 2024-03"},
        ),
        (
            "Die EU und Australien nahmen am Montag Verhandlungen über eine Sicherheitspartnerschaft auf.",
            {"au-eu negotiating happened 2024-05-27"},
        ),
        (
            "Kasachstan und Aserbaidschan werteten ihre Beziehungen zu einer strategischen Partnerschaft auf.",
            {"az-kz adopted happened None"},
        ),
        (
            "Schweden und Polen haben am Montag ein Verteidigungsabkommen unterzeichnet, teilte Warschau mit.",
            {"pl-se signed happened 2024-05-27"},
        ),
        (
            "London und Reykjavík riefen eine gemeinsame Sicherheitspartnerschaft ins Leben.",
            {"gb-is adopted happened None"},
        ),
    ],
    "clauses about which the verb speaks": [
        (
            "Dass der Senat den Sicherheitspakt zwischen Argentinien und Italien ratifiziert habe, wies ein Sprecher zurück.",
            {"ar-it ratified denied None"},
        ),
        (
            "Der Minister schloss nicht aus, dass Oslo den Stationierungsvertrag mit Washington kündigt.",
            {"no-us ended possible None"},
        ),
        (
            "Medienberichte, wonach Serbien und China einen Beistandspakt geschlossen hätten, wies Belgrad zurück.",
            {"cn-rs concluded denied None"},
        ),
        (
            "Der Sprecher dementierte Berichte, Ottawa habe den Verteidigungspakt mit Kiew aufgekündigt.",
            {"ca-ua ended denied None"},
        ),
        (
            "Einen Beistandspakt mit Taipeh zu schließen, habe Manila nie vorgehabt, hieß es.",
            {"ph-tw concluded denied None"},
        ),
        (
            "Es gilt als sicher, dass Kanada und Südkorea im Juni eine Sicherheitspartnerschaft unterzeichnen.",
            {"ca-kr signed possible 2024-06"},
        ),
        (
            "Auf die Frage, ob Island ein Verteidigungsabkommen mit der EU anstrebe, antwortete die Ministerin ausweichend.",
            {"eu-is proposed possible None"},
        ),
        (
            "Sofia bekräftigte, den Verteidigungsvertrag mit Washington nicht verlängern zu wollen.",
            {"bg-us implementing denied None"},
        ),
    ],
    "conditions": [
        (
            "Wenn das Parlament zustimmt, tritt das Militärabkommen zwischen Georgien und Frankreich im Juli in Kraft.",
            {"fr-ge in-force possible 2024-07"},
        ),
        (
            "Tritt das Verteidigungsabkommen zwischen Fidschi und Frankreich im Juli in Kraft, dürfen Schiffe anlegen.",
            {"fj-fr in-force possible 2024-07"},
        ),
        (
            "Sollte Berlin zustimmen, könnten die EU und die Schweiz im Herbst eine Sicherheitspartnerschaft eingehen.",
            {"ch-eu concluded possible 2024"},
        ),
        (
            "Erst wenn beide Parlamente zugestimmt haben, tritt der Sicherheitsvertrag zwischen Zypern und Israel in Kraft.",
            {"cy-il in-force possible None"},
        ),
        (
            "Beinahe hätten Tallinn und Tiflis einen Beistandspakt unterzeichnet.",
            {"ee-ge signed denied None"},
        ),
        (
            "Wann Berlin und Tokio ihr Versorgungsabkommen ratifizieren, steht nicht fest.",
            {"de-jp ratified possible None"},
        ),
    ],
    "attributes": [
        (
            "Das von Madrid und Rabat 2019 unterzeichnete Sicherheitsabkommen wurde nie ratifiziert.",
            {"es-ma ratified denied None", "es-ma signed happened 2019"},
        ),
        (
            "Der am 3. Mai 2023 geschlossene Beistandspakt zwischen Armenien und Griechenland wird verlängert.",
            {"am-gr concluded happened 2023-05-03", "am-gr implementing happened None"},
        ),
        (
            "Ihr 2005 unterzeichnetes Verteidigungsabkommen haben Indien und die USA am Freitag um zehn Jahre verlängert.",
            {"in-us implementing happened 2024-05-24", "in-us signed happened 2005"},
        ),
        (
            "Der zwischen Rabat und Madrid vereinbarte Sicherheitspakt ist geplatzt.",
            {"es-ma concluded happened None", "es-ma ended happened None"},
        ),
    ],
    "times": [
        (
            "Norwegen will mit Deutschland bis Ende des Jahres ein Verteidigungsabkommen schließen.",
            {"de-no concluded planned 2024"},
        ),
        (
            "Der Vertrag mit Tuvalu, den Australien im November unterschrieben hatte, wurde am Montag ratifiziert.",
            {"au-tv ratified happened 2024-05-27", "au-tv signed happened 2023-11"},
        ),
        (
            "Estland und die Ukraine unterzeichnen am Freitag ein Sicherheitsabkommen.",
            {"ee-ua signed planned 2024-05-31"},
        ),
        (
            "Estland und die Ukraine unterzeichneten am Freitag in Tallinn ein Sicherheitsabkommen.",
            {"ee-ua signed happened 2024-05-24"},
        ),
        (
            "Tokio und Manila haben sich auf einen Truppenvertrag geeinigt, unterschrieben wird er im Juli.",
            {"jp-ph concluded happened None", "jp-ph signed planned 2024-07"},
        ),
    ],
    "parties": [
        (
            "Nicht Paris, sondern Rom hat mit Tripolis ein Sicherheitsabkommen unterzeichnet.",
            {"it-ly signed happened None"},
        ),
        (
            "Der ukrainische Präsident unterzeichnete in Rom ein Sicherheitsabkommen mit Italien.",
            {"it-ua signed happened None"},
        ),
    ],
    "nothing of the kind": [
        (
            "Italienische und griechische Köche schlossen in Berlin ein Bündnis gegen Tiefkühlpizza.",
            set(),
        ),
        (
            "Der französische Konzern Thales und Indien schlossen eine strategische Partnerschaft.",
            set(),
        ),
        (
            "Berlin und Warschau unterzeichneten ein Abkommen über den Bahnverkehr.",
            set(),
        ),
        (
            "Bayern München und der türkische Verband haben einen Kooperationsvertrag unterschrieben.",
            set(),
        ),
        (
            "Die Ampel-Parteien unterzeichneten am Dienstag in Berlin den Koalitionsvertrag.",
            set(),
        ),
        (
            "Siemens und die türkische Regierung unterzeichneten am Montag ein Abkommen über den Bau von Zügen.",
            set(),
        ),
        (
            "Deutschland und Japan unterzeichneten ein Doppelbesteuerungsabkommen.",
            set(),
        ),
        (
            "Polen und Deutschland haben einen Vertrag über die Rückgabe von Kulturgütern paraphiert.",
            set(),
        ),
    ],
}


def _cases() -> list[object]:
    return [
        pytest.param(text, said, id=f"{family}-{number}")
        for family, rows in FAMILIES.items()
        for number, (text, said) in enumerate(rows)
    ]


@pytest.mark.parametrize(("text", "said"), _cases())
def test_german_family(read: Read, text: str, said: set[str]) -> None:
    assert read(text, "de") == said
