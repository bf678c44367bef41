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


def claim(of: Source, start: int, end: int, **fields: object) -> Claim:
    known: dict[str, object] = {"kind": "status", "value": "signed", "modality": "happened", "when": None}
    return Claim(f"{of.id}-{start}", of.id, KEY, evidence=(of.passage(start, end),), **{**known, **fields})  # type: ignore[arg-type]


def full(of: Source, locator: str) -> str:
    return plain(tuple(book(of).full(of, [Text(locator)]))) + "."


def noted(of: Source, para: int, **fields: object) -> str:
    """The note on a claim of paragraph `para` whose words the text itself quotes: the citation and the remarks behind it."""
    start = of.paragraphs[para - 1]
    made = claim(of, start, start + 10, genre=of.genre, **fields)
    notes = book(of)
    notes.cite([made], made.id)
    return notes.notes[0].text


def literal(number: int) -> str:
    """The worked example as the reference prints it; it types apostrophes straight, the house sets them."""
    return EXAMPLES[number].replace("'", "’")


#: TRADECRAFT.md section 8, character by character, each from its first word to its last; 10 is the interview of example 8.
EXAMPLES = {
    1: "‘European Union, Japan plan security accord’, India Daily Digital, 21 February 2024, citing Asian Lite ← Kyodo News ← "
    "unpublished EU document, [en], para. 2, https://indiadailydigital.com/2024/asia-news/european-union-japan-plan-security-"
    "accord, accessed 21 November 2026, [S01 · 3f9a1c07b2e4]. Third-hand; original not seen.",
    2: "‘Kanada und EU vertiefen Verteidigungskooperation für gemeinsame Rüstungsprojekte’ [Canada and EU deepen defence "
    "cooperation for joint armament projects, mt], IT Boltwise, n.d., not after 21 November 2026, [de], para. 1, "
    "https://www.it-boltwise.de/kanada-und-eu-vertiefen-verteidigungskooperation-fuer-gemeinsame-ruestungsprojekte.html, "
    "accessed 21 November 2026, [S02 · 8b00d1e6a7c9].",
    3: "European External Action Service, ‘Security and Defence: EU and Canada sign Security and Defence Partnership’, n.d., "
    "not after 21 November 2026, press release, [en], para. 1 (event dated 23 June 2025), https://eeas.europa.eu/eeas/security-"
    "and-defence-eu-and-canada-sign-security-and-defence-partnership_en, accessed 21 November 2026, [S03 · c41e55f0aa19]. "
    "Issuing party's own account.",
    4: "‘Ministers to review partnership text’, [publisher not identified], 3 November 2026, [en], para. 3, no address; held "
    "as supplied file, received 9 November 2026, [S04 · 07de9912bc40]. Origin unknown; not used as sole support.",
    5: "EEAS, ‘EU and Canada sign’ (n 3), para. 2.",
    6: "Ministry of Foreign Affairs (Republic of Korea), [untitled release on the first ROK–EU Strategic Dialogue], n.d., not "
    "after 21 November 2026, press release, [en], para. 3, https://mofa.go.kr/eng/brd/m_5676/view.do?seq=322708, accessed 21 "
    "November 2026, [S05 · 5512ab0c7d3e]; KBS World, [untitled item on the EU–Korea partnership], n.d., not after 21 November "
    "2026, [de], para. 2, https://world.kbs.co.kr/service/news_view.htm?Seq_Code=101969&lang=g, accessed 21 November 2026, "
    "[S06 · 9ae07733f1b2]. Second probably draws on the first: counts as one origin.",
    7: "外務省 [Ministry of Foreign Affairs of Japan], ‘日EU安全保障・防衛協力’ "
    "[Japan–EU security and defence cooperation], n.d., "
    "not after 21 November 2026, official page, [ja], section 1, https://www.mofa.go.jp/mofaj/area/eu/j_eu_anpo.html, accessed "
    "21 November 2026, [S07 · e2b81f60d95c]. Own translation of 「協力及び対話の更なる発展・強化」.",
    8: "M. Beispiel, ‘Europa braucht Partner’ [Europe needs partners], Musterblatt (Vienna), 12 October 2026, opinion, [de], "
    "para. 5, https://example.org/meinung/1, accessed 21 November 2026, [S08 · 1d2c3b4a5968]. Cited for the "
    "author's view only.",
    9: "A. Example, interviewed by B. Sample, ‘We are not there yet’, Example Radio, 2 November 2026, interview, [en], 04:10, "
    "https://example.org/int/2, accessed 21 November 2026, [S09 · 6677aa88bb99].",
}  # fmt: skip


def test_1_a_dated_english_article_that_cites_an_agency() -> None:
    given = source(
        1, "3f9a1c07b2e4", title="European Union, Japan plan security accord", publisher="India Daily Digital",
        published=Publication("2024-02-21", "byline"), cites=("Asian Lite", "Kyodo News", "unpublished EU document"),
        url="https://indiadailydigital.com/2024/asia-news/european-union-japan-plan-security-accord",
        descriptor="Third-hand; original not seen",
    )  # fmt: skip
    assert noted(given, 2) == literal(1)


def test_2_an_undated_german_article() -> None:
    given = source(
        2, "8b00d1e6a7c9", language="de", publisher="IT Boltwise",
        title="Kanada und EU vertiefen Verteidigungskooperation für gemeinsame Rüstungsprojekte",
        title_translation="Canada and EU deepen defence cooperation for joint armament projects, mt",
        url="https://www.it-boltwise.de/kanada-und-eu-vertiefen-verteidigungskooperation-fuer-gemeinsame-ruestungsprojekte.html",
    )  # fmt: skip
    assert noted(given, 1) == literal(2)


