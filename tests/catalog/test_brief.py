"""Briefs are read strictly: every mistake is told with file, line, key and what is possible."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pactbrief.catalog.brief import check_partnerships, load_brief
from pactbrief.errors import SettingsError
from pactbrief.model.edition import WantedPartnership

ROOT = Path(__file__).resolve().parents[2]
PARTIES = ("EU", "JP", "KR", "AU-UNION")


def written(folder: Path, text: str) -> Path:
    path = folder / "briefs" / "weekly" / "brief.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def message(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as error:
        load_brief(written(folder, text), folder)
    return str(error.value)


def test_the_project_s_own_brief_is_the_template_of_new_workspaces() -> None:
    template = ROOT / "src" / "pactbrief" / "data" / "templates" / "workspace"
    texts = ((folder / "brief.toml").read_text() for folder in (ROOT / "briefs" / "weekly", template))
    own, made = (re.split(r"\n(?:# )?\[\[scenario\]\]\n", text, maxsplit=1)[0].splitlines() for text in texts)
    follows = ("partnerships =", "eu-kr =")  # the project's own brief says which; a new one follows all
    assert [line for line in own if not line.startswith(follows)] == [line for line in made if not line.startswith(follows)]
    assert (ROOT / "pactbrief.toml").read_text() == (template / "pactbrief.toml").read_text()


def test_the_sample_scenario_of_the_template_can_be_used(tmp_path: Path) -> None:
    template = (ROOT / "src" / "pactbrief" / "data" / "templates" / "workspace" / "brief.toml").read_text()
    head, sample = template.split("\n# [[scenario]]\n")
    used = head + "\n[[scenario]]\n" + "".join(line.removeprefix("#").strip() + "\n" for line in sample.splitlines())
    (scenario,) = load_brief(written(tmp_path, used), tmp_path).scenarios
    assert [indicator.id for indicator in scenario.indicators] == ["I-01"]


def test_a_brief_with_a_title_alone_has_sensible_rest(tmp_path: Path) -> None:
    brief = load_brief(written(tmp_path, 'title = "T"'), tmp_path)
    assert (brief.name, brief.path, brief.language, brief.style) == ("weekly", "briefs/weekly/brief.toml", "en", "memo")
    assert (brief.documents, brief.formats) == (("digest", "partnerships"), ("docx", "pdf"))
    assert brief.partnerships == () == brief.exclude


def test_partnerships_bear_the_names_given_to_them(tmp_path: Path) -> None:
    text = 'title = "T"\npartnerships = ["eu-jp", "eu-kr"]\n[names]\neu-jp = "Tokyo"\n[notes]\neu-kr = "Ask."'
    brief = load_brief(written(tmp_path, text), tmp_path)
    assert brief.partnerships == (WantedPartnership("eu-jp", "Tokyo"), WantedPartnership("eu-kr", None))
    assert brief.notes == {"eu-kr": "Ask."}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'title = "T"\n# partnershps\npartnershps = []',
            "briefs/weekly/brief.toml, line 3: unknown key 'partnershps'. Did you mean 'partnerships'? Allowed are: "
            "title, series, language, contact, handling, style, partnerships, exclude, documents, formats, names, "
            "notes, restore, override, yardstick, exhaustive, scenario.",
        ),
        ("", "briefs/weekly/brief.toml: the key 'title' is missing. Add a line such as: title = \"...\""),
        (
            "title = 4",
            'briefs/weekly/brief.toml, line 1: title is 4, not a text. Write it in quotation marks: title = "..."',
        ),
        (
            'title = "T"\nformats = ["docx", "odt"]',
            "briefs/weekly/brief.toml, line 2: 'odt' is not possible in formats. Possible are: docx, pdf, html, prov.",
        ),
        (
            'title = "T"\npartnerships = ["EU and Japan"]',
            "briefs/weekly/brief.toml, line 2: 'EU and Japan' is no partnership key. "
            "Write party codes in lower case joined by hyphens, such as eu-jp.",
        ),
        (
            'title = "T"\nlanguage = "de"',
            "briefs/weekly/brief.toml, line 2: 'de' is not possible for language. Possible are: en.",
        ),
        (
            'title = "T\n',
            "briefs/weekly/brief.toml is not valid TOML: Illegal character '\\n' (at line 1, column 11). Correct that place.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    assert message(tmp_path, text) == told


def test_a_brief_that_is_not_utf_8(tmp_path: Path) -> None:
    path = written(tmp_path, "")
    path.write_bytes(b'title = "Caf\xe9"')
    with pytest.raises(SettingsError, match=r"^briefs/weekly/brief.toml is not UTF-8 \(byte 12\). Save it again as UTF-8.$"):
        load_brief(path, tmp_path)


@pytest.mark.parametrize("key", ["eu-jp", "eu-kr", "au-union-eu", "eu-jp.strategic-partnership-agreement", "ioc-eu"])
def test_a_partnership_of_known_parties_or_reported_is_possible(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, f'title = "T"\npartnerships = ["{key}"]')
    check_partnerships(load_brief(path, tmp_path), path, {"ioc-eu"}, PARTIES)


@pytest.mark.parametrize("key", ["eu-jpp", "au-union", "eu-eux-jp", "uk-eu"])
def test_an_unknown_partnership_is_told_with_those_possible(tmp_path: Path, key: str) -> None:
    path = written(tmp_path, f'title = "T"\n\npartnerships = [\n  "eu-kr",\n  "{key}",\n]')
    with pytest.raises(SettingsError) as error:
        check_partnerships(load_brief(path, tmp_path), path, {"eu-jp", "eu-kr"}, PARTIES)
    near = " Did you mean 'eu-jp'?" if key == "eu-jpp" else ""
    assert str(error.value).replace(" Did you mean 'eu-kr'?", "").replace(" Did you mean 'eu-jp'?", near) == (
        f"briefs/weekly/brief.toml, line 5: unknown partnership '{key}'.{near} The sources report: eu-jp, eu-kr. "
        "A key joins party codes in lower case by hyphens, such as eu-jp."
    )
