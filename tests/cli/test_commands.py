"""The commands beside `build`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from pactbrief.cli import run
from pactbrief.cli.app import COMMANDS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "tests" / "contract" / "article.schema.json").read_text())
EDITION = Path("briefs") / "weekly" / "2024-W22"


def lines(text: str) -> list[Any]:
    """JSON Lines."""
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example_and_the_common_options(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert f"Example: pactbrief {name}" in told
    for option in ("--workspace DIR", "--quiet", "--verbose"):
        assert option in told
    assert name in ("init", "review") or "--json" in told  # these two print no data


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.split("Commands:")[1].strip().splitlines()] == list(COMMANDS)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    from pactbrief import __version__

    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"pactbrief {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["biuld"], "No such command 'biuld'"),
        (["build", "--edtion", "x"], "No such option: --edtion"),
        (["trace", "memo.pdf", "three"], "'three' is not a valid int"),
        (["extract"], "Missing argument 'PATH...'"),
    ],
)
def test_bad_usage_is_told_on_standard_error(arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert sentence in told.err


def test_extract_follows_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    seeds = sorted(map(str, (ROOT / "seeds").iterdir()))
    assert run(["extract", *seeds, "--json", "--text", "--mentions"]) == 0
    told = capsys.readouterr()
    articles = lines(told.out)
    assert [article["source"]["path"] for article in articles] == [f"seeds/{Path(seed).name}" for seed in seeds]
    for article in articles:
        jsonschema.Draft202012Validator(SCHEMA).validate(article)
        for claim in article["claims"]:
            for evidence in claim["evidence"]:
                assert article["text"][evidence["start"] : evidence["end"]] == evidence["quote"]
        assert all(article["text"][m["start"] : m["end"]].strip() for m in article["mentions"])
    assert sum(len(article["claims"]) for article in articles) > 20


def test_extract_prints_text_and_mentions_only_on_demand(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", str(workspace / "seeds"), "--json"]) == 0
    (article,) = lines(capsys.readouterr().out)
    assert set(article) == {"schema", "source", "claims"}


def test_extract_needs_no_workspace_and_honours_a_sidecar(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The European Union and Japan signed a Security and Defence Partnership on Friday.\n")
    Path("a.toml").write_text(
        'title = "T"\npublisher = "P"\npublished = "2024-11-04"\nlanguage = "en"\n'
        'url = "https://example.org/a"\ngenre = "opinion"\n'
    )
    assert run(["extract", "a.txt", "--json"]) == 0
    source = lines(capsys.readouterr().out)[0]["source"]
    told = {key: source[key] for key in ("id", "path", "title", "publisher", "language", "url", "genre", "published")}
    assert told == {
        "id": "a", "path": "a.txt", "title": "T", "publisher": "P", "language": "en", "url": "https://example.org/a",
        "genre": "opinion", "published": {"date": "2024-11-04", "basis": "sidecar"},
    }  # fmt: skip
    assert not Path(".pactbrief").exists()


def test_extract_goes_on_past_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "good.txt").write_text("The European Union and Japan will hold talks on a security partnership in Tokyo.\n")
    (tmp_path / "empty.txt").write_bytes(b"")
    files = [str(tmp_path / name) for name in ("missing.txt", "empty.txt", "good.txt")]
    assert run(["extract", *files, "--json"]) == 0
    told = capsys.readouterr()
    assert [article["source"]["id"] for article in lines(told.out)] == ["good"]
    assert told.err.splitlines() == [
        "pactbrief: missing.txt is skipped: it does not exist or is no file. Check the path.",
        "pactbrief: empty.txt is skipped: it is empty. Supply the article's text, or delete it.",
    ]
    assert run(["extract", *files[:2], "--json"]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == ("pactbrief: None of the files could be read. The lines above say why.")


def test_extract_of_many_files_in_one_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(500):
        (tmp_path / f"{number:03}.txt").write_text(f"Ministers of Norway and Japan met for the {number}th time in Oslo.\n")
    assert run(["extract", str(tmp_path), "--json"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 500


def test_trace_and_verify_lead_to_the_passage(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("weekly.docx", "weekly.pdf"):
        memo = str(built / EDITION / name)
        assert run(["verify", memo]) == 0
        assert capsys.readouterr().out.splitlines()[0] == f"{memo}: sound"
        assert run(["trace", memo, "1"]) == 0
        told = capsys.readouterr().out
        assert "seeds/norway.md, characters" in told
        assert ">>>The European Union and Norway signed a Security and Defence Partnership in Brussels on Tuesday.<<<" in told


def test_verify_ends_with_1_where_a_source_has_changed(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import shutil

    workspace = Path(shutil.copytree(built, tmp_path / "workspace"))
    seed = workspace / "seeds" / "norway.md"
    seed.write_text(seed.read_text().replace("in Brussels on Tuesday", "in Oslo on Friday"))
    assert run(["verify", str(workspace / EDITION / "weekly.docx"), "--json"]) == 1
    (told,) = json.loads(capsys.readouterr().out)
    wrong = {finding["check"] for finding in told["findings"] if finding["level"] == "error"}
    assert {"source-changed", "quote-not-found"} <= wrong


def test_trace_of_a_note_that_is_not_there(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["trace", str(built / EDITION / "weekly.pdf"), "999"]) == 2
    assert "has no note 999." in capsys.readouterr().err


def test_sources_tell_what_is_known_and_missing(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", "--workspace", str(built)]) == 0
    row = capsys.readouterr().out.splitlines()[2].split()
    assert row[:5] == ["seeds/norway.md", "2024-05-29", "front-matter", "Sample", "News"]
    assert row[-1] == "url"
    assert run(["sources", "--json", "--workspace", str(built)]) == 0
    (source,) = json.loads(capsys.readouterr().out)
    assert source["missing"] == ["url"]


def test_sources_tell_copies_origins_and_what_was_left_out(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = (
        "Iceland and the European Union will sign a security and defence partnership in May, Kyodo News reported, citing "
        "an internal paper. It covers the protection of cables in the Arctic and the "
        "training of coast guards, and it will be reviewed by both sides every second year, an official said afterwards."
    )
    (workspace / "seeds" / "a.txt").write_text(
        f"Island Times\n\nIceland pact near\n\nBy Jo Berg, 4 March 2025\n\n{story}\n\n© Island Times"
    )
    (workspace / "seeds" / "b.txt").write_text(f"Pact at hand\n\n{story}")
    (workspace / "pactbrief.toml").write_text('[reliability]\n"Island Times" = "B"\n')
    assert run(["sources", "--verbose", "--workspace", str(workspace)]) == 0
    told = capsys.readouterr().out
    assert "copy of a; cites Kyodo News" in told
    assert "on the word of Kyodo News ← internal paper" in told
    assert "a: reliability B, the source register" in told
    assert "copyright: © Island Times" in told
    assert "norway: stated by a person: language, published, publisher, title" in told
    assert run(["sources", "--json", "--workspace", str(workspace)]) == 0
    sources = {each["id"]: each for each in json.loads(capsys.readouterr().out)}
    assert sources["b"]["copy_of"] == "a"
    assert sources["a"]["copy_of"] is None
    assert sources["a"]["reliability"] == "B"
    assert {"attribution": ["Kyodo News", "internal paper"]}.items() <= sources["a"]["chains"][0].items()
    assert {"reason": "copyright", "text": "© Island Times"}.items() <= sources["a"]["left_out"][-1].items()


def test_status_tells_where_a_partnership_stands(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["status", "--workspace", str(built)]) == 0
    assert capsys.readouterr().out.splitlines()[2].split()[:4] == ["eu-no", "EU–Norway", "signed", "2024-05-28"]
    assert run(["status", "eu-no", "--json", "--workspace", str(built)]) == 0
    (dossier,) = json.loads(capsys.readouterr().out)
    assert dossier["status"]["stage"] == "signed"


def test_inspect_marks_what_is_recognised(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["inspect", str(built / "seeds" / "norway.md")]) == 0
    told = capsys.readouterr().out
    assert "[Norway|party NO]" in told
    assert "\x1b" not in told


def test_what_a_terminal_would_obey_is_never_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "The European Union \x1b[2J\x9b31m and Japan \u202esigned a Security and Defence Partnership.\n"
    (tmp_path / "a.txt").write_text(text)
    for command in (["inspect", str(tmp_path / "a.txt")], ["extract", str(tmp_path / "a.txt")]):
        assert run(command) == 0
        told = capsys.readouterr()
        assert not set("\x1b\x9b\u202e") & set(told.out + told.err)


def test_a_new_workspace_can_be_built_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new"
    assert run(["init", str(folder)]) == 0
    made = [line.removeprefix(f"{folder}/") for line in capsys.readouterr().out.splitlines()]
    assert made == ["seeds/sample.md", "briefs/weekly/brief.toml", "styles/memo.toml", "pactbrief.toml"]
    assert run(["build", "--as-of", "2024-05-31", "--format", "docx", "-q", "--workspace", str(folder)]) == 0
    assert (folder / EDITION / "eu-no.docx").is_file()
    assert run(["init", str(folder)]) == 2
    assert capsys.readouterr().err == (
        f"pactbrief: {folder}/seeds/sample.md exists already. Choose a new folder, or work in this workspace as it is.\n"
    )


def test_standard_output_is_product_only(built: Path, pactbrief: Run) -> None:
    (built.parent / "bad.txt").write_bytes(b"")
    done = pactbrief("extract", built / "seeds" / "norway.md", built.parent / "bad.txt", "--json", "-v", cwd=built)
    assert len(lines(done.stdout)) == 1
    assert "bad.txt is skipped" in done.stderr


def test_single_articles_are_read_with_the_vocabulary_of_their_workspace(workspace: Path, pactbrief: Run) -> None:
    article = workspace / "seeds" / "new.txt"
    article.write_text("The EU and Norway signed a defence partnership on northern signal-keeping on 28 May 2024.\n")
    assert "signal-keeping|" not in pactbrief("inspect", article, cwd=workspace).stdout
    (workspace / "pactbrief.toml").write_text('[vocabulary.en.areas]\ncyber = ["northern signal-keeping"]\n')
    assert "[northern signal-keeping|scope cyber]" in pactbrief("inspect", article, cwd=workspace).stdout
    assert '"value": "cyber"' in pactbrief("extract", article, "--json", cwd=workspace).stdout
