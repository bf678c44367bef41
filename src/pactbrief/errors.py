"""The one family of errors: each says what is wrong, where, and what to do, and carries its exit code."""

from __future__ import annotations


class PactbriefError(Exception):
    """Something a person must hear about in one sentence; never shown as a traceback.

    `message` says what is wrong and where (file, line, key); `remedy` says the next step.
    """

    exit_code = 2

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy


class UsageError(PactbriefError):
    """Bad usage: an option, an argument, a name that does not exist. Exit code 2."""


class InputError(PactbriefError):
    """A file that cannot be used: unreadable, broken, not what it claims to be. Exit code 2."""


class SettingsError(PactbriefError):
    """A brief, a style, settings or a sidecar that does not validate. Exit code 2."""


class OutputError(PactbriefError):
    """A file that cannot be written. Exit code 2."""


class CheckFailed(PactbriefError):
    """The build or a check found something wrong in a memo. Exit code 1."""

    exit_code = 1
