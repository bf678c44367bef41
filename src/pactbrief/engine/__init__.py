"""Engines map one pure function over articles: here, in processes of this machine."""

from pactbrief.engine.local import map_tasks

__all__ = ["map_tasks"]
