"""pactbrief: footnoted briefing memos from a folder of news articles on security partnerships."""

__version__ = "0.1.0"
