"""Verification: a composed memo and a finished file are held against the passages that they rest on."""
