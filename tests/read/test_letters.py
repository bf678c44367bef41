"""Letters: several stories give several sources, one article stays one; messages and articles attached are read too."""
# ruff: noqa: E501 (prose and markup read best unbroken)

from __future__ import annotations

import itertools
import textwrap
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from read_articles import body_text

from pactbrief.model.source import Source
from pactbrief.pipeline.articles import read_article
from pactbrief.read import read_file
from pactbrief.read.limits import MAX_ATTACHMENTS

DEV = Path(__file__).parent.parent / "corpus" / "dev"
STORIES = {
    "EU and Japan sign security and defence partnership": (
        "The European Union and Japan signed a Security and Defence Partnership in Tokyo on Friday, Josep Borrell and Takeshi "
        "Iwaya announced. The partnership covers maritime security, space and cyber defence."
    ),
    "Canberra and Port Moresby agree on the text of a treaty": (
        "Australia and Papua New Guinea have agreed on the text of the Pukpuk treaty, Anthony Albanese said in Port Moresby. It "
        "will be signed within weeks, and obliges each side to come to the aid of the other."
    ),
    "Seoul and NATO to open a cyber dialogue": (
        "South Korea and NATO will hold their first dialogue on cyber security in Brussels next month, Yonhap News Agency "
        "reported. Officials in Seoul said the meeting would also deal with hybrid threats."
    ),
}
PARTS = {
    "What happened": (
        "The European Union and Japan signed a Security and Defence Partnership in Tokyo on Friday. Josep Borrell and Takeshi "
        "Iwaya put their names to it at the end of a dialogue."
    ),
    "What the text says": (
        "The partnership between the European Union and Japan covers maritime security, space and cyber defence. Japan wants "
        "the European Union to send ships more often."
    ),
    "What comes next": (
        "The European Union and Japan will open talks on classified information, Josep Borrell said in Tokyo. Japan expects "
        "them to take two years at the least."
    ),
}
SMALL_PRINT = "You receive this letter because you subscribed. Unsubscribe | Manage preferences\n© 2024 Pacts Weekly"
RULE = "-" * 60


def letter(plain: str | None, markup: str | None = None, subject: str = "Pacts Weekly: the week in treaties") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Pacts Weekly <news@pacts.example>"
    message["Subject"] = subject
    message["Date"] = "Mon, 04 Nov 2024 08:00:00 +0100"
    message["List-Unsubscribe"] = "<https://pacts.example/u>"
    if plain:
        message.set_content(plain)
    if markup:
        (message.add_alternative if plain else message.set_content)(markup, subtype="html")
    return message


def sources(message: EmailMessage | MIMEMultipart, folder: Path) -> tuple[Source, ...]:
    (folder / "letter.eml").write_bytes(message.as_bytes())
    return read_file(folder / "letter.eml", folder).sources


def wrapped(text: str) -> str:
    return textwrap.fill(text, 72)


def contents() -> EmailMessage:
    listed = "\n".join(f"- {title}" for title in STORIES)
    told = "\n\n".join(f"{title}\n\n{wrapped(text)}" for title, text in STORIES.items())
    return letter(f"PACTS WEEKLY\nMonday, 4 November 2024\n\nIn this issue:\n{listed}\n\n{told}\n\n{SMALL_PRINT}")


def ruled() -> EmailMessage:
    told = "\n\n".join(
        f"{RULE}\n{n}. {title}\n{RULE}\n\n{wrapped(text)}" for n, (title, text) in enumerate(STORIES.items(), start=1)
    )
    return letter(f"Good morning. Here is the week in treaties, as ever.\n\n{told}\n\n{RULE}\nAND FINALLY\n{RULE}\n\nSoup.")


def linked() -> EmailMessage:
    told = "\n\n".join(f"{t}\n{wrapped(x)}\nRead more: https://pacts.example/{n}" for n, (t, x) in enumerate(STORIES.items()))
    return letter(f"{told}\n\n{SMALL_PRINT}")


