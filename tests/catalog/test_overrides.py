"""[[override]] entries: what a brief may write, and how a mistake is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from pactbrief.catalog.brief import load_brief
from pactbrief.catalog.overrides import check_overrides
from pactbrief.catalog.partnerships import parties_in
from pactbrief.errors import SettingsError
from pactbrief.model.override import Override

HEAD = 'title = "T"\n\n[names]\n\n'
WHO = 'author = "J. Doe"\ndate = 2024-11-12\nreason = "Because."\n'


def overrides(tmp_path: Path, text: str) -> tuple[Override, ...]:
    path = tmp_path / "briefs/weekly/brief.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + text, encoding="utf-8")
    return load_brief(path, tmp_path).overrides


def test_entries_in_order_with_their_place(tmp_path: Path) -> None:
    first, second = overrides(
        tmp_path,
        f'[[override]]\naction = "suppress"\nclaim = "a1"\n{WHO}\n'
        f'[[override]]\naction = "correct"\nclaim = ["b1", "b2"]\nto_when = "2024-11"\n{WHO}',
    )
    assert first == Override("briefs/weekly/brief.toml, line 5", "suppress", "J. Doe", "2024-11-12", "Because.", claims=("a1",))
    assert (second.place, second.claims, second.to_when) == ("briefs/weekly/brief.toml, line 12", ("b1", "b2"), "2024-11")


def test_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "brief.toml"
    entry = '{action = "suppress", claim = "a", author = "D", date = "2024-11-12", reason = "R"}'
    path.write_text(f'title = "T"\noverride = [{entry}]\n')
    (one,) = load_brief(path, tmp_path).overrides
    assert (one.claims, one.place) == (("a",), "brief.toml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('claim = "a"', "line 5: the key 'action' is missing. Add a line such as: action = \"...\""),
        ('action = "drop"', "line 6: 'drop' is no action. Possible are: suppress, correct, merge, split, party."),
        (
            'action = "suppress"\nclaim = "a"\nauthor = "J. Doe"\nreason = "R"',
            "line 5: the key 'date' is missing. Add a line such as: date = 2024-11-12",
        ),
        (
            'action = "suppress"\nclaim = "a"\nauthor = "J. Doe"\nreason = "R"\ndate = "12/11/2024"',
            "line 10: date is '12/11/2024', not a day. Write year-month-day: date = 2024-11-12",
        ),
        (
            'action = "suppress"\nclaim = "a"\nauthor = "  "\nreason = "R"\ndate = 2024-11-12',
            "line 8: author is empty. An override says who made it, when and why.",
        ),
        (
            f'action = "suppress"\npartnership = "eu-jp"\n{WHO}',
            "line 5: the override does not say which claims it is about. Action suppress needs claim, or source; "
            "pactbrief inspect shows the ids of claims.",
        ),
        (
            f'action = "correct"\nsource = "a"\nstage = "signed"\nto_stage = "ended"\n{WHO}',
            "line 5: the override does not say which claims it is about. Action correct needs claim, or source and partnership "
            "and stage; pactbrief inspect shows the ids of claims.",
        ),
        (
            f'action = "correct"\nclaim = "a"\n{WHO}',
            "line 5: the override lacks to_stage or to_when or to_modality. Action correct needs it.",
        ),
        (
            f'action = "correct"\nclaim = "a"\nto_stage = "sined"\n{WHO}',
            "line 8: 'sined' is not possible for to_stage. Possible are: proposed, exploring, negotiating, concluded, signed, "
            "adopted, ratified, in-force, implementing, suspended, rejected, ended.",
        ),
        (
            f'action = "correct"\nclaim = "a"\nto_when = "2024-13"\n{WHO}',
            'line 8: to_when is \'2024-13\', not a date. Write "2024-11-01", "2024-11" or "2024".',
        ),
        (f'action = "merge"\npartnership = "eu-jp"\n{WHO}', "line 5: the override lacks into. Action merge needs it."),
        (
            f'action = "merge"\npartnership = "eu-jp"\ninto = "EU and Japan"\n{WHO}',
            "line 8: 'EU and Japan' is no partnership key. Write party codes in lower case joined by hyphens, such as eu-jp.",
        ),
        (
            f'action = "merge"\npartnership = "eu-jp"\nto_stage = "signed"\n{WHO}',
            "line 8: unknown key 'to_stage' in [[override]]. Did you mean 'stage'? Allowed are: action, author, date, reason, "
            "claim, source, partnership, stage, area, into.",
        ),
        (
            f'action = "party"\npartnership = "eu-jp"\nparty = "JP"\nto_party = "Japan"\n{WHO}',
            "line 9: 'Japan' is no party code. Write capitals, such as JP or EU.",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_remedy(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as error:
        overrides(tmp_path, f"[[override]]\n{text}\n")
    assert str(error.value) == f"briefs/weekly/brief.toml, {told}"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ('action = "merge"\npartnership = "eu-jp"\ninto = "eu-qq"', "'eu-qq' joins no parties that are known."),
        ('action = "party"\npartnership = "eu-jp"\nparty = "JP"\nto_party = "QQ"', "no party has the code 'QQ'."),
    ],
)
def test_parties_must_be_known(tmp_path: Path, entry: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        check_overrides(overrides(tmp_path, f"[[override]]\n{entry}\n{WHO}"), {"EU", "JP"})


@pytest.mark.parametrize(
    ("key", "parties"),
    [
        ("eu-jp", ("EU", "JP")),
        ("eu-jp.status-of-forces", ("EU", "JP")),
        ("au-union-eu", ("AU-UNION", "EU")),
        ("au-gb-us", ("AU", "GB", "US")),
        ("eu-xx", ()),
        ("eu", ()),
    ],
)
def test_the_parties_of_a_key(key: str, parties: tuple[str, ...]) -> None:
    assert parties_in(key, ("EU", "JP", "AU", "AU-UNION", "GB", "US")) == parties
