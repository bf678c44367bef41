"""The embedded store: a cache of what was read and extracted. Deleting it loses nothing but time."""

from pactbrief.store.articles import Article, ArticleStore
from pactbrief.store.database import open_database
from pactbrief.store.listings import Line, Listing, Outline, listing_of, outline_of

__all__ = ["Article", "ArticleStore", "Line", "Listing", "Outline", "listing_of", "open_database", "outline_of"]
