"""What a person states wins, is checked, and is shown as stated."""
# ruff: noqa: E501 (markup and prose read best unbroken)

from __future__ import annotations

from pathlib import Path

import pytest
from read_articles import PROSE, page

from pactbrief.model.correction import SourceCorrection
from pactbrief.model.source import Publication
from pactbrief.read import read_file, sidecar_of
from pactbrief.read.limits import MAX_FIELDS

HEAD = "The Baltic Monitor\n4 March 2025\n\nLatvia, EU seal Baltic security pact\n\n"


def test_sidecar_wins_and_the_rest_is_inferred(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(page(HEAD), encoding="utf-8")
    sidecar_of(path).write_text(
        'publisher = "Baltic Monitor, Riga"\npublished = 2025-03-05\ncites = ["LETA"]\nreliability = "B"\ngenre = "analysis"\n'
        'url = "https://monitor.example/a"\nreceived = "2025-03-07"\nignore = false\nplace = "Riga"\nupdated = "2025-03-06"\n',
        encoding="utf-8",
    )
    reading = read_file(path, tmp_path)
    (source,) = reading.sources
    assert reading.skipped == ()
    assert source.publisher == "Baltic Monitor, Riga"
    assert source.published == Publication("2025-03-05", "sidecar", (("2025-03-04", "byline"),))
    assert source.cites == ("LETA",)
    assert (source.reliability, source.genre, source.place, source.updated) == ("B", "analysis", "Riga", "2025-03-06")
    assert source.title == "Latvia, EU seal Baltic security pact"
    assert source.stated == {
        "publisher",
        "published",
        "cites",
        "reliability",
        "genre",
        "url",
        "received",
        "ignore",
        "place",
        "updated",
    }


@pytest.mark.parametrize(
    ("line", "reason", "remedy"),
    [
        ('titel = "x"', "line 2: unknown key 'titel'.", "Did you mean 'title'? Use one of: language,"),
        ('published = "4 March"', "line 2: 'published' is '4 March'.", "Write a date as 2024-11-01"),
        ('published = "2025-02-30"', "line 2: 'published' is '2025-02-30'.", "Write a date"),
        ('genre = "rumour"', "line 2: 'genre' is 'rumour'.", "Use one of: news,"),
        ('language = "English"', "line 2: 'language' is 'English'.", "Write a two-letter code"),
        ('reliability = "G"', "line 2: 'reliability' is 'G'.", "Write one letter, A to F."),
        ('cites = "LETA"', "line 2: 'cites' is 'LETA'.", "Write a list"),
        ('ignore = "yes"', "line 2: 'ignore' is 'yes'.", "Write true or false."),
        ('url = "javascript:alert(1)"', "line 2: 'url' is 'javascript:alert(1)'.", "Write an address"),
        ('language = "xx"', "line 2: 'language' is 'xx'.", "Write a two-letter code of ISO 639-1"),
        ('url = "https://"', "line 2: 'url' is 'https://'.", "Write an address"),
        ('url = "https://a b.example/"', "line 2: 'url' is 'https://a b.example/'.", "Write an address"),
        ('received = "0024-11-01"', "line 2: 'received' is '0024-11-01'.", "Write a date"),
        ("updated = 10:00:00", "line 2: 'updated' is datetime.time(10, 0).", "Write a date"),
        ('cites = ["LETA", 3]', "line 2: 'cites' is ['LETA', 3].", "Write a list"),
        ('publisher = ""', "line 2: 'publisher' is ''.", "Write a text"),
        ("title = 4", "line 2: 'title' is 4.", "Write a text"),
        ('"genre" = "Interview"', "line 2: 'genre' is 'Interview'.", "Use one of: news,"),
        ("title = ", "it is not valid TOML", "Write lines as"),
        ("title = '\udcff'", "it is not UTF-8 (byte 30).", "Save it again as UTF-8."),
        (f"# {'long ' * MAX_FIELDS}", "it is larger than", "A sidecar holds a few lines."),
    ],
)
def test_a_faulty_sidecar_is_told_and_not_used(tmp_path: Path, line: str, reason: str, remedy: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(page(HEAD), encoding="utf-8")
    sidecar_of(path).write_text(f'author = "A. Person"\n{line}\n', encoding="utf-8", errors="surrogateescape")
    reading = read_file(path, tmp_path)
    (source,) = reading.sources
    (skipped,) = reading.skipped
    assert skipped.path == "a.toml"
    assert skipped.reason.startswith(reason)
    assert skipped.remedy.startswith(remedy)
    assert source.stated == frozenset()
    assert source.author is None


def test_front_matter_in_yaml_and_toml(tmp_path: Path) -> None:
    yaml = f"---\ntitle: 'A: stated title'\ndate: 2025-03-04T10:00:00+02:00\nauthor:\n  - A. One\n  - B. Two\nlayout: post\nlang: en-GB\n---\n\n# Printed\n\n{PROSE['en']}"
    toml = f'+++\ntitle = "A: stated title"\ndate = 2025-03-04\nauthor = "A. One, B. Two"\nlang = "en"\n+++\n# Printed\n\n{PROSE["en"]}'
    for name, text in {"y.md": yaml, "t.md": toml}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        reading = read_file(tmp_path / name, tmp_path)
        assert reading.skipped == ()
        (source,) = reading.sources
        assert (source.title, source.author, source.language) == ("A: stated title", "A. One, B. Two", "en")
        assert source.published == Publication("2025-03-04", "front-matter")
        assert source.stated == {"title", "published", "author", "language"}
        assert source.text.startswith("Printed\n\n")


def test_broken_front_matter_is_told_and_the_article_read(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: [unclosed\n---\n\n{PROSE['en']}", encoding="utf-8")
    reading = read_file(tmp_path / "a.md", tmp_path)
    assert len(reading.sources) == 1
    assert "front matter is not valid YAML" in reading.skipped[0].reason


@pytest.mark.parametrize(
    ("matter", "reason"),
    [
        ("---\ntitle: A\nlanguage: German\n---", "line 3: 'language' is 'german'."),
        ("---\ntitle: A\nlang: xx\n---", "line 3: 'lang' is 'xx'."),
        ("---\ntitle: A\ndate: 2025-02-30\n---", "line 3: 'date' is '2025-02-30'."),
        ("---\ntitle: A\ngenre: rumour\n---", "line 3: 'genre' is 'rumour'."),
        ("---\ntitle: A\nreliability: b\n---", "line 3: 'reliability' is 'b'."),
        ("---\ntitle: A\nlink: ftp://a.example\n---", "line 3: 'link' is 'ftp://a.example'."),
        ("---\ntitle: A\ncites: LETA\n---", "line 3: 'cites' is 'LETA'."),
        ('+++\ntitle = "A"\nlang = "xx"\n+++', "line 3: 'lang' is 'xx'."),
        ('+++\ntitle = "A"\nignore = "no"\n+++', "line 3: 'ignore' is 'no'."),
        ('+++\ntitle = "A"\nlang = \n+++', "its front matter is not valid TOML: Invalid value (at line 3, column 8)."),
        ("---\ntitle: A\nlang: [\n---", "its front matter is not valid YAML in line 4."),
    ],
)
def test_front_matter_that_does_not_validate_is_told_with_its_line(tmp_path: Path, matter: str, reason: str) -> None:
    (tmp_path / "a.md").write_text(f"{matter}\n\n{PROSE['en']}", encoding="utf-8")
    reading = read_file(tmp_path / "a.md", tmp_path)
    (skipped,) = reading.skipped
    assert skipped.reason == reason
    assert skipped.remedy
    assert len(reading.sources) == 1


def test_a_stated_list_of_cites_replaces_the_inferred_one(tmp_path: Path) -> None:
    from pactbrief.pipeline.articles import read_article

    (tmp_path / "a.txt").write_text(f"{PROSE['en']}\n\nThe text will be published in May, Reuters reported.", encoding="utf-8")
    assert read_article(tmp_path, "a.txt").extractions[0].cites == ("Reuters",)
    for stated, wanted in (('["LETA"]', ("LETA",)), ("[]", ())):
        (tmp_path / "a.toml").write_text(f"cites = {stated}\n", encoding="utf-8")
        assert read_article(tmp_path, "a.txt").extractions[0].cites == wanted


def test_printed_date_outranks_meta_data_and_the_conflict_is_kept(tmp_path: Path) -> None:
    markup = (
        '<html><head><meta property="article:published_time" content="2025-03-09T08:00:00Z"></head><body><article>'
        "<h1>Latvia and EU sign</h1><p>Published 4 March 2025</p>" + "".join(f"<p>{p}</p>" for p in PROSE["en"].split("\n\n"))
    )
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    (source,) = read_file(tmp_path / "a.html", tmp_path).sources
    assert source.published == Publication("2025-03-04", "byline", (("2025-03-09", "metadata"),))


def test_dates_that_do_not_exist_are_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f" date 2025-13-45 {PROSE['en']}", encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f'<meta name="date" content="2025-02-31"><h1>Latvia and EU sign</h1><p>{PROSE["en"]}</p>', encoding="utf-8"
    )
    for name in ("a.txt", "b.html"):
        (source,) = read_file(tmp_path / name, tmp_path).sources
        assert source.published is None


def test_a_bare_year_in_front_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\npublished: 2025\n---\n\n{PROSE['en']}", encoding="utf-8")
    reading = read_file(tmp_path / "a.md", tmp_path)
    assert reading.skipped == ()
    assert reading.sources[0].published == Publication("2025", "front-matter")


def test_corrections_are_signed_and_say_what_they_contradict(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(page(HEAD), encoding="utf-8")
    sidecar_of(path).write_text(
        'publisher = "Monitor"\nlanguage = "en"\n\n[[correction]]\nauthor = "J. Doe"\ndate = 2025-03-06\nreason = "R"\n\n'
        '[[correction]]\nignore = true\ndate = "2025-03-08"\n\n[[correction]]\nignore = false\ndate = 2025-03-10\n',
        encoding="utf-8",
    )
    (source,) = read_file(path, tmp_path).sources
    assert source.corrected == (("publisher", "The Baltic Monitor"),)
    assert source.corrections[0] == SourceCorrection("J. Doe", "2025-03-06", "R")
    withdrawn = [source.withdrawn(day) is not None for day in ("2025-03-07", "2025-03-08", "2025-03-09", "2025-03-10")]
    assert withdrawn == [False, True, True, False]
    assert "corrections" not in source.stated


def test_who_withdrew_a_source_may_stand_below_it(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(page(HEAD), encoding="utf-8")
    sidecar_of(path).write_text('ignore = true\n[[correction]]\nauthor = "J. Doe"\nreason = "Retracted."\n', encoding="utf-8")
    (source,) = read_file(path, tmp_path).sources
    assert source.withdrawn("1999-01-01") == SourceCorrection("J. Doe", None, "Retracted.", True)


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ('[correction]\nauthor = "J. Doe"', "'correction' is no list of entries."),
        ('[[correction]]\nauthor = ""', "line 2: 'author' is ''."),
        ("[[correction]]\ndate = 2024-11", "it is not valid TOML"),
        ('[[correction]]\ndate = "2024-11"', "line 2: 'date' is '2024-11'."),
        ('[[correction]]\nwhy = "R"', "line 2: unknown key 'why' in [[correction]]."),
        ('reason = "R"', "line 1: unknown key 'reason'."),
    ],
)
def test_a_faulty_correction_is_told(tmp_path: Path, lines: str, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(page(HEAD), encoding="utf-8")
    sidecar_of(path).write_text(lines + "\n", encoding="utf-8")
    reading = read_file(path, tmp_path)
    assert [skipped.reason[: len(reason)] for skipped in reading.skipped] == [reason]
    assert reading.sources[0].corrections == ()
