"""The five seeds as sources, with claims set by hand, so that composing is tested apart from extraction."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pactbrief.assemble import assemble, find_origins
from pactbrief.catalog.wording import load_wording
from pactbrief.compose import Issue, Names
from pactbrief.model.claim import Claim, Extraction, Partnership
from pactbrief.model.edition import Brief, WantedPartnership
from pactbrief.model.source import Publication, Source

SEEDS = Path(__file__).parents[2] / "seeds"

EU_JP = Partnership("eu-jp", ("EU", "JP"), "Security and Defence Partnership")
EU_KR = Partnership("eu-kr", ("EU", "KR"), "Security and Defence Partnership")
EU_IORA = Partnership("eu-iora", ("EU", "IORA"), "Dialogue Partner")

NAMES = Names(
    short={"EU": "EU", "JP": "Japan", "KR": "Korea", "IORA": "IORA", "CN": "China", "KP": "North Korea"},
    full={
        "EU": "the EU", "JP": "Japan", "KR": "the Republic of Korea", "IORA": "the Indian Ocean Rim Association (IORA)",
        "CN": "China", "KP": "North Korea",
    },
    areas={},
    regions={"indo-pacific": "the Indo-Pacific", "south-china-sea": "the South China Sea", "indian-ocean": "the Indian Ocean",
             "northeast-asia": "north-east Asia", "taiwan-strait": "the Taiwan Strait", "east-china-sea": "the East China Sea"},
    instruments={"": "security and defence partnership"},
)  # fmt: skip


def source(name: str, **fields: object) -> Source:
    path = next(SEEDS.glob(f"{name}*.txt"))
    raw = path.read_bytes()
    text = raw.decode()
    starts = tuple(i for i in range(len(text)) if (i == 0 or text[i - 1] == "\n") and text[i] != "\n")
    known: dict[str, object] = {
        "id": path.stem, "path": f"seeds/{path.name}", "sha256": hashlib.sha256(raw).hexdigest(), "media_type": "text/plain",
        "text": text, "text_sha256": hashlib.sha256(text.encode()).hexdigest(), "language": "en", "title": None,
        "publisher": None, "published": None, "body": ((0, len(text)),), "genre": "news", "paragraphs": starts,
    }  # fmt: skip
    return Source(**{**known, **fields})  # type: ignore[arg-type]


def claim(of: Source, partnership: Partnership, kind: str, value: str, words: str, **fields: object) -> Claim:
    """A claim on the sentence of `of` that holds `words`."""
    at = of.text.index(words)
    start = max(of.text.rfind(". ", 0, at) + 2 if of.text.rfind(". ", 0, at) >= 0 else 0, of.text.rfind("\n", 0, at) + 1)
    ends = [e for e in (of.text.find(". ", at + len(words) - 1), of.text.find("\n", at)) if e >= 0]
    end = min([e + (of.text[e] == ".") for e in ends] or [len(of.text)])
    known: dict[str, object] = {
        "id": hashlib.sha256(f"{of.id}{partnership.key}{kind}{value}{words}{sorted(fields)}".encode()).hexdigest()[:12],
        "source": of.id, "partnership": partnership, "kind": kind, "value": value, "modality": "happened", "when": None,
        "evidence": (of.passage(start, end),), "genre": of.genre_at(at), "words": (words,),
    }  # fmt: skip
    return Claim(**{**known, **fields})  # type: ignore[arg-type]


S000 = source("000", published=Publication("2024-02-20", "marker"))
S001 = source(
    "001", title="European Union, Japan plan security accord amid China's assertiveness", publisher="ANI",
    published=Publication("2024-02-20", "byline"), cites=("Kyodo News", "EU document"),
)  # fmt: skip
S002 = source("002", published=Publication("2024-03-21", "marker"))
S003 = source("003", language="de", title=(
    "EU und Japan vertiefen Kooperation: Neues Sicherheitsabkommen für gemeinsame Verteidigung und Informationsaustausch"
))  # fmt: skip
S004 = source("004", author="Jo Eun-ah", cites=("Kyodo News",))
SOURCES = (S000, S001, S002, S003, S004)
KYODO = ("Kyodo News", "EU document")

CLAIMS = (
    claim(S000, EU_JP, "status", "negotiating", "initiated negotiations"),
    claim(S000, EU_IORA, "status", "adopted", "designation as a Dialogue Partner", when="2024-01-30",
          printed_when="on January 30, 2024"),
    claim(S000, EU_JP, "scope", "maritime-security", "maritime security"),
    claim(S000, EU_JP, "scope", "cyber", "cyber defense"),
    claim(S000, EU_JP, "scope", "joint-exercises", "joint drills"),
    claim(S000, EU_JP, "region", "indo-pacific", "Indo-Pacific region"),
    claim(S000, EU_IORA, "scope", "ocean-governance", "ocean governance", modality="planned"),
    claim(S000, EU_IORA, "region", "indian-ocean", "Indian Ocean Region"),
    claim(S001, EU_JP, "status", "negotiating", "decided to engage in negotiations", when="2024-02-19",
          printed_when="on Monday",
          attribution=KYODO),
    claim(S001, EU_JP, "status", "proposed", "vowed", when="2023-07", printed_when="last July", attribution=("Kyodo News",)),
    claim(S001, EU_JP, "scope", "maritime-security", "maritime security, intelligence", attribution=KYODO),
    claim(S001, EU_JP, "scope", "joint-exercises", "joint exercises", attribution=("Kyodo News",), modality="possible"),
    claim(S001, EU_JP, "actor", "CN", "China's maritime assertiveness", attribution=KYODO),
    claim(S001, EU_JP, "region", "taiwan-strait", "Taiwan Strait"),
    claim(S002, EU_JP, "status", "proposed", "forging"),
    claim(S003, EU_JP, "status", "concluded", "geschlossen"),
    claim(S003, EU_JP, "scope", "joint-exercises", "Marineübungen"),
    claim(S003, EU_JP, "scope", "cyber", "Cybersicherheit"),
    claim(S004, EU_JP, "status", "signed", "signed the EU-Japan", printed_when="on the 1st", where="Tokyo"),
    claim(S004, EU_JP, "actor", "CN", "China’s maritime advancement"),
    claim(S004, EU_JP, "scope", "institutional-dialogue", "security and defense dialogue", attribution=("Kyodo News",)),
    claim(S004, EU_KR, "status", "adopted", "likely to adopt", modality="possible"),
    claim(S004, EU_KR, "region", "northeast-asia", "security dynamics in Northeast Asia", genre="interview"),
    claim(S004, EU_KR, "scope", "information-sharing", "sharing intelligence", genre="interview"),
)  # fmt: skip

BRIEF = Brief(
    "weekly", "briefs/weekly/brief.toml", "Security partnerships: weekly digest", "Weekly digest", "en", "", "", "memo",
    tuple(WantedPartnership(k) for k in ("eu-jp", "eu-kr", "eu-iora")), (), ("digest", "partnerships"), ("docx", "pdf"), {},
)  # fmt: skip

ORDER = ("bottom_line", "changes", "board", "partnerships", "status", "timeline", "conflicts", "scope", "region", "outlook",
         "views", "gaps", "calendar", "sources", "annex", "method", "colophon")  # fmt: skip

LABELS = {
    **load_wording().labels, "status": "Status", "timeline": "Timeline", "scope": "Scope", "region": "Regional context",
    "outlook": "Outlook", "gaps": "What the sources do not say", "sources": "Sources", "changes": "What changed",
    "bottom_line": "Bottom line", "conflicts": "Where accounts differ", "views": "Opinion",
    "calendar": "Calendar", "board": "Status board", "method": "Method", "annex": "Annex", "colophon": "About this memo",
}  # fmt: skip


def issue(claims: tuple[Claim, ...] = CLAIMS, previous: object = None, **fields: object) -> Issue:
    """An issue of the hand-made claims as of 22 November 2026."""
    from dataclasses import replace

    extractions = [Extraction(s.id, tuple(c for c in claims if c.source == s.id), (), s.cites) for s in SOURCES]
    origins = find_origins(SOURCES, extractions)
    dossiers = assemble(SOURCES, extractions, origins, "2026-11-22", previous)  # type: ignore[arg-type]
    named = tuple(replace(d, name=NAMES.partnership(d.partnership)) for d in dossiers)
    return Issue(
        **{
            **{
                "brief": BRIEF,
                "edition": "2026-W47",
                "as_of": "2026-11-22",
                "previous": None,
                "created": "2026-11-22T00:00:00Z",
                "sources": SOURCES,
                "claims": {c.id: c for c in claims},
                "dossiers": named,
                "received": {},
                "origin_of": {c.id: origins.of(c) for c in claims},
                "names": NAMES,
                "wording": load_wording(),
                "labels": LABELS,
                "order": ORDER,
                "version": "0.1.0",
            },
            **fields,
        }
    )  # type: ignore[arg-type]
