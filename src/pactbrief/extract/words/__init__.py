"""Words: text, tokens and sentences, the terms and classes of words of a language, and the parties that a text names."""