def page(inner: str) -> str:
    head = "<h1>Pacts Weekly</h1><p>4 November 2024 | <a href='https://pacts.example/v'>View in browser</a></p>"
    return f"<html><body><table><tr><td>{head}</td></tr>{inner}<tr><td><small>{SMALL_PRINT}</small></td></tr></table></body></html>"


def cells() -> EmailMessage:
    return letter(None, page("".join(f"<tr><td><h2>{t}</h2><p>{x}</p></td></tr>" for t, x in STORIES.items())))


def links() -> EmailMessage:
    told = "".join(
        f"<h3><a href='https://pacts.example/{n}'>{t}</a></h3><p>{x}</p>" for n, (t, x) in enumerate(STORIES.items())
    )
    return letter(None, page(f"<tr><td>{told}</td></tr>"))


def bold() -> EmailMessage:
    return letter(None, "<body>" + "".join(f"<div><b>{t}</b></div><div>{x}</div><hr>" for t, x in STORIES.items()))


@pytest.mark.parametrize("form", [contents, ruled, linked, cells, links, bold])
def test_each_story_of_a_letter_is_a_source(tmp_path: Path, form: object) -> None:
    found = sources(form(), tmp_path)  # type: ignore[operator]
    assert [source.title for source in found] == list(STORIES)
    assert [source.id for source in found] == ["letter", "letter-2", "letter-3"]
    for source, text in zip(found, STORIES.values(), strict=True):
        body = body_text(source)
        assert " ".join(text.split()) in " ".join(body.split())
        assert sum(other in source.text for other in STORIES.values()) <= 1
        assert source.publisher == "Pacts Weekly"
        assert source.genre == "newsletter"
        assert source.published is not None
        assert source.published.date == "2024-11-04"
        spans = sorted([*source.body, *((left.start, left.end) for left in source.left_out)])
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
        assert "Unsubscribe" not in body
        assert "In this issue" not in body


def test_stories_bring_their_own_address_claims_and_cites(tmp_path: Path) -> None:
    (tmp_path / "letter.eml").write_bytes(linked().as_bytes())
    article = read_article(tmp_path, "letter.eml")
    assert [source.url for source in article.sources] == [f"https://pacts.example/{n}" for n in range(3)]
    assert [each.cites for each in article.extractions] == [(), (), ("Yonhap News Agency",)]
    keys = [{claim.partnership.key for claim in each.claims if claim.kind == "status"} for each in article.extractions]
    assert keys[0] == {"eu-jp"}
    assert all("eu-jp" not in key for key in keys[1:])
    for source, extraction in zip(article.sources, article.extractions, strict=True):
        for claim in extraction.claims:
            assert all(source.text[p.start : p.end] == p.quote for p in claim.evidence)


def test_stories_with_bylines_have_their_own_authors_and_dates(tmp_path: Path) -> None:
    names = ("Jane Roe", "Max Muster", "Ann Lee")
    told = "\n\n".join(
        f"{title}\n\nBy {name}, {day} November 2024\n\n{wrapped(text)}"
        for day, (name, (title, text)) in enumerate(zip(names, STORIES.items(), strict=True), start=1)
    )
    found = sources(letter(told), tmp_path)
    assert [source.author for source in found] == list(names)
    assert [source.published and source.published.date for source in found] == ["2024-11-01", "2024-11-02", "2024-11-03"]


@pytest.mark.parametrize(
    "form",
    [
        "\n\n".join(f"{title}\n\n{text}" for title, text in PARTS.items()),
        "\n\n".join(f"{n}. {title}\n\n{text}" for n, (title, text) in enumerate(PARTS.items(), start=1)),
        "<h1>EU and Japan sign a pact</h1>" + "".join(f"<h2>{title}</h2><p>{text}</p>" for title, text in PARTS.items()),
    ],
)
def test_an_article_under_subheadings_stays_one(tmp_path: Path, form: str) -> None:
    message = (
        letter(None, form) if form.startswith("<") else letter(f"By Jane Roe\n\n{form}", subject="EU and Japan sign a pact")
    )
    (source,) = sources(message, tmp_path)
    assert all(text in body_text(source) for text in PARTS.values())


def test_the_labelled_letter_stays_one() -> None:
    assert len(read_file(DEV / "d19.eml", DEV).sources) == 1


