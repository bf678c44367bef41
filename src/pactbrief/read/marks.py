"""What a single line is by its look: menu, ticker, photo credit, byline, date line ... The rules are data."""

from __future__ import annotations

import re
from functools import cache

from pactbrief.catalog.reading import ReadingRules, reading_rules
from pactbrief.catalog.regexes import expression
from pactbrief.read.blocks import Block, count_words

#: A paragraph longer than this is never furniture by a phrase in it: notices are short.
_NOTICE = 420
#: Longest line that whole-line rules look at.
_LINE = 240
#: A sentence is furniture only for a reason that sentences have (a credit, a notice).
_SENTENCE_REASONS = frozenset({"photo credit", "tags", "leftover markup", "source line", "comment form", "advertisement"})
_LEAD = expression(r"^[\s\[({<【［（►▶→»«>•·*_#|:–—-]+")
_SEPARATOR = expression(r"\s*[|·•»›>／→]\s*|\s{2,}|\u3000+|\s+/\s+")
_QUOTE = expression(r"[-+]\s?\d+[.,]\d+\s?%?|\d\s?%\s*[|)]|\d[.,]\d+\s+[-+]")
_EMAIL = expression(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WIDE = expression(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_YEAR = r"(?:19|20|２０|１９)[\d０-９]{2}"
_CLOCK = expression(
    r"\d{1,2}(?:[:.]\d{2}){0,2}\s?[ap]\.?m\b\.?|\d{1,2}\s?[:.hHu]\s?\d{2}(?::\d{2})?|\d{1,2}\s?(?:(?:Uhr|h)\b|[時시](?:\s?\d{1,2}\s?[分분])?)"
    r"|(?-i:\b(?:[A-Z]{2,4}T|GMT|UTC)\b)|[+-]\d\d:\d\d\b|(?<=:\d\d)\s?[+-]\d{4}\b",
    re.IGNORECASE,
)
_PARTS = expression(r"\s*[,|·•–—(/;:]\s*|\s-\s")
_JOINS = expression(r"\s*[,;/&]\s*(?:(?:and|und|et|y|e)\s+)?|\s+(?:and|und|et|y|e)\s+")
_PARTICLES = frozenset(
    [
        "de",
        "del",
        "della",
        "di",
        "da",
        "du",
        "des",
        "van",
        "von",
        "der",
        "den",
        "zu",
        "zur",
        "al",
        "el",
        "bin",
        "ibn",
        "la",
        "le",
        "dos",
        "e",
        "y",
        "und",
        "and",
        "et",
    ]
)
#: Words that may be left of a date line once dates, clock and cue words are gone.
_LEFT_WORDS = 4
_LEFT_WITH_CUE = 12
#: Characters of a line that says when without a date.
_SAID = 80
#: Words of a trail of two entries.
_TRAIL = 6


@cache
def _rules() -> ReadingRules:
    return reading_rules()


@cache
def date_shape() -> re.Pattern[str]:
    """A cheap sign of a date with its year in any of the languages; pactbrief.dates reads it."""
    month = rf"(?:{'|'.join(_rules().months)})(?![^\W\d_])\.?"
    return expression(
        rf"(?:(?<!\d)[\d０-９]{{1,2}}\.?\s*(?:st|nd|rd|th|er|º|°)?\s*(?:of |de |d['’])?{month},?\s+(?:de |del )?{_YEAR})"
        rf"|(?:\b{month}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR})"
        rf"|(?:\b{month}\s+(?:de )?{_YEAR}(?!\d))"
        rf"|(?:{_YEAR}\s*[-./年년]\s*[\d０-９]{{1,2}}\s*[-./月월]\s*[\d０-９]{{1,2}}\s*[日일]?)"
        rf"|(?:{_YEAR}\s*[年년]\s*[\d０-９]{{1,2}}\s*[月월])"
        rf"|(?:(?<!\d)\d{{1,2}}[-./]\s?\d{{1,2}}[-./]\s?(?:{_YEAR}|\d{{2}}(?!\d)))"
        r"|(?:(?:令和|平成|昭和)\s*[\d０-９元]{1,2}\s*年(?:\s*[\d０-９]{1,2}\s*月(?:\s*[\d０-９]{1,2}\s*日)?)?)",
        re.IGNORECASE,
    )


#: How a question ends.
_ASKS = ("?", "？")


def look(block: Block) -> tuple[str | None, bool]:
    """The reason for which `block` is furniture, None for none, and whether it heads a block of links that goes with it."""
    text = block.text
    if len(text) <= _NOTICE:
        rules = _rules()
        text = text.lower()
        reason = rules.phrases.of(rules.phrases.pattern.search(text))
        if reason:
            return reason, False
    if len(text) > _LINE:
        return ("leftover markup", False) if _is_markup(text) else (None, False)
    return _short(block, text, _LEAD.sub("", text))


def line_reason(text: str) -> str | None:
    """The reason for which a short line by itself is furniture: "kicker" for "EXPLAINED"."""
    return _rules().lines.of(_rules().lines.pattern.match(text.lower())) if len(text) <= _LINE else None


def _short(block: Block, text: str, bare: str) -> tuple[str | None, bool]:
    """Of a line of at most _LINE characters, `text` and `bare` (without leading signs) in lower case."""
    rules = _rules()
    reason = rules.lines.of(rules.lines.pattern.match(text) or (rules.lines.pattern.match(bare) if bare else None))
    if reason == "photo credit" and _CLOCK.search(text) and is_date_line(text):
        reason = "date line"  # "2025/05/20 18:02 (Kyodo)": no picture is credited to the minute
    if reason and not (block.prose and reason not in _SENTENCE_REASONS):
        return reason, False
    opening = rules.openers.pattern.match(bare)
    if opening:
        rest = bare[opening.end() :].lstrip(" \t.…!)]】）］*_")
        follows = rest[:1] in {":", "：", "|", "»", ">", "–", "-", "→", ""} or opening.group()[-1:] in {":", "：", "▶", "☞"}
        if follows or not block.prose:
            return rules.openers.of(opening), not rest.strip(" :：|»>–-→")
    if len(_QUOTE.findall(text)) >= 2 and not block.prose:
        return "ticker", False
    if _EMAIL.search(text) and not block.prose and block.words <= 16:
        return "byline", False
    if is_menu(text):
        return "navigation", False
    return None, False


def _is_markup(text: str) -> bool:
    return bool(re.match(r"<(?:button|div|span|script|iframe|img|input|form|svg|style|a)\b", text)) and text.count('="') >= 2


def is_menu(text: str) -> bool:
    """True for a line of menu words, or of three and more short entries with separators between them."""
    if text.rstrip().endswith(_ASKS):
        return False  # "And France?": the short question of an interview
    segments = [segment for segment in _SEPARATOR.split(text.strip(" |·•>»")) if segment.strip()]
    words = re.findall(r"[\w'’-]+", text.casefold())
    menu = _rules().menu
    if words and len(words) <= 24 and sum(word in menu for word in words) >= 0.8 * len(words):
        return True
    if len(segments) == 2 and len(words) <= _TRAIL and any(segment.casefold() in menu for segment in segments):
        return True  # a kicker with its section: "Analysis | World"
    if len(segments) < 3 or date_shape().search(text):
        return False
    longest = 8 if _WIDE.search(text) else 30
    return all(len(segment) <= longest and len(segment.split()) <= 4 and segment[-1] not in ".!?。" for segment in segments)


def is_date_line(text: str) -> bool:
    """True where a line holds little else than dates, times and words that go with them."""
    rules = _rules()
    if len(text) <= _SAID and _CLOCK.search(text) and (rules.published.match(text) or rules.updated.match(text)):
        return True  # "Published today at 5.00 am"
    if len(text) > 160 or not date_shape().search(text):
        return False
    rest = date_shape().sub(" ", text)
    shown = date_shape().search(text)
    if shown and len(text[: shown.start()].split()) < 2 and is_byline(text[shown.end() :].lstrip(" .,|·–—-")):
        return True  # "Friday, 6 March 2026. By Jane Roe"
    cues = (rules.published, rules.updated, _CLOCK)
    cue = any(pattern.search(rest) for pattern in cues[:2]) or bool(_SEPARATOR.search(date_shape().sub("-", text)))
    if _CLOCK.search(rest) and text[-1] not in ".。":  # "The ministers met at 10:00 on 5 November." tells a story
        cue = True
    for pattern in (*cues, rules.numbers):
        rest = pattern.sub(" ", rest)
    left = count_words(re.sub(r"[^\w\s]", " ", rest))
    return left <= (_LEFT_WITH_CUE if cue else _LEFT_WORDS)


def is_byline(text: str) -> bool:
    """True for "By Jane Roe, Paris", "Von Max Muster", "(Reporting by ...)", "Paris = Correspondent Jo e@mail"."""
    if len(text) > 160:
        return False
    if _EMAIL.search(text) and count_words(text) <= 16:
        return True
    bare = text.strip(" *_()[]（）【】")
    match = _rules().byline.match(text) or _rules().byline.match(bare)
    if not match:
        return False
    if _WIDE.search(text) or text.startswith("("):
        return True
    rest = (bare[match.end() :] if match.string == bare else text[match.end() :]).strip()
    if not rest:
        return True
    first = re.split(r"\s*[,|·•–—(/;]\s*|\s+-\s+|\s+(?:and|und|et|y|e|in|at)\s+", rest)[0]
    labelled = ":" in match.group() and len(first.split()) < 2  # "Report: Bern and Seoul negotiate" is a headline
    return (is_name(first) and not labelled) or (bool(_rules().staff.search(rest)) and count_words(rest) <= 8)


def is_name(text: str) -> bool:
    """True for one to five words in capitals as names have them."""
    words = text.strip(" .*_").split()
    if not 1 <= len(words) <= 5 or any(char.isdigit() for char in text):
        return False
    return all(word[:1].isupper() or word.lower() in _PARTICLES for word in words) and words[-1][:1].isupper()


def signer(text: str, byline: bool) -> str | None:
    """The person who signs: "By Jane Roe, Riga"; of other lines (`byline` false) only "Jane Roe, Riga, 4 March 2025"."""
    rules = _rules()
    bare = text.strip(" *_()[]（）")
    match = rules.byline.match(bare)
    parts = _PARTS.split(bare[match.end() :] if match else bare)
    name = parts[0].strip()
    if not byline and not match and (len(parts) < 2 or date_shape().search(name)):
        return None
    if not 2 <= len(name.split()) <= 4 or (name.isupper() and not match) or not is_name(name):
        return None
    return (
        None
        if any(p.search(name) for p in (rules.staff, rules.outlets, rules.published, rules.updated, rules.greetings))
        else name.title()
        if name.isupper()
        else name
    )


def are_names(text: str) -> bool:
    """True for the names of several people: "Jane Roe, John Poe and Max Muster"."""
    parts = _JOINS.split(text.strip(" *_"))
    return len(parts) > 1 and all(could_be_person(part) for part in parts)


def could_be_person(text: str) -> bool:
    """True for two to four words in capitals, as people have them, and outlets of no known word."""
    return 2 <= len(text.split()) <= 4 and is_name(text)


def begins_with_time(text: str) -> bool:
    """True for the heading of a live blog's entry: "20:10 What we learned today"."""
    return _CLOCK.match(text) is not None


def is_signature(text: str) -> bool:
    """True for names alone: "Mélodie Charbonneau", "Jane Roe | Riga", "Jeanne Moulin (avec Agence Cap)"."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", text)
    parts = [part for part in re.split(r"\s*[|·•/,]\s*", bare) if part]
    return bool(parts) and len(bare.split()) <= 6 and all(is_name(part) and len(part.split()) <= 4 for part in parts)


_SPEAKER = expression(
    r"(?P<who>[^\W\d_][^:：\n.!?]{0,48}?(?:[A-Z]\.|Dr\.|Mr\.|Ms\.|Prof\.)?[^:：\n.!?]{0,32}?(?:\s\([^()]{2,40}\))?)\s?[:：]\s*\S|(?P<q>[QA問答문답])\s?[:：.]\s*\S"
)
_TITLED = expression(r"^(?:(?:Dr|Mr|Mrs|Ms|Prof|M|Mme|St)\.\s*)+")
_QUESTION = expression(r"(?:[—–-]{1,2}|[―—]{1,2})\s*.{6,220}[?？か][。」]?$")
_TURN = expression(r"[QA問答문답—–―-]")
_LABEL_REACH = 120  # characters that hold a speaker's label
_LABEL = 6  # words of a speaker's label; a longer one before a colon is a sentence


def speaker_of(text: str) -> str | None:
    """Who speaks in a line "Host: Welcome back.", folded; "?" for a question set off by a dash; None for other lines."""
    start = text[:_LABEL_REACH]
    if ":" not in start and "：" not in start and not _TURN.match(text):
        return None
    bare = _TITLED.sub("", text.lstrip("*_ "))
    match = _SPEAKER.match(bare)
    if match is None:
        return "?" if _QUESTION.match(text) else None
    if match["q"]:
        return str(match["q"])
    who = match["who"].split("(")[0].strip(" *_")
    return who.casefold() if who and len(who.split()) <= _LABEL and who[:1] == who[:1].upper() else None


def without_dates(text: str) -> str:
    """`text` with a bar in the place of every date and time."""
    return _CLOCK.sub("|", date_shape().sub("|", text))


def emails(text: str) -> list[str]:
    """The e-mail addresses in a line."""
    return _EMAIL.findall(text)
