"""The order of the stages, and the library's entry points."""
