"""Limits on hostile or broken input, each with its reason: they bound time and memory; one file never stops the rest."""

from __future__ import annotations

#: Bytes of one file. A saved page with its pictures inlined reaches 10 MB, a scanned report 20.
MAX_BYTES = 32 * 1024 * 1024
#: Code points of one article. The longest official document seen (a white paper) has 1.2 million.
MAX_TEXT = 4_000_000
#: Lines of one article, each of which is looked at: a book has 10,000.
MAX_LINES = 25_000
#: Nesting of HTML elements. Browsers stop at 512; real pages seldom pass 60. libxml2 recurses when it copies a tree.
MAX_DEPTH = 400
#: Members of a zip container (DOCX). A long illustrated report has about 300.
MAX_MEMBERS = 2_000
#: Bytes that one member of a container may unpack to, and how many times its packed size that may be. XML packs 10 to 40 times.
MAX_UNPACKED = 48 * 1024 * 1024
MAX_RATIO = 200
#: Parts of an e-mail, and how deep they nest. Newsletters have under 20, digests of a mailing list under 100.
MAX_PARTS = 250
MAX_PART_DEPTH = 12
#: Pages of a PDF that are read. A briefing source of more is a book.
MAX_PAGES = 500
#: Articles in one JSON feed.
MAX_ARTICLES = 5_000
#: Bytes of front matter and of a sidecar: a page of fields.
MAX_FIELDS = 64 * 1024
#: Files below one folder, and depth of folders: an analyst's decade is 100,000 articles.
MAX_FILES = 1_000_000
MAX_FOLDERS = 40
#: Tags in a web page for which the article is looked for among them. News pages have 1,000 to 6,000; above, the search
#: takes longer than a reader would wait, and the page's own elements must do.
MAX_TAGS = 25_000
#: Tags above which the search has no second opinion: on lists of links that takes three quarters of its time.
MAX_CAREFUL = 8_000
#: Stories that one letter is split into. A daily digest has 10 to 40.
MAX_STORIES = 100
#: Articles attached to one e-mail that are read.
MAX_ATTACHMENTS = 20
