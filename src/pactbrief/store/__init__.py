"""The embedded store: a cache of what was read and extracted. Deleting it loses nothing but time."""

from pactbrief.store.articles import Article, ArticleStore
from pactbrief.store.database import open_database

__all__ = ["Article", "ArticleStore", "open_database"]
