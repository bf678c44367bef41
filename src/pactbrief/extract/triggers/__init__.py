"""Triggers: stage words with their verb group, tied to the thing that they act on."""
