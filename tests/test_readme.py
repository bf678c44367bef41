"""The README's two commands are one line each, and the checks call the same line for the tests."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The lines of the README's code blocks."""
    return [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


def test_two_commands_build_the_brief_and_run_the_tests() -> None:
    build, tests = commands()
    assert build == "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/pactbrief build"
    assert tests == "python3 -m venv .venv && .venv/bin/pip install -q '.[test]' && .venv/bin/python -m pytest"
    assert README.index("pactbrief` reads") < README.index("![") < README.index(build)


def test_the_checks_call_the_readme_s_test_command() -> None:
    """`.ci/run` finds the line by its pattern and executes it: the pattern must find that line and no other."""
    checks = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"tests=\$\(grep -E '(.*)' README\.md\)", checks)
    assert re.findall(pattern, README, re.MULTILINE) == [commands()[1]]
    assert 'bash -c "$tests"' in checks
    for check in ("mypy", "ruff check", "lint-imports", "run_benchmarks.py --short"):
        assert check in checks
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    assert subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], check=False).returncode == 0


def test_every_command_is_in_the_readme() -> None:
    from pactbrief.cli.app import COMMANDS

    for name in COMMANDS:
        assert f"| `pactbrief {name}" in README


def test_the_version_is_in_the_changelog_s_form() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert changelog.startswith("# Changelog\n")
    assert "## Unreleased" in changelog
