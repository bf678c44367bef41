"""Engines map one pure function over articles: here, in processes of this machine."""

from pactbrief.engine.local import Shared, ahead, map_shared, map_tasks

__all__ = ["Shared", "ahead", "map_shared", "map_tasks"]
