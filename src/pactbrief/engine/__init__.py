"""Engines map one pure function over articles: here, in processes of this machine."""

from pactbrief.engine.local import map_shared, map_tasks

__all__ = ["map_shared", "map_tasks"]
