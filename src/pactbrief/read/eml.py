"""E-mails: the letter's own text, which may be several stories, and the messages and articles attached to it."""

from __future__ import annotations

import importlib
import re
from collections import deque
from dataclasses import field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import cast

from pactbrief.errors import InputError
from pactbrief.model.records import dataclass
from pactbrief.model.source import LeftOut
from pactbrief.read.blocks import count_words
from pactbrief.read.decoding import decode
from pactbrief.read.files import FORMATS
from pactbrief.read.interface import Draft, Drafts, Format, Heading, Hints
from pactbrief.read.limits import MAX_ATTACHMENTS, MAX_PART_DEPTH, MAX_PARTS
from pactbrief.read.stories import split

_REMEDY = "Save the article alone."
_FILE = "Save the attachment as a file of its own."
_NAME = re.compile(r'^\s*"?([^"<]{2,80}?)"?\s*<')
_REPLY = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg|tr|rv|i|r)\s*:\s*)+", re.IGNORECASE)
_URL = re.compile(
    r"view (?:this|the)? ?(?:e-?mail|newsletter|letter)? ?(?:in (?:your )?browser|online)\W+(https?://\S+)", re.IGNORECASE
)
_RULE = re.compile(r"^[-=_*~]{5,}$")
_STUB = 12  # words; "This message is in HTML" is no article
_COVER = 40  # words; a letter of fewer only accompanies what is attached to it
_WIDTH = 50  # shortest line that can be a wrapped one; format=flowed and most writers wrap at 72 to 78

_Refused = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Found:
    """What a message holds: its own text as plain text and as HTML, messages in it with their depth, and attached files."""

    texts: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    messages: list[tuple[EmailMessage, int]] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)


def extract(content: bytes, path: Path) -> Drafts:
    """The articles of an e-mail: its own text, which may be several stories, then the messages and the files attached."""
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("it is no e-mail.", "Save it as .txt if it is plain text.")
    drafts: list[Draft] = []
    files: list[tuple[str, bytes]] = []
    waiting = deque([(message, 0)])
    parts = 0
    while waiting:  # messages within messages one after another: they nest as deep as their sender likes
        one, depth = waiting.popleft()
        found, parts = _look_through(one, depth, parts)
        drafts += _letter(one, found)
        files += found.files
        waiting.extend(found.messages)
    attached, refused = _attached(files)
    drafts += attached
    if not drafts and not refused:
        raise InputError("it holds no text part.", _FILE)
    return Drafts(tuple(drafts), refused)


def _look_through(message: EmailMessage, depth: int, parts: int) -> tuple[_Found, int]:
    """Sorts the parts of `message`; those of a message inside it are that one's own. `parts` counts them all."""
    found = _Found()
    waiting = deque([(message, depth)])
    while waiting:
        part, depth = waiting.popleft()
        parts += 1
        if parts > MAX_PARTS or depth > MAX_PART_DEPTH:
            raise InputError(f"it has more than {MAX_PARTS} parts, or they nest more than {MAX_PART_DEPTH} deep.", _REMEDY)
        kind = part.get_content_type()
        children = [child for child in part.iter_parts() if isinstance(child, EmailMessage)] if part.is_multipart() else []
        if kind == "message/rfc822":
            found.messages += [(child, depth + 1) for child in children]
        elif children:
            waiting.extendleft((child, depth + 1) for child in reversed(_readable(children, kind)))
        else:
            _keep(part, kind, depth, found)
    return found, parts


def _readable(children: list[EmailMessage], kind: str) -> list[EmailMessage]:
    """Of alternatives the first of each kind: they say the same."""
    if kind != "multipart/alternative":
        return children
    return list({child.get_content_type(): child for child in reversed(children)}.values())[::-1]


def _keep(part: EmailMessage, kind: str, depth: int, found: _Found) -> None:
    name = _file_name(part)
    if name is None:
        if kind in {"text/plain", "text/html"} and part.get_content_disposition() != "attachment":
            text = _text(part)
            (found.texts if kind == "text/plain" else found.pages).extend([text] if text else [])
        return
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    inner = message_from_bytes(content, policy=policy.default) if name.lower().endswith(".eml") else None
    if isinstance(inner, EmailMessage) and inner.keys():
        found.messages.append((inner, depth + 1))
    else:
        found.files.append((name, content))


def _file_name(part: EmailMessage) -> str | None:
    """The name of an attached article; None for a part that is none: a picture, a signature, the letter itself."""
    name = re.sub(r"[^\w .()-]+", "_", Path(part.get_filename() or "").name)[:80]
    if Path(name).suffix.lower() in FORMATS:
        return name
    kind = part.get_content_type()
    if part.get_content_disposition() != "attachment" and kind.startswith("text/"):
        return None
    ending = next((ending for ending, (_, media_type) in FORMATS.items() if media_type == kind), None)
    return f"{Path(name).stem or 'attachment'}{ending}" if ending else None


def _attached(files: list[tuple[str, bytes]]) -> tuple[list[Draft], _Refused]:
    """The articles of attached files, each read as a file of its own would be; one that cannot be read stops no other."""
    drafts: list[Draft] = []
    refused: list[tuple[str, str]] = []
    for name, content in files[:MAX_ATTACHMENTS]:
        try:
            if not content.strip():
                raise InputError("it is empty.", _FILE)
            module, _ = FORMATS[Path(name).suffix.lower()]
            read = cast(Format, importlib.import_module(f"pactbrief.read.{module}")).extract(content, Path(name))
            drafts += read.drafts
            refused += [(f"its attachment {name}: {reason}", remedy) for reason, remedy in read.refused]
        except InputError as error:
            refused.append((f"its attachment {name} cannot be read: {error.message}", error.remedy))
        except Exception as error:  # as in the reader: libraries for hostile formats raise whatever they please
            refused.append((f"its attachment {name} is damaged ({type(error).__name__}).", _FILE))
    if len(files) > MAX_ATTACHMENTS:
        refused.append((f"only {MAX_ATTACHMENTS} of its {len(files)} attachments were read.", "Save the others as files."))
    return drafts, tuple(refused)


def _letter(message: EmailMessage, found: _Found) -> list[Draft]:
    """The message's own text: its stories, or the whole under its subject. What only accompanies attachments is no article."""
    plain = "\n\n".join(found.texts)
    hints = _hints(message, plain or "".join(found.pages))
    drafts: tuple[Draft, ...] = ()
    if plain and (len(plain.split()) >= _STUB or not found.pages):
        drafts = split(_under(hints, Draft(_unwrapped(plain))))
    if found.pages and len(drafts) < 2:
        from pactbrief.read.html import page_draft

        pages = tuple(story for markup in found.pages for story in split(_under(hints, page_draft(markup))))
        drafts = pages if not drafts or len(pages) > len(found.pages) else drafts
    alone = not found.messages and not found.files
    return [draft for draft in drafts if alone or count_words(draft.text) - count_words(hints.title or "") >= _COVER]


def _under(hints: Hints, draft: Draft) -> Draft:
    """The letter under its subject, which is its headline."""
    if not hints.title:
        return replace(draft, hints=hints)
    shift = len(hints.title) + 2
    return replace(
        draft,
        text=f"{hints.title}\n\n{draft.text}",
        hints=hints,
        left_out=tuple(LeftOut(span.start + shift, span.end + shift, span.reason) for span in draft.left_out),
        headings=(
            Heading(0, len(hints.title), 1),
            *(Heading(h.start + shift, h.end + shift, max(2, h.level)) for h in draft.headings),
        ),
        spots={start + shift: spot for start, spot in draft.spots.items()},
    )


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
