"""Plain text: the decoded file is the canonical text, character for character. Header lines of a copied e-mail are hints."""

from __future__ import annotations

from pathlib import Path

from pactbrief.catalog.regexes import expression
from pactbrief.model.source import LeftOut
from pactbrief.read.decoding import decode
from pactbrief.read.interface import Draft, Drafts, Hints

_LINE = expression(r"[^\n\r]*\S[^\n\r]*")
_HEADER = expression(r"\s*[^\W\d_][\w -]{0,15}\s?[:：]")
_SENDER = expression(r"\"?(?P<name>[^<>\"]+?)\"?\s*<")
_HEADERS = 8  # header lines that a mail program copies at most


def extract(content: bytes, path: Path) -> Drafts:
    """The one article of a text file."""
    text = decode(content)
    return Drafts((_letter(text) or Draft(text),))


def _letter(text: str) -> Draft | None:
    """The draft of a letter that was copied with its header, None for a text without: one line each for sender and subject."""
    from pactbrief.catalog.reading import reading_rules

    if not _HEADER.match(text):
        return None
    rules = reading_rules()
    kinds = {"from": rules.mail_from, "subject": rules.mail_subject, "date": rules.mail_date, "other": rules.mail_other}
    said: dict[str, str] = {}
    left: list[LeftOut] = []
    for line, _ in zip(_LINE.finditer(text), range(_HEADERS), strict=False):
        printed = line.group().strip()
        kind, match = next(((name, m) for name, pattern in kinds.items() if (m := pattern.match(printed))), ("", None))
        if match is None:
            break
        said[kind] = printed[match.end() :]
        left.append(LeftOut(line.start(), line.end(), "mail header"))
    if "from" not in said or "subject" not in said:
        return None
    sender = _SENDER.match(said["from"])
    name = sender["name"].strip() if sender else None
    hints = Hints(title=said["subject"].strip() or None, publisher=name, published=said.get("date"))
    return Draft(text, hints=hints, left_out=tuple(left))
