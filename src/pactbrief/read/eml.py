"""E-mails: the plain text part, or else the HTML part, with sender, subject and date as hints."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from pactbrief.errors import InputError
from pactbrief.model.source import LeftOut
from pactbrief.read.decoding import decode
from pactbrief.read.interface import Draft, Drafts, Heading, Hints
from pactbrief.read.limits import MAX_PART_DEPTH, MAX_PARTS

_REMEDY = "Save the article alone."
_NAME = re.compile(r'^\s*"?([^"<]{2,80}?)"?\s*<')
_REPLY = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr|rv|i|r)\s*:\s*)+", re.IGNORECASE)
_URL = re.compile(
    r"view (?:this|the)? ?(?:e-?mail|newsletter|letter)? ?(?:in (?:your )?browser|online)\W+(https?://\S+)", re.IGNORECASE
)
_RULE = re.compile(r"^[-=_*~]{5,}$")
_STUB = 12  # words; "This message is in HTML" is no article
_WIDTH = 50  # shortest line that can be a wrapped one; format=flowed and most writers wrap at 72 to 78


def extract(content: bytes, path: Path) -> Drafts:
    """The article of an e-mail. A letter is one source, its stories are its sections."""
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("it is no e-mail.", "Save it as .txt if it is plain text.")
    plain, markup = _parts(message)
    hints = _hints(message, plain or markup or "")
    if markup and (not plain or len(plain.split()) < _STUB):
        from pactbrief.read.html import page_draft

        return Drafts((_under(hints, page_draft(markup)),))
    if plain:
        return Drafts((_under(hints, Draft(_unwrapped(plain))),))
    raise InputError("it holds no text part.", "Save the attachment as a file of its own.")


def _under(hints: Hints, draft: Draft) -> Draft:
    """The letter under its subject, which is its headline."""
    if not hints.title:
        return replace(draft, hints=hints)
    shift = len(hints.title) + 2
    left = tuple(LeftOut(span.start + shift, span.end + shift, span.reason) for span in draft.left_out)
    headings = tuple(Heading(h.start + shift, h.end + shift, max(2, h.level)) for h in draft.headings)
    own = Heading(0, len(hints.title), 1)
    return replace(draft, text=f"{hints.title}\n\n{draft.text}", hints=hints, left_out=left, headings=(own, *headings))


def _parts(message: EmailMessage) -> tuple[str | None, str | None]:
    """The first plain and the first HTML text among the parts that are no attachments."""
    plain: str | None = None
    markup: str | None = None
    waiting = [(message, 0)]
    seen = 0
    while waiting:
        part, depth = waiting.pop(0)
        seen += 1
        if seen > MAX_PARTS or depth > MAX_PART_DEPTH:
            raise InputError(f"it has more than {MAX_PARTS} parts, or they nest more than {MAX_PART_DEPTH} deep.", _REMEDY)
        if part.is_multipart():
            waiting += [(child, depth + 1) for child in part.iter_parts() if isinstance(child, EmailMessage)]
        elif part.get_content_disposition() != "attachment":
            kind = part.get_content_type()
            if kind == "text/plain" and plain is None:
                plain = _text(part) or None
            elif kind == "text/html" and markup is None:
                markup = _text(part) or None
    return plain, markup


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    return decode(payload, part.get_content_charset()).replace("\r\n", "\n").strip()


def _hints(message: EmailMessage, text: str) -> Hints:
    sender = _header(message, "From")
    name = _NAME.match(sender)
    subject = _REPLY.sub("", _header(message, "Subject")).strip()
    listed = bool(message.get("List-Unsubscribe") or message.get("List-Id"))
    url = _URL.search(text)
    return Hints(
        title=subject or None,
        publisher=name[1].strip() if name else None,
        published=_date(message),
        url=url[1].rstrip(".,)") if url else None,
        genre="newsletter" if listed else None,
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
        LookupError,
    ):  # the header parser of the standard library breaks on some hostile headers
        return ""


def _date(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError):
        return None


def _unwrapped(text: str) -> str:
    """Paragraphs of one line each: mail programs break lines where the next word does not fit, which no author meant."""
    lines: list[str] = []
    width = max((len(line) for line in text.split("\n") if len(line) <= 100), default=0)
    last = 0
    for line in (line.rstrip() for line in text.split("\n")):
        first_word = line.split(maxsplit=1)[0] if line.strip() else ""
        broken = last >= _WIDTH and bool(first_word) and last + 1 + len(first_word) > 0.9 * width
        if (
            broken
            and lines
            and not _RULE.match(line)
            and not _RULE.match(lines[-1])
            and not re.match(r"\s*(?:[-*•>]|\d+[.)])\s", line)
        ):
            lines[-1] = f"{lines[-1]} {line.strip()}"
        else:
            lines.append(line)
        last = len(line) if len(line) <= 100 else 0
    return "\n".join(lines)
