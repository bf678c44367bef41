"""Footnotes in the form of the tradecraft reference, its worked examples one by one (hashes are its dummies)."""

from __future__ import annotations

from dataclasses import replace

from pactbrief.catalog.wording import load_wording
from pactbrief.compose.notes import Notebook
from pactbrief.model.claim import Claim, Partnership
from pactbrief.model.memo import CrossReference, Text, plain
from pactbrief.model.source import Publication, Source

SEEN = "2026-11-21"
KEY = Partnership("ca-eu", ("CA", "EU"))


def source(number: int, capture: str, **fields: object) -> Source:
    text = "The first paragraph.\nThe second paragraph.\nThe third paragraph."
    known: dict[str, object] = {
        "id": f"s{number}", "path": f"seeds/s{number}.txt", "sha256": "0" * 64, "media_type": "text/plain", "text": text,
        "text_sha256": capture.ljust(64, "0"), "language": "en", "title": None, "publisher": None, "published": None,
        "body": ((0, len(text)),), "paragraphs": (0, 21, 43), "genre": "news",
    }  # fmt: skip
    return Source(**{**known, **fields})  # type: ignore[arg-type]


def book(*sources: Source, received: bool = True, **fields: object) -> Notebook:
    return Notebook(
        {s.id: s for s in sources}, {s.id: int(s.id[1:]) for s in sources},
        {s.id: SEEN for s in sources} if received else {}, SEEN, load_wording(), {}, **fields,  # type: ignore[arg-type]
    )  # fmt: skip


def full(of: Source, locator: str, **fields: object) -> str:
    return plain(tuple(book(of, **fields).full(of, [Text(locator)]))) + "."  # type: ignore[arg-type]


def claim(of: Source, start: int, end: int, **fields: object) -> Claim:
    return Claim(f"{of.id}-{start}", of.id, KEY, "status", "signed", "happened", None, (of.passage(start, end),), **fields)  # type: ignore[arg-type]


def noted(of: Source, locator: str) -> str:
    """The full citation as the reference prints it, with what a person says of the source behind."""
    return f"{full(of, locator)} {of.descriptor}."


def test_1_a_dated_english_article_that_cites_an_agency() -> None:
    address = "https://indiadailydigital.com/2024/asia-news/european-union-japan-plan-security-accord"
    given = source(
        1, "3f9a1c07b2e4", title="European Union, Japan plan security accord", publisher="India Daily Digital",
        published=Publication("2024-02-21", "byline"), cites=("Asian Lite", "Kyodo News", "unpublished EU document"),
        url=address, descriptor="Third-hand; original not seen",
    )  # fmt: skip
    assert noted(given, "para. 2") == (
        "‘European Union, Japan plan security accord’, India Daily Digital, 21 February 2024, citing Asian Lite ← Kyodo News ← "
        f"unpublished EU document, [en], para. 2, {address}, accessed 21 November 2026, [S01 · 3f9a1c07b2e4]. "
        "Third-hand; original not seen."
    )


def test_2_an_undated_german_article() -> None:
    address = (
        "https://www.it-boltwise.de/kanada-und-eu-vertiefen-verteidigungskooperation-fuer-gemeinsame-ruestungsprojekte.html"
    )
    given = source(
        2, "8b00d1e6a7c9", language="de", publisher="IT Boltwise", url=address,
        title="Kanada und EU vertiefen Verteidigungskooperation für gemeinsame Rüstungsprojekte",
        title_translation="Canada and EU deepen defence cooperation for joint armament projects, mt",
    )  # fmt: skip
    assert full(given, "para. 1") == (
        "‘Kanada und EU vertiefen Verteidigungskooperation für gemeinsame Rüstungsprojekte’ [Canada and EU deepen defence "
        "cooperation for joint armament projects, mt], IT Boltwise, n.d., not after 21 November 2026, [de], para. 1, "
        f"{address}, accessed 21 November 2026, [S02 · 8b00d1e6a7c9]."
    )


def test_3_an_official_release_without_a_date_line_gets_no_date() -> None:
    address = "https://eeas.europa.eu/eeas/security-and-defence-eu-and-canada-sign-security-and-defence-partnership_en"
    given = source(
        3, "c41e55f0aa19", author="European External Action Service", genre="press-release", url=address,
        title="Security and Defence: EU and Canada sign Security and Defence Partnership",
        descriptor="Issuing party's own account",
    )  # fmt: skip
    assert noted(given, "para. 1 (event dated 23 June 2025)") == (
        "European External Action Service, ‘Security and Defence: EU and Canada sign Security and Defence Partnership’, "
        f"n.d., not after 21 November 2026, press release, [en], para. 1 (event dated 23 June 2025), {address}, "
        "accessed 21 November 2026, [S03 · c41e55f0aa19]. Issuing party's own account."
    )


def test_4_an_unknown_publisher() -> None:
    given = source(
        4, "07de9912bc40", title="Ministers to review partnership text", published=Publication("2026-11-03", "byline"),
        descriptor="Origin unknown; not used as sole support",
    )  # fmt: skip
    noted = book(given)
    noted.cite([claim(given, 43, 63)])
    assert noted.notes[0].text == (
        "‘Ministers to review partnership text’, [publisher not identified], 3 November 2026, [en], para. 3: ‘The third "
        "paragraph’, no address; held as supplied file s4.txt, received 21 November 2026, [S04 · 07de9912bc40]. Origin "
        "unknown; not used as sole support."
    )