RELEASE = source(
    3, "c41e55f0aa19", author="European External Action Service", author_short="EEAS", genre="press-release",
    title="Security and Defence: EU and Canada sign Security and Defence Partnership", title_short="EU and Canada sign",
    url="https://eeas.europa.eu/eeas/security-and-defence-eu-and-canada-sign-security-and-defence-partnership_en",
    descriptor="Issuing party’s own account",
)  # fmt: skip


def test_3_an_official_release_without_a_date_line_gets_no_date_but_that_of_its_event() -> None:
    assert noted(RELEASE, 1, when="2025-06-23") == literal(3)
    assert "event dated" not in noted(RELEASE, 1)
    assert "event dated" not in noted(replace(RELEASE, published=Publication("2025-06-24", "byline")), 1, when="2025-06-23")


def test_4_an_unknown_publisher() -> None:
    given = source(
        4, "07de9912bc40", title="Ministers to review partnership text", published=Publication("2026-11-03", "byline"),
        descriptor="Origin unknown; not used as sole support",
    )  # fmt: skip
    made = claim(given, 43, 63)
    notes = replace(book(given), received={"s4": "2026-11-09"})
    notes.cite([made], made.id)
    assert notes.notes[0].text == literal(4)
    quoting = replace(book(given), received={"s4": "2026-11-09"})
    quoting.cite([made])
    assert quoting.notes[0].text == literal(4).replace("para. 3", "para. 3: ‘The third paragraph’")


def test_5_a_repeat_is_short_and_its_reference_live() -> None:
    notes = book(RELEASE, source(1, "01"), source(2, "02"))
    for made in (claim(source(1, "01"), 0, 20), claim(source(2, "02"), 0, 20), claim(RELEASE, 0, 20), claim(RELEASE, 21, 42)):
        notes.cite([made], made.id)
    assert notes.notes[3].text == literal(5)
    assert CrossReference(3, "n 3") in notes.notes[3].inlines


def test_5_a_repeat_refers_to_the_note_that_quotes_its_passage() -> None:
    given = source(3, "c41e55f0aa19", title="Seven words that nobody needs in repeats", publisher="EEAS")
    notes = book(given)
    for at in ((0, 20), (21, 42), (21, 42)):
        notes.cite([claim(given, *at)])
    assert notes.notes[1].text == "EEAS, ‘Seven words that nobody needs in …’ (n 1), para. 2: ‘The second paragraph’."
    # The passage stands in note 2 already: the third note refers to it instead of quoting it again.
    assert notes.notes[2].text == "EEAS, ‘Seven words that nobody needs in …’ (n 2), para. 2."


def test_6_two_sources_of_one_origin_in_one_note() -> None:
    first = source(
        5, "5512ab0c7d3e", author="Ministry of Foreign Affairs (Republic of Korea)", genre="press-release",
        url="https://mofa.go.kr/eng/brd/m_5676/view.do?seq=322708",
    )  # fmt: skip
    second = source(
        6, "9ae07733f1b2", publisher="KBS World", language="de",
        url="https://world.kbs.co.kr/service/news_view.htm?Seq_Code=101969&lang=g",
    )  # fmt: skip
    claims = [claim(first, 43, 60), claim(second, 21, 42)]
    subjects = {"s5": "the first ROK–EU Strategic Dialogue", "s6": "the EU–Korea partnership"}

    def text(origins: dict[str, str]) -> str:
        notes = replace(book(first, second, origin_of=origins), subjects=subjects)
        notes.cite(claims, claims[0].id)
        return notes.notes[0].text

    assert text({c.id: "source:s5" for c in claims}) == literal(6)
    assert text({c.id: "cited:kyodo" for c in claims}).endswith("[S06 · 9ae07733f1b2]. Both rest on one origin.")
    assert "origin" not in text({c.id: c.source for c in claims})


def test_7_a_title_in_another_script_keeps_it_and_its_tag() -> None:
    given = source(
        7, "e2b81f60d95c", author="外務省 [Ministry of Foreign Affairs of Japan]", language="ja", genre="official-document",
        title="日EU安全保障・防衛協力", title_translation="Japan–EU security and defence cooperation", media_type="text/html",
        url="https://www.mofa.go.jp/mofaj/area/eu/j_eu_anpo.html", notes=((0, "section 1"),),
        descriptor="Own translation of 「協力及び対話の更なる発展・強化」",
    )  # fmt: skip
    assert Text("日EU安全保障・防衛協力", lang="ja") in book(given).full(given, [Text("section 1")])
    assert noted(given, 1) == literal(7)
    assert ", official text, " in noted(replace(given, media_type="application/pdf"), 1)


def test_8_opinion_names_its_kind_and_place_and_is_cited_for_the_view_only() -> None:
    text = "\n".join(f"Paragraph number {number}." for number in "12345")
    given = source(
        8, "1d2c3b4a5968", author="M. Beispiel", title="Europa braucht Partner", title_translation="Europe needs partners",
        publisher="Musterblatt", place="Vienna", published=Publication("2026-10-12", "byline"), genre="opinion", language="de",
        url="https://example.org/meinung/1", text=text, body=((0, len(text)),), paragraphs=(0, 20, 40, 60, 80),
    )  # fmt: skip
    assert noted(given, 5) == literal(8)


def test_9_an_interview_names_who_asked() -> None:
    given = source(
        9, "6677aa88bb99", author="A. Example", interviewer="B. Sample", title="We are not there yet", genre="interview",
        publisher="Example Radio", published=Publication("2026-11-02", "byline"), url="https://example.org/int/2",
    )  # fmt: skip
    assert full(given, "04:10") == literal(9)


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