def test_messages_of_a_digest_are_sources(tmp_path: Path) -> None:
    digest, inner = MIMEMultipart("mixed"), MIMEMultipart("digest")
    digest["Subject"], digest["From"] = "Digest, Vol 3", "List <list@pacts.example>"
    digest.attach(MIMEText("Today's topics: three stories."))
    for number, (title, text) in enumerate(STORIES.items(), start=1):
        message = EmailMessage()
        message["From"], message["Subject"] = f"Agency {number} <a@pacts.example>", title
        message["Date"] = f"Mon, 0{number} Nov 2024 08:00:00 +0100"
        message.set_content(wrapped(text))
        inner.attach(MIMEMessage(message))
    digest.attach(inner)
    found = sources(digest, tmp_path)
    assert [(s.title, s.publisher, s.published and s.published.date) for s in found] == [
        (title, f"Agency {n}", f"2024-11-0{n}") for n, title in enumerate(STORIES, start=1)
    ]


def _with_files(*files: tuple[str, bytes]) -> MIMEMultipart:
    message = MIMEMultipart("mixed")
    message["Subject"], message["From"] = "Articles for you", "A Colleague <c@desk.example>"
    message.attach(MIMEText("Dear all, please find the articles attached."))
    for name, content in files:
        part = MIMEApplication(content)
        part["Content-Disposition"] = f'attachment; filename="{name}"'
        message.attach(part)
    return message


def test_attached_articles_are_sources_of_their_own(tmp_path: Path) -> None:
    names = ("d21.pdf", "d26.docx", "d06.html", "d02.txt")
    message = _with_files(*((name, (DEV / name).read_bytes()) for name in names), ("../../bad.pdf", b"%PDF-1.4 cut"))
    (tmp_path / "letter.eml").write_bytes(message.as_bytes())
    reading = read_file(tmp_path / "letter.eml", tmp_path)
    alone = [read_file(DEV / name, DEV).sources[0] for name in names]
    assert [(s.title, s.publisher, s.text, s.body) for s in reading.sources] == [
        (s.title, s.publisher, s.text, s.body) for s in alone
    ]
    assert [each.reason for each in reading.skipped] == ["its attachment bad.pdf cannot be read: it is no PDF, or cut short."]


def test_only_so_many_attachments_are_read(tmp_path: Path) -> None:
    text = "\n\n".join(STORIES.values()).encode()
    (tmp_path / "letter.eml").write_bytes(_with_files(*((f"a{n}.txt", text) for n in range(MAX_ATTACHMENTS + 5))).as_bytes())
    reading = read_file(tmp_path / "letter.eml", tmp_path)
    assert len(reading.sources) == MAX_ATTACHMENTS
    assert reading.skipped[0].reason == f"only {MAX_ATTACHMENTS} of its {MAX_ATTACHMENTS + 5} attachments were read."


def test_messages_attached_within_each_other_end_somewhere(tmp_path: Path) -> None:
    content = letter("\n\n".join(STORIES.values())).as_bytes()
    for _ in range(12):
        content = _with_files(("inner.eml", content)).as_bytes()
    (tmp_path / "letter.eml").write_bytes(content)
    reading = read_file(tmp_path / "letter.eml", tmp_path)
    assert reading.sources == ()
    assert "nest more than" in reading.skipped[0].reason


def test_a_sidecar_of_a_letter_states_what_holds_for_every_story(tmp_path: Path) -> None:
    (tmp_path / "letter.toml").write_text('publisher = "Pacts"\ntitle = "One"\nurl = "https://pacts.example/all"\n')
    (tmp_path / "letter.eml").write_bytes(ruled().as_bytes())
    reading = read_file(tmp_path / "letter.eml", tmp_path)
    assert [source.title for source in reading.sources] == list(STORIES)
    assert {(source.publisher, source.url) for source in reading.sources} == {("Pacts", "https://pacts.example/all")}
    assert [(s.path, s.reason) for s in reading.skipped] == [
        ("letter.toml", "'title' cannot hold for the 3 articles of letter.eml.")
    ]
