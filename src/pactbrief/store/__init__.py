"""The embedded store: a cache of what was read and extracted. Deleting it loses nothing but time."""

from pactbrief.store.articles import Article, ArticleStore, Outline, outline_of
from pactbrief.store.database import open_database

__all__ = ["Article", "ArticleStore", "Outline", "open_database", "outline_of"]
