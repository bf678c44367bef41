"""Parties: between whom the thing of a trigger stands, from its phrase, its sentence or what was told before."""
