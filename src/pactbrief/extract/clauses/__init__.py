"""Clauses: a sentence taken apart (`parse`), its clauses, verb groups and lists."""
