"""The list of commands. A command's module is imported when the command is asked for, so that start-up stays fast."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

#: Command to the module that holds it, in the order of `--help`.
COMMANDS: Mapping[str, str] = {
    "build": "pactbrief.cli.build",
    "watch": "pactbrief.cli.watch",
    "init": "pactbrief.cli.init",
    "add": "pactbrief.cli.add",
    "sources": "pactbrief.cli.sources",
    "extract": "pactbrief.cli.extract",
    "inspect": "pactbrief.cli.inspect",
    "status": "pactbrief.cli.status",
    "diff": "pactbrief.cli.diff",
    "review": "pactbrief.cli.review",
    "trace": "pactbrief.cli.trace",
    "verify": "pactbrief.cli.verify",
}


class LazyGroup(TyperGroup):
    """Finds commands by importing their modules one at a time."""

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        return single(import_module(COMMANDS[cmd_name]).run, cmd_name)


def single(function: Any, name: str) -> Any:
    """A typer command made of one function."""
    app = typer.Typer(**_PLAIN)
    app.command(name, context_settings=_CONTEXT)(function)
    made = typer.main.get_command(app)
    made.name = name
    return made


def command() -> Any:
    """The whole command line."""
    app = typer.Typer(cls=LazyGroup, no_args_is_help=True, context_settings=_CONTEXT, **_PLAIN)
    app.callback()(pactbrief)
    return typer.main.get_command(app)


def _version(asked: bool) -> None:
    if asked:
        from pactbrief import __version__

        print(f"pactbrief {__version__}")
        raise typer.Exit


def pactbrief(
    version: bool = typer.Option(False, "--version", help="Print the version and exit.", callback=_version, is_eager=True),
) -> None:
    """Footnoted briefing memos from a folder of news articles.

    Example: pactbrief build
    """


_PLAIN: dict[str, Any] = {"add_completion": False, "rich_markup_mode": None, "pretty_exceptions_enable": False}
_CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
