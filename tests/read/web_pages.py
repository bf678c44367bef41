"""Saved pages in varied layouts around the same article: each function takes headline and paragraphs and gives the markup."""
# ruff: noqa: E501 (markup and prose read best unbroken)

from __future__ import annotations

from collections.abc import Callable

LINKS = [
    "Croc spotted at the marina",
    "Ferry fares to rise in April",
    "Ten recipes for the long weekend",
    "Poland signs second tank deal with a Korean maker",
    "Minister resigns over harbour dredging",
    "EU and Japan agree to share cyber threat reports",
]
COOKIES = "We and our 214 partners use cookies to improve your experience and to show you advertisements that fit."
Layout = Callable[[str, list[str]], str]


def _links(tag: str = "li") -> str:
    return "".join(f'<{tag}><a href="/x">{link}</a></{tag}>' for link in LINKS)


def _paragraphs(paragraphs: list[str]) -> str:
    return "".join(f"<p>{p}</p>\n" for p in paragraphs)


def semantic(title: str, paragraphs: list[str]) -> str:
    return f"""<!doctype html><html lang="en"><head><title>{title} | Harbour Daily</title></head><body>
    <div class="cookie-banner"><p>{COOKIES}</p><button>Accept</button></div>
    <header><a href="/">Harbour Daily</a><nav><ul>{_links()}</ul></nav></header>
    <main><article><h1>{title}</h1><p class="byline">By Jane Roe</p><time datetime="2025-03-04">4 March 2025</time>
    <figure><img src="a.jpg"><figcaption>Flags in front of the parliament on a grey day. Photo: HD</figcaption></figure>
    {_paragraphs(paragraphs)}</article></main><aside><h2>Most read</h2><ol>{_links()}</ol></aside>
    <footer><p>© 2025 Harbour Daily. All rights reserved.</p></footer></body></html>"""


def soup(title: str, paragraphs: list[str]) -> str:
    inner = "".join(f'<div class="txt">{p}</div>' for p in paragraphs)
    return f"""<html><head><title>{title} - Harbour Daily</title></head><body><div id="top"><div class="logo">Harbour Daily</div>
    <div class="mainmenu">{_links("span")}</div></div><div id="wrap"><div class="left-col">{_links("div")}</div>
    <div class="mid"><div class="hl"><h1>{title}</h1></div><div class="d">04.03.2025</div><div class="content">{inner}</div></div>
    <div class="right-col"><div class="box"><b>Weather</b> 14 degrees, wind from the west</div>{_links("div")}</div></div>
    <div id="bottom">Contact | Terms | Privacy</div></body></html>"""


def table(title: str, paragraphs: list[str]) -> str:
    return f"""<html><head><title>{title}</title></head><body><table width="100%"><tr><td colspan="3"><b>HARBOUR DAILY</b></td></tr>
    <tr><td width="150">{_links("p")}</td><td><font size="5"><h1>{title}</h1></font>{_paragraphs(paragraphs)}</td>
    <td width="200"><p>Advertisement</p>{_links("p")}</td></tr></table></body></html>"""


def boxes(title: str, paragraphs: list[str]) -> str:
    half = len(paragraphs) // 2
    return f"""<html><head><title>{title}</title></head><body><nav>{_links("a")}</nav><article><h1>{title}</h1>
    <p class="teaser lead">{paragraphs[0]}</p>{_paragraphs(paragraphs[1:half])}
    <div class="related-inline"><strong>Read also:</strong> <a href="/y">{LINKS[3]}</a></div><h2>What comes next</h2>
    {_paragraphs(paragraphs[half:])}<div class="newsletter-box"><p>Sign up for our newsletter and never miss a story from the coast.</p>
    <input type="email"><button>Sign up</button></div></article></body></html>"""


def wordpress(title: str, paragraphs: list[str]) -> str:
    comments = "".join(
        f'<li class="comment"><p>{c}</p></li>'
        for c in ("What a waste of money, as always.", "At last somebody does something about the cables!")
    )
    return f"""<html><head><title>{title} – Harbour Daily</title></head><body class="single-post"><header class="site-header">
    <p class="site-title">Harbour Daily</p><nav id="site-navigation"><ul class="menu">{_links()}</ul></nav></header><div id="content" class="site-content">
    <article class="post"><header class="entry-header"><h1 class="entry-title">{title}</h1><div class="entry-meta">Posted on March 4, 2025 by admin</div></header>
    <div class="entry-content">{_paragraphs(paragraphs)}<div class="sharedaddy"><h3>Share this:</h3><ul><li>Facebook</li><li>X</li></ul></div></div>
    <footer class="entry-footer">Tags: defence, Baltic</footer></article><nav class="post-navigation">Previous post: {LINKS[0]} Next post: {LINKS[1]}</nav>
    <div id="comments"><h2>2 comments</h2><ol>{comments}</ol><form id="commentform"><p>Your email address will not be published.</p><textarea></textarea></form></div></div>
    <aside class="widget-area"><h2>Recent Posts</h2><ul>{_links()}</ul></aside></body></html>"""


def breaks(title: str, paragraphs: list[str]) -> str:
    return f"""<html><head><title>{title}</title></head><body><div class="menu">{_links("span")}</div><h1>{title}</h1>
    <div id="articletext">{"<br><br>".join(paragraphs)}</div><div class="footer">© Harbour Daily 2025</div></body></html>"""


def modal(title: str, paragraphs: list[str]) -> str:
    return f"""<html><head><title>{title}</title></head><body><div class="modal" style="display: none"><p>Subscribe now and save half the price of a year.</p></div>
    <div aria-hidden="true"><p>Offline. Please check your connection and try again later.</p></div><div class="page"><section class="story">
    <h1>{title}</h1><div class="share-bar"><button>Share</button><button>Save</button></div>{_paragraphs(paragraphs)}</section>
    <section class="recirculation"><h3>More on this story</h3><ul>{_links()}</ul></section></div></body></html>"""


def quotes(title: str, paragraphs: list[str]) -> str:
    middle = f"<blockquote><p>{paragraphs[1]}</p></blockquote><ul><li>{paragraphs[2]}</li><li>{paragraphs[3]}</li></ul>"
    return f"""<html><head><title>{title}</title></head><body><main id="main"><article><h1>{title}</h1><p>{paragraphs[0]}</p>{middle}
    {_paragraphs(paragraphs[4:])}<div class="author-bio"><p>Jane Roe covers the sea and those who sail on it.</p></div></article></main>
    <section class="trending"><h2>Trending</h2>{_links("p")}</section></body></html>"""


def minimal(title: str, paragraphs: list[str]) -> str:
    return f"<h1>{title}</h1>{_paragraphs(paragraphs)}"


def inline(title: str, paragraphs: list[str]) -> str:
    linked = [p.replace(" agreement", ' <a href="/a">agreement</a>').replace(" sea", " <em>sea</em>") for p in paragraphs]
    return f"""<html><head><title>{title} | News</title></head><body><header><nav>{_links("a")}</nav></header><div class="article-body">
    <h1>{title}</h1>{_paragraphs(linked)}<p class="correction"><em>The headline reflects an earlier report and may be updated.</em></p></div>
    <footer><ul>{_links()}</ul></footer></body></html>"""


LAYOUTS: dict[str, Layout] = {
    f.__name__: f for f in (semantic, soup, table, boxes, wordpress, breaks, modal, quotes, minimal, inline)
}
