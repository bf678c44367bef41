"""Claims of one article: a pure function of the source and the vocabulary."""

from __future__ import annotations

from pactbrief.extract.article import Reading, extract_source, read_article

__all__ = ["Reading", "extract_source", "read_article"]
