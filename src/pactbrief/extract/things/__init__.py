"""Things: the arrangements that a sentence names, each with its noun phrase and the parties in it."""
