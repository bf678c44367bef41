"""Dates: when the event of a trigger took place or is due."""
