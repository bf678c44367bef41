"""The schema's history: append only. A store at version n has had the first n statements."""

MIGRATIONS: tuple[str, ...] = (
    "CREATE TABLE article (path TEXT PRIMARY KEY, key TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID",
)
