"""The schema's history: append only. A store at version n has had the first n statements."""

MIGRATIONS: tuple[str, ...] = (
    "CREATE TABLE article (path TEXT PRIMARY KEY, key TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE stamp (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, sha256 TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE edition (path TEXT PRIMARY KEY, stamp TEXT NOT NULL, outline TEXT NOT NULL) WITHOUT ROWID",
    "DROP TABLE article",
    "CREATE TABLE outline (path TEXT PRIMARY KEY, key TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE article (path TEXT PRIMARY KEY, key TEXT NOT NULL, content TEXT NOT NULL)",
    "CREATE TABLE built (sha256 TEXT PRIMARY KEY, inputs TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE listing (path TEXT PRIMARY KEY, key TEXT NOT NULL, content TEXT NOT NULL) WITHOUT ROWID",
)
