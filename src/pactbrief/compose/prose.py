"""Small pieces of English: British dates, lists, number words, quotation marks by language."""

from __future__ import annotations

import re
from collections.abc import Sequence

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
#: Opening and closing marks by language, then those of a second kind (Duden, Lexique de l'Imprimerie nationale, JIS X 4051);
#: other languages as in English.
_ANGLES, _CORNERS = (("«", "»"), ("“", "”")), (("「", "」"), ("『", "』"))
_QUOTES = {"de": (("„", "“"), ("»", "«")), "fr": _ANGLES, "it": _ANGLES, "es": _ANGLES, "ja": _CORNERS, "zh": _CORNERS}


def date_words(date: str) -> str:
    """A partial ISO date in British style: "1 November 2024", "November 2024", "2024"."""
    year, month, day = (*date.split("-"), "", "")[:3]
    return " ".join(filter(None, [day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year]))


def on_date(date: str) -> str:
    """With its preposition: "on 1 November 2024", "in November 2024", "in 2024"."""
    return ("on " if len(date) == 10 else "in ") + date_words(date)


def period(first: str, last: str) -> str:
    """From one ISO date to another, "20 February 2024 to 21 March 2024"; a single day once."""
    return " to ".join(map(date_words, dict.fromkeys((first, last))))


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"; "a and b, and c" where a member has an "and" of its own, "a, b; and c" where it has a
    comma."""
    if len(words) > 1 and any(", " in word for word in words):
        return f"{'; '.join(words[:-1])}; and {words[-1]}"
    if any(" and " in word for word in words):
        return ", and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
    return joined(words)


def joined(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c", whatever the members are."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def number(count: int) -> str:
    """Words up to twelve, figures above."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, noun: str, plural: str = "") -> str:
    """ "one source", "three sources"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def capital(text: str) -> str:
    """The first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]


def sentence_start(text: str) -> str:
    """With a capital, unless the first word is a name that is written without one (donga.com)."""
    first = text.split(maxsplit=1)[0] if text else ""
    return text if "." in first else capital(text)


def closed(phrase: str) -> str:
    """The comma that closes an insertion inside a noun phrase before its verb, or nothing."""
    return "," if ", " in phrase else ""


def article(noun: str) -> str:
    """ "a report", "an undated report" (by letter; "EU" and "hour" are the exceptions that occur)."""
    vowel = re.match(r"(?i)[aeio]|u(?!ni|s|k\b)|hour", noun) is not None and not re.match(r"(?i)europ|one\b", noun)
    return f"{'an' if vowel else 'a'} {noun}"


def quote_marks(language: str | None, text: str = "") -> tuple[str, str]:
    """Opening and closing quotation mark of a language; those for a quotation within another where `text` has the first."""
    first, second = _QUOTES.get(language or "en", (("‘", "’"), ("“", "”")))
    return second if first[0] in text else first