def test_5_a_repeat_is_short_and_its_reference_live() -> None:
    given = source(3, "c41e55f0aa19", title="EU and Canada sign", publisher="EEAS")
    noted = book(given)
    noted.cite([claim(given, 0, 20)])
    noted.cite([claim(given, 21, 42)])
    noted.cite([claim(given, 21, 42)])
    assert noted.notes[1].text == "EEAS, ‘EU and Canada sign’ (n 1), para. 2: ‘The second paragraph’."
    assert plain(tuple(noted._short(given, 3))) + ", para. 2." == "EEAS, ‘EU and Canada sign’ (n 3), para. 2."
    # The passage stands in note 2 already: the third note refers to it instead of quoting it again.
    assert noted.notes[2].text == "EEAS, ‘EU and Canada sign’ (n 2), para. 2."
    assert CrossReference(2, "n 2") in noted.notes[2].inlines


def test_6_two_sources_of_one_origin_in_one_note() -> None:
    first = source(5, "5512ab0c7d3e", author="Ministry of Foreign Affairs (Republic of Korea)", genre="press-release")
    second = source(6, "9ae07733f1b2", publisher="KBS World", language="de")
    claims = [claim(first, 0, 20), claim(second, 21, 42)]
    noted = book(first, second, origin_of={c.id: "source:s5" for c in claims})
    noted.cite(claims)
    text = noted.notes[0].text
    assert text.count("; ") >= 1 and "[S05 · 5512ab0c7d3e]; [untitled: report], KBS World" in text
    assert text.endswith("[S06 · 9ae07733f1b2]. Both rest on one origin.")
    apart = book(first, second, origin_of={c.id: c.source for c in claims})
    apart.cite(claims)
    assert "one origin" not in apart.notes[0].text


def test_7_a_title_in_another_script_keeps_it_and_its_tag() -> None:
    given = source(
        7, "e2b81f60d95c", author="外務省 [Ministry of Foreign Affairs of Japan]", language="ja", genre="official-document",
        title="日EU安全保障・防衛協力", title_translation="Japan–EU security and defence cooperation",
        url="https://www.mofa.go.jp/mofaj/area/eu/j_eu_anpo.html",
        descriptor="Own translation of 「協力及び対話の更なる発展・強化」",
    )  # fmt: skip
    assert Text("日EU安全保障・防衛協力", lang="ja") in book(given).full(given, [Text("section 1")])
    # The reference says "official page"; of a page and a file of one text we say the same: official text.
    assert noted(given, "section 1") == (
        "外務省 [Ministry of Foreign Affairs of Japan], ‘日EU安全保障・防衛協力’ [Japan–EU security and defence cooperation], "
        "n.d., not after 21 November 2026, official text, [ja], section 1, "
        "https://www.mofa.go.jp/mofaj/area/eu/j_eu_anpo.html, "
        "accessed 21 November 2026, [S07 · e2b81f60d95c]. Own translation of 「協力及び対話の更なる発展・強化」."
    )


def test_8_opinion_names_its_kind_and_place_and_is_cited_for_the_view_only() -> None:
    given = source(
        8, "1d2c3b4a5968", author="M. Beispiel", title="Europa braucht Partner", title_translation="Europe needs partners",
        publisher="Musterblatt", place="Vienna", published=Publication("2026-10-12", "byline"), genre="opinion", language="de",
        url="https://example.org/meinung/1",
    )  # fmt: skip
    noted = book(given)
    noted.cite([claim(given, 0, 20, genre="opinion")])
    assert noted.notes[0].text == (
        "M. Beispiel, ‘Europa braucht Partner’ [Europe needs partners], Musterblatt (Vienna), 12 October 2026, opinion, [de], "
        "para. 1: „The first paragraph“, https://example.org/meinung/1, accessed 21 November 2026, [S08 · 1d2c3b4a5968]. "
        "Cited for the author’s view only."
    )
    assert full(given, "para. 5") == (
        "M. Beispiel, ‘Europa braucht Partner’ [Europe needs partners], Musterblatt (Vienna), 12 October 2026, opinion, [de], "
        "para. 5, https://example.org/meinung/1, accessed 21 November 2026, [S08 · 1d2c3b4a5968]."
    )


def test_9_an_interview_names_who_asked() -> None:
    given = source(
        9, "6677aa88bb99", author="A. Example", interviewer="B. Sample", title="We are not there yet", genre="interview",
        publisher="Example Radio", published=Publication("2026-11-02", "byline"), url="https://example.org/int/2",
    )  # fmt: skip
    assert full(given, "04:10") == (
        "A. Example, interviewed by B. Sample, ‘We are not there yet’, Example Radio, 2 November 2026, interview, [en], 04:10, "
        "https://example.org/int/2, accessed 21 November 2026, [S09 · 6677aa88bb99]."
    )


def test_an_inferred_date_says_so_and_an_update_is_named() -> None:
    given = source(1, "00", published=Publication("2024-02", "inferred"), updated="2024-03-01")
    assert "[c. February 2024, from text] (updated 1 March 2024)" in full(given, "para. 1")


def test_an_address_that_is_no_web_address_is_never_linked() -> None:
    given = source(1, "00", url="javascript:alert(1)")
    assert "javascript" not in full(given, "para. 1")


def test_a_note_names_three_sources_at_most() -> None:
    sources = [source(i, "00") for i in range(1, 6)]
    noted = book(*sources)
    noted.cite([claim(s, 0, 20) for s in sources])
    assert len(noted.notes[0].passages) == 3
    assert replace(noted.notes[0], number=1) == noted.notes[0]
