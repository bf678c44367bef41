"""Names of outlets: how they are written, when two are one."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile

from pactbrief.catalog.reading import reading_rules
from pactbrief.catalog.regexes import expression
from pactbrief.model.records import dataclass

#: Weights of the places where an outlet is named, set by trial on pages with several: meta data are the outlet's own
#: words; a copyright line or a masthead with an outlet's word is proof enough; a bare first line only with something beside it.
HINT = 8.0
COPYRIGHT = 5.0
COMPANY = 3.5  # the rights are often with the company that owns the outlet
OUTLET_HEAD = BYLINE_OUTLET = 4.0
DATELINE = STAFF = 3.0
EMAIL = 2.1
BARE_HEAD = BYLINE = 1.5
CRUMB = 1.0
ENOUGH = 2.0
LABEL = 2  # words of "PRESS RELEASE"
LONGEST, MASTHEAD, BARE = 10, 6, 4  # words of an outlet's name; in a masthead; without any outlet's word
ECHO = 3.0  # for a name of the page's head that its furniture repeats
BESIDE = 0.6  # for a menu or motto right below the first line
_BETWEEN_NAMES = frozenset({"of", "and", "the", "de", "la", "du", "des", "für", "und", "per", "di", "del", "y"})
_UNSPACED = expression(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+$")
_ELIDED = expression(r"^(?:[a-z]{1,5})['’](?=\w)")  # "dell'Adria"
_ABBREVIATION = 3  # letters of "dpa" in "dpa-infocom"


@dataclass(frozen=True, slots=True)
class Named:
    """An outlet's name as printed, and how much the place speaks for it; `block` is set for lines of the page's head."""

    name: str
    weight: float
    block: int | None = None


def title_like(name: str) -> bool:
    """True where a name is written as names are: capitals, or a script without them."""
    words = [_ELIDED.sub("", word) for word in name.split() if word[:1].isalpha()]
    if not words:
        return False
    small = [word for word in words if word[:1].islower() and len(word) > 3]
    return words[0][:1].isupper() and not small if name.isascii() or any(c.islower() for c in name) else True


def alike(one: str, other: str) -> bool:
    """True where two names are of one outlet: the same, one within the other, or one the other's initials."""
    a, b = folded(one), folded(other)
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    if len(short) >= 4 and (long.startswith(short) or long.endswith(short) or short in long.split(".")):
        return True
    if _UNSPACED.match(short) and len(short) >= 2 and long.startswith(short):
        return True
    if len(short) >= _ABBREVIATION and short in {long.split()[0], long.split()[-1]}:
        return True
    letters = "".join(word[0] for word in long.split() if word)
    return short.replace(" ", "") == letters and len(letters) > 1


def best_form(name: str, text: str) -> str:
    """A name in capitals is printed in the mixed case that the text has for it elsewhere, if it has."""
    if not name.isupper():
        return name
    for match in re.finditer(re.escape(name), text, re.IGNORECASE):
        if not match.group().isupper() and match.group()[:1].isupper():
            return match.group()
    return name


def named_in(text: str) -> str:
    """The name that opens a clause: "Yonhap News Agency prohibits its content from ..."; a short text is a name as it is."""
    words = text.split()
    if len(words) <= BARE:
        return text
    named = list(takewhile(lambda word: not word[:1].islower() or word in _BETWEEN_NAMES, words))
    return " ".join(named) if named else text


def folded(text: str) -> str:
    """`text` for comparing: lower case, only letters, figures and single spaces."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


@cache
def small_words() -> frozenset[str]:
    """The small words of all languages."""
    return frozenset().union(*reading_rules().function_words.values())


def without_article(name: str) -> str:
    """ "the Coastal Forum" without its small first word, as it stands behind "published by"."""
    first, _, rest = name.partition(" ")
    return rest if first.islower() and first in small_words() else name
