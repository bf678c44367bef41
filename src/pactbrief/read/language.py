"""The language of a text. Scripts decide first, then small words; a statistical model only where these leave it open."""

from __future__ import annotations

import re

from pactbrief.catalog.reading import reading_rules
from pactbrief.catalog.regexes import expression

_KANA = expression(r"[\u3040-\u30ff]")
_HANGUL = expression(r"[\uac00-\ud7af]")
_HAN = expression(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+(?:['’](?=[^\W\d_]))?")
#: Letters looked at: the first pages say it, and reading must stay fast.
_SAMPLE = 6000
#: Share of letters in a script above which it decides. Japanese has a third of kana at the least.
_SCRIPT = 0.15
#: Small words are sure above this share of all words and this lead on the next language; below, the model is asked.
_SHARE = 0.22
_LEAD = 1.5
_WORDS = 12


def language_of(text: str, hint: str | None = None) -> str | None:
    """ISO 639-1 code of the language that `text` is written in; `hint` (a page's own word) settles what stays open.

    None for a text without letters.
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return None
    by_script = _by_script(sample, letters)
    if by_script:
        return by_script
    words = [word.lower().rstrip("'’") for word in _WORD.findall(sample)]
    ranked = sorted(
        (
            (sum(word in known for word in words) / max(1, len(words)), name)
            for name, known in reading_rules().function_words.items()
        ),
        reverse=True,
    )
    (best, name), (second, _) = ranked[0], ranked[1]
    if len(words) >= _WORDS and best >= _SHARE and best >= _LEAD * second:
        return name
    if hint and len(words) < _WORDS and best == 0:
        return hint.split("-")[0].lower()
    return _by_model(sample)


def _by_script(sample: str, letters: int) -> str | None:
    if len(_HANGUL.findall(sample)) > _SCRIPT * letters:
        return "ko"
    if len(_KANA.findall(sample)) > _SCRIPT * letters:
        return "ja"
    if len(_HAN.findall(sample)) > 0.5 * letters:
        return "ja" if _KANA.search(sample) else "zh"
    return None


def _by_model(sample: str) -> str | None:
    from py3langid import classify  # numpy and the model cost half a second: only texts that need them pay

    return str(classify(sample)[0])
