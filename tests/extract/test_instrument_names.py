"""What papers call an arrangement: each name in plain sentences, singular, plural and compounded; the names lie in
`instrument_names/`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Read = Callable[..., set[str]]
NAMES = Path(__file__).parent / "instrument_names"


def names(language: str) -> list[str]:
    return (NAMES / f"{language}.txt").read_text(encoding="utf-8").split("\n")[:-1]


def _article(name: str) -> str:
    return f"{'an' if name[0] in 'aeiouA' else 'a'} {name}"


def _keyless(lines: set[str]) -> set[str]:
    """The lines without what marks an instrument beside the partnership ("ee-pt.security-of-information-agreement")."""
    parts = (line.partition(" ") for line in lines)
    return {f"{key.partition('.')[0]} {rest}" for key, _, rest in parts}


def test_english_names_of_arrangements(read: Read) -> None:
    missed = []
    for name in names("en"):
        for text, told in (
            (f"Estonia and Portugal signed {_article(name)} on Tuesday.", {"ee-pt signed happened 2024-05-28"}),
            (f"The Estonian-Portuguese {name} will enter into force next month.", {"ee-pt in-force planned 2024-06"}),
            (f"Japan's {name} with Kenya was suspended on Monday.", {"jp-ke suspended happened 2024-05-27"}),
        ):
            missed += [text] if _keyless(read(text)) != told else []
    assert missed == []


def test_arrangements_of_other_fields_are_none_of_ours(read: Read) -> None:
    told = {
        text: found
        for name in names("other_en")
        for text in (
            f"Brazil and Kenya signed {_article(name)} on Tuesday.",
            f"The {name} between Estonia and Portugal took effect on Tuesday.",
            f"The Estonian-Portuguese {name} was suspended on Monday.",
            f"Tokyo signed its {name} with Nairobi on Monday.",
        )
        if (found := read(text))
    }
    told |= {
        text: found
        for name in names("other_de")
        for text in (
            f"Brasilien und Kenia haben am Dienstag ein {name} unterzeichnet.",
            f"Das estnisch-portugiesische {name} wurde am Montag ausgesetzt.",
        )
        if (found := read(text, "de"))
    }
    assert told == {}


def test_german_names_of_arrangements(read: Read) -> None:
    missed = []
    for row in names("de"):
        gender, name = row.split("|")
        der, article = {"m": ("Der", "einen"), "f": ("Die", "eine"), "n": ("Das", "ein")}[gender]
        about = f"über {article} {name}"
        for text, told in (
            (f"Estland und Portugal haben am Dienstag {article} {name} unterzeichnet.", {"ee-pt signed happened 2024-05-28"}),
            (f"{der} estnisch-portugiesische {name} soll im Juni in Kraft treten.", {"ee-pt in-force planned 2024-06"}),
            (
                f"Oman und Indien nahmen am Montag Verhandlungen {about} auf.",
                {"in-om negotiating happened 2024-05-27"},
            ),
        ):
            missed += [text] if _keyless(read(text, "de")) != told else []
    assert missed == []


def test_several_arrangements_are_one_with_each(read: Read) -> None:
    missed = []
    for name in (
        "defence pacts", "air-policing arrangements", "letters of intent on defence", "joint declarations on security",
        "military cooperation protocols", "accords on joint patrols", "base-access deals", "defence roadmaps", "SOFAs",
        "visiting forces agreements", "drone deals", "memorandums of understanding on defence cooperation",
    ):  # fmt: skip
        text = f"Norway signed {name} with Chile and Peru on Monday."
        told = {"cl-no signed happened 2024-05-27", "no-pe signed happened 2024-05-27"}
        missed += [text] if _keyless(read(text)) != told else []
    assert missed == []


def test_what_an_arrangement_is_about_says_nothing_of_it(read: Read) -> None:
    """Words of a name that look like stage words or cues: 'implementing', 'extended', 'support', 'zur'."""
    assert read("The Australia–Japan–Philippines implementing arrangement on troop visits was ratified on Monday.") == {
        "au-jp-ph ratified happened 2024-05-27"
    }
    assert read("Talks between Oman and India on the mutual logistics support agreement have stalled.") == {
        "in-om suspended happened None"
    }
    assert read("Kuwaits Parlament hat das Abkommen zur Cyberabwehr mit London am Montag abgelehnt.", "de") == {
        "gb-kw rejected happened 2024-05-27"
    }


def test_what_opens_or_fills_a_date_is_no_verb_and_no_clause(read: Read) -> None:
    """'Bis Freitag', 'Ende April', 'vor fast zehn Jahren', 'Il y a trois jours', 'Hace tres días'."""
    two = "Chile und Peru"
    assert read(f"Bis Freitag wollen {two} einen Verteidigungspakt unterzeichnen.", "de") == {"cl-pe signed planned 2024-05-31"}
    assert read(f"Ende April haben {two} einen Verteidigungspakt unterzeichnet.", "de") == {"cl-pe signed happened 2024-04"}
    assert read(f"{two} haben vor fast zehn Jahren einen Verteidigungspakt unterzeichnet.", "de") == {
        "cl-pe signed happened 2014"
    }
    assert read("Il y a trois jours, le Chili et le Pérou ont signé un pacte de défense.", "fr") == {
        "cl-pe signed happened 2024-05-26"
    }
    assert read("Hace tres días, Chile y Perú firmaron un pacto de defensa.", "es") == {"cl-pe signed happened 2024-05-26"}
